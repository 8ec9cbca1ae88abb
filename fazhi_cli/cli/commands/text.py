"""fazhi text"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import FILE, PLACE, PLAN, takes
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.plans import text
from fazhi_cli.session import Session


@takes(PLAN, FILE, PLACE)
def run(session: Session, selection: Selection, out: Output) -> None:
    """印出方案全文，與原件逐字節相同。

    例：fazhi text > 方案.txt
    """
    endings.expect(out.file, endings.PLAIN)
    whole = text(session.question(selection))
    # The document is the proof: only who asks for it with this very call gets it in another script.
    output.deliver_text(session.data_script.shown(whole), out)
