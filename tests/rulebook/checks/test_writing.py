"""How a value is written: what YAML makes of it that its writer does not see, told where it stands with its cure."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.rulebook.checks.rulebooks import PLAN, of_files
from tests.rulebook.random_files import files

UNITS = "units:\n- name: 市法制辦\n"
HEAD = PLAN.format(issued="") + "chapters:\n- number: 1\n  title: 章\n  tasks:\n"
TASK = "  - id: 1\n    title: 甲\n    lead: 市法制辦\n    clauses:\n"
LINES = HEAD.count("\n")
"""Lines before a task; its title is two lines further, its first clause four."""


def of_clause(clause: str) -> list[tuple[int, int, str]]:
    """The findings on the only clause, lines counted from its first."""
    return found(TASK + clause, 4)


def found(tasks: str, skipped: int = 0) -> list[tuple[int, int, str]]:
    """The findings on some tasks, each with its line and column."""
    return [
        (each.line - LINES - skipped, each.column, each.code)
        for each in of_files(tasks=HEAD + tasks, units=UNITS)
        if each.code not in ("C02", "R03")
    ]


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("    - text: 完成 #3 機組改造。\n", (1, 16)),
        ("    - text: 推行一網 #通辦。\n", (1, 18)),
        ("    - text: 推行一網 # 通辦\n", (1, 18)),
        ("    - text: 推行「一網 #通辦」經驗\n", (1, 19)),
        ("    - text: 推行、\n        一網 #3 號\n", (2, 12)),
        ("    - text: 做好甲。\n      output: 甲（見 #附件）\n", (2, 19)),
        ("    - text: 做好 #甲，\n    - text: 做好。\n", (1, 16)),
        ("    - text: 完成「使用 #乙 爐」。\n      output: 使用 #乙 爐\n", (1, 19)),
        ("    - text: '做好使用 #乙 爐。'\n      output: 使用 #乙 爐\n", (2, 18)),
        ("    - text: 做好甲。\n      when: 2015年3月前 #2 期\n", (2, 22)),
        ("    - text: 做好甲。\n      output: #2 期\n", (2, 15)),
        ("    - text: #公開透明。\n", (1, 13)),
        ("    - text: 做好甲。\n      output: 甲 #乙目錄\n", (2, 17)),
    ],
)
def test_a_text_that_goes_on_behind_a_number_sign_is_cut(clause: str, place: tuple[int, int]) -> None:
    assert (*place, "C18") in of_clause(clause)


def test_a_title_that_goes_on_behind_a_number_sign_is_cut() -> None:
    assert found(TASK.replace("甲", "推進 #一網通辦") + "    - text: 做好甲。\n") == [(2, 15, "C18")]


@pytest.mark.parametrize(
    "tasks",
    [
        TASK + "    - text: 做好甲。 # 與原件核對過\n",
        TASK + "    - text: 做好甲。 #與原件核對過。\n",
        TASK + "    - text: 做好甲。 #2015年核對\n",
        TASK + "    - text: 做好甲。 #3\n",
        TASK + "    - text: 做好甲（市法制辦牽頭） # 原文無句號\n",
        TASK + '    - text: "做好甲" # 原文無句號\n',
        TASK + "    - text: 做好甲#乙。\n",
        TASK + "    - text: 做好甲。\n      kind:\n        is: right\n        because: 由其自主 # 見會議紀要。\n",
        TASK + "    - text: 做好甲。\n      event: # 原文沒有寫明。\n",
        TASK + "    - text: 做好甲。\n      output: 甲 # 只是舉例\n      to: [甲] #3\n",
        TASK + "    - text: 2016年3月前做好甲。\n      when: 2016年3月前  # 從嚴；由辦公室定。\n",
        TASK.replace("甲\n", "甲  # 標題照原件。\n").replace("clauses:", "clauses: #1") + "    - text: 做好甲。\n",
        TASK.replace("市法制辦", "[市法制辦] #2") + "    # text: 完成 #3 機組改造。\n    - text: 做好甲。\n",
    ],
)
def test_an_honest_comment_is_let_alone(tasks: str) -> None:
    assert found(tasks) == []


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("    - text: 做好甲，\n        做好乙。\n", (2, 9)),
        ("    - text: >-\n        做好甲，\n        做好乙。\n", (3, 9)),
        ("    - text: '做好甲，\n        做好乙。'\n", (2, 9)),
        ('    - text: "做好甲，\n        做好乙。"\n', (2, 9)),
        ("    - text: 於\n        2016做好甲。\n", (2, 9)),
        ("    - text: 做好 app\n        平台建設。\n", (2, 9)),
        ("    - text: 做好甲，\r\n        做好乙。\r\n", (2, 9)),
    ],
)
def test_a_line_break_between_chinese_characters_is_a_blank(clause: str, place: tuple[int, int]) -> None:
    assert of_clause(clause) == [(*place, "C19")]


@pytest.mark.parametrize(
    "clause",
    [
        "    - text: 做好甲， 做好乙。\n",
        "    - text: |-\n        做好甲，\n        做好乙。\n",
        '    - text: "做好甲，\\\n        做好乙。"\n',
        "    - text: 做好 one\n        stop service。\n",
        "    - text: >-\n        做好甲。\n",
        "    - text: >-\n        做好甲，\n\n        做好乙。\n",
        "    - text: 做好甲。\n      # 上一行\n      # 下一行\n      output: 甲\n",
    ],
)
def test_lines_that_are_meant_or_give_no_blank_are_let_alone(clause: str) -> None:
    assert of_clause(clause) == []


@pytest.mark.parametrize(
    ("tasks", "place"),
    [
        (TASK + "    - text: 2016\u00a0年做好甲。\n", (5, 17)),
        (TASK + "    - text: 做好\u2003甲。\n", (5, 15)),
        (TASK + "    - text: 做好甲。\n      output: '甲 '\n", (6, 17)),
        (TASK + "    - text: 做好甲。\n      output: 甲\u3000\n", (6, 16)),
        (TASK + '    - text: "做好\\u00a0甲。"\n', (5, 13)),
        (TASK.replace("甲\n", "甲\u3000\n") + "    - text: 做好甲。\n", (2, 13)),
        (TASK.replace("甲\n", '" 甲"\n') + "    - text: 做好甲。\n", (2, 13)),
        (TASK.replace("甲\n", "甲\u00a0乙\n") + "    - text: 做好甲。\n", (2, 13)),
        (TASK + "    - text: |\n        做好甲。\n", (5, 13)),
        (TASK.replace("lead", "responsible\u3000") + "    - text: 做好甲。\n", (3, 16)),
    ],
)
def test_a_blank_that_nobody_sees_is_told(tasks: str, place: tuple[int, int]) -> None:
    assert [each for each in found(tasks) if each[2][0] != "S"] == [(*place, "C20")]


@pytest.mark.parametrize(
    "tasks",
    [
        TASK.replace("甲\n", "總\u3000則\n") + "    - text: 做好甲。\n",
        TASK + "    - text: 一是做好甲。\u3000二是做好乙。\n      output: 甲。\u3000二是\n",
        TASK + "    - text: 做好 甲 。\n",
        TASK.replace("    clauses", "    contact: 王　明\n    clauses") + "    - text: 做好甲。\n",
        TASK + "    - {text: 做好甲。, kind: {is: right, because: '一 \n\n'}}\n",
    ],
)
def test_the_blanks_of_a_document_are_let_alone(tasks: str) -> None:
    assert [code for *_, code in found(tasks) if code == "C20"] == []


def test_a_blank_in_the_name_of_a_unit_is_told() -> None:
    answer = of_files(
        tasks=HEAD + TASK + "    - text: 做好甲。\n", units="units:\n- name: 市法制辦\n  aliases: [法\u3000制辦]\n"
    )
    assert [(each.line, each.column, each.code) for each in answer] == [(3, 14, "C20")]


@pytest.mark.parametrize(
    ("written", "column", "told"),
    [
        ("完善\u2f6c錄。", 15, "「\u2f6c」（U+2F6C）應是「目」"),
        ("由部\u2ed4辦理。", 15, "「\u2ed4」（U+2ED4）應是「门」"),
        ("做好\u2ea1。", 15, "「\u2ea1」（U+2EA1）不是通用的字"),
        ("做好\uf914。", 15, "「\uf914」（U+F914）應是「樂」"),
        ("做好\U0002f804。", 15, "「\U0002f804」（U+2F804）應是「你」"),
        ("做好\ue123。", 15, "「\ue123」（U+E123）不是通用的字"),
        ("推行\u0421\u041e2監測。", 15, "「\u0421\u041e」應是「CO」"),
        ("推行p\u043est機。", 15, "「p\u043est」應是「post」"),
        ("建設\u0391級景區。", 15, "「\u0391」（U+0391）應是「A」"),
        ("第\u30fc批。", 14, "「\u30fc」（U+30FC）應是「一」"),
        ("第\u30cb批。", 14, "「\u30cb」（U+30CB）應是「二」"),
        ("第\u3127批。", 14, "「\u3127」（U+3127）應是「一」"),
        ("於2O16年做好。", 14, "「2O16」應是「2016」"),
        ("於l5日做好。", 14, "「l5」應是「15」"),
        ("於二O一六年做好。", 14, "「二O一六」應是「二〇一六」"),
        ("於二0一六年做好。", 14, "「二0一六」應是「二〇一六」"),
        ("於二\uff10一六年做好。", 14, "「二\uff10一六」應是「二〇一六」"),
        ("於二\u25ef一六年做好。", 14, "「二\u25ef一六」應是「二〇一六」"),
        ("按第—條做好。", 14, "「第—」應是「第一」"),
        ("於十—月做好。", 14, "「十—」應是「十一」"),
        ("於二〇—六年做好。", 14, "「二〇—」應是「二〇一」"),
        ("（—）做好甲。", 13, "「（—」應是「（一」"),
    ],
)
def test_a_lookalike_is_told_with_what_it_looks_like(written: str, column: int, told: str) -> None:
    [answer] = of_files(tasks=f"{HEAD}{TASK}    - text: {written}\n", units=UNITS)
    assert (answer.line - LINES, answer.column, answer.code) == (5, column, "C21")
    assert answer.message == f"第1項「甲」：{told}；形近而不同，查找、計日都認不出，請對照原件改正"


@pytest.mark.parametrize(
    "text",
    [
        "二○一五年、二〇一六年和2015年，三—五年內，第三—五條，做好甲——乙。",
        "做好\ufa0e、\ufa11。",
        "推行 Россия 和 αβ、PM2.5、μg、5G、H2O2、CO2、A—Z 工作。",
        "推行カード和トヨタ方式。",
        "第一2010年、同一10日、十000元做好甲。",
        "做好①、㈠、㎡、Ⅲ、〔〕、【】。",
        "做好O型血、Oo服務以外的甲。",
    ],
)
def test_what_is_meant_as_it_stands_is_let_alone(text: str) -> None:
    assert of_clause(f"    - text: {text}\n") == []


def test_the_lookalikes_of_a_value_are_told_at_once_and_once_each() -> None:
    [answer] = of_files(tasks=f"{HEAD}{TASK}    - text: 由部\u2ed4、\u2f6c\u2ed4做好。\n", units=UNITS)
    assert "「\u2ed4」（U+2ED4）應是「门」、「\u2f6c」（U+2F6C）應是「目」；" in answer.message


def test_the_faults_of_a_file_that_is_no_rulebook_are_told_too() -> None:
    codes = [
        each.code
        for each in of_files(tasks=HEAD + TASK + "    - text: 完成 #3 機組改造。\n      kinds: 甲\n", units=UNITS)
    ]
    assert codes == ["C18", "S02"]


@pytest.mark.parametrize("text", ["--- # 註釋\n", "--- #1\nplan: {}\n", "# 只有註釋", ""])
def test_a_file_of_hardly_anything_is_looked_at_too(text: str) -> None:
    assert {each.code for each in of_files(tasks=text, units=UNITS)} <= {"S01", "S03"}


@given(files())
def test_whatever_a_file_holds_the_places_are_in_it(text: str) -> None:
    lines = text.split("\n")
    for each in of_files(tasks=text, units=UNITS):
        assert each.line <= len(lines)
        assert each.column <= len(lines[each.line - 1]) + 1
