"""The edge of the program: arguments in, exit codes out; nothing below prints an error or ends the process."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import typer
import typer.main

from fazhi_cli import __version__
from fazhi_cli.commands import COMMANDS
from fazhi_cli.errors import FazhiError, WrongCall
from fazhi_cli.help import Command, Commands

if TYPE_CHECKING:
    from collections.abc import Sequence

HELP = {"help_option_names": ["-h", "--help"]}


class Lazy(Commands):
    def list_commands(self, _ctx: Any) -> list[str]:
        return [entry.name for entry in COMMANDS]

    def line_of(self, name: str) -> str:
        return next(entry.line for entry in COMMANDS if entry.name == name)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        module = import_module(f"fazhi_cli.commands.{cmd_name}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, cls=Command, context_settings=HELP)(module.run)
        return typer.main.get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"fazhi {__version__}\n")
        raise typer.Exit


def fazhi(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True)) -> None:
    """政府方案的規則庫:誰牽頭、誰負責、何時完成,一條命令即得。

    例:fazhi tasks --unit 市法制辦
    """


app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)
app.callback(cls=Lazy, context_settings=HELP)(fazhi)


def main() -> NoReturn:
    sys.exit(run([_decoded(argument) for argument in sys.argv[1:]]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; every failure is a sentence or a few on stderr."""
    try:
        command = typer.main.get_command(app)
        return command.main(list(arguments), prog_name="fazhi", standalone_mode=False) or 0
    except FazhiError as error:
        return _told(error.messages, error.exit_code, arguments)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except typer.exceptions.TyperException as error:
        return _told([_sentence(error)], WrongCall.exit_code, arguments)


def _told(messages: Sequence[str], code: int, arguments: Sequence[str]) -> int:
    text = "".join(f"{message}\n" for message in messages)
    if "hans" in arguments or "--script=hans" in arguments:
        from fazhi_cli.script import simplified

        text = simplified(text)
    sys.stderr.write(text)
    return code


def _decoded(argument: str) -> str:
    """Under LC_ALL=C, or a console of another code page, the bytes of an argument arrive as surrogates: they are UTF-8."""
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return argument.encode("utf-8", "replace").decode("utf-8")


def _sentence(error: Any) -> str:
    """A wrong call as Typer found it, in Chinese; told by the attributes of its kinds, not by its English words."""
    parameter = getattr(error, "param", None)
    flag = "/".join(parameter.opts) if parameter is not None else ""
    hint = "用 --help 查看用法。"
    if name := getattr(error, "option_name", None):
        near = getattr(error, "possibilities", None)
        if near is None and error.ctx is not None and name in {o for p in error.ctx.command.params for o in p.opts}:
            return f"選項 {name} 用法不對:要麼缺值,要麼多了值。{hint}"
        return f"沒有「{name}」這個選項。" + (f"是否指 {'、'.join(sorted(near))}?" if near else hint)
    if type(error).__name__ == "MissingParameter":
        return f"缺少參數 {parameter.human_readable_name if parameter else ''}。{hint}"
    if parameter is not None:
        return f"{flag} 的值不對:應為{parameter.metavar or '另一種值'}。{hint}"
    return f"命令有誤:{error}。{hint}"
