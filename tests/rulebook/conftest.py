"""A small rulebook to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

GOOD = Path(__file__).parent / "good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small rulebook."""
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    return tmp_path
