"""The turns of phrase that the messages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan import names, numerals

if TYPE_CHECKING:
    from collections.abc import Collection

    from fazhi_cli.rulebook.nodes import Node

_LONGEST = 40
_COMPARED = 1000


def quoted(text: str) -> str:
    """A text in 「」 on one line, cut with … where it is long."""
    flat = " ".join(text[: _LONGEST * 2].split())
    return f"「{flat}」" if len(text) <= _LONGEST else f"「{flat[:_LONGEST]}…」"


def maybe(wanted: str, known: Collection[str], most: int = 3) -> str:
    """A question with the nearest of the known names, or nothing; a hostile file's thousands are not compared."""
    compared = len(wanted) <= _LONGEST and len(known) <= _COMPARED
    close = names.near(wanted, known, most=most) if compared else []
    return f";是否{'、'.join(map(quoted, close))}?" if close else ""


def task(node: Node) -> str:
    """How a message names a task: 第(十)項「標題」."""
    number = node.get("id").text
    label = node.get("number").text or (f"第({numerals.chinese(int(number))})項" if _counts(number) else "任務")
    return label + (quoted(node.get("title").text) if node.get("title").text else "")


def _counts(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= 4


def change(node: Node) -> str:
    """How a message names an entry of changes.yaml."""
    number = node.get("id").text
    return f"第 {number} 號調整" if _counts(number) else "調整"


def subject(root: Node, path: tuple[str | int, ...]) -> str:
    """Whose part of the file a path leads to, as the beginning of a message; nothing outside tasks, units and changes."""
    if path[:1] == ("units",) and len(path) > 1:
        name = root.follow(path[:2]).get("name").text
        return f"單位{quoted(name)}:" if name else ""
    if path[:1] == ("changes",) and len(path) > 1:
        return f"{change(root.follow(path[:2]))}:"
    if path[:1] == ("chapters",) and len(path) > 3 and path[2] == "tasks":
        return f"{task(root.follow(path[:4]))}:"
    return ""
