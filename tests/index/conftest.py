"""Rulebooks of a test's own, and an index of its own for each test."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Path(__file__).parent.parent / "rulebook" / "good"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's cache folder, empty before each test."""
    folder = tmp_path / "cache" / "fazhi"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent))
    monkeypatch.setenv("LOCALAPPDATA", str(folder.parent))
    return folder


@pytest.fixture
def rulebook(tmp_path: Path) -> Callable[..., Path]:
    """rulebook(name, plan=…) makes a folder with a small rulebook of one plan."""

    def make(name: str = "data", plan: str = "demo") -> Path:
        folder = tmp_path / name
        shutil.copytree(SMALL, folder)
        tasks = folder / "tasks.yaml"
        tasks.write_text(tasks.read_text(encoding="utf-8").replace("id: demo", f"id: {plan}"), encoding="utf-8")
        return folder

    return make
