"""The reference that sheets, rows and files carry: `10`, `10.3`, `10.3-2`, in a library `suining-2015:10.3-2`."""

from __future__ import annotations

import re
from typing import NamedTuple

_FORM = re.compile(r"(?:([a-z0-9][a-z0-9-]*):)?([0-9]{1,9})(?:\.([0-9]{1,9})(?:-([0-9]{1,9}))?)?")


class Ref(NamedTuple):
    """A task, a clause of it, or an item of that; plan is None where only one plan can be meant."""

    plan: str | None
    task: int
    clause: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        text = str(self.task)
        if self.plan is not None:
            text = f"{self.plan}:{text}"
        if self.clause is not None:
            text += f".{self.clause}"
        if self.item is not None:
            text += f"-{self.item}"
        return text

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """Reads what str() printed; None where the text is no reference."""
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        plan, task, clause, item = match.groups()
        return cls(plan, int(task), None if clause is None else int(clause), None if item is None else int(item))
