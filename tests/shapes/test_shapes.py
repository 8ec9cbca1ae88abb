"""Plans of other layouts: units in brackets, behind the units, in columns; sections, articles, numbers that start again.

Each folder here is a rulebook in words of its own and the document that it prints.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests import program
from tests.shelf import ask

SHAPES = Path(__file__).parent
EVERY = sorted(folder.name for folder in SHAPES.iterdir() if (folder / "tasks.yaml").is_file())


def of(shape: str, command: str) -> list[list[str]]:
    """The cells of an answer in a pipe, on 1 January 2019."""
    answer = ask(command, SHAPES / shape, day="2019-01-01")
    assert answer.code == 0, answer.stderr
    return [line.split("\t") for line in answer.stdout.splitlines()]


@pytest.mark.parametrize("shape", EVERY)
def test_a_shape_prints_its_document(shape: str) -> None:
    answer = ask("text", SHAPES / shape, day=None)
    assert answer.stdout == (SHAPES / shape / "source.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("shape", EVERY)
def test_a_shape_has_no_fault(shape: str) -> None:
    answer = ask(f"check --source {SHAPES / shape / 'source.txt'} -f json", SHAPES / shape, day=None)
    found = json.loads(answer.stdout)
    assert answer.code == 0
    assert found == []


@pytest.mark.parametrize("shape", EVERY)
def test_a_shape_is_in_canonical_form(shape: str) -> None:
    assert ask("fmt", SHAPES / shape, day=None).stdout.rstrip("\n") in (
        "已是統一寫法，無須改動。",
        "已是统一写法，无须改动。",
    )


UNITS = {
    "brackets": [
        ["1", "市城管局", "市財政局、各縣（市、區）政府"],
        ["2", "市城管局", ""],
        ["3", "", "各縣（市、區）政府"],
        ["4", "市城管局、市財政局", "市公安局、市教育局"],
    ],
    "behind": [
        ["1", "省市場監管局、省衛生健康委、省商務廳", "省農業農村廳、省交通運輸廳"],
        ["2", "", "各市人民政府"],
        ["3", "省財政廳", "省商務廳"],
    ],
    "sections": [
        ["1", "市商务局", "市税务局、市交通局"],
        ["2", "市交通局", "市商务局、各园区管委会"],
        ["3", "市税务局", "各园区管委会"],
    ],
    "headings": [["1", "", "省稅務局、省財政廳、各地級以上市人民政府"], ["2", "", "省財政廳"]],
    "table": [["1", "縣教育局", "縣財政局、縣住建局"], ["2", "縣教育局", ""], ["3", "", "縣交通局"]],
    "articles": [["1", "", ""], ["2", "", "市司法局"]],
    "restart": [["1", "", "區城管局"], ["2", "", "區住建局、區城管局"], ["3", "", "區住建局"], ["4", "", "區城管局"]],
}


@pytest.mark.parametrize("shape", EVERY)
def test_who_has_what(shape: str) -> None:
    assert of(shape, "tasks --fields id,lead,responsible") == UNITS[shape]


CALLED = {
    "brackets": ["第（一）項", "第（二）項", "第（三）項", "第（四）項"],
    "behind": ["第1項", "第2項", "第3項"],
    "sections": ["第1项", "第2项", "第3项"],
    "table": ["第1項", "第2項", "第3項"],
    "headings": ["第一項", "第二項"],
    "articles": ["第一條", "第二條"],
    "restart": ["東片第①項", "東片第②項", "西片第①項", "「另」項"],
}


@pytest.mark.parametrize("shape", EVERY)
def test_what_people_call_a_task(shape: str) -> None:
    called = [name.replace("项", "項") for name in CALLED[shape]]
    assert [name for [name] in of(shape, "tasks --fields called")] == called


DAYS = {
    "brackets": [["1", "2021年6月底前", "2021-06-30"], ["4", "12月底前", "2021-12-31"]],
    "behind": [["2.1", "2022年12月31日前", "2022-12-31"]],
    "sections": [["1.1", "2020年9月底前", "2020-09-30"]],
    "table": [
        ["3", "6月底完成主體", "2019-06-30"],
        ["1", "8月底前", "2019-08-31"],
        ["3", "9月投入使用", "2019-09-30"],
    ],
    "headings": [
        ["2.1", "2020年一季度前", "2020-03-31"],
        ["1.1", "2020年底前", "2020-12-31"],
        ["1.3", "至2021年4月30日", "2021-04-30"],
    ],
    "articles": [],
    "restart": [["1.1", "一季度", "2024-03-31"], ["1.2", "上半年", "2024-06-30"], ["3.1", "10月至12月", "2024-12-31"]],
}


@pytest.mark.parametrize("shape", EVERY)
def test_the_days(shape: str) -> None:
    assert of(shape, "due --fields ref,wording,due") == DAYS[shape]


def test_a_limit_beside_the_units_is_the_whole_tasks() -> None:
    rows = of("table", "due --fields ref,title,output,acting --id 1")
    assert rows == [["1", "改建校舍", "改建校舍", "縣教育局"]]
    assert of("table", "clauses --id 1 --fields ref,when,due") == [
        ["1.1", "8月底前", "2019-08-31"],
        ["1.2", "8月底前", "2019-08-31"],
    ]
    assert of("table", "clauses --due-by 2019-08-31 --fields ref") == [["1.1"], ["1.2"], ["3.1"]]
    assert of("table", "clauses --when none --fields ref") == [["2.1"]]


def test_an_assignment_in_the_text_is_of_the_clauses_before_it() -> None:
    assert of("behind", "clauses --id 1 --fields ref,lead,responsible") == [
        ["1.1", "省市場監管局、省衛生健康委", ""],
        ["1.2", "省商務廳", "省農業農村廳、省交通運輸廳"],
    ]
    assert of("behind", "clauses --unit 省商務廳 --fields ref") == [["1.2"], ["3.1"]]
    assert of("behind", "clauses --lead 省市場監管局 --fields ref") == [["1.1"]]
    # The limit of the second clause is not that of those who have the first.
    assert of("behind", "tasks --unit 省市場監管局 --when recurring --fields id") == []
    assert of("behind", "tasks --unit 省農業農村廳 --when recurring --fields id") == [["1"]]


def test_a_role_keeps_its_word() -> None:
    answer = ask("tasks -f json --id 1 --fields roles", SHAPES / "behind", day=None)
    assert json.loads(answer.stdout) == [
        {
            "roles": [
                {"unit": "省市場監管局", "role": "分別牽頭", "text": "省市場監管局(分別牽頭)"},
                {"unit": "省衛生健康委", "role": "分別牽頭", "text": "省衛生健康委(分別牽頭)"},
            ]
        }
    ]


def test_units_that_a_sentence_adds_are_found_and_told() -> None:
    answer = ask("tasks --unit 各园区管委会 -f md", SHAPES / "sections", day=None)
    assert "预约通关" in answer.stdout
    assert "简化单证" not in answer.stdout
    assert (
        "各园区管委会未逐項列出，依方案「以下各项均涉及各园区管委会，不再单独列出」一句列入責任單位。" in answer.stdout
    )


def test_a_section_stands_beside_its_chapter() -> None:
    assert of("sections", "tasks --fields id,chapter_title,section_number,section_title") == [
        ["1", "主要任务", "1", "压缩时间"],
        ["2", "主要任务", "1", "压缩时间"],
        ["3", "主要任务", "2", "降低费用"],
    ]
    assert ask("show 3", SHAPES / "sections", day=None).stdout.startswith("二、主要任务　降低费用\n3．清理收费\n")


def test_what_stands_beside_the_units_is_shown() -> None:
    assert "聯繫方式：王明，8212345" in ask("show 1", SHAPES / "brackets", day=None).stdout
    assert "依據：縣人大一次會議決議" in ask("show 1", SHAPES / "table", day=None).stdout
    assert of("table", "tasks --fields id,basis") == [["1", "縣人大一次會議決議"], ["2", ""], ["3", ""]]


def test_paragraphs_of_a_task_stay_lines() -> None:
    answer = ask("tasks --id 2 -f json --fields text", SHAPES / "articles", day=None)
    [task] = json.loads(answer.stdout)
    assert task["text"] == "市司法局應當自收到投訴之日起十五日內答覆。\n情況複雜的，可以延長十日。"


def test_a_task_without_a_title_is_named_by_its_beginning() -> None:
    assert of("articles", "tasks --fields id,title") == [
        ["1", "為規範行政許可…"],
        ["2", "市司法局應當自收到投訴之日起十五日內答覆…"],
    ]


def test_a_limit_of_a_whole_task_moves_once(tmp_path: Path) -> None:
    later = tmp_path / "later"
    shutil.copytree(SHAPES / "table", later)
    tasks = later / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("8月底前", "9月底前"), encoding="utf-8")
    answer = program.forked("diff", SHAPES / "table", later, cwd=tmp_path)
    assert answer.lines == ["limit\t1\t1\t改建校舍\t\t8月底前\t9月底前"]


def test_a_task_moves_to_another_section(tmp_path: Path) -> None:
    later = tmp_path / "later"
    shutil.copytree(SHAPES / "sections", later)
    tasks = later / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("title: 降低费用", "title: 规范费用"), encoding="utf-8")
    answer = program.forked("diff", SHAPES / "sections", later, cwd=tmp_path)
    assert answer.lines == ["moved\t3\t3\t清理收费\t\t主要任务 降低费用\t主要任务 规范费用"]


def test_a_limit_of_a_whole_task_is_told_once_and_without_a_subject() -> None:
    shown = ask("tasks --id 1 -f md", SHAPES / "table", day=None).stdout
    assert "| 1 | 改建校舍 | 縣教育局 | 縣財政局、縣住建局 | 8月底前 | 2019-08-31 | 2019-08-31 |" in shown
    assert "時限只屬冒號後所列的事項" not in shown
    assert "完成時限：8月底前（2019-08-31）" in ask("show 1", SHAPES / "table", day=None).stdout
    register = ask("checklist --id 1 --layout 台賬 -f md", SHAPES / "table", day=None).stdout
    assert "| 8月底前<br>2019年8月31日 |" in register


def test_a_name_is_found_whose_characters_stand_in_no_text() -> None:
    """The plan says 縣 only in the names of its units, before which it may be left out."""
    answer = ask("checklist --unit 縣教育局 -f md", SHAPES / "table", day=None)
    assert (answer.code, answer.stderr) == (0, "")
    assert "縣教育局：牽頭2項" in answer.stdout


@pytest.mark.parametrize("selection", ["", "--id 1-3"])
def test_a_unit_is_counted_by_the_clauses_that_it_has(selection: str) -> None:
    rows = of("behind", f"stats --fields group,name,tasks,recurring,none,duty {selection}")
    units = {row[1]: row[2:] for row in rows if row[0] == "unit"}
    assert units["省市場監管局"] == ["1", "0", "1", "1"]
    assert units["省農業農村廳"] == ["1", "1", "0", "1"]
    assert units["省商務廳"] == ["2", "1", "1", "2"]


COMMANDS = ["tasks", "show 1", "clauses", "units", "stats", "matrix", "chapters", "cites", "duties", "due", "checklist"]


@pytest.mark.slow
@pytest.mark.parametrize("shape", EVERY)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_answer_can_be_shown(shape: str, command: str) -> None:
    for format_ in ("table", "md", "html"):
        answer = ask(f"{command} -f {format_}", SHAPES / shape, day="2019-01-01" if command == "due" else None)
        assert (answer.code, answer.stderr) == (0, ""), answer.stderr
        assert "None" not in answer.stdout
