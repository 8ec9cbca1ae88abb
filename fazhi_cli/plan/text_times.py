"""The words of time of a text as rows: what each means, and what the table leaves open."""

import datetime as dt
from dataclasses import dataclass

from fazhi_cli.plan.terms import counted_from_issue
from fazhi_cli.plan.time_meaning import Context, Meaning, Milestone, Recurrence, Term
from fazhi_cli.plan.wordings import find, open_words, readings, time_of
from fazhi_cli.plan.workdays import Workdays


@dataclass(frozen=True)
class TimeWording:
    """A wording and its meaning; time is None where the words say no day, no term and no period (盡快、持續推進).

    due, due_latest: ISO days of a limit with a fixed day; both None where nothing gives its year. every, month, day: of
    what comes again (see Recurrence). amount, unit, event: of a term (see Term), also where the document's own date gives its
    day; backward: the term ends before its event.
    """

    wording: str
    time: str | None
    due: str | None = None
    due_latest: str | None = None
    every: str | None = None
    month: int | None = None
    day: int | None = None
    amount: int | None = None
    unit: str | None = None
    event: str | None = None
    backward: bool = False


def time_wordings(text: str, issued: dt.date | None) -> list[TimeWording]:
    """Read the words of time of a text, left to right; issued is the date of its document."""
    calendar = Workdays()
    rows = {}
    for reading in readings(text, Context(issued=issued)):
        meaning = reading.meaning and counted_from_issue(reading.meaning, issued, calendar)
        rows[reading.start] = _rows(reading.wording, meaning)
    taken = [range(start, end) for start, end, _ in find(text)]
    for start, end, wording in open_words(text):
        if not any(start in place or end - 1 in place for place in taken):
            rows[start] = [TimeWording(wording, None)]
    return [row for start in sorted(rows) for row in rows[start]]


def _rows(wording: str, meaning: Meaning | None) -> list[TimeWording]:
    """A row for a wording, or for each of its days where it comes by several in each period."""
    if isinstance(meaning, Recurrence) and meaning.days:
        return [_row(wording, meaning._replace(month=month, day=day)) for month, day in meaning.days]
    return [_row(wording, meaning)]


def _row(wording: str, meaning: Meaning | None) -> TimeWording:
    match meaning:
        case Milestone():
            counted = meaning.counted
            return TimeWording(
                wording,
                time_of(meaning),
                due=meaning.strict.isoformat(),
                due_latest=meaning.lenient.isoformat(),
                amount=counted.amount if counted else None,
                unit=counted.unit if counted else None,
                event=counted.event if counted else None,
            )
        case Term():
            return TimeWording(
                wording,
                time_of(meaning),
                amount=meaning.amount,
                unit=meaning.unit,
                event=meaning.event or None,
                backward=meaning.backward,
            )
        case Recurrence():
            return TimeWording(
                wording,
                time_of(meaning),
                every=meaning.every,
                month=meaning.month,
                day=meaning.day,
                amount=meaning.amount,
                unit=meaning.unit,
            )
    return TimeWording(wording, "milestone")  # only what is to be done by a day wants a year
