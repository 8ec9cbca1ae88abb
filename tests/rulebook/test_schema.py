"""The schemas that editors read are those of the model, and take what the loader takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from fazhi_cli.cli.starter import starter
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.rulebook.comments import comments
from fazhi_cli.rulebook.hovers import HOVERS
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


def definitions(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What a schema says of each class of its model; that of the file stands under no name."""
    return {"": schema, **schema.get("$defs", {})}


ENGLISH = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){2,}")
"""Three words of English, one behind the other."""


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_tells_in_chinese_what_is_written_there(name: str) -> None:
    for of_class in definitions(SCHEMAS[name]).values():
        for key, value in of_class.get("properties", {}).items():
            hover = value.get("description", "")
            assert re.search("[一-鿿]{2}", hover), key
            assert not ENGLISH.search(hover), hover


def test_every_hover_has_its_key() -> None:
    keys = {
        key
        for schema in SCHEMAS.values()
        for of_class in definitions(schema).values()
        for key in of_class["properties"]
    }
    assert {key for hovers in HOVERS.values() for key in hovers} == keys


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


@pytest.mark.parametrize("name", ["tasks", "units", "wording", "starter"])
def test_the_comments_are_in_the_language_of_who_edits(name: str) -> None:
    text = "".join(starter("a", "甲", "乙", 2026).values())
    if name != "starter":
        text = (DATA / f"{name}.yaml").read_text("utf-8")
    found = [comment.text for comment in comments(text)]
    assert len(found) > 2
    assert [comment for comment in found if ENGLISH.search(comment)] == []
