"""What can be registered of a task, who registers it, and what it makes of a unit's status: the one table of supervision.

The acts and their order are those of supervision in practice (督查督辦): 交辦, 簽收, 反饋, 審核, 辦結. That only the office closes a
matter, and that a unit says 已報完成 until then, holds wherever a rule was read (rules of supervision of several cities and universities).
"""

from collections.abc import Mapping
from typing import Literal

from fazhi_cli.structs import Struct

Role = Literal["unit", "office"]
"""For whom a person enters: for the unit that has the work, or for the office that supervises it."""

Status = Literal[
    "assigned", "received", "not_started", "in_progress", "ongoing", "applied", "reported_done", "submitted", "refused",
    "returned", "closed", "terminated",
]  # fmt: skip
"""Where a unit stands with a task. What time alone makes of it (near, late) is computed and never entered."""

STATUSES: Mapping[Status, str] = {
    "assigned": "已交辦",
    "received": "已簽收",
    "not_started": "未啟動",
    "in_progress": "推進中",
    "ongoing": "持續推進",
    "applied": "已申報待批",
    "reported_done": "已報完成",
    "submitted": "送審中",
    "refused": "送審退回",
    "returned": "退回補正",
    "closed": "已辦結",
    "terminated": "終止",
}
"""By status what it is called."""

STARTED: tuple[Status, ...] = ("in_progress", "ongoing", "applied", "reported_done")
REPORTED: tuple[Status, ...] = ("not_started", *STARTED)
"""What a unit may say of itself."""

FINISHED: tuple[Status, ...] = ("closed", "terminated")
"""After which nothing is late any more; a new 交辦 opens the matter again."""

SENT_BACK: tuple[Status, ...] = ("refused", "returned")
"""By the unit's own leader, by the office: what was reported does not count."""

NOT_FINISHED = tuple(status for status in STATUSES if status not in FINISHED)
ANY_STATUS = (None, *STATUSES)
"""Every status, and that nothing is registered yet."""


class Act(Struct):
    """A kind of entry.

    after: the status that it gives the unit's work; None where it leaves it as it was. From `report` the entry itself says the
    status. role: whose act it is; what is a unit's the office may enter for it, as it does with the sheets that come back. allowed:
    the statuses in which it may be entered. needs, takes: the fields of an entry that it must and may have beside those of all.
    """

    name: str
    word: str
    role: Role
    allowed: tuple[Status | None, ...]
    after: Status | None = None
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


_OPEN: tuple[Status | None, ...] = (None, *NOT_FINISHED)
_SAID = ("clause", "note", "difficulties", "next_steps", "evidence", "sha256", "period")

ACTS = (
    Act("assign", "交辦", "office", ANY_STATUS, "assigned", takes=("note", "new_day", "basis")),
    Act("receive", "簽收", "unit", ("assigned",), "received", takes=("note",)),
    Act("report", "進展", "unit", _OPEN, needs=("status",), takes=_SAID),
    Act("submit", "送審", "unit", (*REPORTED, "refused", "returned"), "submitted", takes=("note",)),
    Act("refuse", "送審退回", "unit", ("submitted",), "refused", needs=("note",)),
    Act("ask-extension", "延期申請", "unit", _OPEN, needs=("new_day", "note"), takes=("basis",)),
    Act("grant-extension", "同意延期", "office", _OPEN, needs=("new_day",), takes=("note", "basis")),
    Act("deny-extension", "不同意延期", "office", _OPEN, needs=("note",)),
    Act("accept", "核實", "office", (*REPORTED, "submitted"), takes=("note", "basis")),
    Act("return", "退回補正", "office", (*REPORTED, "submitted", "closed"), "returned", needs=("note",)),
    Act("urge", "催辦", "office", _OPEN, needs=("step",), takes=("note", "new_day")),
    Act("terminate", "終止", "office", _OPEN, "terminated", needs=("basis",), takes=("note",)),
    Act("correct", "更正", "unit", ANY_STATUS, needs=("corrects", "note")),
)
"""In the order of the work."""

BY_NAME: Mapping[str, Act] = {act.name: act for act in ACTS}


def status_word(status: str | None) -> str:
    """What a status is called; nothing where there is none."""
    return next((word for name, word in STATUSES.items() if name == status), "")
