"""Where output goes: files, pipes, terminals and their encodings, and what is said when it cannot go there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.cli.hints import messages
from fazhi_cli.errors import FazhiError, MissingPart, WrongCall
from fazhi_cli.formats import FORMATS
from fazhi_cli.formats.view import Column, View
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Record

COLUMNS = (Column("id", "項", numeric=True), Column("title", "任務"), Column("due", "到期日"))
ROWS: list[Record] = [{"id": 1, "title": "=建立清單", "due": "2015-02-28"}, {"id": 2, "title": "職權法定", "due": None}]
TASKS = View("tasks", COLUMNS, ("id", "title"), ("id", "title"), ROWS, "id", feet=("共 2 項。",), title="任務")

SOURCE = """
import sys
from fazhi_cli.output import delivery as output
from fazhi_cli.errors import FazhiError
from fazhi_cli.formats.view import Column, View
rows = [{"title": "市法制辦𠮷"}] * int(sys.argv[1])
view = View("tasks", (Column("title", "任務"),), ("title",), ("title",), rows, "title", feet=("共計。",))
try:
    output.deliver_rows(view, output.Output(format=sys.argv[2] if len(sys.argv) > 2 else None))
except FazhiError as error:
    print(*error.messages, file=sys.stderr)
    sys.exit(error.exit_code)
print(*{"csv", "json", "rich", "unicodedata", "fazhi_cli.formats.table"} & sys.modules.keys(), file=sys.stderr)
"""
PROGRAM = SOURCE.encode("ascii", "backslashreplace").decode()  # passes through any locale as an argument


def environment(**changes: str) -> dict[str, str]:
    """The caller's environment without what it says about colour, width and encoding."""
    told = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL", "TTY_COMPATIBLE")
    usual = {name: value for name, value in os.environ.items() if name not in told}
    return usual | {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm-256color"} | changes


def piped(*arguments: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, env=environment(**changes), check=False)


def on_terminal(*arguments: str, **changes: str) -> bytes:
    """What the program writes to a terminal of its own."""
    pty = pytest.importorskip("pty", reason="a terminal of one's own needs POSIX")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, *arguments]
    subprocess.run(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment(**changes), check=True)
    written = os.read(ours, 65536)
    os.close(theirs)
    os.close(ours)
    return written.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.json", '[\n  {\n    "id": 1'),
        ("a.jsonl", '{"id":1,"title":"=建立清單","due":"2015-02-28"}\n'),
        ("a.ndjson", '{"id":1,'),
        ("a.CSV", "\ufeffid,title\n1,'=建立清單\n"),
        ("a.tsv", "1\t'=建立清單\n"),
        ("a.md", "| 項 | 任務 |\n"),
        ("a.txt", "項  任務\n──"),
        ("without_ending", "1\t=建立清單\n"),
    ],
)
def test_the_ending_decides_the_format(tmp_path: Path, name: str, start: str) -> None:
    output.deliver_rows(TASKS, Output(path=str(tmp_path / name)))
    assert (tmp_path / name).read_bytes().decode().startswith(start)


@pytest.mark.parametrize(
    ("out", "start"),
    [
        (Output(encoding="utf-8"), b"id,title\n1,'="),
        (Output(encoding="gb18030"), "id,title\n1,'=建立清單".encode("gb18030")),
        (Output(header=False), b"\xef\xbb\xbf1,'="),
        (Output(fields=("due", "id")), b"\xef\xbb\xbfdue,id\n2015-02-28,1\n"),
    ],
)
def test_what_a_csv_file_begins_with(tmp_path: Path, out: Output, start: bytes) -> None:
    output.deliver_rows(TASKS, out._replace(path=str(tmp_path / "a.csv")))
    assert (tmp_path / "a.csv").read_bytes().startswith(start)


@pytest.mark.parametrize("path", [None, "-"])
def test_stdout_is_not_a_file(capsys: pytest.CaptureFixture[str], path: str | None) -> None:
    output.deliver_rows(TASKS, Output(format="csv", path=path))
    assert capsys.readouterr().out == "id,title\n1,=建立清單\n2,職權法定\n"


def test_a_text_is_delivered_to_the_character(tmp_path: Path) -> None:
    output.deliver_text("一\r\n二", Output(path=str(tmp_path / "plan.txt")))
    assert (tmp_path / "plan.txt").read_bytes() == "一\r\n二".encode()


@pytest.mark.parametrize(
    ("out", "failure", "message"),
    [
        (Output(format="tabel"), WrongCall, "沒有格式「tabel」，是否指 table。"),
        (Output(fields=("titel",)), WrongCall, "沒有字段「titel」，是否指 title。"),
        (Output(path="a.doc"), WrongCall, "從「.doc」無法判斷格式；可用的擴展名：.txt、.json"),
        (Output(encoding="big6"), WrongCall, "沒有編碼「big6」"),
        (Output(encoding="ascii"), WrongCall, "編碼 ascii 不能表示其中某些字，請改用 --encoding utf-8"),
        (Output(path="there.csv"), WrongCall, "「there.csv」已經存在，要替換請加 --force"),
        (Output(path="folder", format="csv"), WrongCall, "「folder」是文件夾"),
        (Output(path="nowhere/a.csv"), MissingPart, "沒有文件夾「nowhere」，請先建立"),
        (Output(path="/dev/full"), MissingPart, "「/dev/full」無法寫入：磁盤空間不足"),
        (Output(path="長" * 200 + ".csv"), MissingPart, "無法寫入：文件名太長"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: Output, failure: type[FazhiError], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.csv").write_text("舊", encoding="utf-8")
    Path("folder").mkdir()
    with pytest.raises(failure) as failed:
        output.deliver_rows(TASKS, out)
    assert message in messages(failed.value)[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "there.csv"]
    assert Path("there.csv").read_text(encoding="utf-8") == "舊"


def test_force_replaces_the_file_and_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("舊", encoding="utf-8")
    (tmp_path / "real.csv").chmod(0o640)
    (tmp_path / "link.csv").symlink_to("real.csv")
    output.deliver_rows(TASKS, Output(path=str(tmp_path / "link.csv"), force=True))
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes().startswith(b"\xef\xbb\xbfid")
    assert stat.S_IMODE((tmp_path / "real.csv").stat().st_mode) == 0o640


def test_a_failed_rename_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.csv").write_text("舊", encoding="utf-8")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(MissingPart, match="沒有寫入權限"):
        output.deliver_rows(TASKS, Output(path=str(tmp_path / "a.csv"), force=True))
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["舊"]


def test_a_pipe_gets_tsv_without_feet_and_loads_nothing_for_it() -> None:
    done = piped("2")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "市法制辦𠮷\n市法制辦𠮷\n", b"\n")


@pytest.mark.parametrize("changes", [{"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_a_pipe_is_utf_8_whatever_the_locale(changes: dict[str, str]) -> None:
    assert piped("1", **changes).stdout.decode() == "市法制辦𠮷\n"


def test_no_rows_is_silence_in_a_pipe_and_a_sentence_on_a_terminal() -> None:
    assert piped("0").stdout == b""
    assert "沒有符合條件的內容。\n" in on_terminal("0").decode()


def test_a_terminal_gets_the_table_in_bold_and_dim() -> None:
    written = on_terminal("1").decode()
    assert "\x1b[1m任務" in written
    assert "\n市法制辦𠮷\n" in written
    assert "\x1b[2m共計。" in written


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colour(changes: dict[str, str]) -> None:
    assert on_terminal("1", **changes).decode() == "任務\n──────────\n市法制辦𠮷\n──────────\n共計。\n"


def test_colour_can_be_forced_into_a_pipe() -> None:
    assert b"\x1b[1m" in piped("1", "table", FORCE_COLOR="1").stdout
    assert b"\x1b" not in piped("1", "table").stdout


def test_a_gbk_console_shows_what_it_can() -> None:
    written = on_terminal("1", PYTHONIOENCODING="gb2312", NO_COLOR="1")
    assert written.decode("gb2312").splitlines()[-1] == "共?。"


@pytest.mark.parametrize("format_", ["tsv", "table"])
def test_a_closed_pipe_is_quiet(format_: str) -> None:
    command = [sys.executable, "-c", PROGRAM, "20000", format_]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert b"Error" not in process.stderr.read()
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full device is Linux's")
def test_a_full_disk_behind_stdout() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", PROGRAM, "1"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, done.stderr.decode()) == (4, "標準輸出無法寫入：磁盤空間不足\n")


SLOW = """
import sys
from fazhi_cli.output import delivery as output
from fazhi_cli.formats.view import Column, View
def rows():
    for number in range(10**9):
        yield {"id": number}
        if number == 0:
            sys.stderr.write("first")
            sys.stderr.flush()
            sys.stdin.read(1)
view = View("tasks", (Column("id", "id"),), ("id",), ("id",), rows(), "id")
print(output.deliver_rows(view, output.Output(format=sys.argv[1])) < 10**6, file=sys.stderr)
"""


@pytest.mark.parametrize("format_", [format_.name for format_ in FORMATS if format_.streams])
def test_the_first_row_comes_before_the_second_is_known_and_no_more_than_are_read(format_: str) -> None:
    """The rows wait after the first until the test has seen it; then the reader goes, and a thousand million are not made."""
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, format_],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        if format_ == "csv":
            assert process.stdout.readline() == b"0\n"
        process.stdin.write(b"x")
        process.stdin.flush()
        process.stdout.close()
        assert process.stderr.read() == b"firstTrue\n"
    assert process.returncode == 0


@pytest.mark.parametrize("format_", [format_.name for format_ in FORMATS if format_.rows])
@pytest.mark.parametrize("count", [0, 1, 5000])
def test_rows_that_come_one_by_one_print_as_rows_that_are_there(
    capsys: pytest.CaptureFixture[str], format_: str, count: int
) -> None:
    rows = [ROWS[number % 2] for number in range(count)]
    assert output.deliver_rows(TASKS._replace(rows=rows), Output(format=format_)) == count
    whole = capsys.readouterr().out
    assert output.deliver_rows(TASKS._replace(rows=iter(rows)), Output(format=format_)) == count
    assert capsys.readouterr().out == whole
