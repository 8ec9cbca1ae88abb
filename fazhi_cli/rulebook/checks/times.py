"""Times: each that the text gives is marked, each that is marked can be read, and no more is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan import wordings
from fazhi_cli.plan.terms import is_own_issue
from fazhi_cli.plan.time_meaning import Term
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import clauses, tasks
from fazhi_cli.rulebook.limit_readings import calendar_of, read_limits
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook


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
    plan = rulebook.plan
    calendar = calendar_of(rulebook.notices)
    for location, task in tasks(rulebook):
        for limit, meaning, has_unknown_year in read_limits(task, plan, calendar):
            here = location.to(*limit.steps)
            phrase = quoted(limit.wording)
            if has_unknown_year:
                yield Finding(here, "C03", f"{phrase}是哪一年無法確定；請寫明 plan 的 issued（成文日期）")
            elif isinstance(meaning, Term) and is_own_issue(meaning) and plan.issued is None:
                yield Finding(here, "C03", f"{phrase}自哪一天起算無法確定；請寫明 plan 的 issued（成文日期）")
            elif meaning is None and not wordings.says_no_day(limit.wording):
                yield Finding(here, "C02", f"{phrase}不在時限表內，只作文字，不計算日期")


def overruled_without_cause(rulebook: Rulebook) -> Iterator[Finding]:
    """C04: a phrase under `not_when` that nobody would take for a time."""
    for location, clause in clauses(rulebook):
        for n, ruling in enumerate(clause.not_when):
            if not wordings.find(ruling.text):
                message = f"not_when 的{quoted(ruling.text)}裡沒有時限，不必寫"
                yield Finding(location.to("not_when", n, "text"), "C04", message)
