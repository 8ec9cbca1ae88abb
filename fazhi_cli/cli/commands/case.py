"""fazhi case"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, PLAN, SESSION, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.formats import TERMINAL
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts import case as sheet
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.case import Step, notes_of_steps, steps
from fazhi_cli.query.case_kinds import Case, case_named, cases
from fazhi_cli.query.plans import plans
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from fazhi_cli.formats.view import View

ROWS = Step
EVENT = argument("事項", "發生了什麼，如 行政處罰；不寫則列出方案所列的事項", "case")
DECIDED = own_option("--decided", "作出決定之日，據以推算期限", "", "日期")


@takes(PLAN, OUTPUT, SESSION)
def run(
    session: Session, selection: Selection, out: Output, event: str | None = EVENT, decided: str | None = DECIDED
) -> None:
    """一件案件的核對單：之前須辦、不得、現在起算的期限、待判斷的例外。

    例：fazhi case 行政處罰 --decided 2015-04-28
    """
    from fazhi_cli.asked.events import exact

    day = exact(decided, date.today()) if decided else None
    question = session.question(selection)
    if event is None:
        session.show(_known(session, cases(question)), out, question=question)
        return
    found = case_named(question, event)
    rows = steps(question, found, event, day)
    notes = notes_of_steps(question, rows)
    format_ = output.format_of(out, otherwise=TERMINAL)
    if format_.documents and not out.fields:
        titles = {plan.id: plan.title for plan in plans(question)}
        knowing = [titles[case.plan] for case in found]
        document = sheet.document(found, rows, notes, knowing, is_library=question.database.is_library)
        if not format_.for_terminal:
            from fazhi_cli.layouts.heading import heading

            # Which of the tasks know the kind of case its rows say.
            document = heading(question)._replace(selection="").above(document, question)
        session.print(document, out)
        return
    view = session.view(
        "case", "條款", rows, "ref",
        columns=columns(Step, days="天數", due_latest="順延後"),
        pipe=("section", "ref", "text", "items", "judge", "actor", "to", "output", "wording", "last_day", "due", "due_latest"),
        shown=("section", "ref", "text", "wording", "due", "due_latest"),
    )  # fmt: skip
    session.show(view, out, notes, question)


def _known(session: Session, found: list[Case]) -> View:
    return session.view(
        "cases", "逐案事項", found, "event",
        columns=columns(Case, event="事項", refs="逐案條款"),
        pipe=("event", "names", "refs", "when"),
        shown=("event", "names", "refs", "when"),
    )  # fmt: skip
