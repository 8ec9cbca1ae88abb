"""fazhi plans, --place and --year: which plans a library holds, nested as it may be, and which of them are asked."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

GOOD = Path(__file__).parents[2] / "rulebook" / "good"


def plan(folder: Path, plan_id: str, place: str = "示例市", more: str = "") -> Path:
    """A small plan in a folder; more: lines of its head."""
    shutil.copytree(GOOD, folder)
    tasks = folder / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8").replace("id: demo\n", f"id: {plan_id}\n")
    text = text.replace("place: 示例市\n  number:\n", f"place: {place}\n{more}")
    tasks.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """By year and place; one plan has its year from its number, one has none."""
    library = tmp_path / "文庫"
    plan(library / "2015" / "甲市" / "公開", "open-2015", "青湄市", "  issued: 2015-03-20\n")
    plan(library / "2016" / "公開", "open-2016", "白榆縣", "  number: 榆府發〔2016〕3號\n")
    plan(library / "未分類" / "a" / "b" / "c" / "d", "undated", "青湄市")
    return library


def ids(fazhi: Fazhi, *arguments: str | Path) -> list[str]:
    answer = fazhi("tasks", "--id", "1", "-f", "ids", "--data", *arguments)
    assert (answer.code, answer.stderr) == (0, "")
    return answer.lines


def test_each_plan_has_a_row(fazhi: Fazhi, library: Path) -> None:
    assert fazhi("plans", "--data", library).lines == [
        "open-2015\t示例市實施方案\t青湄市\t2015\t2\t2\tok\t2015/甲市/公開",
        "open-2016\t示例市實施方案\t白榆縣\t2016\t2\t2\tok\t2016/公開",
        "undated\t示例市實施方案\t青湄市\t\t2\t2\tok\t未分類/a/b/c/d",
    ]


def test_what_nobody_has_read_is_counted(fazhi: Fazhi, library: Path) -> None:
    tasks = library / "2016" / "公開" / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace("  - id: 2\n", "  - id: 2\n    reviewed: false\n"), encoding="utf-8")
    assert fazhi("plans", "--data", library, "--plan", "open-2016", "--fields", "tasks,reviewed").lines == ["2\t1"]


def test_a_broken_plan_has_a_row_with_what_can_be_read_of_it(fazhi: Fazhi, library: Path) -> None:
    tasks = library / "2016" / "公開" / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("title: 報送備案", "tilte: 報送備案"), encoding="utf-8")
    shutil.copytree(library / "未分類", library / "再")
    (library / "空").mkdir()
    (library / "空" / "tasks.yaml").write_text("- 1\n", encoding="utf-8")
    answer = fazhi("plans", "--data", library, "--fields", "id,year,tasks,state,problems,folder")
    assert (answer.code, answer.stderr) == (0, "")
    assert answer.lines == [
        "open-2015\t2015\t2\tok\t0\t2015/甲市/公開",
        "open-2016\t2016\t\tbroken\t2\t2016/公開",
        "undated\t\t\tbroken\t1\t再/a/b/c/d",
        "undated\t\t\tbroken\t1\t未分類/a/b/c/d",
        "\t\t\tbroken\t2\t空",
    ]
    assert fazhi("plans", "--data", library, "--year", "2015", "-f", "ids").lines == [
        "open-2015",
        "undated",
        "undated",
        "",
    ]


def test_a_library_of_broken_plans_only_is_listed_too(fazhi: Fazhi, tmp_path: Path) -> None:
    for name in ("a", "b"):
        plan(tmp_path / "library" / name, f"plan-{name}", more="  tilte: x\n")
    assert fazhi("plans", "--data", tmp_path / "library", "--fields", "id,state").lines == [
        "plan-a\tbroken",
        "plan-b\tbroken",
    ]
    assert fazhi("tasks", "--data", tmp_path / "library").code == 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["--place", "青湄市"], ["open-2015:1", "undated:1"]),
        (["--place", "青湄"], ["open-2015:1", "undated:1"]),
        (["--place", "白榆县"], ["open-2016:1"]),
        (["--place", "青湄,白榆"], ["open-2015:1", "open-2016:1", "undated:1"]),
        (["--year", "2015"], ["open-2015:1"]),
        (["--year", "2016年"], ["open-2016:1"]),
        (["--year", "2015", "--year", "2016"], ["open-2015:1", "open-2016:1"]),
        (["--place", "青湄", "--year", "2015"], ["open-2015:1"]),
        (["--plan", "undated", "--place", "青湄"], ["undated:1"]),
    ],
    ids=" ".join,
)
def test_plans_are_picked_by_place_and_year(fazhi: Fazhi, library: Path, asked: list[str], found: list[str]) -> None:
    assert ids(fazhi, library, *asked) == found


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--place", "青湄縣"], "沒有「青湄縣」的方案。最接近的是：青湄市。\n"),
        (["--place", "市"], "沒有「市」的方案。\n"),
        (["--place", "青湄", "--year", "2016"], "沒有一份方案同時合乎所選的編號、地區和年份。\n"),
        (["--year", "2014"], "沒有「2014」的方案。有：2015、2016。\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_place_or_year_without_plan_is_a_wrong_call(fazhi: Fazhi, library: Path, asked: list[str], told: str) -> None:
    assert fazhi("tasks", "--data", library, *asked) == (2, "", told)


def test_a_plan_without_a_year_says_where_years_come_from(fazhi: Fazhi) -> None:
    told = "沒有「2015」的方案。方案的年份取自成文日期或文號，規則庫裡沒有一份寫明。\n"
    assert fazhi("tasks", "--year", "2015") == (2, "", told)


def test_notes_are_of_the_picked_plans_alone(fazhi: Fazhi, library: Path) -> None:
    answer = fazhi("stats", "--data", library, "--year", "2016", "--fields", "plan", "--explain")
    assert set(answer.lines) == {"open-2016"}
    assert answer.stderr == "所選：年份 2016。「N月前」口徑未定，從嚴從寬兩日之一在範圍內即列入。\n"


def test_hidden_folders_and_what_lies_in_a_rulebook_are_left_out(fazhi: Fazhi, library: Path) -> None:
    plan(library / ".git" / "x", "hidden")
    plan(library / "2016" / "公開" / "舊稿", "draft")
    assert ids(fazhi, library) == ["open-2015:1", "open-2016:1", "undated:1"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_a_link_is_followed_unless_it_leads_back(fazhi: Fazhi, library: Path, tmp_path: Path) -> None:
    outside = tmp_path / "別處"
    plan(outside / "x", "linked")
    (outside / "back").symlink_to(outside)
    (outside / "to").symlink_to(library)
    for name, target in (("loop", library), ("around", tmp_path), ("again", library / "2015"), ("out", outside)):
        (library / name).symlink_to(target)
    (library / "nowhere").symlink_to(tmp_path / "nothing")
    assert fazhi("plans", "--data", library, "--fields", "id,folder").lines == [
        "open-2015\t2015/甲市/公開",
        "open-2016\t2016/公開",
        "linked\tout/x",
        "undated\t未分類/a/b/c/d",
    ]


def test_a_change_goes_to_the_folder_of_the_plan(fazhi: Fazhi, library: Path) -> None:
    words = ["change", "1", "--suspend", "--basis", "某文", "--from", "2015-04-01", "--by", "某人"]
    answer = fazhi(*words, "--data", library, "--plan", "open-2016")
    assert (answer.code, answer.stderr) == (0, "")
    assert (library / "2016" / "公開" / "changes.yaml").exists()


def test_the_shell_offers_places_and_years(fazhi: Fazhi, library: Path) -> None:
    def offered(*words: str) -> list[str]:
        answer = fazhi(_FAZHI_COMPLETE="\x1f".join(("tasks", "--data", str(library), *words)))
        return [line.split("\t")[0] for line in answer.lines]

    assert offered("--year", "") == ["2015", "2016"]
    assert offered("--place", "青") == ["青湄市"]


def test_people_read_the_state_in_words_and_programs_both(fazhi: Fazhi, library: Path) -> None:
    tasks = library / "2016" / "公開" / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("title: 報送備案", "tilte: 報送備案"), encoding="utf-8")
    table = fazhi("plans", "--data", library, "-f", "md").lines
    assert table[3] == "| open-2016 | 示例市實施方案 | 白榆縣 | 2016 |  |  | 有錯 | 2016/公開 |"
    rows = json.loads(fazhi("plans", "--data", library, "-f", "json").stdout)
    assert [(row["state"], row["state_text"]) for row in rows] == [("ok", "可用"), ("broken", "有錯"), ("ok", "可用")]
