"""JSON Schemas of the three files, so that an editor completes and checks them while they are typed."""

from __future__ import annotations

from typing import Any

from fazhi_cli.model import TasksFile, UnitsFile, WordingFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES = {"tasks": TasksFile, "units": UnitsFile, "wording": WordingFile}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each file by the file's name without its ending."""
    return {name: {"$schema": DIALECT, **model.model_json_schema(by_alias=True)} for name, model in FILES.items()}
