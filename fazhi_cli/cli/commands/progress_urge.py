"""fazhi progress urge"""

from __future__ import annotations

from fazhi_cli.asked.days import iso_day
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.entering import PANEL, SAID, WORDS, Said, enter
from fazhi_cli.cli.options import FILE, PLAN, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session

ROWS = None
STEP = own_option("--step", "第幾次催辦，默認接著上一次", PANEL, "次數", min=1, max=99)
TO = own_option("--to", "限哪一天答覆", PANEL, "日期")


@takes(SAID, PLAN, FILE, SESSION)
def run(
    session: Session,
    said: Said,
    selection: Selection,
    out: Output,
    words: list[str] | None = WORDS,
    step: int | None = STEP,
    to: str | None = TO,
) -> None:
    """催辦：一次一單，上一次沒有答覆才有下一次。

    例：fazhi progress urge 10 --to 2015-06-05
    """
    day = iso_day(to, said.day)
    deliver_text(enter(session, selection, words or [], "urge", said, step=step, new_day=day), out)
