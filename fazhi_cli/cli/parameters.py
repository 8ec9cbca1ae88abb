"""How a command declares an option or an argument: what the help page says of it, and which values completion may offer."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Literal

import typer.models

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MANY = list[str]
TEXT = str | None
NUMBER = int | None
"""The kinds of value, as Typer reads them."""

MOST = 2**63 - 1
"""The largest number that an index or a register can be asked for."""

Known = Literal["unit", "function", "body", "case", "task", "chapter", "plan", "place", "year", "field"]
"""A value that the rulebook knows, or that is a field of the rows that the command shows.

function: a name by function; body: a unit or a name by function; case: an event that starts a case.
"""


class OptionInfo(typer.models.OptionInfo):
    """An option as Typer knows it; values: what may be its value, by English name the Chinese, or Known."""

    def __init__(self, values: Mapping[str, str] | Known | None, **settings: Any) -> None:
        super().__init__(**settings)
        self.values = values


class ArgumentInfo(typer.models.ArgumentInfo):
    """An argument as Typer knows it; values as those of an option."""

    def __init__(self, values: Mapping[str, str] | Known | None, **settings: Any) -> None:
        super().__init__(**settings)
        self.values = values


def own_option(
    flags: str,
    explanation: str,
    panel: str,
    metavar: str = "",
    values: Mapping[str, str] | Known | None = None,
    default: Any = None,
    **more: Any,
) -> Any:
    """An option of one command, which is the default of its parameter.

    flags: one or several, blanks between them. panel: its heading of the help page. metavar: what stands there for its value.
    """
    return OptionInfo(
        values,
        default=default,
        param_decls=flags.split(),
        help=explanation,
        metavar=metavar or None,
        rich_help_panel=panel,
        show_default=False,
        **more,
    )


def option(
    name: str,
    kind: Any,
    flags: str,
    explanation: str,
    panel: str,
    metavar: str = "",
    values: Mapping[str, str] | Known | None = None,
    **more: Any,
) -> inspect.Parameter:
    """An option that several commands take, as a parameter of this name and kind."""
    default: Any = None
    if kind is bool:
        default = False
    elif kind is MANY:
        default = []
    info = own_option(flags, explanation, panel, metavar, values, default, **more)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=info, annotation=kind)


def argument(
    metavar: str, explanation: str, values: Mapping[str, str] | Known | None = None, default: Any = None, **more: Any
) -> Any:
    """An argument of a command; a default of ... makes it one that must be given."""
    return ArgumentInfo(values, default=default, metavar=metavar, help=explanation, **more)


def values_of(command: Callable[..., None], name: str) -> Mapping[str, str] | Known | None:
    """What may be the value of a command's parameter."""
    declared = inspect.signature(command).parameters[name].default
    if isinstance(declared, OptionInfo | ArgumentInfo):
        return declared.values
    return None  # declared by Typer's own means
