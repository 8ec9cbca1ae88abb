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
NOBODY = ["4.1", "5.5", "8.2", "8.3", "8.4", "8.5", "17.4", "17.7", "32.3"]
"""The prohibitions, gates and duties of each case whose sentence names nobody; of 4.1 that is so of four points of five."""

DECREES = ["13.1", "13.2", "13.3"]
"""各級行政機關 and their normative documents."""


@pytest.mark.parametrize("name", ["行政執法機關", "行政执法机关", "市級行政執法部門", "各级行政执法部门"])
def test_a_class_by_any_of_its_spellings(fazhi: Callable[..., Answer], name: str) -> None:
    answer = fazhi("duties", name, "--fields", "function,applies,ref")
    assert answer.code == 0
    rows = [line.split("\t") for line in answer.lines]
    enforcing = [row[2] for row in rows if row[0] == "行政執法機關"]
    assert enforcing == ["21.1", "21.3", "22.5", "25.1", "31.4", "35.7", "16.3", "18.2"]
    assert answer.stderr == "行政執法機關：作出重大行政處罰、重大行政強制決定時即為第(二十四)項的決定機關。\n"


def test_a_clause_that_binds_two_classes_is_counted_once(fazhi: Callable[..., Answer]) -> None:
    """31.4 names those who enforce and those who review; the sums by how surely a clause binds are of clauses."""
    page = fazhi("duties", "市教育局", "-f", "md").lines
    assert "共26條，分列27行。" in page
    assert "確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條" in "".join(line.strip() for line in page)


OF_GOVERNMENT = ["4.1", "31.2", "31.3", "13.4", "21.1", "21.3"]
"""What binds a government of any level, if it has the powers."""
CLASSES = [
    # What names the class, or binds every 行政機關; what may bind it, as a narrower class; whether what names nobody stands apart.
    ("行政審批機關", ["4.1", "31.2", "31.3", *DECREES], [], True),
    ("行政複議機關", [*DECREES, "31.4"], [], True),
    ("決定機關", [*DECREES, "21.1", "21.3", "22.5", "25.1", "31.4", "35.7", "24.8"], [], True),
    ("制定機關", [*DECREES, "13.4"], [], True),
    ("行政執法機關", [*DECREES, "21.1", "21.3", "22.5", "25.1", "31.4", "35.7", "16.3", "18.2"], ["24.8"], True),
    ("市直部門", ["10.5", "15.5"], [], True),
    ("法制工作機構", ["21.1", "21.2", "35.7"], [], False),
    ("使用財政資金的部門", ["30.2"], [], True),
    ("企業", ["4.3"], [], False),
    # A government by its name: what binds any government or 行政機關 binds it too, but no clause that is said to other levels.
    ("鄉(鎮)人民政府", ["3.3", *DECREES, "35.7"], [*OF_GOVERNMENT, "25.1", "31.4", "24.8"], True),
    ("乡镇人民政府", ["3.3", *DECREES, "35.7"], [*OF_GOVERNMENT, "25.1", "31.4", "24.8"], True),
    ("乡镇政府", ["3.3", *DECREES, "35.7"], [*OF_GOVERNMENT, "25.1", "31.4", "24.8"], True),
    ("市政府", ["3.3", *DECREES, "37.3", "15.6", "25.1", "23.1"], [*OF_GOVERNMENT, "22.5", "25.1", "31.4", "35.7", "24.8"], True),
    # Of city, county and district some are bound by 15.5, 15.6 and 22.5.
    (
        "市、縣(區)政府", ["3.3", *DECREES, "37.3", "15.3"],
        ["4.1", "31.2", "31.3", "13.4", "15.5", "15.6", "21.1", "21.3", "22.5", "25.1", "31.4", "35.7", "24.8"], True,
    ),
    ("上一級主管部門", ["24.8"], [], True),
    ("審判機關", ["18.2"], ["30.2"], True),
    ("檢察機關", ["18.2"], ["30.2"], True),
    ("行政複議委員會", ["24.2", "33.2"], [], False),
    ("第三方評估機構", ["38.7"], [], False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "certain", "possible", "apart"), CLASSES, ids=[row[0] for row in CLASSES])
def test_every_class_has_its_clauses(
    fazhi: Callable[..., Answer], name: str, certain: list[str], possible: list[str], apart: bool
) -> None:
    found = by_standing(fazhi, name)
    assert (found["certain"], found["possible"], bool(found["unstated"])) == (certain, possible, apart)


def by_standing(fazhi: Callable[..., Answer], name: str) -> dict[str, list[str]]:
    """The references of what binds a body, each once, by how sure that is; in the order of the answer."""
    answer = fazhi("duties", name, "--fields", "applies,ref")
    assert answer.code == 0, answer.stderr
    found: dict[str, dict[str, None]] = {"certain": {}, "possible": {}, "unstated": {}}
    for line in answer.lines:
        applies, ref = line.split("\t")
        found[applies][ref] = None
    return {applies: list(refs) for applies, refs in found.items()}


# Read in the plan, body by body. 政府 3.3; 審批機關 4.1, 31.2, 31.3; 市直部門 10.5; 各級行政機關 13.1 to 13.3; 制定機關 13.4;
# 區級 15.5; 市本級 15.6; 行政執法機關 21.1, 21.3, 31.4; 市級行政執法部門 22.5; 決定機關 24.8; 各級行政執法部門 25.1;
# 使用財政資金的部門 30.2; 行政複議機關 31.4; 縣級以上行政執法部門 and 鄉(鎮)人民政府 35.7; 市、縣(區)政府 37.3;
# 依法行政領導小組辦公室 37.4, 37.5; 政府督查機構 37.4; 政府法制機構 9.2, and as who receives 10.5, 24.8. Spoken of: 政府法制機構
# 10.1, 13.6, 35.5, 35.6, 39.4; 公安機關, 檢察機關, 審判機關 18.2; 審計機關 26.3.
POWERS = ["31.2", "31.3", "13.4", "21.1", "21.3"]
OF_DEPARTMENT = ["3.3", "4.1", "31.2", "31.3", "13.4", "15.6", "21.1", "21.3", "22.5", "25.1", "31.4", "35.7", "24.8"]
BODIES = [
    # A district is 區級 and a government; no department, and nothing that is said to the city alone (22.5).
    ("船山區", ["3.3", *DECREES, "37.3", "15.5"], ["4.1", "31.2", "31.3", "13.4", "21.1", "21.3", "25.1", "31.4", "35.7", "24.8"]),
    # A county is not 區級.
    ("射洪縣", ["3.3", *DECREES, "37.3"], ["4.1", "31.2", "31.3", "13.4", "21.1", "21.3", "25.1", "31.4", "35.7", "24.8"]),
    # A body of the party is no 行政機關; whether it is one of the 市直部門 or lives on the budget is its own to say.
    ("市委編辦", [], ["10.5", "30.2"]),
    ("市法院", ["18.2"], ["30.2"]),
    ("市檢察院", ["18.2"], ["30.2"]),
    # units.yaml does not say what 市信訪局 is.
    ("市信訪局", [], []),
    ("市環保局", ["10.5", *DECREES, "30.2"], OF_DEPARTMENT),
    ("市財政局", ["10.5", *DECREES, "30.2"], OF_DEPARTMENT),
    (
        "市法制辦",
        ["9.2", "10.5", "24.8", "10.1", "13.6", "35.5", "35.6", "39.4"],
        [
            "3.3", "4.1", "31.2", "31.3", "10.5", *DECREES, "13.4", "15.6", "21.1", "21.3", "22.5", "25.1", "31.4", "35.7",
            "24.8", "30.2", "37.4", "37.5",
        ],
    ),
    ("市公安局", ["10.5", *DECREES, "18.2", "30.2"], OF_DEPARTMENT),
    ("市審計局", ["10.5", *DECREES, "26.3", "30.2"], OF_DEPARTMENT),
    # A place of service may decide licences; it is no 行政機關 by what it is.
    ("市政務中心", [], ["4.1", "31.2", "31.3", "10.5", "15.6", "30.2"]),
    # A public institution is no 部門; the budget it may live on.
    ("市公共資源交易服務中心", [], ["30.2"]),
    # Of a class: every 公安機關 is a department, of whatever level.
    (
        "公安機關", [*DECREES, "18.2", "30.2"],
        [
            "3.3", "4.1", "31.2", "31.3", "10.5", "13.4", "15.5", "15.6", "21.1", "21.3", "22.5", "25.1", "31.4", "35.7",
            "24.8",
        ],
    ),
    ("行政複議機關", [*DECREES, "31.4"], []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "certain", "possible"), BODIES, ids=[row[0] for row in BODIES])
def test_what_binds_a_body_by_what_it_is(
    fazhi: Callable[..., Answer], name: str, certain: list[str], possible: list[str]
) -> None:
    found = by_standing(fazhi, name)
    assert (found["certain"], found["possible"]) == (certain, possible)
    assert found["unstated"] == [ref for ref in NOBODY if ref not in (*certain, *possible)]


def test_a_bureau_that_the_plan_never_names_is_told_how_surely(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("duties", "环保局")
    assert answer.stderr == (
        "方案未列明市環保局；約束各類機關的條款：確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條。\n"
    )


@pytest.mark.parametrize(
    ("typed", "called"),
    [("环保局", "市環保局"), ("行政执法机关", "行政執法機關"), ("审计局，市法制办", "市審計局、市法制辦")],
)
def test_a_sheet_bears_the_name_of_its_body_and_not_what_was_typed(
    fazhi: Callable[..., Answer], typed: str, called: str
) -> None:
    assert f"<h1>約束{called}的條款一覽</h1>" in fazhi("duties", typed, "-f", "html").stdout


def test_what_the_list_of_units_does_not_say_is_asked_once(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("duties", "市信訪局")
    assert answer.stderr.splitlines()[1:] == [
        "單位名錄未載明市信訪局屬於哪一類機關，約束各類機關的22條是否適用無法判斷，未列入；請在 units.yaml 寫明 category。"
    ]


def test_a_group_without_a_list_is_no_body(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("duties", "市直有關部門")
    assert "市直有關部門為泛稱，方案未列明具體單位，約束各類機關的" in answer.stderr
    assert {line.split("\t")[3] for line in answer.lines} == {"unstated"}


def test_a_group_with_members_is_bound_as_they_are(fazhi: Callable[..., Answer]) -> None:
    """Two of the five are districts, so that 15.5 binds some of them."""
    found = by_standing(fazhi, "各縣(區)政府")
    assert found["certain"] == ["3.3", *DECREES, "37.3"]
    assert "15.5" in found["possible"]


def test_a_unit_that_a_function_means_acts_and_receives_and_may_belong_to_a_class(fazhi: Callable[..., Answer]) -> None:
    """市法制辦 is what the plan calls 政府法制機構, and, being a bureau like the others, may be a 市直部門 too."""
    answer = fazhi("duties", "市法制辦")
    rows = [line.split("\t")[:3] for line in answer.lines]
    assert [row for row in rows if row[1] == "政府法制機構"] == [
        ["9.2", "政府法制機構", "actor"],
        ["10.5", "政府法制機構", "recipient"],
        ["24.8", "政府法制機構", "recipient"],
        ["10.1", "政府法制機構", "named"],
        ["13.6", "政府法制機構", "named"],
        ["35.5", "政府法制機構", "named"],
        ["35.6", "政府法制機構", "named"],
        ["39.4", "政府法制機構", "named"],
    ]
    assert ["10.5", "市直部門", "actor"] in rows
    assert answer.stderr == (
        "條文所稱的政府法制機構即市法制辦。\n"
        "列明的任務見 fazhi tasks --unit 市法制辦；約束各類機關的條款："
        "確定適用3條，是否適用由本單位判斷18條，條文未寫明主體8條，只提及5條。\n"
    )


def test_a_unit_that_took_another_over_is_told_so(fazhi: Callable[..., Answer]) -> None:
    alone, joined = fazhi("duties", "市司法局"), fazhi("duties", "市司法局", "--include-succeeded")
    assert "市司法局另承接市法制辦，加 --include-succeeded 一併列出其職能條款。\n" in alone.stderr
    assert "條文所稱的政府法制機構即市法制辦。\n" in joined.stderr
    added = [line.split("\t")[:2] for line in joined.lines if line not in alone.lines]
    assert [ref for ref, function in added if function == "政府法制機構"] == [
        "9.2", "10.5", "24.8", "10.1", "13.6", "35.5", "35.6", "39.4",
    ]  # fmt: skip


def test_a_later_name_means_the_old_unit(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("duties", "市自然資源和規劃局")
    assert answer.lines == fazhi("duties", "市國土局").lines
    assert answer.stderr.startswith("列明的任務見 fazhi tasks --unit 市國土局；約束各類機關的條款：")


def test_a_row_has_the_promised_fields(fazhi: Callable[..., Answer]) -> None:
    rows = json.loads(fazhi("duties", "決定機關", "-f", "json").stdout)
    [row] = [row for row in rows if row["function"] == "決定機關"]
    assert row == {
        "plan": "suining-2015",
        "ref": "24.8",
        "task": 24,
        "function": "決定機關",
        "role": "actor",
        "applies": "certain",
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
    answer = fazhi("duties", "--fields", "ref,function,role,applies").lines
    assert {line.split("\t")[3] for line in answer} == {"", "unstated"}
    assert "18.2\t公安機關\tnamed\t" in answer
    assert not [
        line for line in answer if line.startswith("10.1\t")
    ]  # it only speaks of 政府法制機構, which acts in 9.2
    prohibitions = fazhi("duties", "--kind", "prohibition", "-f", "ids").lines
    assert prohibitions == ["3.3", "4.1", "4.1", "13.2", "13.3", "21.3", "4.1", "5.5", "17.4", "17.7"]
    limited = fazhi("duties", "行政執法機關", "--due-by", "2015-06", "-f", "ids").lines
    assert limited == ["35.7"]


def test_on_a_terminal_each_class_is_a_section(terminal: Callable[..., Answer]) -> None:
    shown = terminal("duties", "市環保局", columns=100, NO_COLOR="1").stdout
    assert "\n由本單位判斷：行政執法機關（行為主體）\n21.1      行政執法機關、" in shown
    assert "\n確定適用：行政機關（行為主體）\n13.1 " in shown
    assert "\n條文未寫明主體\n5.5 " in shown
    assert "另有8條約束他類主體，或只以他者為收件者，未列入；fazhi duties 列出全部。" in shown


def test_what_only_speaks_of_a_body_is_not_told_to_bind_it(terminal: Callable[..., Answer]) -> None:
    shown = terminal("duties", "市法院", columns=100, NO_COLOR="1").stdout
    assert "\n審判機關（條文提及）\n18.2 " in shown


def test_the_clauses_of_every_plan_of_a_library_count(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    for plan in ("suining-2015", "suining-2016"):
        shutil.copytree(DATA, tmp_path / plan)
        tasks = tmp_path / plan / "tasks.yaml"
        tasks.write_text(tasks.read_text("utf-8").replace("id: suining-2015", f"id: {plan}"), "utf-8")
    answer = fazhi("duties", "市環保局", "--explain", "--data", tmp_path)
    assert "另有16條約束他類主體，或只以他者為收件者，未列入" in answer.stderr


def test_on_paper_no_sentence_speaks_of_the_program(fazhi: Callable[..., Answer]) -> None:
    def page_of(unit: str) -> str:
        html = fazhi("duties", unit, "-f", "html").stdout
        return html.replace('<span class="whole">', "").replace("</span>", "")  # the marks of what stays on one line

    assert "方案未列明市環保局；約束各類機關的條款：確定適用5條，" in page_of("市環保局")
    page = page_of("市司法局")
    assert "約束各類機關的條款：確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條。" in page
    assert "市司法局另承接市法制辦，其職能條款未列入。" in page
    assert not [word for word in ("fazhi", "--") if word in page.partition("<body")[2]]


@pytest.mark.parametrize(
    ("name", "near"), [("行政執法", "行政執法機關"), ("環宝局", "市環保局"), ("", None), ("zzz", None)]
)
def test_an_unknown_name(fazhi: Callable[..., Answer], name: str, near: str | None) -> None:
    answer = fazhi("duties", name)
    assert (answer.code, answer.stdout) == (2, "")
    assert near is None or near in answer.stderr


@pytest.mark.parametrize("names", ["市教育局、行政複議機關", "市教育局,行政复议机关", "市教育局，行政複議機關"])
def test_a_list_of_names_asks_for_any_of_them(names: str, fazhi: Callable[..., Answer]) -> None:
    def rows(name: str) -> dict[str, str]:
        lines = fazhi("duties", name, "--fields", "ref,function,role,applies").lines
        return {line.rpartition("\t")[0]: line.rpartition("\t")[2] for line in lines}

    education, reconsideration = rows("市教育局"), rows("行政複議機關")
    both = rows(names)
    # 4.1 says whose it is where it may be 市教育局's; of the other it says nobody.
    assert set(both) == (set(education) | set(reconsideration)) - {"4.1\t\tnobody"}
    assert both["31.4\t行政複議機關\tactor"] == "certain"
    surest = {place for of_body in (education, reconsideration) for place, how in of_body.items() if how == "certain"}
    assert {place for place, how in both.items() if how == "certain"} == surest


def test_a_list_with_a_name_that_nobody_bears_is_refused(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("duties", "市環保局、甲局")
    assert (answer.code, answer.stdout) == (2, "")
    assert "沒有「甲局」這個單位或按職能稱呼的機關" in answer.stderr


def test_a_sheet_says_whom_its_clauses_bind(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    assert fazhi("duties", "市審計局", "-o", file).code == 0
    assert "<h1>約束市審計局的條款一覽</h1>" in file.read_text(encoding="utf-8")
