"""README and manual show what the program prints, and the manual leaves nothing of the program out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli import formats as views
from fazhi_cli.cli import app as cli
from fazhi_cli.cli.commands import COMMANDS
from fazhi_cli.cli.groups import Lazy
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.index import schema
from fazhi_cli.layouts.checklists import LAYOUTS
from fazhi_cli.layouts.fields import FIELDS
from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.load import load, model_of
from fazhi_cli.rulebook.plan_model import Layout
from fazhi_cli.rulebook.problems import CODES
from fazhi_cli.rulebook.render_text import printed
from tests import console

if TYPE_CHECKING:
    from pydantic import BaseModel

    from fazhi_cli.data_files import DataFile

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
README, MANUAL = ROOT / "README.md", ROOT / "docs" / "manual.md"
CONSOLE = [
    pytest.param(path, number, id=f"{path.name}:{block.line}")
    for path in (README, MANUAL)
    for number, block in enumerate(console.blocks(path.read_text(encoding="utf-8")))
    if block.language == "console"
]
SEVERITIES = {"error": "錯誤", "warning": "提示"}


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-docs"))


@pytest.mark.skipif(sys.platform == "win32", reason="the blocks are for a shell of POSIX")
@pytest.mark.parametrize(("path", "number"), CONSOLE)
def test_a_block_shows_what_the_commands_print(path: Path, number: int, tmp_path: Path, updating: bool) -> None:
    document = path.read_text(encoding="utf-8")
    block = list(console.blocks(document))[number]
    real = console.renewed(block, tmp_path)
    assert "Traceback (most recent call last)" not in real
    if updating:
        path.write_text(document[: block.span[0]] + real + document[block.span[1] :], encoding="utf-8")
    else:
        assert block.body == real


def examples() -> list[tuple[str, str]]:
    """The Python examples of the manual, each with the block after it, which is what it prints."""
    found = list(console.blocks(MANUAL.read_text(encoding="utf-8")))
    return [(one.body, after.body) for one, after in pairwise(found) if one.language == "python"]


@pytest.mark.parametrize(("code", "shown"), examples())
def test_a_python_example_prints_what_is_shown(code: str, shown: str, tmp_path: Path, updating: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=tmp_path, check=False, timeout=60
    )
    assert done.stderr == ""
    if updating:
        document = MANUAL.read_text(encoding="utf-8")
        MANUAL.write_text(document.replace(f"```text\n{shown}```", f"```text\n{done.stdout}```"), encoding="utf-8")
    else:
        assert done.stdout == shown


def shapes() -> list[tuple[str, str]]:
    """The layouts of the manual, each with the block after it, which is what they print."""
    found = list(console.blocks(MANUAL.read_text(encoding="utf-8")))
    return [(one.body, after.body) for one, after in pairwise(found) if one.body.startswith("layout:")]


UNITS = "units: [{name: 市甲局}, {name: 市乙局}, {name: 市丙局}, {name: 各縣（市、區）政府, open: true}]\n"


@pytest.mark.parametrize(("written", "shown"), shapes())
def test_a_layout_prints_what_is_shown(written: str, shown: str, tmp_path: Path) -> None:
    of_plan, chapters, tasks = written.partition("chapters:\n")
    plan = "plan:\n  id: shape\n  title: 方案\n  issued: 2021-01-04\n" + indent(of_plan, "  ")
    (tmp_path / "tasks.yaml").write_text(plan + chapters + tasks, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    assert printed(load(tmp_path).rulebook) == f"方案\n{shown}"
    # What is not used here is used in another of the examples.
    assert {problem.code for problem in check(tmp_path)} <= {"C10"}


def test_every_key_of_a_layout_is_shown() -> None:
    shown = "".join(written for written, _ in shapes())
    keys = Layout.model_fields.keys() - {"join", "join_after", "contact"}
    assert {key for key in keys if f"  {key}: " not in shown} == set()


@pytest.fixture(scope="module")
def manual() -> str:
    return MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_command_has_a_heading_and_an_example(manual: str, name: str) -> None:
    section = re.search(rf"^### `fazhi {name}`.*?(?=^##)", manual, re.MULTILINE | re.DOTALL)
    assert section, f"docs/manual.md has no heading ### `fazhi {name}`"
    assert re.search(rf"^\$ .*fazhi {name}", section[0], re.MULTILINE)


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_option_is_mentioned(manual: str, name: str) -> None:
    command: Any = Lazy().get_command(None, name)
    flags = {flag for parameter in command.params for flag in parameter.opts if flag.startswith("--")}
    assert {flag for flag in flags if not re.search(rf"(?<![\w-]){flag}(?![\w-])", manual)} == set()


NAMED = [
    *(f"`{name}`" for name in views.names()),
    *(f"`{name}`" for name in FIELDS),
    *(word for layout in LAYOUTS for word in (layout.title, f"`{layout.name}`")),
]
"""Formats, fields of a form, layouts."""


@pytest.mark.parametrize("word", NAMED)
def test_every_format_and_layout_is_named(manual: str, word: str) -> None:
    assert word in manual


def test_the_table_of_problem_codes_is_the_programs(manual: str, updating: bool) -> None:
    rows = "".join(f"| {code} | {SEVERITIES[of.severity]} | {of.meaning} |\n" for code, of in CODES.items())
    table = f"| 碼 | 程度 | 說明 |\n|---|---|---|\n{rows}"
    renewed = re.sub(r"^\| 碼 \| 程度.*?(?=^$)", lambda _: table, manual, count=1, flags=re.MULTILINE | re.DOTALL)
    if updating:
        MANUAL.write_text(renewed, encoding="utf-8")
    else:
        assert table in manual


def test_the_tables_of_the_index_stand_in_the_manual(manual: str) -> None:
    assert schema.tables() in manual


ROWS = [
    "tasks", "show 10", "clauses --id 10.5", "units", "duties", "due", "chapters", "cites", "stats",
    "clock 24 --from 2015-02-06", "read 每年", f"change list --data {ROOT / 'tests' / 'rulebooks' / 'rich'}",
]  # fmt: skip


@pytest.mark.parametrize("command", ROWS)
def test_every_field_of_a_row_is_explained(manual: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*command.split(), "-f", "json"]) == 0
    fields = {field for row in json.loads(capsys.readouterr().out) for field in row}
    table = manual[manual.index("## 七、字段") : manual.index("## 八、")]
    assert {field for field in fields if f"`{field}`" not in table} == set()


def keys(of: type[BaseModel]) -> set[str]:
    """The keys of a model of the YAML as they are written there, those of its parts too."""
    definitions = of.model_json_schema(by_alias=True)
    parts = [definitions, *definitions.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}


@pytest.mark.parametrize("row", DATA_FILES, ids=lambda row: row.name)
def test_every_key_of_the_rulebook_is_explained(manual: str, row: DataFile) -> None:
    section = re.search(rf"^### `{row.file}`.*?(?=^##)", manual, re.MULTILINE | re.DOTALL)
    assert section, f"docs/manual.md has no heading ### `{row.file}`"
    assert {key for key in keys(model_of(row)) if f"`{key}`" not in section[0]} == set()


def test_the_links_within_the_manual_lead_somewhere(manual: str) -> None:
    headings = re.findall(r"^#+ (.+)$", manual, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", manual)) - anchors == set()


@pytest.mark.parametrize("path", [README, MANUAL], ids=lambda path: path.name)
def test_the_files_that_a_document_points_to_exist(path: Path) -> None:
    linked = re.findall(r"\]\(((?!#|https?:)[^)#]+)", path.read_text(encoding="utf-8"))
    assert [name for name in linked if not (path.parent / name).exists()] == []
