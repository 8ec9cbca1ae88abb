"""What nobody has read yet: tasks that a program proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook

NAMED = 20
"""Tasks that are told by number; more are counted."""


def outstanding(rulebook: Rulebook) -> Iterator[Finding]:
    """C17: how many tasks nobody has read, told once, where the first of them says so."""
    unread = [(location, task) for location, task in tasks(rulebook) if not task.reviewed]
    if not unread:
        return
    numbers = "、".join(str(task.id) for _, task in unread[:NAMED])
    which = f"第{numbers}項{'等' if len(unread) > NAMED else ''}"
    first, _ = unread[0]
    message = f"全方案有{len(unread)}項任務未經人工核對（{which}）；核對一項，刪去該項的 reviewed: false"
    yield Finding(first.to("reviewed"), "C17", message)
