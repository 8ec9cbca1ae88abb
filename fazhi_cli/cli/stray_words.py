"""A word on the command line that a command cannot take: which command or option would take it."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked import ids
from fazhi_cli.asked.days import day
from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import CHOICES, choice
from fazhi_cli.cli.hints import shell_word
from fazhi_cli.errors import FazhiError, WrongCall
from fazhi_cli.query.conditions.words import actor_words
from fazhi_cli.query.unit_names import meanings
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fazhi_cli.query.question import Question


class Taker(NamedTuple):
    """An option or a command that would take a word; purpose: what it does with it."""

    purpose: str
    call: str


def cure(word: str, flags: Collection[str], data: str | None) -> str:
    """How the word may be said instead, as a part of a sentence; nothing where nothing would take it.

    flags: the options of the command at hand; data: where its rulebook is, None for the usual place.
    """
    written = shell_word(word)
    calls = []
    for purpose, call in _takers(word, data):
        if not call.startswith("--") or call in flags:
            calls.append(f"{purpose} {call} {written}")
    return "，".join(calls)


def _takers(word: str, data: str | None) -> Iterator[Taker]:
    """Who takes a word of this kind, the likeliest first."""
    if os.path.exists(word):
        yield Taker("指明規則庫用", "--data")
        yield Taker("檢查規則庫用", "fazhi check")
    elif _is_day(word):
        yield Taker("按到期日選取用", "--due-by")
    elif _is_number(word):
        yield Taker("查看該項用", "fazhi show")
        yield Taker("選取該項用", "--id")
    elif condition := _condition(word):
        yield Taker("選取用", f"--{condition}")
    else:
        yield from _takers_of_names(word, data)
        yield Taker("按詞選取用", "--text")


def _is_day(word: str) -> bool:
    """Whether a word is a day or a span of days; a short number, or two joined by a dash, is rather one of tasks."""
    if not re.search(r"\d{4}|[年月日天季週周]", word):
        return False
    try:
        day(word, date.today())
    except WrongCall:
        return False
    return True


def _is_number(word: str) -> bool:
    try:
        ids.spans((word,))
    except WrongCall:
        return False
    return True


def _condition(word: str) -> str | None:
    """The condition of which the word is a value, such as 禁止 of kind; None where it is of none."""
    for name, known in CHOICES.items():
        with suppress(WrongCall):
            choice(name, word, known)
            return name
    return None


def _takers_of_names(word: str, data: str | None) -> Iterator[Taker]:
    """Who takes a name that the rulebook knows; nobody where there is none, or the rulebook cannot be read."""
    with suppress(FazhiError, OSError, sqlite3.Error), closing(Session(data)) as session:
        question = session.question(Selection(today=date.today()))
        if _is_unit(question, word):
            yield Taker("按單位選取用", "--unit")
            yield Taker("查看單位用", "fazhi units")
        elif actor_words(question, [word]):
            yield Taker("查約束它的條款用", "fazhi duties")
            yield Taker("按行為主體選取用", "--actor")


def _is_unit(question: Question, name: str) -> bool:
    try:
        return bool(meanings(question, name))
    except WrongCall:
        return False
