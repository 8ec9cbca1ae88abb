"""A rulebook under review: as it was last read, and each decision written to it at once.

A file is written in canonical form, whole or not at all, by one process at a time. What somebody else has written since it was
read is kept: a decision on what is still the same is added to it, one on what has changed is refused.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli import files
from fazhi_cli.data_files import DATA_FILES, TASKS, UNITS
from fazhi_cli.errors import InvalidRulebook, MissingPart, WrongCall
from fazhi_cli.reviewing.steps import Step, has_one_clause, marked, undecided
from fazhi_cli.rulebook.canonical import canonical
from fazhi_cli.rulebook.checks import units
from fazhi_cli.rulebook.edit import with_entry, with_node, with_value, without_entry
from fazhi_cli.rulebook.load import assemble, load, model_of
from fazhi_cli.rulebook.one_writer import alone
from fazhi_cli.rulebook.phrasing import task_name
from fazhi_cli.rulebook.render_text import printed, printed_assignment
from fazhi_cli.rulebook.source import Source, read_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from fazhi_cli.rulebook.load import Loaded
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.plan_model import PlacedTask
    from fazhi_cli.rulebook.problems import Steps
    from fazhi_cli.rulebook.tasks_model import Assignment, Task


class Overtaken(Exception):
    """Somebody else has changed what a decision was about; the desk has read it anew."""


class Edit(NamedTuple):
    """A value of a task: the steps to it from there, and what is to stand there; nothing for an empty one."""

    steps: Steps
    value: Any


class Desk:
    """A rulebook as it was last read from its folder. Raises InvalidRulebook where it is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._take(load(folder))

    def _take(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._placed = {placed.task.id: placed for placed in loaded.rulebook.placed}

    @property
    def rulebook(self) -> Rulebook:
        return self._loaded.rulebook

    @property
    def tasks(self) -> list[Task]:
        return [placed.task for placed in self._placed.values()]

    def placed(self, step: Step) -> PlacedTask | None:
        """The task of a step, with where it stands; None where it is no longer there."""
        placed = self._placed.get(step.task)
        if placed is None or (step.clause or 0) > len(placed.task.clauses):
            return None
        return placed

    def node(self, placed: PlacedTask) -> Node:
        """A task as its file has it."""
        return self._loaded.sources[TASKS].root.follow(placed.steps)

    def expect_writable(self) -> None:
        """Raise MissingPart where the file is there to be read only."""
        path = self.folder / TASKS
        is_locked = os.path.exists(path) and not os.stat(path).st_mode & 0o222
        if is_locked or not (os.access(path, os.W_OK) and os.access(self.folder, os.W_OK)):
            raise MissingPart(f"「{path}」只讀，不能寫入核對結果。")

    def decide(self, steps: Collection[Step], *, is_decided: bool = True) -> None:
        """Write that steps are decided, or open again. Raises Overtaken; MissingPart where nothing can be written."""
        with self._alone():
            self._refresh(steps)
            root = self._root(TASKS)
            for number in dict.fromkeys(step.task for step in steps):
                placed = self._placed[number]
                of_task = [step for step in steps if step.task == number]
                node = marked(root.follow(placed.steps), placed.task, of_task, is_decided=is_decided)
                root = with_node(root, placed.steps, node)
            self._write({TASKS: self._text(TASKS, root)})

    def change(self, step: Step, edits: Sequence[Edit], new_units: Sequence[str] = ()) -> None:
        """Write other values of a task, and declare units that are new; who is asked has not decided by that.

        The printed document stays as it is: an assignment that the layout would print otherwise keeps its words. Raises
        WrongCall with what would be wrong, and Overtaken and MissingPart like decide().
        """
        with self._alone():
            self._refresh([step])
            declared = self._with_units(new_units)
            before, unused = printed(self.rulebook), _unused(self.rulebook)
            text = self._edited(step, edits)
            after = self._assembled({**declared, TASKS: text}, step)
            if printed(after.rulebook) != before:
                text = self._edited(step, [*edits, *self._words_kept(step, edits)])
                after = self._in_printed_words({**declared, TASKS: text}, step)
            if printed(after.rulebook) != before:
                raise WrongCall("照此改，印出的全文會與原件不同，沒有寫入。")
            # Whenever the program is stopped in between, every unit that a task names is declared.
            self._write({**declared, TASKS: text})
            self._drop_units(_unused(self.rulebook) - unused)

    def _in_printed_words(self, texts: Mapping[str, str], step: Step) -> Loaded:
        """The rulebook with an assignment that keeps its printed words. Raises WrongCall where these do not say what it says."""
        try:
            return self._assembled(texts, step)
        except WrongCall as refused:
            raise WrongCall("原件印的不是這些，改了與原件不符：", *refused.messages) from None

    def _drop_units(self, names: Collection[str]) -> None:
        """Declare units no longer of which nothing is said but their names."""
        root = self._root(UNITS)
        for number, unit in reversed(list(enumerate(root.each("units")))):
            if unit.get("name").text in names and unit.plain() == {"name": unit.get("name").text}:
                root = without_entry(root, ("units",), number)
        if root is not self._root(UNITS):
            self._write({UNITS: self._text(UNITS, root)})

    def _root(self, file: str) -> Node:
        return self._loaded.sources[file].root

    def _text(self, file: str, root: Node) -> str:
        """A file in canonical form, with other nodes."""
        [row] = [row for row in DATA_FILES if row.file == file]
        return canonical(self._loaded.sources[file].text, root, model_of(row))

    def _edited(self, step: Step, edits: Iterable[Edit]) -> str:
        """tasks.yaml with other values of the task of a step."""
        root = self._root(TASKS)
        for edit in edits:
            root = with_value(root, (*self._placed[step.task].steps, *edit.steps), edit.value)
        return self._text(TASKS, root)

    def _with_units(self, names: Sequence[str]) -> dict[str, str]:
        """units.yaml with units more; nothing where there are none."""
        root = self._root(UNITS)
        for name in names:
            root = with_entry(root, ("units",), {"name": name})
        return {UNITS: self._text(UNITS, root)} if names else {}

    def _words_kept(self, step: Step, edits: Iterable[Edit]) -> Iterator[Edit]:
        """The words with which the assignments that are edited are printed, to stay as they are."""
        task = self._placed[step.task].task
        layout = self.rulebook.plan.layout
        for base in dict.fromkeys(edit.steps[:-1] for edit in edits):
            assignment = _assignment(task, base)
            if assignment is not None and assignment.printed is None:
                yield Edit((*base, "printed"), printed_assignment(layout, assignment).removeprefix("\n"))

    def _assembled(self, texts: Mapping[str, str], step: Step) -> Loaded:
        """The rulebook with other files. Raises WrongCall with what is wrong in them."""
        sources = dict(self._loaded.sources)
        for file, text in texts.items():
            sources[file] = Source.of(str(self.folder / file), text.encode())
        try:
            return assemble(sources)
        except InvalidRulebook as invalid:
            name = task_name(self.node(self._placed[step.task]))
            raise WrongCall(*(f"{each.message.removeprefix(f'{name}：')}。" for each in invalid.problems)) from None

    def _write(self, texts: Mapping[str, str]) -> None:
        """Write files and read the rulebook anew. Raises MissingPart where the system refuses."""
        for file, text in texts.items():
            files.replace(str((self.folder / file).resolve()), text.encode())
        self._take(load(self.folder))

    def _refresh(self, steps: Iterable[Step]) -> None:
        """Read anew what somebody else has written meanwhile. Raises Overtaken where that concerns one of the steps."""
        sources = read_folder(self.folder)
        if {file: source.text for file, source in sources.items()} == self._texts:
            return
        before = {step: self._state(step) for step in steps}
        self._take(assemble(sources))
        if any(self._state(step) != state for step, state in before.items()):
            raise Overtaken

    @property
    def _texts(self) -> dict[str, str]:
        return {file: source.text for file, source in self._loaded.sources.items()}

    def _state(self, step: Step) -> Any:
        """What a decision is about: the values of a step, and whether it is decided."""
        placed = self.placed(step)
        if placed is None:
            return None
        values = self.node(placed).plain()
        if step.clause is not None:
            values = values["clauses"][step.clause - 1]
        elif not has_one_clause(placed.task):
            del values["clauses"]  # which are steps of their own
        values.pop("reviewed", None)
        return values, step in undecided(placed.task)

    def _alone(self) -> AbstractContextManager[None]:
        """As long as it lasts no other process writes a decision. Raises MissingPart where the system refuses to write."""
        return alone((self.folder / TASKS).resolve())


def _assignment(task: Task, base: Steps) -> Assignment | None:
    """The assignment at some steps of a task; None for a clause."""
    match base:
        case ():
            return task.own_assignment
        case ("assignments", int(number)):
            return task.assignments[number]
    return None


def _unused(rulebook: Rulebook) -> set[str]:
    """The units that no task names, nor any group that one does."""
    numbers = [finding.location.steps[1] for finding in units.unused(rulebook)]
    return {unit.name for number, unit in enumerate(rulebook.units) if number in numbers}
