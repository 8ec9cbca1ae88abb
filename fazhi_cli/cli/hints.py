"""What a caller may do about a fault, in the names of commands and options; behind the sentence of vocabulary.failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault

if TYPE_CHECKING:
    from fazhi_cli.errors import FazhiError

HINTS = {
    "unknown-unit": "可用 fazhi units 查看名單。",
    "unknown-actor": "可用 fazhi units 查看名單。",
    "unknown-body": "可用 fazhi units 查看名單。",
    "too-many-numbers": ",或改用 --plan、--unit 等條件。",
    "no-input": ",或用 --from 寫明日期。",
}
"""By code: what to do where no near name can be offered."""


def messages(error: FazhiError) -> list[str]:
    """Every fault of a failure as its sentence, with the hint that helps."""
    from fazhi_cli.vocabulary.failures import sentence

    return [sentence(fault) + _hint(fault) if isinstance(fault, Fault) else fault for fault in error.faults]


def _hint(fault: Fault) -> str:
    if fault.facts.get("nearest"):
        return ""
    return HINTS.get(fault.code, "")
