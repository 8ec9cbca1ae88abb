"""More than nine entries: the later of one day is the one of the higher number, also where 10 comes after 9."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import program

pytestmark = pytest.mark.slow

GOOD = Path(__file__).parents[1] / "rulebook" / "good"
READING = "- {{id: {}, kind: reading, reading: {}, basis: 遂府發〔2015〕{}號, from: 2015-01-10, by: 第{}人}}\n"


@pytest.mark.parametrize(
    ("ninth", "tenth", "due", "words"),
    [
        ("strict", "lenient", "2015-03-31", "從寬，據遂府發〔2015〕10號，自2015-01-10起"),
        ("lenient", "strict", "2015-02-28", "從嚴，據遂府發〔2015〕10號，自2015-01-10起"),
    ],
)
def test_the_tenth_reading_of_a_day_overrules_the_ninth(
    tmp_path: Path, ninth: str, tenth: str, due: str, words: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD, data)
    entries = [READING.format(number, ninth, number, number) for number in range(1, 10)]
    entries.append(READING.format(10, tenth, 10, 10))
    (data / "changes.yaml").write_text("changes:\n" + "".join(entries), "utf-8")
    answer = program.run("tasks", "--id", "1", "--fields", "due,due_latest", "--data", data)
    assert answer.stdout == f"{due}\t{due}\n"
    assert words in program.run("where", "--data", data).stdout


@pytest.mark.parametrize(("earlier", "later"), [(999_999, 1_000_000), (9_999_999, 10_000_000), (9, 2**63 - 1)])
def test_a_number_of_any_length_comes_after_a_smaller_one(tmp_path: Path, earlier: int, later: int) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD, data)
    entries = [READING.format(earlier, "strict", 1, 1), READING.format(later, "lenient", 2, 2)]
    (data / "changes.yaml").write_text("changes:\n" + "".join(entries), "utf-8")
    assert "從寬，據遂府發〔2015〕2號，自2015-01-10起" in program.run("where", "--data", data).stdout
