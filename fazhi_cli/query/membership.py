"""Whether a unit is among those whom the words of a clause mean: by name, by function, or by what the unit is declared to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.bodies import Body, Words
from fazhi_cli.query.assignments import units_meant
from fazhi_cli.query.conditions.words import actors
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.lists import json_texts
from fazhi_cli.query.undeclared import bodies
from fazhi_cli.query.unit_names import bearing, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.plan.bodies import Standing
    from fazhi_cli.query.question import Question


class Bodies(NamedTuple):
    """The units that a name means by itself, and those whose work a unit of this name took over."""

    own: list[UnitKey]
    taken_over: list[UnitKey]


class _Function(NamedTuple):
    """A name by function: the one unit that it means, or those that are certainly of the class."""

    name: str
    unit: str | None
    includes: tuple[str, ...]


class _Unit(NamedTuple):
    """What a unit is declared to be; `members`: of a closed group; `is_open`: a group of which the plan gives no list."""

    body: Body
    members: tuple[str, ...]
    is_open: bool


class Memberships:
    """The units of a question's plans, asked one phrase at a time."""

    def __init__(self, question: Question) -> None:
        self.words = Words(question.database.fold)
        self._question = question
        self._units = _units(question)
        self._functions = _functions(question)
        self._meant: dict[tuple[str, str], frozenset[str]] = {}

    def _declared(self, unit: UnitKey) -> _Unit:
        """What is declared of a unit, or known of a body that its plan does not declare."""
        if unit not in self._units:
            [known] = [body for body in bodies(self._question, unit.name) if body.plan == unit.plan]
            self._units[unit] = _Unit(Body(known.nature, known.level), (), is_open=False)
        return self._units[unit]

    def is_known(self, unit: UnitKey) -> bool:
        """Whether anything is declared of a unit by which classes can be told."""
        declared = self._declared(unit)
        return declared.body.nature is not None or bool(declared.members)

    def is_group(self, unit: UnitKey) -> bool:
        """Whether a unit is several bodies under one name."""
        declared = self._declared(unit)
        return declared.is_open or bool(declared.members)

    def is_open(self, unit: UnitKey) -> bool:
        """Whether a unit is a group of which the plan gives no list."""
        return self._declared(unit).is_open

    def is_member(self, unit: UnitKey, group: UnitKey) -> bool:
        """Whether a closed group of the same plan has a unit among its members."""
        return unit.name in self._declared(group).members

    def is_meant_itself(self, unit: UnitKey, phrase: str) -> bool:
        """Whether a phrase means a unit by its name, by a function that is this unit, or by a class that includes it."""
        function = self._function(unit.plan, phrase)
        included = function is not None and unit.name in function.includes
        return included or unit.name in self._units_meant(unit.plan, phrase)

    def is_meant_alone(self, unit: UnitKey, phrase: str) -> bool:
        """Whether a phrase means a unit and nobody else: by its name, or by a function that is this unit."""
        return self._units_meant(unit.plan, phrase) == {unit.name}

    def standing(self, unit: UnitKey, phrase: str) -> Standing:
        """Whether a unit is among those whom a phrase of its plan means."""
        if self.is_meant_itself(unit, phrase):
            return "certain"
        meant = self._units_meant(unit.plan, phrase)
        if meant:
            return self._in_groups(unit, meant, phrase)
        declared = self._declared(unit)
        if declared.members:
            return _of_all(self.standing(UnitKey(unit.plan, member), phrase) for member in declared.members)
        standing = self.words.standing(declared.body, phrase)
        function = self._function(unit.plan, phrase)
        if standing == "unknown" and function is not None:
            # A spelling that is not known here stands for its function, of whose bodies it may mean some only.
            by_function = self.words.standing(declared.body, function.name)
            return "possible" if by_function == "certain" else by_function
        return standing

    def best(self, units: Iterable[UnitKey], phrases: Sequence[str]) -> Standing:
        """The surest standing that any of the units has by any of the phrases."""
        found = {self.standing(unit, phrase) for unit in units for phrase in phrases}
        for standing in ("certain", "possible", "unknown"):
            if standing in found:
                return standing
        return "not"

    def _in_groups(self, unit: UnitKey, meant: Iterable[str], phrase: str) -> Standing:
        """The standing of a unit where other units are named: it may be a member of one of them."""
        groups = [self._units[UnitKey(unit.plan, name)] for name in meant]
        if any(unit.name in group.members for group in groups):
            return "certain"
        if any(group.is_open for group in groups):
            return self.words.standing(self._declared(unit).body, phrase)
        return "not"

    def _function(self, plan: str, phrase: str) -> _Function | None:
        return self._functions.get((plan, self._question.database.fold(phrase)))

    def _units_meant(self, plan: str, phrase: str) -> frozenset[str]:
        key = (plan, phrase)
        if key not in self._meant:
            self._meant[key] = units_meant(self._question, plan, phrase)
        return self._meant[key]


def bodies_named(question: Question, name: str) -> Bodies:
    """The units that a name means, and those that a unit of this name took over.

    In a plan that knows it as a later name only, it means the old unit. Where no plan knows it, it may be the name of a body that
    is known all the same. Raises WrongCall for a name that means nothing.
    """
    wanted = bearing(question, (name,))
    found = question.rows(
        f"SELECT DISTINCT plan, unit, sense FROM @unit_names n WHERE {wanted.text} AND sense <> 'member'",
        wanted.values,
    )
    known = [] if found else bodies(question, name)
    if known:
        return Bodies([UnitKey(body.plan, body.name) for body in known], [])
    if not found:
        spellings = question.texts("SELECT DISTINCT spelling FROM @functions")
        raise unknown(question, "unknown-body", name, [*actors(question), *spellings])
    own = dict.fromkeys(UnitKey(plan, unit) for plan, unit, sense in found if sense != "successor")
    knowing_plans = {unit.plan for unit in own}
    taken_over: dict[UnitKey, None] = {}
    for plan, unit, sense in found:
        body = UnitKey(plan, unit)
        if sense != "successor" or body in own:
            continue
        if plan in knowing_plans:
            taken_over[body] = None
        else:
            own[body] = None
    return Bodies(list(own), list(taken_over))


def bodies_asked(question: Question) -> list[UnitKey]:
    """The units that the selection names, with those whose work they took over where that was asked for."""
    selection = question.selection
    found: dict[UnitKey, None] = {}
    for name in (*selection.unit, *selection.lead, *selection.responsible):
        bodies = bodies_named(question, name)
        found.update(dict.fromkeys(bodies.own))
        if selection.include_succeeded:
            found.update(dict.fromkeys(bodies.taken_over))
    return list(found)


def _of_all(standings: Iterable[Standing]) -> Standing:
    """The standing of a group: certain where all its members certainly are, possible where some may be."""
    found = set(standings)
    if found == {"certain"}:
        return "certain"
    if found & {"certain", "possible"}:
        return "possible"
    return "unknown" if "unknown" in found else "not"


def _units(question: Question) -> dict[UnitKey, _Unit]:
    units = {}
    rows = question.execute("SELECT plan, name, nature, level, members, open FROM @units")
    for plan, name, nature, level, members, is_open in rows:
        units[UnitKey(plan, name)] = _Unit(Body(nature, level), json_texts(members), bool(is_open))
    return units


def _functions(question: Question) -> dict[tuple[str, str], _Function]:
    """By plan and folded spelling."""
    functions = {}
    for plan, spelling, name, unit, includes in question.execute(
        "SELECT plan, folded, name, unit, includes FROM @functions"
    ):
        functions[plan, spelling] = _Function(name, unit, json_texts(includes))
    return functions
