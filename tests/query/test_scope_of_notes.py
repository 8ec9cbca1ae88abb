"""Every sentence beside an answer is of the plans that were asked for, and its figures count them only."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.session import built_in
from tests.shelf import LIBRARY, B, Q, ask

if TYPE_CHECKING:
    from pathlib import Path

READING = "方案未規定「N月前」是否含當月：從嚴不含當月，從寬含當月"
WAITING = "（泛稱，未列明具體單位），未展開，加 --include-open 一併列出。"

STDERR = [
    # what a body took over, in the plan where it did: 市信息中心 leads 1, 2, 5 of the first plan too
    pytest.param(
        f"tasks --unit 市公安局 --plan {B}",
        ["市公安局另承接市信息中心牽頭的1項、負責的1項（2017年，屬推斷），未列入，加 --include-succeeded 一併列出。"],
    ),
    pytest.param(
        f"tasks --unit 市公安局 --plan {B} --include-succeeded",
        ["市公安局另承接市信息中心牽頭的1項、負責的1項（2017年，屬推斷），已一併列出。"],
    ),
    pytest.param(
        "tasks --unit 市公安局",
        ["市公安局另承接市信息中心牽頭的1項、負責的1項（2017年，屬推斷），未列入，加 --include-succeeded 一併列出。"],
    ),
    (
        f"tasks --unit 市司法局 --plan {Q}",
        ["市司法局另承接市法制辦牽頭的5項、負責的1項（2019年），未列入，加 --include-succeeded 一併列出。"],
    ),
    # what units.yaml does not say of 市法制办 the program knows, of every city
    (
        f"tasks --unit 市司法局 --plan {B}",
        [
            "市司法局另承接市法制办牽頭的1項、負責的0項（2019年，深化党和国家机构改革方案，據二手資料），"
            "未列入，加 --include-succeeded 一併列出。"
        ],
    ),
    # a bureau that no plan names, each plan with its own open group
    pytest.param(
        f"tasks --unit 市廣電局 --plan {B}",
        ["方案未列明市广电局；其職責見「市直部门」及按職能規定的條款（fazhi duties 市广电局）。"],
    ),
    # a name by function is another unit in each plan
    pytest.param(f"tasks --unit 政府法制機構 --plan {Q}", ["「政府法制機構」是職能名稱，此處按市法制辦查找。"]),
    pytest.param(f"tasks --unit 政府法制機構 --plan {B}", ["「政府法制機構」是職能名稱，此處按市司法局查找。"]),
    # a group of the first plan
    (f"tasks --unit 西湄區政府 --plan {Q}", ["西湄區政府屬「各縣區政府」，方案以該統稱列其任務。"]),
]


@pytest.mark.parametrize(("command", "expected"), STDERR)
def test_what_is_told_in_a_pipe(command: str, expected: list[str]) -> None:
    answer = ask(command)
    assert (answer.code, answer.stderr.splitlines()) == (0, expected)


SPLIT = """\
changes:
- {id: 1, kind: split, unit: 市法制辦, to: [{name: 市司法局, tasks: [9, 12]}, {name: 市財政局, tasks: [22]}],
   basis: 遂編發〔2015〕2號, from: 2015-03-10, by: 市委編辦}
"""


def test_of_a_body_that_took_over_twice_each_time_is_told_with_its_own_tasks(tmp_path: Path) -> None:
    """By a change in 2015 and, as units.yaml says, in 2019: the 25 tasks were 50, and paper of 2015 told of neither."""
    for name in ("tasks", "units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", tmp_path)
    (tmp_path / "changes.yaml").write_text(SPLIT, encoding="utf-8")
    of_2015 = "市司法局另承接市法制辦牽頭的2項、負責的0項（2015年，遂編發〔2015〕2號），未列入"
    told = ask("tasks --unit 市司法局", tmp_path).stderr
    assert of_2015 in told
    assert "市司法局另承接市法制辦牽頭的25項、負責的1項（2019年，深化黨和國家機構改革方案），未列入" in told
    paper = "".join(ask("checklist --unit 市司法局 -f md", tmp_path, "2015-03-20").lines)
    assert of_2015 in paper
    assert "2019年" not in paper


OPEN_GROUPS = [
    (
        "--unit 市司法局",
        [
            f"方案有6項的牽頭或責任單位為「市直部門」{WAITING}",
            f"方案有2項的牽頭或責任單位為「市直部门」{WAITING}",
        ],
    ),
    pytest.param(f"--unit 市司法局 --plan {Q}", [f"方案有6項的牽頭或責任單位為「市直部門」{WAITING}"]),
    pytest.param(f"--unit 市司法局 --plan {B}", [f"方案有2項的牽頭或責任單位為「市直部门」{WAITING}"]),
    pytest.param(
        f"--responsible 市司法局 --plan {B} --include-open",
        ["方案有2項的責任單位為「市直部门」（泛稱，未列明具體單位），已一併列出。"],
    ),
    # no unit of the group's kind leads
    ("--lead 市司法局", []),
    # a member of a closed group is no member of the open one
    (f"--unit 西湄區政府 --plan {Q}", []),
    ("--unit 東湄縣政府", []),
]


@pytest.mark.parametrize(("asked", "expected"), OPEN_GROUPS)
def test_the_open_groups_of_the_asked_plans(asked: str, expected: list[str]) -> None:
    assert _told_of_open_groups(asked, LIBRARY) == expected


def _told_of_open_groups(asked: str, data: Path) -> list[str]:
    table = "".join(ask(f"tasks -f table {asked}", data, columns=400).lines)
    told = [sentence for sentence in table.replace("。", "。\n").splitlines() if "為「市直部" in sentence]
    return [sentence[sentence.index("方案有") :] for sentence in told]


@pytest.mark.parametrize("name", ["東湄縣政府", "各縣區政府"])
def test_a_member_or_a_group_of_one_plan_is_none_of_another(tmp_path: Path, name: str) -> None:
    """In the first plan 東湄縣政府 is a member of 各縣區政府; in the second the two are units like any other."""
    library = tmp_path / "library"
    shutil.copytree(LIBRARY, library)
    units = library / "simplified" / "units.yaml"
    text = units.read_text(encoding="utf-8")
    more = "- {name: 东湄县政府, named: false}\n- {name: 各县区政府, named: false}\n"
    units.write_text(text.replace("\nfunctional:", f"{more}\nfunctional:"), encoding="utf-8")
    assert _told_of_open_groups(f"--unit {name} --plan {Q}", library) == []
    of_second = [f"方案有2項的牽頭或責任單位為「市直部门」{WAITING}"]
    assert _told_of_open_groups(f"--unit {name} --plan {B}", library) == of_second
    assert _told_of_open_groups(f"--unit {name}", library) == of_second


def test_open_groups_are_told_once_for_all_asked_units() -> None:
    """The second plan alone knows 市公安局, the first alone 市水利局."""
    assert _told_of_open_groups("--unit 市公安局", LIBRARY) == [f"方案有2項的牽頭或責任單位為「市直部门」{WAITING}"]
    assert _told_of_open_groups("--unit 市公安局 --unit 市水利局", LIBRARY) == [
        f"方案有6項的牽頭或責任單位為「市直部門」{WAITING}",
        f"方案有2項的牽頭或責任單位為「市直部门」{WAITING}",
    ]


EXPLAINED = [
    ("tasks --id 1", "所選：序號 1。「N月前」口徑各方案不一。按2015-03-20施行的方案。"),
    pytest.param(f"tasks --plan {B}", f"所選：方案 {B}。「N月前」口徑從寬，含當月。按2015-03-20施行的方案。"),
    pytest.param(
        f"tasks --plan {Q}",
        f"所選：方案 {Q}。「N月前」口徑未定，從嚴從寬兩日之一在範圍內即列入。按2015-03-20施行的方案。",
    ),
    pytest.param(
        f"tasks --unit 市司法局 --plan {B}",
        f"所選：牽頭或責任單位「市司法局」即市司法局（原名）、市法制办（承接單位名稱）；方案 {B}，須同時滿足。"
        "「N月前」口徑從寬，含當月。按2015-03-20施行的方案。「市直部门」為泛稱，未列明具體單位，未展開。",
    ),
    (
        "tasks --unit 市公安局",
        "所選：牽頭或責任單位「市公安局」即市公安局（原名）、市信息中心（承接單位名稱）。"
        "「N月前」口徑各方案不一。按2015-03-20施行的方案。「市直部门」為泛稱，未列明具體單位，未展開。",
    ),
    pytest.param(
        f"clauses --actor 行政機關 --plan {B}",
        f"所選：行為主體「行政機關」（寫法：各单位、行政机关）；方案 {B}，須同時滿足。"
        "「N月前」口徑從寬，含當月。按2015-03-20施行的方案。",
    ),
]


@pytest.mark.parametrize(("command", "expected"), EXPLAINED)
def test_how_a_selection_was_read(command: str, expected: str) -> None:
    assert ask(f"{command} --explain").stderr.splitlines()[0] == expected


OPEN_READINGS = [
    # from 5 April the second plan's reading is open again
    ("", "共4項"),
    (f"--plan {Q}", "第2、9、11項"),
    (f"--plan {B}", "第1項"),
    ("--id 2,9", "第2、9項"),
    ("--id 1,9", "共2項"),
]


@pytest.mark.parametrize(("asked", "tasks"), OPEN_READINGS, ids=[row[0] for row in OPEN_READINGS])
def test_numbers_of_two_plans_are_not_mixed(asked: str, tasks: str) -> None:
    table = ask(f"tasks -f table {asked}", day="2015-04-06", columns=400).lines
    assert f"{READING}（{tasks}）。" in table


CHANGES = {
    Q: "〔調整〕第1項（1.1）的時限改期至2015-04-30，自2015-03-25起，據青府辦函〔2015〕10號",
    B: "〔調整〕第(一)項（1.2）的時限改期至2015-10-31，自2015-04-01起，據白府办函〔2015〕1号",
}


@pytest.mark.parametrize("plan", [Q, B])
def test_changes_of_the_asked_plan(plan: str) -> None:
    assert ask(f"tasks --id 1 --plan {plan}", day="2015-04-02").stderr.splitlines() == [CHANGES[plan]]


def test_changes_of_both_plans() -> None:
    told = ask("tasks --id 1", day="2015-04-02").stderr.splitlines()
    assert sorted(told) == [
        "〔調整〕《白榆市规范行政公文实施方案》：第(一)項（1.2）的時限改期至2015-10-31，自2015-04-01起，據白府办函〔2015〕1号",
        "〔調整〕《青湄市推進政務公開實施方案》：第1項（1.1）的時限改期至2015-04-30，自2015-03-25起，據青府辦函〔2015〕10號",
    ]


@pytest.mark.parametrize(
    ("asked", "listed", "told"),
    [
        ("--limit 1", f"{Q}\t1.1", CHANGES[Q].replace("第1項", "《青湄市推進政務公開實施方案》：第1項", 1)),
        (f"--plan {B} --sort -days --limit 1", f"{B}\t1.2", CHANGES[B]),
        (f"--plan {Q} --sort -ref --limit 1", f"{Q}\t11.1", ""),
    ],
)
def test_an_agenda_that_is_cut_tells_changes_of_what_it_lists(asked: str, listed: str, told: str) -> None:
    answer = ask(f"due {asked}", day="2015-04-02")
    assert answer.stdout.startswith(f"{listed}\t")
    assert answer.stderr.strip() == told
