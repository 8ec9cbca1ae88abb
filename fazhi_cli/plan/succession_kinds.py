"""How a body may become another: rename, merge, split (it ended), part (it goes on without some of its work), new."""

CARRYING = ("rename", "merge")
"""After these a later body has all tasks of the one before. After a split, or where a part of the work went to it, no name tells
which tasks those were: it has only the ones that are said to be its own."""


def has_tasks(change: str | None, tasks: tuple[int, ...]) -> bool:
    """Whether a later body took over any task; change: None where it is not said; tasks: those that are said to be its own."""
    return bool(tasks) or change is None or change in CARRYING
