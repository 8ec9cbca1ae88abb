"""What stands in a table of differences: the words that were changed marked, a heading for each task, and no more than matters."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.plan.likeness import pieces
from fazhi_cli.plan.readings import READINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.query.differences import Difference

_REWORDED = ("reworded", "clause-moved", "preamble", "front", "back", "chapter-retitled", "chapter-text")
_OF_UNITS = ("unit-gained", "unit-lost", "aliases", "members", "successors")
_MOST_TOLD = 10
"""Stretches of new numbers that are told; of more, how many tasks they are."""


class Shown(NamedTuple):
    """The rows of a table of differences, and the lines under it."""

    rows: list[Difference]
    feet: tuple[str, ...]


def shown(found: Sequence[Sequence[Difference]]) -> Shown:
    """The differences as people read them; found: those of each task.

    A task of which nothing but the number changed is told under the table: whatever is put in or taken out moves all that
    follow. Of another task the numbers stand in its rows. Units that came or went in one role stand in one row.
    """
    rows: list[Difference] = []
    renumbered: list[Difference] = []
    for of_task in found:
        if [difference.change for difference in of_task] == ["renumbered"]:
            renumbered += of_task
        else:
            told = [difference for difference in of_task if difference.change != "renumbered"]
            rows += _marked(_with_units_joined(told))
    return Shown(rows, tuple(_new_numbers(renumbered)))


def _with_units_joined(rows: Iterable[Difference]) -> Iterator[Difference]:
    """The differences, of those that tell of units in one role of one task the first, with all units."""
    for (change, *_), of_one in groupby(rows, key=lambda row: (row.change, row.role, row.title)):
        same = list(of_one)
        if change in _OF_UNITS:
            old = "、".join(row.old for row in same if row.old)
            new = "、".join(row.new for row in same if row.new)
            yield replace(same[0], old=old or None, new=new or None)
        else:
            yield from same


def _marked(rows: Iterable[Difference]) -> Iterator[Difference]:
    """The differences with 〔 〕 around the words of a text that were dropped, in the old one, or are new, in the new one."""
    for difference in rows:
        if difference.change == "clause-moved" and difference.old == difference.new:
            yield replace(difference, new="（文字未改）")
        elif difference.change in _REWORDED:
            found = pieces(difference.old or "", difference.new or "")
            old = "".join(_within_brackets(piece.before, piece.before == piece.after) for piece in found)
            new = "".join(_within_brackets(piece.after, piece.before == piece.after) for piece in found)
            yield replace(difference, old=old, new=new)
        elif difference.change == "reading":
            yield replace(difference, old=READINGS[difference.old or ""], new=READINGS[difference.new or ""])
        else:
            yield difference


def _within_brackets(text: str, is_kept: bool) -> str:
    return text if is_kept or not text else f"〔{text}〕"


def _new_numbers(renumbered: Sequence[Difference]) -> Iterator[str]:
    """The tasks of which only the number changed: in stretches that moved together."""
    if not renumbered:
        return
    stretches: list[list[tuple[int, int]]] = []
    for difference in renumbered:
        old, new = int(difference.old_ref or 0), int(difference.new_ref or 0)
        if stretches and stretches[-1][-1] == (old - 1, new - 1):
            stretches[-1].append((old, new))
        else:
            stretches.append([(old, new)])
    text = f"另有{len(renumbered)}項只改了序號"
    if len(stretches) <= _MOST_TOLD:
        text += f"：{'，'.join(map(_stretch, stretches))}"
    yield f"{text}。"


def _stretch(numbers: Sequence[tuple[int, int]]) -> str:
    (old, new), (last_old, last_new) = numbers[0], numbers[-1]
    if len(numbers) == 1:
        return f"第{old}項改為第{new}項"
    return f"第{old}—{last_old}項改為第{new}—{last_new}項"


def of_a_task(row: Mapping[str, Any]) -> str:
    """The task of a difference, by its title."""
    title: str = row["title"]
    return title
