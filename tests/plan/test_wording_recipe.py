"""The recipe of CONTRIBUTING for a time wording, followed to the letter in a copy of the program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]
TESTED = Path("tests/plan/test_wordings.py")
ROW = 'Row("前N季度", "2015年前三季度", _by(2015, 9, {day}), f"{{YEAR}}前{{QUARTER}}", quarter_end, PRACTICE),'


def copy_program(folder: Path) -> None:
    """Copy the program and the tests of its wordings."""
    shutil.copytree(CHECKOUT / "fazhi_cli", folder / "fazhi_cli", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / TESTED.parent).mkdir(parents=True)
    shutil.copy(CHECKOUT / TESTED, folder / TESTED)


def add_row(folder: Path, row: str) -> None:
    """Add a row at the end of the copy's table."""
    table = folder / "fazhi_cli" / "plan" / "wording_table.py"
    rows, end, _ = table.read_text(encoding="utf-8").rpartition(")  # fmt: skip")
    table.write_text(f"{rows}    {row}\n{end}", encoding="utf-8")


@pytest.mark.parametrize(("day", "passes"), [(30, True), (29, False)])
def test_a_wording_needs_its_row_alone_and_the_row_is_its_test(tmp_path: Path, day: int, passes: bool) -> None:
    copy_program(tmp_path)
    add_row(tmp_path, ROW.format(day=day))
    options = ["-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-k", "row"]
    command = [sys.executable, "-m", "pytest", *options, "-o", "pythonpath=.", str(TESTED)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode == 0) is passes, done.stdout


def test_the_index_notices_that_the_table_has_changed(tmp_path: Path) -> None:
    def mark() -> str:
        code = "from fazhi_cli.index.store import program_mark; print(program_mark())"
        return subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout

    copy_program(tmp_path)
    before = mark()
    assert mark() == before
    add_row(tmp_path, ROW.format(day=30))
    assert mark() != before
