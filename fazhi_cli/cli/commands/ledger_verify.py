"""fazhi ledger verify"""

from __future__ import annotations

import re

from fazhi_cli.cli.options import FILE, PLACE, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.errors import Fault, ProblemsFound, WrongCall
from fazhi_cli.ledger.reading import all_entries, refuse_damaged
from fazhi_cli.ledger.verification import verified
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.registers import bad_entry, whole

ROWS = None
AGAINST = own_option("--against", "以前印出或導出的校驗值，查有無刪去末尾、整本重寫", "核對", "校驗值")


@takes(PLACE, FILE)
def run(session: Session, out: Output, against: str | None = AGAINST) -> None:
    """逐條核對進展記錄：有無改動、缺失；有則退出碼為 1。

    例：fazhi ledger verify
    """
    found = verified(all_entries(session.ledger), _hash(against))
    if found.bad:
        raise ProblemsFound(bad_entry(found.bad.number, found.bad.wrong))
    refuse_damaged(session.ledger)
    deliver_text(session.script.shown(whole(found.head.entries, found.head.hash)) + "\n", out)


def _hash(typed: str | None) -> str | None:
    """The hash that was kept. Raises WrongCall for what is none: a slip of the hand must not look as if a register had been rewritten."""
    if typed is None:
        return None
    found = typed.strip().lower()
    if not re.fullmatch("[0-9a-f]{64}", found):
        raise WrongCall(Fault("no-hash", typed=typed[:80]))
    return found
