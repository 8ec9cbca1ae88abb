"""The table of the kinds of change; a kind is a file of this folder and a line here.

Every other place follows the table: the model, its schema, the checks, the replay, the index, the list and its words,
and the options of `fazhi change`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.move import MOVE
from fazhi_cli.changes.kinds.reading import READING
from fazhi_cli.changes.kinds.rename import RENAME
from fazhi_cli.changes.kinds.resume import RESUME
from fazhi_cli.changes.kinds.split import SPLIT
from fazhi_cli.changes.kinds.succeed import SUCCEED
from fazhi_cli.changes.kinds.suspend import SUSPEND
from fazhi_cli.changes.kinds.undo import UNDO

if TYPE_CHECKING:
    from fazhi_cli.changes.kinds.kind import Kind

_IN_ORDER = (
    MOVE,
    SUSPEND,
    RESUME,
    READING,
    RENAME,
    SPLIT,
    SUCCEED,
    UNDO,
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _IN_ORDER}
"""The kinds of change by name, in the order in which people are told of them."""
