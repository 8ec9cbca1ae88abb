"""What a limit means, in a few words: by which day, how long from what, how often."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fazhi_cli.index.limits import limit_rows
from fazhi_cli.plan.wordings import says_no_day
from fazhi_cli.plan.workdays import Workdays
from fazhi_cli.vocabulary import TIMES, WEEKDAYS
from fazhi_cli.vocabulary.changes import days_of_limit
from fazhi_cli.vocabulary.templates import listed
from fazhi_cli.vocabulary.times import EVERY, UNITS

if TYPE_CHECKING:
    from fazhi_cli.index.rows import Limit
    from fazhi_cli.rulebook.plan_model import Plan
    from fazhi_cli.rulebook.problems import Steps
    from fazhi_cli.rulebook.tasks_model import Task


def limits_in_words(task: Task, plan: Plan) -> dict[Steps, str]:
    """What each limit of a task means, by the steps to its words."""
    limits = limit_rows([task], plan, Workdays())
    return {phrase.steps: _in_words(limit) for phrase, limit in zip(task.limits, limits, strict=True)}


def _in_words(limit: Limit) -> str:
    match limit.time:
        case "milestone":
            return f"{TIMES[limit.time]}，{days_of_limit(limit.due, limit.due_latest, suspended=False)}"
        case "triggered":
            return f"{TIMES[limit.time]}，{_term(limit)}"
        case "recurring":
            return f"{TIMES[limit.time]}，{_period(limit)}"
    return "沒有定下日期" if says_no_day(limit.wording) else "不在時限表內，只作文字"


def _term(limit: Limit) -> str:
    """How long from what, or before it."""
    event = f"「{limit.event}」" if limit.event else "原文未寫明的事"
    length = _length(limit.amount, limit.unit or "day")
    return f"{event}前{length}" if limit.backward else f"自{event}起{length}"


def _length(amount: int | None, unit: str) -> str:
    """So much time, as people say it: 15日, 3個工作日."""
    return f"{amount}{'個' if unit == 'working_day' else ''}{UNITS[unit]}"


def _period(limit: Limit) -> str:
    """How often, by which day of each period where the words say one, or how long after it."""
    every = limit.every or "regular"
    length = _length(limit.amount, limit.unit) if limit.unit else ""
    if every == "span":
        return f"每{length}"
    days = json.loads(limit.days) if limit.days else [(limit.month, limit.day)]
    told = listed(_day_in_period(every, month, day) for month, day in days)
    return EVERY[every] + told + (f"過後{length}內" if length else "")


def _day_in_period(every: str, month: int | None, day: int | None) -> str:
    if every == "week":
        return f"（週{WEEKDAYS[day - 1]}）" if day else ""
    ordinal = "" if every == "year" else "第"
    in_month = f"{ordinal}{month}{'月' if every == 'year' else '個月'}" if month else ""
    return in_month + (f"{day}日" if day else "")
