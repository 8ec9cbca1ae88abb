"""fazhi checklist"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import typer

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import PRINTED, SELECTION, SESSION, choice, takes
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats import FOR_PEOPLE, FORMATS, plain, writers
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.output.each import KINDS, Each, write
from fazhi_cli.query.notes import Note, notes
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Document
    from fazhi_cli.layouts.checklists.row_source import RowLevel

LEVELS = {"task": "任務", "clause": "分句", "item": "事項"}
FORMS = {format_.name: format_.help for format_ in FORMATS if format_.name in FOR_PEOPLE}
CHOICES = {"格式": FORMS, "層次": LEVELS, "分法": KINDS, "表": {each.title: "" for each in layouts.LAYOUTS}}
TEXTS = {"table": "txt", "md": "md"}
"""The formats that are plain text, with the endings of their files."""

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
    depth = cast("RowLevel | None", choice("--level", level, LEVELS))
    printing = Printing(session, layout, depth, template, out, each is not None)
    if each:
        _write_each(printing, selection, choice("--each", each, KINDS) or each, unnamed=include_unnamed)
    elif include_unnamed:
        raise WrongCall("--include-unnamed 要與 --each unit 同用。")
    else:
        printing.deliver(selection)


class Printing(NamedTuple):
    """How the sheets of this call are printed."""

    session: Session
    layout: str | None
    level: RowLevel | None
    template: str | None
    out: Output
    is_folder: bool

    @property
    def format(self) -> str:
        """A form prints what it is; a folder is filled with Word files unless another format is asked for."""
        out = self.out._replace(path=None) if self.is_folder else self.out
        if self.template is None:
            return output.format_of(out, otherwise="docx" if self.is_folder else "table")
        from fazhi_cli.formats.templates import kind_of

        kind = kind_of(self.template)
        if (asked := output.format_of(out, otherwise=kind)) != kind:
            raise WrongCall(f"模板「{self.template}」印出 {kind} 文件,不能寫成 {asked}。")
        return kind

    @property
    def ending(self) -> str:
        return TEXTS.get(self.format, self.format)

    def deliver(self, selection: Selection) -> None:
        data = self.make(selection)
        if self.format in TEXTS:
            output.write_text(data.decode(), self.out)
        else:
            output.write_file(data, self.out)
        heard = ("always", "explain") if self.session.explain else ("always",)
        if self.out.file:
            said = notes(self.session.reader, selection)
            self.session.tell(note for note in said if note.sight in heard)

    def make(self, selection: Selection) -> bytes:
        document = layouts.build(self.session.reader, selection, self.layout, self.level)
        if self.template:
            return self._filled(document, selection, self.template)
        return self.print(document)

    def print(self, document: Document) -> bytes:
        if self.session.convert:
            document = document.mapped(self.session.convert)
        if self.format == "table":
            return plain.render(document, output.width_of(self.out)).encode()
        return writers.render(document, self.format)

    def _filled(self, document: Document, selection: Selection, template: str) -> bytes:
        from fazhi_cli.formats import templates
        from fazhi_cli.formats.punctuation import full_width
        from fazhi_cli.layouts import fields
        from fazhi_cli.query.sheets import sheets

        def printed(text: str) -> str:
            return full_width(self.session.read(text))

        units: Sequence[str] = (*selection.unit, *selection.lead, *selection.responsible)
        found = sheets(self.session.reader, selection)
        return templates.render(template, fields.of(document, found, units, printed))


def _write_example(out: Output) -> None:
    from fazhi_cli.formats import example, templates

    if out.file is None:
        raise WrongCall("--template-example 要用 -o 寫明文件,如 -o 表樣.docx 或 -o 表樣.html。")
    output.write_file(example.make(templates.kind_of(out.file)), out)


def _write_each(printing: Printing, selection: Selection, by: str, *, unnamed: bool) -> None:
    if unnamed and by != "unit":
        raise WrongCall("--include-unnamed 要與 --each unit 同用。")
    session, out = printing.session, printing.out
    how = Each(by, unnamed, out.path, out.force)
    count = write(session.reader, selection, how, printing.ending, printing.make, printing.print)
    told = f"已寫{count}份及目錄,在「{out.path}」。" if count else "沒有符合條件的任務,未寫文件。"
    session.tell([Note("always", told)])
