"""A library changes plan by plan: what has changed is read alone, whoever reads meanwhile is not disturbed, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import time
from contextlib import closing
from typing import TYPE_CHECKING, NoReturn

import pytest

from fazhi_cli import files
from fazhi_cli.index import blocks, in_place, integrity, workers
from fazhi_cli.index import compile as writing
from fazhi_cli.index.cache import cache_file
from fazhi_cli.index.opening import open_index
from tests import program

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fazhi_cli.index.blocks import Block

    Make = Callable[..., Path]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are copied, and killed, by POSIX")
PLANS = ("a", "b", "c")


@pytest.fixture
def library(rulebook: Make, tmp_path: Path) -> Path:
    for name in PLANS:
        rulebook(f"library/{name}", f"plan-{name}")
    return tmp_path / "library"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every index counts as large, and is changed in place."""
    monkeypatch.setattr(integrity, "SMALL", 0)


@pytest.fixture(params=["small", "large"])
def sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "large":
        monkeypatch.setattr(integrity, "SMALL", 0)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that are read from now on, one after the other."""
    folders: list[str] = []
    real = blocks.blocks_of

    def noted(data: str, portion: Sequence[str]) -> list[Block]:
        folders.extend(portion)
        return real(data, portion)

    monkeypatch.setattr(workers, "blocks_of", noted)
    return folders


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def asked(data: Path) -> tuple[str, list[str]]:
    """How the index was come by, and the first title of each plan."""
    index = open_index(data)
    with closing(index.connection):
        titles = [title for (title,) in index.connection.execute("SELECT title FROM tasks WHERE id = 1 ORDER BY plan")]
    return index.state, titles


def rows(data: Path) -> list[str]:
    """All that is in the index of a library but for what depends on the moment."""
    with closing(open_index(data).connection) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return [
            repr((table, row))
            for table in sorted(tables)
            if table not in ("meta", "sources", "shelves")
            for row in sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
        ]


@pytest.mark.usefixtures("sizes")
def test_a_changed_plan_is_read_alone(library: Path, read: list[str]) -> None:
    assert asked(library) == ("compiled", ["公布清單"] * 3)
    assert read == ["a", "b", "c"]
    edit(library / "b" / "tasks.yaml", "title: 公布清單", "title: 公開清單")
    assert asked(library) == ("compiled", ["公布清單", "公開清單", "公布清單"])
    assert read == ["a", "b", "c", "b"]
    assert asked(library)[0] == "fresh"


@pytest.mark.usefixtures("sizes")
def test_after_any_changes_the_index_is_as_if_made_anew(library: Path, cache: Path, rulebook: Make) -> None:
    asked(library)
    edit(library / "b" / "tasks.yaml", "title: 公布清單", "title: 公開清單")
    asked(library)
    shutil.rmtree(library / "a")
    rulebook("library/aa/deep", "plan-d")
    rulebook("library/z", "plan-c")
    asked(library)
    edit(library / "z" / "tasks.yaml", "id: plan-c", "id: plan-z")
    edit(library / "b" / "units.yaml", "units:", "unist:")
    asked(library)
    edit(library / "b" / "units.yaml", "unist:", "units:")
    changed = rows(library)
    shutil.rmtree(cache)
    assert rows(library) == changed


@pytest.mark.usefixtures("large")
def test_who_reads_keeps_what_was_there(library: Path) -> None:
    asked(library)
    with closing(open_index(library).connection) as reading:
        statement = "SELECT title FROM tasks WHERE plan = 'plan-a' AND id = 1"
        before = reading.execute(statement).fetchall()
        edit(library / "a" / "tasks.yaml", "title: 公布清單", "title: 公開清單")
        # The change waits for the reader, and then answers without being kept.
        assert asked(library) == ("memory", ["公開清單", "公布清單", "公布清單"])
        assert reading.execute(statement).fetchall() == before == [("公布清單",)]
    assert asked(library) == ("compiled", ["公開清單", "公布清單", "公布清單"])


@pytest.mark.usefixtures("sizes")
def test_many_that_find_a_change_at_once_answer_alike(library: Path, cache: Path) -> None:
    asked(library)
    edit(library / "c" / "tasks.yaml", "title: 公布清單", "title: 公開清單")
    children = [_copied(lambda: asked(library)[1] == ["公布清單", "公布清單", "公開清單"]) for _ in range(6)]
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 6
    assert asked(library)[1] == ["公布清單", "公布清單", "公開清單"]
    assert [path for path in cache.iterdir() if path.suffix not in (".sqlite", ".verified")] == []


def _copied(holds: Callable[[], bool]) -> int:
    """Start a copy of this process that ends with 0 if something holds in it."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            code = 0 if holds() else 1
        finally:
            os._exit(code)
    return child


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("moment", ["in the middle", "after the commit"])
def test_a_process_killed_while_it_changes_the_index_leaves_no_trace(
    library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    asked(library)
    edit(library / "a" / "tasks.yaml", "title: 公布清單", "title: 公開清單")

    def killed(*_arguments: object) -> NoReturn:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    def spilled_and_killed(connection: sqlite3.Connection) -> None:
        """Some pages have gone to the file, and their old content to the journal."""
        connection.execute("PRAGMA cache_spill = ON")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("UPDATE clauses SET text = text || '壞'")
        connection.execute("UPDATE tasks SET text = text || '壞'")
        killed()

    with monkeypatch.context() as patch:
        if moment == "in the middle":
            patch.setattr(writing, "_number", spilled_and_killed)
        else:
            patch.setattr(in_place, "stamp_changed", killed)
        child = _copied(lambda: bool(asked(library)))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert asked(library) == ("compiled", ["公開清單", "公布清單", "公布清單"])
    with closing(open_index(library).connection) as connection:
        assert connection.execute("SELECT count(*) FROM clauses WHERE text LIKE '%壞'").fetchone() == (0,)
    left = [path.name for path in cache.iterdir() if path.name.endswith(("-journal", ".part"))]
    assert left == []


def test_old_drafts_of_killed_processes_are_cleared(library: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    old, young, other = (cache / name for name in (".fazhi-1.part", ".fazhi-2.part", "notes.part"))
    for file in (old, young, other):
        file.write_bytes(b"half")
    for file in (old, other):
        os.utime(file, (0, time.time() - files.OLD_DRAFT - 60))
    asked(library)
    assert (old.exists(), young.exists(), other.exists()) == (False, True, True)


def test_all_cores_make_the_same_index(library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(library / "b" / "tasks.yaml", "title: 公布清單", "tilte: 公布清單")
    alone = rows(library)
    shutil.rmtree(cache)
    monkeypatch.setattr(workers, "MUCH", 0)
    monkeypatch.setattr(workers, "_cores", lambda: 3)
    assert rows(library) == alone


TESTER = os.getpid()


def fatal_elsewhere(data: str, folders: Sequence[str]) -> list[Block]:
    """The blocks of some folders, which no other process lives to make."""
    if os.getpid() != TESTER:
        os.kill(os.getpid(), signal.SIGKILL)
    return blocks.blocks_of(data, folders)


@pytest.mark.parametrize("fault", ["killed", "refused"])
def test_without_other_processes_this_one_does_all(library: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr(workers, "MUCH", 0)
    monkeypatch.setattr(workers, "_cores", lambda: 2)

    def refused(*_arguments: object) -> NoReturn:
        raise OSError(38, "Function not implemented")

    if fault == "killed":
        monkeypatch.setattr(workers, "blocks_of", fatal_elsewhere)
    else:
        monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refused)
    assert asked(library) == ("compiled", ["公布清單"] * 3)


def test_processes_end_with_the_one_that_started_them(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else they would hold the lock of the index."""
    monkeypatch.setattr(workers, "_cores", lambda: 2)

    def killed(*_arguments: object) -> NoReturn:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(workers, "MUCH", 0)
        patch.setattr(writing, "_put", killed)
        child = _copied(lambda: bool(asked(library)))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    start = time.monotonic()
    assert asked(library) == ("compiled", ["公布清單"] * 3)
    assert time.monotonic() - start < 30


def test_a_few_plans_start_no_process(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_processes", lambda: pytest.fail("started"))
    assert asked(library)[0] == "compiled"


@pytest.mark.slow
def test_touched_plans_are_noted_once_they_are_many(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a copy of a whole library every file has a new time; it is not read again by every call."""
    for file in library.rglob("*.yaml"):
        os.utime(file, ns=(0, 10**18))
    asked(library)
    for file in library.rglob("*.yaml"):
        os.utime(file, ns=(0, 10**18 + 10**9))
    for name in ("RACY", "TICK"):
        monkeypatch.setattr(f"fazhi_cli.index.folders.{name}", -(10**12))
    monkeypatch.setattr("fazhi_cli.index.sources.FEW_TOUCHED", 2)
    assert asked(library)[0] == "compiled"
    assert asked(library)[0] == "fresh"


@pytest.mark.slow
def test_a_bar_is_shown_on_a_terminal_alone(rulebook: Make, tmp_path: Path) -> None:
    for number in range(25):
        rulebook(f"many/{number}", f"plan-{number}")
    many = tmp_path / "many"
    quiet = program.run("tasks", "--limit", "1", "--data", many)
    assert (quiet.code, quiet.stderr) == (0, "")
    edit(many / "3" / "tasks.yaml", "title: 公布清單", "title: 公開清單")
    assert "讀入方案" not in program.on_terminal("tasks", "--limit", "1", "--data", many).stdout
    shutil.rmtree(cache_file(many).parent)
    assert "讀入方案" in program.on_terminal("tasks", "--limit", "1", "--data", many).stdout
