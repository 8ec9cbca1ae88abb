"""fazhi ledger backup"""

from __future__ import annotations

from fazhi_cli import files
from fazhi_cli.cli.options import PLACE, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.ledger.places import SQLITE
from fazhi_cli.ledger.reading import head_of
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.registers import whole

ROWS = None
FILE_TO = argument("文件", "備份寫入的文件", default=...)
FORCE = own_option("--force", "覆蓋已有的文件", "輸出", default=False)


@takes(PLACE)
def run(session: Session, file: str = FILE_TO, force: bool = FORCE) -> None:
    """備份進展記錄，別人正在登記時也可以。

    例：fazhi ledger backup 備份.db
    """
    from fazhi_cli.ledger.store import Ledger

    ledger = Ledger.open(session.ledger)
    with files.making(file, force=force) as draft:
        ledger.backup(draft, file)
        head = head_of(f"{SQLITE}{draft}")
    deliver_text(session.script.shown(whole(head.entries, head.hash)) + "\n", Output())
