"""What a caller may do about a fault, in the names of commands and options; behind the sentence of vocabulary.failures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault
from fazhi_cli.plan.numerals import number
from fazhi_cli.vocabulary import notes
from fazhi_cli.vocabulary.failures import filled, sentence

if TYPE_CHECKING:
    from fazhi_cli.errors import FazhiError
    from fazhi_cli.vocabulary.note import Facts, Note

SENTENCES = {
    "unknown-choice": "--{name} 沒有「{value}」這個值；可用：{known}。",
    "change-without-day": "請寫明生效日期，如 --from 2015-05-10。",
    "change-without-basis": "調整要有依據，請加 --basis 文件及文號，如 --basis 國發〔2015〕25號。",
    "change-without-heir": "請用 --to 寫明新名或承接的單位。",
    "unknown-heir": "沒有「{name}」這個單位；如屬新設，請加 --new。{nearest}",
    "new-without-heir": "--new 只用於 --to 寫明的承接單位。",
    "change-of-unit-and-task": "單位的變化不寫任務序號；只涉及部分任務的，寫在 --to 單位名:序號 裡。",
    "heir-without-unit": "--to 只用於單位的{kinds}。",
    "change-of-no-task": "請寫明是哪一項的時限，如 fazhi change 12 --suspend。",
    "change-by-nobody": "請寫明登記人：--by 單位/姓名，或設 FAZHI_BY。",
    "undo-of-nothing": "請寫明撤銷哪一號調整，如 fazhi change undo 3；序號見 fazhi change list。",
    "encoding-of-a-file": "--encoding 只用於文本格式。",
    "file-to-a-terminal": "這是文件格式，請用 -o 寫明文件；要送往管道請寫 -o -。",
    "unknown-ending": "從「{ending}」無法判斷格式；可用的擴展名：{known}，或用 --format 指明格式。",
    "no-folder": "--each 需要用 -o 指明文件夾，不能寫到標準輸出。",
    "out-of-time": "查詢超過 {seconds} 秒，已停止；可加條件，或用 --timeout 放寬。",
}
"""The sentences of the faults that on the command line are better said with the option or command that helps."""


def shell_word(name: str) -> str:
    """A name as it may be copied into a command: quoted where it holds a sign that a shell could read."""
    if re.fullmatch(r"[\w:,./-]+", name):
        return name
    import shlex  # few names ask for it

    return shlex.quote(name)


def _function_for_unit(facts: Facts) -> str:
    name = shell_word(facts["name"])
    return f"約束它的條款見 fazhi duties {name}，或用 --actor {name} 選取。"


def _unknown_name(facts: Facts) -> str:
    return _call_of_task(facts["name"]) or "可用 fazhi units 查看名單。"


def _entry_lacks(facts: Facts) -> str:
    return _FLAGS_OF_FIELDS.get(facts["field"], "")


def _unknown_choice(facts: Facts) -> str:
    """Whoever asks for what time makes of a work by its status: it is a light."""
    word = str(facts["value"])
    return "逾期、臨近到期是算出來的，不是狀態；用 --light red、--light yellow 選取。" if word in _COMPUTED else ""


_COMPUTED = ("逾期", "已逾期", "臨近", "临近", "臨近到期", "临近到期")
"""What is never registered, in both scripts."""

_FLAGS_OF_FIELDS = {"note": "用 --note 寫。", "basis": "用 --basis 寫。", "new_day": "用 --to 寫。"}
"""By a field of an entry, the option that takes it."""


def _unknown_case(facts: Facts) -> str:
    return _call_of_task(facts["typed"])


def _call_of_task(name: str) -> str:
    """How to look at the task whose number was typed for a name; nothing where none was."""
    return f"查看該項用 fazhi show {shell_word(name)}。" if number(name) is not None else ""


def _unreadable_number(facts: Facts) -> str:
    word = shell_word(facts["typed"])
    return f"查單位用 fazhi units {word}，查詞用 fazhi tasks --text {word}。"


HINTS: notes.Wordings = {
    "desks-differ": "fazhi progress 可用 --near 寫明一個。",
    "unknown-choice": _unknown_choice,
    "entry-lacks": _entry_lacks,
    "entry-of-which-unit": "寫明用 --unit；每個單位都登記的，加 --each-unit。",
    "unknown-unit": _unknown_name,
    "function-for-unit": _function_for_unit,
    "unit-of-a-member": "職能名稱見 fazhi duties。",
    "unknown-actor": _unknown_name,
    "unknown-body": _unknown_name,
    "unknown-case": _unknown_case,
    "faulty-statement": "表與字段見 fazhi sql --schema。",
    "unreadable-number": _unreadable_number,
    "too-many-numbers": "，或改用 --plan、--unit 等條件。",
    "no-input": "，或用 --from 寫明日期。",
    "file-exists": "，要替換請加 --force",
    "files-exist": "，要替換請加 --force",
    "unfit-encoding": "，請改用 --encoding utf-8",
}
"""By code: what to do where no near name can be offered."""


def _duties_counted(facts: Facts) -> str:
    counted = notes.duties_counted(facts)
    if facts["unnamed"]:
        return f"方案未列明{'、'.join(facts['unnamed'])}；{counted}"
    unit = shell_word(facts["unit"])
    return f"列明的任務見 fazhi tasks --unit {unit}；{counted}"


def _call_of_duties(facts: Facts) -> str:
    unit = shell_word(facts["unit"])
    return f"（fazhi duties {unit}）"


STEMS: notes.Wordings = {
    **notes.STEMS,
    "duties-counted": _duties_counted,
    "near-days": "今天 {today}；「臨近到期」指 {near} 日內到期（方案未規定，可用 --near 另定）；到期當日不算過期",
}
ENDINGS: notes.Wordings = {
    **notes.ENDINGS,
    "succession-left-out": "，未列入，加 --include-succeeded 一併列出",
    "open-group-left-out": "，未展開，加 --include-open 一併列出",
    "unread-tasks": "（逐條核對：fazhi review）",
    "unnamed-unit": _call_of_duties,
    "undeclared-body": _call_of_duties,
    "succeeded-duties-left-out": "，加 --include-succeeded 一併列出其職能條款",
    "other-duties-left-out": "；fazhi duties 列出全部",
    "broken-plans": "；有何問題見 fazhi check，名單見 fazhi plans",
    "category-unknown": "；請在 units.yaml 寫明 category",
}
"""What a note tells a reader who can call the program again."""


def note_sentence(note: Note) -> str:
    """A note for a reader at the command line."""
    return notes.sentence(note, STEMS, ENDINGS)


def messages(error: FazhiError) -> list[str]:
    """Every fault of a failure as its sentence, with the hint that helps."""
    return [_message(fault) if isinstance(fault, Fault) else fault for fault in error.faults]


def _message(fault: Fault) -> str:
    if fault.code == "change-of-no-kind":
        return _of_no_kind()
    own = SENTENCES.get(fault.code)
    told = sentence(fault) if own is None else filled(own, fault.facts)
    return told + _hint(fault)


def _of_no_kind() -> str:
    """How to say what kind of change is meant."""
    from fazhi_cli.cli.change_flags import flags  # no other message waits for the table of kinds

    return f"請寫明怎樣調整：{'、'.join(flags())}。"


def _hint(fault: Fault) -> str:
    if fault.facts.get("nearest"):
        return ""
    hint = HINTS.get(fault.code, "")
    return hint if isinstance(hint, str) else hint(fault.facts)
