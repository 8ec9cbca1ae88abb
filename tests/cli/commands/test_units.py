"""`fazhi units`: the card of a unit, the same on a terminal and in a document, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

    Fazhi = Callable[..., Answer]


def test_a_document_has_the_facts_of_the_card(fazhi: Fazhi, tmp_path: Path) -> None:
    card = fazhi("units", "市司法局", "-f", "table").lines
    file = tmp_path / "市司法局.docx"
    assert fazhi("units", "市司法局", "-o", file).code == 0
    [table] = docx.Document(str(file)).tables
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    facts = [tuple(line.strip().split("：", 1)) for line in card if line.startswith("  ")]
    assert facts[0] == ("全稱", "遂寧市司法局（屬常識，出處未查）")
    assert ("牽頭", "1項（34）") in facts
    *shown, notes = rows[1:]
    assert shown == facts
    assert notes[0].startswith("注：\n1.\t市司法局另承接市法制辦牽頭的25項、負責的1項")


def test_each_unit_has_its_own_card(fazhi: Fazhi) -> None:
    lines = fazhi("units", "市法制辦、市監察局", "-f", "md").lines
    assert [line for line in lines if line.startswith("## ")] == ["## 市監察局", "## 市法制辦"]


def test_fields_are_columns_still(fazhi: Fazhi) -> None:
    assert "| 市司法局 | 1 |" in fazhi("units", "市司法局", "-f", "md", "--fields", "name,leads").lines


def test_all_units_are_a_list(fazhi: Fazhi) -> None:
    assert fazhi("units", "-f", "md").lines[0].startswith("| 單位 |")


def test_the_list_of_all_tells_of_the_tasks_of_a_group_that_it_counts_with_no_unit(fazhi: Fazhi) -> None:
    told = "方案有38項的牽頭或責任單位為「市直有關部門」（泛稱，未列明具體單位），未計入其他單位。"
    assert told in fazhi("units", "-f", "md").stdout
    assert told not in fazhi("units", "市財政局", "-f", "md").stdout
