"""How many rows a table has, in the counting word of what its rows are."""

from __future__ import annotations

COUNTING_WORDS = {
    "tasks": "項", "show": "項", "clauses": "條", "units": "個單位", "duties": "條", "due": "條", "clock": "條", "cases": "類",
    "case": "條", "chapters": "章", "cites": "份文件", "stats": "行", "matrix": "個單位", "change": "項調整", "check": "處",
    "sql": "行", "read": "處", "diff": "處變動", "plans": "份方案", "review": "處",
    "progress": "行", "progress log": "條記錄", "progress stats": "行", "sheet status": "行",
}  # fmt: skip
"""By the name of a view; 件 is kept for cases and decisions, 項次 for mentions of a unit."""


NOTHING = {
    "stats": "沒有符合條件的任務。", "matrix": "沒有符合條件的單位。", "due": "沒有符合條件、有明確日期的時限。",
    "diff": "沒有變動。", "progress stats": "沒有符合條件的任務。", "sheet status": "沒有應填報的單位。",
}  # fmt: skip
"""What is said in place of a table without rows, where its title is no name for a row."""


OF_TASKS = ("tasks", "show", "stats", "matrix", "chapters", "progress", "progress stats", "sheet status")
"""The views whose rows are tasks, or figures of tasks."""


def total(count: int, word: str) -> str:
    """The line under a table; nothing under one without rows, which says so itself."""
    return f"共{count}{word}。" if count else ""


def total_in_rows(count: int, rows: int, word: str) -> str:
    """The same of what stands in several rows each, as under each unit that it concerns."""
    return f"共{count}{word}，分列{rows}行。" if count < rows else total(count, word)
