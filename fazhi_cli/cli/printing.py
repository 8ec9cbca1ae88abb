"""How the sheets of a checklist are printed: in which format, on which form, and where they go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.formats import TERMINAL, for_documents
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.each import Sheets
from fazhi_cli.query.office import near_of_desks
from fazhi_cli.session import Session, shown
from fazhi_cli.vocabulary.registers import lights_told

if TYPE_CHECKING:
    from fazhi_cli.formats import Format
    from fazhi_cli.formats.document import Document
    from fazhi_cli.layouts.checklists.row_source import RowLevel
    from fazhi_cli.output.delivery import Output
    from fazhi_cli.query.question import Question

IN_A_FOLDER = "docx"
"""The format of the files of --each where no other is asked for."""


class Printing(NamedTuple):
    """How the sheets of this call are printed."""

    session: Session
    layout: str | None
    level: RowLevel | None
    template: str | None
    out: Output
    format: Format
    shows_progress: bool = False

    @property
    def sheets(self) -> Sheets:
        """The files of --each."""
        ending = self.format.endings[0].removeprefix(".")
        return Sheets(ending, self.title, self.make, self.print, ending, self.session.rulebook_script.shown)

    def title(self, question: Question) -> str:
        return layouts.title_of(question, self.layout)

    def deliver(self, question: Question) -> None:
        """Write one sheet; into a file, whose reader sees no terminal, the notes go to stderr."""
        output.deliver_rendered(self.make(question), self.out)
        if self.out.file:
            notes = self.session.notes(question)
            self.session.tell(note for note in notes if note.prominence != "foot")

    def make(self, question: Question) -> str | bytes:
        """The sheet of a question, on the office's own form where there is one."""
        document = layouts.build(question, self.layout, self.level, shows_progress=self.shows_progress)
        if self.shows_progress:
            near = near_of_desks(question)
            document = document.with_notes(f"{lights_told(*near)}。")
        if self.template:
            return self._filled(document, question, self.template)
        return self.print(document)

    def print(self, document: Document) -> str | bytes:
        in_script = shown(document, self.session.rulebook_script)
        return output.rendered(in_script, self.format, self.out)

    def _filled(self, document: Document, question: Question, template: str) -> bytes:
        from fazhi_cli.formats import templates
        from fazhi_cli.formats.punctuation import full_width
        from fazhi_cli.layouts import fields
        from fazhi_cli.query.sheet_facts import changed_limits
        from fazhi_cli.query.task_sheets import task_sheets

        def printed(text: str) -> str:
            return full_width(self.session.rulebook_script.shown(text))

        selection = question.selection
        units = selection.unit or selection.lead or selection.responsible
        found = task_sheets(question)
        return templates.render(
            template, fields.of(document, found, changed_limits(question), units, printed), document.day
        )


def format_of_sheets(out: Output, template: str | None, *, is_folder: bool) -> Format:
    """A form prints what it is; a folder is filled with Word files unless another format is asked for."""
    if is_folder:
        endings.expect_folder(out.path)
        out = out._replace(path=None)
    if template is None:
        return output.format_of(out, IN_A_FOLDER if is_folder else TERMINAL, for_documents())
    from fazhi_cli.formats.templates import kind_of

    kind = kind_of(template)
    format_ = output.format_of(out, otherwise=kind)
    if format_.name != kind:
        raise WrongCall(f"模板「{template}」印出 {kind} 文件，不能寫成 {format_.name}。")
    return format_
