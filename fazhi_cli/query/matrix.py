"""Units against chapters: how many tasks of each chapter a unit leads and answers for."""

from __future__ import annotations

from collections import Counter
from dataclasses import make_dataclass
from typing import TYPE_CHECKING, Any

from fazhi_cli.query.conditions.places import chapter_numbers
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.membership import bodies_asked
from fazhi_cli.query.ordering import arranged
from fazhi_cli.query.stats import role_field, role_words
from fazhi_cli.query.tasks import picked
from fazhi_cli.query.units import groups_of_members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fazhi_cli.query.question import Question


def matrix_chapters(question: Question) -> list[int]:
    """The chapters that make the columns: those asked for, else all; one without a number has its position.

    A chapter that was not asked for has no column: its 0 would read as what the plan says of it.
    """
    statement = "SELECT DISTINCT coalesce(number, position) FROM @chapters ORDER BY 1"
    numbers = [number for (number,) in question.execute(statement)]
    if not question.selection.chapter:
        return numbers
    wanted = chapter_numbers(question, question.selection.chapter)
    return [number for number in numbers if number in wanted]


def matrix_fields(chapters: Sequence[int], words: Sequence[str] = ()) -> tuple[str, ...]:
    """unit, the sums leads and responsible, and for chapter 1: c1, the two counts as one cell, c1_lead, c1_responsible.

    words: the plan's own for roles (see role_words); each has a sum, such as role_配合, and a count, such as c1_role_配合.
    """
    roles = [role_field(word) for word in words]
    fields = ["unit", "leads", "responsible", *roles]
    for number in chapters:
        fields += [f"c{number}", f"c{number}_lead", f"c{number}_responsible", *(f"c{number}_{role}" for role in roles)]
    return (*fields, "plan")


def matrix(question: Question) -> list[Any]:
    """A frozen row a unit that the selected tasks name, in the order of units.yaml; see matrix_fields for its names."""
    chapters = matrix_chapters(question)
    words = role_words(question)
    row_class = make_dataclass("Row", matrix_fields(chapters, words), frozen=True)
    counts, units = _counted(question)
    rows = []
    for plan, unit in units:
        totals: Counter[str] = Counter()
        cells: list[object] = []
        for number in chapters:
            of_chapter = {role: counts[plan, unit, number, role] for role in (*ROLES, *words)}
            totals.update(of_chapter)
            # The responsible are all that do not lead: a cell tells them apart by the plan's words.
            by_layout = counts[plan, unit, number, BY_LAYOUT]
            cells += [_cell({"牽": of_chapter["lead"], "責": by_layout, **{word: of_chapter[word] for word in words}})]
            cells += of_chapter.values()
        rows.append(row_class(unit, *(totals[role] for role in (*ROLES, *words)), *cells, plan))
    return arranged(rows, question.selection, row_class)


ROLES = ("lead", "responsible")
BY_LAYOUT = "responsible by layout"
"""The role of the responsible for whom the plan has no other word."""

Place = tuple[str, str, int, str]
"""A plan, a unit, a chapter and a role: one of ROLES, BY_LAYOUT or a word of the plan's own."""


def _counted(question: Question) -> tuple[Counter[Place], list[tuple[str, str]]]:
    """The tasks by place; and the units by plan, in the order of units.yaml, an asked member of a group after its group."""
    tasks = picked(question)
    statement = (
        f"SELECT u.plan, u.unit, coalesce(h.number, h.position), u.role, u.word, u.task FROM ({tasks.text}) k"
        " JOIN @task_units u ON u.plan = k.plan AND u.task = k.task"
        " JOIN @tasks t ON t.plan = u.plan AND t.id = u.task"
        " JOIN @chapters h ON h.plan = t.plan AND h.position = t.chapter"
        " JOIN @units n ON n.plan = u.plan AND n.name = u.unit"
        " JOIN @plans p ON p.id = u.plan ORDER BY p.position, n.position"
    )
    asked_of_group: dict[UnitKey, list[UnitKey]] = {}
    groups = groups_of_members(question)
    for body in bodies_asked(question):
        for group in groups.get(body, ()):
            asked_of_group.setdefault(UnitKey(body.plan, group), []).append(body)
    found: dict[Place, set[int]] = {}
    units: dict[tuple[str, str], None] = {}
    for plan, unit, chapter, role, word, task in question.execute(statement, tasks.values):
        named = UnitKey(plan, unit)
        for body in (named, *asked_of_group.get(named, ())):
            units[body] = None
            found.setdefault((*body, chapter, role), set()).add(task)
            if role == "responsible":
                found.setdefault((*body, chapter, word or BY_LAYOUT), set()).add(task)
    counts = Counter({place: len(of_place) for place, of_place in found.items()})
    return counts, list(units)


def _cell(counts: Mapping[str, int]) -> str:
    """The counts, each after its word. Not 2/3, which a spreadsheet takes for a day."""
    return "".join(f"{word}{count}" for word, count in counts.items() if count)
