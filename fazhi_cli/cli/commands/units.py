"""fazhi units"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import AS_OF, OUTPUT, SESSION, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts import unit_card
from fazhi_cli.layouts.sections import by_naming
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.units import Unit, notes_of_open_groups, notes_of_units, units
from fazhi_cli.session import Session

ROWS = Unit
NAMES = argument("單位", "單位名，可多個；簡繁、簡稱均可", "unit")


@takes(AS_OF, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, names: list[str] | None = NAMES) -> None:
    """列出各單位牽頭與負責的項數；寫出單位名則列其詳情。

    例：fazhi units 市法制辦
    """
    question = session.question(selection._replace(unit=tuple(names or ())))
    notes = session.notes(question, "units")
    rows = units(question, question.selection.unit)
    notes += notes_of_units(rows)
    if not names:
        notes += notes_of_open_groups(rows)
    format_ = output.format_of(out)
    listed = list(map(unit_card.in_words, rows)) if format_.for_work else rows
    view = session.view(
        "units", "單位", listed, "name",
        columns=columns(Unit, leave_out=("note",), responsible="責任項數"),
        pipe=("name", "full_name", "category", "leads", "responsible", "lead_ids", "responsible_ids"),
        shown=("name", "category", "leads", "responsible"),
        section=by_naming, section_name="名錄",
    )  # fmt: skip
    if not names or not format_.documents or out.fields:
        session.show(view, out, notes, question)
    elif format_.for_terminal:
        output.deliver_text(session.rulebook_script.shown(unit_card.text(rows)), out)
        session.tell_beside(notes, out)
    else:
        from fazhi_cli.layouts.heading import heading
        from fazhi_cli.output import paper

        printed = paper.sentences(notes, question)
        session.print(heading(question).above(unit_card.document(rows, printed), question), out)
