"""The sentence for each fault that the rooms below report as data.

What a caller may do about it on the command line (an option, a command) is no part of these sentences: cli/hints.py adds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault
from fazhi_cli.vocabulary.sql_reasons import in_chinese
from fazhi_cli.vocabulary.templates import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fazhi_cli.errors import FazhiError
    from fazhi_cli.vocabulary.note import Facts


MISSING = {
    "day": "{year}年{month}月沒有{number}日",
    "month": "一年沒有{number}月",
    "quarter": "一年沒有第{number}季度",
    "half_year": "一年沒有第{number}個半年",
}
"""By what was typed: that the calendar has none of that number."""


def _no_event_limit(facts: Facts) -> str:
    text = f"「{facts['typed']}」沒有自某事之日起計算的時限。"
    others = listed(facts["others"])
    if not others:
        return f"{text}方案裡沒有這種時限。"
    return f"{text}有這種時限的條款：{others}。"


def _unknown_item(facts: Facts) -> str:
    listed = f"該分句列有 {facts['count']} 項" if facts["count"] else "該分句沒有逐項列舉"
    return f"方案沒有分項「{facts['typed']}」；{listed}。"


def _impossible_day(facts: Facts) -> str:
    """That a day, or a part of a year, does not exist."""
    missing = filled(MISSING[facts["what"]], facts)
    return f"沒有「{facts['typed']}」這個日期：{missing}。"


def _unknown_case(facts: Facts) -> str:
    text = f"方案裡沒有「{facts['typed']}」這類逐案事項。"
    near = listed(facts["nearest_cases"])
    if near:
        text += f"最接近的是：{near}；"
    events = listed(facts["events"])
    return f"{text}方案所列的有：{events}。"


def _unknown_change(facts: Facts) -> str:
    text = f"沒有第{facts['number']}號調整"
    known = listed(facts["known"])
    if not known:
        return f"{text}；尚未登記調整。"
    return f"{text}；已有的是{known}號。"


def _unknown_year(facts: Facts) -> str:
    known = listed(facts["known"])
    rest = f"有：{known}。" if known else "方案的年份取自成文日期或文號，規則庫裡沒有一份寫明。"
    return f"沒有「{facts['text']}」的方案。{rest}"


def _name_of_no_unit(facts: Facts) -> str:
    units = listed(facts["units"]) or "方案所列的單位"
    return f"「{facts['typed']}」不是方案中一個單位的名稱；請寫 {units}。"


def _name_of_an_heir(facts: Facts) -> str:
    return (
        f"「{facts['typed']}」是承接{listed(facts['units'])}職責的單位，規則庫還沒有列它；"
        "要登記它的變化，請先把它寫進 units.yaml。"
    )


def _faulty_statement(facts: Facts) -> str:
    return f"SQL 有誤：{in_chinese(facts['reason'])}。"


def _unknown_in_sql(facts: Facts) -> str:
    text = f"SQL 有誤：{in_chinese(facts['reason'])}。"
    near = listed(facts["near"])
    if near:
        return f"{text}是否指 {near}？"
    known = listed(facts["known"])
    return f"{text}可用：{known}。"


SENTENCES: dict[str, str | Callable[[Facts], str]] = {
    # What was asked for (query/)
    "unknown-plan": "沒有「{name}」這個方案。有：{known}。",
    "unknown-place": "沒有「{name}」的方案。{nearest}",
    "no-common-plan": "沒有一份方案同時合乎所選的編號、地區和年份。",
    "unknown-year": _unknown_year,
    "unknown-chapter": "方案沒有第{number}章；共{count}章。",
    "unreadable-chapter": "無法識別章「{text}」；可寫 3、1-3、三 或 第三章。{nearest}",
    "unknown-task": "方案沒有任務「{typed}」；任務序號為 {first} 至 {last}。",
    "unknown-item": _unknown_item,
    "clause-beyond": "方案沒有分句「{typed}」；第{task}項有 {last} 個分句，最後一個是 {task}.{last}。",
    "unknown-clause": "方案沒有分句「{typed}」；任務序號為 {first} 至 {last}。",
    "unknown-unit": "沒有「{name}」這個單位。{nearest}",
    "function-for-unit": "「{name}」是條文對一類機關的稱呼，不是一個單位，方案未列明是哪些單位。",
    "name-of-later-day": "「{name}」自{since}起才是{unit}的名稱；截至{day}請查{unit}。",
    "heir-of-later-day": "「{name}」自{since}起才承接{unit}的任務；截至{day}請查{unit}。",
    "unit-of-a-member": "單位名錄沒有「{name}」。所在地的政府見{government}，約束各類機關的條款按職能查。",
    "unknown-actor": "沒有「{name}」這個行為主體。{nearest}",
    "unknown-body": "沒有「{name}」這個單位或按職能稱呼的機關。{nearest}",
    "too-many-names": "一個值裡寫了 {count} 個名稱，最多 {most} 個；請分幾次查。",
    "too-many-words": "要查的詞有 {count} 個，一次最多 {most} 個。",
    "no-word": "「{text}」裡沒有可查的字。",
    "unsortable": "不能按「{field}」排序；可用：{known}。",
    "no-today": "{what} 需要 today。",
    "beyond-calendar": "{days} 天後已超出曆法範圍。",
    # What was typed (asked/)
    "too-many-numbers": "一次最多寫 {most} 個序號，這裡有 {count} 個；請分次查詢",
    "unreadable-number": "無法識別序號「{typed}」；可寫 10、10,12-15、三十一、(十) 或 10.3。",
    "unreadable-day": "無法識別日期「{typed}」；可寫 2015-03-31、20150331、2015年3月底、2015Q1、上半年、下月底 或 today。",
    "impossible-day": _impossible_day,
    "unreadable-days": "無法識別天數「{typed}」；可寫 30d 或 30天。",
    "no-day": "沒有日期。",
    "no-input": "標準輸入是空的；請每行一個日期",
    "only-a-heading": "標準輸入只有表頭，沒有日期。",
    "too-many-rows": "標準輸入超過 {most} 行；請分次查詢。",
    "too-many-cells": "標準輸入有一行超過 {most} 格；請只留要用的列。",
    "cell-too-long": "標準輸入至第{line}行，有一格太長；請看引號是否成對。",
    "no-day-column": "第1行沒有日期；日期列的表頭可用：{dates}；事項列可用：{events}。",
    "several-columns": "第1行的「{headings}」都可作一列的表頭，無法確定是哪一列；請只留一列。",
    "no-single-day": "「{typed}」不是一天；請寫到日，如 2015-04-28。",
    "unknown-choice": "{name} 沒有「{value}」這個值；可用：{known}。",
    "no-number": "{name} 應為不小於 0 的整數，不能是 {value}。",
    # The official calendar (plan/workdays)
    "unknown-calendar-year": "{year}年的放假通知不在曆表內（現有{known_years}），無法推算；可在 workdays.yaml 補入該年的放假通知",
    "beyond-all-years": "期限超出公元{year}年，無法推算",
    "no-event-limit": _no_event_limit,
    "starts-no-limit": "這裡的期限不從「{what}」起算；起算事由是：{known}。",
    "ambiguous-case": "「{typed}」可指 {events}，請寫明是哪一種。",
    "unknown-case": _unknown_case,
    # A change to be entered (query/new_change.py)
    "change-without-day": "請寫明生效日期。",
    "change-without-basis": "調整要有依據。",
    "change-of-no-kind": "請寫明怎樣調整。",
    "changes-at-once": "一次只登記一種變化；有幾種的，分幾次登記。",
    "change-without-heir": "請寫明新名或承接的單位。",
    "unknown-heir": "沒有「{name}」這個單位；如屬新設，請寫明。{nearest}",
    "new-without-heir": "新設的單位要寫明名稱。",
    "change-of-unit-and-task": "單位的變化不寫任務序號。",
    "heir-without-unit": "新名或承接的單位只用於單位的{kinds}。",
    "change-of-no-task": "請寫明是哪一項的時限。",
    "changes-of-tasks": "一次只調整一項，這裡寫了 {count} 項：{words}。",
    "changes-of-span": "一次只調整一項，這裡寫了「{typed}」。",
    "change-by-nobody": "請寫明登記人。",
    "undo-of-nothing": "請寫明撤銷哪一號調整。",
    "unknown-change": _unknown_change,
    "name-of-no-unit": _name_of_no_unit,
    "name-of-an-heir": _name_of_an_heir,
    "unreadable-heir": "無法識別「{typed}」；寫單位名，或 單位名:任務序號。",
    # Where an answer was to go (output/, files)
    "file-exists": "「{path}」已經存在",
    "encoding-of-a-file": "編碼只用於文本格式。",
    "file-to-a-terminal": "這是文件格式，不能顯示在終端上。",
    "unknown-ending": "從「{ending}」無法判斷格式；可用的擴展名：{known}。",
    "unfit-ending": "此處不能寫成 {ending} 文件；可用的擴展名：{known}。",
    "contradicting-ending": "擴展名 {ending} 與格式 {format} 不符；該格式的擴展名：{known}。",
    "folder-named-as-file": "「{folder}」是文件的名稱，此處要寫文件夾。",
    "unfit-encoding": "編碼 {encoding} 不能表示其中某些字",
    "no-folder": "要寫的是文件夾，不能寫到標準輸出。",
    "folder-is-a-file": "「{folder}」是文件，不是文件夾。",
    "files-exist": "「{folder}」裡已有{files}共{count}個文件",
    # One SELECT of a reader (query/sql.py)
    "no-statement": "沒有可執行的查詢；請寫一條 SELECT 語句。",
    "out-of-memory": "查詢佔用內存過多，已停止；請加條件或 LIMIT。",
    "out-of-time": "查詢超過 {seconds} 秒，已停止；可加條件。",
    "not-a-reading": "只能查詢：一條 SELECT，不能改動、附加數據庫或改設定。",
    "statements-at-once": "一次只能執行一條語句。",
    "faulty-statement": _faulty_statement,
    "unknown-table": _unknown_in_sql,
    "unknown-column": _unknown_in_sql,
}
"""By code; {nearest} becomes a sentence of its own, or nothing."""


def sentences(error: FazhiError) -> list[str]:
    """Every fault of a failure as a sentence, in their order."""
    return [sentence(fault) if isinstance(fault, Fault) else fault for fault in error.faults]


def sentence(fault: Fault) -> str:
    """The sentence of one fault; lists of names are joined with 、."""
    wording = SENTENCES.get(fault.code) or _of_register(fault.code)
    if not isinstance(wording, str):
        return wording(fault.facts)
    return filled(wording, fault.facts)


def _of_register(code: str) -> str | Callable[[Facts], str]:
    from fazhi_cli.vocabulary import registers  # of the failures of a question none is of the register

    return registers.SENTENCES[code]


def filled(wording: str, facts: Facts) -> str:
    """A sentence with its values."""
    shown = {}
    for name, value in facts.items():
        shown[name] = _shown(name, value)
    return wording.format(**shown)


def _shown(name: str, value: object) -> object:
    if name == "nearest":
        return nearest(value)  # type: ignore[arg-type]
    if name == "known_years":
        return _years(value)  # type: ignore[arg-type]
    if isinstance(value, list | tuple):
        return "」「".join(map(str, value)) if name == "headings" else listed(value)
    return value


def _years(runs: Sequence[tuple[int, int]]) -> str:
    """Write 2004—2026年; years apart from the others stand after 、."""
    spans = []
    for first, last in runs:
        years = str(first) if first == last else f"{first}—{last}"
        spans.append(f"{years}年")
    return listed(spans)


def nearest(names: Sequence[str]) -> str:
    """The sentence that offers the names most like an unknown one; nothing where none is near."""
    if not names:
        return ""
    return f"最接近的是：{listed(names)}。"
