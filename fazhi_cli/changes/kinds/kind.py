"""What a kind of change is: everything that the rest of the house needs to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.history import History
    from fazhi_cli.changes.limit_state import LimitState

Subject = Literal["limit", "reading", "unit", "entry"]
"""What a kind concerns: limits of one task; the reading of limits that have two days (of all of the plan, or as narrowed
down); a unit and its names; another entry."""

Sense = Literal["alias", "successor"]
"""What a later name means for a unit: itself, or a body that took over."""

Succession = Literal["rename", "merge", "split"]
"""After a rename or a merge the later body has all tasks, after a split those that are said to be its own."""


class ConcernedLimit(NamedTuple):
    """A limit of the plan that an entry concerns; wording: as messages quote it.

    has_two_days: whether it is a bare 「N月前」. is_suspended: on the day from which the entry holds, by those before it.
    """

    wording: str
    has_day: bool
    has_two_days: bool = False
    is_suspended: bool = False


class Finding(NamedTuple):
    """What is wrong with an entry; key: the one at fault, heir: its position where that is one of several in `to`."""

    key: str
    code: str
    message: str
    heir: int | None = None


UseOfName = Literal["own", "member", "successor", "heir"]
"""As what a unit bears a name: its own (full, short, or one that it was renamed to), a member of it, a successor that
units.yaml declares, or an heir that an entry before names."""


class NameInUse(NamedTuple):
    """A unit that bears a name."""

    unit: str
    sense: UseOfName


def _no_unit(_name: str) -> tuple[NameInUse, ...]:
    """What units_called answers where no unit is known."""
    return ()


class Surroundings(NamedTuple):
    """What the rules for an entry ask about; the last four are empty where the plan could not be read to its end.

    limits: those of the plan that the entry concerns. task and all_limits: how messages name its task and its limits.
    units_called: the units of the plan that bear a name, or bear it by an entry before.
    """

    history: History
    limits: Sequence[ConcernedLimit] = ()
    task: str = ""
    all_limits: str = ""
    units_called: Callable[[str], Sequence[NameInUse]] = _no_unit


def _nothing_wrong(_entry: Entry, _surroundings: Surroundings) -> Iterator[Finding]:
    return iter(())


class Kind(NamedTuple):
    """A kind of change.

    name: as the YAML has it. word: as people read it. meaning: what it does, for the help page.
    required, optional: the keys of an entry beside those that every entry has. value: the required one of them that
    tells the change itself (None: there is nothing to tell beyond the kind), which the command line asks for.
    sentence: tells an entry; takes the entry and how people name the limits that it concerns ("" for all of the plan).
    after: the state of a limit that it concerns. sense: what a name in `to` means for the unit; succession: what became of it,
    in the words of units.yaml.
    check: the rules that only this kind has.
    """

    name: str
    word: str
    meaning: str
    subject: Subject
    required: tuple[str, ...]
    sentence: Callable[[Entry, str], str]
    optional: tuple[str, ...] = ()
    value: str | None = None
    after: Callable[[LimitState, Entry], LimitState] | None = None
    sense: Sense | None = None
    succession: Succession | None = None
    check: Callable[[Entry, Surroundings], Iterator[Finding]] = _nothing_wrong
