"""What a person reads above a column and in place of a stable English value, each said in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan.supervision import ACTS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEADINGS = {
    "plan": "方案", "id": "方案序號", "number": "原文序號", "chapter": "章", "chapter_title": "章名", "title": "任務",
    "lead": "牽頭單位", "responsible": "責任單位", "when": "時限", "limits": "時限", "due": "到期日",
    "due_latest": "最遲到期日", "text": "內容", "task": "任務序號", "clause": "分句", "ref": "方案序號", "time": "時限類別",
    "kind": "性質", "items": "列舉事項", "actor": "行為主體", "to": "報送或對象", "output": "交付成果", "if": "條件",
    "except": "例外", "event": "起算事由", "per": "逐案", "name": "單位", "full_name": "全稱", "category": "類別",
    "aliases": "別名", "members": "成員", "open": "泛稱", "named": "方案列明", "successors": "承接單位", "predecessors": "所承接單位",
    "full_name_confidence": "全稱把握", "declared": "規則庫列有", "leads": "牽頭項數",
    "lead_ids": "牽頭任務", "responsible_ids": "責任任務", "note": "說明", "file": "文件", "line": "行", "column": "列",
    "code": "碼", "clauses": "分句", "severity": "程度", "message": "說明",
    "wording": "時限", "days": "剩餘天數", "state": "時限狀態", "state_text": "時限狀態", "acting": "應辦單位", "part": "牽頭單位職責",
    "part_text": "牽頭單位職責",
    "tasks": "任務項數", "refs": "引用處", "form": "形式", "group": "分組", "unit": "單位",
    "function": "職能名稱", "role": "身份", "applies": "是否適用", "level": "層級", "roles": "另有角色詞的單位",
    "from": "起算日", "counting": "計法", "last_day": "末日", "moved": "順延", "rule": "規則", "section": "環節",
    "undoes": "所撤銷", "basis": "依據", "by": "登記人", "undone_by": "被撤銷", "missed": "不受影響的時限",
    "judge": "待判斷", "defined": "界定", "cites": "引用文件", "forms": "所用文書", "names": "寫法", "decided": "決定日期",
    "called": "項次", "section_number": "節", "section_title": "節名", "contact": "聯繫方式", "reviewed": "人工核對", "change": "變動", "old_ref": "原序號", "new_ref": "現序號", "old": "原為", "new": "現為",
    "place": "地區", "year": "年份", "problems": "問題處數", "folder": "文件夾",
    "taken_by": "承擔", "leader": "分管領導", "collects": "匯總單位", "inner_limit": "內部時限", "details": "本單位細化",
    "light": "燈", "status": "狀態", "status_text": "狀態", "late": "逾期", "late_text": "逾期", "reported": "最近填報", "period": "期次",
    "changed": "原文已改", "day": "日期", "act": "事項", "act_text": "事項", "sha256": "文件校驗值", "withdrawn_by": "作廢於", "hash": "校驗值", "new_day": "日期",
    "difficulties": "存在問題", "next_steps": "下步措施", "evidence": "佐證材料", "step": "第幾次", "corrects": "更正", "at": "記錄時間",
    "issued": "成文日期", "reading": "「N月前」口徑", "decided_by": "定口徑者", "decided_on": "定於", "revision": "修訂次數",
}  # fmt: skip

KINDS = {"duty": "應辦", "prohibition": "禁止", "gate": "前置程序", "right": "權利"}
TIMES = {"milestone": "限期完成", "triggered": "逐案限時", "recurring": "定期開展", "none": "無時限"}
STATES = {"ahead": "期限未到", "near": "臨近到期", "open": "時限口徑待明確", "passed": "期限已過（完成情況未登記）"}
STATES_REGISTERED = {"closed": "已辦結", "reported": "已報完成（待核實）", "extended": "已同意延期", "late": "逾期"}
"""Of a limit, by what is registered of its task."""
USABLE = {"ok": "可用", "broken": "有錯"}
"""Whether a plan of a library can be asked."""
NOT_REGISTERED = "未登記"
FIGURES = {
    "group": "分組", "name": "名稱", "tasks": "任務", "with_limit": "有到期日", "without_limit": "無到期日", "closed": "已辦結",
    "reported": "已報完成", "open": "在辦", "unregistered": "未登記", "late": "紅燈", "near": "黃燈", "closed_share": "辦結占比%",
}  # fmt: skip
"""Headings of the figures of progress."""
DATED = {True: "有到期日", False: "無到期日"}
"""Whether a task has a limit with a day."""

STATUS_WORDS = {"unregistered": NOT_REGISTERED} | {str(status): word for status, word in STATUSES.items()}
COLOURS = {"green": "綠", "yellow": "黃", "red": "紅"}
LIGHTS = {"green": "○", "yellow": "△", "red": "●"}
"""By light its mark, which a fax, GBK and black and white keep."""
LATENESS = {
    "not_taken": "逾期未簽收",
    "not_reported": "逾期未報",
    "not_finished": "逾期未完成",
    "not_registered": "到期未登記",
    "reported_late": "逾期報完成",
}
RETURNS = {"returned": "已報", "partly": "未報齊", "missing": "未報"}
"""What a unit has sent back of a period."""
PARTS = {"leads": "牽頭", "receives": "收件"}
ROLES = {"unit": "牽頭或責任單位", "lead": HEADINGS["lead"], "responsible": HEADINGS["responsible"]}
SECTIONS = {
    "before": "之前",
    "each": "逐案應辦",
    "forbidden": "不得",
    "running": "現在起算",
    "also": "另見",
    "unstated": "條文未寫明主體",
}
"""The parts of the sheet of a case."""
DIFFERENCES = {
    "added": "新增任務", "divided": "由他項分出", "dropped": "取消任務", "merged": "併入他項", "renumbered": "序號改變",
    "moved": "移至他章", "retitled": "標題改變", "unit-gained": "增加單位", "unit-lost": "減少單位", "limit": "時限變動",
    "clause-added": "新增條款", "clause-dropped": "刪去條款", "clause-moved": "移自他項", "reworded": "文字改動",
    "basis": "依據變動", "contact": "聯繫方式變動",
    "plan-title": "方案名稱", "plan-number": "文號", "plan-issued": "成文日期", "plan-place": "地區", "reading": "「N月前」口徑",
    "preamble": "前言改動", "front": "開頭改動", "back": "結尾改動", "implied": "統一補入的單位",
    "chapter-retitled": "章名改變", "chapter-text": "章內文字",
    "full-name": "單位全稱", "aliases": "單位別名", "members": "成員單位", "successors": "承接單位", "adjusted": "調整登記",
}  # fmt: skip
"""What may change between two plans."""
GROUPS = {"plan": "方案", "limit": "到期日", "chapter": "章", "status": "狀態", "unit": "單位", "period": "期次"}
"""What statistics count by."""
BODIES = {"actor": "行為主體", "recipient": "收件", "named": "條文提及", "nobody": "未寫明"}
"""As what a clause names a body by its function."""
APPLIES = {"certain": "確定適用", "possible": "由本單位判斷", "unstated": "條文未寫明主體"}
"""How sure it is that a clause is the asked body's."""
POSSIBLE_OF_SEVERAL = "由各單位判斷"
"""What `possible` is called where several bodies are asked for."""
SCRIPTS = {"hans": "簡體", "hant": "繁體"}
PER_CASE = "逐案"
WEEKDAYS = "一二三四五六日"
"""From Monday on, after 週."""
_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": KINDS, "time": TIMES, "role": {**BODIES, "lead": HEADINGS["lead"], "responsible": HEADINGS["responsible"], "unit": "責任單位", "office": "督查單位"}, "applies": APPLIES, "per": {"case": PER_CASE}, "severity": {"error": "錯誤", "warning": "提示"},
    "form": {"document": "文件", "form": "文書樣式", "unquoted": "未加書名號"}, "refs": {"preamble": "前言"},
    "counting": {"calendar": "日曆日", "working": "工作日"}, "moved": {"True": "是", "False": "否"},
    "act": {act.name: act.word for act in ACTS}, "status": STATUS_WORDS, "late": LATENESS,
    "light": LIGHTS, "changed": {"True": "是", "False": ""}, "collects": {"True": "是", "False": ""},
    "reviewed": {"True": "已核對", "False": "未核對"},
    "section": SECTIONS, "group": GROUPS, "state": STATES | STATES_REGISTERED | USABLE | RETURNS, "part": PARTS, "change": DIFFERENCES,
}  # fmt: skip


def words(fields: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """For each of some fields with stable English values the words that people read in their place."""
    # Imported here: what is handed on to a program is not worded, and a list of tasks need not wait for the kinds of change.
    from fazhi_cli.vocabulary.times import WORDS as TIME_WORDS

    of_fields = {**_WORDS, **TIME_WORDS}
    found = {field: of_fields[field] for field in fields if field in of_fields}
    if "kind" in found:
        from fazhi_cli.changes.kinds import KINDS as CHANGES

        found["kind"] = {**KINDS, **{name: kind.word for name, kind in CHANGES.items()}}
    return found
