"""Whatever befalls the cache, the answer is right and nothing is said about it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.index.cache import cache_file
from fazhi_cli.index.opening import open_index
from fazhi_cli.index.store import uri_of
from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    Make = Callable[..., Path]

pytestmark = pytest.mark.slow

TITLES = ["公布清單", "報送備案"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/data/plan?.sqlite"), "file:///data/plan%3F.sqlite"),
        (PureWindowsPath("C:/data/plan #1.sqlite"), "file:///C:/data/plan%20%231.sqlite"),
        (PureWindowsPath("//server/share/plan.sqlite"), "file:////server/share/plan.sqlite"),
    ],
    ids=["posix", "drive", "share"],
)
def test_sqlite_is_told_the_file_on_any_system(path: PurePath, uri: str) -> None:
    """https://sqlite.org/uri.html: of a URI with a host SQLite takes none but localhost."""
    assert uri_of(path) == uri


def asked(data: Path) -> tuple[str, list[str]]:
    index = open_index(data)
    titles = [title for (title,) in index.connection.execute("SELECT title FROM tasks ORDER BY id")]
    index.connection.close()
    return index.state, titles


def foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE tasks(title TEXT)")
        connection.execute("INSERT INTO tasks VALUES('別的')")
    connection.close()


def scribbled(file: Path) -> None:
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8] = b"garbage!"
    file.write_bytes(content)


def flipped(file: Path) -> None:
    """One bit of a title: SQLite itself would never notice."""
    content = bytearray(file.read_bytes())
    content[content.index("報送備案".encode()) + 2] ^= 1
    file.write_bytes(content)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no bytes": lambda file: file.write_bytes(b""),
    "half of it": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "the last byte gone": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "a byte too many": lambda file: file.write_bytes(file.read_bytes() + b"\0"),
    "no database": lambda file: file.write_bytes(b"not a database" * 1000),
    "garbage in the middle": scribbled,
    "one bit": flipped,
    "somebody else's database": foreign,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_made_anew(rulebook: Make, damage: Callable[[Path], object]) -> None:
    data = rulebook()
    asked(data)
    damage(cache_file(data))
    assert asked(data) == ("compiled", TITLES)
    assert asked(data) == ("fresh", TITLES)


def test_a_damaged_index_is_made_anew_without_a_word(rulebook: Make) -> None:
    data = rulebook()
    before = program.run("tasks", "--data", data)
    scribbled(cache_file(data))
    assert program.run("tasks", "--data", data) == before
    assert before.stderr == ""


def test_a_folder_in_the_place_of_the_index_is_left_there(rulebook: Make, cache: Path) -> None:
    data = rulebook()
    cache_file(data).mkdir(parents=True)
    assert asked(data) == ("memory", TITLES)
    assert list(cache.iterdir()) == [cache_file(data)]


def test_without_a_cache_folder_the_answer_comes_from_memory(rulebook: Make, cache: Path) -> None:
    data = rulebook()
    cache.parent.write_text("a file where the folder should be", encoding="utf-8")
    answer = program.run("tasks", "--data", data, "-f", "ids")
    assert answer == (0, "1\n2\n", "")
    assert "只在內存中" in program.run("where", "--data", data).stdout


def test_without_a_home_the_answer_comes_from_memory(rulebook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container may run under a number that has no user, and so no home."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(Path, "home", homeless)
    assert asked(rulebook()) == ("memory", TITLES)


def test_twelve_at_once_on_a_cold_cache_answer_alike_and_leave_one_index(rulebook: Make, cache: Path) -> None:
    data = rulebook()
    command = [sys.executable, "-m", "fazhi_cli", "tasks", "--data", str(data)]
    environment = program.environment({})
    calls = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) for _ in range(12)
    ]
    answers = {(*call.communicate(timeout=120), call.returncode) for call in calls}
    [(stdout, stderr, code)] = answers
    assert (stdout.decode().count("\n"), stderr, code) == (2, b"", 0)
    assert list(cache.iterdir()) == [cache_file(data)]
    assert asked(data)[0] == "fresh"
