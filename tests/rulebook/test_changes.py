"""changes.yaml: what holds on a day, how faults are worded, and an entry appended to whatever a person wrote."""

from __future__ import annotations

import codecs
import shutil
from datetime import date
from pathlib import Path

import pytest

from fazhi_cli import files
from fazhi_cli.changes.entry import Entry
from fazhi_cli.changes.replay import in_force
from fazhi_cli.errors import InvalidRulebook, MissingPart, WrongCall
from fazhi_cli.rulebook import append_change as write
from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.load import load

ENTRY = {"kind": "suspend", "task": 1, "basis": "遂府發〔2015〕9號", "from": date(2015, 5, 10), "by": "王某"}
ADDED = "- id: 2\n  kind: suspend\n  task: 1\n  basis: 遂府發〔2015〕9號\n  from: 2015-05-10\n  by: 王某\n"
ONE = """\
# 辦公室的記事
changes:   # 一條一項
# 第一條
- by: 李某
  id: 1
  kind: move   # 省裡來文
  task: 1
  day: 2015-09-30
  basis: "川府發〔2015〕9號"
  from: 2015-03-01

# 以下待補
"""


def indented(text: str) -> str:
    return "".join(f"  {line}" for line in text.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (ONE, ADDED),
        (ONE.rstrip("\n"), "\n" + ADDED),
        (ONE.replace("\n", "\r\n"), ADDED.replace("\n", "\r\n")),
        ("changes:\n" + indented(ONE.split("\n", 2)[2]), indented(ADDED)),
        (codecs.BOM_UTF8.decode() + ONE, ADDED),
        (ONE.replace("id: 1", "id: 7"), ADDED.replace("id: 2", "id: 8")),
    ],
    ids=["comments", "no line end", "CRLF", "indented", "BOM", "numbers left out"],
)
def test_an_entry_is_appended_and_nothing_else_moves(folder: Path, before: str, added: str) -> None:
    path = folder / "changes.yaml"
    path.write_bytes(before.encode())
    id_ = write.append(folder, ENTRY)
    assert path.read_bytes() == (before + added).encode()
    assert load(folder).rulebook.changes[-1].id == id_


def test_the_first_entry_makes_the_file(folder: Path) -> None:
    assert write.append(folder, ENTRY) == 1
    assert (folder / "changes.yaml").read_text("utf-8").endswith("\nchanges:\n" + ADDED.replace("id: 2", "id: 1"))


def test_a_list_written_as_brackets_gives_way(folder: Path) -> None:
    (folder / "changes.yaml").write_text("# 記事\nchanges: []  # 尚無\n", "utf-8")
    write.append(folder, ENTRY)
    assert (folder / "changes.yaml").read_text("utf-8") == "# 記事\nchanges:  # 尚無\n" + ADDED.replace(
        "id: 2", "id: 1"
    )


@pytest.mark.parametrize(
    "basis", ["國發: #25", "'單引' \"雙引\"", "- 列", "@號", "null", "2015", "〔一〕\\n", "𠮷府發1號"]
)
def test_any_basis_is_read_back(folder: Path, basis: str) -> None:
    write.append(folder, ENTRY | {"basis": basis})
    assert load(folder).rulebook.changes[0].basis == basis


def test_what_does_not_hold_together_is_not_written(folder: Path) -> None:
    path = folder / "changes.yaml"
    path.write_text(ONE, "utf-8")
    with pytest.raises(WrongCall, match="沒有序號是「9」的任務。"):
        write.append(folder, ENTRY | {"task": 9})
    assert path.read_text("utf-8") == ONE
    assert sorted(each.name for each in folder.iterdir()) == ["changes.yaml", "tasks.yaml", "units.yaml"]


def test_entries_in_brackets_are_left_to_a_person(folder: Path) -> None:
    flow = "changes: [{id: 1, kind: suspend, task: 1, basis: a, from: 2015-01-01, by: b}]\n"
    (folder / "changes.yaml").write_text(flow, "utf-8")
    with pytest.raises(WrongCall, match="請改成每條以「- id:」起行"):
        write.append(folder, ENTRY)
    assert (folder / "changes.yaml").read_text("utf-8") == flow


def test_a_file_that_was_faulty_before_is_told_with_its_place(folder: Path) -> None:
    (folder / "changes.yaml").write_text(ONE.replace("task: 1", "task: 9"), "utf-8")
    with pytest.raises(InvalidRulebook, match=r"changes\.yaml:7:9: R07 第 1 號調整：沒有序號是「9」的任務"):
        write.append(folder, ENTRY)


def test_another_process_that_writes_is_waited_for_and_then_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fazhi_cli.rulebook.one_writer.PATIENCE", 0.1)
    lock = files.locked(str(folder / ".changes.yaml.lock"), 1)
    with lock, pytest.raises(MissingPart, match="另一個程序正在寫入，請稍後再試"):
        write.append(folder, ENTRY)
    assert write.append(folder, ENTRY) == 1


@pytest.mark.parametrize("left", [".changes.yaml.part", ".changes.yaml.lock", ".fazhi-0123456789abcdef.part"])
def test_what_a_killed_program_left_locks_nobody_out(folder: Path, left: str) -> None:
    (folder / left).write_text("half a file", "utf-8")
    assert write.append(folder, ENTRY) == 1


def change(id_: int, since: str, undoes: int | None = None) -> Entry:
    if undoes:
        return Entry(id_, "undo", since, undoes=undoes)
    return Entry(id_, "suspend", since, task=1)


@pytest.mark.parametrize(
    ("changes", "day", "ids"),
    [
        ([change(1, "2015-05-10")], "2015-05-09", []),
        ([change(1, "2015-05-10")], "2015-05-10", [1]),
        ([change(1, "2015-05-10"), change(2, "2015-03-01")], "2015-06-01", [2, 1]),
        ([change(1, "2015-05-10"), change(2, "2015-05-10", undoes=1)], "2015-06-01", [2]),
        ([change(1, "2015-05-10"), change(2, "2015-07-01", undoes=1)], "2015-06-30", [1]),
        ([change(1, "2015-05-10"), change(2, "2015-05-10", undoes=1), change(3, "2015-05-10", undoes=2)], "2015-06-01", [1, 3]),
    ],
)  # fmt: skip
def test_what_holds_on_a_day(changes: list[Entry], day: str, ids: list[int]) -> None:
    assert [each.id for each in in_force(changes, day)] == ids


@pytest.mark.parametrize(
    "number", ["²", "１", "9" * 5000, "-1", "1.0"], ids=["raised", "wide", "long", "minus", "point"]
)
@pytest.mark.parametrize("key", ["id", "task", "undoes"])
def test_what_is_no_number_is_told_and_goes_no_further(folder: Path, key: str, number: str) -> None:
    """isdigit() takes the first, int() the second, and Python refuses to read the third."""
    entry = {"id": "1", "kind": "suspend", "task": "1", "basis": "x", "from": "2015-05-10", "by": "y"}
    if key == "undoes":
        entry |= {"kind": "undo"}
        del entry["task"]
    entry[key] = f'"{number}"'
    lines = "".join(f"  {name}: {value}\n" for name, value in entry.items())
    (folder / "changes.yaml").write_text("changes:\n-" + lines[1:], "utf-8")
    with pytest.raises(InvalidRulebook, match=rf"「{key}」(要寫整數|不能小於 1)"):
        load(folder)


@pytest.mark.parametrize("nothing", ["", " []"])
def test_a_list_of_nobody_is_as_good_as_none(folder: Path, nothing: str) -> None:
    entry = "- id: 1\n  kind: rename\n  unit: 市法制辦\n  basis: x\n  from: 2015-05-10\n  by: y\n"
    (folder / "changes.yaml").write_text(f"changes:\n{entry}  to:{nothing}\n", "utf-8")
    with pytest.raises(InvalidRulebook, match="kind 是 rename，缺少鍵「to」"):
        load(folder)


def test_changes_are_not_held_against_a_plan_that_could_not_be_read(folder: Path) -> None:
    """Else every entry would be told that its task does not exist."""
    (folder / "changes.yaml").write_text(ONE, encoding="utf-8")
    (folder / "tasks.yaml").write_text("plan: [", encoding="utf-8")
    with pytest.raises(InvalidRulebook) as caught:
        load(folder)
    assert {Path(problem.file).name for problem in caught.value.problems} == {"tasks.yaml"}


def test_a_change_without_a_number_is_told_without_one(folder: Path) -> None:
    (folder / "changes.yaml").write_text(ONE.replace("  id: 1\n", ""), encoding="utf-8")
    with pytest.raises(InvalidRulebook) as caught:
        load(folder)
    assert [problem.message for problem in caught.value.problems] == ["調整：缺少鍵「id」"]


@pytest.mark.parametrize(
    ("task", "clause", "wording", "code"),
    [
        (1, None, None, None),
        (1, 2, "2021年6月底前", None),
        (4, 1, None, None),
        (1, 1, None, "R09"),
        (1, None, "每年", "R09"),
    ],
)
def test_a_limit_beside_the_units_is_one_that_a_change_may_concern(
    tmp_path: Path, task: int, clause: int | None, wording: str | None, code: str | None
) -> None:
    shutil.copytree(Path(__file__).parents[1] / "shapes" / "brackets", tmp_path, dirs_exist_ok=True)
    named = {key: value for key, value in (("clause", clause), ("when", wording)) if value}
    entry = {"id": 1, "kind": "suspend", "task": task, **named, "basis": "甲", "from": "2021-02-02", "by": "乙"}
    listed = "".join(f"  {key}: {value}\n" for key, value in entry.items())
    (tmp_path / "changes.yaml").write_text(f"changes:\n-{listed[1:]}", encoding="utf-8")
    assert [problem.code for problem in check(tmp_path) if problem.severity == "error"] == [code] * bool(code)
