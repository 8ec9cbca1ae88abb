"""The units of a plan and every name that may mean one, as rows of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.index import rows
from fazhi_cli.index.rows import UnitName, json_list
from fazhi_cli.plan.bodies import nature_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.index.texts import Texts
    from fazhi_cli.rulebook.model import Function, Successor, Unit


def unit_rows(units: Sequence[Unit], texts: Texts) -> Iterator[rows.Unit]:
    for position, unit in enumerate(units, 1):
        full_name = unit.full_name
        yield rows.Unit(
            name=unit.name,
            position=position,
            full_name=full_name.text if full_name else None,
            full_name_confidence=full_name.confidence if full_name else None,
            category=unit.category,
            nature=nature_of(unit.category, texts.fold),
            level=unit.level,
            aliases=json_list(unit.aliases),
            members=json_list(unit.members),
            open=unit.open,
            named=unit.named,
            successors=rows.json_successors(map(_successor, unit.successors)),
            note=unit.note,
        )


def _successor(later: Successor) -> rows.Successor:
    return rows.Successor(
        name=later.name,
        year=later.year,
        basis=later.basis,
        source=later.source,
        confidence=later.confidence,
        tasks=later.tasks,
    )


def unit_names(units: Sequence[Unit], functions: Sequence[Function], texts: Texts) -> Iterator[UnitName]:
    """Every name once, in each sense that it has for a unit."""
    found = (*_own_names(units, texts), *_member_names(units, texts), *_function_names(functions, texts))
    yield from dict.fromkeys(found)


def _name(name: str, unit: str, sense: str, texts: Texts, tasks: Sequence[int] = ()) -> UnitName:
    return UnitName(texts.key(name), unit, sense, name, rows.scope(tasks))


def _own_names(units: Sequence[Unit], texts: Texts) -> Iterator[UnitName]:
    for unit in units:
        yield _name(unit.name, unit.name, "name", texts)
        if unit.full_name:
            yield _name(unit.full_name.text, unit.name, "full", texts)
        for alias in unit.aliases:
            yield _name(alias, unit.name, "alias", texts)
        for later in unit.successors:
            yield _name(later.name, unit.name, "successor", texts, later.tasks)


def _member_names(units: Sequence[Unit], texts: Texts) -> Iterator[UnitName]:
    by_name = {unit.name: unit for unit in units}
    for group in units:
        for member in group.members:
            for name in _all_names(by_name[member]):
                yield _name(name, group.name, "member", texts)


def _all_names(unit: Unit) -> list[str]:
    """Every name that a body bears or bore later: a group's member is still its member under a new name."""
    full_name = [unit.full_name.text] if unit.full_name else []
    later_names = [later.name for later in unit.successors]
    return [unit.name, *full_name, *unit.aliases, *later_names]


def _function_names(functions: Sequence[Function], texts: Texts) -> Iterator[UnitName]:
    for function in functions:
        if function.unit:
            for name in (function.name, *function.spellings):
                yield _name(name, function.unit, "function", texts)


def function_rows(functions: Sequence[Function], texts: Texts) -> Iterator[rows.Function]:
    for function in functions:
        for spelling in dict.fromkeys((function.name, *function.spellings)):
            yield rows.Function(
                function.name,
                spelling,
                texts.fold(spelling),
                function.unit,
                json_list(function.includes),
                function.note,
            )
