"""undo: an entry before it holds no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry


def sentence(entry: Entry, _limits: str) -> str:
    return f"撤銷第{entry.undoes}號調整"


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """What is taken back stands before, and has not been taken back yet."""
    target, history = entry.undoes, surroundings.history
    if target is None:
        return
    if target not in history.entries:
        known = "、".join(map(str, history.entries))
        before = f"已有的是 {known} 號" if known else "此前沒有調整"
        yield Finding("undoes", "R10", f"沒有可撤銷的第 {target} 號調整；{before}")
    elif target in history.undone_by:
        yield Finding("undoes", "R10", f"第 {target} 號調整已由第 {history.undone_by[target]} 號撤銷")


UNDO = Kind(
    name="undo",
    word="撤銷",
    meaning="撤銷一項調整",
    subject="entry",
    required=("undoes",),
    value="undoes",
    sentence=sentence,
    check=check,
)
