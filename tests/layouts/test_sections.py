"""Under which heading a row stands."""

from __future__ import annotations

import pytest

from fazhi_cli.layouts.sections import chapter_heading


@pytest.mark.parametrize(
    ("number", "title", "heading"),
    [(11, "附則", "十一、附則"), (None, "附件", "附件"), (None, None, "")],
)
def test_a_chapter_is_headed_as_the_plan_prints_it(number: int | None, title: str | None, heading: str) -> None:
    assert chapter_heading(number, title) == heading
