"""Values changed in a file: what is not concerned stays, with its comments."""

from __future__ import annotations

import pytest

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.canonical import canonical
from fazhi_cli.rulebook.edit import with_entry, with_value, without_entry
from fazhi_cli.rulebook.plan_model import TasksFile
from fazhi_cli.rulebook.source import Source

TEXT = """\
# 方案
plan:
  id: a  # 編號
  title: 甲
chapters:
# 第一章
- tasks:
  # 第一項
  - id: 1
    reviewed: false  # 未看
    lead:
    - 市甲局  # 主管
    - 市乙局
    clauses:
    # 第一句
    - text: 一。  # 句
      actor: 甲
"""


@pytest.mark.parametrize(
    ("steps", "value", "line", "by"),
    [
        (("lead",), ["市甲局", "市丙局"], "    - 市乙局\n", "    - 市丙局\n"),
        (("lead",), ["市甲局"], "    - 市乙局\n", ""),
        (("title",), "題", "    lead:\n", "    title: 題\n    lead:\n"),
        (("clauses", 0, "actor"), ["甲", "乙"], "actor: 甲\n", "actor: [甲, 乙]\n"),
        (("clauses", 0, "actor"), None, "      actor: 甲\n", ""),
        (("clauses", 0, "open"), True, "actor: 甲\n", "actor: 甲\n      open: true\n"),
        (("clauses", 0, "kind"), {"is": "right", "because": "權利"}, "actor: 甲\n",
         "actor: 甲\n      kind:\n        is: right\n        because: 權利\n"),
        (("reviewed",), None, "  - id: 1\n    reviewed: false  # 未看\n", "  - id: 1  # 未看\n"),
    ],
)  # fmt: skip
def test_one_value(steps: tuple[str | int, ...], value: object, line: str, by: str) -> None:
    root = Source.of(TASKS, TEXT.encode()).root
    assert canonical(TEXT, root, TasksFile) == TEXT
    after = with_value(root, ("chapters", 0, "tasks", 0, *steps), value)
    assert canonical(TEXT, after, TasksFile) == TEXT.replace(line, by)
    assert canonical(TEXT, root, TasksFile) == TEXT


def test_entries() -> None:
    root = Source.of(TASKS, TEXT.encode()).root
    clauses = ("chapters", 0, "tasks", 0, "clauses")
    longer = with_entry(root, clauses, {"text": "二。"})
    assert canonical(TEXT, longer, TasksFile) == TEXT + "    - text: 二。\n"
    assert canonical(TEXT, without_entry(longer, clauses, 1), TasksFile) == TEXT
