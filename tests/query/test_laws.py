"""Laws that every selection keeps: conditions commute, narrow, and are the same for tasks and for clauses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fazhi_cli.asked.selection import Selection
from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.tasks import tasks
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator


TODAY = date(2015, 3, 10)
NAMES = ["市法制辦", "市财政局", "市委編辦", "船山區", "市政務中心", "市国土局", "市司法局"]
ON_TASKS = st.one_of(
    st.builds(lambda name: {"unit": (name,)}, st.sampled_from(NAMES)),
    st.builds(lambda name: {"lead": (name,)}, st.sampled_from(NAMES)),
    st.builds(lambda numbers: {"chapter": tuple(map(str, numbers))}, st.sets(st.integers(1, 9), min_size=1)),
    st.builds(lambda numbers: {"id": tuple(map(str, numbers))}, st.sets(st.integers(1, 39), min_size=1)),
    st.builds(lambda count: {"min_leads": count}, st.integers(0, 5)),
)
ON_CLAUSES = st.one_of(
    st.builds(lambda kind: {"kind": kind}, st.sampled_from(["duty", "prohibition", "gate", "right"])),
    st.builds(lambda word: {"text": (word,)}, st.sampled_from(["程序", "行政", "公開", "制度", "建立", "网络"])),
    st.builds(lambda when: {"when": when}, st.sampled_from(["milestone", "triggered", "recurring", "none"])),
    st.builds(lambda day: {"due_by": day}, st.dates(date(2015, 1, 1), date(2016, 1, 1))),
)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    own = Session()
    yield own
    own.close()


def selected(**conditions: Any) -> Selection:
    return Selection(today=TODAY, **conditions)


def refs(session: Session, conditions: dict[str, Any]) -> set[str]:
    return {clause.ref for clause in clauses(session.question(selected(**conditions)))}


@given(left=ON_TASKS, right=ON_TASKS)
def test_two_conditions_on_tasks_give_what_both_give(
    session: Session, left: dict[str, Any], right: dict[str, Any]
) -> None:
    assume(left.keys() != right.keys())
    both = {task.id for task in tasks(session.question(selected(**left, **right)))}
    each = [{task.id for task in tasks(session.question(selected(**one)))} for one in (left, right)]
    assert both == each[0] & each[1]


@given(left=ON_TASKS, right=ON_CLAUSES)
def test_two_conditions_on_clauses_give_what_both_give(
    session: Session, left: dict[str, Any], right: dict[str, Any]
) -> None:
    assert refs(session, {**left, **right}) == refs(session, left) & refs(session, right)


@given(condition=ON_CLAUSES.filter(lambda c: "text" not in c and c.get("when") != "none"))
def test_a_task_is_found_exactly_when_one_of_its_clauses_is(session: Session, condition: dict[str, Any]) -> None:
    by_clause = {clause.task for clause in clauses(session.question(selected(**condition)))}
    assert {task.id for task in tasks(session.question(selected(**condition)))} == by_clause


@given(day=st.dates(date(2015, 1, 1), date(2016, 1, 1)))
def test_by_is_before_and_the_day_itself(session: Session, day: date) -> None:
    by = {task.id for task in tasks(session.question(selected(due_by=day)))}
    before = {task.id for task in tasks(session.question(selected(due_before=day)))}
    on = {task.id for task in tasks(session.question(selected(due_by=day, due_from=day)))}
    assert by == before | on


@given(day=st.dates(date(2015, 1, 1), date(2016, 1, 1)))
def test_an_open_reading_finds_what_either_reading_finds(session: Session, day: date) -> None:
    found = {
        reading: {task.id for task in tasks(session.question(selected(due_by=day, due_from=day, reading=reading)))}
        for reading in (None, "strict", "lenient")
    }
    assert found[None] == found["strict"] | found["lenient"]
