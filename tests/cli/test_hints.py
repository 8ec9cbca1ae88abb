"""A command that a hint prints may be copied into a shell."""

from __future__ import annotations

import pytest

from fazhi_cli.cli.hints import note_sentence
from fazhi_cli.vocabulary.note import Note

COUNTS = {"certain": 5, "possible": 13, "unstated": 8, "named": 0}
COUNTED = "約束各類機關的條款：確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條。"


@pytest.mark.parametrize(
    ("unit", "word"),
    [
        ("市環保局", "市環保局"),
        ("市發展改革委(物價局)", "'市發展改革委(物價局)'"),
        ("x$(touch PWNED)", "'x$(touch PWNED)'"),
        ("甲'乙", "'甲'\"'\"'乙'"),
        ("甲;乙", "'甲;乙'"),
        ("甲 乙", "'甲 乙'"),
        ("{unit}", "'{unit}'"),
    ],
)
def test_a_name_is_one_word_of_the_printed_command(unit: str, word: str) -> None:
    unnamed = Note("unnamed-unit", {"unit": unit, "groups": []})
    named = Note("duties-counted", {"unit": unit, "unnamed": [], **COUNTS})
    assert note_sentence(unnamed) == f"方案未列明{unit}；其職責見按職能規定的條款（fazhi duties {word}）。"
    assert note_sentence(named) == f"列明的任務見 fazhi tasks --unit {word}；{COUNTED}"
