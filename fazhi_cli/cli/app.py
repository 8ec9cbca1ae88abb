"""The edge of the program: arguments in, exit codes out; nothing below prints an error or ends the process."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import typer
import typer.main

# Typer makes public only what all its errors have in common.
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption

from fazhi_cli import __version__
from fazhi_cli.cli.groups import HELP, Lazy, options_of
from fazhi_cli.errors import FazhiError, MissingPart, WrongCall
from fazhi_cli.memory import LEAST, shortage
from fazhi_cli.output.standard_output import ASCII, write
from fazhi_cli.plan.names import near

if TYPE_CHECKING:
    from collections.abc import Sequence


def _version(wanted: bool) -> None:
    if wanted:
        write(f"fazhi {__version__}\n".encode())
        raise typer.Exit


def fazhi(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True)) -> None:
    """政府方案的規則庫：誰牽頭、誰負責、何時完成，一條命令即得。

    例：fazhi tasks --unit 市法制辦
    """


app = typer.Typer(add_completion=False, rich_markup_mode=None)
app.callback(cls=Lazy, context_settings=HELP)(fazhi)


def main() -> int:
    """Run the command line of this process and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and stream.encoding.lower() in ASCII:
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # no locale was set: no wish for ASCII
    if sys.stdout is not None:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # help on a console of another script
    if (words := os.environ.get("_FAZHI_COMPLETE")) is not None:
        return _complete(words)
    if lacking := shortage(LEAST):
        return _without_room(lacking)
    return run([_decoded(argument) for argument in sys.argv[1:]])


def _complete(words: str) -> int:
    """Answer a shell's question for what may come next; nobody reads why one cannot be answered."""
    from fazhi_cli.cli.completion import answer
    from fazhi_cli.output.delivery import Output, deliver_text

    replaced = os.environ.get("_FAZHI_REPLACED")
    answered = answer(
        typer.main.get_command(app),
        _decoded(words),
        None if replaced is None else _decoded(replaced),
        os.environ.get("FAZHI_DATA"),
        os.environ.get("FAZHI_SCRIPT"),
    )
    try:
        deliver_text(answered, Output())
    except MissingPart as error:
        return error.exit_code
    return 0


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; every failure is a sentence or a few on stderr."""
    try:
        command = typer.main.get_command(app)
        words = list(arguments) or ["--help"]
        # A page of help is in the script of the rulebook that the words name: see help.py.
        code = command.main(words, prog_name="fazhi", standalone_mode=False, obj=tuple(words)) or 0
        if sys.stdout is not None:
            write(b"")  # a page that Typer wrote itself must have arrived too
        return code
    except OSError as error:
        from fazhi_cli import files

        return _refused([f"無法完成：{files.reason(error)}"], MissingPart.exit_code, arguments)
    except FazhiError as error:
        from fazhi_cli.cli.hints import messages

        return _refused(messages(error), error.exit_code, arguments)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except UnicodeEncodeError as error:
        # Of names alone: what is written to streams and into files has had its signs replaced, or was refused.
        sentence = f"無法完成：這台機器的環境（{error.encoding}）寫不出「{error.object}」這樣的文件名，請設 LC_ALL=C.UTF-8 再試"
        return _refused([sentence], MissingPart.exit_code, arguments)
    except ImportError as error:
        return _without_room(f"組件「{error.name}」載入不了：安裝不全，或者內存不足")
    except (MemoryError, SystemError):
        # A compiled part that got no memory may leave it to Python to say that something failed.
        return _without_room("內存不足")
    except typer.exceptions.TyperException as error:
        return _refused([_sentence(error)], WrongCall.exit_code, arguments)


def _refused(messages: Sequence[str], code: int, arguments: Sequence[str]) -> int:
    """Write what was wrong to stderr, a line each, and give the exit code."""
    from fazhi_cli.cli.call_script import script_of_call
    from fazhi_cli.output.standard_error import tell
    from fazhi_cli.visible import visible

    text = "".join(f"{visible(message)}\n" for message in messages)
    tell(script_of_call(arguments).shown(text))
    return code


def _without_room(reason: str) -> int:
    """Tell of memory that ran out, also while a compiled part was loaded, and give the exit code; in no other script: that takes memory."""
    from fazhi_cli.output.standard_error import tell

    tell(f"無法完成：{reason}。\n")
    return MissingPart.exit_code


def _decoded(argument: str) -> str:
    """Under LC_ALL=C, or a console of another code page, the bytes of an argument arrive as surrogates: they are UTF-8.

    What is none stays as it is: see broken_bytes.py.
    """
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return argument


def _sentence(error: Any) -> str:
    """A wrong call as Typer found it, in Chinese; told by the kinds of its errors, not by their English words."""
    context = getattr(error, "ctx", None)
    options = options_of(context.command) if context else {}
    hint = f"用 {context.command_path if context else 'fazhi'} --help 查看用法。"
    if isinstance(error, NoSuchOption):
        if context and hasattr(context.command, "list_commands"):
            hint = f"選項寫在命令之後，如 {context.command_path} 命令 {error.option_name}。{hint}"
        return _unknown_option(error.option_name, options, hint)
    if isinstance(error, BadOptionUsage):
        option = options.get(error.option_name)
        if option is None or option.is_flag:
            return f"選項 {error.option_name} 後面不帶值。{hint}"
        return f"選項 {error.option_name} 缺值：後面應寫明{option.metavar or '一個值'}。{hint}"
    parameter = getattr(error, "param", None)
    if parameter is None:
        return f"命令有誤：{error}。{hint}"
    if isinstance(error, MissingParameter):
        return f"缺少{parameter.human_readable_name}。{hint}"
    wanted = f"應為{parameter.metavar or '另一種值'}"
    least = getattr(parameter.type, "min", None)
    if least is not None:
        wanted += f"，即不小於 {least} 的整數"
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    return f"{name} 的值不對：{wanted}。{hint}"


def _unknown_option(name: str, options: dict[str, Any], hint: str) -> str:
    """The sentence for an option that the command has not; a short one is near to every other."""
    nearest: list[str] = []
    if name.startswith("--"):
        words = [flag.removeprefix("--") for flag in options if flag.startswith("--")]
        nearest = near(name.removeprefix("--"), words, most=3)
    if nearest:
        guesses = "、".join(f"--{word}" for word in nearest)
        hint = f"是否指 {guesses}？"
    return f"沒有「{name}」這個選項。{hint}"
