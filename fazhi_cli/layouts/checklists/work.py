"""The columns that every workbook has: whatever one sorts and filters by, in each row."""

from __future__ import annotations

from dataclasses import replace

from fazhi_cli.layouts.checklists import additions, columns
from fazhi_cli.layouts.checklists.layout import LayoutColumn
from fazhi_cli.vocabulary.marks import OFFICE_DETAIL

COURSE = LayoutColumn(additions.COURSE, 12, additions.course)
"""How far the task is; told only where progress is shown, and no other column tells it."""

OUTPUTS = LayoutColumn("交付成果", 10, columns.outputs)
"""What is handed in, in layouts that ask for it."""

WORDS = LayoutColumn("內容", 34, columns.words_alone)
"""The words of the plan."""

ROOM_OF_WORDS = 41
"""The share of these where nothing is entered beside them: narrow columns have rows of which a page holds two."""

TOLD = (
    LayoutColumn("方案序號", 7, columns.number, "center"),
    LayoutColumn("任務", 12, columns.title),
    LayoutColumn("章", 10, columns.chapter),
    LayoutColumn("節", 10, columns.section),
    WORDS,
    LayoutColumn("承擔職責", 9, columns.duty, "center", whole=True),
    LayoutColumn("牽頭單位", 10, columns.lead, whole=True),
    LayoutColumn("責任單位", 10, columns.responsible, whole=True),
    LayoutColumn("行為主體", 10, columns.actor),
    LayoutColumn("時限", 13, columns.time),
    LayoutColumn("到期日", 10, columns.first_day, "center", is_limit=True),
    LayoutColumn("最遲到期日", 10, columns.last_day, "center", is_limit=True),
    LayoutColumn(OFFICE_DETAIL, 20, additions.of_office),
    COURSE,
)
"""What tells of the tasks, from left to right; the shares are of no page. One that says nothing in any row is left out."""


def told_beside(entered: tuple[LayoutColumn, ...]) -> tuple[LayoutColumn, ...]:
    """What tells of the tasks beside what is entered; where nothing is, the words get its room."""
    if entered:
        return TOLD
    return tuple(replace(column, share=ROOM_OF_WORDS) if column is WORDS else column for column in TOLD)


def roomy(columns: tuple[LayoutColumn, ...], *shares: float) -> tuple[LayoutColumn, ...]:
    """The columns of a page with other shares: at a desk whole sentences are typed into those that a page leaves narrow."""
    return tuple(replace(column, share=share) for column, share in zip(columns, shares, strict=True))
