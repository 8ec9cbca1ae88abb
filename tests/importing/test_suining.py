"""The plan of Suining imported: in tasks, units, roles and limits it is the rulebook that was written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.imports import Imported, bare, imported

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "tests" / "source" / "suining-2015.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return imported(tmp_path_factory.mktemp("suining"), SOURCE.read_bytes())


@pytest.fixture
def by_hand() -> Imported:
    return Imported(0, "", "", ROOT / "data")


def test_the_document_is_whole(made: Imported) -> None:
    assert bare(made.text) == bare(SOURCE.read_text(encoding="utf-8"))


def test_the_tasks_and_who_has_them(made: Imported, by_hand: Imported) -> None:
    asked = "tasks --fields id,title,text,lead,responsible,chapter"
    assert made.ask(asked) == by_hand.ask(asked)


def test_the_units_are_those_that_the_tasks_name(made: Imported, by_hand: Imported) -> None:
    asked = "units --fields name,leads,responsible"
    found = made.ask(asked)
    names = {name for name, *_ in found}
    assert sorted(found) == sorted(row for row in by_hand.ask(asked) if row[0] in names)


def test_the_limits(made: Imported, by_hand: Imported) -> None:
    asked = "tasks --fields id,when,due,due_latest"
    assert made.ask(asked) == by_hand.ask(asked)


def test_the_report_names_what_was_taken_for_no_limit(made: Imported) -> None:
    assert made.report.splitlines() == [
        "方案：遂寧市深入推進依法行政加快建設法治政府實施方案",
        "文號：未見；成文日期：未見；地方：遂寧市",
        "任務 39 項，分句 116 條，時限 17 處。",
        "各項任務都標為未經人工核對（reviewed: false）。",
        "單位 20 個：名錄認得 18 個，統稱 2 個（各縣(區)政府、市直有關部門）；名錄沒有的 0 個。",
        "要由人決定的（1 處）：",
        "  原件第 104 行：「年度」沒有作為時限：「年度」是所說事物名稱的一部分，不是辦理期限。",
        "查看任務：fazhi tasks --data made",
        "核對改定後，再查：fazhi check made",
    ]


UNLIKE = {
    "text": "a person cuts 190 clauses, a thing to do each; the import 116, a sentence each",
    "actor": "read by a person alone",
    "to": "read by a person alone",
    "output": "read by a person alone",
    "if": "read by a person alone",
    "kind": "ruled by a person alone",
    "open": "told by a person alone",
    "items": "read by a person alone",
    "cites": "read by a person alone",
    "event": "what a limit of each case runs from, where the clause itself says it elsewhere",
    "per": "a person sees that a clause is done for each case without a limit",
    "not_when": "the word alone, where a person names the whole thing (年度考核)",
}
"""The keys of clauses in which the two differ, each with what is unlike."""


def test_in_what_the_clauses_differ(made: Imported, by_hand: Imported) -> None:
    assert {key for key in _keys(by_hand) if _values(by_hand, key) != _values(made, key)} == set(UNLIKE)


def _clauses(rulebook: Imported) -> list[dict[str, object]]:
    tasks = yaml.safe_load((rulebook.folder / "tasks.yaml").read_text(encoding="utf-8"))
    return [clause for chapter in tasks["chapters"] for task in chapter["tasks"] for clause in task["clauses"]]


def _keys(rulebook: Imported) -> set[str]:
    return {key for clause in _clauses(rulebook) for key in clause}


def _values(rulebook: Imported, key: str) -> list[object]:
    found: list[object] = []
    for clause in _clauses(rulebook):
        value = clause.get(key, [])
        found += value if isinstance(value, list) else [value]
    return found
