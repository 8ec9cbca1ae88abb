"""What is loaded, and how its faults are worded."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.load import load
from fazhi_cli.rulebook.problems import Location

DATA = Path(__file__).parents[2] / "data"


def break_file(folder: Path, old: str, new: str, name: str = "tasks.yaml") -> list[str]:
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InvalidRulebook) as caught:
        load(folder)
    return [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "[市法制辦]",
            "[市法制办]",
            "第1項「公布清單」：單位「市法制办」沒有在 units.yaml 聲明；是否「市法制辦」？",
        ),
        (
            "[市法制辦]",
            "[政府法制辦]",
            "第1項「公布清單」：「政府法制辦」是「市法制辦」的另一個名稱；請寫「市法制辦」",
        ),
        (
            "id: 2",
            "id: 1",
            "第1項「報送備案」：任務序號「1」與第 16 行重複",
        ),
        (
            "per: case",
            "per: each",
            "第2項「報送備案」：「per」只能是 case，這裡是「each」",
        ),
        (
            "id: 2",
            "id: 二",
            "任務「報送備案」：「id」要寫整數，用半角數字，前面不加 0，這裡是「二」",
        ),
        (
            "      output: 權力清單",
            "      output: 權力清單\n      items: 公布權力清單",
            "第1項「公布清單」：「items」要寫列表，這裡是「公布權力清單」",
        ),
        (
            "reading: both",
            "reading: often",
            "「reading」只能是 both，或寫 {is, decided_by, day}，這裡是「often」",
        ),
        (
            "title: 公布清單",
            "title: {公布: 清單}",
            "第1項：「title」要寫文字，這裡是「鍵: 值」",
        ),
        (
            "title: 公布清單",
            "title: [公布, 清單]",
            "第1項：「title」要寫文字，這裡是列表",
        ),
        (
            "    - text: 嚴禁",
            "    - text：嚴禁",
            "第2項「報送備案」："
            "「clauses」要寫「鍵:"
            " 值」，這裡是「text：嚴禁瞞報、漏報。」；"
            "冒號要用半角「:"
            "」，後面空一格",
        ),
        (
            "reading: both",
            "raeding: both",
            "未知的鍵「raeding」；"
            "是否「reading」？"
            "可用的鍵："
            "back、front、heading、id、implied、issued、layout、number、place、"
            "preamble、print、reading、revision、title",
        ),
        (
            "when: 2015年3月前",
            "when: 2015年4月前",
            "第1項「公布清單」：when 的「2015年4月前」不在本條款的文字裡；短語要與原文一字不差",
        ),
    ],
)
def test_a_fault_says_which_task_what_is_allowed_and_the_cure(folder: Path, old: str, new: str, message: str) -> None:
    assert break_file(folder, old, new) == [message]


def test_all_faults_of_all_files_come_at_once_and_sorted(folder: Path) -> None:
    for name, old, new in (
        ("tasks.yaml", "per: case", "per: each"),
        ("tasks.yaml", "[市財政局", "[市财政局"),
        ("tasks.yaml", "output: 權力清單", "output: 責任清單"),
        ("units.yaml", "[甲縣政府]", "[乙縣政府]"),
    ):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    (folder / "wording.yaml").write_text("pairs:\n- txet: 程式\n", "utf-8")
    with pytest.raises(InvalidRulebook) as caught:
        load(folder)
    found = [(Path(each.file).name, each.line, each.code) for each in caught.value.problems]
    assert found == [
        ("tasks.yaml", 19, "R02"),
        ("tasks.yaml", 23, "R03"),
        ("tasks.yaml", 32, "S04"),
        ("units.yaml", 9, "R02"),
        ("wording.yaml", 2, "S01"),
    ]


def test_a_value_has_its_place(folder: Path) -> None:
    loaded = load(folder)
    clause = Location("tasks.yaml", ("chapters", 0, "tasks", 0, "clauses", 0))
    assert loaded.place(clause.to("when", 0)) == (24, 13)
    assert loaded.place(clause.to("text"), 7) == (21, 20)
    assert loaded.place(Location("units.yaml", ("units", 1, "name"))) == (7, 9)


def test_the_plan_of_suining_has_no_problem() -> None:
    assert check(DATA) == []
    assert len(load(DATA).rulebook.tasks) == 39


SOUND = sorted({DATA, *(file.parent for file in (DATA.parent / "tests").rglob("tasks.yaml"))})


@pytest.mark.parametrize("folder", SOUND, ids=lambda folder: folder.name)
def test_a_rulebook_without_faults_is_loaded_without_placing_a_node(folder: Path) -> None:
    sources = load(folder).sources
    assert not [file for file, source in sources.items() if "root" in vars(source)]
