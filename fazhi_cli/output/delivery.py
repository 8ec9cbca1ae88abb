"""The doors of every answer: rows, a document, a text or a file, in the format and the encoding that belong where it goes."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, NothingFound, WrongCall
from fazhi_cli.formats import FORMATS, PIPE, TERMINAL, Format, names
from fazhi_cli.formats.render import render_document, render_rows
from fazhi_cli.formats.view import Printout, Record, View, unknown
from fazhi_cli.output.standard_output import on_terminal, write
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from fazhi_cli.formats.document import Document

LARGEST_BATCH = 1024
"""Rows that are written at once, when the first ones have been."""
TERMINAL_WIDTH = 80
"""Cells of a table where nothing tells how wide it may be."""
WIDEST = 10_000
"""Cells of the widest line: COLUMNS may hold any number, and half of it stands before a title."""


class Output(Struct):
    """What the options of a command say about its output.

    `format`, `header`, `encoding` and `width` (in cells): None leaves the choice to where the output goes. `office`:
    who hands out what is printed. `path`: a file, or "-" and None for stdout. `force` lets an existing file be
    replaced; with `fail_empty` an answer without rows ends the command with exit code 1.
    """

    format: str | None = None
    fields: tuple[str, ...] = ()
    header: bool | None = None
    path: str | None = None
    encoding: str | None = None
    force: bool = False
    fail_empty: bool = False
    width: int | None = None
    office: str = ""

    @property
    def file(self) -> str | None:
        return None if self.path == "-" else self.path

    @property
    def is_csv_file(self) -> bool:
        return self.file is not None and self.file.lower().endswith(".csv")

    @property
    def is_spreadsheet(self) -> bool:
        """Whether a double click opens the file in a program that reckons."""
        return self.file is not None and self.file.lower().endswith((".csv", ".tsv"))


class _Counted:
    """Rows that are counted as they are read."""

    def __init__(self, rows: Iterable[Record]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Record]:
        for row in self.rows:
            self.count += 1
            yield row


def deliver_rows(view: View, out: Output) -> int:
    """Delivers the rows of a command, in the format asked for or that of the destination; gives how many there were.

    Rows that come one by one are written as they come, as far as the format and the destination allow, and are counted
    until the reader has gone. Raises WrongCall where a field or a format does not exist; see deliver_text and deliver_file.
    """
    format_ = format_of(out)
    rows = _Counted(view.rows)
    columns = view.choose(out.fields or _usual_fields(view, format_))
    printout = Printout(view._replace(rows=rows), columns, out.header, width_of(out), out.is_spreadsheet)
    if not format_.rows:
        from fazhi_cli.layouts import listing

        deliver_rendered(rendered(listing.of_view(printout), format_, out), out)
    elif format_.for_terminal and _has_colour(out):
        deliver_text(_painted(printout), out)
    elif isinstance(view.rows, Sequence) or not streams(out):
        deliver_text("".join(render_rows(printout, format_)), out)
    else:
        _stream(render_rows(printout, format_), out)
    return rows.count


def deliver_document(document: "Document", out: Output) -> None:
    """Delivers a document, which is a text for a terminal wherever no other format is asked for.

    Raises WrongCall where the format prints no documents; see render_document, deliver_text and deliver_file.
    """
    format_ = format_of(out, otherwise=TERMINAL)
    deliver_rendered(rendered(document, format_, out), out)


def rendered(document: "Document", format_: Format, out: Output) -> str | bytes:
    """The document in a format, from the office that hands it out; see render_document for what it raises."""
    return render_document(document._replace(office=out.office), format_, width_of(out))


def deliver_text(text: str, out: Output) -> bool:
    """Delivers a text as it is, without a line end of its own, and tells whether anyone reads on.

    Raises WrongCall for an encoding that does not exist or cannot hold the text; see files.write for what can go wrong with
    a file.
    """
    return _deliver_bytes(_encoded(text, out), out)


def deliver_lines(lines: Iterable[str], out: Output) -> None:
    """Delivers sentences, a line each; what they quote, as the name of a file that came from elsewhere, may hold any character."""
    from fazhi_cli.visible import visible  # an answer in rows does not wait for it

    deliver_text("".join(f"{visible(line)}\n" for line in lines), out)


def deliver_file(data: bytes, out: Output) -> None:
    """Delivers a finished file, which has an encoding of its own and is nothing to look at on a terminal."""
    if out.encoding:
        raise WrongCall(Fault("encoding-of-a-file"))
    if out.path is None and on_terminal():
        raise WrongCall(Fault("file-to-a-terminal"))
    _deliver_bytes(data, out)


def expect_rows(count: int, out: Output) -> None:
    """Raises NothingFound where rows were asked for and there are none; called when all that is to be told has been."""
    if out.fail_empty and not count:
        raise NothingFound


def format_of(out: Output, otherwise: str | None = None, offered: Sequence[Format] = FORMATS) -> Format:
    """The format of an output; otherwise: where nothing asks for one, else by the destination.

    offered: the formats that the ending of a file may mean. Raises WrongCall for a format that does not exist, and for a
    file that would not be what its ending says.
    """
    asked = out.format
    if out.file is not None:
        from fazhi_cli.output import endings  # only a file has one

        asked = endings.format_asked(out.file, asked, offered)
    usual = otherwise or (TERMINAL if out.file is None and on_terminal() else PIPE)
    name = asked or usual
    for format_ in FORMATS:
        if format_.name == name:
            return format_
    raise WrongCall(unknown("格式", name, names()))


def streams(out: Output) -> bool:
    """Whether a row is written before the next one is known, so that an answer need not be held whole.

    A file is written whole or not at all, and a chosen encoding must hold every character before any is written.
    """
    return format_of(out).streams and out.file is None and out.encoding is None


def width_of(out: Output) -> int:
    """Terminal cells of a line."""
    return min(out.width or shutil.get_terminal_size((TERMINAL_WIDTH, 24)).columns, WIDEST)


def _usual_fields(view: View, format_: Format) -> Sequence[str]:
    if format_.fields == "shown":
        return view.shown
    if format_.fields == "paper" and view.paper:
        return view.paper
    if format_.fields in ("pipe", "paper"):
        return view.pipe
    return [column.field for column in view.columns]


def _stream(pieces: Iterable[str], out: Output) -> None:
    """Writes the first pieces, a header and a row, one by one, then as many as were written; stops when the reader has gone."""
    remaining = iter(pieces)
    written = 0
    while batch := list(islice(remaining, min(max(1, written), LARGEST_BATCH))):
        if not deliver_text("".join(batch), out):
            return
        written += len(batch)
    if not written:
        deliver_text("", out)


def deliver_rendered(rendered: str | bytes, out: Output) -> None:
    if isinstance(rendered, str):
        deliver_text(rendered, out)
    else:
        deliver_file(rendered, out)


def _deliver_bytes(data: bytes, out: Output) -> bool:
    if out.file is None:
        return write(data)
    from fazhi_cli import files

    files.write(out.file, data, force=out.force)
    return True


def _painted(printout: Printout) -> str:
    from fazhi_cli.formats import table
    from fazhi_cli.output.terminal import painted

    return painted(table.lines_of_rows(printout))


def _has_colour(out: Output) -> bool:
    """Whether a terminal may show colour, or somebody forces it; which terminal does is settled by it."""
    return out.file is None and (on_terminal() or bool(os.environ.get("FORCE_COLOR")))


def _encoded(text: str, out: Output) -> bytes:
    """A chosen encoding is a promise and must hold every character; a console shows what it can."""
    if out.encoding is None:
        return _encoded_for(text, _usual_encoding(out))
    try:
        return text.encode(out.encoding)
    except UnicodeError:
        raise WrongCall(Fault("unfit-encoding", encoding=out.encoding)) from None
    except (LookupError, ValueError):
        raise WrongCall(f"沒有編碼「{out.encoding}」，常用的有 utf-8、gb18030") from None


def _usual_encoding(out: Output) -> str:
    if out.is_csv_file:
        return "utf-8-sig"  # without the mark Excel reads Chinese as GBK
    if out.file is None and on_terminal():
        return sys.stdout.encoding
    return "utf-8"


def _encoded_for(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.replace("─", "-").encode(encoding, "replace")
