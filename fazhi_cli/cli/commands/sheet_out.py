"""fazhi sheet out"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.days import iso_day
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.filled_in import LAYOUT, PERIOD, PLAN, RETURN_BY, UNIT, laid_into
from fazhi_cli.cli.options import FILE, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.cli.printing import Printing
from fazhi_cli.cli.sheet_period import OF_PERIOD, needed_period
from fazhi_cli.errors import WrongCall
from fazhi_cli.layouts import checklists
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output, format_of
from fazhi_cli.output.each import Each, Sheets, write
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question

ROWS = None
BY = own_option("--return-by", "哪一天之前交回", "填報", "日期")


@takes(SELECTION, FILE, SESSION)
def run(
    session: Session, selection: Selection, out: Output, period: str | None = OF_PERIOD, return_by: str | None = BY
) -> None:
    """每個單位一份台賬（.xlsx），發下去填；填好交回，用 fazhi sheet in 讀入。

    例：fazhi sheet out --period 2015-06 --return-by 2015-06-25 -o 六月
    """
    of_period = needed_period(period)
    day = iso_day(return_by, selection.today)
    endings.expect_folder(out.path)
    question = session.question(selection)
    if len(question.plans) != 1:
        raise WrongCall(f"一次只發一份方案的填報表；請用 --plan 指明：{'、'.join(question.plans)}。")
    [plan] = question.plans
    printing = Printing(session, LAYOUT, None, None, out, format_of(Output(format="xlsx")))

    def make(of_unit: Question) -> str | bytes:
        document = checklists.build(of_unit, LAYOUT)
        [unit] = of_unit.selection.unit
        return printing.print(laid_into(document, {PLAN: plan, PERIOD: of_period, RETURN_BY: day or "", UNIT: unit}))

    sheets = Sheets("xlsx", printing.title, make, printing.print, "xlsx", session.rulebook_script.shown)
    count = write(question, Each("unit", False, out.path, out.force), sheets)
    session.tell([Note("sheets-written", {"count": count, "folder": out.path}) if count else Note("no-sheets", {})])
