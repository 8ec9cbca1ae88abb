"""fazhi diff: two rulebooks compared task by task."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

ROOT = Path(__file__).parents[3]
DROPPED = (
    "修訂《遂寧市重大行政決策失誤責任追究辦法》,明確追責主體、追責範圍、追責方式,"
    "對決策嚴重失誤或依法應及時作出決策但久拖不決造成重大損失、惡劣影響的,實行終身責任追究,"
    "嚴格追究行政首長、負有責任的其他領導人員和相關責任人員的法律責任。"
    "對部分重大決策實施情況進行抽查。"
    "加強行政決策案卷管理,實現決策過程全記錄,發生決策失誤的,按照“誰決策、誰負責”的原則,嚴格倒查決策責任。"
)
"""The text of the task that was dropped."""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The shipped plan, and what became of it: a limit moved, words changed, a lead more, a task dropped and one renamed."""
    folder = tmp_path_factory.mktemp("plans")
    old, new = folder / "舊", folder / "新"
    for place in (old, new):
        shutil.copytree(ROOT / "data", place, ignore=shutil.ignore_patterns("schema"))
    text = (new / "tasks.yaml").read_text("utf-8")
    text = text.replace("於2015年5月前,向", "於2015年9月前,向").replace("when: 2015年5月前", "when: 2015年9月前")
    text = text.replace("強化內部流程控制", "強化內部和外部流程控制")
    text = text.replace("lead: [市審計局]", "lead: [市審計局, 市法制辦]")
    text = text.replace("title: 加強依法行政考核評估", "title: 加強依法行政考核和評估")
    start, end = text.index("  - id: 11\n"), text.index("- number: 3\n")
    (new / "tasks.yaml").write_text(text[:start].rstrip() + "\n\n" + text[end:], "utf-8")
    return old, new


def test_what_changed_is_told_task_by_task(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    answer = fazhi("diff", *plans, "--fields", "change,old_ref,new_ref,role,old,new")
    assert (answer.code, answer.stderr) == (0, "")
    assert answer.lines == [
        "limit\t10.5\t10.5\t\t2015年5月前\t2015年9月前",
        "reworded\t10.5\t10.5\t\t市直部門聘請的法律顧問,於2015年5月前,向市政府法制機構備案。"
        "\t市直部門聘請的法律顧問,於2015年9月前,向市政府法制機構備案。",
        "reworded\t23.4\t23.4\t\t強化內部流程控制,實現行政權力行使各環節的相互制約。"
        "\t強化內部和外部流程控制,實現行政權力行使各環節的相互制約。",
        "unit-gained\t26\t26\tlead\t\t市法制辦",
        "retitled\t38\t38\t\t加強依法行政考核評估\t加強依法行政考核和評估",
        f"dropped\t11\t\t\t{DROPPED}\t",
        "unit-lost\t11\t\tlead\t市監察局\t",
        "unit-lost\t11\t\tresponsible\t各縣(區)政府\t",
        "unit-lost\t11\t\tresponsible\t市直有關部門\t",
    ]


def test_a_person_reads_words_under_the_task_s_title(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    table = fazhi("diff", *plans, "-f", "md").stdout
    assert "| 文字改動 | 23.4 | 23.4 | 加強政府內部權力制約 |" in table
    assert "強化內部〔和外部〕流程控制" in table
    assert "| 增加單位 | 26 | 26 | 保障依法獨立行使審計監督權 | 牽頭單位 |  | 市法制辦 |" in table
    assert "共8處變動。" in table


def test_a_task_is_named_once(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    for format_ in ("md", "html"):
        page = fazhi("diff", *plans, "-f", format_).stdout
        assert page.count("加強政府內部權力制約") == 1


def test_a_document_says_of_which_plan_and_whose(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    page = fazhi("diff", *plans, "--unit", "市監察局", "-f", "html").stdout
    assert "《遂寧市深入推進依法行政加快建設法治政府實施方案》" in page
    assert "市監察局牽頭、負責的" in page
    assert "製表日期" in page


@pytest.mark.parametrize(
    ("unit", "refs"),
    [("市审计局", ["26"]), ("市監察局", ["11", "11", "11", "11"]), ("市目督室", ["38"]), ("市科技局", [])],
    ids=["a lead more", "a task dropped", "a task renamed", "a unit without tasks"],
)
def test_what_is_new_for_a_unit(
    fazhi: Callable[..., Answer], plans: tuple[Path, Path], unit: str, refs: list[str]
) -> None:
    rows = json.loads(fazhi("diff", *plans, "--unit", unit, "-f", "json").stdout)
    assert [row["old_ref"] for row in rows] == refs


def test_the_other_way_round_what_came_has_gone(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    old, new = plans
    changes = [row["change"] for row in json.loads(fazhi("diff", new, old, "-f", "json").stdout)]
    assert changes == [
        *("limit", "reworded", "added", "unit-gained", "unit-gained", "unit-gained"),
        *("reworded", "unit-lost", "retitled"),
    ]


def test_a_plan_does_not_differ_from_itself(fazhi: Callable[..., Answer], plans: tuple[Path, Path]) -> None:
    old, _ = plans
    assert fazhi("diff", old, old).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["舊"], 2, "缺少新規則庫。"),
        (["舊", "無"], 3, "無:0:0: F01 "),
        (["舊", "."], 2, "「.」裡有2個方案，請指明其中一個的文件夾。"),
        (["舊", "新", "--unit", "市審甲局"], 2, "沒有「市審甲局」這個單位。"),
    ],
    ids=["one place", "no such folder", "a library", "a unit that neither knows"],
)
def test_a_wrong_call(
    fazhi: Callable[..., Answer], plans: tuple[Path, Path], arguments: list[str], code: int, sentence: str
) -> None:
    shelf = plans[0].parent
    tasks = shelf / "新" / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("id: suining-2015", "id: suining-2016"), "utf-8")
    answer = fazhi("diff", *arguments, cwd=shelf)
    assert answer.code == code
    assert answer.stderr.startswith(sentence)


HEAD = """\
plan:
  id: {id}
  title: 甲市年度方案
  layout: {{chapter: "{{一}}、{{title}}", task: "（{{一}}）{{title}}。{{text}}", lead: "牽頭單位：{{units}}", responsible: "責任單位：{{units}}"}}
chapters:
- number: 1
  title: 總則
  tasks:
"""
UNITS = "units: [{name: 市法制辦}, {name: 市財政局}, {name: 市審計局}]\n"
A = "公布市級行政權力清單並按季更新。"
B = "將年度審計結果向本級政府報告。"
C = "審計發現的問題逐項整改並公開。"
D = "對財政專項資金的使用進行抽查。"


def task(number: int, title: str, unit: str, *clauses: str, more: str = "") -> str:
    texts = "".join(f"    - text: {clause}\n" for clause in clauses)
    return f"  - id: {number}\n    title: {title}\n    lead: [{unit}]\n{more}    clauses:\n{texts}"


@pytest.fixture
def compared(fazhi: Callable[..., Answer], tmp_path: Path) -> Callable[..., Answer]:
    """compared(old tasks, new tasks, further arguments): what fazhi diff says of two rulebooks."""

    def compare(old: str, new: str, *arguments: str) -> Answer:
        for year, tasks in (("2015", old), ("2016", new)):
            (tmp_path / year).mkdir(exist_ok=True)
            (tmp_path / year / "tasks.yaml").write_text(HEAD.format(id=year) + tasks, "utf-8")
            (tmp_path / year / "units.yaml").write_text(UNITS, "utf-8")
        return fazhi("diff", tmp_path / "2015", tmp_path / "2016", *arguments)

    return compare


ROWS = ("--fields", "change,old_ref,new_ref,role,old,new")
BOTH = task(1, "公布清單", "市法制辦", A) + task(2, "報告審計", "市審計局", B, C)
MERGED = task(1, "公布清單", "市法制辦", A, B, C.replace("逐項", "限期"))


def test_a_task_that_another_took_over_is_merged_and_its_clauses_have_moved(compared: Callable[..., Answer]) -> None:
    assert compared(BOTH, MERGED, *ROWS).lines == [
        f"clause-moved\t2.1\t1.2\t\t{B}\t{B}",
        f"clause-moved\t2.2\t1.3\t\t{C}\t審計發現的問題限期整改並公開。",
        f"merged\t2\t1\t\t{B}{C}\t公布清單",
        "unit-lost\t2\t\tlead\t市審計局\t",
    ]
    table = compared(BOTH, MERGED, "-f", "md").stdout
    assert f"| 移自他項 | 2.1 | 1.2 | 公布清單 |  | {B} | （文字未改） |" in table
    assert "審計發現的問題〔限期〕整改並公開。" in table
    assert "| 併入他項 | 2 | 1 | 報告審計 |" in table


def test_a_task_that_was_part_of_another_is_divided_off(compared: Callable[..., Answer]) -> None:
    changes = [line.split("\t")[:3] for line in compared(MERGED, BOTH, *ROWS).lines]
    assert changes == [
        ["divided", "1", "2"],
        ["unit-gained", "", "2"],
        ["clause-moved", "1.2", "2.1"],
        ["clause-moved", "1.3", "2.2"],
    ]


def test_a_clause_may_go_to_another_task_that_stays(compared: Callable[..., Answer]) -> None:
    new = task(1, "公布清單", "市法制辦", A, C) + task(2, "報告審計", "市審計局", B)
    assert compared(BOTH, new, *ROWS).lines == [f"clause-moved\t2.2\t1.2\t\t{C}\t{C}"]


@pytest.mark.parametrize("unit", ["市法制辦", "市審計局"])
def test_who_gains_a_clause_is_told_and_who_loses_it(compared: Callable[..., Answer], unit: str) -> None:
    new = task(1, "公布清單", "市法制辦", A, C) + task(2, "報告審計", "市審計局", B)
    assert [line.split("\t")[0] for line in compared(BOTH, new, *ROWS, "--unit", unit).lines] == ["clause-moved"]
    assert compared(BOTH, new, *ROWS, "--unit", "市財政局").lines == []


def test_a_clause_that_stands_everywhere_has_not_moved(compared: Callable[..., Answer]) -> None:
    old = task(1, "公布清單", "市法制辦", A) + task(2, "報告審計", "市審計局", B, "加強領導。")
    new = task(1, "公布清單", "市法制辦", A, "加強領導。") + task(2, "報告審計", "市審計局", B)
    assert [line.split("\t")[0] for line in compared(old, new, *ROWS).lines] == ["clause-added", "clause-dropped"]


def test_a_clause_in_like_turns_of_phrase_is_another(compared: Callable[..., Answer]) -> None:
    old = task(1, "公布清單", "市法制辦", A, "行政審批決定應當在作出之日起10日內公開。") + task(
        2, "報告審計", "市審計局", B
    )
    new = task(1, "公布清單", "市法制辦", A) + task(
        2, "報告審計", "市審計局", B, "審計決定應當在作出之日起7日內公開信息。"
    )
    assert [line.split("\t")[0] for line in compared(old, new, *ROWS).lines] == ["clause-dropped", "clause-added"]


def test_ids_are_those_of_the_new_plan(compared: Callable[..., Answer]) -> None:
    assert compared(MERGED, task(1, "公布清單", "市法制辦", A, B), "-f", "ids").lines == []
    assert compared(BOTH, MERGED, "-f", "ids").lines == ["1.2", "1.3", "1"]


def test_a_task_without_a_title_has_none_that_could_change(compared: Callable[..., Answer]) -> None:
    untitled = re.sub("    title: .*", "    heading: （一）", BOTH)
    new = untitled.replace(B, f"本年起，{B}")
    assert [line.split("\t")[0] for line in compared(untitled, new, *ROWS).lines] == ["reworded"]
    assert compared(untitled, BOTH, *ROWS).lines == ["retitled\t1\t1\t\t\t公布清單", "retitled\t2\t2\t\t\t報告審計"]


def test_what_a_new_task_says_and_who_has_it_is_told(compared: Callable[..., Answer]) -> None:
    new = task(3, "抽查資金", "市財政局", D, more="    responsible: [市審計局]\n")
    assert compared(BOTH, BOTH + new, *ROWS).lines == [
        f"added\t\t3\t\t\t{D}",
        "unit-gained\t\t3\tlead\t\t市財政局",
        "unit-gained\t\t3\tresponsible\t\t市審計局",
    ]


def test_units_are_told_by_the_plan_s_own_word_for_their_role(compared: Callable[..., Answer]) -> None:
    old = task(1, "公布清單", "市法制辦", A, more="    responsible: [市審計局, 市財政局]\n")
    new = old.replace("    clauses:", "    roles: {市審計局: 配合}\n    clauses:")
    assert compared(old, new, *ROWS).lines == [
        "unit-gained\t1\t1\t配合\t\t市審計局",
        "unit-lost\t1\t1\tresponsible\t市審計局\t",
    ]


def test_numbers_that_only_run_on_are_told_under_the_table(compared: Callable[..., Answer]) -> None:
    old = task(1, "公布清單", "市法制辦", A) + task(2, "報告審計", "市審計局", B) + task(3, "整改問題", "市審計局", C)
    new = task(1, "抽查資金", "市財政局", D) + task(2, "公布清單", "市法制辦", A)
    new += task(3, "報告審計", "市審計局", B, "每年公開一次。") + task(4, "整改問題", "市審計局", C)
    table = compared(old, new, "-f", "md").stdout
    assert "序號改變" not in table
    assert "| 新增條款 |  | 3.2 | 報告審計 |" in table
    assert "另有2項只改了序號：第1項改為第2項，第3項改為第4項。" in table
    assert "原為《甲市年度方案》（2015），現為《甲市年度方案》（2016）。" in table
    changes = [line.split("\t")[0] for line in compared(old, new).lines]
    assert changes == ["added", "unit-gained", "renumbered", "renumbered", "clause-added", "renumbered"]


def test_units_of_one_role_stand_in_one_row(compared: Callable[..., Answer]) -> None:
    old = task(1, "公布清單", "市法制辦", A)
    new = old.replace("    clauses:", "    responsible: [市審計局, 市財政局]\n    clauses:")
    assert "| 增加單位 | 1 | 1 | 公布清單 | 責任單位 |  | 市審計局、市財政局 |" in compared(old, new, "-f", "md").stdout


def test_plans_in_both_scripts_are_compared_in_one(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    old, new = tmp_path / "繁", tmp_path / "簡"
    fazhi("new", old, "--title", "甲市實施方案")
    fazhi("new", new, "--title", "甲市實施方案", "--script", "hans")
    assert fazhi("diff", old, new).lines == []
    tasks = new / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("每年12月31日", "每年11月30日"), "utf-8")
    assert [line.split("\t")[0] for line in fazhi("diff", old, new).lines] == ["limit", "reworded"]
    table = fazhi("diff", old, new, "-f", "md").stdout
    assert "每年〔11月30〕日前更新一次。" in table
    assert "一份简体，一份繁体，按简体比较。" in table


TESTS = ROOT / "tests"
PLAN = "青湄市推進政務公開實施方案"
"""The title of rulebooks/rich."""


@pytest.fixture
def edited(fazhi: Callable[..., Answer], tmp_path: Path) -> Callable[..., Answer]:
    """edited(rulebook, {(file, what stands there): what is to stand there}, arguments): how the two differ."""

    def compare(rulebook: str, edits: dict[tuple[str, str], str], *arguments: str) -> Answer:
        old, new = tmp_path / "舊", tmp_path / "新"
        for place in (old, new):
            shutil.copytree(TESTS / rulebook, place, dirs_exist_ok=True)
        for (name, before), after in edits.items():
            text = (new / name).read_text("utf-8")
            assert before in text
            (new / name).write_text(text.replace(before, after), "utf-8")
        return fazhi("diff", old, new, *arguments)

    return compare


OF_PLAN = {
    ("tasks.yaml", "number: 青府發〔2015〕3號"): "number: 青府發〔2015〕5號",
    ("tasks.yaml", "issued: 2015-03-20"): "issued: 2015-03-25",
    ("tasks.yaml", "reading: both"): "reading: {is: strict, decided_by: 市法制辦, day: 2015-03-26}",
    ("tasks.yaml", "國令〔2014〕7號),"): "國令〔2014〕7號)和省政府要求,",
    ("tasks.yaml", "- 青湄市人民政府文件"): "- 青湄市人民政府辦公室文件",
    ("tasks.yaml", "  - 2015年3月20日印發"): "  - 2015年3月25日印發\n  - 共印50份",
    ("tasks.yaml", "title: 編制清單"): "title: 編制和公布清單",
    ("units.yaml", "青湄市人民政府法制辦公室"): "青湄市政府法制辦公室",
    ("units.yaml", "aliases: [信息中心]"): "aliases: [信息中心, 數據中心]",
    ("units.yaml", "members: [東湄縣政府, 西湄區政府]"): "members: [東湄縣政府]",
    ("units.yaml", "- {name: 市商務局, year: 2016"): "- {name: 市商貿局, year: 2016",
    ("changes.yaml", "day: 2015-04-30"): "day: 2015-05-31",
}
MOVED = "第1項（1.1）的時限改期至2015-{}，自2015-03-25起，據青府辦函〔2015〕10號"


def test_what_changed_of_the_plan_itself_is_told_first(edited: Callable[..., Answer]) -> None:
    answer = edited("rulebooks/rich", OF_PLAN, "--fields", "change,title,old_ref,old,new")
    assert [line.split("\t") for line in answer.lines] == [
        ["plan-number", PLAN, "", "青府發〔2015〕3號", "青府發〔2015〕5號"],
        ["plan-issued", PLAN, "", "2015-03-20", "2015-03-25"],
        [
            "preamble",
            PLAN,
            "",
            *(f"根據《政務公開條例》(國令〔2014〕7號){new},制定本方案。" for new in ("", "和省政府要求")),
        ],
        ["front", PLAN, "", "青湄市人民政府文件", "青湄市人民政府辦公室文件"],
        ["back", PLAN, "", "2015年3月20日印發", "2015年3月25日印發"],
        ["back", PLAN, "", "", "共印50份"],
        ["full-name", "市法制辦", "", "青湄市人民政府法制辦公室", "青湄市政府法制辦公室"],
        ["aliases", "市信息中心", "", "", "數據中心"],
        ["members", "各縣區政府", "", "西湄區政府", ""],
        ["successors", "市經貿局", "", "市商務局", ""],
        ["successors", "市經貿局", "", "", "市商貿局"],
        ["adjusted", PLAN, "", MOVED.format("04-30"), ""],
        ["adjusted", PLAN, "", "", MOVED.format("05-31")],
        ["chapter-retitled", PLAN, "", "編制清單", "編制和公布清單"],
    ]


def test_a_person_reads_the_words_of_the_plan_marked(edited: Callable[..., Answer]) -> None:
    table = edited("rulebooks/rich", OF_PLAN, "-f", "md").stdout
    assert f"| 前言改動 |  |  | {PLAN} |  | 根據《政務公開條例》(國令〔2014〕7號),制定本方案。 |" in table
    assert "(國令〔2014〕7號)〔和省政府要求〕,制定本方案。 |" in table
    assert "| 承接單位 |  |  | 市經貿局 |  | 市商務局 | 市商貿局 |" in table
    assert f"| 章名改變 |  |  | {PLAN} |  | 編制清單 | 編制〔和公布〕清單 |" in table


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl", "html", "docx", "xlsx", "ids"])
def test_every_format_takes_what_is_no_task(edited: Callable[..., Answer], tmp_path: Path, format_: str) -> None:
    answer = edited("rulebooks/rich", OF_PLAN, "-f", format_, "-o", str(tmp_path / f"變動.{format_}"))
    assert (answer.code, answer.stderr) == (0, "")


def test_a_reading_that_was_fixed_is_told(edited: Callable[..., Answer]) -> None:
    """Of a plan whose reading no later change has fixed."""
    edits = {
        (
            "tasks.yaml",
            "  issued: 2021-03-10",
        ): "  issued: 2021-03-10\n  reading: {is: strict, decided_by: 市政府辦, day: 2021-04-01}"
    }
    assert edited("shapes/brackets", edits, "--fields", "change,old,new").lines == ["reading\tboth\tstrict"]
    assert (
        "| 「N月前」口徑 |  |  | 青原市公園綠地便民服務若干措施 |  | 未定 | 從嚴 |"
        in edited("shapes/brackets", edits, "-f", "md").stdout
    )


@pytest.mark.parametrize(
    ("unit", "changes"),
    [
        ("市信息中心", ["aliases", "adjusted", "adjusted"]),
        ("市法制辦", ["full-name", "adjusted", "adjusted"]),
        ("市財政局", []),
    ],
)
def test_a_unit_is_told_what_is_declared_of_it_and_what_happened_to_its_limits(
    edited: Callable[..., Answer], unit: str, changes: list[str]
) -> None:
    answer = edited("rulebooks/rich", OF_PLAN, "--fields", "change", "--unit", unit)
    assert answer.lines == changes


def test_what_happened_to_a_plan_of_another_year_is_no_change(edited: Callable[..., Answer]) -> None:
    edits = {
        ("tasks.yaml", "id: qingmei-2015"): "id: qingmei-2016",
        ("changes.yaml", "day: 2015-04-30"): "day: 2015-05-31",
    }
    assert edited("rulebooks/rich", edits).lines == []


def test_who_has_which_part_of_a_task_is_told(edited: Callable[..., Answer]) -> None:
    """The tax office keeps one clause of two; the others of the task have the second now."""
    edits = {
        ("tasks.yaml", "    - after: 2\n      responsible: [省稅務局]"): "    - after: 1\n      responsible: [省稅務局]"
    }
    told = edited("shapes/headings", edits, *ROWS)
    assert told.lines == [
        "unit-gained\t1.2\t1.2\tresponsible\t\t省財政廳",
        "unit-gained\t1.2\t1.2\tresponsible\t\t各地級以上市人民政府",
        "unit-lost\t1.2\t1.2\tresponsible\t省稅務局\t",
    ]
    assert edited("shapes/headings", edits, *ROWS, "--unit", "省稅務局").lines == told.lines


def test_a_contact_and_a_limit_of_a_whole_task_are_told(edited: Callable[..., Answer]) -> None:
    edits = {
        ("tasks.yaml", "when: 2021年6月底前"): "when: 2021年9月底前",
        ("tasks.yaml", "contact: 王明，8212345"): "contact: 李華，8212345",
    }
    assert edited("shapes/brackets", edits, *ROWS).lines == [
        "limit\t1\t1\t\t2021年6月底前\t2021年9月底前",
        "contact\t1\t1\t\t王明，8212345\t李華，8212345",
    ]
