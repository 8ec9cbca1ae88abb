"""The sentence for each note under a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.layouts.checklists.acting import LEFT_TO_UNIT
from fazhi_cli.query.notes import told_year
from fazhi_cli.vocabulary.marks import OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fazhi_cli.layouts.checklists.notes import SheetNote

SENTENCES = {
    "reading-open": "「{wording}」口徑未定:從嚴口徑(不含當月)為{strict},從寬口徑(含當月)為{lenient}。",
    "reading-followed": "「{wording}」按{reading},至{day}。",
    "reading-fixed": OFFICE + "「{wording}」由{by}於{on}定為{reading},至{day}。",
    "open-group": "「{group}」範圍開放,方案沒有列出名單。",
    "successions": "單位按方案原文列名,職責其後的承接:{successions}。",
    "cases-counted": "「逐案」事項按個案辦理,本表只填件數;每案另用個案核對表。",
    "actor-is-another": "「行為主體」為條文指明的行為人,不是本單位{left}。",
    "office-mark": f"標「{OFFICE}」的為本單位細化,不是方案原文。",
}
"""By the code of a note; a name in braces is one of its values, as _SHOWN prints it."""

READINGS = {"strict": "從嚴口徑(不含當月)", "lenient": "從寬口徑(含當月)"}


def sentence(note: SheetNote) -> str:
    values = {}
    for name, value in note.values.items():
        shown = _SHOWN.get(name, str)
        values[name] = shown(value)
    return SENTENCES[note.code].format(**values)


def _day(iso: str) -> str:
    year, month, day = map(int, iso.split("-"))
    return f"{year}年{month}月{day}日"


def _successions(successions: Sequence[tuple[str, Sequence[tuple[str, int | None]]]]) -> str:
    texts = []
    for unit, heirs in successions:
        bodies = [f"{name}({told_year(year)})" for name, year in heirs]
        texts.append(f"{unit}→{'、'.join(bodies)}")
    return ";".join(texts)


def _left(parts: Sequence[str]) -> str:
    """What is left to the asked unit, as the cells print it."""
    if not parts:
        return ""
    quoted = [f"「{LEFT_TO_UNIT[part]}」" for part in parts]
    return f";{''.join(quoted)}是本單位對該句的職責"


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "strict": _day,
    "lenient": _day,
    "day": _day,
    "on": _day,
    "reading": READINGS.__getitem__,
    "successions": _successions,
    "left": _left,
}
"""How a value is printed, by its name; any other as it is."""
