"""An index is verified byte for byte, at every call or, where it is large, once and then by what the file system says."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.cli.app import run
from fazhi_cli.index import folders, given_values, integrity
from fazhi_cli.index.cache import cache_file, verified_file
from fazhi_cli.index.opening import open_index
from fazhi_cli.index.renewal import compile_data, save

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Path]

TITLES = ["公布清單", "報送備案"]
FLIPS = 40


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every index counts as large, and every file as settled."""
    monkeypatch.setattr(integrity, "SMALL", 0)
    monkeypatch.setattr(folders, "RACY", 0)
    monkeypatch.setattr(folders, "TICK", 0)


def asked(data: Path) -> tuple[str, list[str]]:
    index = open_index(data)
    titles = [title for (title,) in index.connection.execute("SELECT title FROM tasks ORDER BY id")]
    index.connection.close()
    return index.state, titles


def flip(file: Path, bit: int) -> None:
    with file.open("r+b") as stream:
        stream.seek(bit // 8)
        [byte] = stream.read(1)
        stream.seek(bit // 8)
        stream.write(bytes([byte ^ 1 << bit % 8]))


def test_what_is_no_index_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A sparse file of 64 GiB: its sum would take a minute."""
    film = tmp_path / "film.mkv"
    with film.open("wb") as stream:
        stream.write(b"\x1a\x45\xdf\xa3" * 100)
        stream.truncate(2**36)
    assert not integrity.is_whole(film)


@pytest.mark.usefixtures("large")
def test_a_large_index_is_summed_up_once(rulebook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    data = rulebook()
    asked(data)
    assert asked(data) == ("fresh", TITLES)
    assert verified_file(cache_file(data)).exists()
    monkeypatch.setattr(integrity, "_fits", lambda *_: pytest.fail("summed up again"))
    assert asked(data) == ("fresh", TITLES)


@pytest.mark.usefixtures("large")
def test_a_bit_that_flips_anywhere_in_a_large_index_makes_it_anew(rulebook: Make) -> None:
    data = rulebook()
    asked(data)
    file = cache_file(data)
    places = random.Random(8).sample(range(8 * file.stat().st_size), FLIPS)
    for bit in places:
        assert asked(data)[0] == "fresh"
        flip(file, bit)
        assert asked(data) == ("compiled", TITLES), bit


@pytest.mark.usefixtures("large")
def test_a_change_under_the_old_time_is_noticed_too(rulebook: Make) -> None:
    """Who sets the time of the last change back cannot set back that of the file's own record."""
    data = rulebook()
    asked(data)
    file = cache_file(data)
    assert asked(data)[0] == "fresh"
    before = file.stat()
    flip(file, 8 * file.read_bytes().index("報送備案".encode()))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert asked(data) == ("compiled", TITLES)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("hours", [-1, 25], ids=["clock set back", "after a day"])
def test_trust_ends(rulebook: Make, monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    data = rulebook()
    asked(data)
    asked(data)
    now = time.time_ns()
    monkeypatch.setattr("fazhi_cli.index.integrity.time.time_ns", lambda: now + hours * 3600 * 10**9)
    summed = []

    def fits(_stream: object, size: int) -> bool:
        summed.append(size)
        return True

    monkeypatch.setattr(integrity, "_fits", fits)
    asked(data)
    assert summed == [cache_file(data).stat().st_size]


def test_a_file_of_this_moment_is_not_trusted_yet(rulebook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be written again within the tick of the clock, and bear the same time."""
    monkeypatch.setattr(integrity, "SMALL", 0)
    monkeypatch.setattr(folders, "TICK", folders.RACY)
    data = rulebook()
    asked(data)
    asked(data)
    assert not verified_file(cache_file(data)).exists()


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("note", [b"", b"\xff\xfe", b"1", b"x y", b"99999999999999999999 1 2 3 4 5"])
def test_a_damaged_note_is_no_trust(rulebook: Make, note: bytes) -> None:
    data = rulebook()
    asked(data)
    verified_file(cache_file(data)).write_bytes(note)
    assert asked(data) == ("fresh", TITLES)
    flip(cache_file(data), 8 * 5000)
    assert asked(data) == ("compiled", TITLES)


@pytest.mark.usefixtures("large")
def test_a_given_index_with_a_flipped_bit_is_refused(rulebook: Make, tmp_path: Path) -> None:
    given = tmp_path / "plans.fazhi"
    connection = compile_data(rulebook())
    save(connection, given)
    connection.close()
    for bit in random.Random(8).sample(range(8 * given.stat().st_size), 10):
        assert run(["tasks", "--data", str(given)]) == 0
        flip(given, bit)
        assert run(["tasks", "--data", str(given)]) == 3
        flip(given, bit)


def scribble(file: Path) -> None:
    """Make every page but the first unreadable: whatever is asked, SQLite comes upon it."""
    size = file.stat().st_size
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * (size - 4096))


@pytest.mark.parametrize(
    "arguments",
    [["tasks", "--unit", "市法制辦"], ["show", "1"], ["text"], ["sql", "SELECT title FROM tasks"]],
    ids=" ".join,
)
def test_damage_under_the_hands_of_a_query_makes_the_index_anew(
    rulebook: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    data = rulebook()
    call = [*arguments, "--data", str(data)]
    assert run(call) == 0
    answer = capsys.readouterr()

    def holds(_connection: object, data: Path) -> bool:
        scribble(cache_file(data))
        return True

    monkeypatch.setattr("fazhi_cli.index.store._holds", holds)
    assert run(call) == 0
    assert capsys.readouterr() == answer
    assert integrity.is_whole(cache_file(data))


def test_a_damaged_index_that_cannot_be_removed_is_told(
    rulebook: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = rulebook()
    asked(data)

    def holds(_connection: object, data: Path) -> bool:
        scribble(cache_file(data))
        return True

    def refuse(_file: Path, **_options: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("fazhi_cli.index.store._holds", holds)
    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    assert run(["tasks", "--data", str(data)]) == 4
    told = f"緩存的索引「{cache_file(data)}」已經損壞，且無法刪除：沒有寫入權限，或者文件正被別的程序打開\n"
    assert capsys.readouterr().err == told


def test_damage_of_a_given_index_under_the_hands_of_a_query_is_told(
    rulebook: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, given = rulebook(), tmp_path / "plans.fazhi"
    asked(data)
    given.write_bytes(cache_file(data).read_bytes())

    def has_our_values(_connection: object) -> bool:
        scribble(given)
        return True

    monkeypatch.setattr("fazhi_cli.index.opening._has_our_values", has_our_values)
    assert run(["tasks", "--data", str(given)]) == 3
    assert capsys.readouterr().err == f"{given}:0:0: F01 索引文件已經損壞，請重新編製\n"
    assert given.exists()


@pytest.mark.slow
def test_a_bit_in_forty_megabytes_is_found(rulebook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size at which the sum is really left out, and pages of all kinds: of the tables and of a text that fills many."""
    monkeypatch.setattr(folders, "RACY", 0)
    monkeypatch.setattr(folders, "TICK", 0)
    data = rulebook()
    file = cache_file(data)
    connection = compile_data(data)
    connection.execute("INSERT INTO meta VALUES('ballast', hex(randomblob(20 * 1024 * 1024)))")
    connection.commit()
    random_ = random.Random(32)
    for _ in range(8):
        save(connection, file)
        assert asked(data) == ("fresh", TITLES)
        flip(file, random_.randrange(8 * file.stat().st_size))
        assert asked(data) == ("compiled", TITLES)
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE cites",
        "ALTER TABLE tasks RENAME TO own; CREATE VIEW tasks AS SELECT * FROM own",
        "CREATE TRIGGER own AFTER INSERT ON tasks BEGIN SELECT 1; END",
    ],
)
def test_a_given_index_of_other_tables_is_refused_whoever_reckoned_its_checksum(
    rulebook: Make, tmp_path: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "plans.fazhi"
    with closing(compile_data(rulebook())) as connection:
        save(connection, given)
    assert run(["tasks", "--data", str(given)]) == 0
    with closing(sqlite3.connect(given)) as connection:
        connection.executescript(change)
    integrity.stamp(given)
    capsys.readouterr()
    assert run(["tasks", "--data", str(given)]) == 3
    assert capsys.readouterr().err == f"{given}:0:0: F01 不是完整的 fazhi 索引文件\n"


VALUES = [
    ("a day that is none", "UPDATE limits SET due = '2015-02-30'"),
    ("a day in words", "UPDATE limits SET strict = 'soon'"),
    ("no JSON", "UPDATE clauses SET actor = '['"),
    ("a list of numbers", "UPDATE clauses SET actor = '[1]'"),
    ("no list", "UPDATE clauses SET actor = '{}'"),
    ("a text for a number", "UPDATE tasks SET position = 'first' WHERE id = 1"),
    ("bytes for a text", "UPDATE tasks SET title = x'ff'"),
    ("an escape", "UPDATE tasks SET title = char(27) || '[31m'"),
    ("a text that is shown backwards", "UPDATE tasks SET title = char(0x202E) || title"),
    ("an escape of one character", "UPDATE tasks SET title = char(155) || '31m'"),
    ("a text longer than any value", "UPDATE tasks SET title = replace(hex(zeroblob(20001)), '00', '甲')"),
    ("a line longer than any value", "UPDATE plans SET front = json_array(hex(zeroblob(10001)))"),
    ("a rule without a phrase", """UPDATE plans SET implied = '[{"units": []}]'"""),
    ("a successor without a name", "UPDATE units SET successors = '[{}]'"),
    ("figures that are no numbers", """UPDATE figures SET words = '{"a": "b"}'"""),
    ("a kind of clause that is none", "UPDATE clauses SET kind = 'wish'"),
    ("a kind of time that is none", "UPDATE limits SET time = 'soon'"),
    ("a measure of time that is none", "UPDATE limits SET unit = 'moon'"),
    ("a group that is none", "UPDATE figures SET grouping = 'all'"),
    ("a month that is none", "UPDATE limits SET month = 13"),
    ("days that are none", "UPDATE limits SET days = '[[2, 30]]'"),
    ("a unit that is not there", "DELETE FROM units"),
    ("a member that is not there", """UPDATE units SET members = '["某局"]'"""),
    ("a clause that is not there", "DELETE FROM clauses"),
    ("a chapter that is not there", "UPDATE tasks SET chapter = 99"),
    ("a task that is not there", "DELETE FROM tasks WHERE id = 2"),
    ("a reading that is none", "UPDATE plans SET reading = 'mild'"),
    ("a sense that is none", "UPDATE unit_names SET sense = 'nickname'"),
    (
        "a kind of change that is none",
        "INSERT INTO changes VALUES('demo', 1, 'own', NULL, NULL, NULL, NULL, NULL, NULL, '[]', NULL, '', '2015-01-01', '', '[]')",
    ),
]


@pytest.mark.parametrize("change", [change for _, change in VALUES], ids=[name for name, _ in VALUES])
@pytest.mark.parametrize("is_large", [False, True])
def test_a_given_index_of_other_values_is_refused_whoever_reckoned_its_checksum(
    rulebook: Make,
    tmp_path: Path,
    change: str,
    is_large: bool,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """Also when it is asked again: what was found whole once is trusted, if its values were ours."""
    if is_large:
        request.getfixturevalue("large")
    given = tmp_path / "plans.fazhi"
    with closing(compile_data(rulebook())) as connection:
        save(connection, given)
    for _ in range(2):
        assert run(["tasks", "--data", str(given)]) == 0
    with closing(sqlite3.connect(given)) as connection:
        connection.executescript(change)
        assert connection.total_changes
    integrity.stamp(given)
    for _ in range(2):
        capsys.readouterr()
        assert run(["tasks", "--data", str(given)]) == 3
        assert capsys.readouterr().err == f"{given}:0:0: F01 不是完整的 fazhi 索引文件\n"


@pytest.mark.usefixtures("large")
def test_the_values_of_a_large_given_index_are_looked_at_once(
    rulebook: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []

    def look(connection: sqlite3.Connection) -> bool:
        looks.append(connection)
        return True

    monkeypatch.setattr(given_values, "are_ours", look)
    given = tmp_path / "plans.fazhi"
    with closing(compile_data(rulebook())) as connection:
        save(connection, given)
    for _ in range(3):
        assert run(["tasks", "--data", str(given)]) == 0
    assert len(looks) == 1


@pytest.mark.parametrize("folder", ["data", "tests/rulebooks/rich", "tests/rulebooks/simplified", "tests/shapes"])
def test_what_we_compile_has_our_values(folder: str) -> None:
    place = Path(__file__).parents[2] / folder
    with closing(compile_data(place)) as connection:
        assert given_values.are_ours(connection)
