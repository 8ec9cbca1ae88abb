"""fazhi cites"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.cites import Cite, cites
from fazhi_cli.session import Session

ROWS = Cite


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output) -> None:
    """列出引用的文件、文號及引用處。

    例：fazhi cites --chapter 3
    """
    question = session.question(selection)
    notes = session.notes(question, "counts")
    rows = cites(question)
    shown = ("title", "number", "refs", "form")
    view = session.view(
        "cites", "引用文件", rows, "title",
        columns=columns(Cite, title="文件", number="文號"), pipe=shown, shown=shown,
    )  # fmt: skip
    session.show(view, out, notes, question)
