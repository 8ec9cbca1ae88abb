"""One compact JSON object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fazhi_cli.formats.controls import escaped_controls
from fazhi_cli.formats.json import objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats.view import Printout


def render_rows(printout: Printout) -> Iterator[str]:
    """A line a row."""
    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    for record in objects(printout):
        yield f"{escaped_controls(encoder.encode(record))}\n"
