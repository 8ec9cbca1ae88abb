"""Facts of the plans that a printed sheet explains beside its rows: titles, readings, changed limits, units that went on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class PlanFacts:
    """What a plan is called, and which reading of a bare 「N月前」 its office holds to, by whose decision (None: nobody's)."""

    plan: str
    title: str
    number: str | None
    reading: str
    decided_by: str | None
    decided_on: str | None


@dataclass(frozen=True)
class TwoDayLimit:
    """A limit on which the readings part, with the ISO day of each."""

    plan: str
    task: int
    wording: str
    strict: str
    lenient: str


@dataclass(frozen=True)
class AdjustedLimit:
    """A limit that a later entry moved or suspended."""

    plan: str
    task: int
    wording: str
    is_suspended: bool


@dataclass(frozen=True)
class Heir:
    """A body that took over; year is None where no source gives one."""

    name: str
    year: int | None


@dataclass(frozen=True)
class Succession:
    """A unit of a plan, with the bodies that took over its duties since."""

    plan: str
    unit: str
    heirs: tuple[Heir, ...]


def plan_facts(reader: Reader) -> dict[str, PlanFacts]:
    """Every plan by its id, in the library's order."""
    rows = reader.rows("SELECT id, title, number, reading, decided_by, decided_on FROM plans ORDER BY position")
    plans = [PlanFacts(*row) for row in rows]
    return {facts.plan: facts for facts in plans}


def two_day_limits(reader: Reader) -> list[TwoDayLimit]:
    rows = reader.rows("SELECT plan, task, wording, strict, lenient FROM limits WHERE strict <> lenient")
    return [TwoDayLimit(*row) for row in rows]


def adjusted_limits(reader: Reader) -> list[AdjustedLimit]:
    rows = reader.rows("SELECT plan, task, wording, suspended FROM limits WHERE adjusted")
    return [AdjustedLimit(plan, task, wording, bool(suspended)) for plan, task, wording, suspended in rows]


def open_groups(reader: Reader) -> list[tuple[str, str]]:
    """The plan and the name of each group of which the plan gives no list, by name."""
    return [(plan, name) for plan, name in reader.rows("SELECT plan, name FROM units WHERE open ORDER BY name, plan")]


def successions(reader: Reader) -> list[Succession]:
    """The units that handed their duties on, in the order in which their plans declare them."""
    rows = reader.rows(
        "SELECT u.plan, u.name, u.successors FROM units u JOIN plans p ON p.id = u.plan"
        " WHERE u.successors <> '[]' ORDER BY p.position, u.position"
    )
    found = []
    for plan, unit, successors in rows:
        heirs = tuple(Heir(heir["name"], heir["year"]) for heir in json.loads(successors))
        found.append(Succession(plan, unit, heirs))
    return found
