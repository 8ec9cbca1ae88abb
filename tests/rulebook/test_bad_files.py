"""Each file of tests/bad has one fault; its first line names the file it stands for, and what is found where."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.checks import NODE_CHECKS, RULEBOOK_CHECKS
from fazhi_cli.rulebook.checks.writing import WRITING_CHECKS
from fazhi_cli.rulebook.problems import CODES

GOOD = Path(__file__).parent / "good"
BAD = sorted((Path(__file__).parents[1] / "bad").glob("*.yaml"))
EXPECTED = re.compile(r"(\d+):(\d+) ([A-Z]\d\d)")
QUOTED = re.compile("「[^「」]*」")
HALF_WIDTH = re.compile("[一-鿿「」）][,:;!?]|[,:;!?][一-鿿「」（]")
# What only bytes, sizes or other files can be at fault for; test_source, test_hostile, test_checks and index/test_data show these.
WITHOUT_A_FILE = {"F01", "F02", "F03", "F05", "R11", "C15"}


def header(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    first = path.read_text("utf-8").splitlines()[0]
    return first.split()[1] + ".yaml", [(int(m[1]), int(m[2]), m[3]) for m in EXPECTED.finditer(first)]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_fault_is_found_where_it_stands_and_nothing_else(path: Path, tmp_path: Path) -> None:
    name, expected = header(path)
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    shutil.copy(path, tmp_path / name)
    found = check(tmp_path)
    assert [(each.line, each.column, each.code) for each in found] == expected, "\n".join(map(str, found))
    assert {each.file for each in found} == {str(tmp_path / name)}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_fault_is_told_in_full_width_punctuation(path: Path, tmp_path: Path) -> None:
    """All but what it quotes of the file, whose marks are the file's own."""
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    shutil.copy(path, tmp_path / header(path)[0])
    for problem in check(tmp_path):
        assert not HALF_WIDTH.search(QUOTED.sub("「」", problem.message)), problem.message


def test_the_good_files_have_no_fault() -> None:
    assert check(GOOD) == []


def test_every_code_has_its_faulty_file() -> None:
    shown = {code for path in BAD for _, _, code in header(path)[1]}
    assert shown == CODES.keys() - WITHOUT_A_FILE


def test_every_check_is_listed_once() -> None:
    listed = [*(check.run for check in NODE_CHECKS), *RULEBOOK_CHECKS, *WRITING_CHECKS]
    assert len(set(listed)) == len(listed)
