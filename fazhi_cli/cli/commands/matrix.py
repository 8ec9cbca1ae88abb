"""fazhi matrix"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.formats.view import Column
from fazhi_cli.layouts.matrix import sums
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.numerals import chinese
from fazhi_cli.query.matrix import can_be_added, matrix, matrix_chapters, matrix_fields
from fazhi_cli.query.stats import role_field, role_words
from fazhi_cli.session import IDENT, Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    rows = matrix(question)
    numbers = matrix_chapters(question)
    words = {role_field(word): word for word in role_words(question)}
    counts = tuple(f"c{n}_{part}" for n in numbers for part in ("lead", "responsible", *words))
    shown = ("unit", *(f"c{n}" for n in numbers), "leads", "responsible", *words)
    summed = sums(rows, numbers, words) if can_be_added(question, rows) else []
    view = session.view(
        "matrix", "單位各章職責", rows, "unit",
        columns=tuple(_column(field, words) for field in matrix_fields(numbers, tuple(words.values()))),
        pipe=("unit", "leads", "responsible", *words, *counts),
        shown=shown, paper=shown,
        sums=tuple({**record, IDENT: ""} for record in summed),
        feet=(_foot(tuple(words.values()), has_sums=bool(summed)),),
    )  # fmt: skip
    session.show(view, out, notes, question)


def _column(field: str, words: Mapping[str, str]) -> Column:
    """c3 is what a chapter's cell shows, c3_lead and c3_responsible the numbers in it; words: by field the plan's own for roles."""
    if field in words:
        return Column(field, f"其中{words[field]}", True)
    if field == "responsible" and words:
        return Column(field, "責任等合計", True)
    if field in WHOLE:
        return Column(field, WHOLE[field], field not in ("unit", "plan"))
    number, underscore, part = field[1:].partition("_")
    chapter = chinese(int(number))
    if not underscore:
        return Column(field, chapter)
    counted = words.get(part) or PARTS[part]
    others = "等" if words and part == "responsible" else ""
    return Column(field, f"第{chapter}章{counted}{others}", True)


def _foot(words: Sequence[str], *, has_sums: bool) -> str:
    """What the words of a cell count, and what is added up of them."""
    own = "".join(f"{word}：{word}幾項；" for word in words)
    sums = "合計各行計項次，一項任務列幾個單位計幾次。" if has_sums else ""
    return f"牽：牽頭幾項；責：為責任單位幾項；{own}列為各章。{sums}"
