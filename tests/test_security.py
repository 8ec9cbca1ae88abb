"""SECURITY.md promises nothing without a test that holds it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text("utf-8")


def promises() -> list[str]:
    promised = TEXT.partition("## What is promised")[2].partition("## What is not promised")[0]
    return re.findall(r"(?ms)^\d+\. (.+?)(?=^\d+\. |^\*\*|\Z)", promised)


def test_every_promise_names_its_test() -> None:
    assert len(promises()) == 13
    for promise in promises():
        named = re.findall(r"`(tests/[^`]+)`", promise)
        assert named, promise
        for name in named:
            assert (ROOT / name).exists(), name


def test_what_is_not_promised_is_said() -> None:
    assert "Windows" in TEXT.partition("## What is not promised")[2]
