"""fazhi progress log"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, PLAN, SESSION, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.progress import Logged
from fazhi_cli.register import logged
from fazhi_cli.session import Session

ROWS = Logged
WORDS = argument("序號", "任務的序號，如 10,12-14", "task")
PIPE = ("number", "day", "act", "task", "clause", "year", "unit", "status", "note", "by")
SHOWN = ("number", "day", "task", "clause", "unit", "act_text", "status_text", "note", "by")


@takes(PLAN, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, words: list[str] | None = WORDS) -> None:
    """某項任務的全部記錄，作廢的也在內。

    例：fazhi progress log 10
    """
    question = session.question(selection._replace(id=tuple(words or ())))
    view = session.view(
        "progress log", "記錄", logged(session.ledger, question), "number",
        columns=columns(Logged, number="記錄號", task="方案序號"),
        pipe=PIPE, shown=SHOWN,
    )  # fmt: skip
    session.show(view, out, question=question)
