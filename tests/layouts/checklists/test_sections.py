"""Sections between chapter and task are headings of a sheet, as they are in the plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import program

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPES = Path(__file__).parents[2] / "shapes"
HEADINGS = ["二、主要任务", "（一）压缩时间", "（二）降低费用"]


@pytest.mark.parametrize(
    ("layout", "before", "behind"),
    [("任務分工表", "**", "**"), ("督查督辦台賬", "**", "**"), ("單位任務清單", "## ", "")],
)
def test_a_section_stands_above_its_tasks(layout: str, before: str, behind: str) -> None:
    answer = program.forked("checklist", "--layout", layout, "--data", SHAPES / "sections", "-f", "md", cwd=SHAPES)
    assert _headings(answer.stdout.splitlines(), before, behind) == HEADINGS


def _headings(lines: Sequence[str], before: str, behind: str) -> list[str]:
    """The headings of chapters and sections in their order."""
    found: list[str] = []
    for line in lines:
        found.extend(heading for heading in HEADINGS if f"{before}{heading}{behind}" in line)
    return found
