"""The plans of an index: what they are, and their whole text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.index.broken_plans import broken_plans
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.ordering import arranged
from fazhi_cli.vocabulary import USABLE

if TYPE_CHECKING:
    from fazhi_cli.index.broken_plans import BrokenPlan
    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Plan:
    """A plan of a library; of one that is broken what can be read of it, else nothing, and how many problems it has.

    tasks, reviewed: how many, and how many of them somebody has read; None where the plan is broken. state: ok or broken.
    folder: below the library, "" is the library itself. reading: of bare 「N月前」, strict, lenient or both (still open);
    decided_by and decided_on: who fixed it, and when. basis: on what an entry of changes.yaml fixed it; nobody says then who
    decided.
    """

    id: str
    title: str
    place: str | None
    year: int | None
    tasks: int | None
    reviewed: int | None
    state: str
    state_text: str
    problems: int
    folder: str
    number: str | None
    issued: str | None
    reading: str
    decided_by: str | None
    decided_on: str | None
    basis: str | None
    revision: int


_OF_SOUND = {"state": "'ok'", "state_text": f"'{USABLE['ok']}'", "problems": "0"}
_COLUMNS: dict[str, str] = {field: _OF_SOUND.get(field, f"p.{field}") for field in Plan.__match_args__}


def plans(question: Question) -> list[Plan]:
    """The plans that are asked for, as they stood on the day, in the library's order."""
    return list(question.read(Plan, _COLUMNS, Fragment("FROM @plans_with_readings p ORDER BY p.position")))


def listing(question: Question) -> list[Plan]:
    """The plans that are asked for and, where whole places or years are, the broken ones that may be of them too."""
    sound = plans(question)
    broken = broken_plans(question.database.connection) if question.database.has_broken_plans else []
    if question.selection.place:
        broken = [each for each in broken if each.place is None or each.place in {plan.place for plan in sound}]
    if question.selection.year:
        broken = [each for each in broken if each.year is None or each.year in {plan.year for plan in sound}]
    if question.selection.plan:
        broken = []
    rows = [*sound, *map(_broken, broken)]
    rows.sort(key=lambda plan: plan.folder)
    return arranged(rows, question.selection, Plan)


def _broken(found: BrokenPlan) -> Plan:
    return Plan(
        id=found.plan or "",
        title=found.title or "",
        place=found.place,
        year=found.year,
        tasks=None,
        reviewed=None,
        state="broken",
        state_text=USABLE["broken"],
        problems=found.problems,
        folder=found.folder,
        number=None,
        issued=None,
        reading="",
        decided_by=None,
        decided_on=None,
        basis=None,
        revision=0,
    )


def text(question: Question) -> str:
    """The whole text of the plans, the same as the source to the byte."""
    return "".join(
        question.texts("SELECT x.text FROM @plans p JOIN @plan_texts x ON x.plan = p.id ORDER BY p.position")
    )


def folder_in_library(question: Question) -> str:
    """The folder of the one plan of a question, by its path below the library; "" is the library itself."""
    [folder] = question.texts("SELECT folder FROM @plans")
    return folder
