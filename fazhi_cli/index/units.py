"""The units of a plan and every name that may mean one, as rows of the index."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fazhi_cli.index import columns, rows
from fazhi_cli.index.columns import json_list
from fazhi_cli.index.rows import UnitName
from fazhi_cli.index.successions import Succession, json_successions
from fazhi_cli.plan.bodies import nature_of
from fazhi_cli.plan.bureaus import in_place
from fazhi_cli.plan.script import in_script_of
from fazhi_cli.plan.succession_kinds import has_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.index.texts import Texts
    from fazhi_cli.plan.bureaus import Bureaus
    from fazhi_cli.rulebook import model
    from fazhi_cli.rulebook.model import Function, Rulebook, Unit


class Units:
    """The units of one plan, with what the program knows of the usual bodies of a city beside what units.yaml says."""

    def __init__(self, rulebook: Rulebook, texts: Texts, bureaus: Bureaus) -> None:
        self._units = rulebook.units
        self._functions = rulebook.functional
        self._place = rulebook.plan.place
        self._issued = rulebook.plan.issued
        self._written = in_script_of("".join(unit.name for unit in rulebook.units))
        self._changed = {change.unit for change in rulebook.changes}
        self._texts = texts
        self._bureaus = bureaus
        self._own_keys = {unit.name: {texts.key(name): name for name in unit.own_names} for unit in self._units}
        self._declared_keys = self._keys_of_declared_names()
        self._short_keys = self._short_forms()
        self._successors = {unit.name: list(self._successors_of(unit)) for unit in self._units}

    def rows(self) -> Iterator[rows.Unit]:
        for position, unit in enumerate(self._units, 1):
            full_name = unit.full_name
            yield rows.Unit(
                name=unit.name,
                position=position,
                full_name=full_name.text if full_name else None,
                full_name_confidence=full_name.confidence if full_name else None,
                category=unit.category,
                nature=nature_of(unit.category, self._texts.fold),
                level=unit.level,
                aliases=json_list(unit.aliases),
                members=json_list(unit.members),
                open=unit.open,
                named=unit.named,
                successors=json_successions(tuple(self._successors[unit.name])),
                note=unit.note,
            )

    def names(self) -> Iterator[UnitName]:
        """Every name once, in each sense that it has for a unit."""
        return iter(dict.fromkeys((*self._names_of_units(), *self._names_of_members(), *self._names_of_functions())))

    def keys_of_new_name(self, name: str) -> list[str]:
        """The keys of a name that a unit got later: those of its short forms that no unit bears are among them."""
        taken = self._declared_keys.union(*self._short_keys.values())
        own = self._texts.key(name)
        return [own, *(key for key in self._usual_keys(own) if key not in taken and key != own)]

    def _names_of_units(self) -> Iterator[UnitName]:
        for unit in self._units:
            yield self._name(unit.name, unit.name, "name")
            if unit.full_name:
                yield self._name(unit.full_name.text, unit.name, "full")
            for alias in unit.aliases:
                yield self._name(alias, unit.name, "alias")
            for key in self._short_keys[unit.name]:
                yield UnitName(key, unit.name, "short", unit.name, None)
            for key, later in self._later_by_key(unit).items():
                if has_tasks(later.change, later.tasks):
                    yield UnitName(key, unit.name, "successor", later.name, columns.scope(later.tasks))

    def _names_of_members(self) -> Iterator[UnitName]:
        """A group's member is still its member under a short form and under a new name."""
        by_name = {unit.name: unit for unit in self._units}
        for group in self._units:
            for member in group.members:
                unit = by_name[member]
                for name in unit.own_names:
                    yield self._name(name, group.name, "member")
                for key in self._short_keys[member]:
                    yield UnitName(key, group.name, "member", member, None)
                for later in self._successors[member]:
                    if has_tasks(later.change, later.tasks):
                        yield self._name(later.name, group.name, "member")

    def _names_of_functions(self) -> Iterator[UnitName]:
        for function in self._functions:
            if function.unit:
                for name in (function.name, *function.spellings):
                    yield self._name(name, function.unit, "function")

    def _name(self, name: str, unit: str, sense: str) -> UnitName:
        return UnitName(self._texts.key(name), unit, sense, name, None)

    def _keys_of_declared_names(self) -> set[str]:
        """The keys of all names in units.yaml, which goes before what is known of bodies at large."""
        names: list[str] = []
        for unit in self._units:
            names += unit.own_names
        for function in self._functions:
            names += [function.name, *function.spellings]
        return {key for name in names for key in self._texts.keys(name)}

    def _short_forms(self) -> dict[str, list[str]]:
        """By unit the keys of the short forms that mean it and nobody else."""
        found: dict[str, list[str]] = {}
        for unit in self._units:
            # A group is called as the plan calls it.
            is_body = not unit.open and not unit.members
            usual = self._usual_keys(*self._own_keys[unit.name]) if is_body else ()
            denied = {key for name in unit.not_aliases for key in self._texts.keys(name)}
            found[unit.name] = [key for key in usual if key not in self._declared_keys and key not in denied]
        claims = Counter(key for keys in found.values() for key in keys)
        return {name: [key for key in keys if claims[key] == 1] for name, keys in found.items()}

    def _successors_of(self, unit: Unit) -> Iterator[Succession]:
        """Who took over from a unit: as units.yaml says, else as is known. A name that the unit has itself is no successor's."""
        said = unit.successors
        found = self._usual_successors(unit) if said is None else map(_successor, said)
        for later in found:
            if self._texts.key(later.name) not in self._own_keys[unit.name]:
                yield later

    def _usual_successors(self, unit: Unit) -> Iterator[Succession]:
        bureau = self._bureaus.of_city(self._own_keys[unit.name], self._texts.prefixes)
        # changes.yaml tells what became of a unit too.
        if bureau is None or unit.name in self._changed:
            return
        for succession in self._bureaus.later(bureau, self._texts.prefixes):
            if self._issued and succession.year and succession.year < self._issued.year:
                continue  # the plan names the body after that reform: in its place the reform went another way
            yield Succession(
                name=in_place(self._written(succession.later), self._place),
                change=succession.change,
                year=succession.year,
                basis=self._written(succession.basis) if succession.basis else None,
                source=self._written(succession.source) if succession.source else None,
                confidence=succession.confidence,
                tasks=(),
            )

    def _later_by_key(self, unit: Unit) -> dict[str, Succession]:
        """The later bodies of a unit by the keys of their names and of their short forms, each key that of one body.

        Its own name goes before other ways to write it, and these before what else the body is usually called. No short form
        means a body that units.yaml calls so.
        """
        successors = [(self._texts.key(later.name), later) for later in self._successors[unit.name]]
        found = dict(successors)
        short_keys = self._short_keys[unit.name]
        for usual in (self._bureaus.spellings, self._usual_keys):
            for own, later in successors:
                for key in usual(own):
                    if key not in self._declared_keys and key not in short_keys:
                        found.setdefault(key, later)
        return found

    def _usual_keys(self, *keys: str) -> tuple[str, ...]:
        """The keys of every usual way to write the names of one body; keys: those of some of its names."""
        return self._bureaus.usual_keys(keys, self._texts.prefixes)


def _successor(later: model.Successor) -> Succession:
    return Succession(
        name=later.name,
        change=later.change,
        year=later.year,
        basis=later.basis,
        source=later.source,
        confidence=later.confidence,
        tasks=later.tasks,
    )


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
