"""The sheet of one case as a document: a box a step, with room for remarks and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.document import Box, Cell, Column, Document, Row, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.formats.document import Line
    from fazhi_cli.layouts import case

COLUMNS = (Column("核對", 8, "center"), Column("事項", 74), Column("備註", 18))
SIGNATURES = ("承辦人(簽字):", "審核人(簽字):", "日期:")


def of_sheet(sheet: Iterable[case.Line]) -> Document:
    """The document of the lines of a sheet; what belongs to a step stands in its cell."""
    title, rows, notes, decided = "", list[Section | Row](), [], ""
    for line in sheet:
        if line.part == "title":
            title, _, decided = line.text.partition(":")
        elif line.part == "note":
            notes.append(line.text)
        elif line.part == "head":
            rows.append(Section(line.text))
        elif line.part in ("box", "entry"):
            rows.append(_row(((Box(""),),) if line.part == "box" else (), line.text))
        else:
            rows[-1] = _more(rows[-1], (Box(line.text),) if line.part == "inner" else (line.text,))
    lines = (decided,) if decided else ()
    return Document("case", title, (Table(COLUMNS, tuple(rows)),), lines, signatures=SIGNATURES, notes=tuple(notes))


def _row(ticks: tuple[Line, ...], text: str) -> Row:
    return Row((Cell(ticks), Cell(((text,),)), Cell()), text.split()[0])


def _more(row: Section | Row, line: Line) -> Row:
    assert isinstance(row, Row)
    ticks, words, room = row.cells
    return row._replace(cells=(ticks, Cell((*words.lines, line)), room))
