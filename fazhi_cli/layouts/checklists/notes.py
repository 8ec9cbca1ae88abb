"""The notes under a checklist, as facts: what a reader of paper must know, who cannot ask the program. See wording.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.query.sheet_facts import open_groups, plan_facts, successions, two_day_limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.layouts.checklists.acting import Explained
    from fazhi_cli.query.reader import Reader
    from fazhi_cli.query.sheets import Sheet


class SheetNote(NamedTuple):
    """A fact that a sheet tells under its table: a code, and the values that its sentence needs."""

    code: str
    values: Mapping[str, Any] = {}


def readings(reader: Reader, selection: Selection, sheets: Sequence[Sheet]) -> Iterator[SheetNote]:
    """The days of each bare 「N月前」: both while the reading is open, else the one that is in force."""
    plans = plan_facts(reader)
    parted = {(limit.plan, limit.task, limit.wording): limit for limit in two_day_limits(reader)}
    for due, latest, wording, plan, task in sorted(_dated_limits(sheets)):
        limit = parted.get((plan, task, wording))
        if limit is None:
            continue
        if (due, latest) == (limit.strict, limit.lenient):
            yield SheetNote("reading-open", {"wording": wording, "strict": due, "lenient": latest})
        elif due == latest and due in (limit.strict, limit.lenient):
            reading = "strict" if due == limit.strict else "lenient"
            facts = plans[plan]
            values = {"wording": wording, "reading": reading, "day": due}
            # A reading that was asked for is the asker's, even where it is the one that the office holds to.
            if facts.decided_by and facts.reading == reading and not selection.reading:
                values |= {"by": facts.decided_by, "on": facts.decided_on or ""}
                yield SheetNote("reading-fixed", values)
            else:
                yield SheetNote("reading-followed", values)


def _dated_limits(sheets: Sequence[Sheet]) -> set[tuple[str, str, str, str, int]]:
    """The two days of each limit that has days, with its wording, plan and task."""
    found = set()
    for sheet in sheets:
        for clause in sheet.clauses:
            for limit in clause.limits:
                if limit.due and limit.due_latest:
                    found.add((limit.due, limit.due_latest, limit.wording, clause.plan, clause.task))
    return found


def units(reader: Reader, sheets: Sequence[Sheet], *, names_units: bool) -> Iterator[SheetNote]:
    """Which of the printed units are open groups, and which have handed their duties on since.

    names_units: units were asked for, of whom other notes say already what an open group means to them.
    """
    printed = set(_printed_units(sheets))
    if not names_units:
        for plan, group in open_groups(reader):
            if (plan, group) in printed:
                yield SheetNote("open-group", {"group": group})
    # Two plans may tell the same of a unit, which is then told once.
    distinct: dict[tuple[str, tuple[tuple[str, int | None], ...]], None] = {}
    for succession in successions(reader):
        if (succession.plan, succession.unit) in printed:
            heirs = tuple((heir.name, heir.year) for heir in succession.heirs)
            distinct[succession.unit, heirs] = None
    if distinct:
        yield SheetNote("successions", {"successions": tuple(distinct)})


def _printed_units(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    for sheet in sheets:
        task = sheet.task
        for unit in task.lead + task.responsible:
            yield task.plan, unit


def explanations(explained: frozenset[Explained], *, names_units: bool) -> Iterator[SheetNote]:
    """What the cells printed that does not explain itself."""
    if "cases" in explained:
        yield SheetNote("cases-counted")
    if "actor" in explained and names_units:
        left = tuple(part for part in ("receives", "supervises") if part in explained)
        yield SheetNote("actor-is-another", {"left": left})


def office_additions(notes: Iterable[SheetNote]) -> Iterator[SheetNote]:
    """What the mark of the office means, where one of the notes bears it."""
    if any(note.code == "reading-fixed" for note in notes):
        yield SheetNote("office-mark")
