"""fazhi read: the words of time of a text, and what is said where they give no day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fazhi_cli import open_rulebook
from fazhi_cli.errors import WrongCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]


def test_a_row_a_wording_in_the_order_of_the_text(fazhi: Program) -> None:
    assert fazhi("read", "每季度末報告,今年6月底前完成", "--issued", "2015-01-20").lines == [
        "每季度末\trecurring\t\t\tquarter\t\t\t\t\t\tfalse",
        "今年6月底前\tmilestone\t2015-06-30\t2015-06-30\t\t\t\t\t\t\tfalse",
    ]


def test_promised_fields_come_first(fazhi: Program) -> None:
    [row] = json.loads(fazhi("read", "每年3月31日前", "-f", "json").stdout)
    assert list(row)[:10] == [
        "wording", "time", "due", "due_latest", "every", "month", "day", "amount", "unit", "event",
    ]  # fmt: skip
    assert (row["every"], row["month"], row["day"]) == ("year", 3, 31)


@pytest.mark.parametrize(
    ("text", "foot"),
    [
        ("6月底前完成", "限期完成而沒有到期日的，年份無法確定；成文日期可用 --issued 寫明。"),
        ("盡快完成", "沒有類別的，原文未定日期、期限或週期，只作文字。"),
    ],
)
def test_a_table_says_why_there_is_no_day(fazhi: Program, text: str, foot: str) -> None:
    assert fazhi("read", text, "-f", "table").lines[-2:] == ["共1處。", foot]
    assert foot not in fazhi("read", "2015年6月底前", "-f", "table").stdout


def test_a_text_without_words_of_time_has_no_rows(fazhi: Program) -> None:
    answer = fazhi("read", "完善權力清單")
    assert (answer.code, answer.stdout) == (0, "")
    assert fazhi("read", "完善權力清單", "--fail-empty").code == 1


def test_a_day_that_is_none_is_refused(fazhi: Program) -> None:
    assert fazhi("read", "6月底前", "--issued", "某日").code == 2


def test_python_reads_the_same() -> None:
    with open_rulebook() as rulebook:
        [row] = rulebook.read("今年6月底前", issued=date(2015, 1, 20))
        assert (row.wording, row.due) == ("今年6月底前", "2015-06-30")
        with pytest.raises(WrongCall):
            rulebook.read("今年6月底前", issued="某日")
