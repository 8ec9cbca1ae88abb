"""A library of two different plans: every command keeps them apart, with `--plan` and without.

What is expected was read from tests/rulebooks by eye. The two share names, numbers and titles, so that whatever forgets
the plan finds too much.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.shelf import B, Q, ask, cells, of_two_meanings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow  # a hundred calls of the program

TASKS = [
    ("", [*range(1, 13)], [1, 2, 3, 4]),
    ("--id 1", [1], [1]),
    ("--id 2-3", [2, 3], [2, 3]),
    (f"--id {B}:1,{Q}:2", [2], [1]),
    ("--unit 市司法局", [11], [1, 2, 4]),
    ("--unit 市司法局 --include-succeeded", [1, 2, 3, 5, 6, 11], [1, 2, 4]),
    ("--lead 市司法局", [11], [1, 2]),
    ("--lead 市法制办", [1, 2, 3, 5, 6], [2]),
    ("--unit 市信息中心", [1, 2, 5, 10], [1, 4]),
    ("--unit 数据中心", [], [1, 4]),
    ("--unit 市公安局", [], [3, 4]),
    ("--unit 市公安局 --include-succeeded", [], [1, 3, 4]),
    ("--responsible 市直部門", [1, 2, 3, 4, 11, 12], [1, 3]),
    ("--min-leads 2", [1, 2, 5, 8], [2, 4]),
    ("--max-leads 0", [12], []),
    ("--chapter 1", [1, 2, 3], [1, 2]),
    ("--chapter 2", [4, 5, 6], [3, 4]),
    ("--text 公示制度", [10, 11], [1]),
    ("--text 登記", [12], [2]),
    ("--kind prohibition", [3, 7], [2]),
    ("--kind gate", [3, 6], []),
    ("--when milestone", [1, 2, 6, 7, 8, 9, 11], [1, 4]),
    ("--when triggered", [4, 12], [2]),
    ("--when recurring", [5], []),
    ("--when none", [3, 10], [3]),
    ("--due-by 2015-03-31", [1], []),
    ("--due-by 2015-03-31 --reading strict", [1], [1]),
    ("--due-from 2015-04-30 --due-by 2015-04-30", [2, 7], [1]),
    ("--due-from 2015-04-30 --due-by 2015-04-30 --reading lenient", [7], [1]),
    ("--due-from 2015-10", [6, 9], []),
]


@pytest.mark.parametrize(("asked", "rich", "simplified"), TASKS, ids=[row[0] for row in TASKS])
def test_tasks(asked: str, rich: list[int], simplified: list[int]) -> None:
    ids = {Q: [f"{Q}:{task}" for task in rich], B: [f"{B}:{task}" for task in simplified]}
    assert ask(f"tasks -f ids {asked}").lines == ids[Q] + ids[B]
    for plan, of_plan in ids.items():
        assert ask(f"tasks -f ids {asked} --plan {plan}").lines == of_plan


def test_a_city_is_no_other_city() -> None:
    """青湄市 is an alias in the first plan; 白榆市 stands before names of the second, and is none by itself."""
    assert ask("tasks -f ids --unit 青湄市").lines == [f"{Q}:4", f"{Q}:6"]
    answer = ask("tasks -f ids --unit 白榆市")
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("沒有「白榆市」這個單位。")


def test_of_a_library_each_plan_gives_what_it_has_and_a_plan_alone_refuses_what_it_lacks() -> None:
    assert ask("tasks -f ids --id 2-3,11").lines == [f"{Q}:2", f"{Q}:3", f"{Q}:11", f"{B}:2", f"{B}:3"]
    answer = ask(f"tasks -f ids --id 2-3,11 --plan {B}")
    assert (answer.code, answer.stderr) == (2, "方案沒有任務「11」；任務序號為 1 至 4。\n")
    assert ask("tasks -f ids --unit 市公安局 --include-open").lines == [f"{B}:{task}" for task in (1, 3, 4)]
    assert ask(f"tasks -f ids --unit 市畜產檢驗所 --include-open --plan {Q}").code == 2
    # A usual bureau of a city that this plan does not know is none of its units, but may belong to its open group.
    answer = ask(f"tasks -f ids --unit 市公安局 --include-open --plan {Q}")
    assert answer.code == 0
    assert "方案未列明市公安局" in answer.stderr
    of_each = [*(f"{Q}:{task}" for task in (1, 2, 3, 4, 7, 8, 11, 12)), *(f"{B}:{task}" for task in (1, 3, 4))]
    assert ask("tasks -f ids --unit 市公安局 --unit 市水利局 --include-open").lines == of_each


@pytest.mark.parametrize("plan", [B, Q])
def test_an_actor_is_known_by_the_functions_of_its_own_plan(plan: str) -> None:
    """各單位 is a spelling of 行政機關 in the second plan alone, though the first has an actor of that name (11.2)."""
    expected = {Q: [f"{Q}:2.1", f"{Q}:4.1"], B: [f"{B}:3.1", f"{B}:4.1"]}
    assert ask(f"clauses -f ids --actor 行政機關 --plan {plan}").lines == expected[plan]


REFUSED = [
    ("tasks --id 12", "方案沒有任務「12」"),
    ("tasks --id 4.4", "方案沒有分句「4.4」"),
    ("tasks --chapter 4", "方案沒有第4章"),
    ("show 5", "方案沒有任務「5」"),
]


@pytest.mark.parametrize(("command", "sentence"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_number_of_the_other_plan_is_unknown(command: str, sentence: str) -> None:
    answer = ask(f"{command} --plan {B}")
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(sentence)


CLAUSES = [
    ("--id 1.2", ["1.2"], ["1.2"]),
    ("--kind gate", ["3.1", "6.1"], []),
    ("--kind prohibition", ["3.2", "7.2"], ["2.3"]),
    ("--text 行政公文", ["10.1", "11.1", "12.1"], ["1.1", "2.1", "4.2"]),
    ("--when triggered", ["4.1", "4.2", "4.3", "4.4", "12.1"], ["2.1"]),
    ("--when none --chapter 2", ["6.1", "6.2"], ["3.1", "4.2"]),
    ("--unit 市司法局 --when none", ["11.2", "11.3"], ["2.2", "2.3", "4.2"]),
    ("--due-by 2015-04-30", ["1.1", "2.1", "7.1"], ["1.1"]),
]


@pytest.mark.parametrize(("asked", "rich", "simplified"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_clauses(asked: str, rich: list[str], simplified: list[str]) -> None:
    ids = {Q: [f"{Q}:{clause}" for clause in rich], B: [f"{B}:{clause}" for clause in simplified]}
    assert ask(f"clauses -f ids {asked}").lines == ids[Q] + ids[B]
    for plan, of_plan in ids.items():
        assert ask(f"clauses -f ids {asked} --plan {plan}").lines == of_plan


AGENDA = [
    (Q, "1.1", "2015-03-31", "2015-03-31", "11", "牽頭"),
    (Q, "5.1", "2015-03-31", "2015-03-31", "11", "牽頭"),
    (Q, "7.1", "2015-04-30", "2015-04-30", "41", "牽頭"),
    (B, "1.1", "2015-04-30", "2015-04-30", "41", "牽頭"),
    (Q, "2.1", "2015-04-30", "2015-05-31", "41", "牽頭、收件(市信息中心)"),
    (Q, "1.2", "2015-06-30", "2015-06-30", "102", "牽頭"),
    (Q, "8.1", "2015-06-30", "2015-06-30", "102", "牽頭"),
    (Q, "2.2", "2015-07-31", "2015-07-31", "133", "牽頭、收件"),
    (B, "4.1", "2015-08-31", "2015-08-31", "164", "牽頭"),
    (Q, "11.1", "2015-08-31", "2015-09-30", "164", "牽頭"),
    (B, "1.2", "2015-09-30", "2015-09-30", "194", "牽頭"),
    (Q, "9.1", "2015-09-30", "2015-10-31", "194", "牽頭"),
    (Q, "6.3", "2016-01-31", "2016-01-31", "317", "牽頭"),
    (Q, "6.3", "2016-02-29", "2016-02-29", "346", "牽頭"),
]
"""The limits with a day: where 2.2 and 4.1 go to 政府法制機構, that is another unit in each plan."""


@pytest.mark.parametrize("plans", [(Q, B), (Q,), (B,)], ids=["both", "first", "second"])
def test_due(plans: tuple[str, ...]) -> None:
    only = " ".join(f"--plan {plan}" for plan in plans)
    answer = ask(f"due --fields plan,ref,due,due_latest,days,part_text {only}")
    assert cells(answer) == [row for row in AGENDA if row[0] in plans]


LEFT_OUT = [
    ("", "逐案時限6條、定期事項3條、方案未規定時限的任務3項"),
    (f"--plan {Q}", "逐案時限5條、定期事項3條、方案未規定時限的任務2項"),
    (f"--plan {B}", "逐案時限1條、方案未規定時限的任務1項"),
    ("--id 3", "方案未規定時限的任務2項"),
]


@pytest.mark.parametrize(("asked", "counted"), LEFT_OUT, ids=[row[0] for row in LEFT_OUT])
def test_what_an_agenda_leaves_out_is_counted_by_plan(asked: str, counted: str) -> None:
    assert f"未列入：{counted}。" in "".join(ask(f"due -f table {asked}").lines)


CHAPTERS = [
    (Q, "1", "編制清單", "3"),
    (Q, "2", "辦理投訴", "3"),
    (Q, "3", "保障措施", "0"),
    (Q, "4", "推進落實", "6"),
    (B, "1", "健全制度", "2"),
    (B, "2", "规范执法", "2"),
    (B, "3", "附则", "0"),
]


@pytest.mark.parametrize("plans", [(Q, B), (Q,), (B,)], ids=["both", "first", "second"])
def test_chapters(plans: tuple[str, ...]) -> None:
    """Those without tasks too, of the plans that are asked for."""
    only = " ".join(f"--plan {plan}" for plan in plans)
    answer = ask(f"chapters --fields plan,number,title,tasks {only}")
    assert cells(answer) == [row for row in CHAPTERS if row[0] in plans]


def test_chapters_of_a_unit() -> None:
    rows = cells(ask("chapters --fields plan,number,tasks --unit 市司法局"))
    assert rows == [(Q, "4", "1"), (B, "1", "2"), (B, "2", "1")]


CITES = [
    (Q, "政務公開條例", "國令〔2014〕7號", "preamble", "document"),
    (Q, "行政公文公示制度", "青府發〔2014〕9號", "10.1、11.1", "document"),
    (Q, "市政府重點工作清單", "", "10.2", "unquoted"),
    (Q, "政務公開責任書", "", "11.2", "form"),
    (B, "行政公文公示制度", "白府发〔2013〕2号", "1.1", "document"),
    (B, "行政公文责任书", "", "4.2", "form"),
]
"""Both plans cite a 行政公文公示制度: two documents, each with the number that its own plan gives."""


@pytest.mark.parametrize("plans", [(Q, B), (Q,), (B,)], ids=["both", "first", "second"])
def test_cites(plans: tuple[str, ...]) -> None:
    only = " ".join(f"--plan {plan}" for plan in plans)
    answer = ask(f"cites --fields plan,title,number,refs,form {only}")
    assert cells(answer) == [row for row in CITES if row[0] in plans]


def test_cites_of_a_selection() -> None:
    rows = cells(ask("cites --fields plan,title,number,refs --id 10,1"))
    assert rows == [(Q, "行政公文公示制度", "", "10.1"), (Q, "市政府重點工作清單", "", "10.2"), (B, *CITES[4][1:4])]


STATS = [
    # plan, group, name; tasks, lead_units, leads, responsible; milestone … none; duty … right
    (Q, "plan", "青湄市推進政務公開實施方案", 12, 8, 16, 16, 10, 5, 4, 2, 24, 2, 2, 1),
    (B, "plan", "白榆市规范行政公文实施方案", 4, 4, 6, 4, 3, 1, 0, 1, 7, 1, 0, 0),
    (Q, "chapter", "編制清單", 3, 2, 5, 4, 4, 0, 0, 1, 4, 1, 1, 1),
    (Q, "chapter", "辦理投訴", 3, 4, 5, 3, 2, 4, 4, 0, 10, 0, 1, 0),
    (Q, "chapter", "推進落實", 6, 4, 6, 9, 4, 1, 0, 1, 10, 1, 0, 0),
    (B, "chapter", "健全制度", 2, 2, 3, 2, 2, 1, 0, 0, 4, 1, 0, 0),
    (B, "chapter", "规范执法", 2, 2, 3, 2, 1, 0, 0, 1, 3, 0, 0, 0),
    (Q, "unit", "市法制辦", 6, 1, 5, 1, 7, 0, 4, 1, 13, 1, 2, 1),
    (Q, "unit", "市信息中心", 4, 1, 3, 1, 4, 0, 4, 1, 10, 0, 0, 0),
    (B, "unit", "市司法局", 3, 1, 2, 1, 3, 1, 0, 0, 6, 1, 0, 0),
    (Q, "unit", "市水利局", 2, 1, 2, 0, 2, 0, 0, 0, 3, 1, 0, 0),
    (Q, "unit", "市經貿局", 2, 1, 2, 0, 1, 0, 0, 1, 3, 0, 0, 0),
    (B, "unit", "市公安局", 2, 1, 2, 0, 1, 0, 0, 1, 3, 0, 0, 0),
    (Q, "unit", "市財政局", 3, 1, 1, 2, 1, 0, 4, 1, 7, 0, 0, 0),
    (Q, "unit", "市政府辦公室", 2, 1, 1, 1, 2, 4, 0, 0, 6, 0, 1, 0),
    (B, "unit", "市信息中心", 2, 1, 1, 1, 3, 0, 0, 0, 4, 0, 0, 0),
    (Q, "unit", "市檢測機構", 1, 1, 1, 0, 1, 0, 0, 0, 2, 0, 0, 0),
    (Q, "unit", "市司法局", 1, 1, 1, 0, 1, 0, 0, 0, 3, 0, 0, 0),
    (B, "unit", "市法制办", 1, 1, 1, 0, 0, 1, 0, 0, 2, 1, 0, 0),
    (Q, "unit", "市直部門", 6, 0, 0, 6, 5, 5, 0, 1, 12, 1, 1, 1),
    (Q, "unit", "各縣區政府", 3, 0, 0, 3, 3, 4, 0, 0, 7, 1, 0, 0),
    (B, "unit", "市直部门", 2, 0, 0, 2, 2, 0, 0, 1, 3, 0, 0, 0),
    (Q, "unit", "市質檢所", 1, 0, 0, 1, 1, 0, 0, 0, 2, 0, 0, 0),
    (Q, "unit", "西湄區政府", 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0),
]
FIGURES = (
    "plan,group,name,tasks,lead_units,leads,responsible,"
    "milestone,triggered,recurring,none,duty,prohibition,gate,right"
)  # fmt: skip


@pytest.mark.parametrize("plans", [(Q, B), (Q,), (B,)], ids=["both", "first", "second"])
def test_stats(plans: tuple[str, ...]) -> None:
    only = " ".join(f"--plan {plan}" for plan in plans)
    answer = ask(f"stats --fields {FIGURES} {only}")
    assert cells(answer) == [tuple(map(str, row)) for row in STATS if row[0] in plans]


MATRIX = [
    # plan, unit, leads, responsible, and the tasks of chapters 1 to 3
    (Q, "市法制辦", "5", "1", "牽3", "牽2", ""),
    (Q, "市信息中心", "3", "1", "牽2", "牽1", ""),
    (Q, "各縣區政府", "0", "3", "責1", "責1", ""),
    (Q, "市直部門", "0", "6", "責3", "責1", ""),
    (Q, "市政府辦公室", "1", "1", "", "牽1、責1", ""),
    (Q, "市財政局", "1", "2", "", "牽1", ""),
    (Q, "市水利局", "2", "0", "", "", ""),
    (Q, "市檢測機構", "1", "0", "", "", ""),
    (Q, "市質檢所", "0", "1", "", "", ""),
    (Q, "市經貿局", "2", "0", "", "", ""),
    (Q, "西湄區政府", "0", "1", "", "", ""),
    (Q, "市司法局", "1", "0", "", "", ""),
    (B, "市司法局", "2", "1", "牽2", "責1", ""),
    (B, "市直部门", "0", "2", "責1", "責1", ""),
    (B, "市信息中心", "1", "1", "責1", "牽1", ""),
    (B, "市法制办", "1", "0", "牽1", "", ""),
    (B, "市公安局", "2", "0", "", "牽2", ""),
]


@pytest.mark.parametrize("plans", [(Q, B), (Q,), (B,)], ids=["both", "first", "second"])
def test_matrix(plans: tuple[str, ...]) -> None:
    only = " ".join(f"--plan {plan}" for plan in plans)
    answer = ask(f"matrix --fields plan,unit,leads,responsible,c1,c2,c3 {only}")
    assert cells(answer) == [row for row in MATRIX if row[0] in plans]


def test_a_matrix_has_the_chapters_of_the_asked_plan() -> None:
    """The second plan has no chapter 4."""
    headings = ask(f"matrix --plan {B} --header").lines[0].split("\t")
    assert "c3_lead" in headings
    assert "c4_lead" not in headings


UNITS = [
    ("市信息中心", "1、2、5", "10"),
    ("市信息中心", "4", "1"),
]


def test_units_of_one_name() -> None:
    assert cells(ask("units 市信息中心 --fields name,lead_ids,responsible_ids", day=None)) == UNITS


def test_units_say_their_plan() -> None:
    rows = cells(ask("units 市信息中心 --fields plan,name,lead_ids,responsible_ids", day=None))
    assert rows == [(Q, *UNITS[0]), (B, *UNITS[1])]


UNSTATED = [(Q, ref) for ref in ("3.1", "3.2", "4.2", "4.3", "4.4", "6.2", "7.2", "12.1")] + [
    (B, "2.1"),
    (B, "2.2"),
    (B, "2.3"),
]
"""What forbids, or is done for each case, in a sentence that does not say who must act."""

DUTIES = [
    (Q, "2.1", "行政機關", "actor"),
    (Q, "4.1", "行政機關", "actor"),
    (Q, "2.2", "市直部門", "actor"),
    (Q, "6.1", "政府法制機構", "actor"),
    (Q, "2.2", "政府法制機構", "recipient"),
    (Q, "3.3", "申請人", "actor"),
    (Q, "7.1", "縣區人民政府", "actor"),
    (Q, "7.2", "鄉鎮人民政府", "actor"),
    (Q, "9.1", "市經貿局", "actor"),
    (Q, "11.2", "各單位", "actor"),
    (B, "2.2", "政府法制机构", "recipient"),
    (B, "4.1", "政府法制机构", "recipient"),
    (B, "3.1", "行政机关", "actor"),
    (B, "4.1", "行政机关", "actor"),
]
"""各單位 is a spelling of 行政机关 in the second plan only; each plan's function has the name that this plan gives it."""


@pytest.mark.parametrize("plan", [Q, B])
def test_duties(plan: str) -> None:
    rows = cells(ask(f"duties --fields plan,ref,function,role --plan {plan}"))
    apart = [(of_plan, ref, "", "nobody") for of_plan, ref in UNSTATED if of_plan == plan]
    assert rows == [row for row in DUTIES if row[0] == plan] + apart


def test_duties_of_both_plans() -> None:
    apart = [(plan, ref, "", "nobody") for plan, ref in UNSTATED]
    assert sorted(cells(ask("duties --fields plan,ref,function,role"))) == sorted(DUTIES + apart)


def test_what_a_later_body_took_over_is_told_as_each_plan_has_it(tmp_path: Path) -> None:
    """市商務局 took over one of two tasks: in the first plan it is a later name, in the second a unit beside it."""
    of_two_meanings(tmp_path)
    units = tmp_path / "b" / "units.yaml"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace("\nfunctional:", "- {name: 市商務局, named: false}\n\nfunctional:"), encoding="utf-8")
    answer = ask("tasks -f ids --unit 市商務局", tmp_path)
    assert answer.lines == [f"{Q}:9"]
    assert "市經貿局的部分任務由市商務局承接（2016年，據二手資料），方案原列市經貿局。" in answer.stderr
    assert "市商務局另承接市經貿局牽頭的1項、負責的0項（2016年，據二手資料），未列入" in answer.stderr


def test_a_function_of_one_plan_is_an_actor_of_the_other() -> None:
    """各單位 is a spelling of 行政机关 in the second plan; in the first it is an actor that is listed under no function."""
    rows = [row for row in cells(ask("duties 各單位 --fields plan,ref,function")) if row[2]]
    assert sorted(rows) == [(B, "3.1", "行政机关"), (B, "4.1", "行政机关"), (Q, "11.2", "各單位")]


@pytest.mark.parametrize(
    ("body", "plans"),
    [("数据中心", (B,)), ("市公安局", (B,)), ("市司法局", (Q, B)), ("市廣電局", (Q, B)), ("市監管局", (Q, B))],
)
def test_a_body_is_bound_in_a_library_by_what_binds_it_in_each_plan_that_declares_it(
    body: str, plans: tuple[str, ...]
) -> None:
    """数据中心 is another name of 市信息中心 in the second plan only; the first declares neither it nor 市公安局."""
    rows = f"duties {body} --fields plan,ref,function,role"
    in_each = [row for plan in plans for row in cells(ask(f"{rows} --plan {plan}"))]
    assert sorted(cells(ask(rows))) == sorted(in_each)


@pytest.mark.parametrize(("unit", "plan"), [("市法制辦", Q), ("市司法局", "other")])
def test_a_name_by_function_binds_the_unit_that_its_own_plan_means(tmp_path: Path, unit: str, plan: str) -> None:
    of_two_meanings(tmp_path)
    answer = ask(f"duties {unit} --fields plan,ref,function", tmp_path)
    by_function = [(of_plan, ref) for of_plan, ref, function in cells(answer) if function == "政府法制機構"]
    assert by_function == [(plan, "6.1"), (plan, "2.2")]
    assert f"條文所稱的政府法制機構即{unit}。" in answer.stderr
    assert ask(f"clauses -f ids --actor {unit}", tmp_path).lines == [f"{plan}:6.1"]


def test_a_function_means_the_unit_of_its_own_plan() -> None:
    """政府法制機構 is 市法制辦 in the first plan, 市司法局 in the second."""
    answer = ask(f"duties 市司法局 --fields plan,ref,function --plan {Q}")
    assert {function for _, _, function in cells(answer)} == {""}
    assert "政府法制机构" not in answer.stderr


CASES = [
    (B, "2.2", "each"),
    (Q, "12.1", "running"),
    (B, "2.1", "running"),
]


@pytest.mark.parametrize("plans", [(Q, B), (Q,), (B,)], ids=["both", "first", "second"])
def test_a_case_of_both_plans(plans: tuple[str, ...]) -> None:
    only = " ".join(f"--plan {plan}" for plan in plans)
    answer = ask(f"case 行政公文 -f tsv --fields plan,ref,section {only}", day=None)
    called = [row for row in cells(answer) if row[2] != "unstated"]
    assert called == [row for row in CASES if row[0] in plans]


KNOWN = [
    (Q, "投訴", "4.1、4.2、4.3、4.4"),
    (Q, "重大決策事項", "6.1、6.2"),
    (Q, "行政公文", "12.1"),
    (B, "行政公文", "2.1、2.2"),
]


def test_the_cases_that_each_plan_knows() -> None:
    rows = cells(ask("case -f tsv --fields plan,event,refs", day=None))
    assert rows == KNOWN


def test_each_office_has_its_own_days_off() -> None:
    """20 April 2015 is off in the first city only: its term moves on to the 21st, the other's ends on that day."""
    days = "plan,ref,due,due_latest,moved"
    answer = ask(f"case 行政公文 --decided 2015-04-17 --plan {Q} -f tsv --fields {days}", day=None)
    assert cells(answer)[0] == (Q, "12.1", "2015-04-20", "2015-04-21", "true")
    answer = ask(f"case 行政公文 --decided 2015-04-13 --plan {B} -f tsv --fields {days}", day=None)
    assert cells(answer)[1] == (B, "2.1", "2015-04-20", "2015-04-20", "false")


CLOCKS = [
    # 18 and 19 are a weekend, 20 is off here, 25 a Saturday that is worked here
    (Q, "4.1", "working", "2015-04-25", "2015-04-25"),
    (Q, "4.2", "calendar", "2015-07-17", "2015-07-17"),
    # 2 May is a holiday, which ends with the 3rd
    (Q, "4.3", "calendar", "2015-05-02", "2015-05-04"),
    (Q, "4.4", "calendar", "2015-04-27", "2015-04-27"),
]


def test_clocks() -> None:
    assert cells(ask("clock 4 --from 2015-04-17 --fields plan,ref,counting,due,due_latest", day=None)) == CLOCKS
    answer = ask("clock 2 --from 2015-04-13 --fields plan,ref,event,last_day,due,moved", day=None)
    assert cells(answer) == [(B, "2.1", "收到行政公文", "2015-04-20", "2015-04-20", "false")]


ROWS_OF = [
    "tasks",
    "clauses",
    "due",
    "chapters",
    "cites",
    "stats",
    "matrix",
    "duties",
    "show 1,2",
]


@pytest.mark.parametrize("command", ROWS_OF)
def test_every_row_names_its_plan(command: str) -> None:
    rows = json.loads(ask(f"{command} -f json").stdout)
    assert {row["plan"] for row in rows} == {Q, B}
    rows = json.loads(ask(f"{command} -f json --plan {B}").stdout)
    assert {row["plan"] for row in rows} == {B}


WITHOUT_DAY = [
    "units",
    "clock 12 --from 2015-04-13",
    "case",
    "case 行政公文",
    "change list",
    "sql 'SELECT plan, id FROM tasks'",
]


@pytest.mark.parametrize("command", WITHOUT_DAY)
def test_every_row_of_other_commands_names_its_plan(command: str) -> None:
    rows = json.loads(ask(f"{command} -f json", day=None).stdout)
    plans = {row.get("plan") for row in rows}
    assert plans
    assert plans <= {Q, B}


def test_show_prints_the_task_of_the_asked_plan() -> None:
    lines = ask(f"show 4 --plan {B}").lines
    assert lines[:4] == [
        "〔baiyu-2015〕二、规范执法",
        "(四)报送数据",
        "  牽頭單位：市信息中心、市公安局",
        "  匯總單位：方案未規定（慣例由列首位者匯總；僅為慣例，未查到明文）",
    ]
    assert "處理投訴" not in "".join(lines)


def test_a_calendar_holds_the_limits_of_the_asked_plan() -> None:
    lines = ask(f"calendar --plan {B}").lines
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20150430",
        "DTSTART;VALUE=DATE:20150831",
        "DTSTART;VALUE=DATE:20150930",
    ]
    assert [line.partition(".")[0] for line in lines if line.startswith("UID")] == [f"UID:{B}"] * 3


def test_a_calendar_tells_of_a_reading_only_where_a_limit_has_a_day_in_each() -> None:
    """1.1 is 2015年4月前, whose reading the office opened again; 1.2 was moved, and 9月底前 has one reading."""
    unfolded = ask(f"calendar --plan {B} --today 2015-03-20 --as-of 2015-04-06", day=None).stdout.replace("\r\n ", "")
    text = unfolded.replace("\n ", "")
    told = [line for line in text.splitlines() if line.startswith("DESCRIPTION")]
    assert ["「N月前」口徑定為未定" in line for line in told] == [True, False, False]
    assert ["的時限改期至2015年10月31日" in line for line in told] == [False, False, True]
    assert told[0].startswith(r"DESCRIPTION:時限：2015年4月前，口徑待明確：\n從嚴口徑")


def test_a_calendar_tells_of_a_reading_also_where_the_limit_was_moved_since() -> None:
    """「2015年5月前」 and 「2015年10月前」 of rich/ alone have two days."""
    unfolded = ask(f"calendar --plan {Q} --today 2015-03-20 --as-of 2015-04-12", day=None).stdout.replace("\r\n ", "")
    text = unfolded.replace("\n ", "")
    of_limits = [line for line in text.splitlines() if line.startswith(("SUMMARY", "DESCRIPTION"))]
    summaries = [line for line in of_limits if line.startswith("SUMMARY")]
    told = [line for line in of_limits if line.startswith("DESCRIPTION")]
    with_reading = [
        summary.split()[1].split("：")[0]
        for summary, line in zip(summaries, told, strict=True)
        if "「N月前」口徑定為從寬" in line
    ]
    assert with_reading == ["2015年5月前", "2015年9月前", "2015年10月前"]


def test_a_checklist_holds_the_tasks_of_the_asked_plan() -> None:
    lines = ask(f"checklist --plan {B} -f md").lines
    numbered = [line.split(" | ")[:2] for line in lines if line[:3] in {"| 1", "| 2", "| 3", "| 4"}]
    assert numbered == [["| 1", "公布制度"], ["| 2", "登记公文"], ["| 3", "亮证执法"], ["| 4", "报送数据"]]
