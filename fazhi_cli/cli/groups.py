"""The commands as Typer knows them: built from the table when they are called, so that a call imports only its own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
import typer.main

from fazhi_cli.cli import commands
from fazhi_cli.cli.help import Command, Commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.cli.commands import Entry

HELP = {"help_option_names": ["-h", "--help"]}


class Lazy(Commands):
    """The commands of a group; of the program itself where no entries are given."""

    own_entries: tuple[Entry, ...] | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        return commands.COMMANDS if self.own_entries is None else self.own_entries

    def list_commands(self, _ctx: Any) -> list[str]:
        return [entry.name for entry in self.entries]

    def entry_of(self, name: str) -> Entry:
        """The entry of a name that is in the table."""
        return next(entry for entry in self.entries if entry.name == name)

    def line_of(self, name: str) -> str:
        return self.entry_of(name).line

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        return built(self.entry_of(cmd_name))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the words name, and the words that are left for it."""
        name, command, rest = super().resolve_command(ctx, args)
        entry = self.entry_of(args[0])
        if entry.module is None:
            return name, command, rest
        member, words = member_of(entry, command, rest)
        if member is None:
            return name, command, rest
        return f"{name} {member.name}", built(member), words


def module_of(entry: Entry) -> Any:
    """The module of a command."""
    return import_module(f"fazhi_cli.cli.commands.{entry.module}")


def built(entry: Entry) -> Any:
    """An entry of the table as a command or a group of Typer's."""
    if entry.module is None:
        example = f"fazhi {entry.name} {entry.members[0].name} --help"
        group = Lazy(name=entry.name, help=f"{entry.line}。\n\n例：{example}", context_settings=HELP)
        group.own_entries = entry.members
        return group
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(entry.name, cls=Command, context_settings=HELP)(module_of(entry).run)
    command: Any = typer.main.get_command(app)
    command.members = entry.members
    return command


def member_of(entry: Entry, command: Any, words: Sequence[str]) -> tuple[Entry | None, list[str]]:
    """The member that the first argument of a group's own command names, and the words without it."""
    positions, _waiting = placed(command, words)
    if entry.members and positions:
        first = positions[0]
        for member in entry.members:
            if member.name == words[first]:
                return member, [*words[:first], *words[first + 1 :]]
    return None, list(words)


def placed(command: Any, words: Sequence[str]) -> tuple[list[int], Any]:
    """Where among the words the arguments stand, and the option that still waits for its value, if one does."""
    options = options_of(command)
    arguments: list[int] = []
    waiting = None
    for position, word in enumerate(words):
        if waiting is not None:
            waiting = None
        elif word in options:
            waiting = None if options[word].is_flag else options[word]
        elif not word.startswith("-"):
            arguments.append(position)
    return arguments, waiting


def options_of(command: Any) -> dict[str, Any]:
    """The options of a command, by each of their flags."""
    options: dict[str, Any] = {}
    for parameter in command.params:
        if parameter.param_type_name == "option":
            for flag in (*parameter.opts, *parameter.secondary_opts):
                options[flag] = parameter
    return options
