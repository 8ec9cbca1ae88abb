"""fazhi sheet out"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.days import iso_day
from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.filled_in import PERIOD, PLAN, REGISTER, RETURN_BY, UNIT, laid_into
from fazhi_cli.cli.options import FILE, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.cli.printing import Printing
from fazhi_cli.cli.sheet_period import OF_PERIOD, needed_period
from fazhi_cli.errors import WrongCall
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.ledger.reading import head_of
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output, format_of
from fazhi_cli.output.each import RECIPIENTS, Each, Sheets, write
from fazhi_cli.plan.report_periods import first_day_of
from fazhi_cli.query.progress import tasks_asked
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.note import Note
from fazhi_cli.vocabulary.registers import whole

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question

ROWS = None
FILLED_IN = {each.title: "" for each in layouts.LAYOUTS if each.has_period}
LAYOUT = own_option("--layout", f"發哪種表：{'、'.join(FILLED_IN)}；默認前一種", "填報", "表", FILLED_IN)
LISTED_IN = "docx"
BY = own_option("--return-by", "哪一天之前交回", "填報", "日期")
EACH = own_option("--each", "unit 每單位一份，不寫也是", "填報", "分法", {"unit": RECIPIENTS["unit"]})


@takes(SELECTION, FILE, SESSION)
def run(
    session: Session,
    selection: Selection,
    out: Output,
    layout: str | None = LAYOUT,
    period: str | None = OF_PERIOD,
    return_by: str | None = BY,
    each: str | None = EACH,
) -> None:
    """每個單位一份台賬或任務清單（.xlsx），發下去填；填好交回，用 fazhi sheet in 讀入。

    例：fazhi sheet out --period 2015-06 --return-by 2015-06-25 -o 六月
    """
    of_period = needed_period(period)
    day = iso_day(return_by, selection.today)
    if day and day < first_day_of(of_period).isoformat():
        raise WrongCall(f"{of_period}這一期還沒有開始，不能在{day}之前交回；請看 --return-by 的年月有沒有寫錯。")
    by = choice("each", each or "unit", {"unit": RECIPIENTS["unit"]})
    endings.expect_folder(out.path)
    shape = layouts.find(layout or next(iter(FILLED_IN)), selection)
    if shape.title not in FILLED_IN:
        raise WrongCall(f"「{shape.title}」不是按期填報的表；可用：{'、'.join(FILLED_IN)}。")
    question = session.question(selection)
    head = head_of(session.ledger)
    of_all = {PERIOD: of_period, RETURN_BY: day or "", REGISTER: whole(head.entries, head.hash)}
    printing = Printing(session, shape.name, None, None, out, format_of(Output(format="xlsx")))

    def make(of_unit: Question) -> str | bytes:
        # What a unit reports, it reports of a task as a whole.
        document = layouts.build(of_unit, shape.name, "task")
        [unit] = of_unit.selection.unit
        plans = dict.fromkeys(task.plan for task in tasks_asked(of_unit))
        return printing.print(laid_into(document, {PLAN: "、".join(plans), UNIT: unit, **of_all}))

    # What lists them is no sheet to fill in, and must not be among the *.xlsx that are read in again.
    listing = printing._replace(format=format_of(Output(format=LISTED_IN)))
    sheets = Sheets("xlsx", printing.title, make, listing.print, LISTED_IN, session.rulebook_script.shown)
    count = write(question, Each(by, False, out.path, out.force), sheets)
    session.tell([Note("sheets-written", {"count": count, "folder": out.path}) if count else Note("no-sheets", {})])
