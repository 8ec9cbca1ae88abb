"""A fact that stands beside an answer; notes.py has its sentence."""

from collections.abc import Mapping
from typing import Any, Literal

from fazhi_cli.structs import Struct

Facts = Mapping[str, Any]

Prominence = Literal["always", "foot", "explain"]
"""Who sees a note: everybody (in a pipe on stderr), who sees the foot of a table, or who asks for an explanation."""


class Note(Struct):
    """A code, the values that its sentence needs, and how prominent it is."""

    code: str
    facts: Facts
    prominence: Prominence = "always"
