"""Days of workdays.yaml: of two notices that speak of one day nobody could tell which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.data_files import WORKDAYS
from fazhi_cli.rulebook.checks.findings import NodeFinding
from fazhi_cli.rulebook.checks.walk import Firsts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.checks.findings import Roots


def written_twice(roots: Roots) -> Iterator[NodeFinding]:
    """R08: a day that stands in the file before."""
    firsts = Firsts()
    for notice in roots[WORKDAYS].each("notices"):
        for day in (*notice.each("off"), *notice.each("work")):
            if first := firsts.before(day):
                message = f"{day.text}已經在第 {first.line} 行;一天只寫一次"
                yield NodeFinding(day, "R08", message)
