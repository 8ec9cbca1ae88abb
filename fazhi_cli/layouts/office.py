"""What the office has laid down beside the plan, in words; wherever it is shown it bears the office's mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.vocabulary import HEADINGS
from fazhi_cli.vocabulary.marks import OFFICE_DETAIL

if TYPE_CHECKING:
    from fazhi_cli.query.office import Detail


def told(detail: Detail) -> str:
    """What is laid down, each with its heading: 「交付成果：法律顧問名冊；內部時限：2015-04-20」."""
    said = {
        "collects": detail.collects,
        "output": "、".join(detail.output),
        "inner_limit": detail.day,
        "taken_by": "、".join(detail.taken_by),
        "leader": detail.leader,
        "contact": detail.contact,
    }
    return "；".join(f"{HEADINGS[field]}：{value}" for field, value in said.items() if value)


def label(part: str = "") -> str:
    """What stands before it; part: of what alone it is, where the row is of more: 第4項."""
    return f"{OFFICE_DETAIL}（{part}）：" if part else f"{OFFICE_DETAIL}："
