"""Where the encoding and the words of the plan disagree: one list of checks, each a function of what was loaded."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import InvalidRulebook, Problem
from fazhi_cli.plan import kinds, wordings
from fazhi_cli.plan.time_meaning import Context, Term, UnknownYear
from fazhi_cli.rulebook import render_text as layout
from fazhi_cli.rulebook.characters import decode
from fazhi_cli.rulebook.load import TASKS, UNITS, WORDING, load
from fazhi_cli.rulebook.phrasing import quoted, subject
from fazhi_cli.rulebook.problems import Report, listed, problem
from fazhi_cli.rulebook.source import read_bytes
from fazhi_cli.rulebook.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fazhi_cli.rulebook.load import Loaded
    from fazhi_cli.rulebook.model import Clause, Item, Task
    from fazhi_cli.rulebook.problems import Location


class Finding(NamedTuple):
    """What a check found in a value; offset: the character of its text."""

    location: Location
    code: str
    message: str
    offset: int = 0


def check(folder: Path, source: Path | None = None) -> list[Problem]:
    """Every problem, sorted: what makes the rulebook invalid or, where nothing does, what disagrees with its text."""
    if folder.is_file():  # a compiled index, or one file of the rulebook
        return [problem(str(folder), (0, 0), "F01", "這是一個文件;請給出它所屬的規則庫文件夾,內有 tasks.yaml")]
    try:
        loaded = load(folder)
    except InvalidRulebook as invalid:
        return list(invalid.problems)
    found: dict[str, list[Problem]] = {name: [] for name in loaded.sources}
    for run in CHECKS:
        for finding in run(loaded):
            found[str(finding.location[0])].append(_placed(loaded, finding))
    problems = [each for name, of in found.items() for each in listed(loaded.sources[name].report.file, of)]
    return sorted([*problems, *(_against(loaded, source) if source else ())])


def _placed(loaded: Loaded, finding: Finding) -> Problem:
    source = loaded.sources[str(finding.location[0])]
    place = loaded.place(finding.location, finding.offset)
    return problem(
        source.report.file, place, finding.code, subject(source.root, finding.location[1:]) + finding.message
    )


def _against(loaded: Loaded, path: Path) -> Iterator[Problem]:
    """The first place where the printed rulebook and the document's own text part."""
    report = Report(str(path))
    data = read_bytes(path, report)
    text = None if data is None else decode(data, report)
    yield from report
    if text is None:
        return
    if part := layout.difference(loaded.rulebook, text):
        theirs, ours = (quoted(text) if text else "文末" for text in (part.source, part.printed))
        there = f"{path} 第 {part.line} 行第 {part.column} 列是{theirs},這裡印出{ours}"
        yield _placed(loaded, Finding(part.location, "C15", f"與原文不一致:{there}", part.offset))


def _tasks(loaded: Loaded) -> Iterator[tuple[Location, Task]]:
    for c, chapter in enumerate(loaded.rulebook.chapters):
        for t, task in enumerate(chapter.tasks):
            yield (TASKS, "chapters", c, "tasks", t), task


def _clauses(loaded: Loaded) -> Iterator[tuple[Location, Clause]]:
    for location, task in _tasks(loaded):
        for n, clause in enumerate(task.clauses):
            yield (*location, "clauses", n), clause


def times_left_out(loaded: Loaded) -> Iterator[Finding]:
    for location, clause in _clauses(loaded):
        carried = Spans.of((*clause.when, *(ruling.text for ruling in clause.not_when)), clause.text)
        for start, end, wording in wordings.find(clause.text):
            if not carried.cover(start, end):
                message = f"原文有時限{quoted(wording)},條款沒有標出;請寫進 when,不是時限的寫進 not_when"
                yield Finding((*location, "text"), "C01", message, start)


def times_unreadable(loaded: Loaded) -> Iterator[Finding]:
    for location, task in _tasks(loaded):
        context = Context(issued=loaded.rulebook.plan.issued)
        for c, clause in enumerate(task.clauses):
            for w, phrase in enumerate(clause.when):
                here = (*location, "clauses", c, "when", w)
                try:
                    meaning = wordings.read(phrase, context)
                except UnknownYear:
                    yield Finding(here, "C03", f"{quoted(phrase)}是哪一年無從得知;請寫明 plan 的 issued(成文日期)")
                    continue
                context = context.after(meaning)
                if meaning is None:
                    yield Finding(here, "C02", f"{quoted(phrase)}不在時限表內,只作文字,不計日子")


def not_when_without_time(loaded: Loaded) -> Iterator[Finding]:
    for location, clause in _clauses(loaded):
        for n, ruling in enumerate(clause.not_when):
            if not wordings.find(ruling.text):
                message = f"not_when 的{quoted(ruling.text)}裡沒有時限,不必寫"
                yield Finding((*location, "not_when", n, "text"), "C04", message)


def prohibitions_overruled(loaded: Loaded) -> Iterator[Finding]:
    for location, clause in _clauses(loaded):
        ruled = clause.kind.ruled if clause.kind else None
        yield from _overruled((*location, "kind"), clause.text, ruled)
        for n, item in enumerate(clause.items):
            yield from _overruled((*location, "items", n, "kind"), item.printed, item.kind)


def _overruled(location: Location, text: str, ruled: str | None) -> Iterator[Finding]:
    marks = kinds.marks(text)
    if ruled and ruled != "prohibition" and marks:
        yield Finding(location, "C05", f"原文有{quoted(marks[0][2])},卻定為 {ruled};請核對 kind")
    if ruled == "prohibition" and not marks:
        yield Finding(location, "C06", "定為 prohibition,原文卻沒有「嚴禁」「不得」;請核對 kind")


def prohibitions_cut_off(loaded: Loaded) -> Iterator[Finding]:
    """「嚴禁A、B」 cut into A and B: each reads as a duty unless it repeats the word as its stem."""
    for location, clause in _clauses(loaded):
        marks = kinds.marks(clause.text)
        for n, item in enumerate(clause.items if marks else ()):
            word = _governing(marks, clause.text, item)
            if word:
                message = f"分項{quoted(item.printed)}丟了前面的{quoted(word)};請寫 stem: {word} 或 kind: prohibition"
                yield Finding((*location, "items", n), "C07", message)


def _governing(marks: list[tuple[int, int, str]], text: str, item: Item) -> str:
    """The prohibition in whose part of the sentence an item stands without carrying it."""
    if item.kind or kinds.kind_of(item.printed) == "prohibition":
        return ""
    at = text.find(item.text)
    before = bisect_right(marks, at, key=lambda mark: mark[1])
    if not before:
        return ""
    _, end, word = marks[before - 1]
    return "" if any(text.find(stop, end, at) >= 0 for stop in "。;；:：,，") else word


def exceptions_left_out(loaded: Loaded) -> Iterator[Finding]:
    for location, clause in _clauses(loaded):
        carried = Spans.of(_exceptions(clause), clause.text)
        for start, end, phrase in kinds.exceptions(clause.text):
            if not carried.touch(start, end):
                message = f"原文有{quoted(phrase)},條款沒有標出;請寫進 except"
                yield Finding((*location, "text"), "C08", message, start)


def _exceptions(clause: Clause) -> Iterator[str]:
    yield from clause.exception
    for item in clause.items:
        yield from item.exception


def exceptions_without_words(loaded: Loaded) -> Iterator[Finding]:
    for location, clause in _clauses(loaded):
        said = Spans((start, end) for start, end, _ in kinds.exceptions(clause.text))
        holders = [(location, clause.exception)]
        holders += [((*location, "items", n), item.exception) for n, item in enumerate(clause.items)]
        for here, phrases in holders:
            for n, phrase in enumerate(phrases):
                at = clause.text.find(phrase)
                if not said.touch(at, at + len(phrase)):
                    yield Finding((*here, "except", n), "C09", f"except 的{quoted(phrase)}裡沒有「除…外」")


def units_unused(loaded: Loaded) -> Iterator[Finding]:
    """A unit that the plan names stands in a task, belongs to a group, or is what a name by function means."""
    book = loaded.rulebook
    used = {name for task in book.tasks for name in (*task.lead, *task.responsible)}
    used |= {member for unit in book.units for member in unit.members if unit.name in used}
    used |= {function.unit for function in book.functional if function.unit}
    for n, unit in enumerate(book.units):
        if unit.named and unit.name not in used:
            yield Finding((UNITS, "units", n, "name"), "C10", "沒有任務用到;方案沒有點名的單位請寫 named: false")


def numbers_run_on(loaded: Loaded) -> Iterator[Finding]:
    chapters = [((TASKS, "chapters", n, "number"), each.number) for n, each in enumerate(loaded.rulebook.chapters)]
    tasks: list[tuple[Location, int | None]] = [((*location, "id"), task.id) for location, task in _tasks(loaded)]
    for numbered, what in ((chapters, "章號"), (tasks, "任務序號")):
        right = {1}  # after a wrong number: what follows it, or what follows the number that it should have been
        for location, number in numbered:
            if number is not None and number not in right:
                yield Finding(location, "C11", f"{what}應是 {min(right)},這裡是 {number}")
            right = {number + 1} if number in right else {min(right) + 1, (number or min(right)) + 1}


def clocks_started(loaded: Loaded) -> Iterator[Finding]:
    for location, clause in _clauses(loaded):
        for n, phrase in enumerate(clause.when):
            meaning = _clock(phrase)
            if meaning and not clause.per:
                yield Finding((*location, "when", n), "C12", f"{quoted(phrase)}是逐案的時限;請寫 per: case")
            if meaning and not (meaning.event or clause.event):
                yield Finding((*location, "when", n), "C13", f"{quoted(phrase)}看不出從哪件事起算;請寫 event")


def _clock(phrase: str) -> Term | None:
    try:
        meaning = wordings.read(phrase)
    except UnknownYear:
        return None
    return meaning if isinstance(meaning, Term) else None


def wordings_unused(loaded: Loaded) -> Iterator[Finding]:
    document = layout.printed(loaded.rulebook)
    for n, pair in enumerate(loaded.rulebook.wordings):
        for key, phrases in (("text", [pair.text]), ("only", pair.only), ("not", pair.not_in)):
            for phrase in phrases:
                if phrase not in document:
                    yield Finding((WORDING, "pairs", n, key), "C14", f"{quoted(phrase)}不在原文裡")


CHECKS: tuple[Callable[[Loaded], Iterator[Finding]], ...] = (
    times_left_out,
    times_unreadable,
    not_when_without_time,
    prohibitions_overruled,
    prohibitions_cut_off,
    exceptions_left_out,
    exceptions_without_words,
    units_unused,
    numbers_run_on,
    clocks_started,
    wordings_unused,
)
