"""fazhi progress"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.reports import period as period_of
from fazhi_cli.asked.reports import share
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.formats.columns import columns
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.query.lights import NEAR_DAYS, Near
from fazhi_cli.query.office import near_of_desks
from fazhi_cli.query.progress import Asked, Progress, asked_units, progress, tasks_asked
from fazhi_cli.register import read, registered
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import HEADINGS

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question

ROWS = Progress
NEAR = own_option(
    "--near", f"何時為臨近到期：幾天內（默認 {NEAR_DAYS}d），或時間只剩幾成（如 30%，自交辦起算）", "輸出", "天數"
)
PERIOD = own_option("--period", "看哪一期的填報，如 2015-06、2015-Q2", "輸出", "期次")
REPORT_BY = own_option("--report-by", "這一期的填報應在哪天之前交回", "輸出", "日期")
PIPE = ("task", "unit", "year", "due", "due_latest", "light", "status", "reported", "days", "late")
PAPER = (
    "task", "title", "unit", "year", "due", "due_latest", "light", "status_text", "reported", "days", "late_text",
)  # fmt: skip
"""A page says of what each number is."""
SHOWN = ("task", "title", "unit", "due", "light", "status_text", "reported", "days", "late_text")


@takes(SELECTION, OUTPUT, SESSION)
def run(
    session: Session,
    selection: Selection,
    out: Output,
    near: str | None = NEAR,
    period: str | None = PERIOD,
    report_by: str | None = REPORT_BY,
) -> None:
    """各單位的進展：時限、燈、狀態、最近一次填報。

    例：fazhi progress --unit 市法制辦
    """
    question = session.question_of_plan(selection)
    found = tasks_asked(question)
    if question.selection.asks_progress:
        question, works = read(question, found, session.ledger)
    else:
        works = list(registered(session.ledger, found, question.selection.today, asked_units(question)))
    asked = Asked(_near(near, question), period_of(period), _report_by(report_by, selection))
    notes = session.notes(question, near=asked.near)
    rows = progress(question, found, works, asked)
    days_heading = (
        "剩餘" if output.format_of(out).for_terminal else HEADINGS["days"]
    )  # a terminal has no room for the unit
    # As `due` heads them: what remains is counted to the first of two days.
    in_two_readings = any(row.due != row.due_latest for row in rows)
    first_heading, latest_heading = (
        (f"{STRICT}到期", f"{LENIENT}到期") if in_two_readings else ("到期", HEADINGS["due_latest"])
    )
    view = session.view(
        "progress", "任務進展", rows, "task",
        columns=columns(
            Progress, title="任務", task="方案序號", due=first_heading, due_latest=latest_heading, days=days_heading
        ),
        pipe=PIPE, shown=SHOWN, paper=PAPER,
    )  # fmt: skip
    session.show(view, out, notes, question)


def _near(typed: str | None, question: Question) -> Near:
    """From when on a limit is near: as typed, else by office.yaml. Raises WrongCall."""
    if typed is None:
        return near_of_desks(question)
    from fazhi_cli.asked.days import days  # a call without any day does not load what reads them

    part = share(typed)
    return Near(days=days(typed)) if part is None else Near(share=part)


def _report_by(typed: str | None, selection: Selection) -> str | None:
    """The day until which reports of the period were to come in, as typed. Raises WrongCall."""
    if typed is None:
        return None
    from fazhi_cli.asked.days import iso_day

    return iso_day(typed, selection.today)
