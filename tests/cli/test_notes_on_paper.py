"""The notes of answers that are handed on as documents: nothing later than their day, and no doubts of the program's maker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

    Program = Callable[..., Answer]

ANSWERS = [
    ("tasks", "--unit", "市政府辦公室"),
    ("clauses", "--unit", "市司法局"),
    ("due", "--unit", "市司法局"),
    ("stats", "--unit", "市政府辦公室"),
    ("matrix", "--unit", "市政府辦公室"),
    ("show", "--unit", "市司法局"),
]
"""市司法局 took over from 市法制辦 in 2019, and 市政府辦公室 from 市政務公開辦, of which no source is known."""


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(("day", "told"), [("2015-04-10", False), ("2026-11-28", True)])
def test_a_document_tells_what_its_day_can_know(
    fazhi: Program, tmp_path: Path, answer: tuple[str, ...], day: str, told: bool
) -> None:
    page = document(fazhi, tmp_path, *answer, "--today", day)
    assert ("另承接" in page) is told
    assert ("2019年" in page) is told
    assert not [word for word in ("未查", "常識", "二手") if word in page]


def test_a_document_does_not_tell_how_surely_the_program_knows_of_a_body(fazhi: Program, tmp_path: Path) -> None:
    page = document(fazhi, tmp_path, "tasks", "--unit", "市醫保局", "--today", "2026-11-28")
    assert "方案未列明市醫保局；其職責見「市直有關部門」及按職能規定的條款。" in page


def document(fazhi: Program, folder: Path, *arguments: str) -> str:
    """An answer as a page of the web."""
    fazhi(*arguments, "-o", folder / "a.html")
    return (folder / "a.html").read_text(encoding="utf-8")
