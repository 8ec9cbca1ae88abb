"""The table of supervision, act by act: what may follow what, and which fields an entry needs; typed from the practice of offices."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from fazhi_cli.ledger.entry import Draft, provisional
from fazhi_cli.ledger.rules import refusals, with_steps
from fazhi_cli.ledger.standing import standings
from fazhi_cli.plan.supervision import ACTS, ANY_STATUS, BY_NAME, FINISHED, REPORTED, STATUSES
from tests.ledger.conftest import draft

REPORT = draft("report", status="in_progress")
DONE = draft("report", status="reported_done")
ASKED = draft("ask-extension", new_day="2015-06-30", note="等待省級文件")

PATHS: dict[str | None, tuple[Draft, ...]] = {
    None: (),
    "assigned": (draft("assign"),),
    "received": (draft("assign"), draft("receive")),
    "not_started": (draft("report", status="not_started"),),
    "in_progress": (REPORT,),
    "ongoing": (draft("report", status="ongoing"),),
    "applied": (draft("report", status="applied"),),
    "reported_done": (DONE,),
    "submitted": (REPORT, draft("submit")),
    "refused": (REPORT, draft("submit"), draft("refuse", note="數字不符")),
    "returned": (DONE, draft("return", note="缺佐證")),
    "closed": (DONE, draft("accept")),
    "terminated": (draft("terminate", basis="遂府發〔2015〕10號"),),
}
"""By status how an office comes to it."""

FIELDS: dict[str, dict[str, Any]] = {
    "assign": {}, "receive": {}, "report": {"status": "ongoing"}, "submit": {}, "refuse": {"note": "數字不符"},
    "ask-extension": {"new_day": "2015-06-30", "note": "等待省級文件"}, "grant-extension": {"new_day": "2015-06-15"},
    "deny-extension": {"note": "理由不足"}, "accept": {}, "return": {"note": "缺佐證"}, "urge": {"step": 1},
    "terminate": {"basis": "遂府發〔2015〕10號"},
}  # fmt: skip
"""By act what an entry of it must say."""

OPEN: set[str | None] = {status for status in PATHS if status not in ("closed", "terminated")}
MAY: dict[str, set[str | None]] = {
    "assign": set(PATHS),
    "receive": {"assigned"},
    "report": OPEN,
    "submit": {"not_started", "in_progress", "ongoing", "applied", "reported_done", "refused", "returned"},
    "refuse": {"submitted"},
    "ask-extension": OPEN,
    "accept": {"not_started", "in_progress", "ongoing", "applied", "reported_done", "submitted"},
    "return": {"not_started", "in_progress", "ongoing", "applied", "reported_done", "submitted", "closed"},
    "urge": OPEN,
    "terminate": OPEN,
}
"""By act the statuses in which it may be entered; only the office closes a matter, and only it opens it again."""


def codes(new: Draft, *before: Draft) -> list[str]:
    entries = [provisional(each)._replace(number=number) for number, each in enumerate(before, 1)]
    return [fault.code for fault in refusals([new], entries)]


def status(*before: Draft) -> str | None:
    found = standings(provisional(each)._replace(number=number) for number, each in enumerate(before, 1))
    return next((standing.status for standing in found.values()), None)


@pytest.mark.parametrize("name", PATHS)
def test_a_status_is_what_the_entries_come_to(name: str | None) -> None:
    path = PATHS[name]
    assert status(*path) == name
    for before, new in pairwise([(), *(path[: number + 1] for number in range(len(path)))]):
        assert codes(new[-1], *before) == []


def test_every_status_and_every_act_is_looked_at() -> None:
    assert set(PATHS) == set(ANY_STATUS) == {None, *STATUSES}
    assert set(FIELDS) | {"correct"} == set(BY_NAME) == {act.name for act in ACTS}
    assert [each for each in STATUSES if each in FINISHED] == ["closed", "terminated"]
    assert "closed" not in REPORTED


@pytest.mark.parametrize("act", MAY)
@pytest.mark.parametrize("now", PATHS)
def test_an_act_is_taken_in_its_statuses_alone(act: str, now: str | None) -> None:
    found = codes(draft(act, **FIELDS[act]), *PATHS[now])
    assert found == ([] if now in MAY[act] else ["not-in-this-state"])


@pytest.mark.parametrize("act", [act for act in FIELDS if FIELDS[act] and act != "urge"])
def test_what_an_entry_must_say(act: str) -> None:
    before = (*PATHS["submitted"], ASKED)
    assert set(codes(draft(act), *before)) == {"entry-lacks"}


@pytest.mark.parametrize("act", [act for act in FIELDS if act not in ("report",)])
def test_only_a_report_says_a_status_and_a_clause(act: str) -> None:
    assert (
        codes(draft(act, **FIELDS[act], status="in_progress", clause=2), *PATHS["submitted"])[:2] == ["entry-has"] * 2
    )


def test_a_unit_closes_nothing_itself() -> None:
    assert codes(draft("report", status="closed")) == ["not-reported"]


def test_an_extension_is_answered_where_one_is_asked_for() -> None:
    grant = draft("grant-extension", new_day="2015-06-15")
    assert codes(grant, REPORT) == ["nothing-asked"]
    assert codes(grant, REPORT, ASKED) == []
    assert codes(grant, REPORT, ASKED, grant) == ["nothing-asked"]


def test_a_slip_follows_the_one_before_and_a_report_ends_the_row() -> None:
    first, second = draft("urge", step=1), draft("urge", step=2)
    assert codes(second) == ["step-left-out"]
    assert codes(second, first) == []
    assert codes(second, first, REPORT) == ["step-left-out"]


def test_that_a_clause_is_done_closes_no_task() -> None:
    clause = draft("report", status="reported_done", clause=5)
    assert status(clause) == "in_progress"
    assert status(clause, draft("accept")) == "in_progress"
    assert status(clause, draft("submit"), draft("accept")) == "in_progress"
    assert status(DONE, clause) == "reported_done"
    assert status(DONE, clause, draft("accept")) == "closed"
    assert status(DONE, draft("return", note="缺佐證"), clause, draft("accept")) == "in_progress"


def steps(*drafts: Draft, before: tuple[Draft, ...] = ()) -> list[int | None]:
    entries = [provisional(each)._replace(number=number) for number, each in enumerate(before, 1)]
    return [each.step for each in with_steps(drafts, entries)]


def test_a_slip_without_a_step_is_the_next_of_its_task_and_unit() -> None:
    slip = draft("urge")
    assert steps(slip) == [1]
    assert steps(slip, before=(draft("urge", step=1), draft("urge", step=2))) == [3]
    assert steps(slip, before=(draft("urge", step=1), REPORT)) == [1]
    assert steps(slip, draft("urge", unit="市財政局"), slip, before=(draft("urge", step=1),)) == [2, 1, 3]
    assert steps(draft("urge", step=1), draft("report", status="ongoing")) == [1, None]


def test_what_is_withdrawn_counts_no_more() -> None:
    withdrawn = draft("correct", corrects=2, note="誤記")
    assert status(REPORT, DONE, withdrawn) == "in_progress"
    assert codes(withdrawn, REPORT, DONE) == []
    assert codes(withdrawn, REPORT, DONE, withdrawn) == ["nothing-to-correct"]
    assert codes(draft("correct", corrects=9, note="誤記"), REPORT) == ["nothing-to-correct"]


def test_entries_of_one_call_follow_each_other() -> None:
    assert refusals([draft("assign"), draft("receive"), REPORT], []) == []
    assert [fault.code for fault in refusals([draft("receive"), REPORT], [])] == ["not-in-this-state"]


@pytest.mark.parametrize(
    ("text", "is_let_in"),
    [
        ("=HYPERLINK(1)", True),
        ("<script>alert(1)</script>", True),
        ("市　法制辦", True),
        ("一\n二", False),
        ("\x1b[31m紅", False),
        ("甲\u202e乙", False),
        ("甲\u3164乙", False),
        ("字" * 2000, True),
        ("字" * 2001, False),
    ],
)
def test_text_that_a_terminal_would_obey_or_no_eye_sees_is_let_in_nowhere(text: str, is_let_in: bool) -> None:
    for field in ("note", "evidence", "difficulties", "period", "by"):
        said: dict[str, Any] = {field: text}
        assert codes(draft("report", status="ongoing")._replace(**said)) == ([] if is_let_in else ["unfit-text"])
