"""The sentence for each fault that the rooms below report as data.

What a caller may do about it on the command line (an option, a command) is no part of these sentences: cli/hints.py adds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.errors import FazhiError

SENTENCES = {
    # What was asked for (query/)
    "unknown-plan": "沒有「{name}」這個方案。有:{known}。",
    "unknown-chapter": "方案沒有第{number}章;共{count}章。",
    "unreadable-chapter": "看不懂章「{text}」;可寫 3、1-3、三 或 第三章。{nearest}",
    "unknown-task": "方案沒有任務「{typed}」;任務序號為 {first} 至 {last}。",
    "unknown-clause": "方案沒有分句「{typed}」;任務序號為 {first} 至 {last}。",
    "unknown-unit": "沒有「{name}」這個單位。{nearest}",
    "unknown-actor": "沒有「{name}」這個行為主體。{nearest}",
    "unknown-body": "沒有「{name}」這個單位或按職能稱呼的機關。{nearest}",
    "unsortable": "不能按「{field}」排序;可用:{known}。",
    "no-today": "{what} 需要 today。",
    "beyond-calendar": "{days} 天後已超出曆法範圍。",
    # What was typed (asked/)
    "too-many-numbers": "一次最多寫 {most} 個序號,這裡有 {count} 個;請分幾次",
    "unreadable-number": "看不懂序號「{typed}」;可寫 10、10,12-15、三十一、(十) 或 10.3。",
    "unreadable-day": "看不懂日期「{typed}」;可寫 2015-03-31、2015-03、2015年3月、2015Q1 或 today。",
    "unreadable-days": "看不懂天數「{typed}」;可寫 30d 或 30天。",
    "no-day": "沒有日期。",
    "no-input": "標準輸入是空的;請每行一個日期",
    "only-a-heading": "標準輸入只有表頭,沒有日期。",
    "no-day-column": "第1行沒有日期;日期列的表頭可用:{dates};事項列可用:{events}。",
    "several-columns": "第1行的「{headings}」都可作一列的表頭,分不清是哪一列;請只留一列。",
    "no-single-day": "「{typed}」不是一天;請寫到日,如 2015-04-28。",
    # The official calendar (plan/workdays)
    "unknown-calendar-year": "{year}年的放假通知不在曆表內(現有{known_years}),無從推算;可在 workdays.yaml 補入該年的放假通知",
}
"""By code; {nearest} becomes a sentence of its own, or nothing."""


def sentences(error: FazhiError) -> list[str]:
    """Every fault of a failure as a sentence, in their order."""
    return [sentence(fault) if isinstance(fault, Fault) else fault for fault in error.faults]


def sentence(fault: Fault) -> str:
    """The sentence of one fault; lists of names are joined with 、."""
    facts = {name: _shown(name, value) for name, value in fault.facts.items()}
    return SENTENCES[fault.code].format(**facts)


def _shown(name: str, value: object) -> object:
    if name == "nearest":
        return nearest(value)  # type: ignore[arg-type]
    if name == "known_years":
        return _years(value)  # type: ignore[arg-type]
    if isinstance(value, list | tuple):
        return ("」「" if name == "headings" else "、").join(map(str, value))
    return value


def _years(runs: Sequence[tuple[int, int]]) -> str:
    """Write 2004—2026年; years apart from the others stand after 、."""
    return "、".join(f"{first}年" if first == last else f"{first}—{last}年" for first, last in runs)


def nearest(names: Sequence[str]) -> str:
    """The sentence that offers the names most like an unknown one; nothing where none is near."""
    return f"最接近的是:{'、'.join(names)}。" if names else ""
