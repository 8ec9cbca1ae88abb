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
        return self.value if isinstance(self.value, str) else ""

    def get(self, key: str) -> Node:
        """The value under a key, or an empty node at this place."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found or Node(None, self.place)

    def each(self, key: str) -> list[Node]:
        """The entries under a key; a lone value counts as a list of one."""
        node = self.get(key)
        if isinstance(node.value, list):
            return node.value
        return [] if node.value is None else [node]

    def follow(self, path: Iterable[str | int]) -> Node:
        """The deepest node on a path; steps that lead nowhere are passed over."""
        node = self
        for step in path:
            if isinstance(step, str):
                node = node.value[step] if isinstance(node.value, dict) and step in node.value else node
            elif isinstance(node.value, list) and step < len(node.value):
                node = node.value[step]
        return node

    def at(self, offset: int) -> Place:
        """The place of a character of the text, or of the text where that cannot be told."""
        return self.place if self.shift is None else (self.place[0], self.place[1] + self.shift + offset)

    def plain(self) -> Any:
        """The values alone, as lists, dicts, strings and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value
