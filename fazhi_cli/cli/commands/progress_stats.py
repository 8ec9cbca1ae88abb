"""fazhi progress stats"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts.sections import COUNTED_BY, by_group
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.progress import tasks_asked
from fazhi_cli.query.progress_figures import Figure, figures
from fazhi_cli.register import at_ends_of_periods, read
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import FIGURES as HEADINGS
from fazhi_cli.vocabulary.registers import UNITS_OF_PROGRESS

ROWS = Figure
PIPE = (
    "group", "name", "tasks", "with_limit", "without_limit", "closed", "reported", "open", "unregistered", "late", "near", "closed_share",
)  # fmt: skip


BY_PERIOD = own_option("--by-period", "另列各期期末的數字，可與上期比較", "輸出", default=False)


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, by_period: bool = BY_PERIOD) -> None:
    """進展統計：按方案、章、狀態、單位、期次，有到期日和沒有的分開。

    例：fazhi progress stats
    """
    question = session.question_of_plan(selection)
    question, works = read(question, tasks_asked(question), session.ledger)
    periods = at_ends_of_periods(session.ledger, question) if by_period else ()
    notes = session.notes(question, shows_lights=True)
    view = session.view(
        "progress stats", "進展統計", figures(question, works, periods), "name",
        columns=columns(Figure, **HEADINGS), pipe=PIPE, shown=PIPE[1:],
        section=None if selection.sort else by_group, section_name=COUNTED_BY,
        feet=(UNITS_OF_PROGRESS,),
    )  # fmt: skip
    session.show(view, out, notes, question)
