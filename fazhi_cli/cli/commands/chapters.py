"""fazhi chapters"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.chapters import Chapter, chapters
from fazhi_cli.query.rows import fields_of
from fazhi_cli.session import IDENT, Session

ROWS = Chapter


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output) -> None:
    """列出各章及所選任務在各章的項數。

    例：fazhi chapters --lead 市法制辦
    """
    question = session.question(selection)
    notes = session.notes(question, "counts")
    rows = chapters(question)
    # A plan's chapters have no task in common; those of several plans are not one plan's.
    is_one_plan = len({row.plan for row in rows}) == 1
    whole = Chapter(None, "合計", sum(row.tasks for row in rows), rows[0].plan) if is_one_plan else None
    shown = ("number", "title", "tasks")
    view = session.view(
        "chapters", "章", rows, "number",
        columns=columns(Chapter, flush_left=("number",), number="章", title="章名"), pipe=shown, shown=shown,
        sums=() if whole is None else ({**fields_of(whole), IDENT: ""},),
    )  # fmt: skip
    session.show(view, out, notes, question)
