"""Where rendered text goes: the terminal, a pipe or a file, in the format and the encoding that belong there."""

from __future__ import annotations

import os
import shutil
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.errors import MissingPart, NothingFound, WrongCall
from fazhi_cli.formats import FORMATS, Format, names
from fazhi_cli.formats.view import Printout, View, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

PIPE = "tsv"
TERMINAL_WIDTH = 80
"""Cells of a table where nothing tells how wide it may be."""


class Output(NamedTuple):
    """What the options of a command say about its output.

    `format`, `header`, `encoding` and `width` (in cells): None leaves the choice to where the output goes.
    `path`: a file, or "-" and None for stdout. `force` lets an existing file be replaced; with `fail_empty` an answer
    without rows ends the command with exit code 1.
    """

    format: str | None = None
    fields: tuple[str, ...] = ()
    header: bool | None = None
    path: str | None = None
    encoding: str | None = None
    force: bool = False
    fail_empty: bool = False
    width: int | None = None

    @property
    def file(self) -> str | None:
        return None if self.path == "-" else self.path

    @property
    def is_spreadsheet(self) -> bool:
        return self.file is not None and self.file.lower().endswith(".csv")


def show(view: View, out: Output) -> bool:
    """Renders the rows of a command and delivers them, as write_bytes; WrongCall where a field or a format does not exist."""
    format_ = _format(out, None)
    fields = (
        out.fields
        or {"all": [field for field, *_ in view.columns], "pipe": view.pipe, "shown": view.shown}[format_.fields]
    )
    printout = Printout(view, view.choose(fields), out.header, width_of(out), out.is_spreadsheet)
    if format_.is_document:
        from fazhi_cli.formats import writers
        from fazhi_cli.layouts import listing

        return write_file(writers.render(listing.of_view(printout), format_.name), out)
    return write_text(
        _painted(printout) if format_.name == "table" and _has_colour(out) else _rendered(format_, printout), out
    )


def expect(rows: Sequence[Any], out: Output) -> None:
    """Raises NothingFound where rows were asked for and there are none; called when all that is to be told has been."""
    if out.fail_empty and not rows:
        raise NothingFound


def write_text(text: str, out: Output) -> bool:
    """Delivers a text as it is, without a line end of its own; as write_bytes."""
    return write_bytes(_encoded(text, out), out)


def write_bytes(data: bytes, out: Output) -> bool:
    """Delivers what is already encoded, and whether anyone reads on; see files.write for what can go wrong with a file."""
    if out.file is None:
        return _to_stdout(data)
    from fazhi_cli import files

    files.write(out.file, data, force=out.force)
    return True


def write_file(data: bytes, out: Output) -> bool:
    """Delivers a finished file, which has an encoding of its own and is nothing to look at on a terminal."""
    if out.encoding:
        raise WrongCall("--encoding 只用於文本格式。")
    if out.path is None and _on_terminal():
        raise WrongCall("這是文件格式,請用 -o 寫明文件;要送往管道請寫 -o -。")
    return write_bytes(data, out)


def format_of(out: Output, otherwise: str | None = None) -> str:
    """The name of the format that an output will have; otherwise: where nothing asks for one, else by the destination."""
    return _format(out, otherwise).name


def width_of(out: Output) -> int:
    """Terminal cells of a line."""
    return out.width or shutil.get_terminal_size((TERMINAL_WIDTH, 24)).columns


def _format(out: Output, otherwise: str | None) -> Format:
    usual = otherwise or ("table" if out.file is None and _on_terminal() else PIPE)
    name = out.format or _format_of_ending(out.file or "") or usual
    for format_ in FORMATS:
        if format_.name == name:
            return format_
    raise WrongCall(unknown("格式", name, names()))


def _format_of_ending(path: str) -> str | None:
    ending = os.path.splitext(path)[1].lower()
    for format_ in FORMATS:
        if ending in format_.endings:
            return format_.name
    if ending:
        raise WrongCall(f"從「{ending}」看不出格式,請用 --format 指明:{'、'.join(names())}")
    return None


def _rendered(format_: Format, printout: Printout) -> str:
    text: str = import_module(f"fazhi_cli.formats.{format_.name}").render(printout)
    return text


def _painted(printout: Printout) -> str:
    from fazhi_cli.formats import table
    from fazhi_cli.output.terminal import painted

    return painted(table.lines(printout))


def _has_colour(out: Output) -> bool:
    """Spares a pipe the import of rich, which then settles NO_COLOR and TERM."""
    return out.file is None and (_on_terminal() or bool(os.environ.get("FORCE_COLOR")))


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _encoded(text: str, out: Output) -> bytes:
    """A chosen encoding is a promise and must hold every character; a console shows what it can."""
    if out.encoding is None:
        return _encoded_for(text, _usual_encoding(out))
    try:
        return text.encode(out.encoding)
    except UnicodeError:
        raise WrongCall(f"編碼 {out.encoding} 寫不全這些文字,請改用 --encoding utf-8") from None
    except (LookupError, ValueError):
        raise WrongCall(f"沒有編碼「{out.encoding}」,常用的有 utf-8、gb18030") from None


def _usual_encoding(out: Output) -> str:
    if out.is_spreadsheet:
        return "utf-8-sig"  # without the mark Excel reads Chinese as GBK
    return sys.stdout.encoding if out.file is None and _on_terminal() else "utf-8"


def _encoded_for(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.replace("─", "-").encode(encoding, "replace")


def _to_stdout(data: bytes) -> bool:
    """A reader that has gone away has had enough: that is no failure, but false."""
    if sys.stdout is None:
        raise MissingPart("標準輸出已經關閉,結果無處可寫")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
        return False
    except OSError as error:
        from fazhi_cli import files

        _silence()
        raise MissingPart(f"標準輸出寫不進去:{files.reason(error)}") from error
    return True


def _silence() -> None:
    """Python flushes stdout once more when it ends; what is left must not fail a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
