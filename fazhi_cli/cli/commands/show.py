"""fazhi show"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.ids import spans
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats import TERMINAL
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts import card
from fazhi_cli.layouts.limits import in_words
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.rows import fields_of
from fazhi_cli.query.task_sheets import task_sheets
from fazhi_cli.query.tasks import Task
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.notes import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.view import View
    from fazhi_cli.query.task_sheets import TaskSheet

ROWS = Task
PIPE = ("id", "title", "lead", "responsible", "when", "due", "due_latest")
IDS = argument("序號", "任務或分句,如 10、12-15 或 24.8", "task")


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, ids: list[str] | None = IDS) -> None:
    """一項或幾項任務的全部內容:條文、時限、單位、引用文件。

    例:fazhi show 10
    """
    selection = selection._replace(id=(*selection.id, *(ids or ())))
    if selection == Selection(today=selection.today, as_of=selection.as_of):
        raise WrongCall("請寫明任務序號或選取條件,如 fazhi show 10 或 fazhi show --lead 市法制辦。")
    question = session.question(selection)
    notes = session.notes(question)
    found = task_sheets(question, whole=not any(span.clause for span in spans(selection.id)))
    format_ = output.format_of(out, otherwise=TERMINAL)
    if (format_.rows and not format_.for_terminal) or out.fields:
        session.show(_view(session, found, out), out, notes)
        return
    # What changed stands in the sheets themselves, beside the limit that it changed.
    beside = [note for note in notes if note.code != "change"]
    printed = [sentence(note) for note in beside if note.prominence != "explain"]
    document = card.document(found, printed, is_library=question.database.is_library)
    if format_.for_terminal:
        # On a terminal the command line stands above in place of a title, and the notes go to stderr.
        session.print(document._replace(title="", lines=(), notes=()), out)
        session.tell_beside(beside, out)
    else:
        session.print(document, out)
    output.expect_rows(len(found), out)


def _view(session: Session, found: Sequence[TaskSheet], out: Output) -> View:
    """The tasks as rows, each with its clauses."""
    tasks = [sheet.task for sheet in found]
    if output.format_of(out).for_people:
        tasks = [in_words(task, with_days="due" not in (out.fields or PIPE)) for task in tasks]
    view = session.view(
        "show", "任務", tasks, "id",
        columns=columns(Task, "clauses"),
        pipe=PIPE,
        shown=("id", "title", "lead", "responsible", "when"),
    )  # fmt: skip
    whole = [
        {**row, "clauses": [fields_of(clause) for clause in sheet.clauses]}
        for row, sheet in zip(view.rows, found, strict=True)
    ]
    return view._replace(rows=whole)
