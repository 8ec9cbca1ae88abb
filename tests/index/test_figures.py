"""The figures that the index keeps of whole plans are those that are counted task by task."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import shelf
from tests.shelf import ask

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("data", [DATA, shelf.RICH, shelf.LIBRARY], ids=["Suining", "roles", "library"])
@pytest.mark.parametrize("more", ["", "--sort -leads,name", "--limit 7"], ids=["usual", "sorted", "few"])
def test_they_are_as_counted(data: Path, more: str) -> None:
    """Every task has no leads or more: this condition leaves none out, and keeps the figures from being used."""
    kept = ask(f"stats -f json {more}", data)
    assert kept.code == 0
    assert kept == ask(f"stats -f json {more} --min-leads 0", data)


def test_they_are_of_the_asked_plan() -> None:
    kept = ask(f"stats -f json --plan {shelf.B}")
    assert kept == ask(f"stats -f json --plan {shelf.B} --min-leads 0")
    assert shelf.Q not in kept.stdout
