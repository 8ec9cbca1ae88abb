"""How far the tasks of rows are, as columns at the end of a table of whatever rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.view import Column
from fazhi_cli.plan.supervision import status_word
from fazhi_cli.vocabulary import HEADINGS, NOT_REGISTERED

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.formats.view import Record, View
    from fazhi_cli.query.keys import TaskKey
    from fazhi_cli.query.question import Question

FIELDS = ("status", "status_text", "light", "reported")
SHOWN, PIPE = ("light", "status_text", "reported"), ("status", "light", "reported")


def with_progress(view: View, question: Question, task_of: Callable[[Record], TaskKey], *, in_pipes: bool) -> View:
    """The view with the status of each row's task as a whole, its light and the day of its last report, where these are known.

    in_pipes: also among the columns that a program gets unasked, which stay what they are unless somebody wishes them.
    """
    matters = question.matters
    if matters is None:
        return view

    def told(row: Record) -> Record:
        matter = matters.get(task_of(row))
        status, light, reported = (matter.status, matter.light, matter.reported) if matter else (None, None, None)
        text = status_word(status) or NOT_REGISTERED
        return {**row, "status": status, "status_text": text, "light": light, "reported": reported}

    return view.with_each_row(told)._replace(
        columns=(*view.columns, *(Column(field, HEADINGS[field]) for field in FIELDS)),
        pipe=(*view.pipe, *PIPE) if in_pipes else view.pipe,
        shown=(*view.shown, *SHOWN),
        paper=(*(view.paper or view.pipe), *SHOWN),
    )
