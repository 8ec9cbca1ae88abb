"""fazhi progress accept"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.entering import BASIS, SAID, WORDS, Said, enter
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
    basis: str | None = BASIS,
) -> None:
    """核實：填報屬實；已報完成的即為已辦結。

    例：fazhi progress accept 10 --by 督查室
    """
    deliver_text(enter(session, selection, words or [], "accept", said, basis=basis), out)
