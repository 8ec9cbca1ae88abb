"""One compact JSON object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fazhi_cli.formats.json import objects

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Printout


def render(printout: Printout) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return "".join(f"{encode(record)}\n" for record in objects(printout))
