"""The table of the layouts: a file each, in the order in which they are offered."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from fazhi_cli.errors import WrongCall

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.layouts.checklists.layout import Layout

FILES = (
    "assignment",
    "register",
    "duties",
    "closing",
    "checks",
)
"""The modules of this folder, each with a LAYOUT."""

LAYOUTS: tuple[Layout, ...] = tuple(import_module(f"{__name__}.{file}").LAYOUT for file in FILES)


def find(name: str | None, selection: Selection) -> Layout:
    """A layout by any of its names in either script; without one a unit's list for a unit, else the division of work.

    Raises WrongCall for a name that no layout bears.
    """
    if name is None:
        names_units = selection.unit or selection.lead or selection.responsible
        name = "duties" if names_units else "assignment"
    for layout in LAYOUTS:
        if name.lower() in (layout.name, layout.title, *layout.spellings):
            return layout
    from fazhi_cli.plan.script import simplified

    for layout in LAYOUTS:
        if simplified(name) in map(simplified, (layout.title, *layout.spellings)):
            return layout
    titles = [layout.title for layout in LAYOUTS]
    raise WrongCall(f"沒有「{name}」這種表；可用：{'、'.join(titles)}。")
