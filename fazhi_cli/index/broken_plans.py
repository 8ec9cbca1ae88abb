"""The plans of a library that cannot be used: what is wrong with them, told by whoever asks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.data_files import TASKS
from fazhi_cli.errors import Problem
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

LISTED = 200
"""How many problems are told at once; a library may have thousands of broken plans."""

NAMED = 5
"""How many others of its id a plan is told of by name."""

_BROKEN = "s.folder NOT IN (SELECT folder FROM plans)"


class BrokenPlan(NamedTuple):
    """A folder of a library that gives no rows; plan, title, place and year as far as they can be read."""

    folder: str
    plan: str | None
    title: str | None
    place: str | None
    year: int | None
    problems: int


def broken_plans(connection: sqlite3.Connection) -> list[BrokenPlan]:
    """The folders of the library that cannot be used, in order."""
    count = "(SELECT max(count(*), 1) FROM problems o WHERE o.folder = s.folder)"  # an id in use is one problem
    columns = f"s.folder, s.plan, s.title, s.place, s.year, {count}"
    rows = connection.execute(f"SELECT {columns} FROM sources s WHERE {_BROKEN} ORDER BY s.folder")
    return [BrokenPlan(*row) for row in rows]


def problems_of(connection: sqlite3.Connection, data: Path | str, plans: Sequence[str] | None = None) -> list[Problem]:
    """What is wrong with the broken plans of these ids, None for all; no more than are listed, and then how many more.

    data: the folder of the library, before the names of its files.
    """
    problems: list[Problem] = []
    folders = [broken.folder for broken in broken_plans(connection) if plans is None or broken.plan in plans]
    more = 0
    for folder in folders:
        for problem in _of_folder(connection, folder):
            if len(problems) < LISTED:
                place = os.path.join(data, folder, problem.file)
                problems.append(problem._replace(file=visible(place)))
            else:
                more += 1
    if more:
        message = f"問題過多，只列出 {LISTED} 處，另有 {more} 處"
        problems.append(Problem(visible(str(data)), 0, 0, "F05", "error", message))
    return problems


def _of_folder(connection: sqlite3.Connection, folder: str) -> list[Problem]:
    """The problems of the files of a folder, else that its plan has the id of another."""
    columns = ", ".join("col" if field == "column" else field for field in Problem._fields)
    statement = f"SELECT {columns} FROM problems WHERE folder = ? ORDER BY position"
    found = [Problem(*row) for row in connection.execute(statement, (folder,))]
    return found or [_id_in_use(connection, folder)]


def _id_in_use(connection: sqlite3.Connection, folder: str) -> Problem:
    """R11: that a plan has the id of others, whose folders are named."""
    [(plan, line, column)] = connection.execute("SELECT plan, line, col FROM sources WHERE folder = ?", (folder,))
    others = connection.execute(
        "SELECT folder FROM sources WHERE plan = ? AND valid AND folder <> ? ORDER BY folder", (plan, folder)
    )
    folders = [f"「{other}」" for (other,) in others]
    listed = "、".join(folders[:NAMED])
    if len(folders) > NAMED:
        listed += f"等{len(folders)}個文件夾裡"
    message = f"方案編號「{plan}」與{listed}的相同；文庫裡每個方案要有自己的編號"
    return Problem(TASKS, line, column, "R11", "error", visible(message))
