"""Registers for the tests of the room that keeps them, and entries as an office makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.ledger.entry import Draft
from fazhi_cli.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARK = "0123456789abcdef"
UNIT = "市法制辦"


def draft(act: str, task: int = 10, unit: str = UNIT, day: str = "2015-03-05", **fields: Any) -> Draft:
    """An entry of 第(十)項 of the plan, where nothing else is said."""
    return Draft(day=day, act=act, plan="suining-2015", task=task, unit=unit, mark=MARK, by="張三", **fields)


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where a new register lies."""
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def ledger(address: str) -> Ledger:
    return Ledger.open(address)


@pytest.fixture
def entered(ledger: Ledger) -> Callable[..., None]:
    """entered(draft, …): put into the register one after the other."""

    def enter(*drafts: Draft) -> None:
        for each in drafts:
            ledger.append([each])

    return enter
