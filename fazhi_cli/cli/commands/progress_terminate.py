"""fazhi progress terminate"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.entering import PANEL, SAID, WORDS, Said, enter
from fazhi_cli.cli.options import FILE, PLAN, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session

ROWS = None
BASIS = own_option("--basis", "依據的文件及文號", PANEL, "文件")


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
