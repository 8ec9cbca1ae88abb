"""A YAML document as nodes that know their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.rulebook.problems import Place


class Node(NamedTuple):
    """A value and where it stands; key: where its key stands, for a value of a mapping.

    shift: columns from the place to the first character of the text, or None where the text is folded or escaped
    and its characters cannot be pointed at.
    """

    value: str | list[Node] | dict[str, Node] | None
    place: Place
    key: Place | None = None
    shift: int | None = None

    @property
    def text(self) -> str:
        """The text of a scalar; nothing for anything else."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def line(self) -> int:
        return self.place[0]

    def get(self, key: str) -> Node:
        """The value under a key, or an empty node at this place."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value or Node(None, self.place)

    def key_nodes(self) -> list[Node]:
        """The keys of a mapping as nodes that stand where the keys stand; none of anything else."""
        if not isinstance(self.value, dict):
            return []
        keys = []
        for key, value in self.value.items():
            place = value.key or value.place
            keys.append(Node(key, place))
        return keys

    def each_value(self) -> list[Node]:
        """The values of a mapping; none of anything else."""
        return list(self.value.values()) if isinstance(self.value, dict) else []

    def each(self, key: str) -> list[Node]:
        """The entries under a key; a lone value counts as a list of one."""
        node = self.value.get(key) if isinstance(self.value, dict) else None
        if node is None:
            return []
        if isinstance(node.value, list):
            return node.value
        return [] if node.value is None else [node]

    def follow(self, path: Iterable[str | int]) -> Node:
        """The deepest node on a path; steps that lead nowhere are passed over."""
        node = self
        for step in path:
            if isinstance(step, str):
                if isinstance(node.value, dict) and step in node.value:
                    node = node.value[step]
            elif isinstance(node.value, list) and step < len(node.value):
                node = node.value[step]
        return node

    def at(self, offset: int) -> Place:
        """The place of a character of the text, or of the text where that cannot be told."""
        if self.shift is None:
            return self.place
        line, column = self.place
        return line, column + self.shift + offset

    def plain(self) -> Any:
        """The values alone, as lists, dicts, strings and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value
