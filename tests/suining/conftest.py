"""The plan as the real program prints it, asked once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

ROOT = Path(__file__).parents[2]


def ask(command: str) -> list[dict[str, Any]]:
    """Give the rows of a row command, as a script would get them."""
    call = [sys.executable, "-m", "fazhi_cli", command, "-f", "json"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return cast("list[dict[str, Any]]", json.loads(done.stdout))


@pytest.fixture(scope="session")
def tasks() -> list[dict[str, Any]]:
    return ask("tasks")


@pytest.fixture(scope="session")
def clauses() -> list[dict[str, Any]]:
    return ask("clauses")


@pytest.fixture(scope="session")
def cites() -> list[dict[str, Any]]:
    return ask("cites")
