"""A table of replacements changes what it is told to and leaves all else, and asks once for each character."""

from __future__ import annotations

from fazhi_cli.plan.replacements import Replacements


def test_a_character_is_asked_for_once() -> None:
    asked: list[str] = []

    def replaced(character: str) -> str:
        asked.append(character)
        return {"機": "机", "、": ""}.get(character, character)

    table = Replacements(replaced)
    for _ in range(2):
        assert "機、構機😀".translate(table) == "机構机😀"
    assert asked == ["機", "、", "構", "😀"]
