"""fazhi progress terminate"""

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
    """終止：不再辦理，依據的文件須寫明。

    例：fazhi progress terminate 10 --basis 遂府發〔2015〕10號
    """
    deliver_text(enter(session, selection, words or [], "terminate", said, basis=basis), out)
