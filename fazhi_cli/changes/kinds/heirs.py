"""What the kinds that concern a unit share: how its heirs are told and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Finding, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry, Heir


ENDING = ("split", "succeed")
"""The kinds after which a unit is no more, unless they say which of its tasks another body took."""


def names(entry: Entry) -> str:
    """The names of the heirs as a sentence lists them, each with the tasks that it took where these are said."""
    return "、".join(_with_tasks(heir) for heir in entry.heirs)


def _with_tasks(heir: Heir) -> str:
    if not heir.tasks:
        return heir.name
    return f"{heir.name}（第{'、'.join(map(str, heir.tasks))}項）"


def still_there(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """Of a unit that others have taken over wholly there is nothing left to rename, to split or to take over."""
    for before in surroundings.history.of_unit(entry.unit):
        is_whole = before.kind in ENDING and not any(heir.tasks for heir in before.heirs)
        if is_whole and before.since <= entry.since and before.id not in surroundings.history.undone_by:
            message = (
                f"「{entry.unit}」的職責自 {before.since} 起已由{names(before)}承接（第 {before.id} 號調整），"
                "不能再更名、分設或由他人承接；登記有誤的，先撤銷那一號"
            )
            yield Finding("unit", "R10", message)
            return


def other_bodies(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """Nobody takes over from itself, nor twice."""
    before: set[str] = set()
    for position, heir in enumerate(entry.heirs):
        uses = surroundings.units_called(heir.name)
        if (entry.unit, "own") in uses:
            yield Finding("to", "R10", f"「{heir.name}」就是「{entry.unit}」，不能承接自己", position)
        elif (entry.unit, "heir") in uses and not heir.tasks:
            yield Finding("to", "R10", f"「{heir.name}」承接「{entry.unit}」已經登記過", position)
        elif heir.name in before:
            yield Finding("to", "R10", f"「{heir.name}」寫了兩次", position)
        before.add(heir.name)


def one_heir(entry: Entry, _surroundings: Surroundings) -> Iterator[Finding]:
    """Several heirs are a split."""
    if len(entry.heirs) > 1:
        yield Finding("to", "R10", "只能寫一個單位；分給幾個的，用 split")
