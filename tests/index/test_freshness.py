"""An index answers for the YAML as it is now: every edit is noticed, and only an edit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.index import schema, sources, store
from fazhi_cli.index.opening import open_index
from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Make = Callable[..., Path]

CHECKOUT = Path(__file__).parent.parent.parent


def asked(data: Path) -> tuple[str, list[str]]:
    """How the index was come by, and the titles in it."""
    index = open_index(data)
    titles = [title for (title,) in index.connection.execute("SELECT title FROM tasks ORDER BY plan, id")]
    index.connection.close()
    return index.state, titles


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def aged(folder: Path) -> None:
    """As if the files had been written long before the index is made."""
    for file in folder.rglob("*.yaml"):
        os.utime(file, ns=(0, 10**18))


def test_an_index_is_made_once(rulebook: Make) -> None:
    data = rulebook()
    assert asked(data) == ("compiled", ["公布清單", "報送備案"])
    assert asked(data) == ("fresh", ["公布清單", "報送備案"])


def test_an_edit_of_the_same_size_at_the_same_time_is_noticed(rulebook: Make) -> None:
    data = rulebook()
    tasks = data / "tasks.yaml"
    before = tasks.stat()
    asked(data)
    edit(tasks, "公布清單", "公開清單")
    os.utime(tasks, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert tasks.stat().st_size == before.st_size
    assert asked(data) == ("compiled", ["公開清單", "報送備案"])


def test_an_edit_within_the_tick_of_a_coarse_clock_is_noticed(rulebook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT keeps times to two seconds: size and both times are then the same before and after the edit."""
    data = rulebook()
    tick = (data / "tasks.yaml").stat().st_mtime_ns // 2_000_000_000 * 2_000_000_000
    exact = sources._times  # noqa: SLF001

    def coarse(folder: str, files: Iterable[str], at: int | None = None) -> list[int]:
        _changed, _entered, *times = exact(folder, files, at)
        return [tick, tick, *(value if place % 3 == 0 else tick for place, value in enumerate(times))]

    monkeypatch.setattr(sources, "_times", coarse)
    assert asked(data)[0] == "compiled"
    edit(data / "tasks.yaml", "公布清單", "公開清單")
    assert asked(data) == ("compiled", ["公開清單", "報送備案"])


@pytest.mark.parametrize("name", ["tasks.yaml", "units.yaml"])
def test_a_file_touched_but_not_changed_stays_fresh(rulebook: Make, name: str) -> None:
    data = rulebook()
    aged(data)
    asked(data)
    os.utime(data / name)
    assert asked(data)[0] == "fresh"


def test_a_file_that_comes_or_goes_is_noticed(rulebook: Make) -> None:
    data = rulebook()
    asked(data)
    wording = data / "wording.yaml"
    wording.write_text("pairs:\n- {text: 備案, mainland: 存查}\n", encoding="utf-8")
    assert asked(data)[0] == "compiled"
    wording.unlink()
    assert asked(data)[0] == "compiled"
    assert asked(data)[0] == "fresh"


def test_a_plan_that_joins_a_library_is_noticed(rulebook: Make, tmp_path: Path) -> None:
    library = tmp_path / "library"
    rulebook("library/a", "plan-a")
    assert asked(library) == ("compiled", ["公布清單", "報送備案"])
    rulebook("library/b", "plan-b")
    assert asked(library) == ("compiled", ["公布清單", "報送備案"] * 2)
    assert asked(library)[0] == "fresh"
    shutil.rmtree(library / "a")
    assert asked(library) == ("compiled", ["公布清單", "報送備案"])


def test_another_version_of_the_tables_or_of_the_program_makes_it_anew(
    rulebook: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = rulebook()
    asked(data)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    assert asked(data)[0] == "compiled"
    monkeypatch.setattr(store, "__version__", "99.0")
    assert asked(data)[0] == "compiled"
    assert asked(data)[0] == "fresh"


def test_a_rulebook_that_has_become_faulty_is_not_answered_from_the_old_index(rulebook: Make) -> None:
    data = rulebook()
    asked(data)
    edit(data / "tasks.yaml", "title: 公布清單", "tilte: 公布清單")
    answer = program.run("tasks", "--data", data)
    assert (answer.code, answer.stdout) == (3, "")
    assert "tasks.yaml:" in answer.stderr


def test_two_folders_of_one_name_have_an_index_each(rulebook: Make) -> None:
    here, there = rulebook("here/data"), rulebook("there/data")
    edit(there / "tasks.yaml", "公布清單", "公開清單")
    assert asked(here)[1][0] == "公布清單"
    assert asked(there)[1][0] == "公開清單"
    assert asked(here)[0] == "fresh"


def test_check_writes_nothing_beside_the_cache(rulebook: Make) -> None:
    data = rulebook()
    before = {path: path.stat().st_mtime_ns for path in (data, *data.rglob("*"))}
    assert program.run("check", "--data", data, cwd=data).code == 0
    assert {path: path.stat().st_mtime_ns for path in (data, *data.rglob("*"))} == before


@pytest.mark.slow
def test_an_editable_install_reads_the_live_files(tmp_path: Path) -> None:
    """A checkout answers from its own data/, also after an edit, and from any folder."""
    checkout = tmp_path / "checkout"
    for name in ("fazhi_cli", "data"):
        shutil.copytree(CHECKOUT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))

    def first_title() -> str:
        command = [sys.executable, "-P", "-m", "fazhi_cli", "tasks", "--id", "1", "--fields", "title"]
        changes = {"PYTHONPATH": str(checkout)}
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=program.environment(changes), check=True)
        return done.stdout.decode().strip()

    assert first_title() == "建立健全行政權力清單制度"
    edit(checkout / "data" / "tasks.yaml", "title: 建立健全行政權力清單制度", "title: 建立完善行政權力清單制度")
    assert first_title() == "建立完善行政權力清單制度"


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes a right there that few have")
def test_a_link_that_led_nowhere_and_leads_to_a_file_now_is_noticed(rulebook: Make, tmp_path: Path) -> None:
    """As to a share that is mounted later: nothing in the folder changes, and the index went on without the changes."""
    data = rulebook()
    share = tmp_path / "share.yaml"
    (data / "changes.yaml").symlink_to(share)
    time.sleep(0.3)  # until the times of the folder are old enough to tell of the next change
    assert asked(data)[0] == "compiled"
    assert asked(data)[0] == "fresh"
    share.write_text(
        "changes:\n- {id: 1, kind: reading, reading: strict, basis: 甲, from: 2015-02-01, by: 乙}\n", encoding="utf-8"
    )
    assert asked(data)[0] == "compiled"


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes a right there that few have")
def test_a_rulebook_of_a_library_behind_a_link_that_led_nowhere_is_noticed(rulebook: Make, tmp_path: Path) -> None:
    library, share = tmp_path / "library", tmp_path / "share"
    library.mkdir()
    shutil.copytree(rulebook(), library / "a")
    (library / "b").symlink_to(share)
    time.sleep(0.3)
    assert len(asked(library)[1]) == 2
    shutil.copytree(library / "a", share)
    edit(share / "tasks.yaml", "id: demo", "id: other")
    assert len(asked(library)[1]) == 4
