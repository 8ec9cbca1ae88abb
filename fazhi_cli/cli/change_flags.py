"""How the command line asks for a kind of change: --suspend, or --move-to with a day; read from the table of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds import KINDS

if TYPE_CHECKING:
    from fazhi_cli.changes.kinds.kind import Kind

VALUES = {"day": "日期", "reading": "口徑", "unit": "單位"}
"""By the key that tells the change itself, what is written behind the flag."""

WITH_FLAG = [kind for kind in KINDS.values() if kind.subject != "entry"]
"""The kinds that a flag asks for; that another entry holds no more is told by a command of its own."""


def flag_of(kind: Kind) -> str:
    """The flag that asks for a kind."""
    return f"--{kind.name}-to" if kind.value == "day" else f"--{kind.name}"


def flags() -> list[str]:
    """Every flag, with what is written behind it."""
    flags_with_values = []
    for kind in WITH_FLAG:
        flag = flag_of(kind)
        if kind.value is not None:
            flag = f"{flag} {VALUES[kind.value]}"
        flags_with_values.append(flag)
    return flags_with_values
