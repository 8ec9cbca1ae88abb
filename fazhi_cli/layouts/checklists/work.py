"""The columns that every workbook has: whatever one sorts and filters by, in each row."""

from __future__ import annotations

from fazhi_cli.layouts.checklists import additions, columns
from fazhi_cli.layouts.checklists.layout import LayoutColumn
from fazhi_cli.vocabulary.marks import OFFICE_DETAIL

DUTY = LayoutColumn("承擔職責", 9, columns.duty, "center", whole=True)
"""What the asked units are in the task; told only where units were asked for."""

SECTION = LayoutColumn("節", 14, columns.section)
"""The part of the chapter; told only where the plan has such parts."""

_WORDS = LayoutColumn("內容", 34, columns.words)
_ACTOR = LayoutColumn("行為主體", 12, columns.actor)
OF_CLAUSES = (_ACTOR,)
"""What only a clause says."""

OFFICE = LayoutColumn(OFFICE_DETAIL, 20, additions.of_office)
"""What the office has laid down; told only where it has."""

COURSE = LayoutColumn(additions.COURSE, 14, additions.course)
"""How far the task is; told only where progress is shown."""

TOLD = (
    LayoutColumn("方案序號", 7, columns.number, "center"),
    LayoutColumn("任務", 18, columns.title),
    LayoutColumn("章", 14, columns.chapter),
    SECTION,
    _WORDS,
    DUTY,
    LayoutColumn("牽頭單位", 13, columns.lead, whole=True),
    LayoutColumn("責任單位", 13, columns.responsible, whole=True),
    _ACTOR,
    LayoutColumn("時限", 20, columns.time),
    LayoutColumn("到期日", 10, columns.first_day, "center", is_limit=True),
    LayoutColumn("最遲到期日", 10, columns.last_day, "center", is_limit=True),
    OFFICE,
    COURSE,
)
"""What tells of the tasks, from left to right; the shares are of no page."""
