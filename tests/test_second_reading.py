"""The program and a naive reader of the same YAML give the same tasks, whatever is asked of whatever rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import naive, second_reading

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = 40
"""To each rulebook; `python benchmarks/second_reader.py` asks tens of thousands."""


def asked_of(number: int) -> range:
    return range(number * QUESTIONS, (number + 1) * QUESTIONS)


@pytest.mark.parametrize("number", range(12))
def test_two_readers_agree(tmp_path: Path, number: int) -> None:
    tally = second_reading.compare(tmp_path, number, asked_of(number))
    assert tally.differences == ()
    assert tally.rows > QUESTIONS // 4
    assert tally.refused < QUESTIONS // 2


def test_a_day_that_is_read_otherwise_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = naive.Meaning("milestone", "2015-06-29", "2015-06-29")
    monkeypatch.setitem(naive.WORDINGS, "2015年6月底前", wrong)
    found: list[str] = []
    for number in range(12):
        found.extend(second_reading.compare(tmp_path / str(number), number, asked_of(number)).differences)
    assert found
