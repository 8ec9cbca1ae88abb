"""fazhi progress set"""

from __future__ import annotations

from fazhi_cli.asked.reports import period as period_of
from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.entering import PANEL, SAID, WORDS, Said, enter
from fazhi_cli.cli.evidence import checksum_of
from fazhi_cli.cli.options import FILE, PLAN, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.ledger.texts import on_one_line
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.plan.supervision import REPORTED, STATUSES
from fazhi_cli.session import Session

ROWS = None
KNOWN: dict[str, str] = {name: STATUSES[name] for name in REPORTED}
STATUS = own_option("--status", "、".join(f"{name} {word}" for name, word in KNOWN.items()), PANEL, "狀態", KNOWN)
PERIOD = own_option("--period", "哪一期的填報，如 2015-06、2015-Q2", PANEL, "期次")
DIFFICULTIES = own_option("--difficulties", "存在問題", PANEL, "文字")
NEXT_STEPS = own_option("--next", "下步措施", PANEL, "文字")
EVIDENCE = own_option("--evidence", "佐證材料的路徑或網址；是文件的，記下校驗值", PANEL, "路徑")


@takes(SAID, PLAN, FILE, SESSION)
def run(
    session: Session,
    said: Said,
    selection: Selection,
    out: Output,
    words: list[str] | None = WORDS,
    status: str | None = STATUS,
    period: str | None = PERIOD,
    difficulties: str | None = DIFFICULTIES,
    next_steps: str | None = NEXT_STEPS,
    evidence: str | None = EVIDENCE,
) -> None:
    """登記進展：任務現在的狀態、說明、問題、措施和佐證。

    例：fazhi progress set 10,12-14 --status 推進中 --note 已起草 --by 張三
    """
    if status is None:
        raise WrongCall(Fault("report-without-status", known=tuple(KNOWN.values())))
    text = enter(
        session,
        selection,
        words or [],
        "report",
        said,
        status=choice("status", status, KNOWN),
        period=period_of(period),
        difficulties=on_one_line(difficulties),
        next_steps=on_one_line(next_steps),
        evidence=evidence,
        sha256=checksum_of(evidence),
    )
    deliver_text(text, out)
