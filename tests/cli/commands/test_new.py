"""fazhi new: a rulebook that loads, in its canonical form, in a folder where none was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer


@pytest.mark.parametrize("script", ["hant", "hans"])
def test_it_loads_without_a_finding_and_is_in_the_canonical_form(
    fazhi: Callable[..., Answer], tmp_path: Path, script: str
) -> None:
    folder = tmp_path / "規則庫"
    made = fazhi(
        "new", folder, "--script", script, "--title", "甲市2026年工作方案", "--place", "甲市", "--id", "jia-2026"
    )
    assert (made.code, made.stderr) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == [
        "tasks.schema.json",
        "tasks.yaml",
        "units.schema.json",
        "units.yaml",
    ]
    assert fazhi("check", "--data", folder).stdout in ("沒有發現問題。\n", "没有发现问题。\n")
    assert fazhi("fmt", "--data", folder).stdout in ("已是統一寫法，無須改動。\n", "已是统一写法，无须改动。\n")
    rows = json.loads(fazhi("tasks", "--data", folder, "-f", "json").stdout)
    assert [(row["plan"], row["id"], len(row["lead"])) for row in rows] == [
        ("jia-2026", 1, 1),
        ("jia-2026", 2, 1),
        ("jia-2026", 3, 1),
    ]


def test_a_simplified_rulebook_gets_simplified_hovers(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    folder = tmp_path / "a"
    fazhi("new", folder, "--script", "hans")
    schema = (folder / "units.schema.json").read_text("utf-8")
    assert "单位名，照方案的写法" in schema
    assert fazhi("schema", "units", "--script", "hans").stdout == schema


def test_what_is_typed_stands_in_it_whatever_its_characters(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    title = '"甲": {乙} # 丙'
    assert fazhi("new", tmp_path / "a", "--title", title).code == 0
    assert fazhi("text", "--data", tmp_path / "a").lines[0] == title


def test_beside_another_plan_it_gets_an_id_of_its_own(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    for name in ("甲", "乙", "丙"):
        fazhi("new", tmp_path / name)
    assert fazhi("check", "--data", tmp_path).code == 0
    ids = fazhi("plans", "--data", tmp_path, "--fields", "folder,id").stdout.split()
    first, second, third = (ids[ids.index(name) + 1] for name in ("甲", "乙", "丙"))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_the_answer_names_the_next_commands(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    folder = tmp_path / "規則 庫"
    assert fazhi("new", folder).lines[1:] == [
        f"先看：fazhi tasks --data '{folder}'",
        f"改寫後查：fazhi check '{folder}'",
    ]
    assert fazhi("new", "--", "-甲", cwd=tmp_path).lines[1:] == [
        "先看：fazhi tasks --data ./-甲",
        "改寫後查：fazhi check ./-甲",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["有"], 2, "「有」裡已有規則庫，請換一個文件夾。\n"),
        (["甲", "--id", "A B"], 2, "「id」只能用小寫字母 a-z、數字和「-」，不以「-」開頭，這裡是「A B」。\n"),
        (["甲", "--title", "一\n二"], 2, "「title」只能寫一行，不能有換行和製表符，這裡是「一 二」。\n"),
        (["甲", "--title", "　"], 2, "「title」不能是空的，這裡是「」。\n"),
        (["件"], 2, "「件」是文件，不是文件夾。\n"),
        ([""], 2, "請寫明新規則庫放在哪個文件夾，如 fazhi new 規則庫。\n"),
        (["無/甲"], 4, "沒有文件夾「"),
        ([], 2, ""),
    ],
    ids=["a rulebook is there", "an id", "two lines", "blanks", "a file is there", "no name", "no parent", "no folder"],
)
def test_nothing_is_written_where_it_cannot_be(
    fazhi: Callable[..., Answer], tmp_path: Path, arguments: list[str], code: int, sentence: str
) -> None:
    (tmp_path / "有").mkdir()
    (tmp_path / "有" / "tasks.yaml").write_text("", "utf-8")
    (tmp_path / "件").write_text("", "utf-8")
    answer = fazhi("new", *arguments, cwd=tmp_path)
    assert answer.code == code
    assert answer.stderr.startswith(sentence)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["tasks.yaml", "件", "有"]
