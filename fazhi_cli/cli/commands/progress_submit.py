"""fazhi progress submit"""

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
    """送審：填報送本單位領導審核。

    例：fazhi progress submit 10
    """
    deliver_text(enter(session, selection, words or [], "submit", said), out)
