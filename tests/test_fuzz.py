"""A few of the inputs that benchmarks/fuzz.py makes by the hundred thousand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.scripts import loaded

FILE = Path(__file__).parents[1] / "benchmarks" / "fuzz.py"
SOME = 60


@pytest.fixture(scope="module")
def fuzz() -> Any:
    """The fuzzer, which lies beside the package."""
    return loaded(FILE)


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rulebook", "wording", "document", "office", "sheet", "register", "form", "file"])
def test_mutated_input_ends_in_no_traceback(fuzz: Any, target: str) -> None:
    assert fuzz.faults_in(target, range(SOME)) == []


@pytest.mark.parametrize(
    "target", ["rulebook", "wording", "document", "option", "office", "sheet", "register", "form", "file"]
)
def test_an_input_is_the_same_in_every_run(fuzz: Any, target: str) -> None:
    assert fuzz.input_of(target, 7) == fuzz.input_of(target, 7)
    assert fuzz.input_of(target, 7) != fuzz.input_of(target, 8)


def test_what_fails_or_takes_too_long_is_a_fault(fuzz: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def tried(_given: Any) -> None:
        raise ZeroDivisionError("no number")

    monkeypatch.setitem(fuzz.TARGETS, "wording", fuzz.Target(fuzz.made_wording, tried))
    [fault] = fuzz.faults_in("wording", range(1))
    assert "no number" in fault.reason
    monkeypatch.setattr(fuzz, "SECONDS", -1.0)
    assert len(fuzz.faults_in("wording", range(1))) == 2


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rulebook", "document", "office", "register"])
def test_a_number_gives_the_same_input_in_every_process(target: str) -> None:
    """Sets have another order in each: a fault of one run was not found again by its number."""
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import fuzz\n"
        "made = [sorted(fuzz.input_of(sys.argv[2], number).files.items()) for number in range(40)]\n"
        "print(hashlib.sha256(repr(made).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, str(FILE.parent), target],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
