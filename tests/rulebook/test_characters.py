"""What a refused character is called, so that a person may look it up."""

from __future__ import annotations

import pytest

from fazhi_cli.rulebook.characters import describe


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "零寬空格（U+200B）"),
        ("\u202e", "雙向控制字符（U+202E）"),
        ("\x07", "控制字符（U+0007）"),
        ("\u206a", "看不見的字符（U+206A）"),
    ],
)
def test_a_refused_character_is_named(character: str, name: str) -> None:
    assert describe(character) == name
