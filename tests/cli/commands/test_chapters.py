"""The chapters and their sizes: 7 4 3 4 4 6 3 4 4."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]


def test_nine_chapters_and_their_sizes(fazhi: Program) -> None:
    assert fazhi("chapters").lines == [
        "1\t依法全面履行政府職能\t7", "2\t健全依法決策機制\t4", "3\t加強和改進制度建設\t3", "4\t深化行政執法體制改革\t4",
        "5\t堅持嚴格規範公正文明執法\t4", "6\t強化對行政權力的制約和監督\t6", "7\t深入推進政務公開\t3",
        "8\t加強法治工作隊伍建設\t4", "9\t落實保障措施\t4",
    ]  # fmt: skip


def test_promised_fields_come_first(fazhi: Program) -> None:
    assert list(json.loads(fazhi("chapters", "-f", "json").stdout)[0])[:3] == ["number", "title", "tasks"]


def test_a_selection_counts_its_own_tasks_only(fazhi: Program) -> None:
    assert fazhi("chapters", "--lead", "市目督室").lines == ["6\t強化對行政權力的制約和監督\t1", "9\t落實保障措施\t2"]
    assert fazhi("chapters", "--when", "milestone", "-f", "ids").lines == ["1", "2", "3", "5", "8"]
    assert fazhi("chapters", "--sort", "-tasks", "--limit", "2", "-f", "ids").lines == ["1", "6"]


def test_an_empty_answer_is_no_failure(fazhi: Program) -> None:
    answer = fazhi("chapters", "--lead", "市審計局", "--chapter", "1")
    assert (answer.code, answer.stdout) == (0, "")
