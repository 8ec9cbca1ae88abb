"""Time wordings of so much time from an event, or before one; the document's own date may be the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.plan.interpretation import UNITS_BY_WORD, number_of
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Milestone, Term
from fazhi_cli.plan.workdays import CalendarUnknown, last_day

if TYPE_CHECKING:
    import datetime as dt

    from fazhi_cli.plan.interpretation import Parts
    from fazhi_cli.plan.time_meaning import Context, Meaning
    from fazhi_cli.plan.workdays import Workdays

_OWN_ISSUE = re.compile(fold_script("(?:本[^,。;:]{0,12})?(?:印發|下發|發文)|本[^,。;:]{0,12}(?:發布|公布|出臺|頒布)"))
"""The events that are the document's own: 印發, 本方案公布; 發布 alone may be of anything."""

_CALENDAR_UNITS = ("day", "week", "month", "year")
"""The units of which the date of the document gives a last day; working days need a calendar (counted_from_issue)."""


_PIECE = fold_script("個")
_HALVES = {
    fold_script(half): (amount, fold_script(unit))
    for half, amount, unit in (("半小時", "30", "分鐘"), ("半月", "15", "日"), ("半年", "6", "個月"))
}
"""Half an hour, month or year: the amount and the unit that are as long."""


def term(parts: Parts, context: Context) -> Milestone | Term | None:
    """An amount of time, with its event where the wording names one; 0日內 is none.

    Where the event is the document's own issue, and its date is known, the term has a last day.
    """
    amount = number_of(parts, "amount")
    if not amount:
        return None
    counted = Term(amount, UNITS_BY_WORD[parts["unit"]], parts.get("event", ""))
    if context.issued is None or counted.unit not in _CALENDAR_UNITS or not is_own_issue(counted):
        return counted
    try:
        end = last_day(context.issued, counted)
    except CalendarUnknown:
        return counted
    return Milestone(end, end, counted)


def counted_from_issue(meaning: Meaning, issued: dt.date | None, calendar: Workdays) -> Meaning:
    """A term of working days that the document's own date starts has a last day, where the calendar has its days."""
    if not isinstance(meaning, Term) or meaning.backward or meaning.unit != "working_day":
        return meaning
    if issued is None or not is_own_issue(meaning):
        return meaning
    try:
        end = calendar.count(issued, meaning).last_day
    except CalendarUnknown:
        return meaning
    return Milestone(end, end, meaning)


def half_term(parts: Parts, context: Context) -> Milestone | Term | None:
    """半小時, 半個月 and 半年 in whole smaller units."""
    amount, unit = _HALVES[parts["half_of"].replace(_PIECE, "")]
    return term({**parts, "amount": amount, "unit": unit}, context)


def backward_term(parts: Parts, _context: Context) -> Term | None:
    """An amount of time before an event (屆滿30日前)."""
    amount = number_of(parts, "amount")
    return Term(amount, UNITS_BY_WORD[parts["unit"]], parts.get("event", ""), backward=True) if amount else None


def is_own_issue(term: Term) -> bool:
    """Whether a term runs from the issue of the document in which it stands."""
    return _OWN_ISSUE.fullmatch(fold_script(term.event)) is not None
