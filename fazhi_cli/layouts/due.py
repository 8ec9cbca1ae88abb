"""An agenda: its rows in groups, the fields that its width has room for, and what stands beside them."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from fazhi_cli.layouts import office
from fazhi_cli.layouts.timeline import DatedLimit, timeline
from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.query.due import by_acting, in_two_readings
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.vocabulary import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fazhi_cli.query.due import Due
    from fazhi_cli.query.office import Detail

WIDE = 140
"""Cells from which a table has room for the words of the plan beside what must be done."""
MOST = 10
"""Clauses that one line under a table tells of."""


def grouped(rows: Sequence[Due], by: str | None) -> Sequence[Due]:
    """The rows of one group together, each group in the order that the rows already have."""
    if by == "month":
        return sorted(rows, key=lambda row: row.due[:7])
    if by == "chapter":
        return sorted(rows, key=lambda row: (row.plan, row.chapter or 0))
    if by == "unit":
        return by_acting(rows)
    return rows


def fields(rows: Sequence[Due], by: str | None, room: int) -> tuple[str, ...]:
    """Both days where they differ; who must act, unless the group says it. room: cells of a line."""
    days = ("due", "due_latest") if in_two_readings(rows) else ("due",)
    acting = () if by == "unit" else ("acting",)
    if room < WIDE:
        return ("ref", "output", *days, "days", "state_text", *acting)
    return ("ref", "title", "output", "wording", *days, "days", "state_text", *acting, "lead", "part_text")


def refs(rows: Sequence[Due]) -> Callable[[Due], str]:
    """How a row is called beside the table: with its plan where the rows are of several."""
    if len({row.plan for row in rows}) > 1:
        return lambda row: f"{row.plan}:{row.ref}"
    return attrgetter("ref")


def receivers(rows: Sequence[Due]) -> tuple[str, ...]:
    """Which leads receive what is due, where the table has no column for it."""
    received = [row for row in rows if row.receivers]
    if not received:
        return ()
    names = refs(rows)
    sentences = dict.fromkeys(f"{names(row)} {'、'.join(row.receivers)}" for row in received[:MOST])
    line = f"牽頭單位為收件一方的：{'；'.join(sentences)}"
    if len(received) > MOST:
        line += f"等{len(received)}條（其餘見 part_text 字段）"
    return (f"{line}。",)


def of_office(rows: Sequence[Due], details: Mapping[TaskKey, Sequence[Detail]]) -> tuple[str, ...]:
    """What the office has laid down of what is due: of a task of the rows, of a clause of them and of its items."""
    names = refs(rows)
    lines: dict[str, None] = {}
    for row in rows:
        for detail in details.get(TaskKey(row.plan, row.task), ()):
            of_clause, _, _item = detail.ref.partition("-")
            if of_clause in (str(row.task), row.ref):
                called = names(row).removesuffix(row.ref) + detail.ref
                lines[f"{called} {office.label()}{office.told(detail)}。"] = None
    return tuple(lines)


def drawing(rows: Sequence[Due], today: date, room: int) -> tuple[str, ...]:
    """The days on a line of time, and what its marks mean; nothing where there is no room."""
    names = refs(rows)
    limits = [DatedLimit(names(row), date.fromisoformat(row.due), date.fromisoformat(row.due_latest)) for row in rows]
    drawn = timeline(limits, today, room)
    if not drawn:
        return ()
    due_day = HEADINGS["due"]
    key = f"●{due_day}"
    if in_two_readings(rows):
        key = f"●{STRICT}{due_day} ○{LENIENT}{due_day}"
    return (*drawn, key)
