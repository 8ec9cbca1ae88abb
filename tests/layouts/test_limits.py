"""No row of a task shows a limit without what it is said of: every layout, every format, typed from the plan's text."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from fazhi_cli.api import open_rulebook
from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import TableRow
from fazhi_cli.layouts import card, checklists
from fazhi_cli.query.task_sheets import task_sheets
from fazhi_cli.session import Session
from tests import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fazhi_cli.formats.document import Document

DAY = date(2015, 3, 1)
TRAINING = "組織行政執法人員參加通用法律知識培訓、專門法律知識輪訓和新法律法規專題培訓"
LEADING_GROUP = "市、縣(區)政府依法行政領導小組辦公室、政府督查機構"
LIMITS = {
    1: [("2015年3月前", "市級行政權力清單")],
    10: [("2015年5月前", "法律顧問備案（市直部門）")],
    12: [("2015年3月前", "全面清理規範稅收優惠政策")],
    14: [("定期", "清理制度")],
    20: [("2015年12月底前", "執法全過程記錄製度")],
    22: [("2015年3月底前", "裁量標準"), ("每年", "典型案件（市級行政執法部門）")],
    23: [("定期", "輪崗")],
    24: [("作出決定之日起15日內", "決定書、必要的說明材料備案（重大行政處罰、重大行政強制的決定機關）")],
    25: [("每年定期", "依法行政突出問題公開（各級行政執法部門）")],
    31: [
        ("作出決定之日起10個工作日內", "行政審批決定公開（行政審批機關）"),
        ("作出決定之日起20個工作日內", "案件信息（行政執法機關、行政複議機關）"),
    ],
    32: [("定期", TRAINING)],
    35: [("2015年6月前", "法制工作機構、法治員（縣級以上行政執法部門、鄉(鎮)人民政府）")],
    37: [("年度", "《依法行政責任書》（市、縣(區)政府）"), ("年終", f"督促檢查（{LEADING_GROUP}）")],
    39: [("年度", "依法行政年度報告制度")],
}
"""By task its limits: the wording, and what it is said of; every other task has none."""
SILENT = [task for task in range(1, 40) if task not in LIMITS]
PERIODS = ("年度", "年終")
"""The words of time that are no limit."""

COMPLETION = ("任務分工表", "督查督辦台賬", "對賬銷號表")
"""The tables with a column 完成時限; in the others limits stand under the words."""


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with closing(Session()) as opened:
        yield opened


def test_under_the_words_of_a_task_stand_its_limits_and_that_of_the_rest_there_is_none(session: Session) -> None:
    question = session.question(Selection(id=("2", "10", "12"), today=DAY, as_of=DAY))
    for layout in ("清單", "核對表"):
        told: dict[str, tuple[str, ...]] = {}
        for table in checklists.build(question, layout, "task").tables:
            told |= {row.ref: row.cells[1].texts[1:] for row in table.rows if isinstance(row, TableRow)}
        rest = "其餘條款：方案未規定"
        assert told["2"] == ()
        assert told["10"] == ("時限：2015年5月前（從嚴4月30日，從寬5月31日）：法律顧問備案（市直部門）", rest)
        assert told["12"] == ("時限：2015年3月前（從嚴2月28日，從寬3月31日）：全面清理規範稅收優惠政策", rest)


def rows_of_tasks(document: Document) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """The rows that stand for a whole task: its id, and the lines of each cell by the heading of its column."""
    for table in document.tables:
        headings = [column.heading for column in table.columns]
        for each in table.rows:
            if isinstance(each, TableRow) and each.ref.isdecimal():
                lines = [list(cell.texts) for cell in each.cells]
                yield int(each.ref), dict(zip(headings, lines, strict=True))


@pytest.mark.parametrize("layout", COMPLETION)
@pytest.mark.parametrize("level", ["task", None])
def test_a_sheet_says_of_what_each_limit_of_a_task_is_said(session: Session, layout: str, level: str | None) -> None:
    document = checklists.build(session.question(Selection(today=DAY, as_of=DAY)), layout, level)  # type: ignore[arg-type]
    for task, cells in rows_of_tasks(document):
        [times] = [lines for heading, lines in cells.items() if heading == "完成時限"]
        if task in SILENT:
            assert times == ["方案未規定"], task
            continue
        for wording, subject in LIMITS[task]:
            word = f"定期開展（{wording}）" if wording in PERIODS else wording
            assert f"{word}：{subject}" in times, task
        for lines in cells.values():
            assert not {wording for wording, _subject in LIMITS[task]} & set(lines), task


@pytest.mark.parametrize("layout", COMPLETION)
def test_a_word_that_only_names_a_period_is_no_completion(session: Session, layout: str) -> None:
    question = session.question(Selection(id=("37", "39"), today=DAY, as_of=DAY))
    for level in ("task", "clause"):
        document = checklists.build(question, layout, level)
        for table in document.tables:
            [column] = [n for n, each in enumerate(table.columns) if each.heading == "完成時限"]
            times = [line for row in table.rows if isinstance(row, TableRow) for line in row.cells[column].texts]
            assert not [line for line in times if line.startswith(PERIODS)]
            assert [line for line in times if line.startswith("定期開展")]


def test_the_rest_of_a_task_is_said_to_be_without_a_limit(session: Session) -> None:
    sheet = checklists.build(session.question(Selection(id=("10", "39"), today=DAY, as_of=DAY)), "分工表")
    times = {task: cells["完成時限"] for task, cells in rows_of_tasks(sheet)}
    assert times[10] == ["2015年5月前：法律顧問備案（市直部門）", "其餘條款：方案未規定"]


def test_of_some_clauses_a_task_is_not_said_to_be_without_a_limit(session: Session) -> None:
    """10.1 has no limit; 10.5, which is not printed, has one."""
    sheet = checklists.build(session.question(Selection(id=("10.1", "2.1"), today=DAY, as_of=DAY)), "清單")
    assert "時限" not in "".join(
        cell.text for row in sheet.tables[0].rows if isinstance(row, TableRow) for cell in row.cells
    )


def test_a_card_says_of_what_each_limit_is_said(session: Session) -> None:
    document = card.document(task_sheets(session.question(Selection(today=DAY))), [], {}, is_library=False)
    told: dict[int, dict[str, str]] = {}
    for task, cells in rows_of_tasks(document):
        [label], lines = cells["項目"], cells["內容"]
        told.setdefault(task, {})[label] = "\n".join(lines)
    for task, labels in told.items():
        if task in SILENT:
            assert labels["完成時限"] == "方案未規定"
            assert "定期開展" not in labels
            continue
        both = f"{labels['完成時限']}；{labels.get('定期開展', '')}"
        for wording, subject in LIMITS[task]:
            assert f"{wording}：{subject}" in both
    assert told[10]["完成時限"] == (
        "2015年5月前：法律顧問備案（市直部門）（從嚴 2015-04-30，從寬 2015-05-31）；其餘條款：方案未規定"
    )
    assert told[37]["完成時限"] == "方案未規定"
    assert told[37]["定期開展"].startswith("年度：《依法行政責任書》")
    assert told[14]["完成時限"] == "方案未規定"
    assert told[14]["定期開展"] == "定期：清理制度"


def words_of(path: Path) -> str:
    """Everything that a reader of the file sees, half-width punctuation in place of full-width."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        cells = [cell.text for table in docx.Document(BytesIO(data)).tables for row in table.rows for cell in row.cells]
        # Where Word would tear a line, the document ends it by itself.
        text = "\n".join(cell.replace("\n", "") for cell in cells)
    elif path.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(BytesIO(data))
        cells = [value for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row]
        text = "\n".join(str(value.date() if isinstance(value, datetime) else value) for value in cells)
    else:
        text = re.sub("</?span[^>]*>", "", data.decode("utf-8"))
    return narrow(text)


def narrow(text: str) -> str:
    """The text with half-width punctuation in place of full-width, which documents set throughout."""
    return text.translate(str.maketrans("：（），", ":(),"))


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "xlsx"])
@pytest.mark.parametrize("fields", [[], ["--fields", "id,title,limits"], ["--fields", "id,when,due,due_latest"]])
def test_a_table_of_tasks_says_of_what_each_limit_is_said(tmp_path: Path, ending: str, fields: list[str]) -> None:
    file = tmp_path / f"out.{ending}"
    asked = ["tasks", "--id", ",".join(map(str, LIMITS)), "--today", "2015-03-01", *fields]
    answer = program.forked(*asked, "-o", file, cwd=tmp_path, COLUMNS="600")
    assert answer.code == 0, answer.stderr
    text = words_of(file)
    for limits in LIMITS.values():
        for wording, subject in limits:
            assert narrow(f"{wording}：{subject}") in text
    for wording in ("2015年3月前", "2015年5月前", "2015年12月底前", "2015年3月底前", "2015年6月前", "年終"):
        assert set(re.findall(f"{wording}(.)", text)) == {":"}
    if fields != ["--fields", "id,title,limits"]:
        # In the sentences of a page days stand in words; a workbook keeps them as days.
        days = {"html": ("2015年4月30日", "2015年5月31日"), "docx": ("2015年4月30日", "2015年5月31日")}
        for day in days.get(ending, ("2015-04-30", "2015-05-31")):
            assert day in text


def test_a_day_of_a_task_names_its_clause_and_its_reading(tmp_path: Path) -> None:
    answer = program.forked("tasks", "--id", "10,20", "--fields", "id,due,due_latest", "-f", "md", cwd=tmp_path)
    assert "| 10 | 從嚴 2015-04-30（10.5） | 從寬 2015-05-31（10.5） |" in answer.lines
    assert "| 20 | 2015-12-31（20.3） | 2015-12-31（20.3） |" in answer.lines


def test_a_pipe_gets_both_days(tmp_path: Path) -> None:
    asked = ("tasks", "--lead", "市法制办", "--when", "milestone")
    header, *lines = program.forked(*asked, "-f", "csv", cwd=tmp_path).lines
    assert header == "id,title,lead,responsible,when,due,due_latest"
    days = {line.split(",")[0]: line.split(",")[-2:] for line in lines}
    assert days == {
        "1": ["2015-02-28", "2015-03-31"],
        "10": ["2015-04-30", "2015-05-31"],
        "12": ["2015-02-28", "2015-03-31"],
        "20": ["2015-12-31", "2015-12-31"],
        "22": ["2015-03-31", "2015-03-31"],
        "35": ["2015-05-31", "2015-06-30"],
    }
    piped = program.forked(*asked, cwd=tmp_path).lines
    assert piped[0].split("\t")[-3:] == ["2015年3月前", "2015-02-28", "2015-03-31"]
    strict = program.forked(*asked, "--reading", "strict", cwd=tmp_path).lines
    assert strict[0].split("\t")[-2:] == ["2015-02-28", "2015-02-28"]


def test_a_calendar_says_of_what_each_day_is(tmp_path: Path) -> None:
    text = program.forked("calendar", "--today", "2015-03-01", cwd=tmp_path).stdout.replace("\r\n", "\n")
    unfolded = text.replace("\n ", "")
    lines = unfolded.replace("\\,", ",").splitlines()
    summaries = [line.partition(":")[2] for line in lines if line.startswith("SUMMARY")]
    assert summaries == [
        "1.1 2015年3月前：市級行政權力清單（從嚴2015年2月28日，從寬2015年3月31日）",
        "12.2 2015年3月前：全面清理規範稅收優惠政策（從嚴2015年2月28日，從寬2015年3月31日）",
        "22.3 2015年3月底前：裁量標準",
        "10.5 2015年5月前：法律顧問備案（市直部門）（從嚴2015年4月30日，從寬2015年5月31日）",
        "35.7 2015年6月前：法制工作機構、法治員（縣級以上行政執法部門、鄉(鎮)人民政府）（從嚴2015年5月31日，從寬2015年6月30日）",
        "20.3 2015年12月底前：執法全過程記錄製度",
    ]


def test_the_limits_of_a_task_carry_their_clause_subject_and_actor() -> None:
    with open_rulebook() as rulebook:
        [task] = rulebook.tasks(id=["10"])
        [limit] = task.limits
        [row] = rulebook.sql("SELECT ref, subject, actor, wording, time, due, due_latest FROM limits WHERE task = 10")
    assert (limit.ref, limit.subject, limit.actor) == ("10.5", "法律顧問備案", ("市直部門",))
    assert (limit.wording, limit.time, limit.due, limit.due_latest) == (
        "2015年5月前",
        "milestone",
        "2015-04-30",
        "2015-05-31",
    )
    assert task.when == ("2015年5月前",)
    assert row == {
        "ref": "10.5",
        "subject": "法律顧問備案",
        "actor": '["市直部門"]',
        "wording": "2015年5月前",
        "time": "milestone",
        "due": "2015-04-30",
        "due_latest": "2015-05-31",
    }


WORDS_ALONE = """\
plan:
  id: words
  title: 甲縣實事分解表
  issued: 2020-02-01
  layout: {chapter: "{title}", task: "{1}. {title}。完成時限：{text}", lead: "牽頭單位:{units}", responsible: "責任單位:{units}"}
chapters:
- tasks:
  - {id: 1, title: 修一座橋, responsible: [縣甲局], clauses: [{text: 視情形辦理, when: 視情形辦理}]}
  - {id: 2, title: 清一次賬, responsible: [縣甲局], clauses: [{text: "6月底前,並視情形辦理", when: [6月底前, 視情形辦理]}]}
  - {id: 3, title: 辦一件事, responsible: [縣甲局], clauses: [{text: 辦好。}]}
"""


@pytest.fixture
def words_alone(tmp_path: Path) -> Path:
    """A plan with words of time that no rule reads, alone and beside one that is read, and with none at all."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "tasks.yaml").write_text(WORDS_ALONE, encoding="utf-8")
    (folder / "units.yaml").write_text("units:\n- name: 縣甲局\n", encoding="utf-8")
    return folder


def test_words_that_no_rule_reads_are_given_without_a_day(words_alone: Path, tmp_path: Path) -> None:
    with open_rulebook(words_alone) as rulebook:
        alone, beside, silent = rulebook.tasks()
        of_clause = rulebook.clauses(id=["1"])[0]
    assert (alone.when, alone.due) == (("視情形辦理",), None)
    assert [(limit.wording, limit.time, limit.due) for limit in beside.limits] == [
        ("6月底前", "milestone", "2020-06-30"),
        ("視情形辦理", "none", None),
    ]
    assert silent.when == ()
    assert (of_clause.when, of_clause.time) == (("視情形辦理",), "none")
    told = program.forked("tasks", "--data", words_alone, "-f", "table", cwd=tmp_path, COLUMNS="120").stdout
    assert "視情形辦理：修一座橋" in told
    assert "6月底前：清一次賬（2020-06-30）、視情形辦理：清一次賬" in told
    assert "1項任務的時限方案未規定。" in told
    of_none = program.forked("tasks", "--data", words_alone, "--when", "none", "-f", "ids", cwd=tmp_path)
    assert of_none.lines == ["1", "3"]
    counted = program.forked("stats", "--data", words_alone, "--fields", "none", cwd=tmp_path).lines
    assert counted[0] == "2"


@pytest.mark.parametrize("layout", COMPLETION)
def test_words_that_no_rule_reads_are_printed_on_every_sheet(words_alone: Path, layout: str) -> None:
    with closing(Session(str(words_alone))) as session:
        document = checklists.build(session.question(Selection(today=DAY, as_of=DAY)), layout, "task")
    times = {}
    for task, cells in rows_of_tasks(document):
        [times[task]] = [lines for heading, lines in cells.items() if heading == "完成時限"]
    assert times[1] == ["視情形辦理：修一座橋"]
    assert times[2][0] == "6月底前：清一次賬"
    assert times[2][-1] == "視情形辦理：清一次賬"
    assert times[3] == ["方案未規定"]


def test_an_agenda_and_a_calendar_count_words_that_have_no_day(words_alone: Path, tmp_path: Path) -> None:
    due = program.forked("due", "--data", words_alone, "--today", "2020-03-01", "-f", "table", cwd=tmp_path)
    assert "沒有明確日期、未列入：只有文字、不能計日的時限2條、方案未規定時限的任務1項。" in due.lines
    calendar = program.forked("calendar", "--data", words_alone, "--today", "2020-03-01", cwd=tmp_path)
    assert "寫入1條時限；另有2條分句沒有日期，未列入：無時限1條、時限只有文字1條。" in calendar.stderr
