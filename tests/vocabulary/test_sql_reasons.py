"""What SQLite says of a faulty statement is told in Chinese, with what the reader typed as it was typed."""

from __future__ import annotations

import sqlite3

import pytest

from fazhi_cli.vocabulary.sql_reasons import in_chinese

SAID = [
    ("SELECT * FROM nope", "沒有「nope」這個表"),
    ("SELECT nope FROM tasks", "沒有「nope」這個字段"),
    ("SELECT nope(1)", "沒有「nope」這個函數"),
    ("SELEC 1", "「SELEC」附近的寫法不對"),
    ("SELECT count(", "語句沒有寫完"),
    ("SELECT 'abc", "無法識別「'abc」，看是否少了引號"),
    ("SELECT id FROM tasks a, tasks b", "字段「id」不止一個表有，請寫明是哪個表的"),
    ("SELECT sum(1, 2)", "函數 sum 的參數個數不對"),
    ("SELECT id FROM tasks WHERE sum(id) > 1", "函數 sum 不能用在這裡"),
    ("SELECT row_number() FROM tasks", "函數 row_number 不能用在這裡"),
    ("SELECT match('a', 'b')", "函數 MATCH 不能用在這裡"),
    ("SELECT 1 UNION SELECT 1, 2", "UNION 兩邊的列數不同"),
    ("VALUES (1), (1, 2)", "VALUES 各行的列數不同"),
    ("SELECT 1 WHERE 1 IN (SELECT 1, 2)", "子查詢有 2 列，這裡應為 1 列"),
    ("SELECT id FROM tasks ORDER BY 9", "ORDER BY 的第 1 個序號超出範圍，應為 1 至 1"),
    ("SELECT 1 LIMIT 1 UNION SELECT 2", "LIMIT 要寫在 UNION 後面"),
    ("SELECT 1 FROM tasks a JOIN tasks b USING (nope)", "兩個表不都有字段「nope」，不能以它連接"),
    ("WITH a AS (SELECT * FROM a) SELECT * FROM a", "「a」引用了自己"),
    ("SELECT id FROM tasks LIMIT 'x'", "值的類型不對"),
    ("SELECT abs(-9223372036854775808)", "整數超出範圍"),
    ("SELECT json('x')", "所給的不是 JSON"),
    ("SELECT json_extract('{}', 'x')", "JSON 的路徑「x」不對"),
    ("SELECT id FROM tasks WHERE title LIKE 'x' ESCAPE 'yy'", "ESCAPE 後面應為一個字符"),
    ("SELECT zeroblob(2000000000)", "一個值或一行太長"),
    ("SELECT ?", "語句裡有「?」或「:名稱」，這裡沒有值可代入，請寫出值"),
    ("SELECT :x", "語句裡有「?」或「:名稱」，這裡沒有值可代入，請寫出值"),
    (f"SELECT {'(' * 2000}1{')' * 2000}", "語句的層次太深"),
    (f"SELECT {', '.join(['1'] * 3000)}", "列或項太多"),
    ("SELECT *", "沒有寫明查哪個表"),
    ("SELECT id FROM tasks HAVING 1", "HAVING 之前要有 GROUP BY"),
]


@pytest.mark.parametrize(("statement", "sentence"), SAID, ids=[sentence for _, sentence in SAID])
def test_a_faulty_statement(statement: str, sentence: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE tasks (id, title)")
    connection.execute("INSERT INTO tasks VALUES (1, 'x')")
    with pytest.raises(sqlite3.Error) as refused:
        connection.execute(statement).fetchall()
    connection.close()
    assert in_chinese(refused.value) == sentence


def test_what_nobody_foresaw_is_told_as_what_the_database_says() -> None:
    assert in_chinese("something new.") == "數據庫的原話是「something new」"
