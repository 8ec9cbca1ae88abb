"""A file is written whole or not at all, whoever else writes, and whenever the program is killed."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from fazhi_cli import files
from fazhi_cli.cli.hints import messages
from fazhi_cli.errors import MissingPart, WrongCall

DRAFT = re.compile(r"\.fazhi-[0-9a-f]{16}\.part")
"""The name of a draft."""


def test_a_file_is_replaced_with_its_mode_and_through_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to("real")
    files.replace(str(link), b"new")
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"new", 0o640)
    assert link.is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["link", "real"]


@pytest.mark.parametrize("linked", [False, True])
def test_a_device_or_a_pipe_keeps_its_name(tmp_path: Path, linked: bool) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to("pipe")
    path = str(link if linked else pipe)
    with pytest.raises(OSError, match="No such device"):
        files.replace(path, b"new")
    with pytest.raises(MissingPart, match="這是設備或管道，不是文件"), files.making(path, force=True):
        pass
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(os.listdir(tmp_path)) == ["link", "pipe"]


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def write_half() -> None:
        with files.replacing(str(path)) as draft:
            files.write_draft(draft, b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def refuse(_old: str, _new: str) -> None:
    """As the file systems do that know one name a file."""
    raise PermissionError


@pytest.mark.parametrize("has_links", [True, False])
def test_of_two_writers_of_one_new_file_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "new"
    real_draft = files.write_draft

    def overtaken(draft: str, data: bytes) -> None:
        real_draft(draft, data)
        path.write_bytes(b"the other")

    monkeypatch.setattr(files, "write_draft", overtaken)
    with pytest.raises(WrongCall) as failed:
        files.write(str(path), b"mine", force=False)
    assert messages(failed.value) == [f"「{path}」已經存在，要替換請加 --force"]
    assert path.read_bytes() == b"the other"
    assert os.listdir(tmp_path) == ["new"]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    files.write(str(tmp_path / "new"), b"mine", force=False)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("new", b"mine")]


def test_no_two_drafts_share_a_name_and_all_are_known_by_it(tmp_path: Path) -> None:
    names = {os.path.basename(files.draft_in(str(tmp_path))) for _ in range(1000)}
    assert len(names) == 1000
    assert all(map(DRAFT.fullmatch, names))


def test_a_killed_writer_leaves_the_old_file_and_a_draft_that_is_known(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    code = (
        "import os, sys; from fazhi_cli import files\n"
        "with files.replacing(sys.argv[1]) as draft: files.write_draft(draft, b'half'); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    [left] = [name for name in os.listdir(tmp_path) if name != "file"]
    assert DRAFT.fullmatch(left)


def test_a_lock_is_held_by_one_and_ends_with_its_owner(tmp_path: Path) -> None:
    lock = str(tmp_path / "lock")
    code = (
        "import sys, time; from fazhi_cli import files\n"
        "with files.locked(sys.argv[1], 1): print(flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code, lock], stdout=subprocess.PIPE)
    assert owner.stdout
    owner.stdout.readline()
    with pytest.raises(TimeoutError), files.locked(lock, 0.1):
        pass
    owner.kill()
    owner.communicate()
    with files.locked(lock, 5):
        pass
    assert os.listdir(tmp_path) == []


def test_many_who_want_a_lock_get_it_one_after_the_other(tmp_path: Path) -> None:
    """Each removes the lock file in the end, under the hands of those who wait for it."""
    count = tmp_path / "count"
    count.write_text("0", "utf-8")

    def add() -> None:
        for _ in range(10):
            with files.locked(str(tmp_path / "lock"), 60):
                count.write_text(str(int(count.read_text("utf-8")) + 1), "utf-8")

    threads = [Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count.read_text("utf-8") == "80"


def test_what_a_killed_program_left_long_ago_is_cleared_by_the_next_that_writes_there(tmp_path: Path) -> None:
    long_ago = time.time() - files.OLD_DRAFT - 60
    old, folder, young = (files.draft_in(str(tmp_path)) for _ in range(3))
    journal = f"{files.draft_in(str(tmp_path))}-journal"  # of a copy of the register
    Path(old).write_bytes(b"half")
    Path(journal).write_bytes(b"half")
    os.utime(journal, (long_ago, long_ago))
    Path(young).write_bytes(b"half")
    Path(folder).mkdir()
    Path(folder, "01.docx").write_bytes(b"half")
    os.utime(old, (long_ago, long_ago))
    os.utime(folder, (long_ago, long_ago))
    files.write(str(tmp_path / "new"), b"whole", force=False)
    assert sorted(os.listdir(tmp_path)) == sorted(["new", os.path.basename(young)])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace an open file")
def test_who_reads_the_old_file_reads_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        files.replace(str(path), b"new")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"
