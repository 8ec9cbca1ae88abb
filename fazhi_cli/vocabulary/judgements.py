"""The questions that a person must answer before a clause is known to apply to a case."""

from __future__ import annotations


def belongs(phrase: str) -> str:
    return f"是否屬「{phrase}」"


def is_exception(phrase: str) -> str:
    return f"是否屬例外「{phrase}」"
