"""The parts of a document put where a rulebook keeps them: chapters, sections, tasks, and the lines that end a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fazhi_cli.importing import tables
from fazhi_cli.importing.labels import label_of
from fazhi_cli.importing.outline import Part
from fazhi_cli.importing.tasks import TaskText, are_all_tasks, are_tasks, family_of_tasks, task_text
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

    def chapters(self) -> list[Group]:
        """The chapters of a plan, or one without a heading where its highest parts are the tasks themselves."""
        chapters: list[Group] = []
        for part in self._parts:
            if part.family == self._family and _says_something(part):
                if not chapters or chapters[-1].part is not None:
                    chapters.append(Group(None))
                chapters[-1].tasks.append(task_text(part))
                continue
            chapter = Group(part, list(part.below))
            chapters.append(chapter)
            self._fill(chapter, part.parts)
        return chapters or [Group(None)]

    def _fill(self, group: Group, parts: Sequence[Part]) -> None:
        """Put the parts below a heading into its group."""
        if self._are_tasks(parts):
            for part in parts:
                if part.family == self._family and _says_something(part):
                    group.tasks.append(task_text(part))
                elif group.tasks:
                    group.tasks[-1].behind += part.lines
                else:
                    group.lines += part.lines
            return
        for part in parts:
            if self._are_tasks(part.parts):
                section = Group(part, list(part.below))
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


def numbers_of(chapters: Sequence[Group]) -> str:
    """Within what the labels of tasks are numbered from one."""
    numbers = [task.part.label.number for chapter in chapters for task in tasks_of(chapter)]
    if numbers == list(range(1, len(numbers) + 1)):
        return "plan"
    by_chapter = [[task.part.label.number for task in tasks_of(chapter)] for chapter in chapters]
    if all(found == list(range(1, len(found) + 1)) for found in by_chapter):
        return "chapter"
    groups = [group for chapter in chapters for group in (chapter.sections or [chapter])]
    by_section = [[task.part.label.number for task in group.tasks] for group in groups]
    if all(found == list(range(1, len(found) + 1)) for found in by_section):
        return "section"
    return "plan"
