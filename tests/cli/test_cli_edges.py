"""The program as a shell sees it: exit codes, streams, locales, consoles, and what is said of a wrong call."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from fazhi_cli import __version__
from fazhi_cli.cli.commands import COMMANDS
from fazhi_cli.formats.widths import width
from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Fazhi = Callable[..., program.Answer]

TASK_1 = "1\t建立健全行政權力清單制度\t市監察局、市法制辦、市委編辦、市外網辦\t各縣(區)政府、市直有關部門\t2015年3月前\t2015-02-28\t2015-03-31"
UNSET = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A locale in which Python knows ASCII only: Chinese arguments arrive as surrogates."""


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["tasks", "--unit", "市法制辦"]),
        (0, ["check"]),
        (1, ["check", "--source", os.devnull]),
        (1, ["tasks", "--unit", "市環保局", "--fail-empty"]),
        (1, ["show", "--lead", "市國土局", "--fail-empty"]),
        (1, ["show", "--lead", "市國土局", "--fail-empty", "-o", "tasks.docx"]),
        (1, ["show", "--lead", "市國土局", "--fail-empty", "-f", "json"]),
        (1, ["sql", "SELECT id FROM tasks WHERE id > 39", "--fail-empty"]),
        (0, ["tasks", "--unit", "市國土局", "--fail-empty"]),
        (2, ["tasks", "--unit", "市法制"]),
        (3, ["tasks", "--data", "nowhere"]),
        (3, ["check", "--source", "nowhere.txt"]),
        (4, ["tasks", "-o", "nowhere/tasks.csv"]),
    ],
)
def test_exit_codes(fazhi: Fazhi, tmp_path: Path, code: int, arguments: list[str]) -> None:
    assert fazhi(*arguments, cwd=tmp_path).code == code


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and SIGINT as POSIX knows them")
def test_an_interrupted_call_exits_with_130_and_says_nothing(tmp_path: Path) -> None:
    waiting = tmp_path / "export.jsonl"
    os.mkfifo(waiting)  # opening it waits for a writer who never comes
    command = [sys.executable, "-m", "fazhi_cli", "ledger", "import", str(waiting)]
    environment = program.environment({"FAZHI_LEDGER": str(tmp_path / "ledger.db")})
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)
    held = writer_once_read(waiting, process)
    interrupted = until_it_ends(process)
    os.close(held)
    assert (interrupted, process.communicate()[1]) == (130, b"")


def until_it_ends(process: subprocess.Popen[bytes]) -> int:
    """Ctrl-C, pressed again where it came between two instructions, just before the read that waits: nobody notices that one."""
    for _ in range(20):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=1)
    pytest.fail("the program did not end")


def writer_once_read(pipe: Path, process: subprocess.Popen[bytes]) -> int:
    """The writing end of a named pipe, as soon as the process reads from it."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    pytest.fail("the program ended before it read the file")


def test_an_empty_answer_is_no_failure_and_prints_nothing(fazhi: Fazhi) -> None:
    assert fazhi("tasks", "--lead", "市法制辦", "--due-by", "2015-01-01") == (0, "", "")


def test_an_empty_answer_that_fails_is_told_all_the_same(fazhi: Fazhi) -> None:
    answer = fazhi("tasks", "--unit", "市環保局", "--fail-empty", "-f", "json")
    assert (answer.code, answer.stdout) == (1, "[]\n")
    assert answer.stderr.startswith("方案未列明市環保局")


def test_a_file_that_exists_is_left_alone_until_forced(fazhi: Fazhi, tmp_path: Path) -> None:
    kept = tmp_path / "tasks.csv"
    kept.write_text("mine", encoding="utf-8")
    refused = fazhi("tasks", "-o", "tasks.csv", cwd=tmp_path)
    assert (refused.code, kept.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.stderr
    assert fazhi("tasks", "-o", "tasks.csv", "--force", cwd=tmp_path).code == 0
    assert kept.read_bytes().startswith(b"\xef\xbb\xbfid,title,lead,")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["task"], "沒有「task」這個命令。是否指 tasks"),
        (["tasks", "--unti", "市法制辦"], "沒有「--unti」這個選項。是否指 --unit？"),
        (["--data", "某市", "tasks"], "沒有「--data」這個選項。選項寫在命令之後，如 fazhi 命令 --data。用 fazhi --help 查看用法。"),
        (["tasks", "--unit"], "選項 --unit 缺值：後面應寫明單位。用 fazhi tasks --help 查看用法。"),
        (["tasks", "-f"], "選項 -f 缺值：後面應寫明格式。用 fazhi tasks --help 查看用法。"),
        (["tasks", "--explain=yes"], "選項 --explain 後面不帶值。用 fazhi tasks --help 查看用法。"),
        (["tasks", "--limit", "x"], "--limit 的值不對：應為條數，即不小於 0 的整數。用 fazhi tasks --help 查看用法。"),
        (["tasks", "--limit", "-1"], "--limit 的值不對：應為條數，即不小於 0 的整數。用 fazhi tasks --help 查看用法。"),
        (["tasks", "--min-leads", "9" * 30], "--min-leads 的值不對：應為個數，即不小於 0 的整數。用 fazhi tasks --help 查看用法。"),
        (["tasks", "--unit", ""], "選項 --unit 的值是空的。"),
        (["tasks", "--id", ""], "選項 --id 的值是空的。"),
        (["tasks", "--due-by", ""], "選項 --due-by 的值是空的。"),
        (["tasks", "市法制辦"], "「市法制辦」不能寫在這裡。按單位選取用 --unit 市法制辦，"),
        (["tasks", "——unit", "市法制辦"], "無法識別「——unit」：選項前應是半角的減號，如 --unit。"),
        (["tasks", "--unit", "市法制辦公"], "沒有「市法制辦公」這個單位。最接近的是：市法制辦"),
        (["tasks", "--id", "40"], "方案沒有任務「40」；任務序號為 1 至 39。"),
        (["tasks", "--id", "10.9"], "方案沒有分句「10.9」；第10項有 5 個分句，最後一個是 10.5。"),
        (["tasks", "--id", "40.1"], "方案沒有分句「40.1」；任務序號為 1 至 39。"),
        (["sheet", "in", "."], ".：「.」是文件夾；請寫出其中的文件，如 *.xlsx。"),
        (["tasks", "--id", "ten"], "無法識別序號「ten」；"),
        (["tasks", "--chapter", "10"], "方案沒有第10章；共9章。"),
        (["tasks", "--due-by", "2015-13"], "沒有「2015-13」這個日期：一年沒有13月。"),
        (["tasks", "--due-by", "2015-02-29"], "沒有「2015-02-29」這個日期：2015年2月沒有29日。"),
        (["tasks", "--within", "soon"], "無法識別天數「soon」；"),
        (["tasks", "--fields", "titel"], "沒有字段「titel」，是否指 title。"),
        (["tasks", "--sort", "day"], "不能按「day」排序；可用："),
        (["tasks", "-f", "xml"], "沒有格式「xml」。可用的格式：table、"),
        (["tasks", "-o", "tasks.xyz"], "從「.xyz」無法判斷格式；"),
        (["tasks", "--kind", "任意"], "--kind 沒有「任意」這個值；可用：duty（應辦）、"),
        (["tasks", "--script", "latin"], "--script 沒有「latin」這個值；可用：hans（簡體）、hant（繁體）。"),
        (["tasks", "--plan", "suining"], "沒有「suining」這個方案。有：suining-2015。"),
        (["tasks", "--encoding", "big6"], "沒有編碼「big6」，"),
        (["show"], "請寫明任務序號或選取條件，"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_wrong_call_is_told_with_its_cure(fazhi: Fazhi, arguments: list[str], said: str) -> None:
    answer = fazhi(*arguments)
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(said)
    assert answer.stderr.count("\n") == 1


def test_messages_follow_the_script_that_was_asked_for(fazhi: Fazhi) -> None:
    assert fazhi("tasks", "--unit", "市甲乙局", "--script", "hans").stderr.startswith("没有「市甲乙局」这个单位。")
    assert fazhi("tasks", "--limit", FAZHI_SCRIPT="hans").stderr.startswith("选项 --limit 缺值")
    assert fazhi("tasks", "--id", "40", "--script=简体").stderr.startswith("方案没有任务「40」")
    assert fazhi("tasks", "--id", "40", "--script", "hant", FAZHI_SCRIPT="hans").stderr.startswith("方案沒有任務「40」")
    assert fazhi("tasks", "--unit", "hans").stderr.startswith("沒有「hans」這個單位。")


def test_without_a_locale_chinese_still_goes_in_and_out(fazhi: Fazhi, terminal: Fazhi) -> None:
    assert fazhi("tasks", "--unit", "市監察局", **UNSET).lines[0] == TASK_1
    assert fazhi("tasks", "--unit", "市监察局", LC_ALL="C", LANG="C").lines[0] == TASK_1
    assert "建立健全行政" in terminal("tasks", "--id", "1", **UNSET).stdout
    assert fazhi("tasks", "--unit", "市甲乙局", **UNSET).stderr.startswith("沒有「市甲乙局」這個單位。")


def test_arguments_that_are_no_text_are_told_not_raised() -> None:
    command = [sys.executable.encode(), b"-m", b"fazhi_cli", b"tasks", b"--unit", b"\xff\xfe"]
    done = subprocess.run(command, capture_output=True, env=program.environment({}), check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("沒有「")


def test_a_gbk_console_shows_the_table_in_its_own_encoding(terminal: Fazhi) -> None:
    shown = terminal("tasks", "--id", "1", encoding="gbk", PYTHONIOENCODING="gbk").stdout
    assert "一、依法全面履行政府職能" in shown
    assert "?" not in shown
    assert "沒有「市甲乙局」" in terminal("tasks", "--unit", "市甲乙局", encoding="gbk", PYTHONIOENCODING="gbk").stdout


def test_a_console_of_another_script_gets_marks_for_what_it_cannot_show(fazhi: Fazhi, terminal: Fazhi) -> None:
    assert "2015" in terminal("tasks", "--id", "1", encoding="latin-1", PYTHONIOENCODING="latin-1").stdout
    assert fazhi("--help", PYTHONIOENCODING="latin-1").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe")
@pytest.mark.slow
@pytest.mark.parametrize(
    "call", ["tasks", "show --id 1-39", "text", "tasks -f json", "--help", "check -f csv", "units"]
)
def test_a_reader_that_leaves_early_is_no_failure(call: str) -> None:
    script = f"{sys.executable} -m fazhi_cli {call} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env=program.environment({}), check=False
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize(
    ("changes", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_on_a_terminal(terminal: Fazhi, changes: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in terminal("tasks", "--id", "1", **changes).stdout) is coloured


def test_colour_in_a_pipe_only_where_it_is_forced(fazhi: Fazhi) -> None:
    assert "\x1b[" not in fazhi("tasks", "--id", "1", "-f", "table").stdout
    assert "\x1b[" in fazhi("tasks", "--id", "1", "-f", "table", FORCE_COLOR="1").stdout
    assert "\x1b[" not in fazhi("tasks", "--id", "1", FORCE_COLOR="1").stdout


def test_the_program_alone_shows_its_help(fazhi: Fazhi) -> None:
    assert fazhi() == fazhi("--help")
    assert fazhi().code == 0
    assert fazhi("--version") == (0, f"fazhi {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], *([entry.name] for entry in COMMANDS)], ids=" ".join)
def test_every_help_page_is_chinese_with_an_example_and_fits_80_columns(fazhi: Fazhi, arguments: list[str]) -> None:
    page = fazhi(*arguments, "--help", COLUMNS="80")
    assert page.code == 0
    assert page.lines[0].startswith(f"用法：{' '.join(['fazhi', *arguments])} ")
    assert any(line.startswith("例：") and "fazhi " in line for line in page.lines)
    assert [line for line in page.lines if width(line) > 80] == []
    assert not {"Usage", "Options", "Show", "default", "TEXT", "INTEGER"} & set(page.stdout.replace(":", " ").split())


def test_help_speaks_simplified_too(fazhi: Fazhi) -> None:
    assert "任务：谁牵头" in fazhi("--help", FAZHI_SCRIPT="hans").stdout


@pytest.mark.parametrize(
    ("option", "typed", "meant"),
    [
        ("--when", "限期", "milestone"),
        ("--when", "无时限", "none"),
        ("--kind", "前置", "gate"),
        ("--kind", "禁止", "prohibition"),
        ("--reading", "从宽", "lenient"),
    ],
)
def test_a_value_is_taken_as_the_help_shows_it(fazhi: Fazhi, option: str, typed: str, meant: str) -> None:
    asked = ("tasks", "--fields", "id,due", option)
    assert fazhi(*asked, typed).stdout == fazhi(*asked, meant).stdout != ""


def test_a_value_that_is_none(fazhi: Fazhi) -> None:
    told = fazhi("tasks", "--when", "限期内")
    assert told.code == 2
    assert "milestone（限期完成）" in told.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the full device is Linux's")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "標準輸出無法寫入：磁盤空間不足\n"),
        (["--help"], "標準輸出無法寫入：磁盤空間不足\n"),
        (["tasks", "--help"], "標準輸出無法寫入：磁盤空間不足\n"),
        (["change", "--help"], "標準輸出無法寫入：磁盤空間不足\n"),
        (["--version"], "標準輸出無法寫入：磁盤空間不足\n"),
        (["tasks"], "標準輸出無法寫入：磁盤空間不足\n"),
    ],
)
def test_a_full_disk_is_told_whatever_was_written(arguments: list[str], sentence: str) -> None:
    command = [sys.executable, "-m", "fazhi_cli", *arguments]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=program.environment({}), check=False)
    assert (done.returncode, done.stderr.decode()) == (4, sentence)


def test_the_process_ends_with_all_that_was_written(tmp_path: Path) -> None:
    """It ends without Python's own ending, which would write out what a stream still holds."""
    written = tmp_path / "out"
    with written.open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "fazhi_cli", "--help"], stdout=out, env=program.environment({}), check=True
        )
    assert written.read_text(encoding="utf-8").startswith("用法：fazhi")


REPEATED = [
    (["tasks", "--format", "csv", "-f", "json"], "選項 --format 只能寫一次。"),
    (["tasks", "--due-by", "2015-03", "--due-by=2015-04"], "選項 --due-by 只能寫一次。"),
    (["tasks", "--today", "today", "--today", "today"], "選項 --today 只能寫一次。"),
    (["tasks", "--sort", "id", "-F", "due"], "選項 --sort 只能寫一次；幾個字段寫在一起，用逗號分隔。"),
    (["tasks", "--fields", "id", "--fields", "due"], "選項 --fields 只能寫一次；幾個字段寫在一起，用逗號分隔。"),
    (["tasks", "--reading", "strict", "--reading", "lenient"], "選項 --reading 只能寫一次。"),
    (["tasks", "--header", "--no-header"], "--header 與 --no-header 只能寫其中一個，且只寫一次。"),
    (["tasks", "-o", "a.csv", "--output", "b.csv"], "選項 --output 只能寫一次。"),
    (["due", "--by", "month", "--by", "unit"], "選項 --by 只能寫一次。"),
    (["checklist", "--layout", "台賬", "--layout", "分工表"], "選項 --layout 只能寫一次。"),
    (["check", "--data", "a", "--data", "b"], "選項 --data 只能寫一次。"),
    (["change", "12", "--suspend", "--basis", "a", "--basis", "b"], "選項 --basis 只能寫一次。"),
    (["change", "undo", "2", "--basis", "a", "--basis", "b"], "選項 --basis 只能寫一次。"),
    (["sql", "SELECT 1", "--timeout", "1", "--timeout", "2"], "選項 --timeout 只能寫一次。"),
    (["tasks", "--script", "hans", "--script", "hant"], "选项 --script 只能写一次。"),
]


@pytest.mark.parametrize(("arguments", "sentence"), REPEATED, ids=[" ".join(row[0]) for row in REPEATED])
def test_an_option_of_one_value_is_refused_where_it_is_given_twice(
    fazhi: Fazhi, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    answer = fazhi(*arguments, cwd=tmp_path)
    assert (answer.code, answer.stdout, answer.stderr) == (2, "", f"{sentence}\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("fields", ["id,due", "id、due", "id，due", " id , due "])
def test_a_list_of_fields_in_any_punctuation(fazhi: Fazhi, fields: str) -> None:
    assert fazhi("tasks", "--id", "20", "--fields", fields).stdout == "20\t2015-12-31\n"


def test_what_is_switched_on_twice_is_on(fazhi: Fazhi) -> None:
    assert fazhi("tasks", "--unit", "市環保局", "--fail-empty", "--fail-empty").code == 1


def _with_streams(redirection: str, *arguments: str) -> tuple[int, str]:
    """The exit code of a call by a shell that redirects its streams, and what it says."""
    command = f'"$0" -m fazhi_cli "$@" {redirection}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, *arguments], capture_output=True, env=program.environment({}), check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a POSIX shell")
@pytest.mark.parametrize(
    ("redirection", "arguments", "code"),
    [
        ("2>&-", ["tasks", "--unit", "不存在"], 2),
        ("2>&-", ["tsaks"], 2),
        ("2>&-", ["tasks", "--data", "nowhere"], 3),
        ("2>&-", ["tasks", "-o", "nowhere/tasks.csv"], 4),
        ("2>&- >&-", ["tasks"], 4),
        ("2>&- >&-", ["--help"], 4),
        ("2>&- >&-", ["tasks", "--help"], 4),
        ("2>&- >/dev/null", ["tasks", "--explain"], 0),
        ("2>/dev/full", ["tasks", "--unit", "不存在"], 2),
        ("2>/dev/full >/dev/null", ["tasks", "--explain"], 0),
    ],
)
def test_a_failure_that_cannot_be_told_keeps_its_code(redirection: str, arguments: list[str], code: int) -> None:
    if "/dev/full" in redirection and not os.path.exists("/dev/full"):
        pytest.skip("the full device is Linux's")
    assert _with_streams(redirection, *arguments) == (code, "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT as POSIX knows it")
@pytest.mark.parametrize("condition", ["1", "fold('著力' || i) = ''"])
def test_a_statement_that_is_interrupted_exits_with_130(condition: str) -> None:
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    endless = f"{numbers} SELECT count(*) FROM n WHERE {condition}"
    command = [sys.executable, "-m", "fazhi_cli", "sql", endless, "--timeout", "60"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=program.environment({}))
    time.sleep(2)  # it counts by now
    assert (until_it_ends(process), process.communicate()[1]) == (130, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the full device is Linux's")
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-"])
def test_a_completion_that_cannot_be_written_is_quiet(redirection: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_FAZHI_COMPLETE", "tasks\x1f--un")
    assert _with_streams(redirection) == (4, "")
