"""Why SQLite refused a statement, in Chinese; what stands in it as the reader typed it stays."""

from __future__ import annotations

import re

_REASONS = (
    (r"no such table: (.+)", r"沒有「\1」這個表"),
    (r"no such column: (.+)", r"沒有「\1」這個字段"),
    (r"no such function: (.+)", r"沒有「\1」這個函數"),
    (r'near "(.+)": syntax error', r"「\1」附近的寫法不對"),
    (r"incomplete input", "語句沒有寫完"),
    (r'unrecognized token: "(.+)"', r"無法識別「\1」，看是否少了引號"),
    (r"ambiguous column name: (.+)", r"字段「\1」不止一個表有，請寫明是哪個表的"),
    (r"wrong number of arguments to function (\w+)\(\)", r"函數 \1 的參數個數不對"),
    (r"misuse of (?:aggregate|window function|aggregate function)?:? ?(\w+)\(\)", r"函數 \1 不能用在這裡"),
    (r"unable to use function (\w+) in the requested context", r"函數 \1 不能用在這裡"),
    (r"(?:HAVING clause on a non-aggregate query|a GROUP BY clause is required before HAVING)", "HAVING 之前要有 GROUP BY"),
    (r"SELECTs to the left and right of ([A-Z ]+) do not have the same number of result columns", r"\1 兩邊的列數不同"),
    (r"all VALUES must have the same number of terms", "VALUES 各行的列數不同"),
    (r"sub-select returns (\d+) columns - expected (\d+)", r"子查詢有 \1 列，這裡應為 \2 列"),
    (
        r"(\d+)\w\w (ORDER|GROUP) BY term out of range - should be between 1 and (\d+)",
        r"\2 BY 的第 \1 個序號超出範圍，應為 1 至 \3",
    ),
    (r"([A-Z]+(?: BY)?) clause should come after ([A-Z ]+) not before", r"\1 要寫在 \2 後面"),
    (r"cannot join using column (.+) - column not present in both tables", r"兩個表不都有字段「\1」，不能以它連接"),
    (r"circular reference: (.+)", r"「\1」引用了自己"),
    (r"datatype mismatch", "值的類型不對"),
    (r"integer overflow", "整數超出範圍"),
    (r"malformed JSON", "所給的不是 JSON"),
    (r"(?:JSON path error near|bad JSON path:) '(.+)'", r"JSON 的路徑「\1」不對"),
    (r"ESCAPE expression must be a single character", "ESCAPE 後面應為一個字符"),
    (r"LIKE or GLOB pattern too complex", "LIKE、GLOB 的樣式太長"),
    (r"string or blob too big", "一個值或一行太長"),
    (r"too many (?:columns in result set|terms in compound SELECT|terms in [A-Z ]+ clause)", "列或項太多"),
    (r"(?:parser stack overflow|Expression tree is too large .+)", "語句的層次太深"),
    (r".*\bbinding.*", "語句裡有「?」或「:名稱」，這裡沒有值可代入，請寫出值"),
    (r"the query contains a null character", "語句裡有空字符（NUL）"),
    (r"no tables specified", "沒有寫明查哪個表"),
)  # fmt: skip
"""What SQLite and its Python module say, as regular expressions, with the same in Chinese."""


def in_chinese(reason: object) -> str:
    """The reason as a reader understands it; an unusual one in SQLite's own words, said to be such."""
    said = str(reason).rstrip(".")
    for pattern, sentence in _REASONS:
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found:
            return found.expand(sentence)
    return f"數據庫的原話是「{said}」"
