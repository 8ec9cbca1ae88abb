"""Conditions on what is registered of a task: its status, and the light that time gives it; see matters in query.progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.fragments import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.query.keys import TaskKey
    from fazhi_cli.query.question import Question


def status(question: Question, statuses: Sequence[str]) -> Fragment:
    """That a task has one of these statuses; unregistered: it has none yet."""
    matters = question.matters or {}
    return _among(key for key, matter in matters.items() if (matter.status or "unregistered") in statuses)


def light(question: Question, lights: Sequence[str]) -> Fragment:
    matters = question.matters or {}
    return _among(key for key, matter in matters.items() if matter.light in lights)


def _among(keys: Iterable[TaskKey]) -> Fragment:
    import json  # most questions are not about what is registered

    names = json.dumps([f"{key.plan}:{key.task}" for key in keys])
    return Fragment("t.plan || ':' || t.id IN (SELECT value FROM json_each(?))", (names,))
