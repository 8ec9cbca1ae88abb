"""Words that are looked for in many texts."""

from __future__ import annotations

import pytest

from fazhi_cli.query.namings import Spellings

WORDS = {word: word for word in ["市政府辦公室", "市司法局", "市政府", "部門", "市"]}


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("市政府辦公室和市司法局", ["市政府辦公室", "市司法局", "市政府", "市"]),
        ("部門", ["部門"]),
        ("市", ["市"]),
        ("", []),
    ],
)
@pytest.mark.parametrize("others", [0, 1_000], ids=["few words", "more words than the text has parts"])
def test_the_words_of_a_text_in_their_order(text: str, within: list[str], others: int) -> None:
    more = {chr(0x7000 + each): "" for each in range(others)}
    found = [word for word in Spellings({**WORDS, **more}).within(text) if word in text]
    assert found == within
    assert Spellings({}).within(text) in ({}, [])
