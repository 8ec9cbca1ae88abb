"""How much of one thing a file may hold, where the time for it grows with a square, or with what else the plan holds.

Each bound is many times what any plan has, and is looked at before anything else is done with the values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.field_types import days_written, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Amount(NamedTuple):
    """The most that may stand under a key of a file: what it is called, in its own measure, and how it is counted.

    least: characters that one takes in the file at least, as `,a`; 0 where a span stands for many.
    """

    key: str
    called: str
    most: int
    count: Callable[[list[Any]], int]
    least: int = 2


def _entries(mapping: Any, key: str) -> list[Any]:
    """What is listed under a key; nothing where there is no list."""
    value = listed(mapping.get(key)) if isinstance(mapping, dict) else None
    return value if isinstance(value, list) else []


def _counting(*keys: str) -> Callable[[list[Any]], int]:
    """Counts mappings, and with them what they list under some keys."""
    return lambda mappings: sum(1 + sum(len(_entries(each, key)) for key in keys) for each in mappings)


def _days(notices: list[Any]) -> int:
    return sum(map(days_written, _spans(notices)))


def _spans(notices: list[Any]) -> Iterator[Any]:
    for notice in notices:
        yield from _entries(notice, "off")
        yield from _entries(notice, "work")


def _lines(plans: list[Any]) -> int:
    return sum(len(_entries(plan, key)) for plan in plans for key in ("front", "back"))


def _new_names(changes: list[Any]) -> int:
    return sum(len(_entries(change, "to")) for change in changes)


def _clauses(chapters: list[Any]) -> int:
    return sum(len(_entries(task, "clauses")) for task in _tasks(chapters))


def _items(chapters: list[Any]) -> int:
    clauses = (clause for task in _tasks(chapters) for clause in _entries(task, "clauses"))
    return sum(len(_entries(clause, "items")) for clause in clauses)


def _limits(chapters: list[Any]) -> int:
    parts = (part for task in _tasks(chapters) for key in ("clauses", "assignments") for part in _entries(task, key))
    return sum(len(_entries(part, "when")) for part in parts)


def _tasks(chapters: list[Any]) -> Iterator[Any]:
    for chapter in chapters:
        for part in (chapter, *_entries(chapter, "sections")):
            yield from _entries(part, "tasks")


AMOUNTS = (
    Amount("changes", "調整", 500, len),
    Amount("changes", "調整帶來的名稱", 2_000, _new_names),
    Amount("cases", "逐案事項的名稱", 300, _counting("spellings", "narrower")),
    Amount("units", "單位的名稱", 10_000, _counting("aliases", "not_aliases")),
    Amount("functional", "按職能稱呼的寫法", 2_000, _counting("spellings")),
    Amount("pairs", "用語對照的字詞", 1_000, _counting("only", "not")),
    Amount("notices", "放假和調休的通知", 1_000, len),
    Amount("notices", "放假和調休的日子", 20_000, _days, least=0),
    Amount("plan", "前後的行", 5_000, _lines),
    Amount("chapters", "章", 2_000, len),
    Amount("chapters", "條款", 15_000, _clauses),
    Amount("chapters", "分項", 20_000, _items),
    Amount("chapters", "時限", 10_000, _limits),
    Amount("details", "細化", 5_000, len),
)


def exceeded(values: Any, length: int) -> Amount | None:
    """The first amount of which a file, by its values, has too much; length: its characters, of which most files have too few for any."""
    for amount in AMOUNTS:
        has_room = length > amount.most * amount.least
        if has_room and amount.count(_entries(values, amount.key)) > amount.most:
            return amount
    return None
