"""Where every unit stands with every task, by the entries; the register holds acts, and the status is what they come to."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_cli.ledger.entry import Draft, Entry, Work
from fazhi_cli.plan.report_periods import last_day_of
from fazhi_cli.plan.supervision import BY_NAME, FINISHED, SENT_BACK, STARTED


class Standing(NamedTuple):
    """The status of a unit's work, and the entries that made it; None where there is none.

    accepted: the last report that the office found true; its status is that of the matter where this unit collects the others'.
    assigned, received, closed: days; take_by: by which it was to be taken. extended: the day that an extension granted last; asked: the
    day asked for that waits for an answer. urged: the step of the last slip since the last report, urged_by: the day it gives. whole: the last report of the task
    itself; said: the status that the unit last gave it, which stands through 送審. done_clauses: of which alone it was reported that
    they are done; the task itself is not done by that. periods: of which anything was reported, in whatever order.
    """

    work: Work
    status: str | None = None
    report: Entry | None = None
    accepted: Entry | None = None
    accepted_status: str | None = None
    assigned: str | None = None
    take_by: str | None = None
    received: str | None = None
    closed: str | None = None
    extended: str | None = None
    asked: str | None = None
    urged: int = 0
    urged_by: str | None = None
    whole: Entry | None = None
    said: str | None = None
    done_clauses: frozenset[int] = frozenset()
    periods: frozenset[str] = frozenset()
    last: Entry | None = None

    @property
    def is_finished(self) -> bool:
        return self.status in FINISHED

    @property
    def of_matter(self) -> str | None:
        """The status of the task itself, where this unit collects the others' reports: what the office found true last.

        Until it has looked at a report, what the unit says stands.
        """
        return self.accepted_status if self.accepted_status and not self.is_finished else self.status

    @property
    def done(self) -> str | None:
        """The day on which the unit reported the work as done, unless it was sent back."""
        if self.whole is None or self.said != "reported_done" or self.status in SENT_BACK:
            return None
        return self.whole.day


def standings(entries: Iterable[Entry]) -> dict[Work, Standing]:
    """By work the standing after entries, which come in their order; withdrawn ones count as if they had not been made."""
    found: dict[Work, Standing] = {}
    for entry in in_force(entries):
        work = entry.work
        found[work] = after(found.get(work) or Standing(work), entry)
    return found


def in_force(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries without those that a later one withdraws, and without the withdrawals."""
    all_entries = list(entries)
    withdrawn = {entry.corrects for entry in all_entries if entry.act == "correct"}
    for entry in all_entries:
        if entry.act != "correct" and entry.number not in withdrawn:
            yield entry


def after(standing: Standing, entry: Entry) -> Standing:
    """The standing of a work after one more entry."""
    if entry.act == "report":
        return _reported(standing, entry)
    status = entry.status or BY_NAME[entry.act].after or standing.status
    standing = standing._replace(status=status, last=entry)
    match entry.act:
        case "assign":
            return Standing(
                entry.work, "assigned", assigned=entry.day, take_by=entry.new_day, periods=standing.periods, last=entry
            )
        case "receive":
            return standing._replace(received=entry.day)
        case "ask-extension":
            return standing._replace(asked=entry.new_day)
        case "grant-extension":
            return standing._replace(extended=entry.new_day, asked=None)
        case "deny-extension":
            return standing._replace(asked=None)
        case "accept" | "return":
            return _checked(standing, entry)
        case "urge":
            return standing._replace(urged=entry.step or 0, urged_by=entry.new_day)
        case _:
            return standing


def _reported(standing: Standing, entry: Entry) -> Standing:
    """After a report: of the whole task, of one clause, or of a period of which the unit has reported the next already."""
    if entry.period is not None and entry.period not in standing.periods:
        standing = standing._replace(periods=standing.periods | {entry.period})
    if is_of_past_period(standing, entry):
        return standing
    if entry.clause is not None:
        return _clause_reported(standing, entry, entry.clause)
    said = entry.status or standing.status
    return standing._replace(status=said, said=said, report=entry, whole=entry, urged=0, urged_by=None, last=entry)


def is_of_past_period(standing: Standing, entry: Entry | Draft) -> bool:
    """Whether a report came in after one of a later period: it is kept, and is not how far the work is now."""
    last = standing.report.period if standing.report else None
    if entry.act != "report" or entry.period is None or last is None or entry.period == last:
        return False
    return last_day_of(entry.period) < last_day_of(last)


def _clause_reported(standing: Standing, entry: Entry, clause: int) -> Standing:
    """After a report of one clause: of the whole task it says only that there is something going on, or not even that."""
    done = standing.done_clauses | {clause} if entry.status == "reported_done" else standing.done_clauses - {clause}
    is_begun = entry.status != "not_started" or standing.status in STARTED
    status = standing.status if standing.status in STARTED else "in_progress" if is_begun else "not_started"
    standing = standing._replace(status=status, said=status, report=entry, done_clauses=done, last=entry)
    return standing._replace(urged=0, urged_by=None)


def _checked(standing: Standing, entry: Entry) -> Standing:
    """After the office has looked at what was reported. What it finds true of what was reported as done is closed; what it sends back is not.

    That a clause is done closes no task.
    """
    if entry.act == "return":
        return standing._replace(accepted=None, accepted_status=None, closed=None) if standing.closed else standing
    if standing.said == "reported_done":
        return standing._replace(status="closed", closed=entry.day, accepted=standing.report, accepted_status="closed")
    return standing._replace(status=standing.said, accepted=standing.report, accepted_status=standing.said)
