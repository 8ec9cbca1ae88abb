from __future__ import annotations

import pytest

from fazhi_cli.asked.ids import MOST, Span, numbers, spans
from fazhi_cli.errors import Fault, WrongCall


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("10", Span("10", None, 10, 10)),
        ("12-15", Span("12-15", None, 12, 15)),
        ("15-12", Span("15-12", None, 12, 15)),
        ("12～15", Span("12~15", None, 12, 15)),
        ("12—15", Span("12—15", None, 12, 15)),
        ("12–15", Span("12–15", None, 12, 15)),
        ("十二至十五", Span("十二至十五", None, 12, 15)),
        ("十二到15", Span("十二到15", None, 12, 15)),
        ("三十一", Span("三十一", None, 31, 31)),
        ("（十）", Span("(十)", None, 10, 10)),
        ("第(十)項", Span("第(十)項", None, 10, 10)),
        ("１０", Span("10", None, 10, 10)),
        ("010", Span("010", None, 10, 10)),
        ("0", Span("0", None, 0, 0)),
        ("10.3", Span("10.3", None, 10, 10, 3)),
        ("10.3-2", Span("10.3-2", None, 10, 10, 3, 2)),
        ("suining-2015:10.3-2", Span("suining-2015:10.3-2", "suining-2015", 10, 10, 3, 2)),
        ("十.三", Span("十.三", None, 10, 10, 3)),
        ("suining-2015:10", Span("suining-2015:10", "suining-2015", 10, 10)),
        ("suining-2015：10.3", Span("suining-2015:10.3", "suining-2015", 10, 10, 3)),
        ("2015-a:2-1", Span("2015-a:2-1", "2015-a", 1, 2)),
    ],
)
def test_a_number_or_a_span_of_them(typed: str, span: Span) -> None:
    assert spans((typed,)) == [span]


@pytest.mark.parametrize(
    "typed",
    [
        ("10,12-13,31",),
        ("10、12-13；31",),
        ("10 12-13\t31",),
        (" 10,, 12-13 ,31,",),
        ("10", "12-13,31"),
        ("10，12－13；31",),
    ],
)
def test_a_list_of_them(typed: tuple[str, ...]) -> None:
    assert [(span.first, span.last) for span in spans(typed)] == [(10, 10), (12, 13), (31, 31)]


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("十A", "十A"),
        ("10,x", "x"),
        ("", ""),
        (" ", " "),
        (",", ","),
        ("-", "-"),
        ("1-", "1-"),
        ("1-2-3", "1-2-3"),
        ("1.", "1."),
        (".1", ".1"),
        ("1.2.3", "1.2.3"),
        ("1-2.3", "1-2.3"),
        ("Plan:1", "Plan:1"),
        ("-a:1", "-a:1"),
        (":1", ":1"),
        ("plan:", "plan:"),
        ("1" * 10, "1" * 10),
        ("²", "²"),
    ],
)
def test_what_is_no_number_is_refused_as_typed(typed: str, part: str) -> None:
    with pytest.raises(WrongCall) as raised:
        spans((typed,))
    assert raised.value.faults == (Fault("unreadable-number", typed=part),)


def test_more_numbers_than_a_statement_holds_are_refused() -> None:
    assert len(spans(("1," * MOST,))) == MOST
    with pytest.raises(WrongCall) as raised:
        spans(("1," * MOST, "2"))
    assert raised.value.faults == (Fault("too-many-numbers", most=4000, count=4001),)


@pytest.mark.parametrize(
    ("typed", "held"),
    [(("3",), [3]), (("1-3", "三"), [1, 2, 3, 3]), (("5-999999999",), list(range(5, 1005))), ((), [])],
)
def test_the_numbers_that_spans_hold(typed: tuple[str, ...], held: list[int]) -> None:
    assert numbers(typed) == held
