"""What a rulebook rich in shapes answers; what is expected was read from tests/rulebooks/rich by eye."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.shelf import RICH, SIMPLIFIED, ask, cells

if TYPE_CHECKING:
    from pathlib import Path

SELECTED = [
    # a span of numbers is one, whichever end comes first
    ("--id 9-7", [7, 8, 9]),
    ("--id 12,4-2", [2, 3, 4, 12]),
    # a group, its members, and the body that its members became
    ("--unit 各縣區政府", [1, 4, 7]),
    ("--unit 西湄區政府", [1, 4, 7, 9]),
    ("--unit 西湄區人民政府", [1, 4, 7, 9]),
    ("--unit 青湄市西湄區人民政府", [1, 4, 7, 9]),
    ("--unit 東湄縣政府", [1, 4, 7]),
    ("--unit 市檢測機構", [8]),
    ("--unit 市藥檢所", [8]),
    ("--unit 市質檢所", [8]),
    # a member of a group that no task names
    ("--unit 高新園區管委會", []),
    # the city's own name, which also stands before those of its units
    ("--unit 青湄市", [4, 6]),
    ("--unit 青湄市府辦", [4, 6]),
    # split: each of the two took over one task
    ("--unit 市商務局", [9]),
    ("--unit 市工信局", [10]),
    # an actor by its class, by one of its spellings, by what a function means
    ("--actor 行政機關", [2, 4]),
    ("--actor 承辦機關", [2, 4]),
    ("--actor 市法制辦", [6]),
    ("--actor 市經貿局", [9]),
    # words as printed and as the mainland writes them, this one only in one phrase
    ("--text 程序", [3]),
    ("--text 群众利益", [6]),
    ("--text 群众", [6]),
    # small letters for capital ones
    ("--text app公布", [8]),
    # days: the year of 6月底 and of 2月底 is that of the limit before them
    ("--due-from 2015-06-30 --due-by 2015-06-30", [1, 8]),
    ("--due-from 2016-02", [6]),
    ("--due-by 2015-04-30 --due-from 2015-04-01", [2, 7]),
    ("--due-before 2015-04-30 --due-from 2015-04-01", []),
]


@pytest.mark.parametrize(("asked", "expected"), SELECTED, ids=[row[0] for row in SELECTED])
def test_tasks(asked: str, expected: list[int]) -> None:
    answer = ask(f"tasks -f ids {asked}", RICH)
    assert (answer.code, [int(line) for line in answer.lines]) == (0, expected)


SORTED = [
    # 5 has no responsible unit: last in either direction
    ("--chapter 2 --sort responsible", [6, 4, 5]),
    ("--chapter 2 --sort -responsible", [4, 6, 5]),
    # 3, 4, 5, 10 and 12 have no day
    ("--sort due", [1, 2, 7, 8, 11, 9, 6, 3, 4, 5, 10, 12]),
    ("--sort -due", [6, 9, 11, 8, 2, 7, 1, 3, 4, 5, 10, 12]),
    # 12 has no lead
    ("--chapter 4 --sort -lead --limit 2", [9, 10]),
    ("--chapter 4 --sort lead", [11, 8, 7, 9, 10, 12]),
]


@pytest.mark.parametrize(("asked", "expected"), SORTED, ids=[row[0] for row in SORTED])
def test_what_is_empty_comes_last(asked: str, expected: list[int]) -> None:
    answer = ask(f"tasks -f ids {asked}", RICH)
    assert [int(line) for line in answer.lines] == expected


PARTS = [
    # unit; task, and what it is there
    (
        "市法制辦",
        ["第1項 共同牽頭", "第2項 共同牽頭", "第3項 牽頭", "第5項 共同牽頭", "第6項 牽頭", "第11項 責任"],
    ),
    ("市質檢所", ["第8項 共同牽頭、責任"]),
    ("西湄區政府", ["第1項 責任", "第4項 責任", "第7項 責任", "第9項 責任"]),
    ("市信息中心", ["第1項 共同牽頭", "第2項 共同牽頭", "第5項 共同牽頭", "第10項 配合"]),
    ("市商務局", ["第9項 牽頭（承接市經貿局）"]),
]


def parts_in(command: str) -> list[str]:
    """Each task of a unit's list, and what the unit is there."""
    found: list[str] = []
    for line in ask(f"checklist {command} --layout 單位任務清單 -f md", RICH).lines:
        if line.startswith("### "):  # under its chapter's
            task = line.removeprefix("### ").split(" ")[0]
        if line.startswith("本單位："):
            part = line.removeprefix("本單位：").split("；")[0]
            found.append(f"{task} {part}")
    return found


@pytest.mark.parametrize(("unit", "expected"), PARTS, ids=[row[0] for row in PARTS])
def test_the_part_of_a_unit(unit: str, expected: list[str]) -> None:
    assert parts_in(f"--unit {unit}") == expected


def test_the_part_of_a_group_stands_under_its_name() -> None:
    lines = ask("checklist --unit 市檢測機構 --layout 單位任務清單 -f md", RICH).lines
    assert [line.split("；")[0] for line in lines if "牽頭；" in line] == ["市檢測機構：共同牽頭"]


def test_the_part_of_a_unit_in_an_open_group() -> None:
    opened = "責任（「市直部門」，方案未列明）"
    assert parts_in("--unit 市法制辦 --include-open") == [
        f"第1項 共同牽頭、{opened}",
        f"第2項 共同牽頭、{opened}",
        f"第3項 牽頭、{opened}",
        f"第4項 {opened}",
        "第5項 共同牽頭",
        "第6項 牽頭",
        f"第11項 責任、{opened}",
        f"「附」項 {opened}",
    ]


CLASSES = [
    # a government is an organ, and one of its own level; which organ handles a complaint, no list of units tells
    ("西湄區政府", ["2.1 certain", "7.1 certain", "4.1 possible", "11.2 possible"]),
    ("市財政局", ["2.1 certain", "2.2 certain", "4.1 possible", "11.2 possible"]),
    ("各縣區政府", ["2.1 certain", "7.1 certain", "4.1 possible", "11.2 possible"]),
    # a government by the name of its level, which 7.1 is not said to
    ("鄉鎮人民政府", ["2.1 certain", "7.2 certain", "4.1 possible", "11.2 possible"]),
    ("行政機關", ["2.1 certain", "4.1 certain"]),
    ("市法制辦", ["6.1 certain", "2.2 certain", "2.1 possible", "4.1 possible", "2.2 possible", "11.2 possible"]),
    # a unit that a clause names itself; nothing says what it is
    ("市經貿局", ["9.1 certain"]),
]


@pytest.mark.parametrize(("name", "expected"), CLASSES, ids=[row[0] for row in CLASSES])
def test_duties_of_a_class_and_of_a_unit(name: str, expected: list[str]) -> None:
    rows = cells(ask(f"duties {name} --fields ref,applies", RICH))
    assert [" ".join(row) for row in rows if row[1] != "unstated"] == expected


def test_what_names_nobody_is_told_apart() -> None:
    """Of 7.2 two points forbid and a third names who must act."""
    rows = cells(ask("duties 市財政局 --fields ref,applies,function", RICH))
    assert [row for row in rows if row[1] == "unstated"] == [
        (ref, "unstated", "") for ref in ("3.1", "3.2", "4.2", "4.3", "4.4", "6.2", "7.2", "12.1")
    ]


def test_a_task_without_a_clock_has_none() -> None:
    answer = ask("clock 1 --from 2015-04-01", RICH, day=None)
    expected = "「1」沒有自某事之日起計算的時限。有這種時限的條款：4.1、4.2、4.3、4.4、12.1。"
    assert (answer.code, answer.stderr.strip()) == (2, expected)


def test_an_agenda_says_who_only_urges_and_who_receives() -> None:
    rows = cells(ask("due --id 2,9 --fields ref,acting,part_text", RICH))
    assert rows == [
        ("2.1", "各行政機關", "牽頭、收件(市信息中心)"),
        ("2.2", "市直部門", "牽頭、收件"),
        ("9.1", "市經貿局", "牽頭"),
    ]


def test_a_lead_that_acts_with_others_leads_and_receives(tmp_path: Path) -> None:
    shutil.copytree(RICH, tmp_path, dirs_exist_ok=True)
    tasks = tmp_path / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8").replace("actor: 市直部門", "actor: [市直部門, 市信息中心]")
    tasks.write_text(text, encoding="utf-8")
    rows = cells(ask("due --id 2.2 --fields ref,acting,part_text", tmp_path))
    assert rows == [("2.2", "市直部門、市信息中心", "牽頭、收件")]


EXCEPTIONS = [
    ("3.1", "涉及國家秘密、個人隱私的、除緊急情況外"),
    ("4.2", "除當事人同意延長外"),
]


def test_exceptions() -> None:
    rows = cells(ask("clauses --fields ref,except", RICH))
    assert [row for row in rows if row[1]] == EXCEPTIONS


ITEMS = [
    ("3.1", ["行政決定應當公開", "公開前應當告知當事人"]),
    ("3.2", ["不得違法設定許可", "不得違法設定收費", "不得違法設定處罰"]),
    ("7.2", ["嚴禁亂倒", "嚴禁亂堆", "鄉鎮人民政府及時清運垃圾"]),
]


def test_items_are_printed_with_the_words_that_they_share() -> None:
    rows = json.loads(ask("clauses -f json", RICH).stdout)
    assert [(row["ref"], row["items"]) for row in rows if row["items"]] == ITEMS


def test_items_have_a_kind_and_exceptions_of_their_own() -> None:
    lines = [line.strip() for line in ask("show 3,7", RICH).lines]
    assert "例外：涉及國家秘密、個人隱私的（第1項）、除緊急情況外（第2項）" in lines
    assert "□ 行政決定應當公開" in lines
    assert "□ 公開前應當告知當事人〔前置程序〕" in lines
    assert "□ 不得違法設定收費〔禁止〕" in lines
    assert "□ 鄉鎮人民政府及時清運垃圾" in lines
    assert "（列舉以「等」結尾，未窮盡）" in lines


CALLED = [
    # by section: what must come first, what is done each time, what runs
    ("重大決策事項", [("6.1", "before"), ("6.2", "before")]),
    ("重大決策", [("6.1", "before"), ("6.2", "before")]),
    ("投訴", [("4.1", "running"), ("4.2", "running"), ("4.3", "running"), ("4.4", "running")]),
    ("行政公文", [("12.1", "running")]),
    # a part of a name, but no single character of one
    ("公文", [("12.1", "running")]),
]


@pytest.mark.parametrize(("typed", "expected"), CALLED, ids=[row[0] for row in CALLED])
def test_a_case(typed: str, expected: list[tuple[str, str]]) -> None:
    rows = cells(ask(f"case {typed} -f tsv --fields ref,section", RICH, day=None))
    assert rows == [*expected, ("3.2", "unstated")]


def test_what_a_clause_without_items_forbids_of_a_case_stands_beside_its_steps(tmp_path: Path) -> None:
    shutil.copytree(RICH, tmp_path, dirs_exist_ok=True)
    tasks = tmp_path / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8").replace("在手機APP公布檢測結果。", "嚴禁壓下投訴。")
    tasks.write_text(text, encoding="utf-8")
    rows = cells(ask("case 投訴 -f tsv --fields ref,section", tmp_path, day=None))
    assert rows[4:] == [("8.2", "also"), ("3.2", "unstated")]


def test_a_single_character_is_no_part_of_a_name() -> None:
    answer = ask("case 訴", RICH, day=None)
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("方案裡沒有「訴」這類逐案事項。最接近的是：投訴；")


def test_what_only_says_how_a_case_ended_names_none() -> None:
    """事項 is cut off the end of a name, and is by itself no empty name that is like all others."""
    answer = ask("case 事項", RICH, day=None)
    expected = "方案裡沒有「事項」這類逐案事項。最接近的是：重大決策事項；方案所列的有：投訴、重大決策事項、行政公文。"
    assert (answer.code, answer.stderr.strip()) == (2, expected)


READING = {
    9: "〔調整〕「N月前」口徑定為從嚴（不含當月），自2015-04-12起，據青府辦函〔2015〕13號",
    10: "〔調整〕「N月前」口徑定為從寬（含當月），自2015-04-12起，據青府辦函〔2015〕15號",
}
SUSPENDED = "〔調整〕第4項（4.1）的時限暫緩，自2015-04-15起，據青府辦函〔2015〕14號"
RENAMED = "〔調整〕市信息中心更名為市大數據中心，自2015-05-01起，據青編發〔2015〕4號"
SPLIT = "〔調整〕市水利局分設為市水務局（第7項）、市河湖中心（第8項），自2015-05-05起，據青編發〔2015〕5號"
SUCCEEDED = "〔調整〕市質檢所的職責由市監管局承接，自2015-05-10起，據青編發〔2015〕6號"
LATE = "〔調整〕第2項（2.2）的時限改期至2015-09-30，自2015-08-15起，據青府辦函〔2015〕20號；2.2 的時限在此之前已過，不受影響"

CHANGED = [
    # day, tasks, and every change in force of which they must be told
    ("2015-03-24", "1,2,4,7", []),
    ("2015-04-11", "2,4", []),
    ("2015-04-12", "2", [READING[9], READING[10]]),
    ("2015-04-12", "1,7", ["〔調整〕第1項（1.1）的時限改期至2015-04-30，自2015-03-25起，據青府辦函〔2015〕10號",
                           "〔調整〕第7項的時限暫緩，自2015-04-10起，據青府辦函〔2015〕11號"]),
    # suspended, undone, the undoing undone, and that undone as well; an undoing itself is no change of a task
    ("2015-04-15", "4", [SUSPENDED]),
    ("2015-04-18", "4", []),
    ("2015-04-22", "4", [SUSPENDED]),
    ("2015-04-28", "4", []),
    ("2015-04-28", "2", [READING[9], READING[10]]),
    # of units
    ("2015-05-04", "10", [RENAMED]),
    ("2015-05-09", "8", [SPLIT]),
    ("2015-05-10", "8", [SPLIT, SUCCEEDED]),
    # too late
    ("2015-08-15", "2", [RENAMED, LATE, READING[9], READING[10]]),
]  # fmt: skip


@pytest.mark.parametrize(("day", "tasks", "expected"), CHANGED)
def test_changes_in_force(day: str, tasks: str, expected: list[str]) -> None:
    assert sorted(ask(f"tasks --id {tasks}", RICH, day).stderr.splitlines()) == sorted(expected)


DAYS = [
    # day; due and due_latest of the limits that the changes touch
    ("2015-03-24", {"1.1": ("2015-03-31", "2015-03-31"), "2.1": ("2015-04-30", "2015-05-31"), "7.1": ("2015-04-30",) * 2}),
    ("2015-03-25", {"1.1": ("2015-04-30", "2015-04-30")}),
    ("2015-04-09", {"7.1": ("2015-04-30", "2015-04-30")}),
    ("2015-04-10", {"7.1": ("", "")}),
    ("2015-04-19", {"7.1": ("", "")}),
    ("2015-04-20", {"7.1": ("2015-04-30", "2015-04-30")}),
    # the later of two rulings of one day holds: 10 after 9
    ("2015-04-12", {"2.1": ("2015-05-31",) * 2, "9.1": ("2015-10-31",) * 2, "11.1": ("2015-09-30",) * 2}),
    # a limit that had passed stays where it was
    ("2015-08-15", {"2.2": ("2015-07-31", "2015-07-31")}),
]  # fmt: skip


@pytest.mark.parametrize(("day", "expected"), DAYS)
def test_days_as_of(day: str, expected: dict[str, tuple[str, str]]) -> None:
    rows = cells(ask(f"clauses --id {','.join(expected)} --fields ref,due,due_latest", RICH, day))
    assert {ref: tuple(days) for ref, *days in rows} == expected


RULINGS = [
    ("2015-04-11", "「N月前」口徑未定，從嚴從寬兩日之一在範圍內即列入。"),
    ("2015-04-12", "「N月前」口徑從寬，含當月。"),
]


@pytest.mark.parametrize(("day", "sentence"), RULINGS)
def test_the_later_of_two_rulings_holds_also_where_its_number_is_longer(day: str, sentence: str) -> None:
    assert sentence in ask("tasks --explain", RICH, day).stderr


def test_the_ruling_in_force_says_who_made_it() -> None:
    assert "「N月前」口徑：從寬，據青府辦函〔2015〕15號，自2015-04-12起" in ask("where", RICH, day=None).stdout


SEQUENCES = [
    # the plan's revision, and one more for each change that touches the limit, or a unit of its task: those of 1, 2, 7 and 8 in May
    ("2015-03-24", {"1.1": 1, "1.2": 1, "2.1": 1, "2.2": 1, "7.1": 1, "8.1": 1, "9.1": 1, "11.1": 1}),
    ("2015-04-21", {"1.1": 2, "1.2": 1, "2.1": 3, "2.2": 1, "7.1": 3, "8.1": 1, "9.1": 3, "11.1": 3}),
    ("2015-08-15", {"1.1": 3, "1.2": 2, "2.1": 4, "2.2": 3, "7.1": 4, "8.1": 3, "9.1": 3, "11.1": 3}),
]


@pytest.mark.parametrize(("day", "expected"), SEQUENCES)
def test_a_calendar_counts_the_changes_of_each_limit(day: str, expected: dict[str, int]) -> None:
    """A ruling of the reading touches no limit that has one reading."""
    lines = ask("calendar --id 1,2,7,8,9,11", RICH, day).lines
    refs = [".".join(line.split(".")[1:3]) for line in lines if line.startswith("UID:")]
    numbers = [int(line.partition(":")[2]) for line in lines if line.startswith("SEQUENCE:")]
    assert dict(zip(refs, numbers, strict=True)) == expected


LATER_NAMES = [
    # unit and day; tasks, and the sentence about the name
    ("市大數據中心", "2015-04-30", None, "方案未列明市大數據中心；前身為市外網辦（2019年，屬常識，出處未查）"),
    ("市大數據中心", "2015-05-01", [1, 2, 5, 10], RENAMED),
    (
        "市水務局",
        "2015-05-05",
        [7],
        "市水利局的部分任務由市水務局承接（2015年，青編發〔2015〕5號），方案原列市水利局。",
    ),
    (
        "市河湖中心",
        "2015-05-05",
        [8],
        "市水利局的部分任務由市河湖中心承接（2015年，青編發〔2015〕5號），方案原列市水利局。",
    ),
    ("市監管局", "2015-05-10", [8], "市質檢所的職責併入市監管局（2015年，青編發〔2015〕6號），方案原列市質檢所。"),
    ("市商務局", "2015-03-20", [9], "市經貿局的部分任務由市商務局承接（2016年，據二手資料），方案原列市經貿局。"),
    ("市工信局", "2015-03-20", [10], "市經貿局的部分任務由市工信局承接（年份出處未查，屬推斷），方案原列市經貿局。"),
]


@pytest.mark.parametrize(("unit", "day", "expected", "sentence"), LATER_NAMES)
def test_a_later_name_finds_the_old_unit(unit: str, day: str, expected: list[int] | None, sentence: str) -> None:
    answer = ask(f"tasks -f ids --unit {unit}", RICH, day)
    assert sentence in answer.stderr
    assert ([int(line) for line in answer.lines] or None) == expected


def test_before_its_day_a_later_name_is_refused_with_the_unit_to_ask_for(tmp_path: Path) -> None:
    """市大數據中心 and 市水務局 are bodies that the program knows besides."""
    answer = ask("tasks --unit 市監管局", RICH, "2015-05-09")
    assert answer.code == 2
    assert answer.stderr == "「市監管局」自2015-05-10起才承接市質檢所的任務；截至2015-05-09請查市質檢所。\n"
    shutil.copytree(RICH, tmp_path, dirs_exist_ok=True)
    changes = tmp_path / "changes.yaml"
    changes.write_text(changes.read_text(encoding="utf-8").replace("市大數據中心", "市數智站"), encoding="utf-8")
    renamed = ask("duties 市數智站", tmp_path, "2015-04-30")
    assert renamed.stderr == "「市數智站」自2015-05-01起才是市信息中心的名稱；截至2015-04-30請查市信息中心。\n"
    assert ask("duties 市數智站", tmp_path, "2015-05-01").code == 0


def test_suspensions_of_a_clock_are_told_beside_its_days() -> None:
    """Suspended from the 15th to the 18th, and from the 22nd to the 28th."""
    told = {}
    for start in ("2015-04-14", "2015-04-15", "2015-04-18", "2015-04-20", "2015-04-28"):
        [(note,)] = cells(ask(f"clock 4.1 --from {start} --fields note", RICH, day=None)) or [("",)]
        told[start] = note
    rest = "第4項（4.1）的時限暫緩，自2015-04-15起，據青府辦函〔2015〕14號"
    assert told == {
        "2015-04-14": f"〔調整〕{rest}（期限屆滿前暫緩，所列日期未扣除）",
        "2015-04-15": f"〔調整〕{rest}（事發之日已暫緩）",
        "2015-04-18": f"〔調整〕{rest}（期限屆滿前暫緩，所列日期未扣除）",
        "2015-04-20": f"〔調整〕{rest}（期限屆滿前暫緩，所列日期未扣除）",
        "2015-04-28": "",
    }


def test_a_suspension_is_told_by_the_change_that_made_it(tmp_path: Path) -> None:
    """Neither by a later one of the same task, nor by a change of the other plan that bears its number."""
    for folder in (RICH, SIMPLIFIED):
        shutil.copytree(folder, tmp_path / folder.name)
    later = SUSPENSION.format(id=14, task=4, number="青府辦函〔2015〕19號", since="2015-06-01")
    undone = UNDO.format(id=15, undoes=14, number="青府辦函〔2015〕20號", since="2015-06-10")
    lasting = SUSPENSION.format(id=16, task=4, number="青府辦函〔2015〕21號", since="2015-05-20")
    with (tmp_path / RICH.name / "changes.yaml").open("a", encoding="utf-8") as file:
        file.write(later + undone + lasting)
    other = SUSPENSION.format(id=14, task=4, number="白府办函〔2015〕9号", since="2015-04-01")
    with (tmp_path / SIMPLIFIED.name / "changes.yaml").open("a", encoding="utf-8") as file:
        file.write(other)
    told = []
    for start in ("2015-04-15", "2015-06-01", "2015-06-10"):
        [(note,)] = cells(ask(f"clock qingmei-2015:4.1 --from {start} --fields note", tmp_path, day=None))
        told.append(note)
    assert told == [
        "〔調整〕第4項（4.1）的時限暫緩，自2015-04-15起，據青府辦函〔2015〕14號（事發之日已暫緩）",
        "〔調整〕第4項的時限暫緩，自2015-06-01起，據青府辦函〔2015〕19號（事發之日已暫緩）",
        "〔調整〕第4項的時限暫緩，自2015-05-20起，據青府辦函〔2015〕21號（事發之日已暫緩）",
    ]


def test_an_undo_takes_back_an_entry_of_its_own_plan(tmp_path: Path) -> None:
    """Entry 8 of the first plan is undone by 11; the second plan has an entry 8 too."""
    for folder in (RICH, SIMPLIFIED):
        shutil.copytree(folder, tmp_path / folder.name)
    with (tmp_path / SIMPLIFIED.name / "changes.yaml").open("a", encoding="utf-8") as file:
        file.write(SUSPENSION.format(id=8, task=2, number="白府办函〔2015〕9号", since="2015-04-01"))
    rows = cells(ask("change list --fields plan,id,undone_by", tmp_path, day=None))
    assert [row for row in rows if row[1] == "8"] == [("qingmei-2015", "8", "11"), ("baiyu-2015", "8", "")]


UNDO = """\
- id: {id}
  kind: undo
  undoes: {undoes}
  basis: {number}
  from: {since}
  by: 市法制辦/甲
"""
SUSPENSION = """\
- id: {id}
  kind: suspend
  task: {task}
  basis: {number}
  from: {since}
  by: 市法制辦/甲
"""


def test_a_list_of_limits_is_sorted_by_its_wordings() -> None:
    """As texts: 2015年10月 comes before 2015年3月, and 2015年上半年 after both."""
    lines = ask("tasks --id 1,2,8,9,11 --sort limits -f ids", RICH).lines
    assert lines == ["9", "1", "2", "11", "8"]


def test_a_document_without_marks_in_the_plan_is_told_without_them() -> None:
    """10.2 says 市政府重點工作清單, and 10.1 《行政公文公示制度》."""
    assert "  引用文件：《行政公文公示制度》、市政府重點工作清單" in ask("show 10", RICH).lines


def test_a_card_tells_of_the_gap_where_one_limit_of_several_has_two_days() -> None:
    """2.1 is 2015年5月前, and 2.2 2015年7月底前, which has one reading; so has 1.1."""
    assert [line.partition("：")[0] for line in ask("show 2", RICH).lines if "口徑" in line] == ["  時限口徑"]
    assert not [line for line in ask("show 1", RICH).lines if "口徑" in line]


@pytest.mark.parametrize("ruling", ["strict", "lenient"])
def test_who_asks_under_a_reading_gets_its_days_whatever_the_office_ruled(tmp_path: Path, ruling: str) -> None:
    shutil.copytree(RICH, tmp_path, dirs_exist_ok=True)
    changes = tmp_path / "changes.yaml"
    text = changes.read_text(encoding="utf-8")
    changes.write_text(text.replace("\n  reading: lenient\n", f"\n  reading: {ruling}\n"), encoding="utf-8")
    days = {}
    for reading in ("strict", "lenient"):
        [(days[reading],)] = cells(ask(f"due --id 2.1 --reading {reading} --fields due", tmp_path, "2015-04-12"))
    assert days == {"strict": "2015-04-30", "lenient": "2015-05-31"}
    [(in_force,)] = cells(ask("due --id 2.1 --fields due", tmp_path, "2015-04-12"))
    assert in_force == days[ruling]


@pytest.mark.parametrize(
    ("order", "first"), [("to", ["2.1", "2.2", "2.2"]), ("-to", ["2.2", "2.2", "2.1"])], ids=["rising", "falling"]
)
def test_duties_to_nobody_come_last_whichever_way_they_are_sorted(order: str, first: list[str]) -> None:
    """市信息中心 comes before 政府法制機構、市信息中心."""
    rows = cells(ask(f"duties --sort={order} --kind duty --id 1-3,5-12 --fields ref,to", RICH))
    assert [ref for ref, to in rows if to] == first
    assert [bool(to) for _, to in rows] == [True] * 3 + [False] * (len(rows) - 3)


ROLES = "市信息中心、市財政局\t市信息中心(配合)、市財政局(配合)"


def test_a_third_role_keeps_its_name_in_every_table_field_and_sheet() -> None:
    """10 prints 配合 before two units, which its layout would call 責任單位."""
    assert ask("tasks --id 10 --fields responsible,roles", RICH).lines == [ROLES]
    assert ask("clauses --id 10.1 --fields responsible,roles", RICH).lines == [ROLES]
    [row] = json.loads(ask("tasks --id 10 -f json --fields roles", RICH).stdout)
    assert row["roles"][0] == {"unit": "市信息中心", "role": "配合", "text": "市信息中心(配合)"}
    table = ask("tasks --id 10 -f table --fields responsible", RICH).stdout
    assert "市信息中心(配合)、市財政局(配合)" in table
    assert "責任單位：市信息中心(配合)、市財政局(配合)" in ask("show 10", RICH).stdout
    division = ask("checklist --id 10 -f md", RICH).stdout
    assert "市信息中心(配合)<br>市財政局(配合)" in division


def test_a_third_role_is_counted_as_itself() -> None:
    """市財政局 leads 5, answers for 9 and assists in 10."""
    card = ask("units 市財政局 -f table", RICH, day=None).lines
    assert card[3:6] == ["  牽頭：1項（5）", "  責任：1項（9）", "  配合：1項（10）"]
    assert ask("units 市財政局 --fields roles", RICH, day=None).lines == ["配合1項"]
    for command in ("stats", "matrix"):
        assert "配合" not in ask(f"{command} --id 1-9 -f table", RICH).stdout
    sheet = ask("checklist --unit 市財政局 --id 9,10 -f md", RICH).stdout
    assert "市財政局：牽頭、負責、配合3項中的2項（責任1項，配合1項）：第9、10項" in sheet
    assert "本單位：配合；牽頭單位：市經貿局；其他配合單位：市信息中心\n" in sheet


OF_ASSISTANTS = """\
plan:
  id: small
  title: 甲市方案
  place: 甲市
  issued: 2020-02-01
  layout: {chapter: "{一}、{title}", task: "{1}.{title}。{text}", responsible: "責任單位:{units}"}
chapters:
- number: 1
  title: 總則
  tasks:
  - id: 1
    title: 辦一件事
    responsible: [市教育局, 市財政局]
    roles: {市財政局: 配合}
    clauses: [{text: 2020年6月底前辦好。, when: 2020年6月底前}]
"""


def test_a_third_role_keeps_its_name_where_nobody_leads(tmp_path: Path) -> None:
    """Who must act, what a calendar says of a limit, and whose tasks a page is of."""
    (tmp_path / "tasks.yaml").write_text(OF_ASSISTANTS, "utf-8")
    (tmp_path / "units.yaml").write_text("units: [{name: 市教育局}, {name: 市財政局}]\n", "utf-8")
    assert "| 市教育局、市財政局(配合) |" in ask("due -f md", tmp_path).stdout
    calendar = ask("calendar", tmp_path).stdout.replace("\n ", "")
    assert "責任單位：市教育局、市財政局(配合)" in calendar
    told = {
        "-u 市財政局": ">牽頭、負責、配合<",
        "-u 市教育局": ">牽頭、負責<",
        "--responsible 市財政局": ">負責、配合<",
    }
    for asked, words in told.items():
        assert words in ask(f"tasks {asked} -f html", tmp_path).stdout


def test_the_figures_tell_a_third_role_apart() -> None:
    """Of the 16 mentions that lead nothing two are 配合: 市信息中心 and 市財政局 in 10, of the fourth chapter."""
    assert ask("stats --fields name,leads,responsible,role_配合 --limit 1", RICH).lines == [
        "青湄市推進政務公開實施方案\t16\t16\t2"
    ]
    figures = {row["name"]: row for row in json.loads(ask("stats -f json", RICH).stdout)}
    assert [figures[name]["role_配合"] for name in ("市信息中心", "市財政局", "市法制辦")] == [1, 1, 0]
    units = {row["unit"]: row for row in json.loads(ask("matrix -f json", RICH).stdout)}
    of_finance = units["市財政局"]
    assert (of_finance["responsible"], of_finance["role_配合"], of_finance["c4"]) == (2, 1, "責1、配合1")
    assert (of_finance["c4_responsible"], of_finance["c4_role_配合"]) == (2, 1)
    assert "role_配合" not in ask("matrix --id 1-9 -f json", RICH).stdout


@pytest.mark.parametrize(("command", "most"), [("stats", "2"), ("matrix", "1")])
def test_every_format_tells_a_third_role_apart(command: str, most: str) -> None:
    for format_ in ("csv", "tsv --header", "json"):
        assert "role_配合" in ask(f"{command} -f {format_}", RICH).stdout
    for format_ in ("table", "md", "html"):
        assert "其中配合" in ask(f"{command} -f {format_}", RICH, columns=200).stdout
    assert ask(f"{command} --sort=-role_配合 --limit 1 --fields role_配合", RICH).lines == [most]


def test_a_task_without_leads_is_due_by_whom_it_names(tmp_path: Path) -> None:
    shutil.copytree(RICH, tmp_path, dirs_exist_ok=True)
    (tmp_path / "changes.yaml").unlink()  # which splits one of the leads
    tasks = tmp_path / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8").replace("    lead: [市檢測機構, 市水利局]\n", "")
    tasks.write_text(text, encoding="utf-8")
    rows = cells(ask("due --by unit --id 8 --fields acting,lead,part", tmp_path))
    assert rows == [("市質檢所", "", "")]
