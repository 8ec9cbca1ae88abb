"""fazhi text"""

from __future__ import annotations

from fazhi_cli.cli.options import FILE, PLACE, PLAN, takes
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.session import Session


@takes(PLAN, FILE, PLACE)
def run(session: Session, plan: tuple[str, ...], out: Output) -> None:
    """印出方案全文,與原件逐字節相同。

    例:fazhi text > 方案.txt
    """
    session.reader.known_plans(plan)
    texts = session.reader.rows("SELECT id, text FROM plans ORDER BY position")
    whole = "".join(text for name, text in texts if not plan or name in plan)
    # The rulebook's own `print` is for lists; the document is the proof, and only who asks gets it in another script.
    output.deliver_text(session.read(whole) if session.script else whole, out)
