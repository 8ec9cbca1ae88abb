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
        ("\u3164", "看不見的字符（U+3164）"),
        ("\ufe0f", "異體字選擇符（U+FE0F）"),
        ("\U000e0100", "異體字選擇符（U+E0100）"),
        ("\u00a0", "不換行空格（U+00A0）"),
        ("\u2003", "特殊的空格（U+2003）"),
        ("\u3000", "全角空格（U+3000）"),
    ],
)
def test_a_refused_character_is_named(character: str, name: str) -> None:
    assert describe(character) == name
