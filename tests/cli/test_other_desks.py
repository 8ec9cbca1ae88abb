"""Desks that are not as ours: names that are no UTF-8, a folder that is gone, streams that are closed, full or left."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fazhi_cli
from tests.program import environment, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="names of bytes, and bash")]

GOOD = Path(__file__).parents[1] / "rulebook" / "good"
GBK = "方案".encode("gbk")
"""A name as it comes from an old Windows share or stick; it is no UTF-8."""


def call(words: str, cwd: Path, **changes: str) -> tuple[int, bytes, str]:
    """Exit code, stdout and stderr of a line of bash in which `fazhi` is the program and `GBK` a name."""
    line = words.replace("fazhi", f"{sys.executable} -m fazhi_cli").encode().replace(b"GBK", GBK)
    done = subprocess.run(
        ["bash", "-c", line], cwd=cwd, capture_output=True, env=environment(changes), check=False, timeout=120
    )
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / os.fsdecode(GBK))
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        "fazhi tasks --data GBK -f ids",
        "cd GBK && fazhi tasks --data . -f ids",
        "FAZHI_DATA=GBK fazhi tasks -f ids",
        "fazhi compile GBK -o GBK-index >&2 && fazhi tasks --data GBK-index -f ids",
    ],
)
def test_a_rulebook_lies_below_a_name_that_is_no_utf_8(desk: Path, words: str) -> None:
    code, answer, _told = call(words, desk)
    assert (code, answer) == (0, b"1\n2\n")


def test_a_file_gets_the_very_name_that_was_asked_for(desk: Path) -> None:
    assert call("fazhi tasks -o GBK.csv", desk)[0] == 0
    assert call("fazhi text --data GBK -o GBK.txt && fazhi check GBK --source GBK.txt", desk)[0] == 0
    assert call("fazhi checklist --each chapter -o GBK-d", desk)[0] == 0
    assert {GBK + b".csv", GBK + b".txt", GBK + b"-d"} <= {*os.listdir(os.fsencode(desk))}


def test_a_library_names_the_folder_that_it_cannot_keep(desk: Path) -> None:
    code, answer, told = call("mkdir 文庫 && mv GBK 文庫 && fazhi tasks --data 文庫", desk)
    assert (code, answer) == (3, b"")
    assert told == "文庫/<U+DCB7><U+DCBD><U+DCB0><U+DCB8>:0:0: F01 文件夾的名稱不是 UTF-8，文庫裡不能用；請改名\n"


@pytest.mark.parametrize(
    "words",
    [
        "fazhi tasks --unit GBK",
        "fazhi GBK",
        "fazhi tasks --GBK",
        "fazhi show GBK",
        "fazhi read GBK",
        "fazhi tasks --data GBK --plan GBK",
    ],
)
def test_bytes_that_are_no_characters_are_a_wrong_word_and_no_more(desk: Path, words: str) -> None:
    code, _answer, told = call(words, desk)
    assert code == (0 if "read" in words else 2)
    assert "Traceback" not in told


@pytest.mark.parametrize(("change", "code"), [("cat", 0), ("sed 1d", 1)])
def test_what_another_program_pipes_into_a_name_is_waited_for(desk: Path, change: str, code: int) -> None:
    piped = f"<(head -c 9 a.txt; sleep 1; tail -c +10 a.txt | {change})"
    assert call(f"fazhi text --data GBK -o a.txt && fazhi check GBK --source {piped}", desk)[::2] == (code, "")


GONE = "mkdir gone && cd gone && rmdir ../gone && "


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("fazhi tasks -f ids", 0),
        ("fazhi tasks --data .", 3),
        ("fazhi plans --data .", 3),
        ("fazhi tasks -o a.csv", 4),
        ("fazhi checklist --each unit -o a", 4),
        ("fazhi checklist -f pdf | head -c 4", 0),
        ("fazhi new a", 4),
    ],
)
def test_the_folder_in_which_the_reader_stands_is_gone(tmp_path: Path, words: str, code: int) -> None:
    pytest.importorskip("typst")
    answer = call(GONE + words, tmp_path)
    assert answer[0] == code
    assert "Traceback" not in answer[2]


PRINTED = [
    "--version",
    "--help",
    "tasks --help",
    "change --help",
    "completion bash",
    "where",
    "text",
    "check",
    "tasks -f json",
    "checklist -f md",
]


@pytest.mark.parametrize("words", PRINTED)
def test_standard_output_that_is_closed_full_or_left(tmp_path: Path, words: str) -> None:
    assert call(f"fazhi {words} >&-", tmp_path)[::2] == (4, "標準輸出已經關閉，無法輸出結果\n")
    assert call(f"fazhi {words} > /dev/full", tmp_path)[::2] == (4, "標準輸出無法寫入：磁盤空間不足\n")
    assert call(f"fazhi {words} | true; exit ${{PIPESTATUS[0]}}", tmp_path)[::2] == (0, "")


@pytest.mark.parametrize("unheard", ["2>&-", "2>/dev/full", "2> >(true)"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("tasks --unit 船山区 -f ids", 0),
        ("tasks --unit 市環保局 --fail-empty", 1),
        ("tasks --unit 市法治", 2),
        ("tasks --data nowhere", 3),
        ("tasks -o nowhere/a.csv", 4),
    ],
)
def test_the_exit_code_is_the_same_whether_or_not_anybody_hears_what_is_told(
    tmp_path: Path, words: str, code: int, unheard: str
) -> None:
    assert call(f"fazhi {words} {unheard}", tmp_path)[0] == code


@pytest.mark.parametrize("words", ["sql -", "clock 24 --from -", "import - -o a"])
def test_standard_input_that_is_closed(tmp_path: Path, words: str) -> None:
    code, answer, told = call(f"fazhi {words} <&-", tmp_path)
    assert (code in (2, 4), answer, told.count("\n")) == (True, b"", 1)


@pytest.mark.parametrize("words", ["sql -", "clock 24 --from -", "import - -o a"])
def test_standard_input_without_an_end(tmp_path: Path, words: str) -> None:
    code, answer, told = call(f"fazhi {words} < /dev/zero", tmp_path)
    assert (code, answer, told.count("\n")) == (2, b"", 1)


@pytest.mark.parametrize("encoding", ["gbk", "big5", "ascii", "latin-1"])
def test_a_console_of_another_encoding_fails_at_nothing(tmp_path: Path, encoding: str) -> None:
    for words, code in (("tasks --unit 🏛️", 2), ("tasks --help", 0), ("tasks --unit 船山区", 0)):
        assert call(f"fazhi {words}", tmp_path, PYTHONIOENCODING=encoding)[0] == code


def test_nothing_of_the_environment_is_needed(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    ids = fazhi("tasks", "-f", "ids").stdout.encode()
    bare = f'env -i PATH="$PATH" PYTHONPATH="{os.getcwd()}" fazhi tasks -f ids'
    assert call(bare, tmp_path)[:2] == (0, ids)
    assert call(f"LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {bare}", tmp_path)[:2] == (0, ids)


def test_a_cache_that_cannot_be_written_costs_no_answer(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    full = tmp_path / "file"
    full.write_bytes(b"")
    assert fazhi("tasks", "-f", "ids", XDG_CACHE_HOME=str(full)) == fazhi("tasks", "-f", "ids")


SCANT = """\
import resource
from fazhi_cli.__main__ import main
pages = int(open("/proc/self/statm").read().split()[0])
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize(),) * 2)
main()
"""
"""The program with no more memory than it has when it has just started."""


@pytest.mark.parametrize(
    "words", ["check", "checklist -f docx", "checklist -f xlsx", "import {source} -o new", "progress stats"]
)
def test_without_memory_nothing_is_told_but_that(tmp_path: Path, words: str) -> None:
    source = Path(__file__).parents[1] / "source" / "suining-2015.txt"
    command = [sys.executable, "-c", SCANT, *words.format(source=source).split()]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, env=environment({}), check=False, timeout=120, encoding="utf-8"
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1)
    assert "內存不足" in done.stderr
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("mib", "words", "told"),
    [
        (24, "tasks", "無法完成：內存不足：最多可用 24 MiB（ulimit -v），至少要 128 MiB。\n"),
        (44, "show 1", "無法完成：內存不足：最多可用 44 MiB（ulimit -v），至少要 128 MiB。\n"),
        (48, "checklist -f docx", "無法完成：內存不足：最多可用 48 MiB（ulimit -v），至少要 128 MiB。\n"),
        (200, "checklist -f pdf", "無法排版 PDF：內存不足：最多可用 200 MiB（ulimit -v），至少要 512 MiB。\n"),
    ],
)
def test_a_bound_of_memory_is_told_before_a_library_ends_the_process(mib: int, words: str, told: str) -> None:
    """44 MiB ended in tracebacks of two kinds, 48 in a signal of lxml, and PDF under 200 in one of typst."""
    command = f"ulimit -v {mib * 1024}; exec {sys.executable} -m fazhi_cli {words}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=environment({}), check=False, timeout=120, encoding="utf-8"
    )
    assert (done.returncode, done.stdout, done.stderr) == (4, "", told)


ALONE = "setpriv --reuid=65534 --clear-groups --inh-caps=+dac_override --ambient-caps=+dac_override prlimit --nproc=1:1"
"""Another user than root, whom the bound does not hold, with whom he may read; no thread may run beside the first."""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may be another user")
@pytest.mark.skipif(not (shutil.which("setpriv") and shutil.which("prlimit")), reason="no setpriv on this machine")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sql", "SELECT 1"], "無法查詢：系統不讓再開線程：進程數已到上限（ulimit -u）。\n"),
        (["checklist", "-f", "pdf"], "無法排版 PDF：系統不讓再開線程：進程數已到上限（ulimit -u）。\n"),
        (["checklist", "--template", "form.html"], "無法填寫表樣：系統不讓再開線程：進程數已到上限（ulimit -u）。\n"),
        (["tasks", "-f", "ids", "--limit", "1"], ""),
    ],
)
def test_a_system_that_lets_no_thread_run_is_told_of(tmp_path: Path, words: list[str], told: str) -> None:
    """It ended in a traceback, and in a panic of typst."""
    command = [*ALONE.split(), sys.executable, "-m", "fazhi_cli", *words]
    variables = environment({"XDG_CACHE_HOME": str(tmp_path)})
    (tmp_path / "form.html").write_text("<p>{{ title }}</p>", encoding="utf-8")
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, env=variables, check=False, timeout=120, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (4 if told else 0, told)


READ_ONLY = """\
for place in "$PACKAGE" home desk; do mount --bind "$place" "$place" && mount -o remount,ro,bind "$place" || exit 77; done
cd desk && HOME="$OLDPWD/home" XDG_CACHE_HOME= XDG_DATA_HOME= {words}
"""
"""Lays the program, the home of its user and the desk on a disk that only lets itself be read; 77 where the system does not let one."""


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("fazhi tasks -f ids", 0, ""),
        ("fazhi check", 0, ""),
        ("fazhi text", 0, ""),
        ("fazhi progress", 0, ""),
        ("fazhi checklist -f docx -o ../a.docx", 0, ""),
        ("fazhi checklist -f docx -o a.docx", 4, "「a.docx」無法寫入：磁盤只讀"),
        ("fazhi checklist --each chapter -f md -o sheets", 4, "「sheets」無法寫入：磁盤只讀"),
        ("fazhi new another", 4, "「another」無法寫入：磁盤只讀"),
        ("fazhi compile . -o a.sqlite", 4, "「a.sqlite」無法寫入：磁盤只讀"),
    ],
)
def test_program_home_and_desk_may_be_read_alone(tmp_path: Path, words: str, code: int, told: str) -> None:
    shutil.copytree(GOOD, tmp_path / "desk")
    (tmp_path / "home").mkdir()
    script = READ_ONLY.format(words=words.replace("fazhi", f"{sys.executable} -m fazhi_cli"))
    changes = {"FAZHI_DATA": ".", "PACKAGE": str(Path(fazhi_cli.__file__).parent)}
    done = subprocess.run(
        ["unshare", "--mount", "bash", "-c", script],
        cwd=tmp_path, capture_output=True, env=environment(changes), check=False, timeout=120, encoding="utf-8",
    )  # fmt: skip
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("the system lets nobody mount")
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert told in done.stderr


ASCII_NAMES = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A desk whose system takes no name but of ASCII; GBK is such a desk for rare characters."""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tasks -o 表.csv", "表.csv"),
        ("checklist --each unit --chapter 1 -f html -o sheets", "目錄.html"),
        ("import 無.txt -o made", "無.txt"),
        ("sheet out --chapter 1 --period 2015-06 -o sheets", "目錄.docx"),
        ("compile -o 庫", "庫"),
        ("ledger import 無", "無"),
    ],
)
def test_a_name_that_the_system_cannot_write_is_told_of(tmp_path: Path, words: str, name: str) -> None:
    """Each ended in a traceback."""
    code, out, error = call(f"fazhi {words}", tmp_path, **ASCII_NAMES)
    assert (code, out) == (4, b"")
    assert re.fullmatch(
        f"無法完成：這台機器的環境（ascii）寫不出「.*{re.escape(name)}」這樣的文件名，請設 LC_ALL=C.UTF-8 再試\n", error
    )
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("columns", ["1", "10000000", "9" * 20])
@pytest.mark.parametrize("words", ["checklist --id 1", "show 1 -f table", "due -f table --today 2015-03-01"])
def test_a_terminal_of_any_width(words: str, columns: str) -> None:
    """A width that no list can have ended in a traceback."""
    answer = run(*words.split(), COLUMNS=columns)
    assert (answer.code, answer.stderr, max(map(len, answer.lines)) <= 10_000) == (0, "", True)
