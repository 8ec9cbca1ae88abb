"""A file for each unit or chapter: who gets one, under which name, and what is left when it cannot be done."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.app import run
from fazhi_cli.cli.hints import messages
from fazhi_cli.errors import FazhiError, MissingPart, WrongCall
from fazhi_cli.formats.document import TableRow
from fazhi_cli.output import each, folder
from fazhi_cli.output.each import Each, Sheets
from fazhi_cli.query import recipients

if TYPE_CHECKING:
    from pathlib import Path

    from fazhi_cli.formats.document import Document
    from fazhi_cli.query.question import Question
    from fazhi_cli.session import Session

NAMED = [
    "市監察局", "市法制辦", "市委編辦", "市外網辦", "市政府辦公室", "市發改委", "市工商局", "市政務中心", "市公共資源交易服務中心",
    "市財政局", "市檢察院", "市國土局", "市國資委", "市政務公開辦", "市目督室", "市審計局", "市人社局", "市司法局",
]  # fmt: skip
MEMBERS = ["船山區政府", "安居區政府", "射洪縣政府", "蓬溪縣政府", "大英縣政府"]


def names(question: Question) -> bytes:
    selection = question.selection
    return "、".join((*selection.unit, *selection.plan, *selection.chapter)).encode()


def listed(document: Document) -> bytes:
    return "\n".join(
        "|".join(each.text for each in row.cells) for row in document.tables[0].rows if isinstance(row, TableRow)
    ).encode()


def write(session: Session, path: str | None, selection: Selection, **more: Any) -> int:
    wanted: dict[str, Any] = {"by": "unit", "unnamed": False, "force": False, **more}
    sheets = Sheets("txt", lambda _: "清單", names, listed, "txt", str)
    return each.write(session.question(selection), Each(path=path, **wanted), sheets)


def test_each_named_unit_and_each_member_of_a_closed_group(session: Session) -> None:
    assert [
        recipient.name for recipient in recipients.units(session.question(Selection()), unnamed=False)
    ] == NAMED + MEMBERS


def test_the_offices_own_list_comes_when_it_is_asked_for_with_what_binds_it(session: Session) -> None:
    found = {recipient.name: recipient for recipient in recipients.units(session.question(Selection()), unnamed=True)}
    assert list(found)[:23] == NAMED + MEMBERS
    assert (found["市教育局"].tasks, found["市教育局"].clauses) == (0, 26)
    assert found["市法制辦"].tasks == 26


def test_the_list_of_files_marks_whom_the_plan_does_not_name_and_counts_tasks_and_clauses_apart(
    session: Session,
) -> None:
    found = recipients.units(session.question(Selection(unit=("市教育局", "市國土局"))), unnamed=True)
    document = each.index(found, ["01 市國土局.pdf", "02 市教育局.pdf"], "單位")
    assert listed(document).decode() == "1|市國土局|1||01 市國土局.pdf\n2|※市教育局|0|26|02 市教育局.pdf"
    assert [column.heading for column in document.tables[0].columns] == [
        "序號", "單位", "任務項數", "條款條數", "文件",
    ]  # fmt: skip
    assert document.notes == (
        "標「※」的單位方案未列明，出自本單位所列名單；沒有任務，條款條數只計這些單位，是約束各類機關的條款。",
    )
    of_named = each.index(found[:1], ["01 市國土局.pdf"], "單位")
    assert len(of_named.tables[0].columns) == 4
    assert of_named.notes == ()


@pytest.mark.parametrize("layout", ["督查督辦台賬", "單位任務清單", "任務分工表"])
def test_the_list_of_the_files_of_units_stands_upright_whatever_they_hold(session: Session, layout: str) -> None:
    found = recipients.units(session.question(Selection(unit=("市公共資源交易服務中心",))), unnamed=False)
    assert not each.index(found, [f"09 市公共資源交易服務中心-{layout}-2026-11-29.docx"], "單位").landscape


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(unit=("市國土局",)), [("市國土局", 1)]),
        (Selection(unit=("各縣(區)政府",)), [(name, 39) for name in MEMBERS]),
        (Selection(unit=("船山區人民政府",)), [("船山區政府", 39)]),
        (
            Selection(chapter=("7",)),
            [("市法制辦", 1), ("市政務中心", 1), ("市政務公開辦", 2), *((name, 3) for name in MEMBERS)],
        ),
        (Selection(id=("23",), lead=("市政府辦公室",), unit=("市國土局",)), [("市國土局", 1)]),
        (Selection(text=("此詞不在方案之中",)), []),
    ],
)
def test_only_whom_the_selection_reaches(
    session: Session, selection: Selection, expected: list[tuple[str, int]]
) -> None:
    found = [
        (recipient.name, recipient.tasks) for recipient in recipients.units(session.question(selection), unnamed=False)
    ]
    assert found == expected


def test_each_chapter(session: Session) -> None:
    found = recipients.chapters(session.question(Selection(unit=("市國土局",))))
    assert [(recipient.name, recipient.tasks) for recipient in found] == [("六、強化對行政權力的制約和監督", 1)]
    assert len(recipients.chapters(session.question(Selection()))) == 9


def test_the_folder_holds_the_files_and_a_list_of_them(session: Session, tmp_path: Path) -> None:
    assert write(session, str(tmp_path / "out"), Selection(unit=("市國土局", "市檢察院"))) == 2
    made = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}
    assert made == {
        "00 目錄.txt": "1|市檢察院|1|01 市檢察院-清單.txt\n2|市國土局|1|02 市國土局-清單.txt",
        "01 市檢察院-清單.txt": "市檢察院",
        "02 市國土局-清單.txt": "市國土局",
    }
    assert os.listdir(tmp_path) == ["out"]


def test_the_list_says_that_counts_overlap_and_which_tasks_have_no_sheet(session: Session, tmp_path: Path) -> None:
    def notes(folder: str, selection: Selection, by: str = "unit") -> list[str]:
        told: list[str] = []

        def print_index(document: Document) -> str:
            told.extend(document.notes)
            return ""

        sheets = Sheets("txt", lambda _question: "清單", lambda _question: "", print_index, "txt", str)
        wanted = Each(by, unnamed=False, path=str(tmp_path / folder), force=False)
        each.write(session.question(selection), wanted, sheets)
        return told

    overlapping = "任務有幾個單位的，各單位都計一項，項數不可相加。"
    of_group = "「市直有關部門」為泛稱，方案未列明具體單位，其38項任務不另成一份。"
    assert notes("all", Selection()) == [overlapping, of_group]
    assert notes("two", Selection(unit=("市國土局", "市檢察院"))) == [overlapping]
    assert notes("one", Selection(unit=("市國土局",))) == []
    assert notes("chapters", Selection(), "chapter") == []


def test_nobody_to_write_to_makes_no_folder(session: Session, tmp_path: Path) -> None:
    assert write(session, str(tmp_path / "out"), Selection(text=("此詞不在方案之中",))) == 0
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("path", "kind", "code", "sentence"),
    [
        (None, WrongCall, 2, "--each 需要用 -o 指明文件夾"),
        ("-", WrongCall, 2, "--each 需要用 -o 指明文件夾"),
        ("missing/out", MissingPart, 4, "請先建立"),
        ("file", WrongCall, 2, "是文件，不是文件夾"),
        ("full", WrongCall, 2, "已有「01 市國土局-清單.txt」共1個文件，要替換請加 --force"),
    ],
)
def test_what_cannot_be_filled(
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str | None,
    kind: type[FazhiError],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "01 市國土局-清單.txt").write_text("old")
    with pytest.raises(kind) as failed:
        write(session, path, Selection(unit=("市國土局",)))
    assert sentence in messages(failed.value)[0]
    assert kind.exit_code == code
    assert sorted(os.listdir(tmp_path)) == ["file", "full"]
    assert os.listdir(tmp_path / "full") == ["01 市國土局-清單.txt"]


def test_force_replaces_and_leaves_other_files_alone(session: Session, tmp_path: Path) -> None:
    (tmp_path / "01 市國土局-清單.txt").write_text("old")
    (tmp_path / "other.txt").write_text("other")
    write(session, str(tmp_path), Selection(unit=("市國土局",)), force=True)
    assert (tmp_path / "01 市國土局-清單.txt").read_text("utf-8") == "市國土局"
    assert sorted(os.listdir(tmp_path)) == ["00 目錄.txt", "01 市國土局-清單.txt", "other.txt"]


def _filled_until(step: int, out: Path) -> bool:
    """Fills a folder anew in a process of its own that is killed before its step of that number; whether it came so far."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            # Whatever the program asks of the system by Python is told before it is done.
            if event == "open" or event.startswith(("os.", "ctypes.")):
                left -= 1
                if left < 0:
                    os._exit(9)

        sys.addaudithook(count)
        folder.fill(str(out), [folder.File(name, lambda: b"new") for name in "abc"], force=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 9


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux changes one folder for another in one step")
def test_a_kill_before_any_step_leaves_all_old_files_or_all_new_ones_and_those_of_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    out = home / "out"
    found = []
    step = 0
    is_killed = True
    while is_killed:
        shutil.rmtree(home, ignore_errors=True)
        out.mkdir(parents=True)
        for name in ("a", "b", "notes"):
            (out / name).write_text("old")
        is_killed = _filled_until(step, out)
        found.append({each.name: each.read_text() for each in out.iterdir()})
        for left in home.glob(".fazhi-*"):
            os.utime(left, (0, 0))
        folder.fill(str(out), [folder.File("d", lambda: b"next")], force=True)
        assert {each.name: each.read_text() for each in out.iterdir()} == {**found[-1], "d": "next"}
        assert os.listdir(home) == ["out"]
        step += 1
    old = {"a": "old", "b": "old", "notes": "old"}
    new = {"a": "new", "b": "new", "c": "new", "notes": "old"}
    assert step > 10
    assert found == [old] * found.count(old) + [new] * found.count(new)
    assert found.count(new) > 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other modes")
def test_a_folder_that_is_changed_for_another_keeps_its_mode_and_what_was_laid_into_it_meanwhile(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a").write_text("old")
    out.chmod(0o750)
    link = tmp_path / "link"
    link.symlink_to(out)

    def make() -> bytes:
        (out / "notes").write_text("of a colleague")
        return b"new"

    folder.fill(str(link), [folder.File("a", make)], force=True)
    assert {each.name: each.read_text() for each in out.iterdir()} == {"a": "new", "notes": "of a colleague"}
    assert out.stat().st_mode & 0o777 == 0o750
    assert sorted(os.listdir(tmp_path)) == ["link", "out"]
    assert link.is_symlink()


@pytest.mark.parametrize("reason", ["it holds a folder", "the caller stands in it", "the system has no such step"])
def test_a_folder_that_cannot_be_changed_for_another_is_filled_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a").write_text("old")
    before = out.stat().st_ino
    if reason == "it holds a folder":
        (out / "sub").mkdir()
        (out / "sub" / "notes").write_text("notes")
    elif reason == "the caller stands in it":
        monkeypatch.chdir(out)
    else:
        monkeypatch.setattr(sys, "platform", "win32")
    folder.fill(str(out), [folder.File("a", lambda: b"new"), folder.File("b", lambda: b"new")], force=True)
    assert {each.name: each.read_text() for each in out.iterdir() if each.is_file()} == {"a": "new", "b": "new"}
    assert out.stat().st_ino == before
    assert [each.read_text() for each in out.glob("sub/*")] == ["notes"] * (out / "sub").exists()
    assert os.listdir(tmp_path) == ["out"]


def test_a_file_that_is_open_on_windows_is_found_before_the_first_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "swapped", lambda *_: False)
    for name in "ab":
        (tmp_path / name).write_text("old")
    usual = os.replace

    def replace(source: str, target: str) -> None:
        if target == str(tmp_path / "b"):
            raise PermissionError(13, "sharing violation")
        usual(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(MissingPart, match="正被別的程序打開"):
        folder.fill(str(tmp_path), [folder.File(name, lambda: b"new") for name in "ab"], force=True)
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"a": "old", "b": "old"}


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_made(tmp_path: Path, force: bool) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(WrongCall, match="是文件夾，不能換成文件"):
        folder.fill(str(tmp_path), [folder.File(name, lambda: b"new") for name in "ab"], force=force)
    assert os.listdir(tmp_path) == ["b"]


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(
    "failure", [KeyboardInterrupt(), OSError(28, "No space left on device"), MissingPart("缺字體")]
)
def test_a_failure_half_way_leaves_nothing(tmp_path: Path, failure: BaseException, there: bool) -> None:
    out = tmp_path / "out"
    if there:
        out.mkdir()

    def fail() -> bytes:
        raise failure

    with pytest.raises((KeyboardInterrupt, MissingPart)) as raised:
        folder.fill(str(out), [folder.File("a", lambda: b"a"), folder.File("b", fail)], force=False)
    assert list(tmp_path.rglob("*")) == ([out] if there else [])
    if isinstance(failure, OSError):
        assert raised.value.args == (f"「{out}」無法寫入：磁盤空間不足",)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such endings")
@pytest.mark.parametrize(
    ("theirs", "force", "message"),
    [
        ("a", False, "已有「a」共1個文件，要替換請加 --force"),
        ("a", True, None),
        ("other", False, None),
    ],
)
def test_of_two_who_fill_one_new_folder_the_second_is_told(
    tmp_path: Path, theirs: str, force: bool, message: str | None
) -> None:
    out = tmp_path / "out"

    def make() -> bytes:
        """Meanwhile another process is quicker."""
        folder.fill(str(out), [folder.File(theirs, lambda: b"theirs")], force=False)
        return b"ours"

    ours = [folder.File("a", make)]
    if message:
        with pytest.raises(WrongCall) as told:
            folder.fill(str(out), ours, force=force)
        assert message in "".join(messages(told.value))
    else:
        folder.fill(str(out), ours, force=force)
    assert sorted(os.listdir(out)) == sorted({theirs, "a"})
    assert (out / "a").read_bytes() == (b"theirs" if message else b"ours")


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_closed_window_or_a_kill_is_cleaned_up_after(tmp_path: Path, ending: str) -> None:
    number = getattr(signal, ending)
    usual = signal.getsignal(number)

    def kill() -> bytes:
        os.kill(os.getpid(), number)
        return b""

    with pytest.raises(KeyboardInterrupt):
        folder.fill(str(tmp_path / "out"), [folder.File("a", lambda: b"a"), folder.File("b", kill)], force=False)
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(number) == usual


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such endings")
@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP"])
def test_an_ending_that_is_ignored_stays_ignored(tmp_path: Path, ending: str) -> None:
    number = getattr(signal, ending)

    def kill() -> bytes:
        os.kill(os.getpid(), number)
        return b""

    usual = signal.signal(number, signal.SIG_IGN)
    try:
        folder.fill(str(tmp_path / "out"), [folder.File("a", kill)], force=False)
        after = signal.getsignal(number)
    finally:
        signal.signal(number, usual)
    assert os.listdir(tmp_path / "out") == ["a"]
    assert after == signal.SIG_IGN


def test_the_command_writes_a_folder_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "清單"
    asked = ["--unit", "市國土局", "--today", "2015-03-01"]
    assert run(["checklist", "--each", "chapter", *asked, "-f", "xlsx", "-o", str(out)]) == 0
    assert sorted(os.listdir(out)) == [
        "00 目錄.xlsx",
        "01 六、強化對行政權力的制約和監督-單位任務清單-2015-03-01.xlsx",
    ]
    assert "1份" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--each", "unit", "-o", "-"], 2),
        (["--each", "unit"], 2),
        (["--each", "week", "-o", "out"], 2),
        (["--each", "unit", "--unit", "市某局", "-o", "out"], 2),
        (["--each", "unit", "-o", "missing/out"], 4),
        (["--each", "unit", "--template", "wrong.html", "-o", "out"], 2),
        (["--template", "wrong.html", "-o", "out.html"], 2),
        (["--template", "missing.docx", "-o", "out.docx"], 2),
        (["--template", "right.html", "-o", "missing/out.html"], 4),
        (["--template", "right.html", "-o", "out.pdf"], 2),
        (["--template", "right.html", "-f", "docx", "-o", "out.docx"], 2),
        (["--each", "unit", "--template", "right.html", "-f", "docx", "-o", "out"], 2),
    ],
)
def test_a_call_that_fails_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.html").write_text("{{ nothing }}")
    (tmp_path / "right.html").write_text("{{ title }}")
    assert run(["checklist", *arguments]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert sorted(os.listdir(tmp_path)) == ["right.html", "wrong.html"]


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        (("市法制辦", "-單位任務清單-2015-03-01"), "01 市法制辦-單位任務清單-2015-03-01.docx"),
        (("各縣(區)政府",), "01 各縣(區)政府.docx"),
        (("市/法:制*辦?", "-a/b"), "01 市-法-制-辦--a-b.docx"),
        (("..",), "01 未命名.docx"),
        (("..", "-清單"), "01 未命名-清單.docx"),
        (("con",), "01 con-.docx"),
        (("字" * 300,), f"01 {'字' * 80}.docx"),
        (("𠮷" * 300, "-任務清單"), f"01 {'𠮷' * 56}-任務清單.docx"),
        (("字" * 300, "-單位任務清單-2015-03-01"), f"01 {'字' * 70}-單位任務清單-2015-03-01.docx"),
        (("名\n字",), "01 名-字.docx"),
    ],
)
def test_names_are_safe_on_any_desk(stem: tuple[str, ...], name: str) -> None:
    assert folder.safe_names([folder.Stem(*stem)], "docx") == [name]
    assert len(name.encode()) <= 255
