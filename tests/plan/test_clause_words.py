"""The table of the words of clauses: the example of each row gives its phrases, in both scripts and widths."""

from __future__ import annotations

import pytest

from fazhi_cli.plan.clause_words import ROWS, Row, phrases
from fazhi_cli.plan.script import simplified

WIDE = str.maketrans(",;()", "，；（）")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_a_row(row: Row) -> None:
    assert _found(row.key, row.example) == list(row.phrases)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_a_row_in_simplified_script_and_full_width(row: Row) -> None:
    example = simplified(row.example).translate(WIDE)
    assert _found(row.key, example) == [simplified(phrase).translate(WIDE) for phrase in row.phrases]


SILENT = (
    "市發改委負責人要帶頭落實。",  # a person, not the body
    "廣泛宣傳政府應對疫情的舉措。",
    "面向公開市場採購。",
    "報請市政府審議前，應充分論證。",
    "由於要素短缺，企業負責人反映較多。",
    "完善考核制度。",
    "立即對全市學校開展檢查。",
    "堅持問題導向的原則。",
    "向社會公開徵求意見稿。",
)
"""Sentences like those of the table in which nobody and nothing is named."""


@pytest.mark.parametrize("sentence", SILENT)
def test_what_only_looks_like_it(sentence: str) -> None:
    expected = {"向社會公開徵求意見稿。": [("to", "社會")]}
    expected |= {"報請市政府審議前，應充分論證。": [("if", "報請市政府審議前")]}
    found = [(each.key, sentence[each.start : each.end]) for each in phrases(sentence)]
    assert found == expected.get(sentence, [])


def _found(key: str, text: str) -> list[str]:
    return [text[each.start : each.end] for each in phrases(text) if each.key == key]
