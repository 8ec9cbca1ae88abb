"""What a time wording can mean: a fixed last day, so much time from an event, again and again; and its surroundings."""

import datetime as dt
from typing import Literal, NamedTuple, TypeAlias

Unit = Literal["minute", "hour", "day", "working_day", "week", "month", "year"]
Period = Literal[
    "year", "half_year", "quarter", "month", "half_month", "ten_days", "week", "day", "school_year", "school_term",
    "span", "regular",
]  # fmt: skip


class Term(NamedTuple):
    """So much time from an event; event is the words before 之日起, empty where the wording does not say.

    backward: the time lies before the event (屆滿30日前), so that it is the last day that the event's day gives.
    """

    amount: int
    unit: Unit
    event: str
    backward: bool = False


class Milestone(NamedTuple):
    """A fixed last day; the two differ only where a month or part of it stands before 前 (strict: excluded, lenient: included).

    counted: the term that the document's own date starts (自本方案印發之日起30日內).
    """

    strict: dt.date
    lenient: dt.date
    counted: Term | None = None


class Recurrence(NamedTuple):
    """Again and again, each time by a day where the wording says one; what it does not say is None.

    every: the period, which is `span` where it is an amount of units (每3年) and `regular` where nothing says how long it is.
    month: 1 to 12, of a quarter 1 to 3; without a day it is limited by its last day. day: 1 to 31, of a week 1 (Monday) to 7.
    amount and unit: how long a span is, else how much time there is after the period (季度終了後15日內). days: month and day
    of each where there are several (每年6月和12月底前); month and day are None then.
    """

    every: Period
    month: int | None = None
    day: int | None = None
    amount: int | None = None
    unit: Unit | None = None
    days: tuple[tuple[int | None, int | None], ...] = ()


Meaning: TypeAlias = Milestone | Term | Recurrence


class Context(NamedTuple):
    """Where a wording finds what it does not say: issued is the date of the document, year that of the limit before it.

    every: the period after which the wording before it comes again, so that 次年 and 下月 are of every year or month too.
    issue_year: the year of the document where its date is not known, as its number says it (〔2020〕24號).
    of_each_year: the wording before it is a day of each year, and so is one without a year (每年6月底前報送…，12月底前報送…).
    """

    issued: dt.date | None = None
    year: int | None = None
    every: Period | None = None
    issue_year: int | None = None
    of_each_year: bool = False

    @property
    def is_repeated(self) -> bool:
        """Whether the wording before it comes again in such a way that the words between the two may matter (wordings.beyond)."""
        return self.of_each_year or self.every in ("year", "half_year", "quarter")

    def after(self, meaning: Meaning | None) -> "Context":
        """Return the context of the next wording. The lenient day gives the year: 2016年1月前 strictly ends in 2015."""
        match meaning:
            case Milestone():
                return self._replace(year=meaning.lenient.year, every=None, of_each_year=False)
            case Recurrence():
                is_day_of_year = meaning.every == "year" and bool(meaning.month or meaning.days)
                return self._replace(every=meaning.every, of_each_year=is_day_of_year)
        return self


class UnknownYear(ValueError):
    """Nothing gives the year of a wording; the error's text is the wording."""


class PassedInItsYear(UnknownYear):
    """Only the document's date gives the year, and the day had passed by then: it is of another year, or of the past."""
