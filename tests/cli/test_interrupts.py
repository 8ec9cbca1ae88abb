"""Ctrl-C in the first instants, while the program is still being imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.program import environment

pytestmark = pytest.mark.slow

BREAKING = """
import runpy, sys

class Breaking:
    def __init__(self, broken):
        self.broken = broken

    def find_spec(self, name, path=None, target=None):
        if name == self.broken:
            raise KeyboardInterrupt

for name in ("typing", "contextlib"):
    sys.modules.pop(name, None)  # what the interpreter itself has imported is imported again
sys.meta_path.insert(0, Breaking(sys.argv[1]))
sys.argv = ["fazhi", "tasks"]
runpy.run_module("fazhi_cli", run_name="__main__")
"""
"""Runs the program, in which Ctrl-C comes when a module is about to be imported."""

MOMENTS = [
    "contextlib",
    "typing",
    "fazhi_cli.cli.app",
    "typer",
    "fazhi_cli.cli.groups",
    "fazhi_cli.cli.commands.tasks",
    "sqlite3",
    "fazhi_cli.query.database",
    "fazhi_cli.output.delivery",
]


@pytest.mark.parametrize("module", MOMENTS)
def test_whatever_is_being_imported_the_call_ends_with_130_and_says_nothing(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BREAKING, module], capture_output=True, env=environment({}), check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
