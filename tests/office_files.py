"""Plans made into the files of office programs, as offices make them: Word with automatic numbers, or as a table; Excel."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

FIGURES = "〇一二三四五六七八九十"
LABELS = (
    ("chineseCounting", "%1、", re.compile(r"([一二三四五六七八九十]+)、")),
    ("chineseCountingThousand", "(%1)", re.compile(r"\(([一二三四五六七八九十]+)\)")),
    ("japaneseCounting", "（%1）", re.compile(r"（([一二三四五六七八九十]+)）")),
    ("decimal", "%1.", re.compile(r"(\d+)\.")),
    ("decimal", "%1．", re.compile(r"(\d+)．")),
    ("decimalEnclosedCircle", "%1", re.compile(r"([①-⑳])(?= )")),
    ("chineseCounting", "第%1條", re.compile("第([一二三四五六七八九十]+)條")),
    ("chineseCounting", "第%1章", re.compile("第([一二三四五六七八九十]+)章")),
    ("decimal", "%1、", re.compile(r"(\d+)、")),
)
"""Labels that Word can count: the format of the number, what stands around it, and how it is found in a text."""


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: str, numbering: str = "", **parts: str) -> bytes:
    """A Word document of this body."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    everything = {"word/document.xml": document, **{f"word/{name}.xml": text for name, text in parts.items()}}
    if numbering:
        everything["word/numbering.xml"] = f"<w:numbering {W}>{numbering}</w:numbering>"
    return package(everything)


def paragraph(text: str, number: int | None = None, level: int = 0) -> str:
    """A paragraph; number: the list in which Word counts it."""
    counted = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>' if number else ""
    )
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p>{counted}<w:r>{lines}</w:r></w:p>"


def list_of(name: int, levels: Sequence[tuple[str, str]], suffix: str = "nothing") -> str:
    """A list that counts in these formats, a level each."""
    described = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{name}">{described}</w:abstractNum>'


def counted_from(name: int, counts: int, start: int | None = None) -> str:
    """A use of a list; start: where it begins anew."""
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{counts}"/>{override}</w:num>'


def numbered_by_word(text: str) -> bytes:
    """A text as a Word document whose labels are automatic numbers, and whose lines of cells are rows of tables."""
    lists = [list_of(place, [(form, around)]) for place, (form, around, _) in enumerate(LABELS)]
    uses: list[str] = []
    last: dict[int, tuple[int, int]] = {}
    body = []
    for line in text.splitlines():
        if "\t" in line:
            body.append(table([[cell(words) for words in line.split("\t")]]))
            continue
        for place, (_, _, pattern) in enumerate(LABELS):
            found = pattern.match(line)
            if found is None:
                continue
            value = value_of(found[1])
            use, before = last.get(place, (0, 0))
            if not use or value != before + 1:
                use = len(uses) + 1
                uses.append(counted_from(use, place, value))
            last[place] = use, value
            body.append(paragraph(line[found.end() :], use))
            break
        else:
            body.append(paragraph(line))
    return word("".join(body), "".join([*lists, *uses]))


def value_of(figures: str) -> int:
    """The number that some figures up to 九十九, or a circle, stand for."""
    if figures.isascii():
        return int(figures)
    if "①" <= figures <= "⑳":
        return ord(figures) - ord("①") + 1
    tens, ten, ones = figures.rpartition("十")
    return (FIGURES.index(tens) if tens else 1) * 10 * bool(ten) + (FIGURES.index(ones) if ones else 0)


def cell(text: str, columns: int = 1, merge: str | None = None) -> str:
    """A cell of a table; merge: "restart" or "continue" where it goes over several rows."""
    properties = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table of these rows of cells."""
    written = ["".join(row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in written) + "</w:tbl>"
