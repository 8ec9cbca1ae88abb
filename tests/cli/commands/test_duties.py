"""fazhi duties: what binds a body by what it does, named by the plan or not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

DATA = Path(__file__).parents[3] / "data"
ENFORCING = ["21.1", "21.3", "22.5", "25.1", "31.4", "35.7"]
JUDGE = "以下按職能約束各類機關的條款,是否屬於該類由本單位判斷。"


@pytest.mark.parametrize("name", ["行政執法機關", "行政执法机关", "市級行政執法部門", "各级行政执法部门"])
def test_a_class_by_any_of_its_spellings(fazhi: Callable[..., Answer], name: str) -> None:
    answer = fazhi("duties", name, "-f", "ids")
    assert (answer.code, answer.lines) == (0, ENFORCING)
    assert answer.stderr == "行政執法機關:作出重大行政處罰、重大行政強制決定時即為第(二十四)項的決定機關。\n"


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("行政審批機關", ["4.1", "31.2", "31.3"]),
        ("行政複議機關", ["31.4"]),
        ("決定機關", ["24.8"]),
        ("行政機關", ["13.1", "13.2", "13.3"]),
        ("制定機關", ["13.4"]),
        ("市直部門", ["10.5"]),
        ("法制工作機構", ["21.1", "21.2"]),
        ("使用財政資金的部門", ["30.2"]),
        ("企業", ["4.3"]),
        ("鄉(鎮)人民政府", ["35.7"]),
        ("乡镇人民政府", ["35.7"]),
        ("區級", ["15.5"]),
        ("上一級主管部門", ["24.8"]),
        ("公安機關", []),
    ],
)
def test_every_class_has_its_clauses(fazhi: Callable[..., Answer], name: str, refs: list[str]) -> None:
    answer = fazhi("duties", name, "-f", "ids")
    assert (answer.code, answer.lines) == (0, refs)


def test_a_bureau_that_the_plan_never_names_sees_the_classes_and_judges_itself(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("duties", "环保局")
    rows = [line.split("\t")[:3] for line in answer.lines]
    assert answer.code == 0
    assert answer.stderr == f"方案未點名市環保局;{JUDGE}\n"
    assert [ref for ref, function, _ in rows if function == "行政執法機關"] == ENFORCING
    assert list(dict.fromkeys(function for _, function, _ in rows)) == [
        "行政審批機關", "市直部門", "行政機關", "制定機關", "行政執法機關", "決定機關", "使用財政資金的部門", "行政複議機關",
    ]  # fmt: skip
    assert {role for _, _, role in rows} == {"actor"}


def test_a_unit_that_a_function_means_acts_and_receives_and_may_belong_to_a_class(fazhi: Callable[..., Answer]) -> None:
    """市法制辦 is what the plan calls 政府法制機構, and, being a bureau like the others, may be a 市直部門 too."""
    answer = fazhi("duties", "市法制辦")
    rows = [line.split("\t")[:3] for line in answer.lines]
    assert [row for row in rows if row[1] == "政府法制機構"] == [
        ["9.2", "政府法制機構", "actor"],
        ["10.5", "政府法制機構", "recipient"],
        ["24.8", "政府法制機構", "recipient"],
    ]
    assert ["10.5", "市直部門", "actor"] in rows
    assert answer.stderr == f"條文所稱的政府法制機構即市法制辦。\n點名的任務見 fazhi tasks --unit 市法制辦;{JUDGE}\n"


def test_a_unit_that_took_another_over_is_told_so(fazhi: Callable[..., Answer]) -> None:
    alone, joined = fazhi("duties", "市司法局"), fazhi("duties", "市司法局", "--include-succeeded")
    assert "市司法局另承接市法制辦,加 --include-succeeded 一併列出其職能條款。\n" in alone.stderr
    assert "條文所稱的政府法制機構即市法制辦。\n" in joined.stderr
    assert [line.split("\t")[:2] for line in joined.lines if line not in alone.lines] == [
        ["9.2", "政府法制機構"], ["10.5", "政府法制機構"], ["24.8", "政府法制機構"],
    ]  # fmt: skip


def test_a_later_name_means_the_old_unit(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("duties", "市自然資源和規劃局")
    assert answer.lines == fazhi("duties", "市國土局").lines
    assert answer.stderr == f"點名的任務見 fazhi tasks --unit 市國土局;{JUDGE}\n"


def test_a_county_sees_what_binds_governments_and_organs_of_its_level(fazhi: Callable[..., Answer]) -> None:
    functions = [line.split("\t")[1] for line in fazhi("duties", "蓬溪縣").lines]
    assert list(dict.fromkeys(functions)) == [
        "政府", "行政審批機關", "行政機關", "制定機關", "行政執法機關", "決定機關", "行政複議機關", "市、縣(區)政府",
    ]  # fmt: skip


def test_a_court_is_no_administrative_organ(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("duties", "市法院", "-f", "ids").lines == ["10.5", "30.2"]


def test_a_row_has_the_promised_fields(fazhi: Callable[..., Answer]) -> None:
    [row] = json.loads(fazhi("duties", "決定機關", "-f", "json").stdout)
    assert row == {
        "plan": "suining-2015",
        "ref": "24.8",
        "task": 24,
        "function": "決定機關",
        "role": "actor",
        "actor": ["重大行政處罰、重大行政強制的決定機關"],
        "text": "重大行政處罰、重大行政強制的決定機關應當在作出決定之日起15日內將作出的決定書和必要的說明材料"
        "報送本級人民政府法制工作部門和上一級主管部門備案。",
        "to": ["本級人民政府法制工作部門", "上一級主管部門"],
        "when": ["作出決定之日起15日內"],
        "if": [],
        "except": [],
        "kind": "duty",
        "due": None,
        "due_latest": None,
    }


def test_all_classes_and_the_selection_that_every_command_takes(fazhi: Callable[..., Answer]) -> None:
    assert len({line.split("\t")[0] for line in fazhi("duties").lines}) == 25
    assert fazhi("duties", "--kind", "prohibition", "-f", "ids").lines == ["3.3", "4.1", "4.1", "13.2", "13.3", "21.3"]
    assert fazhi("duties", "行政執法機關", "--due-by", "2015-06", "-f", "ids").lines == ["35.7"]


def test_on_a_terminal_each_class_is_a_section(terminal: Callable[..., Answer]) -> None:
    shown = terminal("duties", "市環保局", columns=100, NO_COLOR="1").stdout
    assert "\n行政執法機關(行為主體)\n21.1  行政執法機關、" in shown
    assert "另有9條約束他類主體,或只以他者為收件者,未列入;fazhi duties 列出全部。" in shown


def test_the_clauses_of_every_plan_of_a_library_count(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    for plan in ("suining-2015", "suining-2016"):
        shutil.copytree(DATA, tmp_path / plan)
        tasks = tmp_path / plan / "tasks.yaml"
        tasks.write_text(tasks.read_text("utf-8").replace("id: suining-2015", f"id: {plan}"), "utf-8")
    answer = fazhi("duties", "市環保局", "--explain", "--data", tmp_path)
    assert "另有18條約束他類主體,或只以他者為收件者,未列入" in answer.stderr


def test_on_paper_no_sentence_speaks_of_the_program(fazhi: Callable[..., Answer]) -> None:
    assert "方案未點名市環保局；以下按職能" in fazhi("duties", "市環保局", "-f", "html").stdout
    page = fazhi("duties", "市司法局", "-f", "html").stdout
    assert "以下按職能約束各類機關的條款，是否屬於該類由本單位判斷。" in page
    assert "市司法局另承接市法制辦，其職能條款未列入。" in page
    assert not [word for word in ("fazhi", "--") if word in page.partition("<body")[2]]


@pytest.mark.parametrize(
    ("name", "near"), [("行政執法", "行政執法機關"), ("環宝局", "市環保局"), ("", None), ("zzz", None)]
)
def test_an_unknown_name(fazhi: Callable[..., Answer], name: str, near: str | None) -> None:
    answer = fazhi("duties", name)
    assert (answer.code, answer.stdout) == (2, "")
    assert near is None or near in answer.stderr
