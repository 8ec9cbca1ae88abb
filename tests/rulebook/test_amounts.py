"""Of some things a file may hold so many and no more: the time for them grows with a square, or with what else the plan holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = "plan: {id: p, title: 某方案, layout: {task: '{title}。{text}', lead: '牽頭單位：{units}'}}\n"
TASK = "chapters:\n- title: 甲\n  tasks:\n  - {{id: 1, title: 甲, lead: 市司法局, clauses: [{clauses}]}}\n"
UNITS = "units:\n- name: 市司法局\n"
CHANGE = "- {{id: {n}, kind: reading, reading: strict, basis: 甲, from: 2015-02-01, by: 乙}}\n"


def _written(folder: Path, **files: str) -> Path:
    whole = {"tasks": PLAN + TASK.format(clauses="text: 完成甲"), "units": UNITS, **files}
    for name, text in whole.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def _clauses(count: int) -> str:
    return PLAN + TASK.format(clauses=",".join(["text: 完成甲"] * count))


def _cases(count: int) -> str:
    return _clauses(1) + "cases:\n- {name: 完成甲, spellings: [" + "完成," * (count - 1) + "]}\n"


def _chapters(count: int) -> str:
    return _clauses(1) + "- {title: 乙}\n" * (count - 1)


FILES: dict[str, tuple[int, str, Callable[[int], str]]] = {
    "changes": (500, "調整", lambda n: "changes:\n" + "".join(CHANGE.format(n=number) for number in range(1, n + 1))),
    "functional": (
        2_000,
        "寫法",
        lambda n: UNITS + "functional:\n" + "".join(f"- name: 甲{each}\n" for each in range(n)),
    ),
    "units": (
        10_000,
        "單位的名稱",
        lambda n: UNITS + "- {name: 甲, aliases: [" + ",".join(f"甲{each}" for each in range(n - 2)) + "]}\n",
    ),
    "wording": (
        1_000,
        "用語對照",
        lambda n: "pairs:\n" + "".join(f"- {{text: 甲{each}, mainland: 乙}}\n" for each in range(n)),
    ),
    "notices": (1_000, "通知", lambda n: "notices:\n" + "- notice: 甲\n" * n),
    "days": (
        20_000,
        "日子",
        lambda n: (
            "notices:\n- notice: 甲\n  off:\n"
            + "".join(f"  - {1900 + each}-01-01至{1900 + each}-12-30\n" for each in range(n // 364 + (n > 20_000)))
        ),
    ),
    "cases": (300, "逐案事項", _cases),
    "chapters": (2_000, "章", _chapters),
    "lines": (5_000, "前後的行", lambda n: _clauses(1).replace("plan: {", "plan: {front: [" + "甲," * n + "], ")),
    "clauses": (15_000, "條款", _clauses),
    "limits": (10_000, "時限", lambda n: PLAN + TASK.format(clauses="{text: 完成甲, when: [" + "甲," * n + "]}")),
    "names": (
        2_000,
        "調整帶來的名稱",
        lambda n: (
            "changes:\n- {id: 1, kind: split, unit: 市司法局, basis: 甲, from: 2015-02-01, by: 乙, to: ["
            + "{name: 乙}," * n
            + "]}\n"
        ),
    ),
    "items": (20_000, "分項", lambda n: PLAN + TASK.format(clauses="{text: 完成甲, items: [" + "甲," * n + "]}")),
    "office": (
        5_000,
        "細化",
        lambda n: "details:\n" + "".join(f"- {{task: 1, contact: 甲{each}}}\n" for each in range(n)),
    ),
}
OF_FILE = {
    "functional": "units",
    "notices": "workdays",
    "days": "workdays",
    "cases": "tasks",
    "chapters": "tasks",
    "clauses": "tasks",
    "limits": "tasks",
    "names": "changes",
    "lines": "tasks",
    "items": "tasks",
}


@pytest.mark.parametrize("kind", FILES)
def test_more_than_any_plan_has_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    most, called, text = FILES[kind]
    _written(tmp_path, **{OF_FILE.get(kind, kind): text(most + 1)})
    found = check(tmp_path)
    assert [(problem.code, called in problem.message) for problem in found if problem.code == "F02"] == [("F02", True)]
    assert {problem.code for problem in found} <= {"F02", "C10"}


@pytest.mark.parametrize("kind", ["changes", "cases", "days", "units"])
def test_as_many_as_that_are_read(tmp_path: Path, kind: str) -> None:
    most, _, text = FILES[kind]
    load(_written(tmp_path, **{OF_FILE.get(kind, kind): text(most)}))


def _limits(count: int) -> str:
    return PLAN + TASK.format(
        clauses=", ".join(f"{{text: {2000 + each}年3月前完成, when: {2000 + each}年3月前}}" for each in range(count))
    )


SUSPEND = "- {{id: {n}, kind: suspend, task: 1, clause: {n}, basis: 甲, from: 2015-02-01, by: 乙}}\n"
UNDO = "- {{id: {n}, kind: undo, undoes: {undone}, basis: 甲, from: 2015-02-01, by: 乙}}\n"


@pytest.mark.parametrize(
    ("limits", "entries", "reached"),
    [
        (201, [CHANGE.format(n=n) for n in range(1, 100)], None),
        (201, [CHANGE.format(n=n) for n in range(1, 101)], 100),
        (100, [SUSPEND.format(n=n) for n in range(1, 101)], None),
        (201, [*[CHANGE.format(n=n) for n in range(1, 60)], *[UNDO.format(n=60 + n, undone=1) for n in range(15)]], 70),
    ],
    ids=["a reading of all, so often", "once more", "a limit each", "and taken back"],
)
def test_entries_may_concern_so_many_limits_together(
    tmp_path: Path, limits: int, entries: list[str], reached: int | None
) -> None:
    _written(tmp_path, tasks=_limits(limits), changes="changes:\n" + "".join(entries))
    found = [problem.line - 1 for problem in check(tmp_path) if problem.code == "F02"]
    assert found == ([] if reached is None else [reached])


def test_a_message_lists_some_limits_and_counts_the_others(tmp_path: Path) -> None:
    move = "changes:\n- {id: 1, kind: move, task: 1, day: 2016-01-01, basis: 甲, from: 2015-02-01, by: 乙}\n"
    _written(tmp_path, tasks=_limits(200), changes=move)
    [message] = [problem.message for problem in check(tmp_path) if problem.code == "R09"]
    assert message.endswith("1.30「2029年3月前」等 200 個")


def test_a_clause_that_a_case_calls_up_twice_is_called_up_once(tmp_path: Path) -> None:
    from fazhi_cli.api import open_rulebook

    cases = "cases:\n- {name: 完成甲, clauses: [1.1, 1.1]}\n"
    with open_rulebook(_written(tmp_path, tasks=_clauses(1) + cases)) as rulebook:
        assert len(rulebook.sql("SELECT task, clause FROM case_clauses")) == 1
