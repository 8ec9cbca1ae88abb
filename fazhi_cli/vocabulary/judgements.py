"""The questions that a person must answer before a clause is known to apply to a case."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Judgement(NamedTuple):
    """Whether the case is one of those that the clause is for, meets its condition, or is its exception.

    `phrase`: the plan's own words for that.
    """

    kind: Literal["scope", "condition", "exception"]
    phrase: str


QUESTIONS = {"scope": "是否屬「{}」", "condition": "是否屬「{}」", "exception": "是否屬例外「{}」"}


def question(judgement: Judgement) -> str:
    """The judgement as a question to a person."""
    return QUESTIONS[judgement.kind].format(judgement.phrase)
