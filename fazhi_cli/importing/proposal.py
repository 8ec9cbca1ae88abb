"""A document as the values of a rulebook: what it certainly says, and what is only proposed, marked as unread."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing import tables
from fazhi_cli.importing.clauses import clauses_of
from fazhi_cli.importing.document import front_of
from fazhi_cli.importing.labels import label_of
from fazhi_cli.importing.layouts import layout_of, most_common, values_of
from fazhi_cli.importing.outline import Part, outline_of
from fazhi_cli.importing.tasks import TaskText, are_all_tasks, are_tasks, family_of_tasks, take_titles, task_text
from fazhi_cli.plan.names import prefixes, unit_keys
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from fazhi_cli.importing.outline import Outline


@dataclass
class Proposal:
    """The values of tasks.yaml and units.yaml, and the tasks that they were made of."""

    tasks: dict[str, Any]
    units: dict[str, Any]
    texts: list[TaskText]


@dataclass
class _Group:
    """The tasks below one heading, and the heading; part: None where the plan has no chapters."""

    part: Part | None
    lines: list[str] = field(default_factory=list)
    tasks: list[TaskText] = field(default_factory=list)
    sections: list[_Group] = field(default_factory=list)


def propose(lines: Sequence[str], plan_id: str, name: str) -> Proposal:
    """Read a document; lines: without empty ones. name: of its file, the title where the document shows none."""
    table = tables.find(lines)
    if table is not None:
        before, chapters = lines[: table.header + 1], _rows(lines, table)
    else:
        outline = outline_of(lines)
        before, chapters = outline.front, _Sorter(outline).chapters()
    texts = [task for chapter in chapters for task in _tasks_of(chapter)]
    tail = _tail(texts, chapters)
    front = front_of(before, tail, name)
    titles_alone = table is None and take_titles(texts)
    other_names = _use_one_name(texts, front.place)
    chapter_labels = [chapter.part.label.template for chapter in chapters if chapter.part]
    section_labels = [
        section.part.label.template for chapter in chapters for section in chapter.sections if section.part
    ]
    layout = layout_of(
        texts,
        table,
        titles_alone=titles_alone,
        chapter=most_common(chapter_labels),
        section=most_common(section_labels),
    )
    numbers = _numbers(chapters)
    if numbers != "plan":
        layout["numbers"] = numbers
    plan: dict[str, Any] = {"id": plan_id, "title": front.title}
    if front.heading:
        plan["heading"] = front.heading
    plan |= {"place": front.place, "number": front.number, "issued": front.issued and front.issued.isoformat()}
    plan["layout"] = layout
    implied = _implied(texts)
    if implied:
        plan["implied"] = implied
    if front.preamble:
        plan["preamble"] = front.preamble
    if front.front:
        plan["front"] = front.front
    if tail:
        plan["back"] = tail
    writer = _Writer(layout, front.issued)
    return Proposal(
        {"plan": plan, "chapters": [writer.chapter(chapter) for chapter in chapters]},
        {"units": _units(texts, implied, other_names)},
        texts,
    )


class _Sorter:
    """Puts the parts of a document where they belong: tasks, sections, or lines of a chapter's text."""

    def __init__(self, outline: Outline) -> None:
        self._parts = outline.parts
        self._family = family_of_tasks(outline)
        self._all = are_all_tasks(outline, self._family)

    def chapters(self) -> list[_Group]:
        """The chapters of a plan, or one without a heading where its highest parts are the tasks themselves."""
        chapters: list[_Group] = []
        for part in self._parts:
            if part.family == self._family:
                if not chapters or chapters[-1].part is not None:
                    chapters.append(_Group(None))
                chapters[-1].tasks.append(task_text(part))
                continue
            chapter = _Group(part, list(part.below))
            chapters.append(chapter)
            self._fill(chapter, part.parts)
        return chapters or [_Group(None)]

    def _fill(self, group: _Group, parts: Sequence[Part]) -> None:
        """Put the parts below a heading into its group."""
        if self._are_tasks(parts):
            for part in parts:
                if part.family == self._family:
                    group.tasks.append(task_text(part))
                elif group.tasks:
                    group.tasks[-1].behind += part.lines
                else:
                    group.lines += part.lines
            return
        for part in parts:
            if self._are_tasks(part.parts):
                section = _Group(part, list(part.below))
                self._fill(section, part.parts)
                group.sections.append(section)
            elif group.sections:
                group.sections[-1].tasks[-1].behind += part.lines
            else:
                group.lines += part.lines

    def _are_tasks(self, parts: Sequence[Part]) -> bool:
        if self._family is None or not any(part.family == self._family for part in parts):
            return False
        return self._all or are_tasks(parts, self._family)


def _rows(lines: Sequence[str], table: tables.Table) -> list[_Group]:
    """The tasks of a table, under the lines that stand between its rows; another row of headings is one of these."""
    chapters = [_Group(None)]
    for number, line in enumerate(lines[table.header + 1 :], table.header + 2):
        task = tables.row_of(line, number, table)
        label = label_of(line)
        if task is not None:
            chapters[-1].tasks.append(task)
        elif label is not None and "\t" not in line:
            chapters.append(_Group(Part(label, line[len(label.text) :], number)))
        elif chapters[-1].tasks:
            chapters[-1].tasks[-1].behind.append(line)
        else:
            chapters[-1].lines.append(line)
    return [chapter for chapter in chapters if chapter.part or chapter.tasks or chapter.lines] or chapters


def _use_one_name(texts: Sequence[TaskText], place: str | None) -> dict[str, list[str]]:
    """Give a body that is named in several ways (省教育廳, 教育廳) the name by which it is named most; the others by that name."""
    counted: Counter[str] = Counter()
    for task in texts:
        for each in task.assigned:
            counted.update(each.units)
    before = prefixes(place or "", list(counted))
    names: dict[str, str] = {}
    for name in sorted(counted, key=lambda name: (-counted[name], -len(name))):
        names.setdefault(unit_keys(name, before)[0], name)
    for task in texts:
        for each in task.assigned:
            for units in (each.lead, each.responsible):
                units[:] = dict.fromkeys(names[unit_keys(unit, before)[0]] for unit in units)
            each.roles = {names[unit_keys(unit, before)[0]]: word for unit, word in each.roles.items()}
            each.responsible[:] = [unit for unit in each.responsible if unit not in each.lead]
    others: dict[str, list[str]] = {}
    for name in counted:
        usual = names[unit_keys(name, before)[0]]
        if usual != name:
            others.setdefault(usual, []).append(name)
    return others


def _tasks_of(chapter: _Group) -> list[TaskText]:
    return [*chapter.tasks, *(task for section in chapter.sections for task in section.tasks)]


_ENDING = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,30}(?:人民政府|政府|办公室|办公厅|委员会|局|厅|国务院)(?:20\d\d年\d{1,2}月\d{1,2}日(?:印发)?)?|国务院"
    r"|\d{4}年\d{1,2}月\d{1,2}日(?:印发)?|[（(].{2,12}[）)]|抄送.*|附件.*|扫一扫.*|相关.{1,4}|主动公开.*)$"
)


def _tail(texts: Sequence[TaskText], chapters: Sequence[_Group]) -> list[str]:
    """Take the lines behind the last task off it; where nothing is assigned, those alone that end a paper."""
    last = chapters[-1]
    if not _tasks_of(last):
        return _take_ending(last.lines)
    task = texts[-1]
    if task.assigned:
        tail, task.behind = task.behind, []
        return tail
    lines = task.text.split("\n")
    tail = _take_ending(lines)
    if tail:
        task.text = "\n".join(lines)
        task.pieces = [task.text]
    return tail


def _take_ending(lines: list[str]) -> list[str]:
    """Take the lines that end a paper (who issued it, when, to whom it goes) off the end of some lines."""
    tail: list[str] = []
    while len(lines) > 1 and _ENDING.match(fold_script(lines[-1].strip())):
        tail.insert(0, lines.pop())
    return tail


def _numbers(chapters: Sequence[_Group]) -> str:
    """Within what the labels of tasks are numbered from one."""
    numbers = [task.part.label.number for chapter in chapters for task in _tasks_of(chapter)]
    if numbers == list(range(1, len(numbers) + 1)):
        return "plan"
    by_chapter = [[task.part.label.number for task in _tasks_of(chapter)] for chapter in chapters]
    if all(found == list(range(1, len(found) + 1)) for found in by_chapter):
        return "chapter"
    groups = [group for chapter in chapters for group in (chapter.sections or [chapter])]
    by_section = [[task.part.label.number for task in group.tasks] for group in groups]
    if all(found == list(range(1, len(found) + 1)) for found in by_section):
        return "section"
    return "plan"


def _implied(texts: Sequence[TaskText]) -> list[dict[str, Any]]:
    """The sentences that add units to all later tasks, with those of the units that the plan's assignments name."""
    named = list(dict.fromkeys(unit for task in texts for each in task.assigned for unit in each.units))
    found: list[dict[str, Any]] = []
    for number, task in enumerate(texts, 1):
        for each in task.assigned:
            if each.implied:
                units = [unit for unit in named if unit in each.implied] or _names_of_rule(each.implied)
                if units:
                    found.append({"responsible": units, "phrase": each.implied, "from": number + 1})
    return [rule for rule in found if rule["from"] <= len(texts)]


_RULE_NAMES = re.compile("(?:涉及|涉及到|由|包括)(?P<units>[^，,]+?)(?:[，,]|均|都|$)")


def _names_of_rule(phrase: str) -> list[str]:
    """The units that such a sentence names itself."""
    from fazhi_cli.importing.units import is_body, names_in

    found = _RULE_NAMES.search(fold_script(phrase))
    if found is None:
        return []
    names = names_in(phrase[found.start("units") : found.end("units")])
    return [name for name in names if is_body(name)]


_OPEN = re.compile("^(?:各|有关|相关)|(?:有关|相关|所属|各)(?:部门|单位|地区)|部门$|各地|单位$")


def _units(
    texts: Sequence[TaskText], implied: Sequence[dict[str, Any]], other_names: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """Every unit that is named, in the order of the document; other_names: those under which some are named too."""
    units: dict[str, dict[str, Any]] = {}
    for task in texts:
        for each in task.assigned:
            for name in each.units:
                unit = units.setdefault(name, {"name": name})
                if name in other_names:
                    unit["aliases"] = other_names[name]
                if _OPEN.search(fold_script(name)):
                    unit["open"] = True
    for rule in implied:
        for name in rule["responsible"]:
            units.setdefault(name, {"name": name, "open": True})
    return list(units.values())


class _Writer:
    """Makes the values of chapters and tasks."""

    def __init__(self, layout: dict[str, Any], issued: dt.date | None) -> None:
        self._layout = layout
        self._issued = issued
        self._count = 0

    def chapter(self, group: _Group) -> dict[str, Any]:
        chapter = self._heading(group, self._layout.get("chapter"))
        if group.tasks:
            chapter["tasks"] = [self._task(task, place) for place, task in enumerate(group.tasks, 1)]
        if group.sections:
            chapter["sections"] = []
            place = len(group.tasks)
            for section in group.sections:
                chapter["sections"].append(self._section(section, place))
                place += len(section.tasks)
        return chapter

    def _section(self, group: _Group, before: int) -> dict[str, Any]:
        """A section; before: how many tasks of its chapter stand before it."""
        section = self._heading(group, self._layout.get("section"))
        first = 1 if self._layout.get("numbers") == "section" else before + 1
        section["tasks"] = [self._task(task, place) for place, task in enumerate(group.tasks, first)]
        return section

    def _heading(self, group: _Group, template: str | None) -> dict[str, Any]:
        """A chapter's or section's number, title and text."""
        values: dict[str, Any] = {}
        part = group.part
        if part is not None:
            values["number"] = part.label.number
            if part.text:
                values["title"] = part.text
            if template != f"{part.label.template}{{title}}" or not part.text:
                values["printed"] = part.label.text + part.text
        if group.lines:
            values["text"] = "\n".join(group.lines)
        return values

    def _task(self, task: TaskText, place: int) -> dict[str, Any]:
        """A task; place: its number within what the labels are numbered in, where that is not the plan."""
        self._count += 1
        number = self._count if "numbers" not in self._layout else place
        values: dict[str, Any] = {"id": self._count}
        label = task.part.label
        template = re.split(r"\{(?:title|text)\}", self._layout["task"])[0]
        has_title = "{title}" in self._layout["task"]
        is_as_usual = template == label.template and label.number == number
        if "\t" in label.text and not is_as_usual:
            values["heading"] = label.text + (f"{task.title}\t" if task.title is not None else "")
        elif has_title and task.title is None:
            values["heading"] = label.text
        elif not is_as_usual:
            values["number"] = label.text
        values["reviewed"] = False
        if task.title is not None:
            values["title"] = task.title
        clauses: list[dict[str, Any]] = []
        inner: list[dict[str, Any]] = []
        pieces = list(task.pieces)
        for position, piece in enumerate(pieces):
            clauses += clauses_of(piece, self._issued)
            is_own = position == len(pieces) - 1
            if position < len(task.assigned):
                found = values_of(task.assigned[position], self._layout, max(1, len(clauses)))
                if is_own:
                    values |= found
                else:
                    inner.append({"after": len(clauses), **found})
        if inner:
            values["assignments"] = inner
        values["clauses"] = clauses
        if task.behind:
            values["after"] = "\n".join(task.behind)
        return values
