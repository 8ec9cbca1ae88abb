"""A clause cut in two, or joined to the next: the words stay as they are, and what is said of them goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import WrongCall
from fazhi_cli.field_types import listed
from fazhi_cli.reviewing.desk import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node

_SINGLE = ("text", "paragraph", "reviewed", "event", "per", "kind", "open")
"""The keys of a clause that hold no list."""

_OF_BOTH = ("reviewed", "kind", "per")
"""The keys that are said of the whole clause, and so of either part of it."""


def joined(node: Node, number: int, rulebook: Rulebook) -> list[Edit]:
    """The changes by which a clause, from 1, and the next are one; node: the task. Raises WrongCall."""
    clauses = [clause.plain() for clause in node.each("clauses")]
    if number >= len(clauses):
        raise WrongCall("這是本項的末條，沒有下一條可合併。")
    first, second = clauses[number - 1 : number + 1]
    if second.get("paragraph") == "true":
        raise WrongCall("下一條另起一段，不能合併。")
    if any(assignment.get("after").text == str(number) for assignment in node.each("assignments")):
        raise WrongCall("兩條之間印有分工，不能合併。")
    _refuse_numbered(node, number, rulebook)
    one = {**second, **first, "text": first["text"] + second["text"]}
    one.pop("reviewed", None)
    one |= _common_mark(node, first, second)
    for key in (*first, *second):
        if key not in _SINGLE:
            one[key] = _joined_lists(listed(first.get(key, [])), listed(second.get(key, [])))
    return [
        Edit(("clauses",), [*clauses[: number - 1], one, *clauses[number + 1 :]]),
        *_renumbered(node, number, -1),
    ]


def cut(node: Node, number: int, words: str, rulebook: Rulebook) -> list[Edit]:
    """The changes by which a clause, from 1, ends behind some of its words and another begins. Raises WrongCall."""
    clauses = [clause.plain() for clause in node.each("clauses")]
    clause = clauses[number - 1]
    text: str = clause["text"]
    if text.count(words) != 1:
        raise WrongCall(f"「{words}」在這一條裡要正好有一處。")
    end = text.index(words) + len(words)
    if end == len(text):
        raise WrongCall(f"「{words}」之後沒有文字了。")
    _refuse_numbered(node, number, rulebook)
    parts = [_part(clause, text[:end], text[end:]), _part(clause, text[end:], text[:end])]
    parts[1].pop("paragraph", None)
    return [
        Edit(("clauses",), [*clauses[: number - 1], *parts, *clauses[number:]]),
        *_renumbered(node, number - 1, 1),
    ]


def _part(clause: Mapping[str, Any], text: str, other: str) -> dict[str, Any]:
    """A part of a clause with what is said of its words; what stands in neither part was named before, and is said of both.

    Raises WrongCall where words would be cut through.
    """
    part: dict[str, Any] = {"text": text}
    for key, value in clause.items():
        if key in _OF_BOTH or key == "paragraph":
            part[key] = value
        elif key not in ("text", "open"):
            entries = [entry for entry in listed(value) if _is_said_of(_words(entry), text, other, clause["text"])]
            part[key] = entries[0] if key == "event" and entries else entries
    if part.get("items") and "open" in clause:
        part["open"] = clause["open"]
    return {key: value for key, value in part.items() if value != []}


def _is_said_of(words: str, text: str, other: str, whole: str) -> bool:
    if words in text:
        return True
    if words in whole and words not in other:
        raise WrongCall(f"「{words}」跨在斷開的地方兩邊；請先修改，再拆開。")
    return words not in other


def _words(entry: Any) -> str:
    """The words of an entry, which may say more than these."""
    return str(entry["text"] if isinstance(entry, dict) else entry)


def _joined_lists(first: list[Any], second: list[Any]) -> list[Any]:
    """The entries of two lists, each once."""
    return first + [entry for entry in second if entry not in first]


def _common_mark(node: Node, first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, str]:
    """The mark of two clauses that are one: it is read where both were; none where that is as its task says."""
    of_task = node.get("reviewed").text or "true"
    is_read = all(clause.get("reviewed", of_task) == "true" for clause in (first, second))
    mark = "true" if is_read else "false"
    return {} if mark == of_task else {"reviewed": mark}


def _renumbered(node: Node, number: int, by: int) -> list[Edit]:
    """The changes by which assignments stand behind the clauses behind which they stood; those after a number have moved."""
    edits = []
    for position, assignment in enumerate(node.each("assignments")):
        after = int(assignment.get("after").text)
        if after > number:
            edits.append(Edit(("assignments", position, "after"), str(after + by)))
    return edits


def _refuse_numbered(node: Node, number: int, rulebook: Rulebook) -> None:
    """Raise WrongCall where something names a clause from this one on by its number, which would then be another's."""
    task = int(node.get("id").text)
    of_changes = any(change.task == task and (change.clause or 0) >= number for change in rulebook.changes)
    refs = [ref.split(".") for case in rulebook.cases for ref in case.clauses]
    of_cases = any(ref[0] == str(task) and int(ref[-1]) >= number for ref in refs)
    if of_changes or of_cases:
        raise WrongCall("changes.yaml 或 cases 以序號指著本項這一條或其後的分句，不能改變條數。")
