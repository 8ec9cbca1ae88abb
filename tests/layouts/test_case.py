"""The sheet of a case as a document, against what the plan says: typed from its text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import Section, TableRow
from fazhi_cli.layouts import case
from fazhi_cli.query.case import steps, undefined_words
from fazhi_cli.query.case_kinds import case_named

if TYPE_CHECKING:
    from fazhi_cli.formats.document import Document
    from fazhi_cli.session import Session


TITLE = "遂寧市深入推進依法行政加快建設法治政府實施方案"


def sheet(session: Session, event: str, decided: date | None = None, *, is_library: bool = False) -> Document:
    question = session.question(Selection())
    cases = case_named(question, event)
    return case.document(cases, steps(question, cases, event, decided), [], [TITLE], is_library=is_library)


def sections(document: Document) -> list[str]:
    return [row.text for row in document.tables[0].rows if isinstance(row, Section)]


UNSTATED = ["5.5", "13.3", "17.4", "17.7"]
"""The prohibitions that do not say whom they bind, and that the case does not call up itself."""


def test_a_row_stands_for_a_clause_and_a_question_for_none(session: Session) -> None:
    rows = [row for row in sheet(session, "行政處罰").tables[0].rows if isinstance(row, TableRow)]
    assert [row.ref for row in rows] == ["", "21.1", "21.2", "21.3", "24.8", "31.4", "13.2", *UNSTATED, ""]
    assert [bool(row.cells[0].lines) for row in rows] == [True] * 6 + [False] + [True] * 5
    assert rows[0].cells[1].texts[0] == "是否屬「重大行政處罰」（21.1、21.2、21.3、24.8）"


def test_the_day_of_the_decision_is_a_line_under_the_title(session: Session) -> None:
    document = sheet(session, "行政處罰", date(2015, 4, 28))
    assert (document.title, document.lines) == ("行政處罰逐項核對", ("2015-04-28（週二）作出決定",))
    assert sections(document)[3] == "現在起算"
    undated = sheet(session, "行政處罰")
    assert undated.lines == ()
    assert sections(undated)[3] == "作出決定後起算"


def test_those_who_acted_and_checked_sign_and_date_it(session: Session) -> None:
    assert sheet(session, "行政處罰").signatures == ("承辦人（簽字）：", "審核人（簽字）：", "日期：")


def test_what_kind_of_case_it_is_taken_for_stands_before_the_steps(session: Session) -> None:
    document = sheet(session, "行政許可")
    assert document.foreword == (
        f"依據《{TITLE}》。",
        "行政許可按行政審批列入：第(五)項以「非行政許可審批」與行政許可並稱。",
    )
    assert document.notes == ("何為「重大」，方案未規定。",)


def test_no_word_is_explained_that_no_question_turns_on(session: Session) -> None:
    assert sheet(session, "行政複議").notes == ()


def test_in_a_library_a_row_says_of_which_plan_it_is(session: Session) -> None:
    rows = [row for row in sheet(session, "行政複議", is_library=True).tables[0].rows if isinstance(row, TableRow)]
    assert [row.ref for row in rows] == [
        "suining-2015:31.4", *(f"suining-2015:{ref}" for ref in ("5.5", "13.2", "13.3", "17.4", "17.7")), "",
    ]  # fmt: skip
    assert rows[0].cells[1].texts[0].startswith("31.4  推進行政處罰")


def test_a_step_says_who_acts_for_whom_and_what_is_handed_in(session: Session) -> None:
    rows = [row for row in sheet(session, "行政處罰", date(2015, 4, 28)).tables[0].rows if isinstance(row, TableRow)]
    [filing] = [row for row in rows if row.ref == "24.8"]
    assert filing.cells[1].texts[1:] == (
        "期限：作出決定之日起15日內 → 2015-05-13（週三）止（15日，決定當日不計；比照民法通則第154—155條）",
        "行為主體：重大行政處罰、重大行政強制的決定機關",
        "報送或對象：本級人民政府法制工作部門、上一級主管部門",
        "交付成果：決定書、必要的說明材料",
    )


def test_only_what_must_be_judged_makes_a_word_need_a_meaning(session: Session) -> None:
    """That the plan says 重大 of a step is no question by itself: whoever typed it has answered."""
    question = session.question(Selection())
    cases = case_named(question, "重大行政處罰")
    called = steps(question, cases, "重大行政處罰", None)
    assert any("重大" in step.text for step in called)
    assert undefined_words(called) == ()
    assert undefined_words(steps(question, cases, "行政處罰", None)) == ("重大",)
