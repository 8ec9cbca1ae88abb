"""The schemas that editors read are those of the model, and take what the loader takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.rulebook.schema import schema_of

DATA = Path(__file__).parents[2] / "data"
GOOD = Path(__file__).parent / "good"
SCHEMAS = {row.name: schema_of(row) for row in DATA_FILES}


class Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=Editor)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_kept_schema_is_fresh(name: str, request: pytest.FixtureRequest) -> None:
    path = DATA / "schema" / f"{name}.schema.json"
    if request.config.getoption("--update-golden"):
        path.write_text(json.dumps(SCHEMAS[name], ensure_ascii=False, indent=2) + "\n", "utf-8")
    assert json.loads(path.read_text("utf-8")) == SCHEMAS[name]


@pytest.mark.parametrize("name", ["tasks", "units", "wording"])
def test_the_data_are_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    jsonschema.validate(read(DATA / f"{name}.yaml"), SCHEMAS[name])


@pytest.mark.parametrize("name", ["tasks", "units"])
def test_a_lone_value_may_stand_for_a_list(name: str) -> None:
    jsonschema.validate(read(GOOD / f"{name}.yaml"), SCHEMAS[name])


@pytest.mark.parametrize(
    "fault",
    [
        "unknown-key",
        "missing-title",
        "list-for-text",
        "per-is-unknown",
        "reading-without-day",
        "id-zero",
        "empty-title",
    ],
)
def test_an_editor_marks_what_the_loader_refuses(fault: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read(DATA.parent / "tests" / "bad" / f"{fault}.yaml"), SCHEMAS["tasks"])
