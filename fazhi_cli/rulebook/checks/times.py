"""Times: each that the text gives is marked, each that is marked can be read, and no more is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan import wordings
from fazhi_cli.plan.terms import is_own_issue
from fazhi_cli.plan.time_meaning import Context, Term, UnknownYear
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import clauses, tasks
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.problems import Location
    from fazhi_cli.rulebook.tasks_model import Task


def left_out(rulebook: Rulebook) -> Iterator[Finding]:
    """C01: a time in the text that neither `when` nor `not_when` holds."""
    for location, clause in clauses(rulebook):
        phrases = list(clause.when)
        phrases += [ruling.text for ruling in clause.not_when]
        marked = Spans.of(phrases, clause.text)
        for start, end, wording in wordings.find_times(clause.text, rulebook.plan.times):
            if not marked.cover(start, end):
                message = f"原文有時限{quoted(wording)}，條款沒有標出；請寫進 when，不是時限的寫進 not_when"
                yield Finding(location.to("text"), "C01", message, start)


def unreadable(rulebook: Rulebook) -> Iterator[Finding]:
    """C02 and C03: a limit that no row of the table reads, or whose year nothing tells; 長期堅持 says that no day is set."""
    for location, task in tasks(rulebook):
        yield from _of_task(location, task, rulebook.plan.times)


def _of_task(location: Location, task: Task, context: Context) -> Iterator[Finding]:
    """A limit without a year takes that of the limit before it in the task: 「2015年3月前…,6月前…」."""
    before = None
    for limit in task.limits:
        if before is not None and context.is_repeated:
            context = wordings.beyond(context, task.words_between(before, limit))
        before = limit
        here = location.to(*limit.steps)
        phrase = limit.wording
        try:
            meaning = wordings.read_in(limit.text, phrase, context)
        except UnknownYear:
            yield Finding(here, "C03", f"{quoted(phrase)}是哪一年無法確定；請寫明 plan 的 issued（成文日期）")
            continue
        context = context.after(meaning)
        if isinstance(meaning, Term) and is_own_issue(meaning) and context.issued is None:
            yield Finding(here, "C03", f"{quoted(phrase)}自哪一天起算無法確定；請寫明 plan 的 issued（成文日期）")
        if meaning is None and not wordings.says_no_day(phrase):
            yield Finding(here, "C02", f"{quoted(phrase)}不在時限表內，只作文字，不計算日期")


def overruled_without_cause(rulebook: Rulebook) -> Iterator[Finding]:
    """C04: a phrase under `not_when` that nobody would take for a time."""
    for location, clause in clauses(rulebook):
        for n, ruling in enumerate(clause.not_when):
            if not wordings.find(ruling.text):
                message = f"not_when 的{quoted(ruling.text)}裡沒有時限，不必寫"
                yield Finding(location.to("not_when", n, "text"), "C04", message)
