"""An entry of the register, and the chain that holds the entries together: each carries the hash of the one before.

The hash is SHA-256 over the hash before and the entry as canonical JSON (keys in order, no blanks, UTF-8), in hexadecimal. Fields that say
nothing are left out, so that a field that is added later changes no older hash.
"""

import re
from typing import Any, NamedTuple

VERSION = 1
"""Of the tables of a register; raised by one with every step in schema.STEPS."""

FOREIGN = -1
"""In the place of a version: a database that no program of ours has made."""

STATEMENTS_INSIDE = (
    "SELECT 1 FROM sqlite_master WHERE type = 'trigger'"
    " OR name IN ('meta', 'entries') AND (type <> 'table' OR sql LIKE 'CREATE VIRTUAL%')"
)
"""Finds what runs a statement of its author when a register of SQLite is read or written: a view in place of a table may never end."""

BEGINNING = "0" * 64
"""What stands before the first entry."""


class Entry(NamedTuple):
    """What was entered: when (`at`, UTC to the second), on which day the act was (`day`), which act, and of which work.

    The work is a task of a plan that a unit has, of a yearly duty the one of a `year`; clause is set where one is meant. period: the
    month (2015-06) or quarter that a report is about. evidence: a path or an address; sha256: of the file that lay there.
    new_day: asked for, or granted. step: which slip it is, from 1. corrects: the number of the entry that is withdrawn.
    by: the person, as typed; role: for whom that person enters, as office.yaml declared, which nobody has proven. mark: of the task's words when it was entered, so that a later change of the rulebook is noticed.
    """

    number: int
    at: str
    day: str
    act: str
    plan: str
    task: int
    clause: int | None
    unit: str
    year: int | None
    period: str | None
    status: str | None
    note: str | None
    difficulties: str | None
    next_steps: str | None
    evidence: str | None
    sha256: str | None
    new_day: str | None
    basis: str | None
    step: int | None
    corrects: int | None
    by: str | None
    role: str | None
    mark: str
    hash_before: str
    hash: str

    @property
    def work(self) -> "Work":
        return Work(self.plan, self.task, self.unit, self.year)


NUMBERS = frozenset({"number", "task", "clause", "year", "step", "corrects"})
"""The fields of an entry that hold a number; the others hold texts."""

NEVER_EMPTY = frozenset({"number", "at", "day", "act", "plan", "task", "unit", "mark", "hash_before", "hash"})
"""The fields that every entry has."""


def version_from(value: object) -> int:
    """The version that a register says of itself; FOREIGN where it says what this program never writes."""
    return int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value) else FOREIGN


class Work(NamedTuple):
    """What a unit has to do: a task of a plan, of a yearly duty that of one year."""

    plan: str
    task: int
    unit: str
    year: int | None


class Draft(NamedTuple):
    """An entry before it has its number and its place in the chain; see Entry."""

    day: str
    act: str
    plan: str
    task: int
    unit: str
    mark: str
    clause: int | None = None
    year: int | None = None
    period: str | None = None
    status: str | None = None
    note: str | None = None
    difficulties: str | None = None
    next_steps: str | None = None
    evidence: str | None = None
    sha256: str | None = None
    new_day: str | None = None
    basis: str | None = None
    step: int | None = None
    corrects: int | None = None
    by: str | None = None
    role: str | None = None

    @property
    def work(self) -> Work:
        return Work(self.plan, self.task, self.unit, self.year)


class Head(NamedTuple):
    """How many entries there are, and the hash of the last: whoever keeps both can tell later whether any was changed or taken out."""

    entries: int
    hash: str


EMPTY = Head(0, BEGINNING)


def chained(draft: Draft, head: Head, at: str) -> Entry:
    """The entry that follows the head of a chain; at: now, in UTC."""
    fields = {**draft._asdict(), "number": head.entries + 1, "at": at}
    return Entry(**fields, hash_before=head.hash, hash=hash_of(fields, head.hash))


def provisional(draft: Draft) -> Entry:
    """A draft as an entry that has no place in the chain yet."""
    return Entry(**draft._asdict(), number=0, at="", hash_before="", hash="")


def hash_of(fields: dict[str, Any], before: str) -> str:
    """The hash of an entry with these fields (those of the chain left out) behind the one with the hash before."""
    import json  # whoever only reads a register does without
    from hashlib import sha256

    said = {field: value for field, value in fields.items() if value is not None}
    # What other hands put there that is neither text nor number has a hash too: one that is not the entry's.
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)
    return sha256(f"{before}\n{text}".encode()).hexdigest()


def own_hash(entry: Entry) -> str:
    """The hash that an entry should have by what it says."""
    fields = entry._asdict()
    for of_chain in ("hash_before", "hash"):
        del fields[of_chain]
    return hash_of(fields, entry.hash_before)
