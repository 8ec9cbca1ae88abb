"""fazhi progress correct"""

from __future__ import annotations

from fazhi_cli.cli.entering import SAID, Said, withdraw
from fazhi_cli.cli.options import FILE, SESSION, takes
from fazhi_cli.cli.parameters import MOST, argument
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session

ROWS = None
ENTRY = argument("記錄號", "要更正的是第幾號記錄，號見 fazhi progress log", min=1, max=MOST)


@takes(SAID, FILE, SESSION)
def run(session: Session, said: Said, out: Output, number: int | None = ENTRY) -> None:
    """更正：一條記錄作廢，也是一條新的記錄，原來的不刪。

    例：fazhi progress correct 3 --note 誤記在別的單位名下
    """
    deliver_text(withdraw(session, number, said), out)
