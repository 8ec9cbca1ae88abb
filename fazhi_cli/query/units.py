"""The units with what each leads and answers for."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Successor:
    """A later body; year and source are None where the facts give none (出處未查)."""

    name: str
    year: int | None
    basis: str | None
    source: str | None
    confidence: str
    tasks: tuple[int, ...]


@dataclass(frozen=True)
class Unit:
    """leads and responsible count tasks under the unit's own name; those of its groups are not counted in."""

    name: str
    full_name: str | None
    category: str | None
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    open: bool
    named: bool
    successors: tuple[Successor, ...]
    leads: int
    responsible: int
    lead_ids: tuple[int, ...]
    responsible_ids: tuple[int, ...]
    note: str | None


def units(reader: Reader, names: tuple[str, ...] = ()) -> list[Unit]:
    """All declared units in their order, or those that the names mean. Raises WrongCall for an unknown name."""
    wanted = {unit for name in names for _, unit, sense, _ in reader.senses(name) if sense != "member"}
    found = reader.rows(
        "SELECT u.plan, u.name, u.full_name, u.category, u.aliases, u.members, u.open, u.named, u.successors, u.note"
        " FROM units u JOIN plans p ON p.id = u.plan ORDER BY p.position, NOT u.named, u.position"
    )
    ids = _ids(reader)
    return [_unit(row, ids) for row in found if not names or row[1] in wanted]


def _unit(row: tuple[Any, ...], ids: dict[tuple[str, str, str], tuple[int, ...]]) -> Unit:
    plan, name, full_name, category, aliases, members, is_open, named, successors, note = row
    lead, responsible = ids[plan, name, "lead"], ids[plan, name, "responsible"]
    later = tuple(Successor(**{**body, "tasks": tuple(body["tasks"])}) for body in json.loads(successors))
    return Unit(
        name, full_name, category, tuple(json.loads(aliases)), tuple(json.loads(members)), bool(is_open), bool(named),
        later, len(lead), len(responsible), lead, responsible, note,
    )  # fmt: skip


def _ids(reader: Reader) -> dict[tuple[str, str, str], tuple[int, ...]]:
    found: defaultdict[tuple[str, str, str], tuple[int, ...]] = defaultdict(tuple)
    for plan, unit, role, task in reader.rows("SELECT plan, unit, role, task FROM task_units ORDER BY plan, task"):
        found[plan, unit, role] += (task,)
    return found
