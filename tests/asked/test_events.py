from __future__ import annotations

import codecs
from contextlib import suppress

import pytest

from fazhi_cli.asked.events import DATES, EVENTS, Event, pasted
from fazhi_cli.errors import Fault, WrongCall


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("2015-04-28\n", [Event("第1行", "2015-04-28")]),
        ("2015-04-28", [Event("第1行", "2015-04-28")]),
        ("\n \n 2015-04-28 \r\n\r\n2015-05-01\r\n", [Event("第3行", "2015-04-28"), Event("第5行", "2015-05-01")]),
        ("2015-04-28,行政處罰\n2015-05-01\n", [Event("第1行", "2015-04-28", "行政處罰"), Event("第2行", "2015-05-01")]),
        ("日期,事項\n2015-04-28,行政處罰", [Event("第2行", "2015-04-28", "行政處罰")]),
        ("事项\t决定日期\n處罰\t2015-04-28", [Event("第2行", "2015-04-28", "處罰")]),
        ("文號；日期；標題\n1；2015-04-28；甲", [Event("第2行", "2015-04-28")]),
        (" Date , CASE \n2015-04-28,x", [Event("第2行", "2015-04-28", "x")]),
        ('日期,事項\n2015-04-28,"甲,乙"', [Event("第2行", "2015-04-28", "甲,乙")]),
        (
            '日期,事項\n2015-04-28,"甲\n乙"\n2015-05-01',
            [Event("第3行", "2015-04-28", "甲\n乙"), Event("第4行", "2015-05-01")],
        ),
        ("標題,日期\n甲", [Event("第2行", "")]),
        # A first line with a figure in it is no heading, and its first cell is taken for the day.
        ("文號2,日\n2015-04-28,x", [Event("第1行", "文號2", "日"), Event("第2行", "2015-04-28", "x")]),
        ("2015-04-28\t甲,乙", [Event("第1行", "2015-04-28", "甲,乙")]),
        ("2015-04-28;甲", [Event("第1行", "2015-04-28", "甲")]),
    ],
)
def test_events_a_line_or_a_table(text: str, events: list[Event]) -> None:
    assert pasted(text.encode()) == events


@pytest.mark.parametrize(
    "data",
    [
        "日期,事項\n2015-04-28,處罰".encode(),
        "\ufeff日期,事項\n2015-04-28,處罰".encode(),
        "日期,事項\n2015-04-28,處罰".encode("gb18030"),
        codecs.BOM_UTF16_LE + "日期,事項\n2015-04-28,處罰".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "日期,事項\n2015-04-28,處罰".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16-le", "utf-16-be"],
)
def test_the_encodings_of_a_chinese_desk(data: bytes) -> None:
    assert pasted(data) == [Event("第2行", "2015-04-28", "處罰")]


@pytest.mark.parametrize(
    "data", [b"\xff", b"2015\xff\xfe\x00", codecs.BOM_UTF16_LE + b"2", b"1\x00", b"\xd8\x00\xd8\x001"]
)
def test_bytes_that_are_no_text_are_no_accident(data: bytes) -> None:
    with suppress(WrongCall):
        assert pasted(data)


@pytest.mark.parametrize("heading", DATES)
def test_every_heading_of_a_day(heading: str) -> None:
    assert pasted(f"x,{heading}\n甲,2015-04-28".encode()) == [Event("第2行", "2015-04-28")]


@pytest.mark.parametrize("heading", EVENTS)
def test_every_heading_of_an_event(heading: str) -> None:
    assert pasted(f"{heading},日期\n甲,2015-04-28".encode()) == [Event("第2行", "2015-04-28", "甲")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault("no-input")),
        (" \n,,\n\t", Fault("no-input")),
        ("日期,事項\n", Fault("only-a-heading")),
        ("2015-02-06\n" * 20_001, Fault("too-many-rows", most=20_000)),
        ("日期" + ",甲" * 200 + "\n2015-02-06", Fault("too-many-cells", most=200)),
        ("甲" * 140_000, Fault("cell-too-long", line=1)),
        ('2015-02-06\n"' + "甲\n" * 70_000, Fault("cell-too-long", line=65_538)),
        ("日期\n\n , \n", Fault("only-a-heading")),
        ("文號,標題\n1,2", Fault("no-day-column", dates=DATES, events=EVENTS)),
        ("事項\n處罰", Fault("no-day-column", dates=DATES, events=EVENTS)),
        ("日期,Date\n1,2", Fault("several-columns", headings=["日期", "date"])),
        ("日期,事項,事由\n1,2,3", Fault("several-columns", headings=["事项", "事由"])),
    ],
)
def test_what_holds_no_events_is_refused(text: str, fault: Fault) -> None:
    with pytest.raises(WrongCall) as raised:
        pasted(text.encode())
    assert raised.value.faults == (fault,)
