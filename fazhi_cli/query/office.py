"""What the office has laid down beside the plan: the settings of its desk, and its own decomposition of the work; never the plan's word."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.lights import NEAR_DAYS, Near

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question


class Desk(NamedTuple):
    """The settings of a desk; None where it has not set a thing."""

    unit: str | None
    near_days: int | None
    near_percent: int | None

    @property
    def near(self) -> Near | None:
        """From when on it calls a limit near; None where it does not say."""
        if self.near_days is None and self.near_percent is None:
            return None
        share = None if self.near_percent is None else self.near_percent / 100
        return Near(share=share) if self.near_days is None else Near(self.near_days, share)


@dataclass(frozen=True)
class Detail:
    """What the office has laid down of a task, a clause or an item; ref: 10, 10.3 or 10.3-2. day: its own limit, in ISO form."""

    ref: str
    output: tuple[str, ...]
    day: str | None
    taken_by: tuple[str, ...]
    contact: str | None
    leader: str | None
    collects: str | None


def desks(question: "Question") -> dict[str, Desk]:
    """By plan its desk."""
    rows = question.execute("SELECT plan, unit, near_days, near_percent FROM @desks")
    return {plan: Desk(*settings) for plan, *settings in rows}


def role_of(question: "Question", plan: str, person: str) -> str | None:
    """For whom a person enters something, unit or office, as the office has declared; None of one whom it does not name.

    person: as typed, 單位/姓名 or the name alone, in either script.
    """
    declared = question.rows("SELECT name, role FROM @people WHERE plan = ? ORDER BY position", (plan,))
    if not declared:
        return None
    from fazhi_cli.plan.script import simplified  # names have characters that the index does not know

    names = {simplified(person), simplified(person.rpartition("/")[2])}
    return next((role for name, role in declared if simplified(name) in names), None)


def near_of_desks(question: "Question") -> Near:
    """From when on the desks of the asked plans call a limit near, or the usual. Raises WrongCall where they do not agree."""
    set_by_desks = {desk.near for desk in desks(question).values() if desk.near}
    if len(set_by_desks) > 1:
        raise WrongCall(Fault("desks-differ"))
    return set_by_desks.pop() if set_by_desks else Near()


def near_days(question: "Question", asked: int | None = None) -> dict[str, int]:
    """By plan how many days before it a limit is near: as asked, else as its desk has set, else the usual number."""
    if asked is not None:
        return dict.fromkeys(question.plans, asked)
    of_desks = desks(question)
    return {plan: (of_desks[plan].near_days if plan in of_desks else None) or NEAR_DAYS for plan in question.plans}


def details(question: "Question") -> dict[TaskKey, tuple[Detail, ...]]:
    """By task what the office has laid down of it and of its parts, the task first, then in the order of the plan."""
    import json

    found: dict[TaskKey, tuple[Detail, ...]] = {}
    for plan, task, clause, item, output, day, taken_by, *others in question.execute(
        "SELECT plan, task, clause, item, output, day, taken_by, contact, leader, collects FROM @details"
        " ORDER BY plan, task, clause, item"
    ):
        ref = f"{task}" if clause is None else f"{task}.{clause}" if item is None else f"{task}.{clause}-{item}"
        detail = Detail(ref, tuple(json.loads(output)), day, tuple(json.loads(taken_by)), *others)
        found[TaskKey(plan, task)] = (*found.get(TaskKey(plan, task), ()), detail)
    return found


def collecting_units(question: "Question") -> dict[TaskKey, str]:
    """By task the unit that the office has named to collect the others' reports."""
    rows = question.execute("SELECT plan, task, collects FROM @details WHERE collects IS NOT NULL")
    return {TaskKey(plan, task): unit for plan, task, unit in rows}
