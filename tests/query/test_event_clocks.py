"""What dated events start, and what of them cannot be counted: as data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.asked.events import Event
from fazhi_cli.asked.selection import Selection
from fazhi_cli.errors import Fault
from fazhi_cli.query.clock import event_limits_of
from fazhi_cli.query.event_clocks import event_clocks
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.query.question import Question

TODAY = date(2015, 6, 1)


@pytest.fixture(scope="module")
def question() -> Iterator[Question]:
    session = Session()
    yield session.question(Selection(today=TODAY))
    session.close()


def test_every_limit_from_every_event(question: Question) -> None:
    events = [Event("第1行", "2015-04-01"), Event("第2行", "2015-05-04")]
    found = event_clocks(question, event_limits_of(question, "31"), events, TODAY)
    starts = [(counted.clock.ref, counted.clock.from_) for counted in found.counted]
    assert starts == [("31.3", "2015-04-01"), ("31.4", "2015-04-01"), ("31.3", "2015-05-04"), ("31.4", "2015-05-04")]
    assert found.uncounted == []


@pytest.mark.parametrize(
    ("event", "code", "ref"),
    [
        (Event("第1行", "2015-04"), "no-single-day", None),
        (Event("第1行", "2015-04-28", "天氣"), "unknown-case", None),
        (Event("第1行", "2015-04-28", "行政處罰"), "starts-no-limit", None),
        (Event("第1行", "2099-04-28"), "unknown-calendar-year", "31.3"),
    ],
)
def test_what_cannot_be_counted_stops_no_other(question: Question, event: Event, code: str, ref: str | None) -> None:
    limits = event_limits_of(question, "31.3")
    found = event_clocks(question, limits, [event, Event("第2行", "2015-04-28")], TODAY)
    [uncounted] = found.uncounted
    [fault] = uncounted.error.faults
    assert isinstance(fault, Fault)
    assert (uncounted.event, uncounted.ref, fault.code) == (event, ref, code)
    assert [counted.clock.from_ for counted in found.counted] == ["2015-04-28"]


@pytest.mark.parametrize(("what", "asks"), [("行政處罰", True), ("重大行政處罰", False)])
def test_a_limit_of_a_part_of_such_events_asks_whether_this_is_one(question: Question, what: str, asks: bool) -> None:
    """24.8 is for 重大行政處罰 alone."""
    found = event_clocks(question, event_limits_of(question, "24.8"), [Event("第1行", "2015-04-28", what)], TODAY)
    [counted] = found.counted
    assert ("是否屬「重大行政處罰」待判斷" in (counted.clock.note or "")) is asks
