"""fazhi diff: two rulebooks compared task by task."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The shipped plan, and what became of it: a limit moved, words changed, a lead more, a task dropped and one renamed."""
    folder = tmp_path_factory.mktemp("plans")
    old, new = folder / "舊", folder / "新"
    for place in (old, new):
        shutil.copytree(ROOT / "data", place, ignore=shutil.ignore_patterns("schema"))
    text = (new / "tasks.yaml").read_text("utf-8")
    text = text.replace("於2015年5月前,向", "於2015年9月前,向").replace("when: 2015年5月前", "when: 2015年9月前")
    text = text.replace("強化內部流程控制", "強化內部和外部流程控制")
    text = text.replace("lead: [市審計局]", "lead: [市審計局, 市法制辦]")
    text = text.replace("title: 加強依法行政考核評估", "title: 加強依法行政考核和評估")
    start, end = text.index("  - id: 11\n"), text.index("- number: 3\n")
    (new / "tasks.yaml").write_text(text[:start].rstrip() + "\n\n" + text[end:], "utf-8")
    return old, new


def test_what_changed_is_told_task_by_task(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    answer = fazhi("diff", *plans, "--fields", "change,old_ref,new_ref,role,old,new")
    assert (answer.code, answer.stderr) == (0, "")
    assert answer.lines == [
        "limit\t10.5\t10.5\t\t2015年5月前\t2015年9月前",
        "reworded\t10.5\t10.5\t\t市直部門聘請的法律顧問,於2015年5月前,向市政府法制機構備案。"
        "\t市直部門聘請的法律顧問,於2015年9月前,向市政府法制機構備案。",
        "reworded\t23.4\t23.4\t\t強化內部流程控制,實現行政權力行使各環節的相互制約。"
        "\t強化內部和外部流程控制,實現行政權力行使各環節的相互制約。",
        "unit-gained\t26\t26\tlead\t\t市法制辦",
        "retitled\t38\t38\t\t加強依法行政考核評估\t加強依法行政考核和評估",
        "dropped\t11\t\t\t\t",
    ]


def test_a_person_reads_words_under_the_task_s_title(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    table = fazhi("diff", *plans, "-f", "md").stdout
    assert "| **加強政府內部權力制約** |" in table
    assert "強化內部〔和外部〕流程控制" in table
    assert "| 增加單位 | 26 | 26 | 保障依法獨立行使審計監督權 | 牽頭單位 |  | 市法制辦 |" in table
    assert "共6處變動。" in table


@pytest.mark.parametrize(
    ("unit", "refs"),
    [("市审计局", ["26"]), ("市監察局", ["11"]), ("市目督室", ["38"]), ("市科技局", [])],
    ids=["a lead more", "a task dropped", "a task renamed", "a unit without tasks"],
)
def test_what_is_new_for_a_unit(
    fazhi: Callable[..., Answer], plans: tuple[Path, Path], unit: str, refs: list[str]
) -> None:
    rows = json.loads(fazhi("diff", *plans, "--unit", unit, "-f", "json").stdout)
    assert [row["old_ref"] for row in rows] == refs


def test_the_other_way_round_what_came_has_gone(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    old, new = plans
    changes = [row["change"] for row in json.loads(fazhi("diff", new, old, "-f", "json").stdout)]
    assert changes == ["limit", "reworded", "added", "reworded", "unit-lost", "retitled"]


def test_a_plan_does_not_differ_from_itself(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    old, _ = plans
    assert fazhi("diff", old, old).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["舊"], 2, "缺少新規則庫。"),
        (["舊", "無"], 3, "無:0:0: F01 "),
        (["舊", "."], 2, "「.」裡有2個方案，請指明其中一個的文件夾。"),
        (["舊", "新", "--unit", "市審甲局"], 2, "沒有「市審甲局」這個單位。"),
    ],
    ids=["one place", "no such folder", "a library", "a unit that neither knows"],
)
def test_a_wrong_call(
    fazhi: Callable[..., Answer], plans: tuple[Path, Path], arguments: list[str], code: int, sentence: str
) -> None:
    shelf = plans[0].parent
    tasks = shelf / "新" / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("id: suining-2015", "id: suining-2016"), "utf-8")
    answer = fazhi("diff", *arguments, cwd=shelf)
    assert answer.code == code
    assert answer.stderr.startswith(sentence)
