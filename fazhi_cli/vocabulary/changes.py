"""The sentence that tells a later change of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.vocabulary.templates import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.changes.entry import Entry


def sentence(entry: Entry, called: str | None, basis: str, missed: Sequence[str]) -> str:
    """What an entry changes, from when, on what basis.

    called: what people call its task. missed: the clauses whose limit had passed before, which it does not touch.
    """
    limits = _limits(entry, called)
    change = KINDS[entry.kind].sentence(entry, limits)
    text = f"{change}，自{entry.since}起，據{basis}"
    if missed:
        text += f"；{listed(missed)} 的時限在此之前已過，不受影響"
    return text


def days_of_limit(due: str | None, due_latest: str | None, *, suspended: bool) -> str:
    """The days of a limit, or why it has none."""
    if suspended:
        return "暫緩"
    if due is None:
        return "無確定日期"
    return due if due == due_latest else f"{due}（最遲{due_latest}）"


def _limits(entry: Entry, called: str | None) -> str:
    """The limits concerned, as a reader of the plan finds them; nothing where all of the plan is meant."""
    if entry.task is None:
        return ""
    place = f"（{entry.task}.{entry.clause}）" if entry.clause else ""
    wording = f"「{entry.wording}」" if entry.wording else "的時限"
    return f"{called}{place}{wording}"
