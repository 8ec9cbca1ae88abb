"""The headings that divide a list of tasks or units; a function takes a row whose values are the stable ones, not yet words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.vocabulary import APPLIES, BODIES, GROUPS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def chapter_heading(number: int | None, title: str | None) -> str:
    """A chapter as the plan prints it; of one without a name, and of a plan without chapters, nothing."""
    if number is None or title is None:
        return title or ""
    from fazhi_cli.plan.numerals import chinese  # a pipe has no sections and does not wait for it

    return f"{chinese(number)}、{title}"


def section_heading(number: int | None, title: str | None) -> str:
    """A part of a chapter, under a number of its own kind: （一）壓縮時間; of one without a name nothing."""
    if number is None or title is None:
        return title or ""
    from fazhi_cli.plan.numerals import chinese

    return f"（{chinese(number)}）{title}"


def by_chapter(row: Mapping[str, Any]) -> str:
    """The chapter of a task."""
    number = row["chapter"]
    title = row["chapter_title"]
    return chapter_heading(number, title)


def by_naming(row: Mapping[str, Any]) -> str:
    """The office's own list of bureaus stands apart from the units of the plan."""
    if row["named"]:
        return "方案所列單位"
    return "方案未列明的單位（本單位名錄）"


def by_function(row: Mapping[str, Any]) -> str:
    """What is certain stands apart from what is not, and those who act from those who only receive."""
    if row["function"] is None:
        return APPLIES["unstated"]
    role = BODIES[row["role"]]
    function = f"{row['function']}（{role}）"
    # A clause that only speaks of a body binds it in nothing.
    if row["applies"] is None or row["role"] == "named":
        return function
    return f"{APPLIES[row['applies']]}：{function}"


def by_month(row: Mapping[str, Any]) -> str:
    """The month of the day in force."""
    due = row["due"]
    year, month, _day = due.split("-")
    return f"{year}年{int(month)}月"


def by_acting(row: Mapping[str, Any]) -> str:
    """The units that must act."""
    units = row["acting"]
    return "、".join(units)


COUNTED_BY = "統計範圍"
"""What the headings of by_group are."""


def by_group(row: Mapping[str, Any]) -> str:
    """What the rows count by; the first is the plan as a whole."""
    group = row["group"]
    if group == "plan":
        return GROUPS[group]
    return f"按{GROUPS[group]}"
