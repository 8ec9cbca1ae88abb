"""fazhi progress stats"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts.sections import by_group
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.office import near_of_desks
from fazhi_cli.query.progress import Asked, progress, tasks_asked
from fazhi_cli.query.progress_figures import Figure, figures
from fazhi_cli.query.tasks import tasks
from fazhi_cli.register import read
from fazhi_cli.session import Session

ROWS = Figure
HEADINGS = {
    "group": "分組", "name": "名稱", "tasks": "任務", "with_limit": "有時限", "without_limit": "無時限", "closed": "已辦結",
    "reported": "已報完成", "open": "在辦", "unregistered": "未登記", "late": "逾期", "near": "臨近", "closed_share": "辦結占比%",
}  # fmt: skip
PIPE = (
    "group", "name", "tasks", "with_limit", "without_limit", "closed", "reported", "open", "unregistered", "late", "near", "closed_share",
)  # fmt: skip


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output) -> None:
    """進展統計：按方案、章、狀態、單位，有時限和無時限的分開。

    例：fazhi progress stats
    """
    question = session.question_of_plan(selection)
    question, works = read(question, tasks_asked(question), session.ledger)
    near = near_of_desks(question)  # the tasks as a whole and the units of each are counted by the same
    notes = session.notes(question, near=near)
    found = list(tasks(question.but(sort=None, limit=None)))
    of_units = question.but(status=(), light=(), sort=None, limit=None)
    rows = progress(of_units, found, works, Asked(near))
    view = session.view(
        "progress stats", "進展統計", figures(question, found, rows), "name",
        columns=columns(Figure, **HEADINGS), pipe=PIPE, shown=PIPE[1:],
        section=None if selection.sort else by_group,
        feet=("方案、章、狀態計項；單位計項次，一項任務有幾個單位計幾次。終止的計在已辦結，送審中的計在已報完成。逾期、臨近即紅燈、黃燈。",),
    )  # fmt: skip
    session.show(view, out, notes, question)
