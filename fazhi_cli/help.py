"""Help in Chinese: the sentence, an example, the options by what they are for; set by cell width."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import typer.core

from fazhi_cli.errors import WrongCall
from fazhi_cli.names import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEFT = 30
"""Cells of the column of options."""


class Command(typer.core.TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        arguments = [p for p in self.params if isinstance(p, typer.core.TyperArgument)]
        usage = " ".join([ctx.command_path, *(f"[{p.human_readable_name}]…" for p in arguments), "[選項]"])
        formatter.write(_shown(_page(usage, self.help or "", self._panels())))

    def _panels(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.params:
            if isinstance(parameter, typer.core.TyperOption) and not parameter.hidden:
                panels.setdefault(parameter.rich_help_panel or "選項", []).append(_entry(parameter))
        panels.setdefault("其他", []).append(("-h, --help", "顯示本頁"))
        yield from panels.items()


class Commands(typer.core.TyperGroup):
    """The commands by name, imported and built only when they are called."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        entries = [(name, self.line_of(name)) for name in self.list_commands(ctx)]
        options = [("--version", "版本"), ("-h, --help", "顯示本頁;fazhi 命令 --help 顯示該命令的選項與例子")]
        page = _page("fazhi 命令 [選項]", self.help or "", [("命令", entries), ("選項", options)])
        formatter.write(_shown(page))

    def line_of(self, name: str) -> str:
        raise NotImplementedError

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        names = self.list_commands(ctx)
        if args[0] not in names:
            guess = near(args[0], names)
            hint = f"是否指 {'、'.join(guess)}?" if guess else "可用 fazhi --help 查看全部命令。"
            raise WrongCall(f"沒有「{args[0]}」這個命令。{hint}")
        return super().resolve_command(ctx, args)


def _entry(parameter: Any) -> tuple[str, str]:
    flags = sorted((*parameter.opts, *parameter.secondary_opts), key=lambda flag: flag.startswith("--"))
    value = "" if parameter.is_flag or not parameter.metavar else f" {parameter.metavar}"
    return ", ".join(flags) + value, parameter.help or ""


def _page(usage: str, text: str, panels: Iterable[tuple[str, list[tuple[str, str]]]]) -> str:
    lines = [f"用法:{usage}", "", *text.splitlines()]
    for title, entries in panels:
        lines += ["", f"{title}:"]
        for left, right in entries:
            lines += _two_columns(left, right)
    return "\n".join(lines) + "\n"


def _two_columns(left: str, right: str) -> Iterator[str]:
    from fazhi_cli.views.widths import fold, padded, width

    cells = max(20, min(shutil.get_terminal_size().columns, 100) - LEFT - 2)
    parts = fold([right], cells)
    if width(left) > LEFT - 2:
        yield f"  {left}"
        left = ""
    for part in parts:
        yield f"  {padded(left, LEFT - 2)}{part}".rstrip()
        left = ""


def _shown(page: str) -> str:
    """FAZHI_SCRIPT speaks for help too, which knows no rulebook."""
    if os.environ.get("FAZHI_SCRIPT") != "hans":
        return page
    from fazhi_cli.script import simplified

    return simplified(page)
