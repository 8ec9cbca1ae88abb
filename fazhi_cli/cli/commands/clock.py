"""fazhi clock"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from fazhi_cli.asked.events import Event, GivenColumns, given_columns, pasted
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli import standard_input
from fazhi_cli.cli.options import OUTPUT, SESSION, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts import clock as layout
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.clock import Clock, event_limits_of
from fazhi_cli.query.event_clocks import event_clocks
from fazhi_cli.query.notes import of_unread
from fazhi_cli.query.rows import names_of
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.failures import sentences
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.query.event_clocks import Uncounted

ROWS = Clock
REF = argument("序號", "任務或分句，如 31、31.3、(二十四)", "task", default=...)
FROM = own_option("--from", "事發之日，可重複；- 或管道：每行一個日期，或帶「日期,事項」表頭的 CSV", "", "日期")

MOST_BYTES = 2**24
"""Of what is piped in: many times the events of a year."""


@takes(OUTPUT, SESSION)
def run(session: Session, out: Output, ref: str = REF, from_: list[str] | None = FROM) -> None:
    """自某事之日起的期限，何日屆滿。

    例：fazhi clock 24 --from 2015-02-06
    """
    today = date.today()
    question = session.question(Selection(id=(ref,), today=today))
    limits = event_limits_of(question, ref)
    typed, data = _typed(from_ or [])
    events = typed + pasted(data) if data is not None else typed
    given = given_columns(data, names_of(Clock)) if data is not None else GivenColumns()
    found = event_clocks(question, limits, events, today)
    rows = [counted.clock for counted in found.counted]
    if rows:
        view = session.view(
            "clock", "期限", rows, "ref",
            columns=columns(Clock, days="天數", due_latest="順延後"),
            pipe=("ref", "from", "event", "wording", "last_day", "due", "due_latest", "note"),
            shown=("ref", "from", "event", "wording", "due", "due_latest"),
            # The notes stand under the table.
            paper=("ref", "from", "event", "wording", "last_day", "due", "due_latest"),
            feet=tuple(layout.feet(rows)),
        )  # fmt: skip
        view = layout.with_given(view, given, [counted.event.place for counted in found.counted])
        lines = [line for counted in found.counted for line in layout.days(counted)]
        notes = [Note("counting", {"line": line}, "explain") for line in lines]
        session.show(
            view, out, [*of_unread(question, {(limit.plan, limit.task) for limit in limits}), *notes], question
        )
    if found.uncounted:
        raise WrongCall(*map(session.rulebook_script.shown, _messages(found.uncounted)))


def _typed(values: list[str]) -> tuple[list[Event], bytes | None]:
    """The events of --from, and what is piped in beside them. Raises WrongCall where there is neither."""
    typed = [Event(f"--from {value}", value) for value in values if value != "-"]
    if typed and "-" not in values:
        return typed, None
    if not values and (sys.stdin is None or sys.stdin.isatty()):
        raise WrongCall("請寫明事發之日，如 --from 2015-04-28，或從管道讀入，每行一個日期。")
    return typed, standard_input.read(MOST_BYTES)


def _messages(uncounted: Iterable[Uncounted]) -> Iterator[str]:
    """What could not be counted and why, each with its place."""
    for failure in uncounted:
        limit = f"{failure.ref} " if failure.ref else ""
        for sentence in sentences(failure.error):
            yield f"{failure.event.place}：{limit}{sentence}"
