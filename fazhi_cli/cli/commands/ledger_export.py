"""fazhi ledger export"""

from __future__ import annotations

from fazhi_cli.cli.options import FILE, PLACE, takes
from fazhi_cli.formats.controls import escaped_controls
from fazhi_cli.ledger.entry import EMPTY, Head
from fazhi_cli.ledger.moving import exported
from fazhi_cli.ledger.reading import all_entries
from fazhi_cli.ledger.shape import sound
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.output.standard_error import tell
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.registers import whole

ROWS = None


@takes(PLACE, FILE)
def run(session: Session, out: Output) -> None:
    """導出全部進展記錄，一條一行（JSON Lines），條數和校驗值另行印出。

    例：fazhi ledger export -o 進展記錄.jsonl
    """
    entries = list(sound(all_entries(session.ledger)))
    head = Head(entries[-1].number, entries[-1].hash) if entries else EMPTY
    deliver_text("".join(map(escaped_controls, exported(entries))), out)
    tell(session.script.shown(whole(head.entries, head.hash)) + "\n")
