"""Whole tasks as a document, against what the plan says: typed from its text."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import TableRow
from fazhi_cli.layouts import card, case
from fazhi_cli.query.sheet_facts import changed_limits
from fazhi_cli.query.task_sheets import task_sheets
from fazhi_cli.session import Session, built_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fazhi_cli.formats.document import Document

CHANGES = """\
changes:
- {id: 1, kind: move, task: 10, when: 2015年5月前, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-04-10, by: 市法制辦}
- {id: 2, kind: suspend, task: 20, basis: 國發〔2015〕25號, from: 2015-04-10, by: 市法制辦}
- {id: 3, kind: rename, unit: 市外網辦, to: 市電子政務外網管理中心, basis: 遂編發〔2015〕2號, from: 2015-04-10, by: 市委編辦}
"""
AS_OF = date(2015, 6, 1)


def texts(document: Document) -> dict[str, str]:
    """What stands beside each label and each number of the only table."""
    [table] = document.tables
    return {row.cells[0].text: row.cells[1].text for row in table.rows if isinstance(row, TableRow)}


def test_a_task_is_what_is_known_of_it_and_its_clauses(session: Session) -> None:
    document = card.document(task_sheets(session.question(Selection(id=("10",)))), ["注"], {}, is_library=False)
    assert (document.title, document.notes) == ("任務詳情", ("注",))
    [table] = document.tables
    assert (table.over_caption, table.caption) == ("二、健全依法決策機制", "(十)完善落實政府法律顧問制度")
    found = texts(document)
    assert list(found) == ["牽頭單位", "責任單位", "完成時限", "時限口徑", "10.1", "10.2", "10.3", "10.4", "10.5"]
    assert found["牽頭單位"] == "市法制辦"
    assert found["完成時限"] == (
        "2015年5月前：法律顧問備案（市直部門）（從嚴 2015-04-30，從寬 2015-05-31）；其餘條款：方案未規定"
    )
    assert found["10.2"].endswith("□選拔聘用制度\n□工作管理制度\n□績效考評制度\n□獎勵追責制度")
    refs = [row.ref for row in table.rows if isinstance(row, TableRow)]
    assert refs == ["10", "10", "10", "10", "10.1", "10.2", "10.3", "10.4", "10.5"]


def test_several_leads_are_told_who_collects_by_custom_only(session: Session) -> None:
    two = texts(card.document(task_sheets(session.question(Selection(id=("24",)))), [], {}, is_library=False))
    assert two["牽頭單位"] == "市委編辦、市法制辦"
    assert two["匯總單位"] == "方案未規定（慣例由列首位者匯總；僅為慣例，未查到明文）"
    assert "匯總單位" not in texts(
        card.document(task_sheets(session.question(Selection(id=("9",)))), [], {}, is_library=False)
    )


@pytest.fixture
def changed(tmp_path: Path) -> Iterator[Session]:
    """The program's own plan, of which something has changed since."""
    for name in ("tasks", "units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", tmp_path)
    (tmp_path / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    with closing(Session(str(tmp_path))) as session:
        yield session


def task_of(session: Session, task: str) -> dict[str, str]:
    question = session.question(Selection(id=(task,), today=AS_OF, as_of=AS_OF))
    return texts(card.document(task_sheets(question), [], changed_limits(question), is_library=False))


def test_a_change_stands_under_the_limit_that_it_changed(changed: Session) -> None:
    """What is in force stands first: the old day alone beside a clause was read as if it held."""
    found = task_of(changed, "10")
    assert found["完成時限"].splitlines() == [
        "2015年9月30日（方案原為「2015年5月前」）：法律顧問備案（市直部門）；其餘條款：方案未規定",
        "〔調整〕第(十)項「2015年5月前」改期至2015-09-30，自2015-04-10起，據國發〔2015〕25號",
    ]
    assert "時限：2015年9月30日（方案原為「2015年5月前」）" in found["10.5"].splitlines()
    assert "時限口徑" not in found
    assert "時限：暫緩（方案原為「2015年12月底前」）" in task_of(changed, "20")["20.3"].splitlines()


def test_a_change_of_a_unit_stands_under_the_units_of_a_task(changed: Session) -> None:
    found = task_of(changed, "1")
    assert found["牽頭單位"].splitlines() == [
        "市監察局、市法制辦、市委編辦、市外網辦",
        "〔調整〕市外網辦更名為市電子政務外網管理中心，自2015-04-10起，據遂編發〔2015〕2號",
    ]
    assert "調整" not in found["完成時限"]


def test_nothing_found_is_said() -> None:
    document = card.document([], ["注"], {}, is_library=False)
    assert (document.tables, document.lines, document.notes) == ((), ("沒有符合條件的任務。",), ("注",))


def test_in_a_library_a_row_says_of_which_plan_it_is(session: Session) -> None:
    document = card.document(
        task_sheets(session.question(Selection(id=("31.3",))), whole=False), [], {}, is_library=True
    )
    [table] = document.tables
    refs = [row.ref for row in table.rows if isinstance(row, TableRow)]
    assert refs == ["suining-2015:31"] * 4 + ["suining-2015:31.3"]
    assert texts(document)["31.3"].startswith("行政審批決定應當在作出決定之日起10個工作日內公開。")


def test_the_columns_share_the_whole_width() -> None:
    assert sum(column.share for column in card.COLUMNS) == 100
    assert sum(column.share for column in case.COLUMNS) == 100


def test_what_is_done_for_each_case_is_told_so_once(session: Session) -> None:
    """逐案限時 says it already; a duty of each case without a limit needs the word."""
    sheets = task_sheets(session.question(Selection(id=("21", "24"))))
    clauses = {}
    for table in card.document(sheets, [], {}, is_library=False).tables:
        for row in table.rows:
            if isinstance(row, TableRow):
                clauses[row.cells[0].text] = row.cells[1].texts
    assert clauses["21.1"][1] == "〔前置程序·逐案〕"
    assert clauses["24.8"][1] == "〔應辦·逐案限時〕"
    assert clauses["24.1"][1] == "〔應辦〕"
