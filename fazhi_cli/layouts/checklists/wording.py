"""The sentence for each note under a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.layouts.checklists.columns import LEFT_TO_UNIT
from fazhi_cli.query.notes import told_year
from fazhi_cli.vocabulary.marks import OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fazhi_cli.layouts.checklists.notes import SheetNote

READINGS = {"strict": "從嚴口徑(不含當月)", "lenient": "從寬口徑(含當月)"}


def sentence(note: SheetNote) -> str:
    return SENTENCES[note.code](**note.values)


def _reading_open(wording: str, strict: str, lenient: str) -> str:
    strict_words = f"{READINGS['strict']}為{_day(strict)}"
    lenient_words = f"{READINGS['lenient']}為{_day(lenient)}"
    return f"「{wording}」口徑未定:{strict_words},{lenient_words}。"


def _reading_followed(wording: str, reading: str, day: str) -> str:
    return f"「{wording}」按{READINGS[reading]},至{_day(day)}。"


def _reading_fixed(wording: str, reading: str, day: str, by: str, on: str) -> str:
    return f"{OFFICE}「{wording}」由{by}於{_day(on)}定為{READINGS[reading]},至{_day(day)}。"


def _open_group(group: str) -> str:
    return f"「{group}」範圍開放,方案沒有列出名單。"


def _successions(successions: Sequence[tuple[str, Sequence[tuple[str, int | None]]]]) -> str:
    texts = []
    for unit, heirs in successions:
        bodies = [f"{name}({told_year(year)})" for name, year in heirs]
        texts.append(f"{unit}→{'、'.join(bodies)}")
    return f"單位按方案原文列名,職責其後的承接:{';'.join(texts)}。"


def _cases_counted() -> str:
    return "「逐案」事項按個案辦理,本表只填件數;每案另用個案核對表。"


def _actor_is_another(left: Sequence[str]) -> str:
    text = "「行為主體」為條文指明的行為人,不是本單位"
    if left:
        quoted = "".join(f"「{LEFT_TO_UNIT[part]}」" for part in left)
        text += f";{quoted}是本單位對該句的職責"
    return f"{text}。"


def _office_mark() -> str:
    return f"標「{OFFICE}」的為本單位細化,不是方案原文。"


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


SENTENCES: Mapping[str, Callable[..., str]] = {
    "reading-open": _reading_open,
    "reading-followed": _reading_followed,
    "reading-fixed": _reading_fixed,
    "open-group": _open_group,
    "successions": _successions,
    "cases-counted": _cases_counted,
    "actor-is-another": _actor_is_another,
    "office-mark": _office_mark,
}
