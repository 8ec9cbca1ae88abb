"""Registers for the tests of the room that keeps them, in a file and on a server, and entries as an office makes them."""

from __future__ import annotations

import sys
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.ledger.entry import Draft
from fazhi_cli.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import Server

MARK = "0123456789abcdef"
UNIT = "市法制辦"
NUMBERS = count(1)


def draft(act: str, task: int = 10, unit: str = UNIT, day: str = "2015-03-05", **fields: Any) -> Draft:
    """An entry of 第(十)項 of the plan, where nothing else is said."""
    return Draft(day=day, act=act, plan="suining-2015", task=task, unit=unit, mark=MARK, by="張三", **fields)


def report(note: str, **fields: Any) -> Draft:
    return draft("report", status="ongoing", note=note, **fields)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of PostgreSQL; who asks for it is skipped where none is installed."""
    if sys.platform == "win32":
        pytest.skip("Debian's PostgreSQL is started")
    pytest.importorskip("psycopg")
    from tests import postgres

    if postgres.programs() is None:
        pytest.skip("no PostgreSQL is installed here")
    with postgres.running() as started:
        yield started


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new register lies: once in a file, once on a server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    started: Server = request.getfixturevalue("server")
    return started.new_database(f"register_{next(NUMBERS)}")


@pytest.fixture
def ledger(address: str) -> Ledger:
    return Ledger.open(address)
