"""Documents of one thing many times over: twice as much of it takes about twice the time, not four times."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.importing.plan_reading import read_plan
from fazhi_cli.importing.readers import document_of

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

FOUND = Path(__file__).parent / "documents" / "brackets-and-blanks.txt"
"""What benchmarks/fuzz.py found (document 1564): open brackets by the hundred, and blanks between them."""

MOST_GROWTH = 3.2
"""Between twice, and the four times of what grows with the square."""

TRIES = 7
"""Pairs of readings, one after the other; the machine is busy with other work in some of them, and the least of their ratios counts."""


def _longer(times: int) -> str:
    """The document that was found, with its runs of one sign so many times as long."""
    return re.sub(r"([^\n])\1{19,}", lambda run: run[0] * times, FOUND.read_text("utf-8"))


KINDS: dict[str, Callable[[int], str]] = {
    "open brackets and blanks": _longer,
    "blanks in brackets": lambda times: (
        "青原市方案\n一、完善制度。" + ("（牽頭單位：市教育局" + " " * 800 + "甲）") * 4 * times
    ),
    "brackets deep in brackets": lambda times: (
        "青原市方案\n一、完善制度。" + ("（" * 400 + "市教育局" + "）" * 400) * 4 * times
    ),
    "lines of one list": lambda times: (
        "青原市方案\n一、完善制度\n牽頭單位：市教育局、\n" + "市財政局、\n" * 400 * times
    ),
    "lines in one open bracket": lambda times: (
        "青原市方案\n一、完善制度\n（牽頭單位：市教育局\n" + "（市財政局）\n" * 400 * times
    ),
    "headings": lambda times: "青原市方案\n" + "一、完善\n（一）制度\n1.辦法\n" * 100 * times,
    "numbered tasks": lambda times: (
        "青原市方案\n" + "".join(f"{n}.完善制度。（市教育局負責）\n" for n in range(1, 150 * times))
    ),
    "rows": lambda times: (
        "序號\t任務\t責任單位\n" + "".join(f"{n}\t完善制度\t市教育局\n" for n in range(1, 150 * times))
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_much_takes_about_twice_the_time(kind: str) -> None:
    make = KINDS[kind]
    _seconds(_lines(make(1)))  # what is made once, such as patterns, is made here
    once, twice = _lines(make(1)), _lines(make(2))
    assert min(_seconds(twice) / _seconds(once) for _ in range(TRIES)) < MOST_GROWTH


def _lines(text: str) -> list[str]:
    return [line.text for line in document_of(text.encode(), "plan.txt").lines]


def _seconds(lines: list[str]) -> float:
    """The time that the processor takes to read a document."""
    begun = time.process_time()
    read_plan(lines, None, "plan")
    return time.process_time() - begun
