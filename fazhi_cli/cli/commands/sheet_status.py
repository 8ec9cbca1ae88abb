"""fazhi sheet status"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.cli.sheet_period import OF_PERIOD, needed_period
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.report_periods import in_words
from fazhi_cli.query.returns import Return, returns
from fazhi_cli.register import finished_before, reports_of
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.registers import returns_told

ROWS = Return
HEADINGS = {
    "tasks": "應報項數",
    "returned": "已報項數",
    "missing": "未報任務",
    "reported": "最近填報",
    "state_text": "填報情況",
}
PIPE = ("unit", "tasks", "returned", "missing", "reported", "state")
SHOWN = ("unit", "tasks", "returned", "missing", "reported", "state_text")


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, period: str | None = OF_PERIOD) -> None:
    """一期的填報：哪些單位應報、已報、未報，還差哪幾項。

    例：fazhi sheet status --period 2015-06
    """
    of_period = needed_period(period)
    question = session.question(selection)
    finished = finished_before(session.ledger, question, of_period)
    rows = returns(question, reports_of(session.ledger, question, of_period), finished)
    view = session.view(
        "sheet status", f"{in_words(of_period)}填報情況", rows, "unit",
        columns=columns(Return, **HEADINGS), pipe=PIPE, shown=SHOWN,
        feet=(returns_told([row.state for row in rows]),),
    )  # fmt: skip
    session.show(view, out, session.notes(question), question)
