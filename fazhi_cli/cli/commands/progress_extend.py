"""fazhi progress extend"""

from __future__ import annotations

from fazhi_cli.asked.days import iso_day
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.entering import BASIS, PANEL, SAID, WORDS, Said, enter
from fazhi_cli.cli.options import FILE, PLAN, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session

ROWS = None
TO = own_option("--to", "申請延到哪一天；同意時可另定一天", PANEL, "日期")
GRANT = own_option("--grant", "同意延期，須寫明新的日期", PANEL, default=False)
DENY = own_option("--deny", "不同意延期", PANEL, default=False)


@takes(SAID, PLAN, FILE, SESSION)
def run(
    session: Session,
    said: Said,
    selection: Selection,
    out: Output,
    words: list[str] | None = WORDS,
    to: str | None = TO,
    grant: bool = GRANT,
    deny: bool = DENY,
    basis: str | None = BASIS,
) -> None:
    """延期：單位申請，督查機構同意或不同意。

    例：fazhi progress extend 10 --to 2015-06-30 --note 等待省級文件
    """
    if grant and deny:
        raise WrongCall(Fault("granted-and-denied"))
    act = "grant-extension" if grant else "deny-extension" if deny else "ask-extension"
    day = iso_day(to, said.day)
    deliver_text(enter(session, selection, words or [], act, said, new_day=day, basis=basis), out)
