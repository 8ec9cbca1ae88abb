"""What time makes of a unit's work: near its limit, late, and in which way late; computed, never entered.

No national rule fixes lights: the thresholds are the office's, and are printed wherever lights are.
"""

from datetime import date
from typing import Literal, NamedTuple

Light = Literal["green", "yellow", "red"]
Lateness = Literal["not_taken", "not_reported", "not_finished", "not_registered", "reported_late"]

NEAR_DAYS = 15
"""Days before a limit from which it is near, where the office has not said."""


class Near(NamedTuple):
    """From when on a limit is near: so many days before it, or when so much of the time is left, from 0 to 1."""

    days: int = NEAR_DAYS
    share: float | None = None


class Course(NamedTuple):
    """The days of a work, in ISO form; None where there is none.

    due, latest: the strict and the lenient day of its limit, an extension counted in. start: when it was handed out. urged_by: the day of the
    last slip, since which nothing was reported. reported: when it was reported as done. is_registered: whether anything is registered of it at all.
    """

    start: str | None = None
    due: str | None = None
    latest: str | None = None
    take_by: str | None = None
    urged_by: str | None = None
    received: str | None = None
    reported: str | None = None
    is_finished: bool = False
    is_returned: bool = False
    is_registered: bool = True


def lateness(
    course: Course, today: str, report_by: str | None = None, has_reported: bool = True
) -> tuple[Lateness, ...]:
    """The ways in which a work is late; report_by: by when the period's report was due.

    Of what nobody has registered nobody can say that it is not finished: only that its day has passed.
    """
    if course.is_finished:
        return ()
    late: list[Lateness] = []
    if course.take_by and course.take_by < today and course.received is None and course.reported is None:
        late.append("not_taken")
    is_unanswered = course.urged_by is not None and course.urged_by < today
    if is_unanswered or (report_by and report_by < today and not has_reported):
        late.append("not_reported")
    if course.latest and course.reported and course.reported > course.latest:
        late.append("reported_late")
    elif course.latest and course.latest < today and course.reported is None:
        late.append("not_finished" if course.is_registered else "not_registered")
    return tuple(late)


def light(course: Course, late: tuple[Lateness, ...], today: str, near: Near) -> Light | None:
    """Red only after the lenient day; None where nothing was to be done by a day."""
    if course.is_finished:
        return "green"
    if late and late != ("reported_late",):
        return "red"
    if course.is_returned or (course.due and course.reported is None and _is_near(course, today, near)):
        return "yellow"
    return "green" if course.due or course.take_by or course.urged_by else None


def _is_near(course: Course, today: str, near: Near) -> bool:
    if course.due is None:
        return False
    left = days_between(today, course.due)
    if near.share is None or course.start is None or course.start >= course.due:
        return left <= near.days
    return left <= near.share * days_between(course.start, course.due)


def days_between(first: str, last: str) -> int:
    """From one day to another, both in ISO form; negative where the last comes first."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
