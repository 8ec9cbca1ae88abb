"""The table of commands: a command is a file and a line, and so is one of a group."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
import typer

from fazhi_cli.cli import app, commands
from fazhi_cli.cli.commands import Entry
from fazhi_cli.cli.completion import answer
from fazhi_cli.cli.parameters import argument
from fazhi_cli.vocabulary import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from tests.program import Answer

WORD = argument("字體", "一個詞", SCRIPTS, default="")


def _command(sentence: str) -> Callable[..., None]:
    def run(word: str = WORD) -> None:
        sys.stdout.write(f"{sentence} {word}\n")

    run.__doc__ = f"{sentence}。\n\n例:fazhi x"
    return run


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table with a command more, whose name is a keyword of Python, and with a group more."""
    for name in ("import_plan", "album_verify", "album_set"):
        module: ModuleType = type(sys)(f"fazhi_cli.cli.commands.{name}")
        vars(module)["run"] = _command(name)
        monkeypatch.setitem(sys.modules, module.__name__, module)
    added = (
        Entry("import", "import_plan", "讀入一個方案"),
        Entry("album", None, "冊子", (Entry("verify-all", "album_verify", "核對"), Entry("set", "album_set", "登記"))),
    )
    monkeypatch.setattr(commands, "COMMANDS", commands.COMMANDS + added)


def _offered(*words: str) -> list[str]:
    lines = answer(typer.main.get_command(app.app), "\x1f".join(words), None, None, None).splitlines()
    return [line.partition("\t")[0] for line in lines]


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["import", "x"], "import_plan x\n"),
        (["album", "verify-all", "x"], "album_verify x\n"),
        (["album", "set"], "album_set \n"),
    ],
)
@pytest.mark.usefixtures("table")
def test_a_line_and_a_file_are_a_command(capsys: Any, arguments: list[str], shown: str) -> None:
    assert app.run(arguments) == 0
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize("arguments", [["album"], ["album", "--help"]])
@pytest.mark.usefixtures("table")
def test_a_group_has_a_help_page(capsys: Any, arguments: list[str]) -> None:
    assert app.run(arguments) == 0
    page = capsys.readouterr().out
    assert page.startswith("用法：fazhi album 命令 [選項]\n")
    assert "  verify-all                  核對\n" in page
    assert "--version" not in page


@pytest.mark.usefixtures("table")
def test_a_member_has_one_too(capsys: Any) -> None:
    assert app.run(["album", "verify-all", "-h"]) == 0
    assert capsys.readouterr().out.startswith("用法：fazhi album verify-all [字體] [選項]\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["album", "verify"], "沒有「verify」這個命令。是否指 verify-all？\n"),
        (["album", "xyz"], "沒有「xyz」這個命令。可用 fazhi album --help 查看全部命令。\n"),
        (["albu"], "沒有「albu」這個命令。是否指 album？\n"),
        (["album", "set", "--x"], "沒有「--x」這個選項。用 fazhi album set --help 查看用法。\n"),
    ],
)
@pytest.mark.usefixtures("table")
def test_a_wrong_word_of_a_group(capsys: Any, arguments: list[str], sentence: str) -> None:
    assert app.run(arguments) == 2
    assert capsys.readouterr().err == sentence


@pytest.mark.usefixtures("table")
def test_completion_knows_groups() -> None:
    assert _offered("alb") == ["album"]
    assert _offered("album", "") == ["verify-all", "set", "--help"]
    assert _offered("album", "set", "") == ["hans", "hant"]
    assert _offered("album", "nope", "") == []
    assert _offered("change", "")[:3] == ["list", "undo", "1"]
    assert _offered("change", "--data", "", "list", "--for") == ["--format", "--force"]
    assert "--move-to" not in _offered("change", "undo", "--")


def test_a_command_that_is_a_group_too(fazhi: Callable[..., Answer]) -> None:
    page = fazhi("change", "--help").lines
    assert page[0] == "用法：fazhi change [序號…] [選項]"
    assert "  list                        列出已登記的調整" in page
    assert fazhi("change", "list", "--help").lines[0] == "用法：fazhi change list [選項]"
    assert fazhi("change", "undo", "-h").lines[0] == "用法：fazhi change undo [調整號…] [選項]"
    assert (
        fazhi("change", "-f", "json", "list") == fazhi("change", "list", "-f", "json") == fazhi("change", "-f", "json")
    )
