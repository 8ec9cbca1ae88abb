"""What changed between two plans beside their tasks: the plan, its chapters, what is declared of units, and its later changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.index.successions import successions_of
from fazhi_cli.plan.likeness import pairs
from fazhi_cli.query.changes import changes
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.lists import json_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from fazhi_cli.query.changes import Change
    from fazhi_cli.query.question import Question


class PlanChange(NamedTuple):
    """change: what is another. old, new: what it was and what it is; None where there was or is nothing. unit: of which unit."""

    change: str
    old: str | None
    new: str | None
    unit: str | None = None


class Concerned(NamedTuple):
    """Whom the differences are for: some units, with the numbers of the tasks that they have."""

    units: Collection[str]
    tasks: Collection[int]


class _Plan(NamedTuple):
    """A plan as the index holds it; lists are JSON."""

    title: str
    number: str | None
    issued: str | None
    place: str | None
    reading: str
    preamble: str | None
    front: str
    back: str
    implied: str


class _Unit(NamedTuple):
    """What is declared of a unit; lists are JSON."""

    name: str
    full_name: str | None
    aliases: str
    members: str
    successors: str


class _Told(NamedTuple):
    """A plan in the words in which it is compared."""

    values: dict[str, str | None]
    lines: dict[str, list[str]]
    implied: dict[str, list[str]]
    chapter_texts: list[str]
    units: dict[str, dict[str, list[str]]]
    changes: list[Change]
    shown: Callable[[str], str]


_VALUES = {
    "plan-title": "title",
    "plan-number": "number",
    "plan-issued": "issued",
    "plan-place": "place",
    "reading": "reading",
    "preamble": "preamble",
}
"""By what changes of a plan its field."""


def plan_differences(
    before: Question,
    after: Question,
    shown: tuple[Callable[[str], str], Callable[[str], str]],
    concerned: tuple[Concerned, Concerned] | None,
) -> Iterator[PlanChange]:
    """What changed beside the tasks. shown: the script in which the texts of each plan are compared.

    concerned: of either plan whom it is for; then the frame of the document and its chapters are left out, for they are for all.
    """
    old, new = _told(before, shown[0]), _told(after, shown[1])
    for change in _VALUES:
        went, came = old.values[change], new.values[change]
        if went != came and (concerned is None or change == "reading"):
            yield PlanChange(change, went, came)
    if concerned is None:
        for change in old.lines:
            yield from _texts(change, old.lines[change], new.lines[change])
        yield from _texts("chapter-text", old.chapter_texts, new.chapter_texts)
    yield from _implied(old, new, concerned)
    yield from _units(old, new, concerned)
    if before.plans == after.plans:  # what happened to a plan of another year is no change of this one
        yield from _adjusted(old, new, concerned)


def _told(question: Question, shown: Callable[[str], str]) -> _Told:
    [plan] = question.read(
        _Plan, {field: f"p.{field}" for field in _Plan._fields}, Fragment("FROM @plans_with_readings p")
    )
    texts = question.texts("SELECT text FROM @chapters WHERE text IS NOT NULL ORDER BY position")
    units = question.read(
        _Unit, {field: f"u.{field}" for field in _Unit._fields}, Fragment("FROM @units u ORDER BY u.position")
    )
    fields = plan._asdict()
    return _Told(
        values={
            change: _shown(fields[field], str if field == "reading" else shown) for change, field in _VALUES.items()
        },
        lines={end: [shown(line) for line in json_texts(fields[end])] for end in ("front", "back")},
        implied={shown(rule["phrase"]): [shown(unit) for unit in rule["units"]] for rule in json.loads(plan.implied)},
        chapter_texts=[shown(text) for text in texts],
        units={shown(unit.name): _declared(unit, shown) for unit in units},
        changes=changes(question),
        shown=shown,
    )


def _shown(text: str | None, shown: Callable[[str], str]) -> str | None:
    return None if text is None else shown(text)


def _declared(unit: _Unit, shown: Callable[[str], str]) -> dict[str, list[str]]:
    """The names that are declared of a unit, by what changes when they do."""
    names = {
        "full-name": [unit.full_name] if unit.full_name else [],
        "aliases": json_texts(unit.aliases),
        "members": json_texts(unit.members),
        "successors": [later.name for later in successions_of(unit.successors)],
    }
    return {change: [shown(name) for name in of_change] for change, of_change in names.items()}


def _texts(change: str, old: Sequence[str], new: Sequence[str]) -> Iterator[PlanChange]:
    """The texts that are others, each beside what it was."""
    for pair in pairs(old, new):
        went = None if pair.before is None else old[pair.before]
        came = None if pair.after is None else new[pair.after]
        if went != came:
            yield PlanChange(change, went, came)


def _implied(old: _Told, new: _Told, concerned: tuple[Concerned, Concerned] | None) -> Iterator[PlanChange]:
    """The units that a sentence of the plan adds to its tasks, and the sentences that do."""
    went, came = _added(old.implied), _added(new.implied)
    wanted = _wanted(new, concerned)
    for change in _names("implied", went, came):
        if wanted is None or not wanted.isdisjoint((change.old, change.new)):
            yield change
    if wanted is None or not wanted.isdisjoint((*went, *came)):
        yield from _texts("implied", list(old.implied), list(new.implied))


def _added(rules: Mapping[str, Sequence[str]]) -> list[str]:
    return [unit for units in rules.values() for unit in units]


def _wanted(told: _Told, concerned: tuple[Concerned, Concerned] | None) -> set[str | None] | None:
    """The units that are asked for, in the words that are compared; None where all are."""
    return None if concerned is None else {told.shown(unit) for of_plan in concerned for unit in of_plan.units}


def _names(change: str, old: Sequence[str], new: Sequence[str], unit: str | None = None) -> Iterator[PlanChange]:
    """The names that went and that came; one that took another's place beside it."""
    gone = [name for name in old if name not in new]
    come = [name for name in new if name not in old]
    if len(old) == len(new) == 1:
        yield from (PlanChange(change, *names, unit) for names in zip(gone, come, strict=True))
    else:
        yield from (PlanChange(change, name, None, unit) for name in gone)
        yield from (PlanChange(change, None, name, unit) for name in come)


def _units(old: _Told, new: _Told, concerned: tuple[Concerned, Concerned] | None) -> Iterator[PlanChange]:
    """What is declared otherwise of a unit of both plans."""
    wanted = _wanted(new, concerned)
    for name, declared in new.units.items():
        if name in old.units and (wanted is None or name in wanted):
            for change, names in declared.items():
                yield from _names(change, old.units[name][change], names, name)


def _adjusted(old: _Told, new: _Told, concerned: tuple[Concerned, Concerned] | None) -> Iterator[PlanChange]:
    """The entries of later changes that one of the plans alone has."""
    went = [old.shown(change.text) for change in old.changes if concerned is None or _concerns(change, concerned[0])]
    came = [new.shown(change.text) for change in new.changes if concerned is None or _concerns(change, concerned[1])]
    yield from (PlanChange("adjusted", text, None) for text in went if text not in came)
    yield from (PlanChange("adjusted", None, text) for text in came if text not in went)


def _concerns(change: Change, concerned: Concerned) -> bool:
    """Whether an entry is of one of the units, of a limit of their tasks, or of the whole plan."""
    if change.unit is not None:
        return change.unit in concerned.units
    ref = Ref.parse(change.ref or "")
    return ref is None or ref.task in concerned.tasks
