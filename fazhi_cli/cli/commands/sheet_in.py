"""fazhi sheet in"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli.asked.reports import period as period_of
from fazhi_cli.cli.entering import day_entered
from fazhi_cli.cli.filled_in import FilledIn, read
from fazhi_cli.cli.options import SESSION, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.cli.sent_back import send_back
from fazhi_cli.cli.taking_in import Said, TakenIn, taken_in
from fazhi_cli.errors import FazhiError, WrongCall
from fazhi_cli.ledger.texts import on_one_line
from fazhi_cli.output.delivery import Output, deliver_lines
from fazhi_cli.query.new_change import person
from fazhi_cli.session import Session
from fazhi_cli.visible import visible
from fazhi_cli.vocabulary.failures import sentences

if TYPE_CHECKING:
    from fazhi_cli.cli.filled_rows import Flaw

ROWS = None
PANEL = "登記"
FILES = argument("文件", "單位填好交回的 .xlsx，可以寫幾份", default=...)
DRY_RUN = own_option("--dry-run", "只列出會登記什麼，不登記", PANEL, default=False)
GOOD_ROWS = own_option("--good-rows", "一份裡有錯的行略去，其餘的照登記", PANEL, default=False)
PERIOD = own_option("--period", "只讀這一期的表，別的期次算錯，如 2015-06", PANEL, "期次")
DAY = own_option("--day", "哪一天報的，默認今天", PANEL, "日期")
BY = own_option("--by", "登記人，默認系統用戶名", PANEL, "姓名", envvar="FAZHI_BY")


@takes(SESSION)
def run(
    session: Session,
    files: list[str] = FILES,
    dry_run: bool = DRY_RUN,
    good_rows: bool = GOOD_ROWS,
    period: str | None = PERIOD,
    day: str | None = DAY,
    by: str | None = BY,
) -> None:
    """讀入單位填好交回的表，逐行登記進展；一份裡有一行錯，這一份一行也不登記，另寫一份標明錯處的，可退回修改。

    例：fazhi sheet in 六月/*.xlsx --dry-run
    """
    on = day_entered(day)
    name = person(on_one_line(by))
    expected = period_of(period)
    lines: list[str] = []
    faults: list[str] = []
    for file in files:
        try:
            sheet = read(file)
            taken = taken_in(session, sheet, Said(on, name, Path(file).parent), expected)
            lines += [f"{file}：{_enter(session, taken, dry_run=dry_run, good_rows=good_rows)}", *taken.lines]
            faults += [f"{file}：{_told(flaw, sheet)}" for flaw in taken.flaws]
            if taken.flaws and not dry_run:
                copy = send_back(file, sheet, taken.flaws, session.rulebook_script)
                lines.append(f"  標明錯處、可退回修改的一份：{copy}" if copy else "  文件有損壞，寫不出標明錯處的一份")
        except FazhiError as error:
            faults += [f"{file}：{fault}" for fault in sentences(error)]
    deliver_lines(map(session.rulebook_script.shown, lines), Output())
    if faults:
        raise WrongCall(*faults)


def _told(flaw: Flaw, sheet: FilledIn) -> str:
    """What is wrong, and where; a file of several plans has several pages to look for it."""
    return f"「{visible(flaw.sheet)}」頁{flaw.sentence}" if sheet.pages > 1 else flaw.sentence


def _enter(session: Session, taken: TakenIn, *, dry_run: bool, good_rows: bool) -> str:
    """Enter what a sheet comes to in one step, and say what was done."""
    count = len(taken.drafts)
    if taken.flaws and not good_rows:
        return f"有{len(taken.flaws)}處錯誤，沒有登記"
    if not (taken.flaws or taken.lines):
        return "一行也沒有填，沒有登記"
    if dry_run:
        return f"演練，未登記；會登記{count}條"
    if count:
        from fazhi_cli.ledger.store import Ledger

        Ledger.open(session.ledger).append(taken.drafts)
    return f"已登記{count}條"
