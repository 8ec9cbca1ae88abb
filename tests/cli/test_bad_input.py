"""Whatever is typed, the program ends with an exit code it promises: no command has a value that breaks it."""

from __future__ import annotations

import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_cli.cli import app as cli
from fazhi_cli.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[2] / "data"
PROMISED = {0, 1, 2, 3, 4}

HOSTILE = st.sampled_from(
    [
        "", " ", "-", "--", "=", "0", "-1", "1e9", "nan", "9" * 40, "1.5", "1,2,,3", "1-", "-1-", "10.3", "10.99", "3-1", "9999999999:1",
        "\0", "\udcff", "\ud800", "🏛️", "é", "\u202e市法制辦", "市\n法制辦", "\x1b[31m", "'; DROP TABLE tasks; --", "%", "_", "%s", "{}", "{0}",
        "市法制辦", "市法制办", "全部", "三十一", "(十)", "第3章", "2015-02-30", "0000-01", "9999-12-31", "2015Q5", "2015年13月", "today", "99999d",
        "-30d", "id", "-id", "id,id", "@", "table", "json", "ids", "csv", "docx", "utf-8", "utf-16", "rot13", "idna", "hans", "strict",
        "milestone", "month", "unit", "SELECT 1", "SELECT * FROM", "工" * 5000,
    ]
)  # fmt: skip
WORDS = HOSTILE | st.text(max_size=12)
NAMES = st.text(alphabet="ab市.🏛 -", max_size=8) | st.sampled_from(
    ["", "-", "a.csv", "b.json", "c.xlsx", "市.md", "x" * 300]
)
"""Names of files to write: none that leads out of the folder in which the test runs."""


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to run in, with a copy of the rulebook for what might write to it."""
    place = tmp_path_factory.mktemp("hostile")
    shutil.copytree(DATA, place / "data")
    monkeypatch.chdir(place)
    monkeypatch.setenv("FAZHI_DATA", str(place / "data"))
    return place


def _parameters(name: str) -> list[Any]:
    command: Any = typer.main.get_command(cli.app)
    for word in name.split():
        command = command.get_command(None, word)
    return [p for p in command.params if "--data" not in p.opts]


NAMES_OF_COMMANDS = [
    *(entry.name for entry in COMMANDS if entry.module),
    *(f"{entry.name} {member.name}" for entry in COMMANDS if not entry.module for member in entry.members),
]
"""The commands, and those of groups that do nothing by themselves."""


@st.composite
def _calls(draw: st.DrawFn, name: str) -> list[str]:
    chosen = draw(st.lists(st.sampled_from(_parameters(name)), max_size=4))
    words = name.split()
    for parameter in chosen:
        writes = parameter.metavar in ("文件", "文件夾", "路徑")
        value = draw(NAMES if writes else WORDS)
        if parameter.param_type_name == "argument":
            words.append(value)
        elif parameter.is_flag:
            words.append(draw(st.sampled_from([*parameter.opts, *parameter.secondary_opts])))
        else:
            words += [parameter.opts[0], value]
    return words


def _code(words: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["fazhi", *words])
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO("\n2015-03-31\n🏛️".encode()), encoding="utf-8"))
    return cli.main()


@pytest.mark.usefixtures("folder", "capfd")
@pytest.mark.parametrize("name", NAMES_OF_COMMANDS)
def test_every_command_ends_as_promised(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    @settings(max_examples=60)
    @given(words=_calls(name))
    def ends(words: list[str]) -> None:
        assert _code(words, monkeypatch) in PROMISED

    ends()


@pytest.mark.usefixtures("folder", "capfd")
def test_any_line_ends_as_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    @settings(max_examples=100)
    @given(words=st.lists(WORDS.filter(lambda word: word not in ("-o", "--output")), max_size=4))
    def ends(words: list[str]) -> None:
        assert _code(words, monkeypatch) in PROMISED

    ends()


@pytest.mark.parametrize("words", [[], ["tasks"], ["units", "市"], ["\0", "\ud800"], ["tasks", "--unit", "🏛️"]])
def test_completion_of_any_line_is_quiet(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_FAZHI_COMPLETE", "\x1f".join(words).replace("\0", "?").replace("\ud800", "?"))
    assert _code([], monkeypatch) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("data", ["", "nowhere", "\0", "\udcff", "/dev/null", "🏛️", "data/tasks.yaml", "x" * 5000])
@pytest.mark.parametrize("name", ["tasks", "text", "check", "where", "sql"])
def test_a_place_that_holds_no_rulebook(
    name: str, data: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    words = [name, *(["SELECT 1"] if name == "sql" else []), "--data", data]
    assert _code(words, monkeypatch) in {2, 3}
    assert capfd.readouterr().err or name == "check"
