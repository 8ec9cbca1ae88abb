"""office.yaml as values: the desk that uses the rulebook, and how its office has divided the plan's work further (細化分解).

None of it is the plan's word: it is shown under the office's mark alone, and `fazhi text` does not know it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fazhi_cli.field_types import Day, Model, Number, Phrase, Phrases
from fazhi_cli.plan.supervision import Role  # noqa: TC001  (pydantic evaluates a field)


class Desk(Model):
    """The desk itself: the unit that it reports for, the script that it reads, and from when on it calls a limit near.

    near_percent: of the time since the work was handed out, what is left; near_days holds where that cannot be reckoned.
    """

    unit: Phrase | None = None
    script: Literal["hans", "hant"] | None = None
    near_days: Number | None = None
    near_percent: Annotated[Number, Field(le=99)] | None = None


class Detail(Model):
    """What the office has laid down of a task, of one of its clauses, or of one item of a clause.

    day: the office's own limit. taken_by: who has it, within the office or beside it. collects: the unit of the task that gathers
    the others' reports, and whose accepted report is the status of the matter.
    """

    task: Number
    clause: Number | None = None
    item: Number | None = None
    output: Phrases = ()
    day: Day | None = None
    taken_by: Phrases = ()
    contact: Phrase | None = None
    leader: Phrase | None = None
    collects: Phrase | None = None


class Person(Model):
    """Somebody who registers progress, and for whom: for a unit that has work, or for the office that supervises it."""

    name: Phrase
    role: Role


class OfficeFile(Model):
    """data/office.yaml: the desk's settings, who registers progress, and the office's own decomposition."""

    desk: Desk = Desk()
    people: tuple[Person, ...] = ()
    details: tuple[Detail, ...] = ()
