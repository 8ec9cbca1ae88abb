"""fazhi ledger carry"""

from __future__ import annotations

from fazhi_cli.cli.options import PLACE, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.ledger.places import address_of
from fazhi_cli.ledger.reading import all_entries
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.registers import carried_over

ROWS = None
NEXT = argument("新記錄", "下一年的記錄：一個文件，或數據庫的地址；須是空的", default=...)


@takes(PLACE)
def run(session: Session, register: str = NEXT) -> None:
    """結轉：把沒有辦結的工作轉入下一年的新記錄，原來的不動。

    例：fazhi ledger carry 2016年進展.db
    """
    from fazhi_cli.ledger.carrying import carried
    from fazhi_cli.ledger.shape import sound
    from fazhi_cli.ledger.store import Ledger, now

    entries = list(sound(all_entries(session.ledger)))
    following = Ledger.open(address_of(None, register))
    following.restore(carried(entries, now()))
    told = carried_over(len(entries), entries[-1].hash if entries else "", *following.head())
    deliver_text(session.script.shown(told) + "\n", Output())
