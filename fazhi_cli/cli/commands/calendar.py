"""fazhi calendar"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.options import BYTES, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output
from fazhi_cli.output.each import RECIPIENTS, Each, Sheets, write
from fazhi_cli.query.calendar import entries
from fazhi_cli.query.clauses import clauses
from fazhi_cli.session import Session, shown
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Document
    from fazhi_cli.query.calendar import Entry
    from fazhi_cli.query.question import Question

ROWS = None
TITLE = "時限日曆"
"""What a calendar is called in the name of its file."""
INDEX = "html"
"""The format of the page that lists the calendars of a folder."""
EACH = own_option("--each", "unit 每單位一個文件，chapter 每章一個；用 -o 指明文件夾", "輸出", "分法", RECIPIENTS)
ALARM = own_option("--alarm", "提前若干天提醒，如 15d", "輸出", "天數")


@takes(SELECTION, BYTES, SESSION)
def run(
    session: Session, selection: Selection, out: Output, alarm: str | None = ALARM, each: str | None = EACH
) -> None:
    """所選任務中有日期的時限，寫成日曆文件（.ics）。

    例：fazhi calendar --lead 市法制辦 --alarm 15d -o 時限.ics
    """
    from fazhi_cli.asked.days import days

    ahead = days(alarm) if alarm else None
    question = session.question(selection)
    if each:
        _write_each(session, question, choice("each", each, RECIPIENTS), out, ahead)
        return
    endings.expect(out.file, ".ics")
    notes = session.notes(question, "clauses")
    found = entries(question)
    output.deliver_text(_calendar(session, question, found, ahead), out)
    session.tell([*notes, _written(question, found)])


def _calendar(session: Session, question: Question, found: Sequence[Entry], ahead: int | None) -> str:
    """The calendar of the limits that a question found; ahead: days before each of them on which it is told."""
    from fazhi_cli.formats import ics
    from fazhi_cli.layouts.calendar import events_of, title_of
    from fazhi_cli.layouts.heading import names

    in_script = session.rulebook_script.shown
    return ics.render(title_of(found, names(question), in_script), events_of(found, in_script), ahead)


def _write_each(session: Session, question: Question, by: str, out: Output, ahead: int | None) -> None:
    """A calendar for each unit or chapter, into a folder, with a page that lists them."""
    from fazhi_cli.formats import for_documents

    endings.expect_folder(out.path)
    [page] = [format_ for format_ in for_documents() if format_.name == INDEX]

    def make(own: Question) -> str:
        return _calendar(session, own, entries(own), ahead)

    def print_index(document: Document) -> str | bytes:
        return output.rendered(shown(document, session.rulebook_script), page, out)

    in_script = session.rulebook_script.shown
    sheets = Sheets("ics", lambda _: TITLE, make, print_index, INDEX, in_script)
    count = write(question, Each(by, unnamed=False, path=out.path, force=out.force, heirs=True), sheets)
    session.tell([Note("sheets-written", {"count": count, "folder": out.path}) if count else Note("no-sheets", {})])


def _written(question: Question, found: list[Entry]) -> Note:
    """How many limits were written, how many as cancelled, and how many clauses, by their kind of time, have no day to be written on."""
    times: Counter[str] = Counter()
    cancelled = sum(entry.fate == "suspended" for entry in found)
    written = {(entry.limit.plan, entry.limit.ref) for entry in found}
    for clause in clauses(question):
        if clause.due is None and (clause.plan, clause.ref) not in written:
            has_words_only = clause.limits and clause.time == "none"
            times["words" if has_words_only else clause.time] += 1
    return Note("calendar-written", {"count": len(found) - cancelled, "cancelled": cancelled, "dayless": times})
