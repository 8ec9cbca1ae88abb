"""A YAML document as nodes that know their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import yaml

    from fazhi_cli.rulebook.problems import Place

_BEGINNING: Place = (1, 1)


class Node:
    """A value and the marks of where it stands; key_start: where its key begins, for a value of a mapping.

    start and end are None where there is nothing to point at: of an empty file. Of every hundred nodes hardly one is asked where it
    stands, so that lines and columns are counted when somebody asks.
    """

    __slots__ = ("end", "key_start", "start", "value")

    def __init__(
        self,
        value: str | list[Node] | dict[str, Node] | None,
        start: yaml.Mark | None = None,
        end: yaml.Mark | None = None,
        key_start: yaml.Mark | None = None,
    ) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.key_start = key_start

    @property
    def place(self) -> Place:
        """Line and column, from 1."""
        return place_of_mark(self.start) if self.start else _BEGINNING

    @property
    def key(self) -> Place | None:
        """Where its key stands; None for what is no value of a mapping."""
        return place_of_mark(self.key_start) if self.key_start else None

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
        return value or Node(None, self.start)

    def has(self, key: str) -> bool:
        """Whether a mapping has a key, be its value empty."""
        return isinstance(self.value, dict) and key in self.value

    def text_of(self, key: str) -> str:
        """The text under a key; nothing where there is none."""
        return self.get(key).text

    def key_nodes(self) -> list[Node]:
        """The keys of a mapping as nodes that stand where the keys stand; none of anything else."""
        if not isinstance(self.value, dict):
            return []
        return [Node(key, value.key_start) for key, value in self.value.items()]

    def pairs(self) -> Iterable[tuple[str, Node]]:
        """The keys and values of a mapping; none of anything else."""
        return self.value.items() if isinstance(self.value, dict) else ()

    def each(self, key: str) -> list[Node]:
        """The entries under a key; a lone value counts as a list of one."""
        node = self.value.get(key) if isinstance(self.value, dict) else None
        return node.entries() if node else []

    def entries(self) -> list[Node]:
        """The entries of a list; a lone value counts as a list of one."""
        if isinstance(self.value, list):
            return self.value
        return [] if self.value is None else [self]

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
        """The place of a character of the text, or of the text where it is folded or escaped and its characters cannot be told."""
        line, column = self.place
        quotation_mark = self._width_of_quotation_mark()
        if quotation_mark is None:
            return line, column
        return line, column + quotation_mark + offset

    def _width_of_quotation_mark(self) -> int | None:
        """0 for a plain text, 1 for one in quotation marks, None where its characters do not stand as they are."""
        start, end = self.start, self.end
        is_text = isinstance(self.value, str)
        if start is None or end is None or not is_text or start.line != end.line:
            return None
        more = end.column - start.column - len(self.text)
        return more // 2 if more in (0, 2) else None

    def plain(self) -> Any:
        """The values alone, as lists, dicts, strings and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


class Unplaced(Node):
    """A node that does not know where it stands: a plain value, whose children become nodes when they are asked for.

    Most of what is asked of a file is what it says. Only where something is wrong with it, the place matters.
    """

    __slots__ = ()

    def __init__(self, value: Any) -> None:
        self.value = value

    @property
    def place(self) -> Place:
        """Raises PlaceUnknown."""
        raise PlaceUnknown

    @property
    def key(self) -> Place | None:
        """Raises PlaceUnknown."""
        raise PlaceUnknown

    def get(self, key: str) -> Node:
        """The value under a key, or an empty node."""
        return Unplaced(self.value.get(key) if isinstance(self.value, dict) else None)

    def text_of(self, key: str) -> str:
        """The text under a key; nothing where there is none."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else ""

    def key_nodes(self) -> list[Node]:
        """The keys of a mapping as nodes; none of anything else."""
        return [Unplaced(key) for key in self.value] if isinstance(self.value, dict) else []

    def pairs(self) -> Iterable[tuple[str, Node]]:
        """The keys and values of a mapping; none of anything else."""
        return [(key, Unplaced(value)) for key, value in self.value.items()] if isinstance(self.value, dict) else ()

    def each(self, key: str) -> list[Node]:
        """The entries under a key; a lone value counts as a list of one."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return [] if value is None else _entries(value)

    def entries(self) -> list[Node]:
        """The entries of a list; a lone value counts as a list of one."""
        return [] if self.value is None else _entries(self.value)


class PlaceUnknown(Exception):
    """Somebody asked an unplaced node where it stands."""


def _entries(value: Any) -> list[Node]:
    return list(map(Unplaced, value)) if isinstance(value, list) else [Unplaced(value)]


def place_of_mark(mark: yaml.Mark) -> Place:
    """YAML counts from 0."""
    return mark.line + 1, mark.column + 1
