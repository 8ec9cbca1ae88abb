"""The rulebook as values: what data/*.yaml may hold, frozen once read. The plan of tasks.yaml stands in modules of its own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from fazhi_cli.changes.model import ChangesFile
from fazhi_cli.field_types import Day, Model, Number, Phrase, Phrases, SpannedDays, Text, listed
from fazhi_cli.plan.bodies import Level  # noqa: TC001  (pydantic evaluates a field)
from fazhi_cli.rulebook.office_model import OfficeFile
from fazhi_cli.rulebook.plan_model import TasksFile

Change = Literal["rename", "merge", "split", "part"]
Confidence = Literal["H", "M", "L", "BG"]
"""H: an official page or law was seen; M: a secondary source; L: inference; BG: general knowledge without a source."""


class FullName(Model):
    text: Phrase
    confidence: Confidence


class Successor(Model):
    """A body that took over; year and source stay null (出處未查) where the facts do not give them.

    change: after a rename or a merge (or where nothing is said) it has all tasks, after a split or where only a part of the work
    went to it those of `tasks` alone. tasks: those that it took over, where they are not all.
    """

    name: Phrase
    change: Change | None = None
    year: Number | None = None
    basis: Phrase | None = None
    source: Phrase | None = None
    confidence: Confidence
    tasks: tuple[Number, ...] = ()


class Unit(Model):
    """A body. What is said here goes before what the program knows of the usual bodies of a city (plan/bureaus.py).

    not_aliases: short forms in general use that do not mean this body. successors: () for a body that none took over from, None
    where nothing is said.
    """

    name: Phrase
    full_name: FullName | None = None
    aliases: Phrases = ()
    not_aliases: Phrases = ()
    category: Phrase | None = None
    level: Level | None = None
    members: Phrases = ()
    open: bool = False
    named: bool = True
    successors: Annotated[
        tuple[Successor, ...] | None, BeforeValidator(listed, Successor | tuple[Successor, ...] | None)
    ] = None
    note: Text | None = None

    @property
    def own_names(self) -> list[str]:
        """The names that the file gives it: its name, its full name and its aliases."""
        full_name = [self.full_name.text] if self.full_name else []
        return [self.name, *full_name, *self.aliases]


class Function(Model):
    """A class of body that a clause names by what it does.

    unit: the one body meant, where that is certain; includes: bodies that certainly are of the class, among others.
    """

    name: Phrase
    spellings: Phrases = ()
    unit: Phrase | None = None
    includes: Phrases = ()
    note: Text | None = None


class UnitsFile(Model):
    """data/units.yaml: the bodies of the plan, and the office's own list of those that it does not name."""

    units: tuple[Unit, ...]
    functional: tuple[Function, ...] = ()


class Wording(Model):
    """A converted word of the text and its mainland form; only / not_in: the phrases where it holds or does not."""

    text: Phrase
    mainland: Phrase
    only: Phrases = ()
    not_in: Phrases = Field((), alias="not")
    because: Text | None = None


class WordingFile(Model):
    """data/wording.yaml: the reviewed pairs of this rulebook."""

    wordings: tuple[Wording, ...] = Field((), alias="pairs")


class Notice(Model):
    """A notice of days off, as its office published it: the days off, and the weekend days worked instead."""

    notice: Phrase
    off: SpannedDays = ()
    work: SpannedDays = ()


class PublicDay(Model):
    """A day of the public calendar's JSON."""

    date: Day
    name: Phrase | None = None
    is_off: bool = Field(alias="isOffDay")


class PublicCalendar(Model, extra="allow"):
    """A year of the public calendar, as its JSON has it (holiday-cn); papers: the addresses of the notices."""

    year: Number | None = None
    papers: Phrases = ()
    days: tuple[PublicDay, ...]


def _as_notices(value: Any) -> Any:
    """The years of the public calendar's JSON among notices as the notices that they stand for."""
    if not isinstance(value, list):
        return value
    return [_as_notice(entry) for entry in value]


def _as_notice(entry: Any) -> Any:
    """A year of the public calendar as a notice; anything else as it is."""
    if not isinstance(entry, dict) or not isinstance(entry.get("days"), list):
        return entry
    by_kind: dict[str, list[Any]] = {"true": [], "false": []}
    for day in entry["days"]:
        kind = day.get("isOffDay") if isinstance(day, dict) else None
        if kind not in by_kind:
            return entry
        by_kind[kind].append(day.get("date"))
    papers = listed(entry.get("papers")) or [f"{entry.get('year', '')}年公開曆表"]
    return {
        "notice": entry.get("notice", "、".join(map(str, papers))),
        "off": by_kind["true"],
        "work": by_kind["false"],
    }


Notices = Annotated[tuple[Notice, ...], BeforeValidator(_as_notices, tuple[Notice | PublicCalendar, ...])]


class WorkdaysFile(Model):
    """data/workdays.yaml: what the published calendar lacks, or what holds otherwise in this office.

    A file that is the public calendar's JSON itself is one notice.
    """

    notices: Notices = ()

    @model_validator(mode="before")
    @classmethod
    def _of_public_calendar(cls, value: Any) -> Any:
        is_calendar = isinstance(value, dict) and "days" in value and "notices" not in value
        return {"notices": [value]} if is_calendar else value


class Rulebook(TasksFile, UnitsFile, WordingFile, WorkdaysFile, ChangesFile, OfficeFile):
    """What all files of a folder hold together."""
