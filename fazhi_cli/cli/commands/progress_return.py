"""fazhi progress return"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.entering import SAID, WORDS, Said, enter
from fazhi_cli.cli.options import FILE, PLAN, SESSION, takes
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session

ROWS = None


@takes(SAID, PLAN, FILE, SESSION)
def run(
    session: Session,
    said: Said,
    selection: Selection,
    out: Output,
    words: list[str] | None = WORDS,
) -> None:
    """退回補正：填報不屬實或不全，退回單位。

    例：fazhi progress return 10 --note 缺佐證材料
    """
    deliver_text(enter(session, selection, words or [], "return", said), out)
