"""fazhi due"""

from __future__ import annotations

from datetime import date

from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, WITH_PROGRESS, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts import due as layout
from fazhi_cli.layouts import sections
from fazhi_cli.layouts.progress_columns import with_progress as with_columns
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.query.due import Due, due, in_two_readings, notes_of_changes, notes_of_due
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.lights import NEAR_DAYS
from fazhi_cli.query.office import details, near_days
from fazhi_cli.register import with_matters_if_any
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import GROUPS, HEADINGS
from fazhi_cli.vocabulary.totals import COUNTING_WORDS, total_in_rows

ROWS = Due
PERIODS_AND_GROUPS = {"month": "月", "unit": GROUPS["unit"], "chapter": GROUPS["chapter"]}
BY = own_option(
    "--by",
    "month 按月、unit 按應辦單位、chapter 按章",
    "輸出",
    "分組",
    {name: f"按{group}" for name, group in PERIODS_AND_GROUPS.items()},
)
NEAR_IN = own_option("--near", f"幾天內為臨近到期，默認 {NEAR_DAYS}d，或 office.yaml 所定的 near_days", "輸出", "天數")
SECTIONS = {"month": sections.by_month, "unit": sections.by_acting, "chapter": sections.by_chapter}
SECTION_NAMES = {"month": "到期月份", "unit": HEADINGS["acting"], "chapter": HEADINGS["chapter"]}
PIPE = ("ref", "title", "output", "wording", "due", "due_latest", "days", "state", "acting")


@takes(SELECTION, WITH_PROGRESS, OUTPUT, SESSION)
def run(
    session: Session,
    selection: Selection,
    with_progress: bool,
    out: Output,
    by: str | None = BY,
    near: str | None = NEAR_IN,
) -> None:
    """時限一覽：有明確日期的時限，按到期先後。

    例：fazhi due --within 30d
    """
    from fazhi_cli.asked.days import days

    if by is not None:
        by = choice("by", by, PERIODS_AND_GROUPS)
    question = with_matters_if_any(session.question(selection, with_progress=with_progress), session.ledger)
    soon = near_days(question, None if near is None else days(near))
    is_cut = selection.limit is not None
    notes = session.notes(question, "counts" if is_cut else "clauses", shows_lights=with_progress)
    rows = list(due(question, soon))
    if is_cut:  # what happened to others is no matter of this answer
        notes += notes_of_changes(question, rows)
    if session.explain or output.format_of(out).for_people:  # what stands at the foot no program reads
        notes += notes_of_due(question, rows, soon)
    of_office = layout.of_office(rows, details(question)) if output.format_of(out).for_people else ()
    room = output.width_of(out)
    shown = layout.fields(rows, by, room)
    due_heading = f"{STRICT}到期" if in_two_readings(rows) else HEADINGS["due"]
    is_drawn = output.format_of(out).for_terminal
    days_heading = "剩餘" if is_drawn else HEADINGS["days"]  # a terminal has no room for the unit
    grouped = layout.grouped(rows, by)
    view = session.view(
        "due", "有明確日期的時限", grouped, "ref",
        columns=columns(Due, title="任務", output="所限事項", days=days_heading, due=due_heading, due_latest=f"{LENIENT}到期"),
        pipe=PIPE, shown=shown,
        section=SECTIONS[by] if by else None, section_name=SECTION_NAMES.get(by or "", ""),
        total=total_in_rows(len(rows), len(grouped), COUNTING_WORDS["due"]),
        feet=(*(() if "part_text" in shown else layout.receivers(rows)), *of_office),
        drawing=layout.drawing(rows, selection.today or date.max, room) if is_drawn else (),
    )  # fmt: skip
    if with_progress or selection.asks_progress:
        view = with_columns(
            view, question, lambda row: TaskKey(str(row["plan"]), int(str(row["task"]))), in_pipes=with_progress
        )
    session.show(view, out, notes, question)
