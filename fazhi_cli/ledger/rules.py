"""What may be entered: each act in its states, with the fields that it needs; whoever enters is believed, and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault
from fazhi_cli.ledger.entry import provisional
from fazhi_cli.ledger.standing import Standing, after, in_force, standings
from fazhi_cli.ledger.texts import MOST, unfit
from fazhi_cli.plan.supervision import BY_NAME, REPORTED, status_word
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.ledger.entry import Draft, Entry

QUOTED = 40
"""Characters of a text that are quoted in a fault."""

OF_ALL = ("note", "by", "role")
"""What any entry may say."""

OF_ACTS = (
    "clause", "status", "note", "difficulties", "next_steps", "evidence", "sha256", "period", "new_day", "basis", "step", "corrects",
)  # fmt: skip
"""The fields that an act needs, takes, or has no room for."""


def with_steps(drafts: Sequence[Draft], before: Sequence[Entry]) -> list[Draft]:
    """The drafts, in which a slip that does not say which one it is follows the last of its work; before: all entries of their tasks."""
    standing = standings(before)
    numbered: list[Draft] = []
    for draft in drafts:
        now = standing.get(draft.work) or Standing(draft.work)
        is_next = draft.act == "urge" and draft.step is None
        made = draft._replace(step=now.urged + 1) if is_next else draft
        standing[draft.work] = after(now, provisional(made))
        numbered.append(made)
    return numbered


def refusals(drafts: Sequence[Draft], before: Sequence[Entry]) -> list[Fault]:
    """Why drafts may not be entered, in their order; before: all entries of their tasks."""
    standing = standings(before)
    live = {entry.number: entry for entry in in_force(before)}
    faults: list[Fault] = []
    for draft in drafts:
        now = standing.get(draft.work) or Standing(draft.work)
        found = [
            *_of_fields(draft), *_of_texts(draft), *_of_role(draft), *_of_state(draft, now), *_of_correction(draft, live)
        ]  # fmt: skip
        faults += found
        if not found:
            # What stands in one call comes one after the other: 簽收 and then 進展.
            standing[draft.work] = after(now, provisional(draft))
    return faults


def _of_fields(draft: Draft) -> Iterator[Fault]:
    act = BY_NAME[draft.act]
    for field in OF_ACTS:
        is_given = getattr(draft, field) is not None
        if field in act.needs and not is_given:
            yield Fault("entry-lacks", task=draft.task, act=act.word, field=field)
        if is_given and field not in (*act.needs, *act.takes, *OF_ALL):
            yield Fault("entry-has", task=draft.task, act=act.word, field=field)
    if draft.new_day and draft.new_day < draft.day:
        yield Fault("day-before-entry", task=draft.task, act=act.word, new_day=draft.new_day, day=draft.day)
    if draft.act == "report" and draft.status and draft.status not in REPORTED:
        yield Fault("not-reported", task=draft.task, status=status_word(draft.status))


def _of_texts(draft: Draft) -> Iterator[Fault]:
    """What people typed is shown on terminals, sheets and pages: none of it may be obeyed there, or fill them."""
    for field, value in draft._asdict().items():
        if isinstance(value, str) and (why := unfit(value)):
            quoted = visible(value[:QUOTED])
            yield Fault("unfit-text", task=draft.task, field=field, why=why, most=MOST, text=quoted)


def _of_role(draft: Draft) -> Iterator[Fault]:
    """Whoever was declared to report for a unit does not do what is the office's, as accept what he reported himself."""
    act = BY_NAME[draft.act]
    if draft.role == "unit" and act.role == "office":
        yield Fault("entry-by-unit", task=draft.task, act=act.word, by=draft.by)


def _of_state(draft: Draft, now: Standing) -> Iterator[Fault]:
    act = BY_NAME[draft.act]
    if now.status not in act.allowed:
        yield Fault(
            "not-in-this-state", task=draft.task, unit=draft.unit, act=act.word, status_text=status_word(now.status)
        )
    if draft.act in ("grant-extension", "deny-extension") and now.asked is None:
        yield Fault("nothing-asked", task=draft.task, unit=draft.unit)
    if draft.act == "urge" and draft.step is not None and draft.step > now.urged + 1:
        yield Fault("step-left-out", task=draft.task, unit=draft.unit, step=draft.step, last=now.urged)


def _of_correction(draft: Draft, live: dict[int, Entry]) -> Iterator[Fault]:
    """An entry that is withdrawn is of the same task, and still holds; what the office entered nobody withdraws who reports for a unit."""
    if draft.corrects is None:
        return
    entry = live.get(draft.corrects)
    if entry is None or entry.plan != draft.plan or entry.task != draft.task:
        yield Fault("nothing-to-correct", task=draft.task, number=draft.corrects)
    elif draft.role == "unit" and BY_NAME[entry.act].role == "office":
        word = BY_NAME[entry.act].word
        yield Fault("withdrawn-by-unit", task=draft.task, act=word, by=draft.by, number=draft.corrects)
