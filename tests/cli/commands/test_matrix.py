"""Units against chapters, counted from the ends of the tasks."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]


def test_numbers_in_a_pipe(fazhi: Program) -> None:
    found = {row["unit"]: row for row in csv.DictReader(fazhi("matrix", "-f", "csv").lines)}
    assert len(found) == 20
    leading = [found["市法制辦"][f"c{n}_lead"] for n in range(1, 10)]
    assert leading == ["2", "2", "3", "4", "4", "2", "1", "3", "4"]
    answering = [found["市法制辦"][f"c{n}_responsible"] for n in range(1, 10)]
    assert answering == ["0", "0", "0", "0", "0", "1", "0", "0", "0"]
    assert [found["各縣(區)政府"][f"c{n}_responsible"] for n in range(1, 10)] == list("743446344")
    assert [found["市直有關部門"][f"c{n}_responsible"] for n in range(1, 10)] == list("743445344")
    assert (found["市委編辦"]["leads"], found["市國土局"]["responsible"]) == ("8", "1")


def test_cells_for_people(fazhi: Program) -> None:
    fields = "unit,c1,c2,c3,c4,c5,c6,c7,c8,c9"
    found = dict(line.split("\t", 1) for line in fazhi("matrix", "--fields", fields).lines)
    assert found["市法制辦"] == "牽2\t牽2\t牽3\t牽4\t牽4\t牽2、責1\t牽1\t牽3\t牽4"
    assert found["市政務中心"] == "牽3\t\t\t\t\t\t牽1\t\t"
    assert found["市發改委"] == "牽2\t\t\t\t\t責1\t\t\t"


def test_a_selection_and_a_sort_by_a_chapter(fazhi: Program) -> None:
    answer = fazhi("matrix", "--chapter", "八", "--sort", "-c8_lead", "--fields", "unit,c8")
    assert answer.lines[:3] == ["市法制辦\t牽3", "市委編辦\t牽3", "市人社局\t牽3"]
    assert sorted(answer.lines[3:]) == ["各縣(區)政府\t責4", "市司法局\t牽1", "市直有關部門\t責4", "市財政局\t牽1"]


def test_the_grid(terminal: Callable[..., Answer], golden: Callable[[str, str], None]) -> None:
    golden("matrix-80.txt", terminal("matrix", columns=80, NO_COLOR="1").stdout)


def test_only_the_chapters_asked_for_have_columns(fazhi: Program) -> None:
    """市法制辦 leads four tasks of chapter 4: a 0 there would be wrong of the plan."""
    answer = fazhi("matrix", "--chapter", "一,二", "--lead", "市監察局", "-f", "csv")
    assert answer.lines[0] == "unit,leads,responsible,c1_lead,c1_responsible,c2_lead,c2_responsible"
    assert "市監察局,2,0,1,0,1,0" in answer.lines
    assert fazhi("matrix", "--chapter", "1", "--fields", "c4_lead").code == 2
