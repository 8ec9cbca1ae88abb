"""A phrase stands in its clause, to the character; an actor in the paragraph up to it; a limit once."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import of_clauses

TEXT = "各部門應當公布甲、乙,報市政府。"
EACH = ["to", "output", "if", "except", "cites", "event"]


@pytest.mark.parametrize("key", EACH)
def test_a_phrase_stands_in_its_clause(key: str) -> None:
    marked = [code for code in of_clauses(f"- {{text: '{TEXT}', {key}: 公布甲}}") if code != "C09"]
    assert marked == []
    assert of_clauses(f"- {{text: '{TEXT}', {key}: 公布丙}}") == ["R03"]
    if key != "event":
        assert of_clauses(f"- {{text: '{TEXT}', {key}: [公布甲, 公布丙, 公布丁]}}") == ["R03", "R03"]


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("items: [公布甲, 乙]", []),
        ("items: [公布甲, 丙]", ["R03"]),
        ("items: [{text: 甲, stem: 公布}, {text: 乙, tail: '報市政府'}]", []),
        ("items: [{text: 丙}]", ["R03"]),
        ("items: [{text: 甲, stem: 公開}]", ["R03"]),
        ("items: [{text: 甲, tail: 備案}]", ["R03"]),
        ("items: [{text: 甲, if: 必要}]", ["R03"]),
        ("items: [{text: 甲, except: 涉密}]", ["R03"]),
        ("items: [{text: 甲, actor: 各部門}]", []),
        ("items: [{text: 甲, actor: 各局}]", ["R03"]),
        ("not_when: {text: 每年, because: 甲}", ["R03"]),
        ("when: 每年", ["R03"]),
        ("actor: 各部門", []),
        ("actor: 各局", ["R03"]),
    ],
)
def test_parts_of_a_clause(keys: str, codes: list[str]) -> None:
    assert of_clauses(f"- {{text: '{TEXT}', {keys}}}") == codes


@pytest.mark.parametrize(
    ("clauses", "codes"),
    [
        ("- {text: '各部門公布甲;'}\n- {text: 公布乙。, actor: 各部門}", []),
        ("- {text: '公布乙;', actor: 各部門}\n- {text: 各部門公布甲。}", ["R03"]),
        ("- {text: '各部門公布甲;'}\n- {text: 公布乙。, to: 各部門}", ["R03"]),
        ("- {text: '各部', actor: 各部門}\n- {text: 門公布甲。}", ["R03"]),
        ("- {text: '各部'}\n- {text: 門公布甲。, actor: 各部門}", []),
    ],
)
def test_only_an_actor_may_stand_before_its_clause(clauses: str, codes: list[str]) -> None:
    assert of_clauses(clauses) == codes


@pytest.mark.parametrize(
    ("text", "when", "codes"),
    [
        ("每年公布甲,每年公布乙。", "每年", ["R04"]),
        ("每年公布甲,每年公布乙。", "[每年公布甲, 每年公布乙]", []),
        ("每年公布甲。", "每年", []),
        ("每季度每季度每季度公布。", "每季度每季度", ["R04"]),
    ],
)
def test_a_limit_stands_once(text: str, when: str, codes: list[str]) -> None:
    assert of_clauses(f"- {{text: '{text}', when: {when}}}") == codes
