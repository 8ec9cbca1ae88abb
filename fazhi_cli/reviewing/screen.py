"""What a person sees of a step: the words of the document with what was found in them marked, what is proposed, what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.widths import atoms, wrap
from fazhi_cli.reviewing.fields import OF_ASSIGNMENT, OF_CLAUSE, OF_ITS_WORDS, Field, written
from fazhi_cli.reviewing.limit_words import limits_in_words
from fazhi_cli.reviewing.steps import Step, has_one_clause, undecided
from fazhi_cli.rulebook.render_text import label
from fazhi_cli.vocabulary import KINDS
from fazhi_cli.vocabulary.gaps import SILENT
from fazhi_cli.vocabulary.templates import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fazhi_cli.reviewing.desk import Desk
    from fazhi_cli.reviewing.doubts import Doubts
    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.plan_model import PlacedTask
    from fazhi_cli.rulebook.problems import Steps

BEFORE, BEHIND = "【", "】"
"""Around the words of a text in which something was found."""


class Part(NamedTuple):
    """Something that is said under one key: in a clause, or of an assignment.

    steps: from the task to the mapping in which the key stands. place: where an assignment stands, empty for one behind the text.
    """

    steps: Steps
    field: Field
    values: tuple[str, ...]
    place: str = ""

    @property
    def heading(self) -> str:
        return self.field.heading + self.place


def parts_of(step: Step, node: Node) -> list[Part]:
    """What may be said of a step, said or not; node: the task."""
    if step.clause is not None:
        return _parts_of_clause(step.clause, node)
    assignments = [("assignments", number) for number in range(len(node.each("assignments")))]
    parts = []
    for steps in (*assignments, ()):
        assignment = node.follow(steps)
        place = f"（第{assignment.get('after').text}條之後）" if steps else ""
        parts += [Part(steps, field, tuple(written(assignment, field)), place) for field in OF_ASSIGNMENT]
    only_clause = _parts_of_clause(1, node) if len(node.each("clauses")) == 1 else []
    return [*parts, *only_clause]


def _parts_of_clause(number: int, node: Node) -> list[Part]:
    steps: Steps = ("clauses", number - 1)
    return [Part(steps, field, tuple(written(node.follow(steps), field))) for field in OF_CLAUSE]


def changeable(step: Step, node: Node) -> list[Part]:
    """What a person may change in a step: what is said of it, and of a clause where it ends."""
    parts = parts_of(step, node)
    last = parts[-1].steps
    return parts + [Part(last, field, ()) for field in OF_ITS_WORDS] if last[:1] == ("clauses",) else parts


class Screen(NamedTuple):
    """The lines that show a step: how far the review has come, the words of the document, what is proposed and doubtful."""

    progress: list[str]
    document: list[str]
    proposed: list[str]


def screen_of(desk: Desk, step: Step, placed: PlacedTask, doubts: Doubts, width: int) -> Screen:
    """A step as it is shown on a terminal of so many columns; with a task all that is proposed of its clauses too."""
    task = placed.task
    heading = f"{label(desk.rulebook.plan.layout, placed)}{task.title or ''}"
    words = _text(step, placed, desk.node(placed))
    proposed = [*said(desk, step, placed), *_doubtful(doubts, step, placed)]
    if step.clause is None and not has_one_clause(task):
        for number in range(1, len(task.clauses) + 1):
            clause = Step(task.id, number)
            of_clause = [*said(desk, clause, placed), *_doubtful(doubts, clause, placed)]
            proposed += [f"第{number}條　{line}" for line in of_clause]
    if not proposed:
        proposed.append("（沒有擬出時限、主體等內容）")
    if step not in undecided(task):
        proposed.append("（已核對）")
    return Screen(
        [progress(desk, step)],
        [*_indented([heading], width, 0), *_indented(words, width, 2)],
        _indented(proposed, width, 2),
    )


def _doubtful(doubts: Doubts, step: Step, placed: PlacedTask) -> list[str]:
    return [f"待定：{doubt}。" for doubt in doubts.of(step, placed)]


def progress(desk: Desk, step: Step) -> str:
    """How far the review has come: among the clauses of the task, and in the plan."""
    tasks = desk.tasks
    left = sum(not task.is_read for task in tasks)
    [task] = [task for task in tasks if task.id == step.task]
    if has_one_clause(task):
        return f"第{step.task}項；全方案共{len(tasks)}項，還有{left}項未核對"
    where = f"第{step.task}項" if step.clause is None else f"第{step.task}項第{step.clause}條"
    return f"{where}（本項共{len(task.clauses)}條）；全方案共{len(tasks)}項，還有{left}項未核對"


def _text(step: Step, placed: PlacedTask, node: Node) -> list[str]:
    """The words of a clause, or the whole text of a task, with what was found marked in them."""
    clauses = placed.task.clauses
    numbers = range(len(clauses)) if step.clause is None else [step.clause - 1]
    paragraphs = [""]
    for number in numbers:
        if clauses[number].paragraph and paragraphs[-1]:
            paragraphs.append("")
        paragraphs[-1] += marked(clauses[number].text, _phrases(Step(step.task, number + 1), node))
    return [line for paragraph in paragraphs for line in paragraph.split("\n")]


def _phrases(step: Step, node: Node) -> Iterator[str]:
    """The words of a clause in which something was found."""
    for part in parts_of(step, node):
        if part.field.form in ("phrases", "phrase", "no-limits"):
            yield from part.values


def marked(text: str, phrases: Iterable[str]) -> str:
    """A text with signs around the words that are told, once around those that overlap."""
    begun = [0] * (len(text) + 1)
    ended = [0] * (len(text) + 1)
    for phrase in phrases:
        start = text.find(phrase)
        if start >= 0:
            begun[start] += 1
            ended[start + len(phrase)] += 1
    shown = ""
    depth = 0
    for position, character in enumerate((*text, "")):
        depth -= ended[position]
        if ended[position] and not depth:
            shown += BEHIND
        if begun[position] and not depth:
            shown += BEFORE
        depth += begun[position]
        shown += character
    return shown


def said(desk: Desk, step: Step, placed: PlacedTask) -> list[str]:
    """What is said of a step, a line for each key that says something."""
    node = desk.node(placed)
    meanings = limits_in_words(placed.task, desk.rulebook.plan)
    parts = [part for part in parts_of(step, node) if part.values]
    lines = [f"{part.heading}：{_values(part, node, meanings)}" for part in parts]
    if step.clause is None and not placed.task.units:
        lines.append(f"牽頭單位、責任單位：{SILENT}")
    return lines


def _values(part: Part, node: Node, meanings: Mapping[Steps, str]) -> str:
    """The values under a key as people read them."""
    field = part.field
    if field.form == "flag":
        return "是"
    if field.form == "kind":
        ruling = node.follow((*part.steps, field.key))
        return f"{KINDS.get(part.values[0], part.values[0])}（{ruling.get('because').text}）"
    if field.form == "no-limits":
        rulings = node.follow(part.steps).each(field.key)
        return "；".join(f"「{ruling.get('text').text}」{ruling.get('because').text}" for ruling in rulings)
    if field.key == "when":
        told = [
            f"「{wording}」{meanings.get((*part.steps, 'when', number), '')}"
            for number, wording in enumerate(part.values)
        ]
        return "；".join(told)
    return listed(part.values) if field.form == "units" else "；".join(part.values)


def _indented(lines: Iterable[str], width: int, margin: int) -> list[str]:
    """Lines broken where the terminal would break them, behind a margin."""
    room = max(width - margin, 20)
    return [" " * margin + line for text in lines for line in wrap(atoms(text), room)]
