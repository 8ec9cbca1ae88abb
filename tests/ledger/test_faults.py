"""What happens to real registers: killed programs, many writers at once, a full disk, a file that may not be written, a server that goes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.errors import Fault, MissingPart
from fazhi_cli.ledger import waiting
from fazhi_cli.ledger.reading import all_entries, entries_of, head_of, refuse_damaged
from fazhi_cli.ledger.store import Ledger
from fazhi_cli.ledger.verification import verified
from tests.ledger.conftest import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.ledger.entry import Entry
    from tests.postgres import Server

pytestmark = pytest.mark.slow

WRITER = """
import sys
from fazhi_cli.ledger.entry import Draft
from fazhi_cli.ledger.store import Ledger
address, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
ledger = Ledger.open(address)
for number in range(count):
    said = Draft(
        day="2015-03-05", act="report", plan="suining-2015", task=10, unit="市法制辦", mark="0", status="ongoing",
        note=f"{name}-{number}",
    )
    [entry] = ledger.append([said])
    print(entry.number, entry.note, flush=True)
"""
"""Enters so many reports one by one, and says of each that it is kept as soon as it is."""


def writer(address: str, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, address, name, str(count)], stdout=subprocess.PIPE, encoding="utf-8"
    )


def test_what_was_acknowledged_is_there_after_a_kill_at_any_moment(address: str) -> None:
    """500 entries in all, by programs that are each killed somewhere on their way."""
    chance = Random(13)
    acknowledged: list[str] = []
    killed = 0
    while len(acknowledged) < 500:
        goal = chance.randrange(40, 90)
        with writer(address, f"第{killed}個", 500 - len(acknowledged)) as program:
            assert program.stdout is not None
            for line in program.stdout:
                acknowledged.append(line.rstrip("\n"))
                goal -= 1
                if goal == 0:
                    time.sleep(chance.random() / 200)  # somewhere in the next entries
                    program.kill()
        killed += program.returncode == -signal.SIGKILL
    assert killed >= 4
    there = {f"{entry.number} {entry.note}" for entry in all_entries(address)}
    assert set(acknowledged) <= there
    assert len(there) - len(acknowledged) <= killed  # kept, and killed before that was said
    assert verified(all_entries(address)).bad is None


def test_of_sixteen_writers_at_once_none_is_lost(address: str) -> None:
    programs = [writer(address, f"第{number}個", 10) for number in range(16)]
    said = [line for program in programs for line in program.communicate()[0].splitlines()]
    assert [program.returncode for program in programs] == [0] * 16
    entries = list(all_entries(address))
    assert sorted(said) == sorted(f"{entry.number} {entry.note}" for entry in entries)
    assert len(entries) == 160
    assert verified(entries).bad is None


def troubles(raised: pytest.ExceptionInfo[MissingPart]) -> list[str]:
    return [fault.facts["trouble"] for fault in raised.value.faults if isinstance(fault, Fault)]


FILLED = """
import resource, signal, sys
from fazhi_cli.cli.app import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.exit(main())
"""
"""The program where no file may grow beyond a size, as on a disk that is full."""


def program(*arguments: str, address: str, before: str | None = None) -> subprocess.CompletedProcess[str]:
    start = ["-m", "fazhi_cli"] if before is None else ["-c", FILLED, before]
    return subprocess.run(
        [sys.executable, *start, *arguments],
        capture_output=True, encoding="utf-8", env={**os.environ, "FAZHI_LEDGER": address}, check=False,
    )  # fmt: skip


def test_a_full_disk_keeps_all_or_nothing(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    address = f"sqlite:///{file}"
    Ledger.open(address).append([report("甲" * 500) for _ in range(20)])
    entry = ("progress", "set", "12-22", "--status", "推進中", "--unit", "市法制辦", "--note", "乙" * 1900)
    answer = program("progress", "set", "12", "--status", "推進中", "--note", "丙" * 1999, address=address)
    assert answer.returncode == 0
    kept = list(all_entries(address))
    full = program(*entry[:2], "12-14", *entry[3:], address=address, before=str(file.stat().st_size))
    assert (full.returncode, full.stdout) == (4, "")
    assert full.stderr in (
        f"進展記錄「{file}」用不了：空間不足，沒有登記。\n",
        f"進展記錄「{file}」用不了：讀寫出錯。\n",
    )
    assert list(all_entries(address)) == kept
    assert program("ledger", "verify", address=address).returncode == 0


OF_ANOTHER_USER = """
import os, sys
from fazhi_cli.errors import MissingPart
from fazhi_cli.ledger.reading import head_of
from fazhi_cli.ledger.store import Ledger
from sqlalchemy.dialects import sqlite
from tests.ledger.conftest import report
if os.getuid() == 0:
    os.setuid(65534)
for ask in (
    lambda: head_of(sys.argv[1]).entries,
    lambda: Ledger.open(sys.argv[1]).append([report("乙")]),
):
    try:
        print(ask())
    except MissingPart as error:
        [fault] = error.faults
        print(fault.facts.get("trouble", fault.code))
"""
"""Nothing is forbidden to root, whose the tests may be; modules come first, which the other user may not be allowed to read."""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, as those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def of_another_user(file: Path) -> list[str]:
    command = [sys.executable, "-c", OF_ANOTHER_USER, f"sqlite:///{file}"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.stdout.split()


def test_a_file_that_may_not_be_written_is_still_read(open_folder: Path) -> None:
    file = open_folder / "ledger.db"
    made = Ledger.open(f"sqlite:///{file}").append([report("甲")])
    file.chmod(0o444)
    open_folder.chmod(0o555)
    assert of_another_user(file) == ["1", "read_only"]
    open_folder.chmod(0o755)
    assert list(all_entries(f"sqlite:///{file}")) == made


def test_a_file_that_may_not_be_read_is_not_taken_for_an_empty_register(open_folder: Path) -> None:
    folder = open_folder / "內"
    folder.mkdir()
    file = folder / "ledger.db"
    Ledger.open(f"sqlite:///{file}").append([report("甲")])
    file.chmod(0)
    assert of_another_user(file) == ["no_permission", "no_permission"]
    folder.chmod(0)
    assert of_another_user(file) == ["no-place-for-ledger", "no_permission"]
    folder.chmod(0o755)


def test_a_server_that_goes_and_comes_again(server: Server) -> None:
    address = server.new_database("lost")
    ledger = Ledger.open(address)
    [made] = ledger.append([report("甲")])
    server.stop()
    try:
        with pytest.raises(MissingPart) as raised:
            ledger.append([report("乙")])
        assert troubles(raised) == ["no_server"]
        answer = program("progress", "--id", "12", address=address)
        assert (answer.returncode, answer.stdout) == (4, "")
        shown = address.replace("postgresql+psycopg://", "")
        assert answer.stderr.endswith(f"{shown}」用不了：連接不上數據庫服務器，或與它的連接斷了。\n")
    finally:
        server.start()
    assert head_of(address) == (1, made.hash)


def test_a_server_without_the_database(server: Server) -> None:
    with pytest.raises(MissingPart) as raised:
        Ledger.open(server.address("nothing"))
    assert troubles(raised) == ["no_server"]


def test_a_backup_that_finds_no_room_is_told_by_its_own_name(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    Ledger.open(address).append([report("甲" * 500) for _ in range(20)])
    full = program("ledger", "backup", str(tmp_path / "備份.db"), address=address, before="9000")
    assert (full.returncode, full.stdout) == (4, "")
    assert full.stderr in (f"備份「{tmp_path / '備份.db'}」寫不了：{why}。\n" for why in ("空間不足", "讀寫出錯"))
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]


def test_an_entry_that_other_hands_made_as_long_as_a_book_is_refused(tmp_path: Path) -> None:
    """A note of 60 MB took 1.1 GB to export."""
    file = str(tmp_path / "progress.sqlite")
    address = f"sqlite:///{file}"
    Ledger.open(address).append([report("已報送")])
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entries SET note = ?", ("甲" * 2**20,))
    connection.close()
    for entries in (all_entries(address), Ledger.open(address).entries()):
        with pytest.raises(MissingPart) as caught:
            list(entries)
        assert caught.value.faults == (Fault("ledger-refused", address=file, trouble="no_register"),)


def test_whatever_bit_is_flipped_is_told_or_changes_no_answer(tmp_path: Path) -> None:
    """Before: a bit of an index passed the test of the chain, and a question by that index missed entries."""
    file = tmp_path / "progress.sqlite"
    address = f"sqlite:///{file}"
    Ledger.open(address).append([report(f"第{number}次", task=number % 39 + 1) for number in range(300)])
    whole = file.read_bytes()

    def asked() -> list[Entry]:
        return [entry for task in range(1, 40) for entry in entries_of(address, "suining-2015", [task], ["市法制辦"])]

    answer = asked()
    assert len(answer) == 300
    random = Random(20261128)
    missed_by_the_chain = 0
    for _ in range(150):
        flipped = bytearray(whole)
        flipped[random.randrange(4096, len(whole))] ^= 1 << random.randrange(8)
        file.write_bytes(flipped)
        try:
            if verified(all_entries(address)).bad:
                continue
            missed_by_the_chain += asked() != answer
            refuse_damaged(address)
        except MissingPart:
            continue
        assert asked() == answer
    assert missed_by_the_chain > 0


ENDLESS = "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c)"
INSIDE = {
    "a view that never ends": (
        "ALTER TABLE entries RENAME TO others",
        f"CREATE VIEW entries AS SELECT others.* FROM others, {ENDLESS}",
    ),
    "a trigger that never ends": (
        f"CREATE TRIGGER t BEFORE INSERT ON entries BEGIN SELECT count(*) FROM {ENDLESS}; END",
    ),
    "a trigger that takes entries out": ("CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",),
    "a table that is none": ("ALTER TABLE entries RENAME TO others", "CREATE VIRTUAL TABLE entries USING fts5(number)"),
}
"""What somebody may lay into the file of a register that he hands over: each ran when it was read or written."""


@pytest.mark.parametrize("inside", INSIDE)
def test_a_register_that_runs_something_is_refused(inside: str, tmp_path: Path) -> None:
    file = str(tmp_path / "register.db")
    address = f"sqlite:///{file}"
    Ledger.open(address).append([report("已報送")])
    connection = sqlite3.connect(file)
    for statement in INSIDE[inside]:
        connection.execute(statement)
    connection.close()
    for asks in (head_of, lambda at: list(all_entries(at)), lambda at: Ledger.open(at).append([report("已報送")])):
        with pytest.raises(MissingPart) as caught:
            asks(address)
        assert caught.value.faults == (Fault("ledger-refused", address=file, trouble="no_register"),)


def test_a_register_whose_tables_are_described_in_broken_bytes_is_refused(tmp_path: Path) -> None:
    """SQLite quotes them in its failure, and Python could not read that: a traceback."""
    file = tmp_path / "register.db"
    address = f"sqlite:///{file}"
    Ledger.open(address).append([report("已報送")])
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE entries", b"CREATE TABLE \x9bntries"))
    for asks in (head_of, lambda at: list(all_entries(at)), lambda at: Ledger.open(at).append([report("已報送")])):
        with pytest.raises(MissingPart) as caught:
            asks(address)
        assert caught.value.faults == (Fault("ledger-refused", address=str(file), trouble="no_register"),)


WAITING = [
    ("progress", "set", "13", "--status", "推進中", "--unit", "市法制辦"),
    ("progress",),
    ("ledger", "verify"),
]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A register of one entry, with another writer in the middle of a long entry."""
    Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}").append([report("甲")])
    other = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield other
    other.close()


def begun(arguments: tuple[str, ...], tmp_path: Path) -> subprocess.Popen[str]:
    """The program, two seconds on its way."""
    started = subprocess.Popen(
        [sys.executable, "-m", "fazhi_cli", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "FAZHI_LEDGER": f"sqlite:///{tmp_path / 'ledger.db'}"},
    )  # fmt: skip
    time.sleep(2)
    assert started.poll() is None
    return started


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("arguments", WAITING, ids=" ".join)
def test_one_who_waits_for_another_writer_hears_ctrl_c(arguments: tuple[str, ...], tmp_path: Path) -> None:
    started = begun(arguments, tmp_path)
    started.send_signal(signal.SIGINT)
    assert started.communicate(timeout=5) == ("", "")
    assert started.returncode == 130


@pytest.mark.parametrize("arguments", WAITING, ids=" ".join)
def test_one_who_waits_goes_on_when_the_other_writer_is_done(
    arguments: tuple[str, ...], tmp_path: Path, held: sqlite3.Connection
) -> None:
    started = begun(arguments, tmp_path)
    held.execute("ROLLBACK")
    _, stderr = started.communicate(timeout=20)
    assert (started.returncode, stderr) == (0, "")


def test_one_who_has_waited_long_enough_says_for_what(
    tmp_path: Path, held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert held.in_transaction
    monkeypatch.setattr(waiting, "BUSY", 0.2)
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    for ask in (lambda: head_of(address), lambda: Ledger.open(address)):
        with pytest.raises(MissingPart) as raised:
            ask()
        assert troubles(raised) == ["busy"]
