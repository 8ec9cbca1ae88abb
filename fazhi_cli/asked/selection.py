"""What was asked, as one frozen value; the same for every command that selects."""

from datetime import date
from typing import Literal

from fazhi_cli.plan.supervision import Status
from fazhi_cli.structs import Struct

Kind = Literal["duty", "prohibition", "gate", "right"]
When = Literal["milestone", "triggered", "recurring", "none"]
Reading = Literal["strict", "lenient"]
Light = Literal["green", "yellow", "red"]
AnyStatus = Status | Literal["unregistered"]
"""Where a unit stands, or that nothing is registered of it."""

SEPARATORS = ",\uff0c、;\uff1b \u3000"
"""What people put between the values of a list."""

OPTIONS_ONLY = {
    "plan",
    "place",
    "year",
    "reading",
    "today",
    "as_of",
    "include_open",
    "include_succeeded",
    "sort",
    "limit",
}
"""The fields that say how to look, or in which plan, and pick no task from it."""


class Selection(Struct):
    """Conditions joined by AND; within one that has several values any of them, of text all.

    Days are as asked: due_by and due_from include their day, due_before does not; within is a number of days from today.
    """

    unit: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    not_unit: tuple[str, ...] = ()
    chapter: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    when: tuple[When, ...] = ()
    status: tuple[AnyStatus, ...] = ()
    light: tuple[Light, ...] = ()
    due_by: date | None = None
    due_before: date | None = None
    due_from: date | None = None
    within: int | None = None
    min_leads: int | None = None
    max_leads: int | None = None
    plan: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    reading: Reading | None = None
    today: date | None = None
    as_of: date | None = None
    include_open: bool = False
    include_succeeded: bool = False
    sort: str | None = None
    limit: int | None = None

    @property
    def day(self) -> date | None:
        """The day whose plan is asked for: --as-of, else today."""
        return self.as_of or self.today

    @property
    def day_iso(self) -> str | None:
        """That day as rows have it; None: the plan as it was issued."""
        return None if self.day is None else self.day.isoformat()

    @property
    def asks_progress(self) -> bool:
        """Whether what is asked hangs on what is registered."""
        return bool(self.status or self.light)

    @property
    def beside(self) -> dict[str, tuple[str, ...]]:
        """Who else must lead or answer for the tasks of the units that are asked for, by the field that says so.

        Those are the units of --unit; without it of --lead; without both of --responsible.
        """
        named = [field for field in ("unit", "lead", "responsible") if getattr(self, field)]
        return {field: getattr(self, field) for field in named[1:]}

    @property
    def may_list_names(self) -> bool:
        """Whether a name of a body may be several: it holds what separates them, which some names do."""
        names = (*self.unit, *self.lead, *self.responsible, *self.not_unit, *self.actor)
        return any(separator in name for name in names for separator in SEPARATORS)

    @property
    def picks_plans(self) -> bool:
        """Whether some plans of a library are asked for, and not all."""
        return bool(self.plan or self.place or self.year)

    @property
    def is_whole(self) -> bool:
        """Whether all of the plan is meant, so that what belongs to no task belongs to the answer."""
        conditions = (value for field, value in zip(self._fields, self, strict=True) if field not in OPTIONS_ONLY)
        return not any(map(is_asked, conditions))


def is_asked(value: object) -> bool:
    """Whether the value of a condition asks anything: no name, no value and a flag that is off do not, 0 does."""
    return value is not None and value is not False and value != ()
