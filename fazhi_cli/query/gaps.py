"""What the plan does not say, told where it is asked for; custom and law stand beside it only as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.query.tasks import Task

READING = "方案未規定「N月前」是否含當月(民法典第1259條也未規定「前」):從嚴不含當月,從寬含當月"
"""民法典 1259 settles 以上, 以下, 以內, 屆滿, 不滿, 超過 and 以外 only."""

COLLECTING = "方案未規定(慣例由列首位者匯總;僅為慣例,並無明文)"
"""Who collects the reports of several leads: that the first-named does is custom only."""

FEW = 20
"""Tasks that are told by number; more are counted."""


def of_tasks(rows: Sequence[Task]) -> Iterator[Note]:
    """The open reading of limits, and how many of the tasks have no limit at all."""
    yield from of_readings((r.plan, r.id) for r in rows if any(limit.due != limit.due_latest for limit in r.limits))
    silent = sum(not row.limits for row in rows)
    if silent:
        yield Note("foot", f"{silent}項任務的時限方案未規定。")


def of_readings(tasks: Iterable[tuple[str, int]]) -> Iterator[Note]:
    """The two readings of a bare 「N月前」 with the tasks, by plan and number, for which they part."""
    found = list(dict.fromkeys(tasks))
    if found:
        one_plan = len({plan for plan, _ in found}) == 1
        few = one_plan and len(found) <= FEW
        told = f"第{'、'.join(str(task) for _, task in sorted(found))}項" if few else f"共{len(found)}項"
        yield Note("foot", f"{READING}({told})。")
