"""How a selection was read, in one line: which units and why, which days, which reading, what stayed out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from fazhi_cli.query.notes import ROLES
from fazhi_cli.query.reader import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader

SENSES = {
    "name": "原名", "full": "全稱", "alias": "別名", "member": "所屬統稱", "function": "職能名稱", "successor": "後任名稱",
}  # fmt: skip
READINGS = {"strict": "從嚴,不含當月", "lenient": "從寬,含當月", "both": "未定,從嚴從寬兩日之一在範圍內即列入"}
PLAIN = {
    "chapter": "章", "id": "序號", "text": "含詞", "kind": "性質", "when": "時限類別", "min_leads": "牽頭單位不少於",
    "max_leads": "牽頭單位不多於", "plan": "方案",
}  # fmt: skip
DAYS = {"due_by": "到期不晚於{}(含當日)", "due_before": "到期早於{}(不含當日)", "due_from": "到期不早於{}(含當日)"}


def explained(reader: Reader, selection: Selection) -> str:
    """The line that --explain puts on stderr. Raises WrongCall for an unknown unit or actor."""
    conditions = [*_units(reader, selection), *_plain(selection), *_days(selection)]
    asked = ";".join(conditions) + (",須同時滿足" if len(conditions) > 1 else "") if conditions else "全部,未加條件"
    return (
        "。".join([f"所選:{asked}", *_reading(reader, selection), *_standing(selection), *_left_out(reader, selection)])
        + "。"
    )


def _units(reader: Reader, selection: Selection) -> Iterator[str]:
    for role, title in ROLES.items():
        for name in getattr(selection, role):
            yield f"{title}「{name}」即{'、'.join(_read_as(reader, name))}"
    for name in selection.actor:
        words = reader.actor_words([name])
        found = reader.rows(f"SELECT DISTINCT spelling FROM functions WHERE folded IN ({marks(words)})", words)
        also = f"(寫法:{'、'.join(spelling for (spelling,) in found)})" if found else ""
        yield f"行為主體「{name}」{also}"


def _read_as(reader: Reader, name: str) -> Iterator[str]:
    """Each unit that a name means, with the nearest of the senses in which it does."""
    order = list(SENSES)
    senses: dict[str, str] = {}
    for _, unit, sense, _ in sorted(reader.senses(name), key=lambda row: order.index(row[2])):
        senses.setdefault(unit, sense)
    return (f"{unit}({SENSES[sense]})" for unit, sense in senses.items())


def _plain(selection: Selection) -> Iterator[str]:
    for field, title in PLAIN.items():
        value = getattr(selection, field)
        if value not in ((), None):
            yield f"{title} {'、'.join(value) if isinstance(value, tuple) else value}"


def _days(selection: Selection) -> Iterator[str]:
    for field, words in DAYS.items():
        day = getattr(selection, field)
        if day is not None:
            yield words.format(day)
    if selection.within is not None and selection.today is not None:
        yield f"到期在{selection.today}至{selection.today + timedelta(days=selection.within)}(今天起{selection.within}天)"


def _reading(reader: Reader, selection: Selection) -> Iterator[str]:
    """A reading matters where days do: each plan has its own, unless one was asked for."""
    if selection.reading:
        yield f"「N月前」口徑按所指定:{READINGS[selection.reading]}"
        return
    found = [reading for (reading,) in reader.rows("SELECT DISTINCT reading FROM plans")]
    yield f"「N月前」口徑{'各方案不一' if len(found) > 1 else READINGS[found[0]]}"


def _standing(selection: Selection) -> Iterator[str]:
    if selection.as_of:
        yield f"按{selection.as_of}施行的方案"


def _left_out(reader: Reader, selection: Selection) -> Iterator[str]:
    asked = any(getattr(selection, role) for role in ROLES)
    groups = [name for (name,) in reader.rows("SELECT DISTINCT name FROM units WHERE open")]
    if asked and groups:
        yield f"「{'、'.join(groups)}」範圍開放,{'已列入' if selection.include_open else '未展開'}"
    if selection.limit is not None:
        yield f"只列前{selection.limit}條"
