"""How limits are told: beside a task each with what it is about, for a limit is its clause's and not the task's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from fazhi_cli.plan.periods import names_period
from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.query.rows import earliest_of
from fazhi_cli.vocabulary import TIMES
from fazhi_cli.vocabulary.gaps import SILENT
from fazhi_cli.vocabulary.templates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.duties import Duty
    from fazhi_cli.query.rows import Limit
    from fazhi_cli.query.sheet_facts import Fate, Fates
    from fazhi_cli.query.tasks import Task

Row = TypeVar("Row", "Clause", "Duty")

REST = f"其餘條款：{SILENT}"
"""Under the limits of a task of which other clauses have none."""


def in_words(task: Task, fates: Fates, *, with_days: bool) -> Task:
    """The task as people read its row: no wording and no day without what it is said of, and the days that are in force.

    fates: of the limits that were changed. with_days: the days stand beside the wordings, having no columns of their own.
    """
    limits = [
        replace(limit, wording=told(limit, task.plan, fates, said_of(limit), with_days=with_days))
        for limit in task.limits
    ]
    when = tuple(limit.wording for limit in limits)
    due, due_latest = _days_of_task(task)
    return replace(task, when=when, limits=tuple(limits), due=due, due_latest=due_latest)


def of_clause(clause: Clause, fates: Fates) -> Clause:
    """The clause as people read its row: what is in force of a limit that was changed stands beside the plan's wording."""
    when = tuple(told(limit, clause.plan, fates, with_days=False) for limit in clause.limits)
    return replace(clause, when=when)


def silence_of_task(task: Task) -> Task:
    """The task as a sheet has it, which leaves no cell blank where the plan is silent: that might be room to write, or forgotten."""
    lead, responsible, when = (told or (SILENT,) for told in (task.lead, task.responsible, task.when))
    return replace(task, lead=lead, responsible=responsible, when=when)


def silence_of_limit(row: Row) -> Row:
    """A clause as a sheet has it on which every row is sorted and filtered by its limit, with a word for none."""
    return replace(row, when=row.when or (SILENT,))


def told(limit: Limit, plan: str, fates: Fates, of_what: str = "", *, with_days: bool = True) -> str:
    """The plan's wording with what it is said of and its days; of a limit that was changed beside what is in force, which has its own."""
    fate = fates.get((plan, limit.ref, limit.wording))
    if fate:
        return changed(limit, fate) + of_what
    return limit.wording + of_what + (days_of(limit) if with_days else "")


def with_days_of(in_words: Task, task: Task) -> Task:
    """A task as people read it, with its days as days."""
    return replace(in_words, due=task.due, due_latest=task.due_latest)


def _days_of_task(task: Task) -> tuple[str | None, str | None]:
    """The two days of the earliest limit, each by the reading that gives it where they differ, and with its clause."""
    earliest = earliest_of(task.limits)
    if earliest is None:
        return None, None
    clause = "" if is_of_whole_task(earliest) else f"（{earliest.ref}）"
    if earliest.due == earliest.due_latest:
        return f"{earliest.due}{clause}", f"{earliest.due_latest}{clause}"
    return f"{STRICT} {earliest.due}{clause}", f"{LENIENT} {earliest.due_latest}{clause}"


def wording(limit: Limit) -> str:
    """The plan's wording; one that only names a period (年度), which limits nothing, stands behind the kind of its time."""
    return f"{TIMES['recurring']}（{limit.wording}）" if names_period(limit.wording) else limit.wording


def changed(limit: Limit, fate: Fate) -> str:
    """What is in force of a limit that was changed, with the plan's wording beside it."""
    return f"{now(limit, fate)}{original(limit)}"


def now(limit: Limit, fate: Fate) -> str:
    """The day in force of a limit that was changed."""
    return "暫緩" if fate == "suspended" or limit.due is None else day_in_words(limit.due)


def original(limit: Limit) -> str:
    """The plan's wording beside another day."""
    return f"（方案原為「{limit.wording}」）"


def is_of_whole_task(limit: Limit) -> bool:
    """Whether a limit is said of all clauses of its task, as one is that stands beside the units."""
    return "." not in limit.ref


def said_of(limit: Limit) -> str:
    """What stands behind a limit beside its task: of what it is said, unless that is the task."""
    return "" if is_of_whole_task(limit) else f"：{subject(limit)}"


def subject(limit: Limit) -> str:
    """What a limit is said of, and in brackets who must act."""
    return with_actors(limit.subject, limit.actor)


def with_actors(subject: str, actors: Sequence[str]) -> str:
    """A subject, and in brackets who must act where the clause says that."""
    return f"{subject}（{'、'.join(actors)}）" if actors else subject


def days_on_paper(limit: Limit) -> tuple[str, ...]:
    """The days of a limit as documents write them beside its wording; nothing for one without a day.

    While the reading is open there are two; where both lie in the year of the wording they do not repeat it.
    """
    if limit.due is None or limit.due_latest is None:
        return ()
    if limit.due == limit.due_latest:
        return (day_in_words(limit.due),)
    days = (f"{STRICT}{day_in_words(limit.due)}", f"{LENIENT}{day_in_words(limit.due_latest)}")
    year = f"{limit.wording[:4]}年"
    if all(year in day for day in days):
        return tuple(day.replace(year, "") for day in days)
    return days


def days_in_brackets(limit: Limit) -> str:
    """The same in one line beside the wording."""
    days = days_on_paper(limit)
    return f"（{'，'.join(days)}）" if days else ""


def days_of(limit: Limit) -> str:
    """The days of a limit in brackets, both of them while the reading is open; nothing for one without a day."""
    if limit.due is None:
        return ""
    if limit.due == limit.due_latest:
        return f"（{limit.due}）"
    return f"（{STRICT} {limit.due}，{LENIENT} {limit.due_latest}）"
