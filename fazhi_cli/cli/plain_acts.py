"""The commands of acts that say no more than every entry does: of which task and unit, on which day, by whom, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.entering import SAID, WORDS, Said, enter
from fazhi_cli.cli.options import FILE, PLAN, SESSION, takes
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable


def command_of(act: str, told: str) -> Callable[..., None]:
    """What a module of such a command calls `run`; act: its name in the table of supervision; told: its help, with an example."""

    @takes(SAID, PLAN, FILE, SESSION)
    def run(
        session: Session,
        said: Said,
        selection: Selection,
        out: Output,
        words: list[str] | None = WORDS,
    ) -> None:
        deliver_text(enter(session, selection, words or [], act, said), out)

    run.__doc__ = told
    return run
