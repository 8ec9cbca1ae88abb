"""A register that is written to: the same over SQLite and over PostgreSQL."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from fazhi_cli.errors import Fault, MissingPart, WrongCall
from fazhi_cli.ledger import entry, reading, schema, store
from fazhi_cli.ledger.entry import EMPTY
from fazhi_cli.ledger.moving import exported, imported
from fazhi_cli.ledger.reading import all_entries, entries_of, head_of
from fazhi_cli.ledger.store import Ledger
from fazhi_cli.ledger.verification import verified
from tests.ledger.conftest import draft, report

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_entered_is_read_again(ledger: Ledger, address: str) -> None:
    assert head_of(address) == EMPTY
    first = ledger.append([draft("assign", new_day="2015-03-10"), draft("receive", unit="市法制辦")])
    second = ledger.append([report("已起草", task=12, period="2015-03", evidence="附件/一.pdf", sha256="ab")])
    assert [each.number for each in (*first, *second)] == [1, 2, 3]
    assert list(all_entries(address)) == [*first, *second]
    assert entries_of(address, "suining-2015", [10, 11]) == first
    assert entries_of(address, "suining-2015", [10, 12], ["市財政局"]) == []
    assert entries_of(address, "other", [10, 12]) == []
    assert head_of(address) == (3, second[0].hash) == verified(all_entries(address)).head


def test_many_tasks_are_read_in_pieces(ledger: Ledger, address: str) -> None:
    made = ledger.append([report("甲", task=task) for task in range(1, 1301)])
    assert entries_of(address, "suining-2015", range(1, 1301)) == made


def test_all_of_a_call_or_nothing(ledger: Ledger, address: str) -> None:
    with pytest.raises(WrongCall):
        ledger.append([draft("assign"), draft("refuse", note="不符")])
    assert head_of(address) == EMPTY
    with pytest.raises(WrongCall) as raised:
        ledger.append([draft("receive"), draft("receive", task=11)])
    assert [fault.code for fault in raised.value.faults if isinstance(fault, Fault)] == ["not-in-this-state"] * 2


def test_signs_of_other_languages_come_back(ledger: Ledger, address: str) -> None:
    note = "'; DROP TABLE entries; -- % \\ 𠮷\u3000é"
    [made] = ledger.append([report(note)])
    assert made.note == note
    assert list(all_entries(address)) == [made]


def test_a_register_is_taken_over_by_an_empty_one(ledger: Ledger, tmp_path: Path) -> None:
    made = ledger.append([report("甲"), report("乙"), report("丙")])
    other = Ledger.open(f"sqlite:///{tmp_path / 'other.db'}")
    assert other.restore(imported(exported(ledger.entries()))) == 3
    assert list(other.entries()) == made
    with pytest.raises(WrongCall):
        other.restore(made)


def test_one_line_that_is_wrong_takes_nothing_over(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append([report(str(number)) for number in range(6000)])
    lines = list(exported(ledger.entries()))
    lines[-1] = lines[-1].replace("ongoing", "applied")
    other = Ledger.open(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(WrongCall):
        other.restore(imported(lines))
    assert other.head() == EMPTY


def _with_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A next version of the register, made up: a table of notes."""

    def step(connection: sa.Connection) -> None:
        connection.execute(sa.text("CREATE TABLE remarks(number INTEGER)"))

    monkeypatch.setattr(schema, "STEPS", (step,))
    for module in (entry, schema, store, reading):
        monkeypatch.setattr(module, "VERSION", 2)


def test_a_register_of_an_older_program_is_brought_up_once(
    ledger: Ledger, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ledger.append([report("甲")])
    with monkeypatch.context() as patch:
        _with_a_step(patch)
        assert list(all_entries(address)) == made
        newer = Ledger.open(address)
        assert newer.append([report("乙")])[0].number == 2
        assert verified(all_entries(address)).head.entries == 2
    with pytest.raises(WrongCall) as raised:
        Ledger.open(address)
    assert [fault.code for fault in raised.value.faults if isinstance(fault, Fault)] == ["ledger-too-new"]
    with pytest.raises(WrongCall):
        head_of(address)


def test_a_step_that_fails_leaves_the_register_as_it_was(
    ledger: Ledger, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ledger.append([report("甲")])

    def step(connection: sa.Connection) -> None:
        connection.execute(sa.text("CREATE TABLE remarks(number INTEGER)"))
        connection.execute(sa.text("INSERT INTO nowhere VALUES (1)"))

    with monkeypatch.context() as patch:
        _with_a_step(patch)
        patch.setattr(schema, "STEPS", (step,))
        with pytest.raises(MissingPart):
            Ledger.open(address)
    assert list(all_entries(address)) == made


OPENER = """
import sys
import sqlalchemy as sa
from fazhi_cli.ledger import entry, reading, schema, store
def step(connection):
    connection.execute(sa.text("CREATE TABLE remarks(number INTEGER)"))
schema.STEPS = (step,)
for module in (entry, reading, schema, store):
    module.VERSION = 2
sys.stdin.readline()
store.Ledger.open(sys.argv[1])
"""


@pytest.mark.slow
def test_two_programs_bring_a_register_up_at_once(ledger: Ledger, address: str) -> None:
    ledger.append([report("甲")])
    openers: list[Any] = [
        subprocess.Popen([sys.executable, "-c", OPENER, address], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for opener in openers:
        opener.stdin.write(b"\n")
        opener.stdin.flush()
    assert [opener.communicate()[1] for opener in openers] == [b""] * 4
    assert [opener.returncode for opener in openers] == [0] * 4


def test_a_copy_is_made_while_the_register_is_in_use(tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'ledger.db'}"
    ledger = Ledger.open(place)
    made = ledger.append([report("甲")])
    reader = sqlite3.connect(tmp_path / "ledger.db")
    reader.execute("BEGIN").execute("SELECT * FROM entries").fetchone()
    ledger.backup(str(tmp_path / "copy.db"), "copy.db")
    reader.close()
    assert list(all_entries(f"sqlite:///{tmp_path / 'copy.db'}")) == made


@pytest.mark.parametrize("address", ["mysql://localhost/x", "sqlite://", "甲:乙", "postgresql+nothing://localhost/x"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(WrongCall) as raised:
        Ledger.open(address)
    assert [fault.code for fault in raised.value.faults if isinstance(fault, Fault)] == ["ledger-address"]
