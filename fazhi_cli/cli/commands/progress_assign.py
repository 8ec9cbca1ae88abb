"""fazhi progress assign"""

from __future__ import annotations

from fazhi_cli.asked.days import iso_day
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.entering import BASIS, PANEL, SAID, WORDS, Said, enter
from fazhi_cli.cli.options import FILE, PLAN, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session

ROWS = None
TAKE_BY = own_option("--take-by", "此日之前簽收", PANEL, "日期")


@takes(SAID, PLAN, FILE, SESSION)
def run(
    session: Session,
    said: Said,
    selection: Selection,
    out: Output,
    words: list[str] | None = WORDS,
    take_by: str | None = TAKE_BY,
    basis: str | None = BASIS,
) -> None:
    """交辦：把任務交給單位，可限期簽收。

    例：fazhi progress assign 10 --take-by 2015-03-10
    """
    day = iso_day(take_by, said.day)
    deliver_text(enter(session, selection, words or [], "assign", said, new_day=day, basis=basis), out)
