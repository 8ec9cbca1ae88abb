"""A limit that runs from an event belongs to cases, and somebody can tell from which event it runs."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import of_clauses

RUNS = "收到申請之日起15日內"


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        (f"- {{text: '{RUNS}答覆。', when: {RUNS}, per: case}}", []),
        (f"- {{text: '{RUNS}答覆。', when: {RUNS}}}", ["C12"]),
        ("- {text: 15日內答覆。, when: 15日內, per: case}", ["C13"]),
        ("- {text: '收到申請的,15日內答覆。', when: 15日內, event: 收到申請, per: case}", []),
        ("- {text: 15日內答覆。, when: 15日內}", ["C12", "C13"]),
        ("- {text: 2015年3月前答覆。, when: 2015年3月前}", []),
        ("- {text: 3月前答覆。, when: 3月前, per: case}", ["C03"]),
        ("- {text: 每年答覆。, when: 每年}", []),
        ("- {text: 擇機答覆。, when: 擇機}", ["C02"]),
    ],
)
def test_clocks(clause: str, codes: list[str]) -> None:
    assert of_clauses(clause) == codes
