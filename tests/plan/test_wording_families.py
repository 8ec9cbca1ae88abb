"""Whole families of time wordings, judged by reading: each is read as it is meant, and what is no limit is read as none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from opencc import OpenCC

from fazhi_cli.plan.text_times import TimeWording, time_wordings

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = {"Y": "year", "H": "half_year", "Q": "quarter", "M": "month", "W": "week"}
LINES = Path(__file__).with_name("wording_families.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


def number(text: str) -> int | None:
    return int(text) if text else None


def is_meant(row: TimeWording, expected: str) -> bool:
    """Whether a wording was read as the file says."""
    kind, _, value = expected.partition(":")
    if kind in ("D", "R"):
        strict, _, lenient = value.partition("/")
        return (row.due, row.due_latest) == (strict, lenient or strict)
    if kind == "C":
        return f"{row.amount} {row.unit}" == value and not row.backward
    if kind == "B":
        return row.time == "triggered" and row.backward and row.amount is not None
    if kind == "X":
        return row.time == "recurring"
    if kind == "M":
        value = f"-{value}" if value else ""
    month, _, day = value.partition("-")
    has_day = not value or (row.month, row.day) == (number(month), number(day))
    return row.time == "recurring" and row.every == EVERY[kind] and has_day


@pytest.mark.parametrize(("phrase", "issued", "expected"), CASES)
@pytest.mark.parametrize("write", [str, OpenCC("s2t").convert], ids=["written", "hant"])
def test_a_phrase_is_read_as_it_is_meant(phrase: str, issued: str, expected: str, write: Callable[[str], str]) -> None:
    rows = time_wordings(write(phrase), date.fromisoformat(issued))
    limits = [row for row in rows if row.time is not None]
    if expected in ("S", "T"):
        assert limits == []
    else:
        assert any(is_meant(row, expected) for row in limits), rows
