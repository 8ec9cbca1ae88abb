"""fazhi tasks"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, WITH_PROGRESS, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.tasks import Task, tasks
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable

ROWS = Task
PIPE = ("id", "title", "lead", "responsible", "when", "due", "due_latest")
SHOWN = ("id", "title", "lead", "responsible", "when")


@takes(SELECTION, WITH_PROGRESS, OUTPUT, SESSION)
def run(session: Session, selection: Selection, with_progress: bool, out: Output) -> None:
    """列出所選任務。

    例：fazhi tasks --unit 市法制辦
    """
    question = session.question(selection, with_progress=with_progress)
    notes = session.notes(question, shows_lights=with_progress)
    rows: Iterable[Task] = tasks(question)
    section = None
    format_ = output.format_of(out)
    # A pipe has no headings and is told of no gaps: it does not wait for what makes them.
    if format_.for_people or session.explain:
        from fazhi_cli.layouts.limits import in_words, silence_of_task, with_days_of
        from fazhi_cli.layouts.sections import by_chapter
        from fazhi_cli.query.gaps import gaps_of_tasks, limits_of_clauses

        section = None if selection.sort else by_chapter
        rows = list(rows)
        notes += gaps_of_tasks(rows)
        if format_.for_people:
            from fazhi_cli.query.sheet_facts import changed_limits

            notes += limits_of_clauses(rows)
            fates = changed_limits(question)
            fields = out.fields or (SHOWN if format_.for_terminal else PIPE)
            # Where one sorts by days they stay days.
            told = [in_words(task, fates, with_days="due" not in fields) for task in rows]
            rows = [with_days_of(*pair) for pair in zip(told, rows, strict=True)] if format_.for_work else told
            if not format_.for_terminal:
                rows = list(map(silence_of_task, rows))
    view = session.view(
        "tasks", "任務", rows, "id",
        columns=columns(Task),
        pipe=PIPE, shown=SHOWN,
        section=section, section_name=GROUPS["chapter"],
    )  # fmt: skip
    if question.matters is not None:
        from fazhi_cli.layouts.progress_columns import with_progress as with_columns

        view = with_columns(
            view, question, lambda row: TaskKey(str(row["plan"]), int(str(row["id"]))), in_pipes=with_progress
        )
    session.show(view, out, notes, question)
