"""What was typed, or handed over in Python, as what it means: one of a few values, and a whole selection."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from fazhi_cli.asked.selection import SEPARATORS, Selection
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.plan.shown_script import Script
from fazhi_cli.vocabulary import COLOURS, KINDS, SCRIPTS, STATUS_WORDS, TIMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fazhi_cli.plan.shown_script import ScriptName

CHOICES: dict[str, Mapping[str, str]] = {
    "kind": KINDS,
    "when": TIMES,
    "reading": {"strict": STRICT, "lenient": LENIENT},
    "status": STATUS_WORDS,
    "light": COLOURS,
}
"""The conditions whose values are some of a few: for each the Chinese of every value."""

LISTS = ("plan", "place", "year")
"""The conditions whose values hold no separator, so that each may be a list."""

DAYS = ("as_of", "due_by", "due_before", "due_from")
MEANING_THE_LAST_DAY = ("as_of", "due_by")
"""The days for which a month or a year means its last one."""


def choice(name: str, value: str, known: Mapping[str, str]) -> str:
    """A value by its English name, or by the beginning of its Chinese one in either script.

    name: what is chosen, as Python calls it. known: the Chinese of every value. Raises WrongCall.
    """
    if value in known:
        return value
    for english, chinese in known.items():
        if value == chinese or value.lower() == english:
            return english
    from fazhi_cli.plan.script import simplified

    beginning = simplified(value)
    begun = [english for english, chinese in known.items() if simplified(chinese).startswith(beginning)]
    if len(begun) == 1:
        return begun[0]
    shown = [f"{english}（{chinese}）" for english, chinese in known.items()]
    raise WrongCall(Fault("unknown-choice", name=name, value=value, known=shown))


def _chosen(name: str, value: str | tuple[str, ...], known: Mapping[str, str]) -> str | tuple[str, ...]:
    """The value of a condition, or its values, each of which may be a list such as 禁止,前置程序. Raises WrongCall."""
    if isinstance(value, str):
        return choice(name, value, known)
    chosen: dict[str, None] = {}
    for typed in value:
        parts = parts_of_list(typed) or [typed]
        chosen.update((choice(name, part, known), None) for part in parts)
    return tuple(chosen)


def parts_of_list(typed: str) -> list[str]:
    """What stands between the separators of a list."""
    for separator in SEPARATORS:
        typed = typed.replace(separator, " ")
    return typed.split()


def script_named(typed: str) -> Script:
    """The script of a name as people write it. Raises WrongCall."""
    return Script(cast("ScriptName", choice("script", typed, SCRIPTS)))


def script_or_none(typed: str | None) -> Script:
    """The script of a failure, a help page or a completion: none is asked for by a name that means nothing."""
    if typed:
        with suppress(WrongCall):
            return script_named(typed)
    return Script()


def selection_of(typed: Mapping[str, Any], today: date) -> Selection:
    """The selection of these values, each under its name in Selection; None is for what nobody wrote.

    typed: names as lists of texts; days, spans and choices as texts; numbers and flags as they are. Raises WrongCall.
    """
    values: dict[str, Any] = {}
    for name, value in typed.items():
        if value is not None:
            values[name] = tuple(value) if isinstance(value, list) else value
    for name, known in CHOICES.items():
        if name in values:
            values[name] = _chosen(name, values[name], known)
    for name in LISTS:
        if name in values:
            values[name] = tuple(part for value in values[name] for part in parts_of_list(value) or [value])
    values.update(_days(values, today))
    return Selection(**values)


def _days(typed: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Today, and the days and the span that were typed; they count from the day that was typed as today."""
    if typed.keys().isdisjoint((*DAYS, "today", "within")):
        return {"today": today}
    from fazhi_cli.asked.days import day, days  # a call without any does not load what reads them

    if "today" in typed:
        from fazhi_cli.asked.events import exact

        today = exact(typed["today"], today)
    meant: dict[str, Any] = {"today": today}
    for name in DAYS:
        if name in typed:
            meant[name] = day(typed[name], today, last=name in MEANING_THE_LAST_DAY)
    if "within" in typed:
        meant["within"] = days(typed["within"])
    return meant
