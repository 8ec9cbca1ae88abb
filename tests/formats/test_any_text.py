"""Any text in any width: blanks, marks without width, wide characters, line ends, nothing at all."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.errors import MissingPart
from fazhi_cli.formats import FORMATS, table
from fazhi_cli.formats.document import Cell, Document, Section, Table, TableColumn, TableRow
from fazhi_cli.formats.view import Column as FieldColumn
from fazhi_cli.formats.view import Printout, Record, View
from fazhi_cli.formats.widths import on_one_line, share_out, width, wrap
from fazhi_cli.layouts.listing import of_view
from tests.formats.rendering import rendered

AWKWARD = [
    "　　建立健全制度",
    "建立  健全  制度",
    "建立\t健全",
    "建立\n健全\r\n制度",
    "",
    " ",
    "　",
    "e\u0301\u0301\u0301",
    "\u0301甲",
    "\u200b\u200d",
    "((((((((((((",
    "。。。。。。。。。",
    "２０１５年３月底前完善並公布市級行政權力清單",
    "a" * 300,
    "\x1b[31m紅\x00",
    "甲\u2028乙\x85丙",
]
"""Texts that have torn a table, or may."""

TEXTS = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40), st.text(alphabet="　 \t甲乙a1年,。(", max_size=60))
WIDTHS = st.integers(1, 200)


def letters(text: str) -> str:
    """What may not get lost: all but blanks and what counts as one."""
    return "".join(on_one_line(text).split())


@given(st.lists(TEXTS, max_size=5), st.integers(-3, 200))
def test_wrapping(pieces: list[str], cells: int) -> None:
    lines = wrap(pieces, cells)
    assert letters("".join(lines)) == letters("".join(pieces))
    for line in lines:
        seen = [character for character in line if width(character)]
        assert width(line) <= cells or len(seen) <= 1
        assert line.splitlines() in ([], [line])
        assert line == line.rstrip()


@given(
    st.integers(1, 6).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 300), min_size=columns, max_size=columns), min_size=1, max_size=4
        )
    ),
    st.integers(-20, 300),
)
def test_sharing_out(claims: list[list[int]], room: int) -> None:
    tiers = [[max(column[: place + 1]) for column in zip(*claims, strict=True)] for place in range(len(claims))]
    shares = share_out(tiers, room)
    least = sum(min(2, claim) for claim in tiers[0])
    assert sum(shares) <= max(room, least)
    assert all(share >= 0 for share in shares)


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3)), max_size=4), TEXTS, WIDTHS)
def test_rows(rows: list[tuple[str, list[str]]], heading: str, room: int) -> None:
    columns = (FieldColumn("title", heading, numeric=True), FieldColumn("lead", "牽頭單位"))
    records: list[Record] = [{"title": title, "lead": lead} for title, lead in rows]
    view = View("tasks", columns, (), (), records, "title", section=lambda row: str(row["title"]), feet=(heading,))
    lines = "".join(table.render_rows(Printout(view, columns, width=room))).splitlines()
    page = letters("".join(lines))
    for title, lead in rows:
        for text in (title, *lead):
            for character in letters(text):
                assert page.count(character) >= letters(text).count(character)
    floor = 2 + 2 + 2
    assert max(map(width, lines)) <= max(room, floor) or not rows


@given(TEXTS, st.lists(st.tuples(TEXTS, TEXTS), max_size=3), WIDTHS)
def test_documents(text: str, rows: list[tuple[str, str]], room: int) -> None:
    lines = table.render_document(document(text, rows), room).splitlines()
    page = letters("".join(lines))
    for character in letters(text):
        assert page.count(character) >= letters(text).count(character)


@pytest.mark.parametrize("format_", [format_.name for format_ in FORMATS if format_.documents])
def test_every_format_sets_awkward_documents(format_: str) -> None:
    for text in AWKWARD:
        with suppress(MissingPart):  # a character that no font has, which a test of documents looks at
            assert rendered(document(text, [(text, "甲"), ("", text)]), format_)


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_a_view_as_a_document(titles: list[str], heading: str) -> None:
    columns = (FieldColumn("title", heading), FieldColumn("id", "序號", numeric=True))
    records: list[Record] = [{"title": title, "id": number} for number, title in enumerate(titles)]
    view = View("tasks", columns, (), (), records, "id", title="任務")
    [made] = of_view(Printout(view, columns)).tables
    assert abs(sum(column.share for column in made.columns) - 100) < 0.1
    assert len(made.rows) == len(titles)


def document(text: str, rows: list[tuple[str, str]]) -> Document:
    """A document that has a text in every place."""
    columns = (TableColumn(text, 20), TableColumn("內容", 80, "center"))
    body: list[Section | TableRow] = [
        Section(text),
        *(TableRow((Cell(((left,),)), Cell(((right,), (text,))))) for left, right in rows),
    ]
    return Document("test", text, (Table(columns, tuple(body), text),), (text,), signatures=(text,), notes=(text,))
