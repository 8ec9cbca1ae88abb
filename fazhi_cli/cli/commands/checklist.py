"""fazhi checklist"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import typer

from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.options import PRINTED, SELECTION, SESSION, takes
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats import FORMATS, TERMINAL, Format
from fazhi_cli.formats.render import render_document
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.output.each import RECIPIENTS, Each, write
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Document
    from fazhi_cli.layouts.checklists.row_source import RowLevel
    from fazhi_cli.query.question import Question

LEVELS = {"task": "任務", "clause": "分句", "item": "事項"}
FORMS = {format_.name: format_.help for format_ in FORMATS if format_.documents}
CHOICES = {"格式": FORMS, "層次": LEVELS, "分法": RECIPIENTS, "表": {each.title: "" for each in layouts.LAYOUTS}}
IN_A_FOLDER = "docx"
"""The format of the files of --each where no other is asked for."""

SHEET = "表"
LAYOUT = typer.Option(
    None, "--layout", metavar="表", help="、".join(each.title for each in layouts.LAYOUTS), rich_help_panel=SHEET
)
LEVEL = typer.Option(None, "--level", metavar="層次", help="task 任務、clause 分句、item 事項", rich_help_panel=SHEET)
EACH = typer.Option(
    None, "--each", metavar="分法", help="unit 每單位一份,chapter 每章一份;用 -o 指明文件夾", rich_help_panel=SHEET
)
UNNAMED = typer.Option(False, "--include-unnamed", help="與 --each unit 同用:連方案未點名的單位", rich_help_panel=SHEET)
TEMPLATE = typer.Option(
    None, "--template", metavar="文件", help="本單位自己的表樣(.docx 或 .html)", rich_help_panel=SHEET
)
EXAMPLE = typer.Option(False, "--template-example", help="寫出一份可修改的表樣", rich_help_panel=SHEET)


@takes(SELECTION, PRINTED, SESSION)
def run(
    session: Session,
    selection: Selection,
    out: Output,
    layout: str | None = LAYOUT,
    level: str | None = LEVEL,
    each: str | None = EACH,
    include_unnamed: bool = UNNAMED,
    template: str | None = TEMPLATE,
    template_example: bool = EXAMPLE,
) -> None:
    """按所選任務印製分工表、台賬、任務清單、銷號表、核對表。

    例:fazhi checklist --unit 市法制辦 -o 清單.docx
    """
    if template_example:
        _write_example(out)
        return
    layouts.find(layout, selection)
    depth = None if level is None else cast("RowLevel", choice("level", level, LEVELS))
    printing = Printing(session, layout, depth, template, out, _format(out, template, is_folder=each is not None))
    if each:
        _write_each(printing, selection, choice("each", each, RECIPIENTS), unnamed=include_unnamed)
    elif include_unnamed:
        raise WrongCall("--include-unnamed 要與 --each unit 同用。")
    else:
        printing.deliver(session.question(selection))


class Printing(NamedTuple):
    """How the sheets of this call are printed."""

    session: Session
    layout: str | None
    level: RowLevel | None
    template: str | None
    out: Output
    format: Format

    @property
    def ending(self) -> str:
        """Of the files of --each."""
        return self.format.endings[0].removeprefix(".")

    def deliver(self, question: Question) -> None:
        output.deliver_rendered(self.make(question), self.out)
        if self.out.file:
            heard = ("always", "explain")
            self.session.tell(note for note in self.session.notes(question) if note.prominence in heard)

    def make(self, question: Question) -> str | bytes:
        document = layouts.build(question, self.layout, self.level)
        if self.template:
            return self._filled(document, question, self.template)
        return self.print(document)

    def print(self, document: Document) -> str | bytes:
        return render_document(self.session.shown(document), self.format, output.width_of(self.out))

    def _filled(self, document: Document, question: Question, template: str) -> bytes:
        from fazhi_cli.formats import templates
        from fazhi_cli.formats.punctuation import full_width
        from fazhi_cli.layouts import fields
        from fazhi_cli.query.task_sheets import task_sheets

        def printed(text: str) -> str:
            return full_width(self.session.read(text))

        selection = question.selection
        units: Sequence[str] = (*selection.unit, *selection.lead, *selection.responsible)
        found = task_sheets(question)
        return templates.render(template, fields.of(document, found, units, printed))


def _format(out: Output, template: str | None, *, is_folder: bool) -> Format:
    """A form prints what it is; a folder is filled with Word files unless another format is asked for."""
    if is_folder:
        out = out._replace(path=None)
    if template is None:
        return output.format_of(out, otherwise=IN_A_FOLDER if is_folder else TERMINAL)
    from fazhi_cli.formats.templates import kind_of

    kind = kind_of(template)
    asked = output.format_of(out, otherwise=kind)
    if asked.name != kind:
        raise WrongCall(f"模板「{template}」印出 {kind} 文件,不能寫成 {asked.name}。")
    return asked


def _write_example(out: Output) -> None:
    from fazhi_cli.formats import example, templates

    if out.file is None:
        raise WrongCall("--template-example 要用 -o 寫明文件,如 -o 表樣.docx 或 -o 表樣.html。")
    output.deliver_file(example.make(templates.kind_of(out.file)), out)


def _write_each(printing: Printing, selection: Selection, by: str, *, unnamed: bool) -> None:
    if unnamed and by != "unit":
        raise WrongCall("--include-unnamed 要與 --each unit 同用。")
    session, out = printing.session, printing.out
    how = Each(by, unnamed, out.path, out.force)
    count = write(session.question(selection), how, printing.ending, printing.make, printing.print)
    written = Note("sheets-written", {"count": count, "folder": out.path}) if count else Note("no-sheets", {})
    session.tell([written])
