"""The figures of a selection: of the plan, of each chapter, of each unit, in the same columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.tasks import pick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Stat:
    """A row of figures; group is plan, chapter or unit.

    tasks: tasks (項). lead_units: different units that lead. leads, responsible: mentions (項次); of a unit, its own.
    milestone, triggered, recurring: limits (條). none: tasks without any limit (項). duty to right: clauses (條).
    """

    group: str
    name: str
    tasks: int
    lead_units: int
    leads: int
    responsible: int
    milestone: int
    triggered: int
    recurring: int
    none: int
    duty: int
    prohibition: int
    gate: int
    right: int
    plan: str


Place = tuple[str, int]
FIGURES = ("milestone", "triggered", "recurring", "none", "duty", "prohibition", "gate", "right")


class Mention(NamedTuple):
    """A unit named at the end of a task."""

    place: Place
    role: str
    unit: str


def stats(reader: Reader, selection: Selection) -> list[Stat]:
    """The plan, then its chapters in their order, then its units, those that lead most first."""
    pick(reader, selection)
    figures, mentions = _figures(reader), _mentions(reader)
    plans: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    chapters: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    units: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for plan, plan_title, title, task in reader.rows(
        "SELECT t.plan, p.title, h.title, t.id FROM picked k JOIN tasks t ON t.plan = k.plan AND t.id = k.task"
        " JOIN chapters h ON h.plan = t.plan AND h.position = t.chapter"
        " JOIN plans p ON p.id = t.plan ORDER BY p.position, t.position"
    ):
        plans[plan, plan_title].append((plan, task))
        chapters[plan, title or ""].append((plan, task))
        for mention in mentions[plan, task]:
            units[plan, mention.unit].append(mention)
    found = [
        _stat(group, *key, places, [mention for place in places for mention in mentions[place]], figures)
        for group, of in (("plan", plans), ("chapter", chapters))
        for key, places in of.items()
    ]
    by_unit = (
        _stat("unit", *key, list(dict.fromkeys(mention.place for mention in its)), its, figures)
        for key, its in units.items()
    )
    return [*found, *sorted(by_unit, key=lambda row: (-row.leads, -row.responsible))]


def _stat(
    group: str,
    plan: str,
    name: str,
    places: list[Place],
    mentions: list[Mention],
    figures: Mapping[Place, Mapping[str, int]],
) -> Stat:
    leading = [mention.unit for mention in mentions if mention.role == "lead"]
    summed = {figure: sum(figures[place][figure] for place in places) for figure in FIGURES}
    return Stat(
        group, name, len(places), len(set(leading)), len(leading), len(mentions) - len(leading), plan=plan, **summed
    )


def _figures(reader: Reader) -> dict[Place, Counter[str]]:
    """What every picked task holds: its limits by time, its clauses by kind."""
    found: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    rows = reader.rows(
        "SELECT k.plan, k.task, coalesce(l.time, 'none'), count(*) FROM picked k"
        " LEFT JOIN limits l ON l.plan = k.plan AND l.task = k.task GROUP BY 1, 2, 3"
        " UNION ALL SELECT k.plan, k.task, c.kind, count(*) FROM picked k"
        " JOIN clauses c ON c.plan = k.plan AND c.task = k.task GROUP BY 1, 2, 3"
    )
    for plan, task, figure, count in rows:
        found[plan, task][figure] = count
    return found


def _mentions(reader: Reader) -> dict[Place, list[Mention]]:
    found: defaultdict[Place, list[Mention]] = defaultdict(list)
    rows = reader.rows(
        "SELECT u.plan, u.task, u.role, u.unit FROM picked k"
        " CROSS JOIN task_units u ON u.plan = k.plan AND u.task = k.task ORDER BY u.plan, u.task, u.role, u.position"
    )
    for plan, task, role, unit in rows:
        found[plan, task].append(Mention((plan, task), role, unit))
    return found
