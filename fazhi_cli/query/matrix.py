"""Units against chapters: how many tasks of each chapter a unit leads and answers for."""

from __future__ import annotations

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
    names = ["unit", "leads", "responsible", *roles]
    for number in chapters:
        names += [f"c{number}", f"c{number}_lead", f"c{number}_responsible", *(f"c{number}_{role}" for role in roles)]
    return (*names, "plan")


def matrix(question: Question) -> list[Any]:
    """A frozen row a unit that the selected tasks name, in the order of units.yaml; see matrix_fields for its names."""
    chapters = matrix_chapters(question)
    words = role_words(question)
    kinds = (*ROLES, *words)
    row_class = make_dataclass("Row", _typed(matrix_fields(chapters, words)), frozen=True)
    none = _cells({}, kinds, words)
    rows = []
    for (plan, unit), by_chapter in _named_in(question).items():
        totals = dict.fromkeys(kinds, 0)
        cells: list[object] = []
        for number in chapters:
            tasks = by_chapter.get(number)
            if tasks is None:  # as in most chapters: a unit has work in few
                cells += none
                continue
            cells += _cells(tasks, kinds, words)
            for kind in kinds:
                totals[kind] += len(tasks.get(kind, ()))
        rows.append(row_class(unit, *totals.values(), *cells, plan))
    return arranged(rows, question.selection, row_class)


def can_be_added(question: Question, rows: Sequence[Any]) -> bool:
    """Whether the rows can be added up: they are of one plan, and no member of a group has the group's tasks once more."""
    groups = groups_of_members(question)
    has_members = any(body in groups for body in bodies_asked(question))
    return len(rows) > 1 and len({row.plan for row in rows}) == 1 and not has_members


def _typed(names: Sequence[str]) -> list[tuple[str, type]]:
    """The fields with what they hold: the unit, its plan and the cells of two counts are texts, all others numbers."""
    texts = ("unit", "plan", *(name.removesuffix("_lead") for name in names if name.endswith("_lead")))
    return [(name, str if name in texts else int) for name in names]


ROLES = ("lead", "responsible")
BY_LAYOUT = "responsible by layout"
"""The role of the responsible for whom the plan has no other word."""

Tasks = dict[str, set[int]]
"""By kind, which is one of ROLES, BY_LAYOUT or a word of the plan's own for a role, the tasks in which a unit is named so."""


def _named_in(question: Question) -> dict[UnitKey, dict[int, Tasks]]:
    """By unit and chapter the tasks that name it, in the order of units.yaml, an asked member of a group after its group."""
    tasks = picked(question)
    statement = (
        f"SELECT u.plan, u.unit, coalesce(h.number, h.position), u.role, u.word, u.task FROM ({tasks.text}) k"
        " CROSS JOIN @task_units u ON u.plan = k.plan AND u.task = k.task"
        " JOIN @tasks t ON t.plan = u.plan AND t.id = u.task"
        " JOIN @chapters h ON h.plan = t.plan AND h.position = t.chapter"
    )
    named: dict[UnitKey, dict[int, Tasks]] = {}
    for plan, unit, chapter, role, word, task in question.execute(statement, tasks.values):
        of_chapter = named.setdefault(UnitKey(plan, unit), {}).setdefault(chapter, {})
        of_chapter.setdefault(role, set()).add(task)
        if role == "responsible":
            of_chapter.setdefault(word or BY_LAYOUT, set()).add(task)
    asked_of_group: dict[UnitKey, list[UnitKey]] = {}
    groups = groups_of_members(question)
    for body in bodies_asked(question):
        for group in groups.get(body, ()):
            asked_of_group.setdefault(UnitKey(body.plan, group), []).append(body)
    found: dict[UnitKey, dict[int, Tasks]] = {}
    for row in question.execute(
        "SELECT p.id, u.name FROM @plans p CROSS JOIN @units u ON u.plan = p.id ORDER BY p.position, u.position"
    ):
        unit = UnitKey(*row)
        if unit in named:
            for body in (unit, *asked_of_group.get(unit, ())):
                _add(found.setdefault(body, {}), named[unit])
    return found


def _add(found: dict[int, Tasks], others: dict[int, Tasks]) -> None:
    """Count what names a unit, or a group to which it belongs, among its own."""
    for chapter, tasks in others.items():
        own = found.setdefault(chapter, {})
        for kind, numbers in tasks.items():
            own[kind] = own.get(kind, set()) | numbers


def _cells(tasks: Tasks, kinds: Sequence[str], words: Sequence[str]) -> list[object]:
    """The cells of a chapter: all counts as one, then each by itself."""
    # The responsible are all that do not lead: a cell tells them apart by the plan's words.
    told = {"牽": "lead", "責": BY_LAYOUT, **{word: word for word in words}}
    together = _cell({word: len(tasks.get(kind, ())) for word, kind in told.items()})
    return [together, *(len(tasks.get(kind, ())) for kind in kinds)]


def _cell(counts: Mapping[str, int]) -> str:
    """The counts, each after its word. Not 2/3, which a spreadsheet takes for a day."""
    return "、".join(f"{word}{count}" for word, count in counts.items() if count)
