"""The sentences on the register: what may not be entered and why, how many entries it has, and where it is not as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.vocabulary import HEADINGS, NOT_REGISTERED, RETURNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fazhi_cli.vocabulary.note import Facts

_WRONG = {
    "missing": "第{number}號記錄不見了",
    "changed": "第{number}號記錄被改動過",
    "broken": "第{number}號記錄與前一號接不上",
    "unknown": "沒有校驗值是所給的那一條：末尾的記錄被刪去，或整本被重寫",
}


def whole(entries: int, last_hash: str) -> str:
    """How many entries, and the hash of the last, by which a cut tail is found later."""
    return f"共{entries}條記錄，末條校驗值 {last_hash}。" if entries else "沒有記錄。"


def carried_over(before: int, last_before: str, entries: int, last_hash: str) -> str:
    """What was taken into a new register, and the last hash of both."""
    return f"原記錄：{whole(before, last_before)}\n已結轉的新記錄：{whole(entries, last_hash)}"


def bad_entry(number: int, wrong: str) -> str:
    """Where a register is not as it was written."""
    return _WRONG[wrong].format(number=number) + "。"


def _field(facts: Facts, sentence: str) -> str:
    return sentence.format(field=HEADINGS.get(facts["field"], facts["field"]), **{k: facts[k] for k in ("task", "act")})


def _lacks(facts: Facts) -> str:
    return _field(facts, "第{task}項：{act}要寫明{field}。")


def _has(facts: Facts) -> str:
    return _field(facts, "第{task}項：{act}不寫{field}。")


def _not_in_this_state(facts: Facts) -> str:
    status = facts["status_text"] or NOT_REGISTERED
    return f"第{facts['task']}項（{facts['unit']}）現在是「{status}」，不能登記「{facts['act']}」。"


def _unfit(facts: Facts) -> str:
    field = HEADINGS.get(facts["field"], facts["field"])
    if facts["why"] == "long":
        return f"第{facts['task']}項：{field}太長，最多{facts['most']}字。"
    return f"第{facts['task']}項：{field}裡有不可見的字符：「{facts['text']}」。"


_TROUBLES: Mapping[str, str] = {
    "full": "空間不足，沒有登記",
    "read_only": "只讀，不能登記",
    "busy": "別人正在登記，過一會兒再試",
    "no_register": "不是進展記錄，或已經損壞",
    "no_permission": "打不開，或沒有權限",
    "no_server": "連接不上數據庫服務器，或與它的連接斷了",
    "failing": "讀寫出錯",
}


def _refused(facts: Facts) -> str:
    return f"進展記錄「{facts['address']}」用不了：{_TROUBLES[facts['trouble']]}。"


def _backup_refused(facts: Facts) -> str:
    trouble = _TROUBLES[facts["trouble"]].partition("，")[0]
    return f"備份「{facts['path']}」寫不了：{trouble}。"


SENTENCES: Mapping[str, str | Callable[[Facts], str]] = {
    "entry-of-no-task": "請寫明是哪一項任務。",
    "entry-of-item": "「{typed}」是分句所列的一件事，進展只登記到分句；請寫 {clause}。",
    "entry-of-several-plans": "「{typed}」在幾份方案裡都有：{plans}；請寫明是哪一份，如 {example}。",
    "day-to-come": "{day}還沒有到，不能登記那一天的事。",
    "day-before-entry": "第{task}項：{act}所定的{new_day}早於登記的{day}。",
    "entry-of-which-unit": "第{task}項的牽頭單位不止一個，或沒有牽頭單位；請寫明是哪個單位的工作：{units}。",
    "one-unit-and-each": "一個單位和每個單位，只能選一種。",
    "desks-differ": "各方案的 office.yaml 所定的臨近界限不一；請只看一份方案。",
    "entry-of-other-unit": "「{name}」不是第{task}項的一個單位；該項的單位：{units}。",
    "year-of-no-yearly": "第{task}項不是每年、定期的任務，不寫年份。",
    "entry-lacks": _lacks,
    "entry-has": _has,
    "not-reported": "第{task}項：單位不能自報「{status}」。",
    "not-in-this-state": _not_in_this_state,
    "entry-by-unit": "第{task}項：office.yaml 裡「{by}」是責任單位的填報人，不能登記「{act}」；這由督查單位登記。",
    "nothing-asked": "第{task}項（{unit}）沒有待答覆的延期申請。",
    "step-left-out": "第{task}項（{unit}）最近一次是第{last}次催辦，不能跳到第{step}次。",
    "nothing-to-correct": "第{task}項沒有可更正的第{number}號記錄；它不存在，或已作廢。",
    "no-period": "沒有「{typed}」這種期次；請寫年月或季度，如 2015-06、2015-Q2。",
    "report-without-status": "請寫明狀態：{known}。",
    "granted-and-denied": "同意和不同意只能選一個。",
    "correct-nothing": "請寫明要更正第幾號記錄。",
    "no-hash": "「{typed}」不是校驗值；校驗值是64位的數字和字母（0-9、a-f），請照以前印出的寫全。",
    "no-such-entry": "沒有第{number}號記錄。",
    "unfit-text": _unfit,
    "no-evidence": "佐證材料「{path}」讀不了：{reason}。",
    "no-home": "不知道用戶的文件夾在哪裡，無處存放進展記錄。",
    "no-postgres": "連接 PostgreSQL 還缺 psycopg。",
    "ledger-address": "「{address}」不是可用的地址；可寫 sqlite:///文件 或 postgresql+psycopg://用戶@主機/庫名。",
    "ledger-refused": _refused,
    "backup-refused": _backup_refused,
    "spoilt-entry": "第{number}號記錄被改動過，已不成一條進展記錄；可用以前的備份或導出恢復。",
    "withdrawn-by-unit": "第{task}項：office.yaml 裡「{by}」是責任單位的填報人，不能更正督查單位登記的「{act}」（第{number}號）。",
    "no-place-for-ledger": "進展記錄「{address}」用不了：{reason}。",
    "ledger-too-new": "進展記錄「{address}」是較新的版本寫的，請先升級本軟件。",
    "ledger-not-empty": "進展記錄「{address}」裡已有記錄，只能導入一個空的記錄。",
    "backup-on-server": "進展記錄在數據庫服務器上，請用服務器自己的備份（如 pg_dump）。",
    "no-entry": "第{line}行不是一條進展記錄。",
    "broken-export": "第{line}行的記錄被改動過，或與上一條接不上；沒有導入。",
    "export-not-utf-8": "「{path}」不是 UTF-8 文本。",
    "unreadable-export": "「{path}」讀不了：{reason}。",
}
"""By the code of a fault."""


def lights_told(days: int, share: float | None) -> str:
    """The legend of the lights; no national rule has them, so their thresholds are printed."""
    near = f"時間只剩{share:.0%}（自交辦起算；沒有交辦日的按{days}日）" if share is not None else f"{days}日內到期"
    return f"燈：○ 正常或已辦結，△ {near}或被退回，● 逾期或到期未登記（時限口徑未定的，過了最遲一天才算）；沒有時限的不亮燈。界限可由本單位定，方案未規定"


def returns_told(states: Sequence[str]) -> str:
    """How many units were to report, and how many did."""
    counted = "，".join(f"{word}{states.count(state)}個" for state, word in RETURNS.items())
    return f"應報{len(states)}個單位：{counted}。「本月無新進展」也是填報。"


UNITS_OF_PROGRESS = (
    "方案、章、狀態計項；單位計項次，一項任務有幾個牽頭單位（沒有的，責任單位）計幾次，別的單位登記過的也計。"
    "終止的計在已辦結，送審中的計在已報完成。"
)
"""What the figures of progress count."""
