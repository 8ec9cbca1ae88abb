"""One page on what was read: how much, what is doubtful, and what a person must decide, each with its place."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.data_files import MAX_BYTES, TASKS, UNITS
from fazhi_cli.field_types import listed
from fazhi_cli.importing.document import is_day_of_print
from fazhi_cli.importing.tables import role_of
from fazhi_cli.importing.unit_doubts import is_long, read_names
from fazhi_cli.plan import wordings
from fazhi_cli.plan.plan_years import context_of
from fazhi_cli.plan.time_meaning import Context, UnknownYear
from fazhi_cli.vocabulary.gaps import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fazhi_cli.errors import Problem
    from fazhi_cli.importing.plan_reading import PlanRead
    from fazhi_cli.importing.readers.documents import Document
    from fazhi_cli.importing.source_places import SourcePlaces
    from fazhi_cli.importing.tables import Table

_NAMED = 12
"""How many of a kind are named; more are counted."""

_NOBODY_READ = "C17"
"""The remark of a check that tasks are unread, which is true of every proposal."""

_NOT_DIVIDED = "未能分出任務，只收錄了全文；請人工分出章和任務。"
_TOO_LARGE = (
    f"任務太多，規則庫的一個文件放不下（不超過 {MAX_BYTES // 2**20} MiB），只收錄了全文；請把原件分成幾份再導入。"
)

_COLUMNS = {
    "number": "序號",
    "title": "任務名稱",
    "text": "任務內容",
    "lead": "牽頭單位",
    "responsible": "責任單位",
    "when": "時限",
    "basis": "依據",
    "contact": "聯繫方式",
}
"""What a column of a table was taken for."""


def page(read: PlanRead, source: Original, problems: Sequence[Problem], places: SourcePlaces) -> list[str]:
    """The lines of the report; problems: what the check of the rulebook found. places: of its lines in the document."""
    found = list(_counts(read, source))
    found += [] if any(True for _ in _tasks(read)) or read.is_verbatim else [_NOT_DIVIDED]
    left_out = list(_section("沒有作為正文讀入的", source.document.left_out))
    if read.is_verbatim:
        return [*found, *left_out, _TOO_LARGE if read.is_too_large else _NOT_DIVIDED]
    doubts = [] if read.is_unchanged else [*_long_names(read, source), *_not_limits(read, source)]
    beside = [] if read.is_unchanged else list(_beside_tasks(read, source))
    named = _places_of_units(read, source)
    found += [*(_columns(table, source) for table in read.proposal.tables), *_units(read, named), *left_out]
    found += [*_section("與舊版不同的", read.remarks), *_section("舊版裡沒有帶入的", read.lost)]
    found += _section("要由人決定的", doubts)
    found += _section("不在任務正文裡、沒有列入的時限", beside)
    told = [_told(problem, read, source, places) for problem in problems if problem.code != _NOBODY_READ]
    return [*found, *_section("規則庫的問題", told)]


class Original(NamedTuple):
    """What was imported; name: how the report calls its file."""

    name: str
    document: Document

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.document.lines]

    def place(self, number: int) -> str:
        """Where one of its lines stands, which are counted from 1."""
        return f"{self.name}{self.document.lines[number - 1].place}"


def _told(problem: Problem, read: PlanRead, source: Original, places: SourcePlaces) -> str:
    """A problem with the place in the document of which it is said, where there is one."""
    file = Path(problem.file).name
    place = None
    if file == TASKS and problem.line:
        place = places.of_line(problem.line)
    elif file == UNITS and problem.line:
        place = _places_of_units(read, source).get(_unit_at(problem.line, read))
    if place is None:
        return str(problem)
    return f"{source.name}{place}：{problem.message}（{file}:{problem.line}:{problem.column} {problem.code}）"


def _unit_at(line: int, read: PlanRead) -> str:
    """The unit whose declaration stands at a line of units.yaml, from 1, or last before it."""
    begun = [text for text in read.files[UNITS].split("\n")[:line] if text.startswith("- name:")]
    units = read.proposal.units["units"]
    return units[len(begun) - 1]["name"] if begun else ""


def _places_of_units(read: PlanRead, source: Original) -> dict[str, str]:
    """Where the document first gives something to each unit; it does not say who those of an earlier version are."""
    lines = source.texts
    places: dict[str, str] = {}
    for text in read.proposal.texts:
        for each in text.assigned:
            for unit in each.units:
                if unit not in places:
                    places[unit] = source.document.lines[_line_of(unit, lines, text.part.line) - 1].place
    return places


def _tasks(read: PlanRead) -> Iterator[dict[str, Any]]:
    for chapter in read.proposal.tasks["chapters"]:
        yield from chapter.get("tasks", ())
        for section in chapter.get("sections", ()):
            yield from section["tasks"]


def _counts(read: PlanRead, source: Original) -> Iterator[str]:
    """What was read, in numbers."""
    plan = read.proposal.tasks["plan"]
    tasks = list(_tasks(read))
    limits = list(_limits(tasks))
    clauses = sum(len(task["clauses"]) for task in tasks)
    without = [task for task in tasks if not (task.get("lead") or task.get("responsible") or task.get("assignments"))]
    yield f"方案：{plan['title']}"
    facts = (("文號", "number"), ("成文日期", "issued"), ("地方", "place"))
    printed = "（印發日期）" if is_day_of_print(plan["issued"], source.texts) else ""
    yield "；".join(f"{word}：{plan[key] or '未見'}{printed if key == 'issued' else ''}" for word, key in facts)
    yield f"任務 {len(tasks)} 項，分句 {clauses} 條，時限 {len(limits)} 處。"
    if any(map(_has_no_year, limits)):
        yield from _year(plan)
    if without:
        which = "" if len(without) == len(tasks) else _listed([f"第{task['id']}項" for task in without])
        yield f"沒有讀出單位的任務 {len(without)} 項{which}：原件未寫明的，{SILENT}，不補。"
    if read.is_unchanged:
        yield f"與舊版是同一份文件，照用舊版的全部文件；其中已核對的任務 {read.reviewed} 項。"
    elif read.reviewed is not None:
        yield f"與舊版相同、照用舊版核對結果的任務 {read.reviewed} 項；其餘標為未經人工核對（reviewed: false）。"
    elif tasks:
        yield "各項任務都標為未經人工核對（reviewed: false）。"


def _year(plan: dict[str, Any]) -> Iterator[str]:
    """Where limits without a year take it from, if not from the day of the document."""
    issued = None if plan["issued"] is None else dt.date.fromisoformat(plan["issued"])
    times = context_of(issued, plan["number"], plan["title"])
    if times.year is not None and (issued is None or issued.year != times.year):
        yield f"未寫年份的時限，按標題的{times.year}年計算，請核對。"
    elif issued is None and times.issue_year is not None:
        yield f"未寫年份的時限，按文號的{times.issue_year}年計算；成文日期查到後請填入 issued。"


def _limits(tasks: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The limits of all clauses, and those beside the units."""
    for task in tasks:
        for part in (task, *task.get("assignments", ()), *task["clauses"]):
            yield from listed(part.get("when", []))


def _has_no_year(limit: str) -> bool:
    """Whether a limit takes its year from its document."""
    try:
        wordings.read_in(limit, limit, Context())
    except UnknownYear:
        return True
    return False


def _columns(table: Table, source: Original) -> str:
    """For what each column of a table was taken."""
    headings = source.texts[table.header].split("\t")
    taken = [_taken(heading, column, table) for heading, column in zip(headings, table.columns, strict=True)]
    return f"表頭在{source.place(table.header + 1)}：{'，'.join(taken)}。"


def _taken(heading: str, column: str, table: Table) -> str:
    """For what a column was taken; one with a role word of its own keeps it beside the units."""
    if role_of(column, table):
        return f"「{heading}」作{_COLUMNS['responsible']}，並記下角色詞"
    return f"「{heading}」作{_COLUMNS[column]}" if column in _COLUMNS else f"「{heading}」照錄"


def _units(read: PlanRead, places: Mapping[str, str]) -> Iterator[str]:
    """Which of the units the program knows, and which of them may be one and the same; places: where each stands first."""
    units = read.proposal.units["units"]
    if not units and not any(True for _ in _tasks(read)):
        return
    if not units:
        yield "沒有讀出任務的牽頭單位、責任單位；原件若在句子裡寫明，請逐條核對時補上。"
        return
    place = read.proposal.tasks["plan"]["place"]
    names = read_names({unit["name"]: unit.get("open", False) for unit in units}, place)
    several = f"統稱 {len(names.several)} 個{_listed(names.several)}"
    if names.is_compared:
        others = f"；名錄沒有的 {len(names.others)} 個{_listed([_placed(name, places) for name in names.others])}"
        yield f"單位 {len(units)} 個：名錄認得 {len(names.known)} 個，{several}{others}。"
    else:
        yield f"單位 {len(units)} 個，其中{several}；名錄只收市級單位，沒有比對。"
    for one, other in names.alike:
        yield f"{_placed(f'「{one}」', places, one)}和{_placed(f'「{other}」', places, other)}可能是同一個單位。"


def _placed(shown: str, places: Mapping[str, str], name: str | None = None) -> str:
    """A unit with the place where it first stands, where that is known."""
    place = places.get(name or shown)
    return f"{shown}（{place}）" if place else shown


def _long_names(read: PlanRead, source: Original) -> Iterator[str]:
    """Units whose name may be several."""
    lines = source.texts
    asked = set()
    for text in read.proposal.texts:
        for each in text.assigned:
            for unit in each.units:
                if is_long(unit) and unit not in asked:
                    asked.add(unit)
                    place = source.place(_line_of(unit, lines, text.part.line))
                    yield f"{place}：「{unit}」是一個單位，還是幾個？"


def _not_limits(read: PlanRead, source: Original) -> Iterator[str]:
    """Words of time that were not taken for a limit, in tasks that nobody has read yet; the same ones for the same reason once."""
    lines = source.texts
    places: dict[tuple[str, str], list[str]] = {}
    for task, text in zip(_tasks(read), read.proposal.texts, strict=True):
        if "reviewed" not in task:
            continue
        for clause in task["clauses"]:
            for found in listed(clause.get("not_when", [])):
                place = source.place(_line_of(clause["text"], lines, text.part.line))
                places.setdefault((found["text"], found["because"]), []).append(place)
    for (wording, reason), where in places.items():
        others = f"等 {len(where)} 處" if len(where) > 1 else ""
        yield f"{where[0]}{others}：「{wording}」沒有作為時限：{reason}。"


def _beside_tasks(read: PlanRead, source: Original) -> Iterator[str]:
    """Words of time in headings and in text that is no task's: no table, no calendar and no reminder will have them."""
    outside = _outside_clauses(read.proposal.tasks["chapters"])
    lines = (line for words in outside for line in words.split("\n"))
    found = ((line, [wording for _, _, wording in wordings.find(line)]) for line in lines)
    for number, (line, times) in enumerate((line, times) for line, times in found if times):
        # Only those that are named are looked for: a document may have such lines by the ten thousand.
        place = source.place(_line_of(line, source.texts, 1)) if number < _NAMED else ""
        yield f"{place}：{'、'.join(f'「{wording}」' for wording in dict.fromkeys(times))}"


def _outside_clauses(chapters: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The words of chapters that are none of a clause, in their order: headings, text without tasks, lines behind a task."""
    for chapter in chapters:
        for group in (chapter, *chapter.get("sections", ())):
            yield from filter(None, (group.get("title"), group.get("text")))
            for task in group.get("tasks", ()):
                yield from filter(None, (task.get("title"), task.get("after")))


def _line_of(text: str, lines: Sequence[str], first: int) -> int:
    """The line of the document, from 1, that holds some words, from a line on."""
    for number, line in enumerate(lines[first - 1 :], first):
        if text in line:
            return number
    return first


def _section(heading: str, entries: Sequence[str]) -> Iterator[str]:
    """Entries under a heading with their number; the first of them in full."""
    if not entries:
        return
    yield f"{heading}（{len(entries)} 處）："
    yield from (f"  {entry}" for entry in islice(entries, _NAMED))
    if len(entries) > _NAMED:
        yield f"  另有 {len(entries) - _NAMED} 處。"


def _listed(names: Sequence[str]) -> str:
    if not names:
        return ""
    listed = "、".join(names[:_NAMED])
    return f"（{listed}{'等' if len(names) > _NAMED else ''}）"
