"""move: a limit gets another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState


def sentence(entry: Entry, limits: str) -> str:
    return f"{limits}改期至{entry.day}"


def after(state: LimitState, entry: Entry) -> LimitState:
    """The new day is one under either reading."""
    return state._replace(strict=entry.day, lenient=entry.day)


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """One limit is moved, one that has a day, and to a day on which it can still be kept."""
    if entry.day and entry.since and entry.day < entry.since:
        yield Finding("day", "R09", f"改到的 {entry.day} 早於生效日期 {entry.since}")
    limits, task = surroundings.limits, surroundings.task
    if len(limits) > 1:
        message = f"{task}有 {len(limits)} 個時限，改期要寫明是哪一個：{surroundings.all_limits}"
        yield Finding("task", "R09", message)
    elif limits and not limits[0].has_day:
        yield Finding("task", "R09", f"{task}的{limits[0].wording}沒有到期日，不能改期")


MOVE = Kind(
    name="move",
    word="改期",
    meaning="改期至某日",
    subject="limit",
    required=("task", "day"),
    optional=("clause", "when"),
    value="day",
    sentence=sentence,
    after=after,
    check=check,
)
