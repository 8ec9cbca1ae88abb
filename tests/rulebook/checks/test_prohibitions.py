"""A prohibition is lost where a ruling or the cut into items drops it, and only there."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import of_clauses


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("- {text: 嚴禁甲、乙。, items: [甲, 乙]}", ["C07", "C07"]),
        ("- {text: 不得甲、乙。, items: [不得甲, 乙]}", ["C07"]),
        ("- {text: 嚴禁甲、乙。, items: [{text: 甲, stem: 嚴禁}, {text: 乙, kind: prohibition}]}", []),
        ("- {text: 嚴禁甲、乙。, items: [{text: 甲, stem: 嚴禁}, {text: 乙, kind: right}]}", []),
        # The reach of the word ends at every stop.
        ("- {text: '嚴禁甲,做好乙。', items: [嚴禁甲, 做好乙]}", []),
        ("- {text: 嚴禁甲，做好乙。, items: [嚴禁甲, 做好乙]}", []),
        ("- {text: 嚴禁甲;做好乙。, items: [嚴禁甲, 做好乙]}", []),
        ("- {text: 嚴禁甲；做好乙。, items: [嚴禁甲, 做好乙]}", []),
        ("- {text: '嚴禁甲:做好乙。', items: [嚴禁甲, 做好乙]}", []),
        ("- {text: 嚴禁甲：做好乙。, items: [嚴禁甲, 做好乙]}", []),
        ("- {text: 嚴禁甲。做好乙。, items: [嚴禁甲, 做好乙]}", []),
        # What stands before the word is not forbidden, nor what a later word forbids already.
        ("- {text: 做好甲、嚴禁乙。, items: [做好甲, 嚴禁乙]}", []),
        ("- {text: '嚴禁甲,不得乙、丙。', items: [嚴禁甲, 不得乙, 丙]}", ["C07"]),
        ("- {text: '做好甲、乙。', items: [甲, 乙]}", []),
        # An item is where its words stand first.
        ("- {text: 做好甲。嚴禁甲。, items: [甲]}", []),
    ],
)
def test_an_item_carries_the_prohibition_in_whose_reach_it_stands(clause: str, codes: list[str]) -> None:
    assert of_clauses(clause) == codes


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("- {text: 嚴禁甲。, kind: {is: duty, because: 甲}}", ["C05"]),
        ("- {text: 不得甲。, kind: {is: right, because: 甲}}", ["C05"]),
        ("- {text: 嚴禁甲。, kind: {is: prohibition, because: 甲}}", []),
        ("- {text: 嚴禁甲。}", []),
        ("- {text: 做好甲。, kind: {is: duty, because: 甲}}", []),
        ("- {text: 做好甲。, kind: {is: prohibition, because: 甲}}", ["C06"]),
        ("- {text: '做好甲,嚴禁乙。', items: [{text: 做好甲, kind: prohibition}, {text: 嚴禁乙, kind: duty}]}", ["C06", "C05"]),
        ("- {text: 嚴禁甲、乙。, items: [{text: 甲, stem: 嚴禁, kind: prohibition}, {text: 乙, stem: 嚴禁}]}", []),
        # An item printed with its stem has the word of the stem.
        ("- {text: 嚴禁甲、乙。, items: [{text: 甲, stem: 嚴禁, kind: duty}, {text: 乙, stem: 嚴禁}]}", ["C05"]),
    ],
)  # fmt: skip
def test_a_ruling_agrees_with_the_words(clause: str, codes: list[str]) -> None:
    assert of_clauses(clause) == codes


CUT_OFF = "- {text: 嚴禁甲、乙。, items: [{text: 甲, stem: 嚴禁}, 乙]}"
OVERRULED = "- {text: 嚴禁丙。, kind: {is: duty, because: 丙}}"


@pytest.mark.parametrize(
    ("clauses", "codes"),
    [((CUT_OFF, OVERRULED), ["C07", "C05"]), ((OVERRULED, CUT_OFF), ["C05", "C07"])],
)
def test_what_several_checks_find_comes_by_its_place(clauses: tuple[str, str], codes: list[str]) -> None:
    assert of_clauses("\n".join(clauses)) == codes
