"""A file of the rulebook with some of its values changed: the nodes with the new values in them, which canonical() writes.

Every node keeps its place, so that comments stay with what they were written to. A new value takes the place of what stood
there, or, where nothing did, that of the mapping in which it now stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from fazhi_cli.rulebook.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.rulebook.problems import Steps

EMPTY: tuple[Any, ...] = (None, "", [], {})
"""Values that say nothing: their key is taken out."""


def with_value(node: Node, steps: Steps, value: Any) -> Node:
    """A tree with a value at the end of some steps; with an empty value, without the key.

    value: texts, truth values, and lists and mappings of these. Every step but the last leads to something that is there; the
    last is a key of a mapping.
    """
    step, *rest = steps
    if rest:
        return _with_child(node, step, with_value(_child(node, step), tuple(rest), value))
    if value in EMPTY:
        return _without(node, step)
    before = _child(node, step)
    if before.value is None and before.key_start is None:
        return _with_first(node, str(step), _made(value, node.start))
    made = _made(value, before.start, before)
    return _with_child(node, step, Node(made.value, made.start, made.end, before.key_start))


def with_entry(node: Node, steps: Steps, value: Any) -> Node:
    """A tree with one entry more at the end of the list to which the steps lead."""
    entries = node.follow(steps)
    children = entries.value if isinstance(entries.value, list) else []
    start = _behind(children[-1]) if children else entries.start
    return with_node(node, steps, _holding(entries, [*children, _made(value, start)]))


def without_entry(node: Node, steps: Steps, number: int) -> Node:
    """A tree without one entry, by its number from 0, of the list to which the steps lead."""
    entries = node.follow(steps)
    children = list(entries.value) if isinstance(entries.value, list) else []
    del children[number]
    return with_node(node, steps, _holding(entries, children))


def with_node(node: Node, steps: Steps, child: Node) -> Node:
    """A tree with another node at the end of some steps, which lead to one that is there."""
    if not steps:
        return child
    return _with_child(node, steps[0], with_node(_child(node, steps[0]), steps[1:], child))


def _holding(node: Node, value: list[Node] | dict[str, Node]) -> Node:
    """A node that holds other nodes, where it stood."""
    return Node(value, node.start, node.end, node.key_start)


def _child(node: Node, step: str | int) -> Node:
    if isinstance(step, int):
        return node.value[step] if isinstance(node.value, list) else Node(None, node.start)
    return node.get(step)


def _with_child(node: Node, step: str | int, child: Node) -> Node:
    """A node with another child where it has one already."""
    if isinstance(step, int):
        entries = list(node.value) if isinstance(node.value, list) else []
        entries[step] = child
        return _holding(node, entries)
    return _holding(node, {**dict(node.pairs()), step: child})


def _with_first(node: Node, key: str, child: Node) -> Node:
    """A mapping with a new key before the others: nodes stand in the order of their lines, and it stands on the first."""
    return _holding(node, {key: Node(child.value, child.start, None, node.start), **dict(node.pairs())})


def _without(node: Node, step: str | int) -> Node:
    return _holding(node, {key: child for key, child in node.pairs() if key != step})


def _made(value: Any, start: yaml.Mark | None, before: Node | None = None) -> Node:
    """A value as a node; before: what stood in its place, of which the entries that stay keep their own."""
    if isinstance(value, bool):
        return Node("true" if value else "false", start)
    if isinstance(value, dict):
        children = {}
        for key, each in value.items():
            child = _made(each, start)
            children[key] = Node(child.value, start, None, start)
        return Node(children, start)
    if isinstance(value, list):
        old = before.value if before and isinstance(before.value, list) else []
        return Node(_entries(value, start, old), start)
    return Node(str(value), start)


def _entries(values: Sequence[Any], start: yaml.Mark | None, old: Sequence[Node]) -> list[Node]:
    """The entries of a list, in the order of their lines; those that stood there before keep their node."""
    entries: list[Node] = []
    for value in values:
        kept = next((node for node in old if node.plain() == value and node.line > (start.line if start else 0)), None)
        if kept is None:
            entries.append(_made(value, start))
        else:
            entries.append(kept)
            start = _behind(kept)
    return entries


def _behind(node: Node) -> yaml.Mark:
    """The line behind the last value in a node: what is put there takes no comment from it."""
    children = node.value if isinstance(node.value, list) else [child for _, child in node.pairs()]
    if children:
        return _behind(children[-1])
    line, column = node.place
    return yaml.Mark("", 0, line, column - 1, None, 0)
