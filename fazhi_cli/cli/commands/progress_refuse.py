"""fazhi progress refuse"""

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
    """送審退回：本單位領導不同意上報。

    例：fazhi progress refuse 10 --note 數字與台賬不符
    """
    deliver_text(enter(session, selection, words or [], "refuse", said), out)
