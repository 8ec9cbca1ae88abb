"""fazhi clauses"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.clauses import Clause, clauses
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

ROWS = Clause


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output) -> None:
    """列出所選分句：誰做、報誰、何時、有何例外。

    例：fazhi clauses --kind prohibition
    """
    question = session.question(selection)
    notes = session.notes(question, "clauses")
    if selection.text:
        from fazhi_cli.query.missed_words import words_in_no_clause

        notes += words_in_no_clause(question)
    rows: Iterable[Clause] = clauses(question)
    if output.format_of(out).for_people:
        from fazhi_cli.layouts.limits import of_clause, silence_of_limit
        from fazhi_cli.query.gaps import gaps_of_clauses
        from fazhi_cli.query.sheet_facts import changed_limits

        fates = changed_limits(question)
        rows = [of_clause(clause, fates) for clause in rows]
        notes += gaps_of_clauses(rows)
        if output.format_of(out).for_work:
            rows = map(silence_of_limit, rows)
    view = session.view(
        "clauses", "分句", rows, "ref",
        columns=columns(Clause),
        pipe=("ref", "text", "kind", "when", "actor", "to"),
        shown=("ref", "text", "kind", "when", "actor", "to"),
    )  # fmt: skip
    session.show(view, out, notes, question)
