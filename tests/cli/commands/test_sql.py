"""fazhi sql: one statement that reads, within bounds, in every format."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.cli.app import run
from fazhi_cli.formats import FORMATS
from fazhi_cli.index import schema
from fazhi_cli.query.sql import distinct
from tests.program import environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

COUNTING = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"


def test_a_question_that_no_command_asks(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi(
        "sql", "SELECT unit, count(*) AS 項數 FROM task_units WHERE role = 'lead' GROUP BY unit ORDER BY 2 DESC LIMIT 3"
    )
    assert (answer.code, answer.lines) == (0, ["市法制辦\t25", "市委編辦\t8", "市政府辦公室\t6"])


def test_rows_in_json_keep_their_types_and_every_column_has_a_name_of_its_own(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("sql", "SELECT id, id, 2.5 AS id_2, '' , NULL AS 空, x'00ff' AS 位 FROM tasks LIMIT 1", "-f", "json")
    assert json.loads(answer.stdout) == [
        {"id": 1, "id_3": 1, "id_2": 2.5, "''": "", "空": None, "位": "x'00ff'"},
    ]


def test_a_number_beyond_all_numbers_is_a_text_in_json(fazhi: Callable[..., Answer]) -> None:
    """JSON has no word for it: Python would write Infinity, which no other reader takes."""
    answer = fazhi("sql", "SELECT 9e999 AS x, -9e999 AS y, 1.5 AS z", "-f", "json")
    assert json.loads(answer.stdout) == [{"x": "inf", "y": "-inf", "z": 1.5}]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["a", "a", "a"], ("a", "a_2", "a_3")),
        (["a", "a_2", "a"], ("a", "a_2", "a_3")),
        (["", ""], ("column_1", "column_2")),
    ],
)
def test_distinct_names(names: list[str], told: tuple[str, ...]) -> None:
    assert distinct(names) == told


def test_as_many_names_alike_as_a_statement_may_have() -> None:
    """Each was held against all before it, for each number that it might bear: half a minute, which no --timeout counted."""
    started = time.process_time()
    assert distinct(["a", *["a"] * 1_998, "a_3"])[-2:] == ("a_2000", "a_3")
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("-f", "csv"), ["id,title", "1,建立健全行政權力清單制度"]),
        (("-f", "ids"), ["1"]),
        (("-f", "md"), ["|id|title|", "|---:|---|", "|1|建立健全行政權力清單制度|"]),
        (("--header",), ["id\ttitle", "1\t建立健全行政權力清單制度"]),
        (("--fields", "title"), ["建立健全行政權力清單制度"]),
        (("--script", "hans"), ["1\t建立健全行政权力清单制度"]),
    ],
)
def test_formats(fazhi: Callable[..., Answer], arguments: tuple[str, ...], lines: list[str]) -> None:
    answer = fazhi("sql", "SELECT id, title FROM tasks WHERE id = 1", *arguments)
    assert (answer.code, [line.replace(" ", "") for line in answer.lines]) == (0, lines)


def test_either_script_by_fold(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("sql", "SELECT id FROM tasks WHERE fold(title) LIKE fold('%法律顾问%')")
    assert answer.lines == ["10"]


def test_lists_open_as_json(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("sql", "SELECT a.value FROM clauses c, json_each(c.actor) a WHERE c.ref = '31.4'")
    assert answer.lines == ["行政執法機關", "行政複議機關"]


def test_a_statement_from_stdin(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("sql", "-", stdin="SELECT count(*)\nFROM tasks\n").lines == ["39"]


def test_the_tables_are_printed_as_they_are(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("sql", "--schema")
    assert (answer.code, answer.stdout) == (0, schema.tables())


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM tasks",
        "UPDATE tasks SET id = 1",
        "INSERT INTO tasks SELECT * FROM tasks",
        "DROP TABLE tasks",
        "CREATE TEMP TABLE a(b)",
        "CREATE TABLE a AS SELECT 1",
        "ATTACH 'other.db' AS other",
        "DETACH main",
        "VACUUM INTO 'other.db'",
        "PRAGMA hard_heap_limit = 0",
        "PRAGMA query_only",
        "SELECT * FROM pragma_table_info('tasks')",
        "BEGIN",
        "SAVEPOINT a",
        "REINDEX",
        "ANALYZE",
        "SELECT load_extension('evil')",
        "WITH a AS (SELECT 1) DELETE FROM tasks",
    ],
)
def test_nothing_but_reading_is_done(fazhi: Callable[..., Answer], tmp_path: Path, statement: str) -> None:
    answer = fazhi("sql", statement, cwd=tmp_path)
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr == "只能查詢：一條 SELECT，不能改動、附加數據庫或改設定。\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("SELECT * FROM task", "SQL 有誤：沒有「task」這個表。是否指 tasks"),
        ("SELECT titel FROM tasks", "SQL 有誤：沒有「titel」這個字段。是否指 title"),
        ("SELEC 1", "SQL 有誤：「SELEC」附近的寫法不對。表與字段見 fazhi sql --schema。"),
        ("SELECT 1; SELECT 2", "一次只能執行一條語句。"),
        ("/* 空 */", "沒有可執行的查詢；請寫一條 SELECT 語句。"),
        (
            "SELECT ?",
            "SQL 有誤：語句裡有「?」或「:名稱」，這裡沒有值可代入，請寫出值。表",
        ),
        ("SELECT randomblob(900000000)", "SQL 有誤：一個值或一行太長。"),
        (" ", "請寫一條 SELECT 語句，如 fazhi sql"),
    ],
)
def test_a_faulty_statement_is_told_in_a_sentence(fazhi: Callable[..., Answer], statement: str, sentence: str) -> None:
    answer = fazhi("sql", statement)
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(sentence)
    assert answer.stderr.count("\n") == 1


def test_no_statement_at_all(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("sql").code == 2


def test_time_has_a_bound(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("sql", f"SELECT count(*) FROM ({COUNTING})", "--timeout", "0.2s")
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr == "查詢超過 0.2 秒，已停止；可加條件，或用 --timeout 放寬。\n"


@pytest.mark.parametrize("timeout", ["", "0", "-1", "nan", "inf", "1h", "3601"])
def test_a_bound_that_is_none(fazhi: Callable[..., Answer], timeout: str) -> None:
    assert fazhi("sql", "SELECT 1", f"--timeout={timeout}").code == 2


def test_memory_has_a_bound(fazhi: Callable[..., Answer]) -> None:
    blobs = COUNTING.replace("SELECT 1 ", "SELECT randomblob(900000) ").replace("x + 1", "randomblob(900000)")
    answer = fazhi("sql", f"SELECT count(*) FROM ({blobs}) GROUP BY x", "--timeout", "60")
    assert (answer.code, answer.stderr) == (2, "查詢佔用內存過多，已停止；請加條件或 LIMIT。\n")


def test_a_long_answer_comes_while_it_is_made_and_ends_when_nobody_reads_on(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("sql", "SELECT 1").code == 0
    command = [sys.executable, "-m", "fazhi_cli", "sql", COUNTING, "--timeout", "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert [process.stdout.readline() for _ in range(3)] == [b"1\n", b"2\n", b"3\n"]
        process.stdout.close()
        assert process.wait(timeout=20) == 0
        assert process.stderr.read() == b""


def test_an_answer_that_must_be_held_whole_has_a_bound(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("sql", COUNTING, "-f", "json", "--timeout", "60")
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("結果超過 200000 行；")


@pytest.mark.parametrize(
    "value", ["char(0)", "char(27) || '[31m'", "char(55296)", "CAST(x'ff' AS TEXT)", "9e999", "-9e999"]
)
@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "tsv", "md", "ids"])
@pytest.mark.usefixtures("capsys")
def test_no_value_breaks_a_format(value: str, format_: str) -> None:
    assert run(["sql", f"SELECT {value} AS a, 1 AS b", "-f", format_]) == 0


SEARCH = "SELECT instr(hex(zeroblob(490000)), hex(zeroblob(240000)) || '1')"
"""One instruction of SQLite, in which it looks at no clock; it takes some ten seconds."""


CONTROLS = [*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
"""What a terminal obeys beside tabs and the ends of lines; the last of them turn the order of writing."""


@pytest.mark.parametrize("format_", [each.name for each in FORMATS if each.name not in ("docx", "xlsx", "pdf")])
def test_no_control_character_leaves_in_any_format_neither_in_a_cell_nor_in_a_heading(
    fazhi: Callable[..., Answer], format_: str
) -> None:
    signs = f"char({', '.join(map(str, CONTROLS))})"
    answer = fazhi(
        "sql", f"SELECT '甲' || {signs} || '乙' || char(13) || '丙' AS \"\x1b[31m\x9b名\"", "-f", format_, "--header"
    )
    assert answer.code == 0
    assert "甲" in answer.stdout
    assert not [sign for sign in answer.stdout if sign == "\r" or ord(sign) in CONTROLS]


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_json_keeps_control_characters_as_what_they_are(fazhi: Callable[..., Answer], format_: str) -> None:
    value = "".join(map(chr, CONTROLS))
    answer = fazhi("sql", f"SELECT char({', '.join(map(str, CONTROLS))}) AS x", "-f", format_)
    rows = json.loads(answer.stdout)
    assert rows in ({"x": value}, [{"x": value}])


def test_a_name_of_several_lines_is_one_line_of_ids(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("sql", "SELECT '甲' || char(10) || '乙' AS x", "-f", "ids").stdout == "甲 乙\n"


@pytest.mark.slow
def test_a_step_that_sqlite_does_not_stop_ends_with_the_process(fazhi: Callable[..., Answer]) -> None:
    started = time.monotonic()
    answer = fazhi("sql", SEARCH, "--timeout", "0.2s")
    assert time.monotonic() - started < 5
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("查詢超過 0.2 秒，已停止；")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT as POSIX knows it")
@pytest.mark.parametrize("statement", [SEARCH, f"SELECT count(*) FROM ({COUNTING})"])
def test_ctrl_c_ends_any_statement(statement: str) -> None:
    command = [sys.executable, "-m", "fazhi_cli", "sql", statement, "--timeout", "60s"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=5) == 130
        assert process.communicate() == (b"", b"")


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["json", "table", "md"])
def test_the_characters_of_an_answer_that_is_held_whole_have_a_bound(
    fazhi: Callable[..., Answer], format_: str
) -> None:
    """2.9 GB of them filled the memory, in fewer rows than are allowed."""
    cells = COUNTING.replace("SELECT x FROM c", "SELECT hex(zeroblob(400000)) FROM c LIMIT 3000")
    answer = fazhi("sql", cells, "-f", format_, "--timeout", "60s")
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("結果超過 1600 萬字；")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"SELECT '\xb7\xbd'", "標準輸入不是 UTF-8 文本，請另存為 UTF-8。\n"),
        (b" " * 2**20 + b"SELECT 1", "標準輸入超過 1 MiB，不再讀\n"),
    ],
    ids=["GBK", "too long"],
)
def test_what_is_piped_in_is_read_within_bounds(given: bytes, sentence: str) -> None:
    command = [sys.executable, "-m", "fazhi_cli", "sql", "-"]
    done = subprocess.run(command, input=given, capture_output=True, env=environment({}), check=False)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", sentence)
