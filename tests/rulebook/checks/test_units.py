"""Each name means one body, each that is named is declared, each that is declared is used."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import TASK, UNITS, of_tasks, problems


@pytest.mark.parametrize(
    ("units", "codes"),
    [
        ("- name: 市財政局\n", ["C10"]),
        ("- {name: 市財政局, named: false}\n", []),
        # Members of a group are used where the group is.
        ("- {name: 各縣政府, members: [甲縣政府]}\n- name: 甲縣政府\n", ["C10", "C10"]),
        ("- {name: 各縣政府, members: [甲縣政府], named: false}\n- name: 甲縣政府\n", ["C10"]),
        ("- {name: 各縣政府, members: [甲縣政府], named: false}\n- {name: 甲縣政府, named: false}\n", []),
        ("- name: 市財政局\nfunctional:\n- {name: 財政機構, unit: 市財政局}\n", []),
        ("- name: 市財政局\nfunctional:\n- name: 財政機構\n", ["C10"]),
    ],
)
def test_a_unit_that_the_plan_names_is_used(units: str, codes: list[str]) -> None:
    assert of_tasks(TASK, units=UNITS + units) == codes


def test_members_of_a_group_that_a_task_names_are_used() -> None:
    units = UNITS + "- {name: 各縣政府, members: [甲縣政府]}\n- name: 甲縣政府\n"
    assert of_tasks(TASK.replace("lead:", "responsible: 各縣政府, lead:"), units=units) == []


@pytest.mark.parametrize(
    ("units", "codes"),
    [
        ("- {name: 市財政局, aliases: [財政局]}\n", []),  # the same unit, with the city and without
        ("- {name: 市財政局, aliases: [市財政局]}\n", []),
        ("- name: 市財政局\n- {name: 示例市財政局}\n", ["R05"]),
        ("- name: 市財政局\n- name: 財政局\n", ["R05"]),
        ("- name: 市財政局\n- {name: 市國資委, aliases: [財政局]}\n", ["R05"]),
        ("- name: 市財政局\n- {name: 市國資委, full_name: {text: 示例市財政局, confidence: H}}\n", ["R05"]),
        ("- name: 市財政局\n- name: 縣財政局\n", []),
        ("- name: 市財政局\nfunctional:\n- {name: 財政局, unit: 市財政局}\n", []),
        ("- name: 市財政局\nfunctional:\n- {name: 市財政局, unit: 市財政局}\n", []),
        ("- name: 市財政局\nfunctional:\n- {name: 市財政局, unit: 市法制辦}\n", ["R05"]),
        ("- name: 市財政局\nfunctional:\n- {name: 財政機構, spellings: [市財政局]}\n", ["R05"]),
        ("- name: 市財政局\nfunctional:\n- name: 財政機構\n- {name: 國資機構, spellings: [財政機構]}\n", ["R05"]),
        # 政府 and 市政府 are two bodies where a name says what a body does.
        ("- {name: 市政府, named: false}\nfunctional:\n- name: 政府\n", []),
    ],
)
def test_a_name_means_one_body(units: str, codes: list[str]) -> None:
    unused = {"C10"}
    assert [code for code in of_tasks(TASK, units=UNITS + units) if code not in unused] == codes


@pytest.mark.parametrize(
    ("task", "message"),
    [
        ("lead: 市法制办", "單位「市法制办」沒有在 units.yaml 聲明；是否「市法制辦」？"),
        ("lead: 法制机构", "「法制机构」是「市法制辦」的另一個名稱；請寫「市法制辦」"),
        ("lead: 法制機構", "「法制機構」是「市法制辦」的另一個名稱；請寫「市法制辦」"),
        ("lead: 市法制辦, responsible: 市府", "單位「市府」沒有在 units.yaml 聲明"),
        ("lead: 市法制辦, printed: (財政局負責)", "printed 裡沒有單位「市法制辦」"),
        ("lead: 市法制辦, printed: (法制機構負責)", ""),
        ("lead: 市法制辦, printed: (市法制辦負責)", ""),
        ("lead: 市法制辦, roles: {市法制辦: 配合單位}", ""),
        ("responsible: 市法制辦, roles: {市法制辦: 配合單位}", ""),
        ("lead: 市法制辦, roles: {市法制: 配合單位}", "roles 的「市法制」不是本項的牽頭單位或責任單位；是否「市法制辦」？"),
    ],
)  # fmt: skip
def test_the_units_of_a_task_fit_it(task: str, message: str) -> None:
    found = problems(TASK.replace("lead: 市法制辦", task), units="- {name: 市法制辦, aliases: [法制機構]}\n")
    told = [problem.message for problem in found if problem.code != "C10"]
    assert told == ([f"第1項「甲」：{message}"] if message else [])


def test_a_name_that_is_repeated_among_the_aliases_is_still_the_name() -> None:
    assert of_tasks(TASK, units="- {name: 市法制辦, aliases: [市法制辦]}\n") == []


@pytest.mark.parametrize(
    ("unit", "codes"),
    [
        ("members: [市法制辦]", []),
        ("members: [甲縣政府]", ["R02"]),
        ("successors: [{name: 市司法局, confidence: H, tasks: [1]}]", []),
        ("successors: [{name: 市司法局, confidence: H, tasks: [1, 2]}]", ["R07"]),
    ],
)
def test_what_a_unit_names_exists(unit: str, codes: list[str]) -> None:
    assert of_tasks(TASK, units=f"{UNITS}- {{name: 各部門, named: false, {unit}}}\n") == codes
    meant = f"{UNITS}functional:\n- {{name: 機構, unit: 市司法局}}\n"
    assert of_tasks(TASK, units=meant) == ["R02"]


def test_nothing_is_said_of_units_where_their_file_was_not_read() -> None:
    assert of_tasks(TASK, units="- name: [\n") == ["Y01"]
