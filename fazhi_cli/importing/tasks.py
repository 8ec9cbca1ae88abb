"""Which of a document's parts are its tasks, and what stands in each: title, text, assignments, the lines behind it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fazhi_cli.importing.assigned import Assigned
from fazhi_cli.importing.assignment_words import UNCLOSED, fold
from fazhi_cli.importing.assignments import beside_line, in_text, of_line
from fazhi_cli.importing.brackets import CLOSING
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.importing.outline import Outline, Part

_TITLE = re.compile("^[^，,。；;：:！!？?\\t\n]{2,40}。")
_LONGEST_TITLE = 40
_LONGEST_ASSIGNMENT = 2_000
"""Characters up to which lines that assign are joined."""

_NO_TITLE = re.compile("\t|[。；;]$")


@dataclass
class TaskText:
    """A task as it stands in the document.

    pieces: its text, cut where an assignment stands in it; assigned: the assignments, one behind each piece but, where
    text follows the last of them, behind the last piece. before_title: the end of line between its label and its title. heading: all that stands
    before the text, where no template says it.
    in_lines: they are lines of their own; before_text: between title and text. behind: the lines after them.
    """

    part: Part
    text: str
    title: str | None = None
    before_title: str = ""
    heading: str | None = None
    pieces: list[str] = field(default_factory=list)
    assigned: list[Assigned] = field(default_factory=list)
    in_lines: bool = False
    before_text: bool = False
    behind: list[str] = field(default_factory=list)


def family_of_tasks(outline: Outline) -> str | None:
    """The level of the parts that carry the assignments; in a plan without any, that of most parts that have no others in them."""
    assigned: Counter[str] = Counter()
    leaves: Counter[str] = Counter()
    ends_all = _families_that_last_parts_assign(outline)
    last_of = {id(part.parts[-1]): part for part in outline.walk() if len(part.parts) > 1}
    for part in outline.walk():
        if is_assigned(part):
            above = last_of.get(id(part))
            is_of_all = above is not None and above.family in ends_all and not _is_assigned_in_line(part)
            assigned[above.family if above is not None and is_of_all else part.family] += 1
        if not part.parts:
            leaves[part.family] += 1
    counted = assigned or leaves
    return counted.most_common(1)[0][0] if counted else None


def _families_that_last_parts_assign(outline: Outline) -> set[str]:
    """The levels of which no part has an assignment within, but for its last point.

    A line of units behind the last of several points is said of them all.
    """
    families = {part.family for part in outline.walk() if len(part.parts) > 1}
    return families - {part.family for part in outline.walk() if any(map(is_assigned, part.parts[:-1]))}


def _is_assigned_in_line(part: Part) -> bool:
    """Whether an assignment stands in the first line of a part."""
    return next(in_text(part.text), None) is not None


def divides(part: Part) -> bool:
    """Whether the points of a part are assigned one by one: not only the last, behind which stand the units of them all."""
    *others, last = part.parts or [part]
    return any(map(is_assigned, others)) or (last is not part and is_assigned(part) and _is_assigned_in_line(last))


def is_assigned(part: Part) -> bool:
    """Whether an assignment stands in a part itself."""
    text = "\n".join([part.text, *part.below])
    return next(in_text(text), None) is not None or any(of_line(line) for line in part.below)


def are_all_tasks(outline: Outline, family: str | None) -> bool:
    """Whether every part of the tasks' level is one: the plan assigns nothing, or their numbers run through it from one."""
    parts = [part for part in outline.walk() if part.family == family]
    numbers = [part.label.number for part in parts]
    return numbers == list(range(1, len(numbers) + 1)) or not any(is_assigned(part) for part in outline.walk())


def are_tasks(parts: Sequence[Part], family: str) -> bool:
    """Whether the parts of the tasks' level below one heading are tasks: one of them is assigned."""
    own = [part for part in parts if part.family == family]
    return any(is_assigned(part) for inner in own for part in inner.walk())


def task_text(part: Part) -> TaskText:
    """Read one task; the parts in it are lines of its text."""
    lines = [part.text, *part.below]
    for inner in part.parts:
        lines += inner.lines
    lines = with_continued(lines)
    of_lines = [number for number, line in enumerate(lines) if number > 0 and of_line(line)]
    if of_lines:
        return _with_lines(part, lines, of_lines)
    text = "\n".join(lines)
    placed = [each for each in in_text(text) if text[: each.start].strip()]
    task = TaskText(part, "")
    if not placed:
        task.text = text
        task.pieces = [text]
        return task
    position = 0
    for each in placed:
        before = text[position : each.start]
        if task.assigned and not before.strip(" "):
            task.assigned[-1].add(each.assigned, before)
        else:
            task.pieces.append(before)
            task.assigned.append(each.assigned)
        position = each.end
    rest = text[position:]
    same_line, _, others = rest.partition("\n")
    behind = [line for line in others.split("\n") if line]
    is_text = _has_points(part, behind) or (bool(behind) and len(task.assigned) == 1 and _is_heading(task.pieces[0]))
    if not same_line and is_text:
        task.pieces.append(rest)
    else:
        task.pieces += [same_line] if same_line else []
        task.behind = behind
    task.text = "".join(task.pieces)
    return task


def _is_heading(words: str) -> bool:
    """Whether the words before an assignment only head what stands below them: no sentence, and no list of its own."""
    return len(words) <= _LONGEST_TITLE and not _SENTENCE_SIGN.search(words)


_SENTENCE_SIGN = re.compile("[。；;，,：:\n]")


def _has_points(part: Part, lines: Sequence[str]) -> bool:
    """Whether the numbered points of a part are among some lines of it."""
    return any(inner.lines[0] in lines for inner in part.parts)


def with_continued(lines: Sequence[str]) -> list[str]:
    """Lines that assign, with those in which they go on: one that ends in 、 or ， or in an open bracket is not at its end."""
    found: list[str] = []
    begun = ""
    for line in lines:
        if found and _goes_on(begun, found[-1].rstrip(), line):
            found[-1] = found[-1].rstrip() + line.strip()
        else:
            begun = line if found else ""
            found.append(line)
    return found


def _goes_on(begun: str, last: str, following: str) -> bool:
    """Whether a line goes on in the one behind it; begun: the first of those that it is made of, none for the title."""
    if len(last) > _LONGEST_ASSIGNMENT:
        return False
    if UNCLOSED.search(fold(last)):
        return any(sign in following for sign in CLOSING)
    is_list = last.endswith(("、", "，", ",")) and of_line(begun) is not None
    return is_list and of_line(following) is None


def _with_lines(part: Part, lines: list[str], of_lines: list[int]) -> TaskText:
    """A task with lines that assign it: those that follow each other are one assignment, with the limits and persons beside them."""
    first, last = of_lines[0], of_lines[0]
    while first > 1 and beside_line(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and (of_line(lines[last + 1]) or beside_line(lines[last + 1])):
        last += 1
    text = "\n".join(lines[:first])
    merged = Assigned("")
    for line in lines[first : last + 1]:
        merged.add(of_line(line) or beside_line(line) or Assigned(line), "\n" if merged.printed else "")
    behind = lines[last + 1 :]
    if _has_points(part, behind):
        pieces = [text, "".join(f"\n{line}" for line in behind)]
        return TaskText(part, "".join(pieces), pieces=pieces, assigned=[merged], in_lines=True)
    return TaskText(part, text, pieces=[text], assigned=[merged], in_lines=True, behind=behind)


def put_units_first(tasks: Sequence[TaskText]) -> None:
    """Set title and text of a plan whose units stand between the two: of each task a line, the units, and then its points."""
    assigned = [task for task in tasks if task.assigned]
    if not all(_has_units_first(task) for task in assigned) or not any(len(task.pieces) > 1 for task in assigned):
        return
    for task in assigned:
        title, *others = task.pieces
        task.title, task.before_text = title, True
        task.text = "".join(others).lstrip("\n") or "\n".join(task.behind)
        task.pieces, task.behind = [task.text], []


def _has_units_first(task: TaskText) -> bool:
    """Whether the units of a task follow one line, and its text follows them."""
    title, *others = task.pieces
    is_title = "\n" not in title and len(title) <= _LONGEST_TITLE and not _NO_TITLE.search(title)
    has_text = bool(others) or bool(task.behind)
    return is_title and has_text and len(task.assigned) == 1 and "".join(others)[:1] in ("", "\n")


def take_titles(tasks: Sequence[TaskText]) -> bool:
    """Set the titles of a plan whose tasks have them; whether they stand on lines of their own."""
    if any(task.before_text for task in tasks):
        return True
    on_own_line = [task for task in tasks if _has_title_line(task)]
    in_line = [task for task in tasks if (found := _TITLE.match(task.text)) and not _sets_a_day(found[0])]
    if len(on_own_line) * 2 > len(tasks):
        for task in on_own_line:
            begins = len(task.text) - len(task.text.lstrip("\n"))
            title, _, _rest = task.text[begins:].partition("\n")
            task.before_title = task.text[:begins]
            _take(task, title, begins + len(title) + 1)
        return True
    if len(in_line) * 2 > len(tasks):
        for task in in_line:
            title, _, _rest = task.text.partition("。")
            if task.pieces[0][len(title) + 1 :].strip():
                _take(task, title, len(title) + 1)
    return False


def _has_title_line(task: TaskText) -> bool:
    """Whether a text begins with a line that is its title, and goes on before anybody is assigned to it."""
    title, _, rest = task.pieces[0].lstrip("\n").partition("\n")
    is_heading = 0 < len(title) <= _LONGEST_TITLE and not _NO_TITLE.search(title)
    return bool(rest) and is_heading and not _sets_a_day(title)


_DAY = re.compile("[日月年]底?末?(?:之?前|以前)|年[底末内]|[月季]度?[底末](?!考)|季度[前内末]|[上下]半年")


def _sets_a_day(title: str) -> bool:
    """Whether a sentence that could be a title says by when something is done: a title has no limits."""
    return _DAY.search(fold_script(title)) is not None


def _take(task: TaskText, title: str, length: int) -> None:
    """Take the title off the text."""
    task.title = title
    task.text = task.text[length:]
    task.pieces[0] = task.pieces[0][length:]
