"""The parts of a document put where a rulebook keeps them: chapters, sections, tasks, and the lines that end a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fazhi_cli.importing import tables
from fazhi_cli.importing.labels import label_of
from fazhi_cli.importing.outline import Part
from fazhi_cli.importing.tasks import (
    TaskText,
    are_all_tasks,
    are_tasks,
    divides,
    family_of_tasks,
    is_assigned,
    task_text,
)
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.importing.outline import Outline


@dataclass
class Group:
    """The tasks below one heading, and the heading; part: None where the plan has no chapters."""

    part: Part | None
    lines: list[str] = field(default_factory=list)
    tasks: list[TaskText] = field(default_factory=list)
    sections: list[Group] = field(default_factory=list)


class Sorter:
    """Puts the parts of a document where they belong: tasks, sections, or lines of a chapter's text."""

    def __init__(self, outline: Outline) -> None:
        self._parts = outline.parts
        self._family = family_of_tasks(outline)
        self._all = are_all_tasks(outline, self._family)
        self._tasks: set[int] = set()
        self._holding: set[int] = set()
        self._mark(outline.parts, is_divided=False)

    def _mark(self, parts: Sequence[Part], *, is_divided: bool) -> bool:
        """Find the tasks among some parts, and the parts that hold tasks; whether there are any.

        is_divided: what they stand in would be a task itself, if they were none.
        """
        families = self._families_of_tasks(parts)
        found = False
        for part in parts:
            is_usual = part.family == self._family or is_divided
            is_task = part.family in families and _says_something(part) and (is_usual or is_assigned(part))
            holds = (not is_task or divides(part)) and self._mark(part.parts, is_divided=is_task)
            if is_task and (not holds or is_assigned(part)):
                self._tasks.add(id(part))
            if holds:
                self._holding.add(id(part))
            found = found or is_task or holds
        return found

    def _families_of_tasks(self, parts: Sequence[Part]) -> set[str]:
        """The levels of which some parts are tasks: that of most tasks, and those of any that are assigned."""
        families = {part.family for part in parts if is_assigned(part)}
        if self._family is not None and (self._all or are_tasks(parts, self._family)):
            families.add(self._family)
        return families

    def chapters(self) -> list[Group]:
        """The chapters of a plan, or one without a heading where its highest parts are the tasks themselves."""
        chapters: list[Group] = []
        for part in self._parts:
            if id(part) not in self._tasks:
                chapters.append(Group(part, list(part.below)))
                self._fill(chapters[-1], chapters[-1], part.parts)
                continue
            if not chapters or chapters[-1].part is not None:
                chapters.append(Group(None))
            self._fill(chapters[-1], chapters[-1], [part])
        return chapters or [Group(None)]

    def _fill(self, chapter: Group, group: Group, parts: Sequence[Part]) -> None:
        """Put the parts below a heading where they belong; group: of the heading, the chapter itself or a section of it.

        Headings of every level below a chapter are its sections, one behind the other; tasks that follow those of a lower
        heading are a section without one.
        """
        for part in parts:
            last = chapter.sections[-1] if chapter.sections else chapter
            if id(part) in self._tasks:
                if last is not group:
                    group = Group(None)
                    chapter.sections.append(group)
                if id(part) in self._holding:
                    group.tasks.append(task_text(replace(part, parts=[])))
                    self._fill(chapter, group, part.parts)
                else:
                    group.tasks.append(task_text(part))
            elif id(part) in self._holding:
                section = Group(part, list(part.below))
                chapter.sections.append(section)
                self._fill(chapter, section, part.parts)
            elif last.tasks:
                last.tasks[-1].behind += part.lines
            else:
                last.lines += part.lines


def _says_something(part: Part) -> bool:
    """Whether a part is more than its number."""
    return bool("".join([part.text, *part.below]).strip() or part.parts)


def rows_of(lines: Sequence[str], found: list[tables.Table]) -> list[Group]:
    """The tasks of a table, under the lines that stand between its rows; another row of headings is one of these.

    found: the table; those of other columns that follow it are added.
    """
    chapters = [Group(None)]
    for number, line in tables.whole_rows(lines, found):
        task = tables.row_of(line, number, found[-1])
        label = label_of(line)
        if task is not None:
            chapters[-1].tasks.append(task)
        elif (heading := tables.heading_of(line.split("\t"), number, found[-1])) is not None:
            chapters.append(Group(heading))
        elif label is not None and "\t" not in line:
            chapters.append(Group(Part(label, line[len(label.text) :], number)))
        elif chapters[-1].tasks:
            chapters[-1].tasks[-1].behind.append(line)
        else:
            chapters[-1].lines.append(line)
    return [chapter for chapter in chapters if chapter.part or chapter.tasks or chapter.lines] or chapters


def tasks_of(chapter: Group) -> list[TaskText]:
    return [*chapter.tasks, *(task for section in chapter.sections for task in section.tasks)]


_ENDING = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,30}(?:人民政府|政府|办公室|办公厅|委员会|局|厅|国务院)(?:20\d\d年\d{1,2}月\d{1,2}日(?:印发)?)?|国务院"
    r"|\d{4}年\d{1,2}月\d{1,2}日(?:印发)?|[（(].{2,12}[）)]|抄送.*|附件.*|扫一扫.*|相关.{1,4}|主动公开.*)$"
)


def take_tail(texts: Sequence[TaskText], chapters: Sequence[Group]) -> list[str]:
    """Take the lines behind the last task off it; where nothing is assigned, those alone that end a paper."""
    last = chapters[-1]
    if not tasks_of(last):
        return _take_ending(last.lines)
    task = texts[-1]
    if task.assigned and not task.before_text:
        tail, task.behind = task.behind, []
        return tail or _take_ending_of_piece(task)
    lines = task.text.split("\n")
    tail = _take_ending(lines)
    if tail:
        task.text = "\n".join(lines)
        task.pieces = [task.text]
    return tail


def _take_ending_of_piece(task: TaskText) -> list[str]:
    """Take the lines that end a paper off the text that follows an assignment."""
    lines = task.pieces[-1].split("\n")
    tail = _take_ending(lines)
    task.pieces[-1] = "\n".join(lines)
    task.text = "".join(task.pieces)
    return tail


def _take_ending(lines: list[str]) -> list[str]:
    """Take the lines that end a paper (who issued it, when, to whom it goes) off the end of some lines."""
    tail: list[str] = []
    while len(lines) > 1 and _ENDING.match(fold_script(lines[-1].strip())):
        tail.insert(0, lines.pop())
    return tail


def numbers_of(chapters: Sequence[Group]) -> str:
    """Within what the labels of tasks are numbered from one."""
    numbers = [task.part.label.number for chapter in chapters for task in tasks_of(chapter)]
    if numbers == list(range(1, len(numbers) + 1)):
        return "plan"
    by_chapter = [[task.part.label.number for task in tasks_of(chapter)] for chapter in chapters]
    if all(found == list(range(1, len(found) + 1)) for found in by_chapter):
        return "chapter"
    groups = [group for chapter in chapters for group in (chapter, *chapter.sections)]
    by_section = [[task.part.label.number for task in group.tasks] for group in groups]
    if all(found == list(range(1, len(found) + 1)) for found in by_section):
        return "section"
    return "plan"
