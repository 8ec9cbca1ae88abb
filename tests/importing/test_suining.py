"""The plan of Suining imported: in tasks, units, roles and limits it is the rulebook that was written by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.imports import Imported, bare, imported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
        "任務 39 項，分句 183 條，時限 17 處。",
        "各項任務都標為未經人工核對（reviewed: false）。",
        "單位 20 個：名錄認得 18 個，統稱 2 個（各縣(區)政府、市直有關部門）；名錄沒有的 0 個。",
        "要由人決定的（1 處）：",
        "  「plan.txt」第 104 行：「年度」沒有作為時限：「年度」是所說事物名稱的一部分，不是辦理期限。",
        "查看任務：fazhi tasks --data made",
        "逐條核對：fazhi review made",
        "核對後再查：fazhi check made",
    ]


def test_in_what_the_clauses_differ(made: Imported, by_hand: Imported, golden: Callable[[str, str], None]) -> None:
    """The list of what only a person wrote (-) and only the import proposes (+); most is what nobody reads by a table."""
    golden("import_suining.txt", "".join(f"{line}\n" for line in _differences(_facts(by_hand), _facts(made))))


KEYS = (
    "text", "paragraph", "actor", "to", "output", "if", "except", "when", "event", "items", "open", "per", "cites", "kind",
    "not_when",
)  # fmt: skip


Facts = dict[str, list[tuple[int, str]]]
"""Of each key of clauses its phrases, each with the task in which it stands."""


def _facts(rulebook: Imported) -> Facts:
    tasks = yaml.safe_load((rulebook.folder / "tasks.yaml").read_text(encoding="utf-8"))
    found: Facts = {key: [] for key in KEYS}
    for chapter in tasks["chapters"]:
        for task in chapter["tasks"]:
            for clause in task["clauses"]:
                for key, value in clause.items():
                    for each in value if isinstance(value, list) else [value]:
                        phrase = next(iter(_phrase(each)), each) if isinstance(each, dict) else each
                        found[key].append((task["id"], str(phrase)))
    return found


def _phrase(value: dict[str, str]) -> list[str]:
    """What an item, a ruling or a word of time that is no limit is about."""
    return [value[key] for key in ("text", "is") if key in value]


def _beyond(some: list[tuple[int, str]], others: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those that are not among the others."""
    left = Counter(some) - Counter(others)
    return [each for each in dict.fromkeys(some) if left[each]]


def _differences(by_hand: Facts, made: Facts) -> Iterator[str]:
    for key in KEYS:
        same = sum((Counter(by_hand[key]) & Counter(made[key])).values())
        yield f"{key}: by hand {len(by_hand[key])}, proposed {len(made[key])}, the same {same}"
        rows = [(task, "-", phrase) for task, phrase in _beyond(by_hand[key], made[key])]
        rows += [(task, "+", phrase) for task, phrase in _beyond(made[key], by_hand[key])]
        for task, sign, phrase in sorted(rows, key=lambda row: row[0]):
            yield f"{sign} {task} {phrase}"
