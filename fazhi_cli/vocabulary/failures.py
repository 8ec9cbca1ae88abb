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
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return value


def nearest(names: Sequence[str]) -> str:
    """The sentence that offers the names most like an unknown one; nothing where none is near."""
    return f"最接近的是:{'、'.join(names)}。" if names else ""
