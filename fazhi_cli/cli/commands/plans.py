"""fazhi plans"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, PLANS, SESSION, takes
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.plans import Plan, listing
from fazhi_cli.session import Session

ROWS = Plan
SHOWN = ("id", "title", "place", "year", "tasks", "reviewed", "state", "folder")


@takes(PLANS, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output) -> None:
    """列出文庫裡的方案：編號、名稱、地區、年份、任務項數、可用或有錯，及所在文件夾。

    例：fazhi plans --year 2015
    """
    session.names_broken = True
    rows = listing(session.question(selection))
    view = session.view(
        "plans", "方案", rows, "id",
        columns=columns(Plan, flush_left=("year",), id="方案編號", title="方案名稱", reviewed="已核對項數", state="狀態", state_text="狀態"),
        pipe=SHOWN, shown=SHOWN,
    )  # fmt: skip
    session.show(view, out)
