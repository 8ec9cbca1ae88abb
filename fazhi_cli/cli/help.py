"""Help in Chinese: the sentence, an example, the options by what they are for; set by cell width."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, NoReturn

import typer.core
import typer.exceptions

from fazhi_cli.cli.broken_bytes import mend, mended
from fazhi_cli.cli.call_script import script_of_call
from fazhi_cli.errors import WrongCall
from fazhi_cli.output import standard_output
from fazhi_cli.plan.names import near

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from fazhi_cli.cli.commands import Entry

LEFT = 30
"""Cells of the column of options."""
LISTS = ("fields", "sort")
"""The options whose one value is a list."""
WIDEST = 100
"""Cells beyond which a line of help is tiring to read."""


class Command(typer.core.TyperCommand):
    # Typer tells words too many in English only, in a sentence without parts: they are let through and told here.
    allow_extra_args = True
    members: tuple[Entry, ...] = ()
    """The commands of the group, where this is the command that a group itself is."""

    def make_parser(self, ctx: Any) -> Any:
        """Make Typer's parser refuse an option of one value that is given twice: it would keep the last without a word."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def parse_once(args: list[str]) -> tuple[dict[str, Any], list[str], list[Any]]:
            values, rest, order = parse(args=args)
            _refuse_repeated(order)
            return values, rest, order

        vars(parser)["parse_args"] = parse_once
        return parser

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            rest = super().parse_args(ctx, args)
        except typer.exceptions.TyperException as error:
            # The parser knows no command; the sentence about its error names one.
            vars(error)["ctx"] = vars(error).get("ctx") or ctx
            raise
        mend(self.params, ctx.params)
        ctx.args = mended(ctx.args)  # words that no argument takes are looked up, to tell where they belong
        return rest

    def invoke(self, ctx: Any) -> Any:
        if ctx.args:
            raise WrongCall(_too_many(ctx))
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> NoReturn:  # noqa: ARG002  (Typer's own buffer, see _write)
        arguments = [_placeholder(argument) for argument in self.arguments]
        usage = " ".join([ctx.command_path, *arguments, "[選項]"])
        page = _page(usage, self.help or "", self._panels())
        _write(page, ctx)

    @property
    def arguments(self) -> list[Any]:
        return [p for p in self.params if isinstance(p, typer.core.TyperArgument) and not p.hidden]

    def _panels(self) -> dict[str, list[tuple[str, str]]]:
        """By its heading each part of the page: what is typed, and what it means."""
        panels: dict[str, list[tuple[str, str]]] = {}
        explained = [argument for argument in self.arguments if argument.help]
        if explained:
            panels["參數"] = [(argument.human_readable_name, argument.help) for argument in explained]
        if self.members:
            panels["子命令"] = [(member.name, member.line) for member in self.members]
        for parameter in self.params:
            if isinstance(parameter, typer.core.TyperOption) and not parameter.hidden:
                heading = parameter.rich_help_panel or "選項"
                panels.setdefault(heading, []).append(_entry(parameter))
        panels.setdefault("其他", []).append(("-h, --help", "顯示本頁"))
        return panels


class Commands(typer.core.TyperGroup):
    """The commands by name, imported and built only when they are called."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args or ["--help"])

    def format_help(self, ctx: Any, formatter: Any) -> NoReturn:  # noqa: ARG002  (Typer's own buffer, see _write)
        entries = [(name, self.line_of(name)) for name in self.list_commands(ctx)]
        path = ctx.command_path
        options = [("-h, --help", f"顯示本頁；{path} 命令 --help 顯示該命令的選項與例子")]
        if ctx.parent is None:
            options.insert(0, ("--version", "版本"))
        page = _page(f"{path} 命令 [選項]", self.help or "", {"命令": entries, "選項": options})
        _write(page, ctx)

    def line_of(self, name: str) -> str:
        raise NotImplementedError

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Raises WrongCall for a command that is not there."""
        name = mended(args[0])
        names = self.list_commands(ctx)
        if name not in names:
            nearest = near(name, names)
            if nearest:
                hint = f"是否指 {'、'.join(nearest)}？"
            else:
                hint = f"{_instead(name, (), None)}可用 {ctx.command_path} --help 查看全部命令。"
            raise WrongCall(f"沒有「{name}」這個命令。{hint}")
        return super().resolve_command(ctx, args)


def _placeholder(argument: Any) -> str:
    name = argument.human_readable_name
    if argument.nargs == -1:
        name += "…"
    return name if argument.required else f"[{name}]"


def _refuse_repeated(order: Sequence[Any]) -> None:
    """Raise WrongCall where an option of one value was given several; order: the parameters as they stand in the call."""
    for position, parameter in enumerate(order):
        if parameter not in order[:position] or parameter.param_type_name != "option" or parameter.multiple:
            continue
        flags = " 與 ".join((*parameter.opts[:1], *parameter.secondary_opts[:1]))
        if parameter.secondary_opts:
            raise WrongCall(f"{flags} 只能寫其中一個，且只寫一次。")
        if parameter.is_flag:
            continue  # what is switched on twice is on
        cure = f"；幾個{parameter.metavar}寫在一起，用逗號分隔" if parameter.name in LISTS else ""
        raise WrongCall(f"選項 {flags} 只能寫一次{cure}。")


def _too_many(ctx: Any) -> str:
    first = ctx.args[0]
    if first.startswith(("—", "–", "－", "﹣")):
        return f"無法識別「{first}」：選項前應是半角的減號，如 --unit。"
    flags = {flag for parameter in ctx.command.params for flag in parameter.opts}
    members = [member.name for member in getattr(ctx.command, "members", ())]
    if nearest := near(first, members):
        instead = f"是否指 {'、'.join(f'{ctx.command_path} {name}' for name in nearest)}？"
    elif first in ctx.find_root().command.list_commands(ctx):
        instead = f"另一個命令是 fazhi {first}。"
    else:
        instead = _instead(first, flags, ctx.params.get("data"))
    return f"「{first}」不能寫在這裡。{instead}用 {ctx.command_path} --help 查看用法。"


def _instead(word: str, flags: Collection[str], data: str | None) -> str:
    """The sentence that tells how a word may be said instead; nothing where nothing would take it."""
    from fazhi_cli.cli.stray_words import cure  # only a wrong call waits for it

    told = cure(word, flags, data)
    return f"{told}。" if told else ""


def _entry(parameter: Any) -> tuple[str, str]:
    """The flags of an option, the short one first, with the name of its value; and what it means."""
    flags = [*parameter.opts, *parameter.secondary_opts]
    flags.sort(key=lambda flag: flag.startswith("--"))
    typed = ", ".join(flags)
    if parameter.metavar and not parameter.is_flag:
        typed = f"{typed} {parameter.metavar}"
    return typed, parameter.help or ""


def _page(usage: str, text: str, panels: Mapping[str, list[tuple[str, str]]]) -> str:
    room = min(shutil.get_terminal_size().columns, WIDEST)
    lines = [f"用法：{usage}", ""]
    for sentence in text.splitlines():
        lines.extend(_wrapped(sentence, room))
    for title, entries in panels.items():
        lines.extend(("", f"{title}："))
        for left, right in entries:
            lines.extend(_two_columns(left, right, room))
    return "\n".join(lines) + "\n"


def _two_columns(left: str, right: str, room: int) -> Iterator[str]:
    from fazhi_cli.formats.widths import padded, width

    if width(left) > LEFT - 2:
        yield f"  {left}"
        left = ""
    for part in _wrapped(right, max(20, room - LEFT - 2)):
        yield f"  {padded(left, LEFT - 2)}{part}".rstrip()
        left = ""


def _wrapped(sentence: str, cells: int) -> list[str]:
    """Lines of a sentence, broken after its stops where that can be."""
    import re

    from fazhi_cli.formats.widths import wrap

    return wrap(re.findall(r"[^、；，]+[、；，]?", sentence), cells)


def _write(page: str, ctx: Any) -> NoReturn:
    """Write a page in the script of the call, whose words are the object of the outermost context, and end the call.

    Typer would say nothing of a standard output that is closed, and fail where its reader has had enough.
    """
    standard_output.write_text(script_of_call(ctx.find_root().obj or ()).shown(page))
    raise typer.exceptions.Exit
