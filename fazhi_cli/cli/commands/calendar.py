"""fazhi calendar"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import BYTES, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.calendar import entries
from fazhi_cli.query.clauses import clauses
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from fazhi_cli.query.calendar import Entry
    from fazhi_cli.query.question import Question

ROWS = None
ALARM = own_option("--alarm", "提前若干天提醒，如 15d", "輸出", "天數")


@takes(SELECTION, BYTES, SESSION)
def run(session: Session, selection: Selection, out: Output, alarm: str | None = ALARM) -> None:
    """所選任務中有日期的時限，寫成日曆文件（.ics）。

    例：fazhi calendar --lead 市法制辦 --alarm 15d -o 時限.ics
    """
    from fazhi_cli.asked.days import days
    from fazhi_cli.formats import ics
    from fazhi_cli.layouts.calendar import events_of, title_of

    endings.expect(out.file, ".ics")
    ahead = days(alarm) if alarm else None
    question = session.question(selection)
    notes = session.notes(question, "clauses")
    found = entries(question)
    in_script = session.rulebook_script.shown
    name = title_of(found, in_script)
    events = events_of(found, in_script)
    output.deliver_text(ics.render(name, events, ahead), out)
    session.tell([*notes, _written(question, found)])


def _written(question: Question, found: list[Entry]) -> Note:
    """How many limits were written, and how many clauses, by their kind of time, have no day to be written on."""
    times: Counter[str] = Counter()
    running = [entry for entry in found if entry.fate != "suspended"]
    written = {(entry.limit.plan, entry.limit.ref) for entry in running}
    for clause in clauses(question):
        if clause.due is None and (clause.plan, clause.ref) not in written:
            has_words_only = clause.limits and clause.time == "none"
            times["words" if has_words_only else clause.time] += 1
    return Note("calendar-written", {"count": len(running), "dayless": times})
