"""What nobody has read yet: tasks that a program proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.problems import Location
    from fazhi_cli.rulebook.tasks_model import Task

NAMED = 20
"""Tasks that are told by number; more are counted."""


def outstanding(rulebook: Rulebook) -> Iterator[Finding]:
    """C17: how many tasks nobody has read, told once, where the first of them says so."""
    unread = [(location, task) for location, task in tasks(rulebook) if not task.is_read]
    if not unread:
        return
    clauses = sum(len(task.unread_clauses) for _, task in unread)
    numbers = "、".join(str(task.id) for _, task in unread[:NAMED])
    which = f"第{numbers}項{'等' if len(unread) > NAMED else ''}"
    message = f"全方案有{len(unread)}項任務未經人工核對（{which}），未核對的分句共{clauses}條；核對一項，刪去該項的 reviewed: false"
    yield Finding(_mark(*unread[0]), "C17", message)


def _mark(location: Location, task: Task) -> Location:
    """Where a task says that it is unread, or the first of its clauses that does."""
    if task.reviewed:
        return location.to("clauses", task.unread_clauses[0] - 1, "reviewed")
    return location.to("reviewed")
