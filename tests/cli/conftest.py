"""The real program for the tests of commands: `fazhi("tasks", "--unit", "市法制辦")` in a pipe, `terminal(…)` on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAMS = {"fazhi", "terminal"}
"""The fixtures that start the real program."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts the real program: a start takes a tenth of a second, and there are hundreds."""
    for item in items:
        if PROGRAMS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def fazhi() -> Callable[..., program.Answer]:
    """fazhi(*arguments, stdin="", cwd=None, **environment) -> code, stdout, stderr, lines."""
    return program.run


@pytest.fixture(scope="session")
def terminal() -> Callable[..., program.Answer]:
    """terminal(*arguments, columns=80, encoding="utf-8", **environment): the same with stdout and stderr on a terminal."""
    if sys.platform == "win32":
        pytest.skip("a terminal of one's own needs POSIX")
    return program.on_terminal
