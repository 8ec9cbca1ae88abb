"""The limits that entries of changes.yaml concern: found by what an entry names, so that no entry looks at those of others."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.changes.kinds.kind import ConcernedLimit
from fazhi_cli.changes.limit_state import LimitState
from fazhi_cli.changes.replay import in_force
from fazhi_cli.plan import wordings
from fazhi_cli.plan.time_meaning import Milestone
from fazhi_cli.rulebook.checks.walk import number_under
from fazhi_cli.rulebook.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.history import History
    from fazhi_cli.changes.kinds.kind import Kind
    from fazhi_cli.rulebook.nodes import Node

    _Name = tuple[str | None, int | None, str | None]
    """What an entry says of the limits that it concerns: task, clause and wording."""

MOST_REACHED = 20_000
"""Limits that the entries of a plan may concern, one counted for each entry that concerns it: the index has a row for each."""

UNDONE_AT_ONCE = 20
"""Entries that are worked out once more in the time that a row takes."""

MOST_LISTED = 30
"""Limits, or tasks, that a message lists; more are counted."""


class _Limit(NamedTuple):
    """A limit of a task: the number of its clause, the wording, and how the rules see it, read once for all entries."""

    clause: int
    wording: str
    concerned: ConcernedLimit


class LimitsOfPlan:
    """The limits of all tasks, and how many of them the entries have reached."""

    def __init__(self, tasks: Mapping[str, Node]) -> None:
        """tasks: by their numbers."""
        self._tasks = tasks
        self._reached = 0
        self._reach_of: dict[int, int] = {}
        self._listed: dict[str, str] = {}

    @cached_property
    def _by_name(self) -> dict[_Name, list[_Limit]]:
        found: defaultdict[_Name, list[_Limit]] = defaultdict(list)
        for number, task in self._tasks.items():
            for limit in _limits_of(task):
                for name in product((None, number), (None, limit.clause), (None, limit.wording)):
                    found[name].append(limit)
        return found

    @cached_property
    def _two_days(self) -> dict[_Name, int]:
        """How many limits of a name are a bare 「N月前」."""
        return {name: sum(each.concerned.has_two_days for each in limits) for name, limits in self._by_name.items()}

    def of_task(self, number: str) -> list[_Limit]:
        """The limits of a task."""
        return self._by_name.get((number, None, None), [])

    def meant(self, entry: Entry) -> list[_Limit]:
        """The limits of its task that an entry names."""
        return self._by_name.get(_name_of(entry), []) if entry.task else []

    def concerned(self, entry: Entry, history: History) -> list[ConcernedLimit]:
        """The limits that an entry names, as the rules see them after the entries before it."""
        suspensions = _Suspensions(entry, history)
        return [limit.concerned._replace(is_suspended=suspensions.has(limit)) for limit in self.meant(entry)]

    def reach_of(self, entry: Entry, kind: Kind | None) -> int:
        """How many limits the entries concern, up to this one.

        Who takes an entry back concerns what that one did, and all entries behind that one are worked out once more.
        """
        reach = 0
        name = _name_of(entry)
        if entry.undoes is not None:
            reach = self._reach_of.get(entry.undoes, 0)
            self._reached += reach * (len(self._reach_of) // UNDONE_AT_ONCE)
        elif kind and kind.subject == "limit":
            reach = len(self._by_name.get(name, ()))
        elif kind and kind.subject == "reading":
            reach = self._two_days.get(name, 0)
        self._reach_of[entry.id] = reach
        self._reached += reach
        return self._reached

    def listed(self, number: str) -> str:
        """The limits of a task as a message lists them."""
        if number not in self._listed:
            limits = self.of_task(number)
            self._listed[number] = _joined(
                [f"{number}.{limit.clause}{quoted(limit.wording)}" for limit in limits[:MOST_LISTED]], len(limits)
            )
        return self._listed[number]

    @cached_property
    def listed_tasks(self) -> str:
        """The tasks with limits as a message lists them."""
        numbers = [number for number in self._tasks if self.of_task(number)]
        return _joined(numbers, len(numbers))


def _name_of(entry: Entry) -> _Name:
    return None if entry.task is None else str(entry.task), entry.clause, entry.wording


def _joined(names: Sequence[str], count: int) -> str:
    """The first of so many names."""
    listed = "、".join(names[:MOST_LISTED])
    return f"{listed}等 {count} 個" if count > MOST_LISTED else listed


def _limits_of(task: Node) -> Iterator[_Limit]:
    """Those of its clauses, and those beside its units, each with the clause behind which it stands."""
    clauses = task.each("clauses")
    for number, clause in enumerate(clauses, 1):
        text = clause.get("text").text
        for wording in _wordings_of(clause):
            yield _Limit(number, wording, _concerned(text, wording))
    for assignment in task.each("assignments"):
        behind = number_under(assignment, "after") or 0
        for wording in _wordings_of(assignment):
            yield _Limit(behind, wording, _concerned(wordings.beside_units(wording), wording))
    for wording in _wordings_of(task):
        yield _Limit(len(clauses), wording, _concerned(wordings.beside_units(wording), wording))


def _wordings_of(part: Node) -> Iterator[str]:
    return filter(None, (wording.text for wording in part.each("when")))


def _concerned(text: str, wording: str) -> ConcernedLimit:
    """A limit as the rules for an entry see it, before it is known whether it is suspended; text: of its clause."""
    meaning = wordings.read_in_any_year(text, wording)
    return ConcernedLimit(
        quoted(wording),
        has_day=isinstance(meaning, Milestone),
        has_two_days=isinstance(meaning, Milestone) and meaning.strict != meaning.lenient,
    )


class _Suspensions:
    """Which limits of a task are suspended, by the entries before one, on the day from which that one holds."""

    def __init__(self, entry: Entry, history: History) -> None:
        self._last: dict[tuple[int | None, str | None], tuple[int, bool]] = {}
        """By the clause and the wording that they name: which entry was the last to suspend or resume, and which it did."""
        for place, before in enumerate(in_force(history.of_task(entry.task), entry.since)):
            is_suspended = _settled_by(before)
            if is_suspended is not None:
                self._last[before.clause, before.wording] = place, is_suspended

    def has(self, limit: _Limit) -> bool:
        names = product((None, limit.clause), (None, limit.wording))
        _place, is_suspended = max((self._last[name] for name in names if name in self._last), default=(0, False))
        return is_suspended


@cache
def _settled_by(entry: Entry) -> bool | None:
    """Whether a limit is suspended after an entry, whatever it was before; None where that is left as it was."""
    kind = KINDS.get(entry.kind)
    if not (kind and kind.subject == "limit" and kind.after):
        return None
    # Without a day nothing has passed: what came too late for a limit is suspended all the same.
    after_running = kind.after(_RUNNING, entry).is_suspended
    return after_running if after_running == kind.after(_SUSPENDED, entry).is_suspended else None


_RUNNING = LimitState(None, None, "both")
_SUSPENDED = _RUNNING._replace(is_suspended=True)
