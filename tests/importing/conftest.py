"""Whole documents are read here, written as rulebooks, and asked: none of it is quick."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads whole documents."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.slow)
