"""Libraries that are too large, broken through and through, or closed: a sentence each, in bounded time, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

from fazhi_cli.cli.app import run
from fazhi_cli.index import folders
from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., Path]

pytestmark = pytest.mark.slow
BROKEN = 3000


def test_a_library_of_three_thousand_broken_plans_is_told_and_listed(rulebook: Make, tmp_path: Path) -> None:
    library = tmp_path / "library"
    for number in range(BROKEN):
        folder = library / f"{number % 50:02}" / f"{number:04}"
        folder.mkdir(parents=True)
        (folder / "tasks.yaml").write_text(f"plan:\n  id: plan-{number}\n", encoding="utf-8")
    start = time.monotonic()
    answer = program.run("tasks", "--data", library)
    assert (answer.code, answer.stdout) == (3, "")
    told = answer.stderr.splitlines()
    assert (len(told), told[0].partition(":")[0]) == (201, str(library))
    assert told[0].endswith("F05 問題過多，只列出 200 處，另有 8800 處")
    listed = program.run("plans", "--data", library, "--fields", "id,state")
    assert (listed.code, len(listed.lines)) == (0, BROKEN)
    assert set(listed.lines) == {f"plan-{number}\tbroken" for number in range(BROKEN)}
    rulebook("library/sound", "sound")
    sound = program.run("tasks", "--data", library, "-f", "ids")
    assert (sound.code, sound.lines) == (0, ["sound:1", "sound:2"])
    assert sound.stderr.endswith("等3000處的方案有錯，不能用，未列入；有何問題見 fazhi check，名單見 fazhi plans。\n")
    assert time.monotonic() - start < 120
    assert peak(tmp_path / "cache", "tasks", "--data", str(library)) < 400 * 1024


_PEAK = (
    "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'fazhi_cli', *sys.argv[1:]],"
    " stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
    " print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def peak(cache: Path, *arguments: str) -> int:
    """The most memory that a call takes whose cache is empty, in KiB: measured by a process that starts no other."""
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-c", _PEAK, *arguments]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


def test_a_plan_of_five_megabytes_is_read(rulebook: Make, tmp_path: Path) -> None:
    tasks = rulebook("library/large", "large") / "tasks.yaml"
    rulebook("library/small", "small")
    text = tasks.read_text(encoding="utf-8")
    start = text.index("  - id: 2\n")
    clause = "    - text: " + "開展檢查，" * 30 + "。\n"
    more = (
        f"  - id: {number}\n    title: 檢查\n    lead: 市法制辦\n    clauses:\n{clause * 5}"
        for number in range(3, 2500)
    )
    tasks.write_text(text[:start] + text[start:].rstrip("\n") + "\n" + "".join(more), encoding="utf-8")
    assert tasks.stat().st_size > 5_000_000
    begun = time.monotonic()
    answer = program.run("plans", "--data", tmp_path / "library", "--fields", "id,tasks,state")
    assert answer == (0, "large\t2499\tok\nsmall\t2\tok\n", "")
    assert time.monotonic() - begun < 90


def test_a_folder_of_a_library_that_may_not_be_read_is_a_broken_plan(
    rulebook: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In process, because root, whom CI runs as, may read everything."""
    rulebook("library/a", "plan-a")
    (tmp_path / "library" / "closed").mkdir()
    real = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert run(["tasks", "-f", "ids", "--data", str(tmp_path / "library")]) == 0
    told = capsys.readouterr()
    assert told.out == "plan-a:1\nplan-a:2\n"
    assert told.err.startswith("文庫裡「closed」的方案有錯，不能用，未列入")
    assert run(["plans", "--fields", "state,folder", "--data", str(tmp_path / "library")]) == 0
    assert capsys.readouterr().out == "ok\ta\nbroken\tclosed\n"


def test_a_library_of_too_many_folders_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST", 10)
    for number in range(20):
        (tmp_path / "disk" / str(number) / "x").mkdir(parents=True)

    def told(arguments: list[str]) -> NoReturn:
        raise SystemExit(run(arguments))

    with pytest.raises(SystemExit) as ended:
        told(["tasks", "--data", str(tmp_path / "disk")])
    assert ended.value.code == 3


def test_no_rulebook_is_looked_for_below_sixteen_folders(rulebook: Make, tmp_path: Path) -> None:
    rulebook("library/" + "/".join("abcdefghijklmnop"), "deep")
    rulebook("library/" + "/".join("abcdefghijklmnopqr"), "deeper")
    answer = program.run("plans", "--data", tmp_path / "library", "--fields", "id")
    assert answer == (0, "deep\n", "")


def test_what_is_no_folder_is_told(rulebook: Make, tmp_path: Path) -> None:
    tasks = rulebook("a", "plan-a") / "tasks.yaml"
    answer = program.run("tasks", "--data", tasks)
    assert (answer.code, answer.stdout) == (3, "")
    assert answer.stderr == f"{tasks}:0:0: F01 這是規則庫中的一個文件，請給出它所在的文件夾：--data {tasks.parent}\n"
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "tasks.yaml").mkdir()
    refused = program.run("tasks", "--data", tmp_path / "library")
    assert (refused.code, refused.stdout) == (3, "")
    assert "這是文件夾" in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices have no place among files there")
@pytest.mark.parametrize("name", ["tasks.yaml", "units.yaml", "changes.yaml"])
@pytest.mark.parametrize("kind", ["a pipe", "a device"])
def test_what_would_never_end_is_not_read(rulebook: Make, tmp_path: Path, name: str, kind: str) -> None:
    """Nobody writes into the pipe, and the device gives zeros for ever."""
    rulebook("library/sound", "sound")
    place = rulebook("library/other", "other") / name
    place.unlink(missing_ok=True)
    if kind == "a pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")
    library = tmp_path / "library"
    answer = program.run("tasks", "--data", library, "-f", "ids")
    assert (answer.code, answer.lines) == (0, ["sound:1", "sound:2"])
    assert answer.stderr.startswith("文庫裡「other」的方案有錯，不能用，未列入")
    checked = program.run("check", library)
    assert (checked.code, len(checked.lines)) == (1, 2)
    assert checked.lines[0].startswith(f"{place}:0:0: F01 無法打開：這不是普通文件")
    assert program.run("tasks", "--data", place.parent).code == 3


def test_a_plan_of_a_library_that_lacks_a_file_is_a_problem_of_that_plan(rulebook: Make, tmp_path: Path) -> None:
    (rulebook("library/a", "a") / "units.yaml").unlink()
    rulebook("library/b", "b")
    checked = program.run("check", tmp_path / "library")
    assert checked.code == 1
    assert "a/units.yaml:0:0: F01 無法打開：沒有這個文件" in checked.stdout
    assert program.run("check", tmp_path / "library" / "a").code == 3


def test_many_plans_of_one_id_are_told_in_bounded_lines(rulebook: Make, tmp_path: Path) -> None:
    for number in range(8):
        rulebook(f"library/{number}", "demo")
    told = program.run("tasks", "--data", tmp_path / "library")
    assert told.code == 3
    first, *others = told.stderr.splitlines()
    assert first == (
        f"{tmp_path}/library/0/tasks.yaml:2:7: R11 方案編號「demo」與「1」、「2」、「3」、「4」、「5」等7個文件夾裡的相同；"
        "文庫裡每個方案要有自己的編號"
    )
    assert len(others) == 7
