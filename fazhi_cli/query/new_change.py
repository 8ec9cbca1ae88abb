"""What a clerk typed after `fazhi change` as an entry of changes.yaml, its names and numbers looked up in the plan."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.asked import ids
from fazhi_cli.asked.events import exact
from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query.changes import changes
from fazhi_cli.query.conditions.places import known_spans
from fazhi_cli.query.unit_names import OWN_NAMES, meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from fazhi_cli.changes.kinds.kind import Kind
    from fazhi_cli.query.question import Question

Entry = dict[str, Any]


class RequestedKind(NamedTuple):
    """A kind of change that was asked for; value: its day, reading or unit as typed, True where it has none."""

    kind: Kind
    value: str | bool


class ChangeRequest(NamedTuple):
    """The options as they were typed; one entry is of one kind. new: the heirs are bodies that nobody knows yet."""

    kinds: tuple[RequestedKind, ...] = ()
    wording: str | None = None
    to: tuple[str, ...] = ()
    basis: str | None = None
    since: str | None = None
    by: str | None = None
    new: bool = False
    dry_run: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(self._replace(by=None))


def entry_of(question: Question, plan: str, words: Sequence[str], request: ChangeRequest, today: date) -> Entry:
    """The entry of one change. Raises WrongCall with all that is missing."""
    missing = [*_unclear(words, request), *_ungrounded(request)]
    if not request.since:
        missing.append(Fault("change-without-day"))
    if missing:
        raise WrongCall(*missing)
    [requested] = request.kinds
    entry: Entry = {"kind": requested.kind.name}
    if words:
        entry.update(_limit(question, plan, words[0], request))
    key = requested.kind.value
    if key is not None:
        entry[key] = _value(question, plan, key, str(requested.value), today)
    if request.to:
        heirs = [_heir(typed) for typed in request.to]
        if requested.kind.sense == "successor" and not request.new:
            _expect_known(question, heirs)
        entry["to"] = heirs
    entry.update(_ground(request, exact(request.since or "", today)))
    return entry


def _value(question: Question, plan: str, key: str, typed: str, today: date) -> date | str:
    """What tells the change itself, as the file writes it under a key."""
    if key == "day":
        return exact(typed, today)
    if key == "unit":
        return _unit(question, plan, typed)
    return typed


def undo_of(question: Question, plan: str, words: Sequence[str], request: ChangeRequest, today: date) -> Entry:
    """The entry that takes another back: as if it had never been, or from a day on. Raises WrongCall."""
    numbers = ids.numbers(tuple(words))
    known = {change.id: change for change in changes(question.but(plan=(plan,)))}
    missing = list(_ungrounded(request))
    if len(numbers) != 1:
        missing.append(Fault("undo-of-nothing"))
    elif numbers[0] not in known:
        missing.append(Fault("unknown-change", number=numbers[0], known=list(known)))
    if missing:
        raise WrongCall(*missing)
    since = request.since or known[numbers[0]].from_
    return {"kind": "undo", "undoes": numbers[0], **_ground(request, exact(since, today))}


def _unclear(words: Sequence[str], request: ChangeRequest) -> Iterator[Fault]:
    """What the words and options leave open, or say twice."""
    if not request.kinds:
        yield Fault("change-of-no-kind")
    elif len(request.kinds) > 1:
        yield Fault("changes-at-once")
    else:
        yield from _unfit(words, request, request.kinds[0].kind)
    if len(words) > 1:
        yield Fault("changes-of-tasks", count=len(words), words=list(words))


def _unfit(words: Sequence[str], request: ChangeRequest, kind: Kind) -> Iterator[Fault]:
    """What a kind of change lacks, or cannot have."""
    keys = (*kind.required, *kind.optional)
    if request.new and not request.to:
        yield Fault("new-without-heir")
    if "to" in kind.required and not request.to:
        yield Fault("change-without-heir")
    elif words and "task" not in keys:
        yield Fault("change-of-unit-and-task")
    elif request.to and "to" not in keys:
        with_heirs = [each.word for each in KINDS.values() if "to" in each.required]
        yield Fault("heir-without-unit", kinds=with_heirs)
    elif "task" in kind.required and not words:
        yield Fault("change-of-no-task")


def _ungrounded(request: ChangeRequest) -> Iterator[Fault]:
    if not (request.basis or "").strip():
        yield Fault("change-without-basis")


def _ground(request: ChangeRequest, since: date) -> Entry:
    """On what an entry stands: its basis on one line, its day, and who entered it."""
    basis = " ".join((request.basis or "").split())
    return {"basis": basis, "from": since, "by": person(request.by)}


def person(typed: str | None) -> str:
    """Who enters something: as typed, else the user of the system. Raises WrongCall where neither is known."""
    if typed:
        return typed
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no user of that number: a container
        raise WrongCall(Fault("change-by-nobody")) from None


def _limit(question: Question, plan: str, typed: str, request: ChangeRequest) -> Entry:
    """Which limit: of a task, of one clause, of one wording; the wording is written too where there is only one."""
    spans = known_spans(question, (typed,))
    if len(spans) != 1 or spans[0].first != spans[0].last:
        raise WrongCall(Fault("changes-of-span", typed=typed))
    task, clause = spans[0].first, spans[0].clause
    wordings = question.texts(
        "SELECT wording FROM @limits WHERE plan = ? AND task = ? AND (? IS NULL OR clause = ?)",
        (plan, task, clause, clause),
    )
    entry: Entry = {"task": task}
    if clause is not None:
        entry["clause"] = clause
    if request.wording:
        entry["when"] = _as_in_plan(question, request.wording, wordings)
    elif len(wordings) == 1:
        entry["when"] = wordings[0]
    return entry


def _as_in_plan(question: Question, typed: str, wordings: Sequence[str]) -> str:
    """A typed wording as the plan writes it; as typed where the plan has none that is alike."""
    fold = question.database.fold
    for wording in wordings:
        if fold(wording) == fold(typed):
            return wording
    return typed


def _unit(question: Question, plan: str, typed: str) -> str:
    """The unit of the plan that is meant. Raises WrongCall unless it is one, under a name of its own."""
    found = [meaning for meaning in meanings(question, typed) if meaning.plan == plan]
    own = list(dict.fromkeys(meaning.unit for meaning in found if meaning.sense in OWN_NAMES))
    if len(own) != 1:
        # A body that the program knows, or that took over by an earlier change, is in no list of this plan's.
        known = [meaning for meaning in found if meaning.sense != "bureau"]
        took_over = bool(known) and all(meaning.sense == "successor" for meaning in known)
        code = "name-of-an-heir" if took_over else "name-of-no-unit"
        raise WrongCall(Fault(code, typed=typed, units=list(dict.fromkeys(meaning.unit for meaning in known))))
    return own[0]


def _expect_known(question: Question, heirs: Sequence[str | Entry]) -> None:
    """Raise WrongCall, with all of them, for heirs of which the rulebook does not know yet: a slip, or newly set up."""
    unknown = []
    for heir in heirs:
        name = heir if isinstance(heir, str) else heir["name"]
        try:
            meanings(question, name)
        except WrongCall as error:
            unknown += [Fault("unknown-heir", **fault.facts) for fault in error.faults if isinstance(fault, Fault)]
    if unknown:
        raise WrongCall(*unknown)


def _heir(typed: str) -> str | Entry:
    """A name, or a name and the tasks that it takes: 市司法局:9,12-15. Raises WrongCall where there is no name."""
    name, _, tasks = typed.replace("\uff1a", ":").partition(":")
    if not name.strip():
        raise WrongCall(Fault("unreadable-heir", typed=typed))
    if not tasks.strip():
        return name.strip()
    return {"name": name.strip(), "tasks": ids.numbers((tasks,))}
