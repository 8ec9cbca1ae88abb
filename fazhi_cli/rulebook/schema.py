"""JSON Schemas of the files, so that an editor completes and checks them while they are typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fazhi_cli.rulebook.hovers import HOVERS
from fazhi_cli.rulebook.load import model_of

if TYPE_CHECKING:
    from fazhi_cli.data_files import DataFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(row: DataFile) -> str:
    """The schema of a data file as its file of JSON."""
    return json.dumps(schema_of(row), ensure_ascii=False, indent=2) + "\n"


def schema_of(row: DataFile) -> dict[str, Any]:
    """The schema of a data file."""
    model = model_of(row)
    schema: dict[str, Any] = _bare(model.model_json_schema())
    definitions = {model.__name__: schema, **schema.get("$defs", {})}
    for name, definition in definitions.items():
        hovers = HOVERS.get(name, {})
        for key, value in definition.get("properties", {}).items():
            if key in hovers:
                value["description"] = hovers[key]
    return {"$schema": DIALECT, **schema}


def _bare(value: Any) -> Any:
    """A schema without pydantic's titles and the docstrings of the code."""
    if isinstance(value, list):
        return [_bare(each) for each in value]
    if not isinstance(value, dict):
        return value
    # The keys of `properties` and `$defs` are names: one may well be "title".
    if all(isinstance(each, dict) for each in value.values()):
        return {key: _bare(each) for key, each in value.items()}
    return {key: _bare(each) for key, each in value.items() if key not in ("title", "description")}
