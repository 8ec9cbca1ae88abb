"""fazhi calendar"""

from __future__ import annotations

from collections import Counter

import typer

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import BYTES, SELECTION, SESSION, takes
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.calendar import entries
from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.notes import Note, notes
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import TIMES

DAYLESS = TIMES | {"milestone": "暫緩或年份不明"}
"""What kept a clause without a day."""

ALARM = typer.Option(None, "--alarm", metavar="天數", help="提前若干天提醒,如 15d", rich_help_panel="輸出")


@takes(SELECTION, BYTES, SESSION)
def run(session: Session, selection: Selection, out: Output, alarm: str | None = ALARM) -> None:
    """所選任務中有日期的時限,寫成日曆文件(.ics)。

    例:fazhi calendar --lead 市法制辦 --alarm 15d -o 時限.ics
    """
    from fazhi_cli.asked.days import days
    from fazhi_cli.formats import ics

    ahead = days(alarm) if alarm else None
    said = notes(session.reader, selection)
    found = entries(session.reader, selection)
    output.deliver_text(ics.render(found, ahead, session.read), out)
    session.tell(
        note for note in (*said, _told(session, selection, len(found))) if session.explain or note.sight != "explain"
    )


def _told(session: Session, selection: Selection, written: int) -> Note:
    """How many limits were written, and what has no day to be written on."""
    silent = [clause for clause in clauses(session.reader, selection) if clause.due is None]
    times = Counter(clause.time for clause in silent)
    parts = (f"{word}{times[time]}條" for time, word in DAYLESS.items() if times[time])
    left = f";另有{len(silent)}條分句沒有日期,未列入:{'、'.join(parts)}" if silent else ""
    return Note("always", f"寫入{written}條時限{left}。")
