"""fazhi checklist"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.options import PRINTED, SELECTION, SESSION, WITH_PROGRESS, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.cli.printing import Printing, format_of_sheets
from fazhi_cli.errors import WrongCall
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.output.each import RECIPIENTS, Each, write
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from fazhi_cli.layouts.checklists.row_source import RowLevel
    from fazhi_cli.query.question import Question

LEVELS = {"task": "任務", "clause": "分句", "item": "事項"}
ROWS = None
SHEET = "表"
TITLES = {each.title: "" for each in layouts.LAYOUTS}
LAYOUT = own_option("--layout", "、".join(TITLES), SHEET, "表", TITLES)
LEVEL = own_option("--level", "task 任務、clause 分句、item 事項", SHEET, "層次", LEVELS)
EACH = own_option("--each", "unit 每單位一份，chapter 每章一份；用 -o 指明文件夾", SHEET, "分法", RECIPIENTS)
UNNAMED = own_option("--include-unnamed", "與 --each unit 同用：連方案未列明的單位", SHEET, default=False)
TEMPLATE = own_option("--template", "本單位自己的表樣（.docx 或 .html）", SHEET, "文件")
EXAMPLE = own_option("--template-example", "寫出一份可修改的表樣", SHEET, default=False)


@takes(SELECTION, WITH_PROGRESS, PRINTED, SESSION)
def run(
    session: Session,
    selection: Selection,
    with_progress: bool,
    out: Output,
    layout: str | None = LAYOUT,
    level: str | None = LEVEL,
    each: str | None = EACH,
    include_unnamed: bool = UNNAMED,
    template: str | None = TEMPLATE,
    template_example: bool = EXAMPLE,
) -> None:
    """按所選任務印製分工表、台賬、任務清單、銷號表、核對表。

    例：fazhi checklist --unit 市法制辦 -o 清單.docx
    """
    if template_example:
        _write_example(out)
        return
    layouts.find(layout, selection)
    depth = None if level is None else cast("RowLevel", choice("level", level, LEVELS))
    format_ = format_of_sheets(out, template, is_folder=each is not None)
    shows_progress = with_progress or selection.asks_progress
    printing = Printing(session, layout, depth, template, out, format_, shows_progress)
    question = session.question(selection, with_progress=with_progress)
    if each:
        _write_each(printing, question, choice("each", each, RECIPIENTS), unnamed=include_unnamed)
    elif include_unnamed:
        raise WrongCall("--include-unnamed 要與 --each unit 同用。")
    else:
        printing.deliver(question)


def _write_example(out: Output) -> None:
    from fazhi_cli.formats import example, templates
    from fazhi_cli.layouts.fields import FIELDS

    if out.file is None:
        raise WrongCall("--template-example 要用 -o 寫明文件，如 -o 表樣.docx 或 -o 表樣.html。")
    output.deliver_file(example.make(templates.kind_of(out.file), FIELDS), out)


def _write_each(printing: Printing, question: Question, by: str, *, unnamed: bool) -> None:
    """A sheet for each unit or chapter, into a folder."""
    if unnamed and by != "unit":
        raise WrongCall("--include-unnamed 要與 --each unit 同用。")
    session, out = printing.session, printing.out
    how = Each(by, unnamed, out.path, out.force, heirs=True)
    count = write(question, how, printing.sheets)
    note = Note("no-sheets", {})
    if count:
        note = Note("sheets-written", {"count": count, "folder": out.path})
    session.tell([note])
