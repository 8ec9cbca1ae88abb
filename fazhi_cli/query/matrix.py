"""Units against chapters: how many tasks of each chapter a unit leads and answers for."""

from __future__ import annotations

from collections import Counter
from dataclasses import make_dataclass
from typing import TYPE_CHECKING, Any

from fazhi_cli.query.tasks import pick

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


def chapter_numbers(reader: Reader, selection: Selection) -> list[int]:
    """The chapters that make the columns: those asked for, else all; one without a number has its position.

    A chapter that was not asked for has no column: its 0 would read as what the plan says of it.
    """
    plans = reader.meant_plans(selection.plan)
    found = reader.rows("SELECT DISTINCT coalesce(number, position), plan FROM chapters ORDER BY 1")
    asked = reader.known_chapters(selection.chapter) if selection.chapter else None
    return list(dict.fromkeys(n for n, plan in found if plan in plans and (asked is None or n in asked)))


def fields(numbers: list[int]) -> tuple[str, ...]:
    """unit, the sums leads and responsible, and for chapter 1: c1_lead, c1_responsible, and c1, the two as one cell."""
    counted = (f"c{n}{part}" for n in numbers for part in ("", "_lead", "_responsible"))
    return ("unit", "leads", "responsible", *counted, "plan")


def matrix(reader: Reader, selection: Selection) -> list[Any]:
    """A frozen row a unit that the selected tasks name, in the order of units.yaml; see `fields` for its names."""
    numbers = chapter_numbers(reader, selection)
    kind = make_dataclass("Row", fields(numbers), frozen=True)
    pick(reader, selection)
    counts: Counter[tuple[str, str, int, str]] = Counter()
    units: dict[tuple[str, str], None] = {}
    for plan, unit, chapter, role in reader.rows(
        "SELECT u.plan, u.unit, coalesce(h.number, h.position), u.role FROM picked k"
        " JOIN task_units u ON u.plan = k.plan AND u.task = k.task"
        " JOIN tasks t ON t.plan = u.plan AND t.id = u.task"
        " JOIN chapters h ON h.plan = t.plan AND h.position = t.chapter"
        " JOIN units n ON n.plan = u.plan AND n.name = u.unit"
        " JOIN plans p ON p.id = u.plan ORDER BY p.position, n.position"
    ):
        units[plan, unit] = None
        counts[plan, unit, chapter, role] += 1
    rows = []
    for plan, unit in units:
        pairs = [(counts[plan, unit, n, "lead"], counts[plan, unit, n, "responsible"]) for n in numbers]
        cells = (value for lead, responsible in pairs for value in (_cell(lead, responsible), lead, responsible))
        rows.append(kind(unit, sum(lead for lead, _ in pairs), sum(other for _, other in pairs), *cells, plan))
    return rows


def _cell(lead: int, responsible: int) -> str:
    """Not 2/3, which a spreadsheet takes for a day."""
    return (f"牽{lead}" if lead else "") + (f"責{responsible}" if responsible else "")
