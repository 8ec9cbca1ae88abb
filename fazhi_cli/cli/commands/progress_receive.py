"""fazhi progress receive"""

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
    """簽收：單位接下交辦的任務。

    例：fazhi progress receive 10 --unit 市法制辦
    """
    deliver_text(enter(session, selection, words or [], "receive", said), out)
