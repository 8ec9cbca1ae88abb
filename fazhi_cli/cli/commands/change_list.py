"""fazhi change list"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, PLAN, SESSION, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.changes import Change, changes
from fazhi_cli.session import Session

ROWS = Change


@takes(PLAN, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output) -> None:
    """列出已登記的調整，連同撤銷了的。

    例：fazhi change list
    """
    show(session, selection, out)


def show(session: Session, selection: Selection, out: Output) -> None:
    """The entries of changes.yaml as rows."""
    question = session.question(selection)
    view = session.view(
        "change", "調整", changes(question), "id",
        columns=columns(
            Change, flush_left=("undoes", "undone_by"), id="調整號", **{"from": "生效日期", "to": "改為", "text": "調整"}
        ),
        pipe=("id", "kind", "ref", "unit", "to", "from", "basis", "by", "undone_by"),
        shown=("id", "kind", "text", "by", "undone_by"),
    )  # fmt: skip
    session.show(view, out, question=question)
