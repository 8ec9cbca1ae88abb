"""A large index that is changed in place has the checksum of all its bytes, of which only those that change are summed up."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.index import folders, in_place, integrity
from fazhi_cli.index.cache import cache_file, verified_file
from fazhi_cli.index.opening import open_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
ROUNDS = 30
DAY = 24 * 3600 * 10**9


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every index counts as large, and every page has a checksum of its own: whichever is missed makes the sum wrong."""
    monkeypatch.setattr(integrity, "SMALL", 0)
    monkeypatch.setattr(integrity, "CHUNK", PAGE)
    monkeypatch.setattr(in_place, "CHUNK", PAGE)
    monkeypatch.setattr(folders, "RACY", 0)
    monkeypatch.setattr(folders, "TICK", 0)


@pytest.fixture
def library(rulebook: Callable[..., Path], tmp_path: Path) -> Path:
    for number in range(6):
        rulebook(f"library/{number}", f"plan-{number}")
    return tmp_path / "library"


def taken_in(data: Path) -> str:
    """How the index was opened."""
    index = open_index(data)
    index.connection.close()
    return index.state


def lengthen(tasks: Path, times: int) -> None:
    """Let the title of the first task say the same so many times."""
    lines = tasks.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if "title: " in line and line.startswith("    "))
    lines[place] = f"    title: {'公布清單' * times}"
    tasks.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_the_sum_is_that_of_all_bytes_whatever_has_changed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans come and go, grow over many pages, and leave free pages that others take."""
    monkeypatch.setattr(in_place, "stamp", lambda _file: pytest.fail("all of it was summed up"))
    taken_in(library)
    chance = random.Random(10)
    aside = library.parent / "aside"
    for round_ in range(ROUNDS):
        plan = library / str(chance.randrange(6))
        if not plan.exists():
            (aside / plan.name).rename(plan)
        elif round_ % 3 == 2 and len(list(library.iterdir())) > 2:
            aside.mkdir(exist_ok=True)
            plan.rename(aside / plan.name)
        else:
            lengthen(plan / "tasks.yaml", chance.choice((1, 50, 900, 9000)) + round_ + 1)
        assert taken_in(library) == "compiled"
        verified_file(cache_file(library)).unlink()
        assert integrity.is_whole(cache_file(library)), round_


def test_what_was_damaged_before_is_still_found_after_a_change(library: Path) -> None:
    """A disk may fail under unchanged times; the change of another plan does not make good what it did."""
    taken_in(library)
    file = cache_file(library)
    assert taken_in(library) == "fresh"
    content = bytearray(file.read_bytes())
    place = content.rindex("公布清單".encode())
    content[place] ^= 1
    file.write_bytes(content)
    integrity.remember(file, integrity.moment_of_trust(file), file.stat())
    lengthen(library / "0" / "tasks.yaml", 2)
    assert taken_in(library) == "compiled"
    verified_file(file).unlink()
    assert not integrity.is_whole(file)


def test_a_change_does_not_prolong_trust(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_in(library)
    taken_in(library)
    file = cache_file(library)
    moment = integrity.moment_of_trust(file)
    now = time.time_ns()
    monkeypatch.setattr("fazhi_cli.index.integrity.time.time_ns", lambda: now + DAY // 2)
    lengthen(library / "0" / "tasks.yaml", 2)
    assert taken_in(library) == "compiled"
    assert integrity.moment_of_trust(file) == moment


@pytest.mark.parametrize("journal", [b"", b"\0" * 512, None], ids=["empty", "of zeros", "none"])
def test_without_a_journal_all_is_summed_up(
    library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, journal: bytes | None
) -> None:
    """As where SQLite keeps it in memory."""
    place = tmp_path / "journal"
    if journal is not None:
        place.write_bytes(journal)
    real = in_place.part_about_to_change
    monkeypatch.setattr(in_place, "part_about_to_change", lambda file, _journal: real(file, str(place)))
    taken_in(library)
    lengthen(library / "0" / "tasks.yaml", 2)
    assert taken_in(library) == "compiled"
    verified_file(cache_file(library)).unlink()
    assert integrity.is_whole(cache_file(library))


def test_a_library_that_changed_as_a_whole_may_use_the_disk(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi_cli.index.renewal.FEW_CHANGED", 2)
    taken_in(library)
    for plan in sorted(library.iterdir()):
        lengthen(plan / "tasks.yaml", 3)
    assert taken_in(library) == "compiled"
    verified_file(cache_file(library)).unlink()
    assert integrity.is_whole(cache_file(library))
