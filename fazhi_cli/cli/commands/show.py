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
from fazhi_cli.layouts.limits import in_words, of_clause
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.clauses import Clause
from fazhi_cli.query.rows import fields_of, names_of
from fazhi_cli.query.sheet_facts import changed_limits
from fazhi_cli.query.task_sheets import task_sheets
from fazhi_cli.query.tasks import Task
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats import Format
    from fazhi_cli.formats.view import View
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.task_sheets import TaskSheet

ROWS = Task
PIPE = ("id", "title", "lead", "responsible", "when", "due", "due_latest")
MORE_OF_TASKS = ("clauses", "cites", "forms", "details")
"""The fields that `show` adds to those of a task."""
MORE_OF_CLAUSES = ("title", "cites", "forms")
"""And to those of a clause."""
WHOLE_CLAUSE = (
    "ref", "title", "text", "kind", "time", "when", "due", "due_latest", "event", "per", "actor", "to", "output", "if", "except",
    "items", "lead", "responsible", "cites", "forms",
)  # fmt: skip
IDS = argument("序號", "任務或分句，如 10、12-15 或 24.8", "task")


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, ids: list[str] | None = IDS) -> None:
    """一項或幾項任務的全部內容：條文、時限、單位、引用文件。

    例：fazhi show 10
    """
    selection = selection._replace(id=(*selection.id, *(ids or ())))
    if selection == Selection(today=selection.today, as_of=selection.as_of):
        raise WrongCall("請寫明任務序號或選取條件，如 fazhi show 10 或 fazhi show --lead 市法制辦。")
    question = session.question(selection)
    notes = session.notes(question)
    whole = not any(span.clause for span in spans(selection.id))
    found = task_sheets(question, whole=whole)
    format_ = output.format_of(out, otherwise=TERMINAL)
    if not format_.documents or out.fields:
        of_tasks = _rows_are_tasks(format_, out.fields, whole=whole)
        view = (
            _view_of_tasks(session, question, found, out)
            if of_tasks
            else _view_of_clauses(session, question, found, out)
        )
        session.show(view, out, notes, question)
        return
    # What changed stands in the sheets themselves, beside the limit that it changed.
    beside = [note for note in notes if note.code != "change"]
    is_library = question.database.is_library
    fates = changed_limits(question)
    if format_.for_terminal:
        # On a terminal the command line stands above in place of a title, and the notes go to stderr.
        document = card.document(found, (), fates, is_library=is_library)
        session.print(document._replace(title="", lines=()), out)
        session.tell_beside(beside, out)
    else:
        from fazhi_cli.layouts.heading import heading
        from fazhi_cli.output import paper

        document = card.document(found, paper.sentences(beside, question), fates, is_library=is_library)
        session.print(heading(question).above(document, question), out)
    output.expect_rows(len(found), out)


def _rows_are_tasks(format_: Format, fields: Sequence[str], *, whole: bool) -> bool:
    """Whether a row is a task; else it is a clause, so that a format of plain cells shows all that is known of it."""
    if fields:
        # Of fields that neither has, the failure is to name these, and not those of a task as unknown to clauses.
        of_tasks = [name for name in fields if name in (*names_of(Task), *MORE_OF_TASKS)]
        of_clauses = [name for name in fields if name in (*names_of(Clause), *MORE_OF_CLAUSES)]
        return len(of_tasks) == len(fields) or len(of_tasks) > len(of_clauses)
    if format_.name == "ids":
        return whole
    return format_.fields == "all"


def _view_of_tasks(session: Session, question: Question, found: Sequence[TaskSheet], out: Output) -> View:
    """A row a task, with its clauses and the documents that it cites or uses."""
    tasks = [sheet.task for sheet in found]
    if output.format_of(out).for_people:
        fates = changed_limits(question)
        tasks = [in_words(task, fates, with_days="due" not in (out.fields or PIPE)) for task in tasks]
    view = session.view(
        "show", "任務", tasks, "id",
        columns=columns(Task, *MORE_OF_TASKS),
        pipe=PIPE,
        shown=("id", "title", "lead", "responsible", "when"),
    )  # fmt: skip
    whole = []
    for row, sheet in zip(view.rows, found, strict=True):
        clauses = [fields_of(clause) for clause in sheet.clauses]
        details = [fields_of(detail) for detail in sheet.details]
        documents = {"cites": list(sheet.cites), "forms": list(sheet.forms)}
        whole.append({**row, "clauses": clauses, **documents, "details": details})
    return view._replace(rows=whole)


def _view_of_clauses(session: Session, question: Question, found: Sequence[TaskSheet], out: Output) -> View:
    """A row a clause, with the title of its task and the documents that this cites or uses."""
    sheets = [sheet for sheet in found for _ in sheet.clauses]
    clauses = [clause for sheet in found for clause in sheet.clauses]
    if output.format_of(out).for_people:
        fates = changed_limits(question)
        clauses = [of_clause(clause, fates) for clause in clauses]
    view = session.view(
        "show", "分句", clauses, "ref",
        columns=columns(Clause, *MORE_OF_CLAUSES),
        pipe=WHOLE_CLAUSE, shown=WHOLE_CLAUSE,
    )  # fmt: skip
    whole = []
    for row, sheet in zip(view.rows, sheets, strict=True):
        whole.append({**row, "title": sheet.task.title, "cites": list(sheet.cites), "forms": list(sheet.forms)})
    return view._replace(rows=whole)
