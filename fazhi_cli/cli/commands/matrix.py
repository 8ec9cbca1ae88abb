"""fazhi matrix"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.formats.view import Column
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.numerals import chinese
from fazhi_cli.query.matrix import matrix, matrix_chapters, matrix_fields
from fazhi_cli.query.stats import roles_counted
from fazhi_cli.session import Session

ROWS = None
WHOLE = {"unit": "單位", "leads": "牽頭合計", "responsible": "責任合計", "plan": "方案"}
PARTS = {"lead": "牽頭", "responsible": "責任"}


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output) -> None:
    """單位與章的對照表：各單位在各章牽頭幾項、負責幾項。

    例：fazhi matrix --chapter 1,2
    """
    question = session.question(selection)
    notes = session.notes(question, "units")
    notes += roles_counted(question)
    rows = matrix(question)
    numbers = matrix_chapters(question)
    counts = tuple(f"c{n}{part}" for n in numbers for part in ("_lead", "_responsible"))
    view = session.view(
        "matrix", "單位各章職責", rows, "unit",
        columns=tuple(_column(field) for field in matrix_fields(numbers)),
        pipe=("unit", "leads", "responsible", *counts),
        shown=("unit", *(f"c{n}" for n in numbers), "leads", "responsible"),
        feet=("牽：牽頭幾項；責：為責任單位幾項；列為各章。",),
    )  # fmt: skip
    session.show(view, out, notes)


def _column(field: str) -> Column:
    """c3 is what a chapter's cell shows, c3_lead and c3_responsible the numbers in it."""
    if field in WHOLE:
        return Column(field, WHOLE[field], field not in ("unit", "plan"))
    number, underscore, part = field[1:].partition("_")
    chapter = chinese(int(number))
    if not underscore:
        return Column(field, chapter)
    return Column(field, f"第{chapter}章{PARTS[part]}", True)
