"""The rulebooks that other tests ask: without a fault, and each the document beside it, to the character."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shelf import RICH, SIMPLIFIED, ask

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("rulebook", [RICH, SIMPLIFIED], ids=["rich", "simplified"])
def test_a_good_rulebook_has_no_problem(rulebook: Path) -> None:
    answer = ask(f"check --source {rulebook / 'source.txt'} -f json", rulebook, day=None)
    assert (answer.code, answer.stdout, answer.stderr) == (0, "[]\n", "")


@pytest.mark.parametrize("rulebook", [RICH, SIMPLIFIED], ids=["rich", "simplified"])
def test_a_rulebook_prints_its_document(rulebook: Path) -> None:
    printed = ask("text", rulebook, day=None).stdout
    assert printed == (rulebook / "source.txt").read_text(encoding="utf-8")
