"""fazhi show"""

from __future__ import annotations

import typer

from fazhi_cli import output
from fazhi_cli.errors import WrongCall
from fazhi_cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.output import Output  # noqa: TC001  (Typer reads the signature)
from fazhi_cli.query.changes import MARK
from fazhi_cli.query.ids import spans
from fazhi_cli.query.notes import notes
from fazhi_cli.query.rows import fields_of, names_of
from fazhi_cli.query.selection import Selection
from fazhi_cli.query.sheets import sheets
from fazhi_cli.query.tasks import Task
from fazhi_cli.session import Session  # noqa: TC001
from fazhi_cli.views import DOCUMENTS, card
from fazhi_cli.views.headings import columns

IDS = typer.Argument(None, metavar="序號", help="任務或分句,如 10、12-15 或 24.8")


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, ids: list[str] | None = IDS) -> None:
    """一項或幾項任務的全部內容:條文、時限、單位、引用文件。

    例:fazhi show 10
    """
    selection = selection._replace(id=(*selection.id, *(ids or ())))
    if selection == Selection(today=selection.today, as_of=selection.as_of):
        raise WrongCall("請寫明任務序號或選取條件,如 fazhi show 10 或 fazhi show --lead 市法制辦。")
    said = notes(session.reader, selection)
    found = sheets(session.reader, selection, whole=not any(span.clause for span in spans(selection.id)))
    if output.format_of(out, otherwise="table") == "table" and not out.fields:
        output.write_text(session.read(card.tasks(found, output.width_of(out))), out)
        output.expect(found, out)
        session.tell(note for note in said if not note.text.startswith(MARK))
        return
    if output.format_of(out, otherwise="table") in DOCUMENTS and not out.fields:
        from fazhi_cli.documents.card import of_sheets

        told = [
            note.printed or note.text for note in said if note.sight != "explain" and not note.text.startswith(MARK)
        ]
        session.print(of_sheets(found, told), out)
        return
    view = session.view(
        "show", "任務", [sheet.task for sheet in found], "id",
        columns=columns(*names_of(Task), "clauses"),
        pipe=("id", "title", "lead", "responsible", "when", "due"),
        shown=("id", "title", "lead", "responsible", "when"),
    )  # fmt: skip
    whole = [
        {**row, "clauses": [fields_of(clause) for clause in sheet.clauses]}
        for row, sheet in zip(view.rows, found, strict=True)
    ]
    session.show(view._replace(rows=whole), out, said)
