"""What --data and FAZHI_DATA may name: a rulebook, a library of them, a compiled index; and what they may not."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from fazhi_cli.cli.app import run
from fazhi_cli.index.cache import cache_file
from fazhi_cli.index.integrity import SMALL
from fazhi_cli.index.renewal import save
from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., Path]

pytestmark = pytest.mark.slow


@pytest.fixture
def library(rulebook: Make, tmp_path: Path) -> Path:
    rulebook("library/a", "plan-a")
    rulebook("library/b", "plan-b")
    (tmp_path / "library" / "notes").mkdir()
    return tmp_path / "library"


def ids(*arguments: str | Path, **changes: Any) -> list[str]:
    answer = program.run("tasks", "-f", "ids", *arguments, **changes)
    assert (answer.code, answer.stderr) == (0, "")
    return answer.lines


def test_without_a_word_the_plan_that_the_program_brings() -> None:
    assert ids() == [str(number) for number in range(1, 40)]


def test_a_folder(rulebook: Make) -> None:
    assert ids("--data", rulebook()) == ["1", "2"]


def test_the_environment_names_it_and_the_option_overrules(rulebook: Make, library: Path) -> None:
    assert ids(FAZHI_DATA=str(library)) == ["plan-a:1", "plan-a:2", "plan-b:1", "plan-b:2"]
    assert ids("--data", rulebook(), FAZHI_DATA=str(library)) == ["1", "2"]


def test_a_library_says_of_each_number_which_plan_it_is_of(library: Path) -> None:
    assert ids("--data", library) == ["plan-a:1", "plan-a:2", "plan-b:1", "plan-b:2"]
    assert ids("--data", library, "--plan", "plan-b") == ["plan-b:1", "plan-b:2"]
    assert ids("--data", library, "--id", "plan-a:2") == ["plan-a:2"]
    assert ids("--data", library, "--id", "2") == ["plan-a:2", "plan-b:2"]


def test_the_table_of_a_library_names_the_plan_of_each_row(library: Path) -> None:
    heading, _, *rows = program.run("tasks", "--data", library, "-f", "table").stdout.splitlines()
    assert heading.startswith("方案")
    assert [row.split()[0] for row in rows if row.startswith("plan-")] == ["plan-a", "plan-a", "plan-b", "plan-b"]


def test_a_library_tells_what_is_wrong_in_each_of_its_plans(rulebook: Make, tmp_path: Path) -> None:
    for name in ("a", "b"):
        tasks = rulebook(f"library/{name}", f"plan-{name}") / "tasks.yaml"
        tasks.write_text(tasks.read_text(encoding="utf-8").replace("title: 公布清單", "title:"), encoding="utf-8")
    answer = program.run("tasks", "--data", tmp_path / "library")
    assert (answer.code, answer.stdout) == (3, "")
    files = [line.partition(":")[0] for line in answer.stderr.splitlines() if "tasks.yaml:" in line]
    assert files == [str(tmp_path / "library" / name / "tasks.yaml") for name in ("a", "b")]


def test_two_plans_of_one_id_are_both_named(rulebook: Make, tmp_path: Path) -> None:
    """They differ in what they say: nobody could tell which is meant."""
    library = tmp_path / "library"
    rulebook("library/a", "plan-a")
    rulebook("library/b/c", "plan-a")
    message = "R11 方案編號「plan-a」與「{}」的相同；文庫裡每個方案要有自己的編號\n"
    of_a = f"{library / 'a' / 'tasks.yaml'}:2:7: " + message.format("b/c")
    of_c = f"{library / 'b' / 'c' / 'tasks.yaml'}:2:7: "
    assert program.run("tasks", "--data", library) == (3, "", of_a + of_c + message.format("a"))
    checked = f"{of_c}{message.format(library / 'a')}錯誤 1 處，提示 0 處。\n"
    assert program.run("check", library) == (1, checked, "")


def test_plans_of_one_id_do_not_block_another(rulebook: Make, tmp_path: Path) -> None:
    for name, plan in (("a", "plan-a"), ("b", "plan-b"), ("c", "plan-a")):
        rulebook(f"library/{name}", plan)
    library = tmp_path / "library"
    assert ids("--data", library, "--plan", "plan-b") == ["plan-b:1", "plan-b:2"]
    for asked in (["--plan", "plan-a"], ["--plan", "plan-b", "--plan", "plan-a"]):
        answer = program.run("tasks", "--data", library, *asked)
        assert (answer.code, answer.stdout) == (3, "")
        assert "R11 方案編號「plan-a」與「c」的相同" in answer.stderr
        assert "R11 方案編號「plan-a」與「a」的相同" in answer.stderr
    told = "文庫裡「a」、「c」的方案有錯，不能用，未列入；有何問題見 fazhi check，名單見 fazhi plans。\n"
    assert program.run("tasks", "--data", library, "-f", "ids") == (0, "plan-b:1\nplan-b:2\n", told)


def test_plans_of_one_id_are_used_again_when_one_is_called_otherwise(rulebook: Make, tmp_path: Path) -> None:
    library = tmp_path / "library"
    for name in ("a", "b"):
        rulebook(f"library/{name}", "plan-a")
    assert program.run("tasks", "--data", library).code == 3
    edit(library / "b" / "tasks.yaml", "id: plan-a", "id: plan-b")
    assert ids("--data", library) == ["plan-a:1", "plan-a:2", "plan-b:1", "plan-b:2"]
    edit(library / "a" / "tasks.yaml", "id: plan-a", "id: plan-b")
    assert program.run("tasks", "--data", library).code == 3
    shutil.rmtree(library / "a")
    assert ids("--data", library) == ["1", "2"]


def test_a_broken_plan_is_named_and_the_others_answer(rulebook: Make, tmp_path: Path) -> None:
    library = tmp_path / "library"
    for name in ("a", "b", "c"):
        rulebook(f"library/{name}", f"plan-{name}")
    _break(library / "a")
    told = "文庫裡「a」的方案有錯，不能用，未列入；有何問題見 fazhi check，名單見 fazhi plans。\n"
    others = "plan-b:1\nplan-b:2\nplan-c:1\nplan-c:2\n"
    assert program.run("tasks", "--data", library, "-f", "ids") == (0, others, told)
    assert program.run("tasks", "--data", library, "-f", "ids") == (0, others, told)
    assert ids("--data", library, "--plan", "plan-b") == ["plan-b:1", "plan-b:2"]
    assert ids("--data", library, "--plan", "plan-b,plan-c", "--id", "1") == ["plan-b:1", "plan-c:1"]
    answer = program.run("tasks", "--data", library, "--plan", "plan-a")
    assert (answer.code, answer.stdout) == (3, "")
    assert answer.stderr.startswith(f"{library / 'a' / 'tasks.yaml'}:")
    unknown = program.run("tasks", "--data", library, "--plan", "plan-x")
    assert (unknown.code, unknown.stderr) == (2, "沒有「plan-x」這個方案。有：plan-b、plan-c。\n")
    assert program.run("check", library).code == 1
    edit(library / "a" / "tasks.yaml", "title:\n", "title: 公布清單\n")
    assert ids("--data", library, "--id", "1") == ["plan-a:1", "plan-b:1", "plan-c:1"]


def test_many_broken_plans_are_counted(rulebook: Make, tmp_path: Path) -> None:
    library = tmp_path / "library"
    for number in range(8):
        rulebook(f"library/{number}", f"plan-{number}")
        if number:
            _break(library / str(number))
    told = "文庫裡「1」、「2」、「3」、「4」、「5」等7處的方案有錯，不能用，未列入；有何問題見 fazhi check，名單見 fazhi plans。\n"
    assert program.run("tasks", "--data", library, "-f", "ids").stderr == told


def test_the_only_sound_plan_of_a_library_is_named_in_its_rows(rulebook: Make, tmp_path: Path) -> None:
    library = tmp_path / "library"
    for name in ("a", "b"):
        rulebook(f"library/{name}", f"plan-{name}")
    _break(library / "a")
    assert ids("--data", library, "--plan", "plan-b") == ["plan-b:1", "plan-b:2"]


def test_a_change_goes_to_the_plan_that_is_named_beside_a_broken_one(rulebook: Make, tmp_path: Path) -> None:
    library = tmp_path / "library"
    for name in ("a", "b"):
        rulebook(f"library/{name}", f"plan-{name}")
    _break(library / "a")
    words = ["change", "1", "--suspend", "--basis", "某文", "--from", "2015-01-10", "--by", "某人"]
    answer = program.run(*words, "--data", library, "--plan", "plan-b")
    assert (answer.code, answer.stderr) == (0, "")
    assert (library / "b" / "changes.yaml").exists()
    assert not (library / "a" / "changes.yaml").exists()


def _break(folder: Path) -> None:
    edit(folder / "tasks.yaml", "title: 公布清單", "title:")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_compiled_index_is_read_as_it_is(library: Path, tmp_path: Path) -> None:
    ids("--data", library)
    index = tmp_path / "一份索引.sqlite"
    index.write_bytes(cache_file(library).read_bytes())
    index.chmod(0o444)
    before = index.stat()
    assert ids("--data", index, "--plan", "plan-a") == ["plan-a:1", "plan-a:2"]
    assert "直接使用所給的索引文件" in program.run("where", "--data", index).stdout
    assert index.stat().st_mtime_ns == before.st_mtime_ns


def _nothing(place: Path) -> None:
    """Leave the place empty."""


def _database(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE other(x)")
    connection.close()


def _large_database(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE other(x)")
        connection.execute("INSERT INTO other VALUES(zeroblob(?))", (SMALL,))
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_nothing, "找不到規則庫"),
        (lambda place: place.mkdir(), "文件夾裡沒有規則庫：缺 tasks.yaml"),
        (lambda place: place.write_text("plan:", encoding="utf-8"), "不是完整的 fazhi 索引文件"),
        (lambda place: place.write_bytes(b""), "不是完整的 fazhi 索引文件"),
        (_database, "不是完整的 fazhi 索引文件"),
        (_large_database, "不是完整的 fazhi 索引文件"),
    ],
    ids=["missing", "empty folder", "text", "no bytes", "database", "large database"],
)
def test_what_is_no_rulebook_is_told_by_name(make: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    place = tmp_path / "規則庫"
    make(place)
    for command in (["tasks"], ["text"], ["units"], ["where"], ["show", "1"]):
        answer = program.run(*command, "--data", place)
        assert (answer.code, answer.stdout) == (3, "")
        assert answer.stderr.startswith(f"{place}:0:0: F01 {said}")


def test_a_folder_that_may_not_be_read_is_told(
    rulebook: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In process, because root, whom CI runs as, may read everything."""
    data = rulebook()
    (data / "tasks.yaml").unlink()

    def closed(path: Path) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("fazhi_cli.index.folders.os.scandir", closed)
    monkeypatch.setattr("fazhi_cli.index.sources.code_mark", lambda: "0")
    assert run(["tasks", "--data", str(data)]) == 3
    assert capsys.readouterr().err == f"{data}:0:0: F01 無法打開：沒有讀取權限\n"


def test_a_yaml_file_in_place_of_its_folder_gets_the_cure(rulebook: Make) -> None:
    data = rulebook()
    answer = program.run("tasks", "--data", data / "tasks.yaml")
    assert answer.code == 3
    assert f"請給出它所在的文件夾：--data {data}" in answer.stderr


def test_an_index_of_another_version_says_which(rulebook: Make, tmp_path: Path) -> None:
    data = rulebook()
    ids("--data", data)
    index = tmp_path / "old.sqlite"
    with sqlite3.connect(cache_file(data)) as kept, sqlite3.connect(index) as old:
        kept.backup(old)
        old.execute("UPDATE meta SET value = '0 0.0.1 x' WHERE key = 'program'")
    save(old, index)
    kept.close()
    old.close()
    answer = program.run("tasks", "--data", index)
    assert answer.code == 3
    assert "由另一版本的 fazhi 編成（索引版本 0，" in answer.stderr
