"""Who or what gets a sheet of its own: each unit, or each chapter, that a selection reaches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.numerals import chinese
from fazhi_cli.query.tasks import pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


class Subject(NamedTuple):
    """`tasks`: how many tasks its selection finds, never 0. `named`: whether the plan itself names it."""

    name: str
    selection: Selection
    tasks: int
    named: bool = True


def units(reader: Reader, selection: Selection, *, unnamed: bool) -> list[Subject]:
    """The units that the plan names and the members of its closed groups, in the order of their declaration.

    unnamed: also the office's own list. The plan reaches those through an open group only, so for them it is opened. Where
    the selection names units, only these and the members of these. Raises WrongCall for an unknown one.
    """
    found = reader.rows(
        "SELECT u.name, max(u.named) FROM units u JOIN plans p ON p.id = u.plan"
        " WHERE NOT u.open AND u.members = '[]' GROUP BY u.name"
        " ORDER BY NOT max(u.named), min(p.position), min(u.position)"
    )
    asked = set(_asked(reader, selection.unit))
    return _reached(
        reader,
        (
            (name, selection._replace(unit=(name,), include_open=selection.include_open or not named), bool(named))
            for name, named in found
            if (name in asked if selection.unit else named or unnamed)
        ),
    )


def chapters(reader: Reader, selection: Selection) -> list[Subject]:
    """The chapters of the selection, in the plan's order; a plan that has none counts as one."""
    found = reader.rows(
        "SELECT h.plan, h.number, h.title, p.title FROM chapters h JOIN plans p ON p.id = h.plan"
        " ORDER BY p.position, h.position"
    )
    wanted = reader.known_chapters(selection.chapter) if selection.chapter else None
    return _reached(
        reader,
        (
            (f"{chinese(number)}、{title}" if number else plan_title, _of_chapter(selection, plan, number), True)
            for plan, number, title, plan_title in found
            if (wanted is None or number in wanted) and (not selection.plan or plan in selection.plan)
        ),
    )


def _of_chapter(selection: Selection, plan: str, number: int | None) -> Selection:
    return selection._replace(plan=(plan,), chapter=(str(number),) if number else ())


def _reached(reader: Reader, subjects: Iterable[tuple[str, Selection, bool]]) -> list[Subject]:
    counted = (Subject(name, selection, _count(reader, selection), named) for name, selection, named in subjects)
    return [subject for subject in counted if subject.tasks]


def _count(reader: Reader, selection: Selection) -> int:
    pick(reader, selection)
    [(count,)] = reader.rows("SELECT count(*) FROM picked")
    return int(count)


def _asked(reader: Reader, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for _, unit, sense, _ in reader.senses(name):
            if sense != "member":
                yield unit
                for (members,) in reader.rows("SELECT members FROM units WHERE name = ?", (unit,)):
                    yield from json.loads(members)
