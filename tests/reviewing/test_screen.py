"""What is shown of a step: words marked once, and what a limit means in a few words."""

from __future__ import annotations

import pytest

from fazhi_cli.reviewing.fields import OF_ASSIGNMENT, OF_CLAUSE
from fazhi_cli.reviewing.limit_words import limits_in_words
from fazhi_cli.reviewing.screen import marked
from fazhi_cli.rulebook.fields import annotations_of
from fazhi_cli.rulebook.plan_model import Plan
from fazhi_cli.rulebook.tasks_model import Assignment, Clause, Task

PLAN = Plan.model_validate({"id": "a", "title": "甲", "issued": "2016-01-10", "layout": {"task": "{text}"}})


@pytest.mark.parametrize(
    ("phrases", "shown"),
    [
        (["六月前", "清單"], "【六月前】公布【清單】，清單要全。"),
        (["六月前公布", "公布清單"], "【六月前公布清單】，清單要全。"),
        (["六月前", "公布"], "【六月前】【公布】清單，清單要全。"),
        (["公布清單，清單要全。"], "六月前【公布清單，清單要全。】"),
        (["沒有"], "六月前公布清單，清單要全。"),
    ],
)
def test_words_are_marked(phrases: list[str], shown: str) -> None:
    assert marked("六月前公布清單，清單要全。", phrases) == shown


@pytest.mark.parametrize(
    ("text", "when", "meaning"),
    [
        ("6月底前完成。", "6月底前", "限期完成，2016-06-30"),
        ("6月前完成。", "6月前", "限期完成，2016-05-31（最遲2016-06-30）"),
        ("收到投訴之日起5個工作日內答覆。", "收到投訴之日起5個工作日內", "逐案限時，自「收到投訴」起5個工作日"),
        ("7日內答覆。", "7日內", "逐案限時，自原文未寫明的事起7日"),
        ("期限屆滿30日前申請。", "期限屆滿30日前", "逐案限時，「期限屆滿」前30日"),
        ("每年6月底和12月底前報告。", "每年6月底和12月底前", "定期開展，每年6月、12月"),
        ("每季度首月10日前報告。", "每季度首月10日前", "定期開展，每季度第1個月10日"),
        ("每3年評估。", "每3年", "定期開展，每3年"),
        ("每週二開會。", "每週二", "定期開展，每週（週二）"),
        ("盡快辦理。", "盡快", "沒有定下日期"),
    ],
)
def test_a_limit_is_told_with_what_it_means(text: str, when: str, meaning: str) -> None:
    task = Task.model_validate({"id": 1, "clauses": [{"text": text, "when": when}]})
    assert list(limits_in_words(task, PLAN).values()) == [meaning]


def test_whatever_a_clause_or_an_assignment_may_say_is_in_the_tables() -> None:
    """But for the words that are printed, and where they stand: the document stays as it is."""
    of_clause = set(annotations_of(Clause)) - {"text", "paragraph", "reviewed"}
    assert {field.key for field in OF_CLAUSE} == of_clause
    of_assignment = set(annotations_of(Assignment)) - {"after", "printed"}
    assert {field.key for field in OF_ASSIGNMENT} == of_assignment
