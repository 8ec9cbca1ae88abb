"""fazhi ledger import"""

from __future__ import annotations

from functools import partial

from fazhi_cli import files
from fazhi_cli.cli.options import PLACE, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.errors import Fault, MissingPart, WrongCall
from fazhi_cli.ledger.moving import imported
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.registers import whole

ROWS = None
LONGEST = 2**20
"""Characters of a line that are read: many times those of an entry with all its texts."""

EXPORT = argument("文件", "fazhi ledger export 導出的文件", default=...)


@takes(PLACE)
def run(session: Session, file: str = EXPORT) -> None:
    """把別處導出的進展記錄導入一個空的記錄，逐條核對。

    例：fazhi ledger import 進展記錄.jsonl
    """
    from fazhi_cli.ledger.store import Ledger

    try:
        with open(file, encoding="utf-8", opener=files.without_waiting) as lines:
            ledger = Ledger.open(session.ledger)
            ledger.restore(imported(iter(partial(lines.readline, LONGEST), "")))
    except UnicodeDecodeError:
        raise WrongCall(Fault("export-not-utf-8", path=file)) from None
    except OSError as error:
        raise MissingPart(Fault("unreadable-export", path=file, reason=files.reason(error))) from error
    head = ledger.head()
    deliver_text(session.script.shown(whole(head.entries, head.hash)) + "\n", Output())
