"""--explain: how a selection was read, in one line on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

OPEN = "「N月前」口徑未定，從嚴從寬兩日之一在範圍內即列入。"
GROUP = "「市直有關部門」為泛稱，未列明具體單位，未展開。"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), f"所選：全部，未加條件。{OPEN}"),
        (("--lead", "法制办"), f"所選：牽頭單位「法制办」即市法制辦（原名）。{OPEN}{GROUP}"),
        (("--unit", "遂寧市監察局"), f"所選：牽頭或責任單位「遂寧市監察局」即市監察局（原名）。{OPEN}{GROUP}"),
        (("--unit", "外網辦", "--include-open"), f"所選：牽頭或責任單位「外網辦」即市外網辦（原名）。{OPEN}「市直有關部門」為泛稱，未列明具體單位，已列入。"),
        (("--unit", "船山区政府"), f"所選：牽頭或責任單位「船山区政府」即船山區政府（原名）、各縣(區)政府（所屬統稱）。{OPEN}{GROUP}"),
        (("--unit", "市國土資源局"), f"所選：牽頭或責任單位「市國土資源局」即市國土局（全稱）。{OPEN}{GROUP}"),
        (("--lead", "政府法制機構"), f"所選：牽頭單位「政府法制機構」即市法制辦（職能名稱）。{OPEN}{GROUP}"),
        (("--actor", "決定機關"), f"所選：行為主體「決定機關」（寫法：決定機關、重大行政處罰、重大行政強制的決定機關）。{OPEN}"),
        (
            ("--due-by", "2015-03", "--chapter", "1"),
            f"所選：章 1；到期不晚於2015-03-31（含當日），須同時滿足。{OPEN}",
        ),
        (
            ("--within", "30d", "--today", "2015-03-01", "--reading", "lenient"),
            "所選：到期在2015-03-01至2015-03-31（今天起30天）。「N月前」口徑按所指定：從寬，含當月。",
        ),
        (
            ("--kind", "禁止,前置", "--when", "none", "--not-unit", "市监察局"),
            f"所選：略去單位 市监察局；性質 禁止或前置程序；時限類別 無時限，須同時滿足。{OPEN}",
        ),
        (("--due-from", "2015-06", "--limit", "2"), f"所選：到期不早於2015-06-01（含當日）。{OPEN}只列前2條。"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["tasks", "clauses", "duties"])
def test_one_line(fazhi: Callable[..., Answer], command: str, arguments: tuple[str, ...], line: str) -> None:
    answer = fazhi(command, *arguments, "--explain")
    assert answer.code == 0
    assert [told for told in answer.stderr.splitlines() if told.startswith("所選：")] == [line]


def test_a_condition_of_one_value_is_told_with_it(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("tasks", "--min-leads", "2", "--max-leads", "3", "--explain")
    assert answer.stderr.splitlines()[0] == f"所選：牽頭單位不少於 2；牽頭單位不多於 3，須同時滿足。{OPEN}"


def test_it_is_the_first_line_and_the_feet_follow(fazhi: Callable[..., Answer]) -> None:
    told = fazhi("tasks", "--lead", "市審計局", "--unit", "市審計局", "--explain").stderr.splitlines()
    assert told[0].startswith("所選：")
    assert (
        told[1]
        == "方案有38項的牽頭或責任單位為「市直有關部門」（泛稱，未列明具體單位），未展開，加 --include-open 一併列出。"
    )


def test_rows_are_the_same_and_without_it_nothing_is_said(fazhi: Callable[..., Answer]) -> None:
    plain, told = fazhi("tasks", "--lead", "市審計局"), fazhi("tasks", "--lead", "市審計局", "--explain")
    assert (plain.stdout, plain.stderr) == (told.stdout, "")


def test_a_sheet_says_it_only_where_asked(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("show", "10").stderr == ""
    assert fazhi("show", "10", "--explain").stderr == f"所選：序號 10。{OPEN}\n"


def test_in_simplified_characters(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("tasks", "--chapter", "2", "--explain", "--script", "hans").stderr.startswith("所选：章 2。")
