"""The bound on memory, as the shell sets it and as the program reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.program import environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no other system has a file of its bounds")

READ = "import sys; from fazhi_cli import memory; {}; print(memory.allowed(), 'resource' in sys.modules)"
"""The bound as the program reads it, and whether a module was loaded for that."""


@pytest.mark.parametrize(
    ("bound", "read"),
    [("unlimited", "None"), ("1000000", "1024000000")],
)
@pytest.mark.parametrize(("has_file", "setting"), [(True, "pass"), (False, "memory._LIMITS = '/proc/none'")])
def test_the_bound_is_read_as_it_was_set(bound: str, read: str, has_file: bool, setting: str) -> None:
    """From the file that Linux keeps of it, which costs a fifth of loading a module; where there is none, by that."""
    command = f'ulimit -S -v {bound}; exec {sys.executable} -c "$0"'
    done = subprocess.run(
        ["bash", "-c", command, READ.format(setting)],
        capture_output=True,
        env=environment({}),
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", [read, str(not has_file)])
