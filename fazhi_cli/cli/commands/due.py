"""fazhi due"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts import sections
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.query.due import NEAR, Due, by_acting, due, without_day
from fazhi_cli.query.notes import open_readings
from fazhi_cli.query.rows import TaskKey
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import GROUPS, HEADINGS
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.question import Question

BY = typer.Option(
    None, "--by", metavar="分組", help="month 按月、unit 按應辦單位、chapter 按章", rich_help_panel="輸出"
)
NEAR_IN = typer.Option(f"{NEAR}d", "--near", metavar="天數", help=f"幾天內為臨期,默認 {NEAR}d", rich_help_panel="輸出")

PERIODS_AND_GROUPS = {"month": "月", "unit": GROUPS["unit"], "chapter": GROUPS["chapter"]}
CHOICES = {"分組": {name: f"按{what}" for name, what in PERIODS_AND_GROUPS.items()}}
SECTIONS = {"month": sections.by_month, "unit": sections.by_acting, "chapter": sections.by_chapter}
WIDE = 140
"""Cells from which a table has room for the words of the plan beside what must be done."""
MOST = 10
"""Clauses that one line under a table tells of."""
PIPE = ("ref", "title", "output", "wording", "due", "due_latest", "days", "state", "acting")


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, by: str | None = BY, near: str = NEAR_IN) -> None:
    """時限一覽:有明確日期的時限,按到期先後。

    例:fazhi due --within 30d
    """
    from fazhi_cli.asked.days import days

    if by is not None:
        by = choice("by", by, PERIODS_AND_GROUPS)
    soon = days(near)
    question = session.question(selection)
    notes = session.notes(question)
    rows = list(due(question, soon))
    notes += _notes(question, rows, soon)
    room = output.width_of(out)
    shown = _shown(rows, room, by)
    view = session.view(
        "due", "有明確日期的時限", _grouped(rows, by), "ref",
        columns=columns(Due, title="任務", days="剩餘", due=f"{STRICT}到期" if _open(rows) else HEADINGS["due"], due_latest=f"{LENIENT}到期"
        ),
        pipe=PIPE, shown=shown, section=SECTIONS[by] if by else None,
        feet=() if "part" in shown else _parts(rows),
        drawing=_drawn(rows, selection, room) if output.format_of(out).for_terminal else (),
    )  # fmt: skip
    session.show(view, out, notes)


def _grouped(rows: Sequence[Due], by: str | None) -> Sequence[Due]:
    """The rows of one group together, each group in the order that the rows already have."""
    if by == "month":
        return sorted(rows, key=lambda row: row.due[:7])
    if by == "chapter":
        return sorted(rows, key=lambda row: (row.plan, row.chapter or 0))
    return by_acting(rows) if by else rows


def _open(rows: Sequence[Due]) -> list[Due]:
    return [row for row in rows if row.due != row.due_latest]


def _shown(rows: Sequence[Due], room: int, by: str | None) -> tuple[str, ...]:
    """Both days where they differ; who must act, unless the section says it."""
    days = ("due", "due_latest") if _open(rows) else ("due",)
    acting = () if by == "unit" else ("acting",)
    if room < WIDE:
        return ("ref", "output", *days, "days", "state", *acting)
    return ("ref", "title", "output", "wording", *days, "days", "state", *acting, "lead", "part")


def _parts(rows: Sequence[Due]) -> tuple[str, ...]:
    """What the leads of a limit do that somebody else must keep, where the table has no column for it."""
    others = [row for row in rows if not row.leads_act]
    told = dict.fromkeys(f"{row.ref} {'、'.join(row.lead)}{'、'.join(row.part)}" for row in others[:MOST])
    more = f"等{len(others)}條(其餘見 part 字段)" if others[MOST:] else ""
    return (f"條文另定行為主體的,牽頭單位的職責:{';'.join(told)}{more}。",) if told else ()


def _notes(question: Question, rows: Sequence[Due], near: int) -> Iterator[Note]:
    """How the days were read, and what has none."""
    yield Note("near-days", {"today": question.selection.today, "near": near}, "foot")
    yield from open_readings(TaskKey(row.plan, row.task) for row in _open(rows))
    counts = without_day(question)
    if any(counts.values()):
        yield Note("without-day", counts, "foot")


def _drawn(rows: Sequence[Due], selection: Selection, room: int) -> tuple[str, ...]:
    from fazhi_cli.layouts.timeline import DatedLimit, timeline

    spans = [DatedLimit(row.ref, date.fromisoformat(row.due), date.fromisoformat(row.due_latest)) for row in rows]
    drawn = timeline(spans, selection.today or date.max, room)
    due_day = HEADINGS["due"]
    key = f"●{STRICT}{due_day} ○{LENIENT}{due_day}" if _open(rows) else f"●{due_day}"
    return (*drawn, key) if drawn else ()
