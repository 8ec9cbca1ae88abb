"""A few of the kills that benchmarks/kills.py does by the hundred."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.scripts import loaded

FILE = Path(__file__).parents[1] / "benchmarks" / "kills.py"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process of Windows is not killed at any moment")
@pytest.mark.parametrize("name", ["csv", "each", "each over", "new", "change", "register"])
def test_a_kill_leaves_the_old_or_the_new_and_of_two_at_once_one_is_told(name: str) -> None:
    assert loaded(FILE).faults_of(name, rounds=2, seed=2) == []
