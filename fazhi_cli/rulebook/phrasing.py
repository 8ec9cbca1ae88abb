"""The turns of phrase that the messages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan import names
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Collection

    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.problems import Steps

_LONGEST = 40
"""How many characters of a text are quoted, and of how many a misspelt name may be."""

_COMPARED = 1000
"""Of how many names the nearest is looked for: a hostile file has many thousands."""


def quoted(text: str) -> str:
    """A text in 「」 on one line, cut with … where it is long."""
    on_one_line = " ".join(text[: _LONGEST * 2].split())
    if len(text) <= _LONGEST:
        return f"「{on_one_line}」"
    return f"「{on_one_line[:_LONGEST]}…」"


def maybe(wanted: str, known: Collection[str], most: int = 3) -> str:
    """A question with the nearest of the known names, or nothing."""
    close = nearest(wanted, known, most)
    if not close:
        return ""
    offered = "、".join(map(quoted, close))
    return f"；是否{offered}？"


def nearest(wanted: str, known: Collection[str], most: int = 3) -> list[str]:
    """The nearest of the known names, the likeliest first; the same name in the other script is the only one near."""
    if len(wanted) > _LONGEST or len(known) > _COMPARED:
        return []
    in_other_script = [name for name in known if fold_script(name) == fold_script(wanted)]
    return in_other_script or names.near(wanted, known, fold_script, most)


def task_name(task: Node) -> str:
    """How a message names a task, by the number that its file gives it: 第10項「標題」."""
    title = task.get("title").text
    number = task.get("id").text
    name = f"第{number}項" if _is_number(number) else "任務"
    return name + (quoted(title) if title else "")


def _is_number(text: str) -> bool:
    """Whether a text is a number of reasonable size, in figures that every reader knows."""
    return text.isascii() and text.isdigit() and len(text) <= 4


def change_name(entry: Node) -> str:
    """How a message names an entry of changes.yaml."""
    number = entry.get("id").text
    return numbered_change(int(number)) if _is_number(number) else "調整"


def numbered_change(number: int) -> str:
    """How a message names the entry of changes.yaml with a number."""
    return f"第 {number} 號調整"


def subject(root: Node, steps: Steps) -> str:
    """To whom a value of a file belongs, as the beginning of a message; nothing outside tasks, units and changes."""
    match steps:
        case ("units", int(), *_):
            name = root.follow(steps[:2]).get("name").text
            return f"單位{quoted(name)}：" if name else ""
        case ("changes", int(), *_):
            return f"{change_name(root.follow(steps[:2]))}："
        case ("chapters", int(), "tasks", int(), *_):
            return f"{task_name(root.follow(steps[:4]))}："
        case ("chapters", int(), "sections", int(), "tasks", int(), *_):
            return f"{task_name(root.follow(steps[:6]))}："
    return ""
