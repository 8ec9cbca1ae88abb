"""One JSON array, set for reading; lists stay lists and Chinese stays Chinese."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fazhi_cli.formats.controls import escaped_controls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from fazhi_cli.formats.view import Printout


def objects(printout: Printout) -> Iterator[dict[str, Any]]:
    """The rows as JSON objects of the fields that are shown."""
    fields = [column.field for column in printout.columns]
    for row in printout.view.rows:
        yield {field: row[field] for field in fields}


def render_rows(printout: Printout) -> Iterator[str]:
    """The array, whole."""
    rows = list(objects(printout))
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    yield f"{escaped_controls(text)}\n"
