"""The agenda: every limit with a day, what is due on it, who must act, and how far off it is."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query import where
from fazhi_cli.query.rows import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader

NEAR = 15
"""Days before a limit from which it is near: no rule fixes them, so they are printed wherever they are used."""

AHEAD, CLOSE, OPEN, PASSED = "期限未到", "臨期", "時限口徑待明確", "期限已過(完成情況未登記)"
LEADS, URGES, RECEIVES = "牽頭", "督促", "收件"


@dataclass(frozen=True)
class Due:
    """days: from today to due, negative once it is past. acting: whom the clause names, else the leads.

    part is the leads' own: 牽頭, or 督促 (and 收件, where one of them is who receives) when somebody else must act.
    """

    ref: str
    task: int
    title: str
    output: tuple[str, ...]
    wording: str
    due: str
    due_latest: str
    days: int
    state: str
    actor: tuple[str, ...]
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    acting: tuple[str, ...]
    part: tuple[str, ...]
    plan: str
    chapter: int | None
    chapter_title: str | None


def due(reader: Reader, selection: Selection, near: int = NEAR) -> list[Due]:
    """The limits of a selection that have a day, by day. Raises WrongCall where today is not given."""
    if selection.today is None:
        raise WrongCall(Fault("no-today", what="due"))
    asked = where.of_both(reader, selection)
    limit = where.of_limit(selection)
    first, latest = where.DAYS[selection.reading]
    found = reader.rows(
        f"SELECT l.plan, c.ref, t.id, t.title, c.text, l.wording, l.{first}, l.{latest}, h.number, h.title,"
        " c.actor, c.recipient, c.output, " + listed("lead", "c") + ", " + listed("responsible", "c") +
        " FROM limits l JOIN clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
        " JOIN tasks t ON t.plan = l.plan AND t.id = l.task"
        " JOIN chapters h ON h.plan = t.plan AND h.position = t.chapter JOIN plans p ON p.id = t.plan"
        f" WHERE l.{first} IS NOT NULL AND {asked} AND {limit}"
        f" ORDER BY l.{first}, l.{latest}, p.position, t.position, l.clause, l.position",
        [*asked.values, *limit.values],
    )  # fmt: skip
    functions = _functions(reader)
    return [_due(row, functions[row[0]], selection.today, near) for row in found]


def _due(row: tuple[Any, ...], functions: Mapping[str, str], today: date, near: int) -> Due:
    plan, ref, task, title, text, wording, first, latest, chapter, chapter_title, *lists = row
    actor, to, output, lead, responsible = (tuple(json.loads(value)) for value in lists)
    days = (date.fromisoformat(first) - today).days
    return Due(
        ref, task, title, output or (text,), wording, first, latest, days, _state(days, latest, today, near),
        actor, lead, responsible, actor or lead, _part(lead, actor, to, functions), plan, chapter, chapter_title,
    )  # fmt: skip


def _state(days: int, latest: str, today: date, near: int) -> str:
    """A limit on its own day is not past; between the two days of an open reading nobody can say whether it is."""
    if days >= 0:
        return CLOSE if days <= near else AHEAD
    return OPEN if today.isoformat() <= latest else PASSED


def _part(
    lead: Sequence[str], actor: Sequence[str], to: Sequence[str], functions: Mapping[str, str]
) -> tuple[str, ...]:
    """What is left to the leads; a body named by its function is the unit where the rulebook is certain of that."""
    if not actor or any(functions.get(body, body) in lead for body in actor):
        return (LEADS,)
    receiving = [unit for unit in lead if unit in {functions.get(body, body) for body in to}]
    if not receiving:
        return (URGES,)
    return (URGES, RECEIVES if len(receiving) == len(lead) else f"{RECEIVES}({'、'.join(receiving)})")


def _functions(reader: Reader) -> defaultdict[str, dict[str, str]]:
    """By plan: how bodies are named by their function, and the unit that is certainly meant."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for plan, spelling, unit in reader.rows("SELECT plan, spelling, unit FROM functions WHERE unit IS NOT NULL"):
        found[plan][spelling] = unit
    return found


def by_acting(rows: Sequence[Due]) -> list[Due]:
    """A row for each who must act, all of one together, in the order in which they first come."""
    found: dict[str, list[Due]] = {}
    for row in rows:
        for unit in row.acting:
            found.setdefault(unit, []).append(replace(row, acting=(unit,)))
    return [row for its in found.values() for row in its]


def left_out(reader: Reader, selection: Selection) -> dict[str, int]:
    """How much of a selection an agenda has no day for, whatever days were asked.

    suspended: limits that would have a day; milestone: limits whose year nothing gives; triggered, recurring: limits;
    none: tasks without any.
    """
    asked = where.of_both(
        reader, selection._replace(when=None, due_by=None, due_before=None, due_from=None, within=None)
    )
    here = "FROM clauses c JOIN tasks t ON t.plan = c.plan AND t.id = c.task"
    kind = "CASE WHEN l.time = 'milestone' AND l.suspended THEN 'suspended' ELSE l.time END"
    limits = dict(
        reader.rows(
            f"SELECT {kind}, count(*) {here} JOIN limits l ON l.plan = c.plan AND l.task = c.task"
            f" AND l.clause = c.clause WHERE {asked} AND l.due IS NULL GROUP BY 1",
            asked.values,
        )
    )
    [(silent,)] = reader.rows(
        f"SELECT count(DISTINCT c.plan || ':' || c.task) {here} WHERE {asked} AND {where.UNLIMITED}", asked.values
    )
    return {**limits, "none": silent}
