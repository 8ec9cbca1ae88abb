"""References are sorted by their numbers, whether SQL sorts or the finished rows are sorted."""

from __future__ import annotations

import pytest

from fazhi_cli import open_rulebook
from tests.shelf import RICH, ask


@pytest.mark.parametrize(
    ("command", "refs"),
    [
        ("due --sort ref", ["1.1", "1.2", "2.1", "2.2", "5.1", "6.3", "6.3", "7.1", "8.1", "9.1", "11.1"]),
        ("due --sort=-ref --limit 3", ["11.1", "9.1", "8.1"]),
        ("clauses --id 1,2,11 --sort ref", ["1.1", "1.2", "2.1", "2.2", "11.1", "11.2", "11.3"]),
        ("clauses --id 1,2,11 --sort=-ref --limit 4", ["11.3", "11.2", "11.1", "2.2"]),
    ],
)
def test_where_sql_sorts(command: str, refs: list[str]) -> None:
    assert ask(f"{command} -f ids", RICH).lines == refs


def test_where_finished_rows_are_sorted() -> None:
    with open_rulebook() as plan:
        rising = plan.duties(chapter=[1, 2], sort="ref")
        falling = plan.duties(chapter=[1, 2], sort="-ref", limit=3)
    assert [duty.ref for duty in rising] == [
        "3.3", "4.1", "4.1", "4.1", "4.3", "5.5", "8.2", "8.2", "8.3", "8.4", "8.5", "9.2", "9.2", "10.3", "10.5", "10.5",
    ]  # fmt: skip
    assert [duty.ref for duty in falling] == ["10.5", "10.5", "10.3"]


def test_the_first_of_several_fields_counts_most() -> None:
    with open_rulebook() as plan:
        chapters = plan.chapters(sort="-tasks,-number")
        due = plan.due(sort="-chapter,due,ref")
    assert [chapter.number for chapter in chapters] == [1, 6, 9, 8, 5, 4, 2, 7, 3]
    assert [limit.ref for limit in due] == ["35.7", "22.3", "20.3", "12.2", "10.5", "1.1"]


def test_the_preamble_comes_before_every_number() -> None:
    with open_rulebook() as plan:
        cites = plan.cites(sort="refs")
    assert [cite.refs[0] for cite in cites][:4] == ["preamble", "1.1", "3.1", "5.1"]
