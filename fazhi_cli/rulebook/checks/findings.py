"""What a check yields: a code and a sentence, with the node or the value that is at fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.nodes import Node

if TYPE_CHECKING:
    from fazhi_cli.rulebook.problems import Location

Roots = Mapping[str, Node]
"""The root node of each data file by its name; that of a file which is not there is empty."""


class NodeFinding(NamedTuple):
    """A fault of a node, found whether or not the file fits its model."""

    node: Node
    code: str
    message: str


class Finding(NamedTuple):
    """A fault of a value in a rulebook that fits its model; offset: the character of the value's text."""

    location: Location
    code: str
    message: str
    offset: int = 0
