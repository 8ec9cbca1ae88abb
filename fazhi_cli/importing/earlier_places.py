"""Where what an earlier version of a plan says of tasks and clauses stands in the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.data_files import TASKS
from fazhi_cli.field_types import listed
from fazhi_cli.rulebook.problems import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.field_types import Model
    from fazhi_cli.importing.proposal import Proposal
    from fazhi_cli.rulebook.load import Loaded
    from fazhi_cli.rulebook.problems import Steps


class Placed(NamedTuple):
    """A task of the new version as values, and the steps to it in tasks.yaml."""

    values: dict[str, Any]
    steps: Steps


def tasks_in(tasks: dict[str, Any]) -> Iterator[Placed]:
    """The tasks of the values of tasks.yaml, in their order."""
    for number, chapter in enumerate(tasks["chapters"]):
        here = ("chapters", number)
        for position, task in enumerate(chapter.get("tasks", ())):
            yield Placed(task, (*here, "tasks", position))
        for place, section in enumerate(chapter.get("sections", ())):
            for position, task in enumerate(section["tasks"]):
                yield Placed(task, (*here, "sections", place, "tasks", position))


def dumped(model: Model) -> dict[str, Any]:
    """What a part of a rulebook says, as it is written in its file."""
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def as_written(earlier: Loaded, file: str, steps: Steps, model: Model, now: dict[str, Any]) -> dict[str, Any]:
    """A part of a rulebook as somebody wrote it, where it still says the same; now: what it says in the new version."""
    if now != dumped(model):
        return now
    plain: dict[str, Any] = earlier.sources[file].root.follow(steps).plain()
    return plain


class Places:
    """Leads from the tasks and clauses of the earlier version to those of the new one.

    task_of: the new id of a task by its earlier one. clause_of: the new number of a clause by the earlier id and number.
    """

    def __init__(self, earlier: Loaded, proposal: Proposal) -> None:
        self._earlier = earlier
        self._proposal = proposal
        self._old = list(earlier.rulebook.placed)
        self._steps: dict[Steps, Steps] = {}
        self._position_of: dict[int, int] = {task.id: position for position, task in enumerate(earlier.rulebook.tasks)}
        self._texts: dict[int, list[str]] = {}
        self.task_of: dict[int, int] = {}
        self.clause_of: dict[tuple[int, int], int] = {}

    def add(self, position: int, new: Placed) -> None:
        """Say which task of the new version is which of the earlier one, by the place of that among all."""
        task, steps = self._old[position].task, self._old[position].steps
        new_id = new.values["id"]
        self.task_of[task.id] = new_id
        self._steps[steps] = new.steps
        left = {number: clause["text"] for number, clause in enumerate(new.values["clauses"], 1)}
        for number, clause in enumerate(task.clauses, 1):
            found = next((other for other, text in left.items() if text == clause.text), None)
            if found is not None:
                del left[found]
                self.clause_of[task.id, number] = found
                self._steps[(*steps, "clauses", number - 1)] = (*new.steps, "clauses", found - 1)

    def new_steps(self, steps: Steps) -> Steps:
        """Where a value of the earlier tasks.yaml stands now; where its task or clause is gone, steps that lead nowhere."""
        for length in range(len(steps), 0, -1):
            kept = self._steps.get(steps[:length])
            if kept is not None and not (steps[length : length + 1] == ("clauses",) and len(steps) > length + 1):
                return (*kept, *steps[length:])
        return self._chapter(steps) if steps[:1] == ("chapters",) else steps

    def _chapter(self, steps: Steps) -> Steps:
        """Where a value of a chapter stands: that of the same title."""
        chapters = self._earlier.rulebook.chapters
        if len(steps) < 2 or "tasks" in steps[2:]:
            return ("chapters",) if len(steps) < 2 else ()
        title = chapters[int(steps[1])].title
        for number, chapter in enumerate(self._proposal.tasks["chapters"]):
            if title is not None and chapter.get("title") == title:
                return ("chapters", number, *steps[2:])
        return ()

    def line_of(self, steps: Steps, file: str = TASKS) -> str:
        """How a message names a place of the earlier version."""
        line, _ = self._earlier.place(Location(file, steps))
        return f"舊版 {file} 第 {line} 行"

    def texts(self) -> list[str]:
        """The texts of all clauses of the new version."""
        return [clause["text"] for task in tasks_in(self._proposal.tasks) for clause in task.values["clauses"]]

    def wordings(self, task: int, clause: int | None) -> set[str]:
        """The time wordings of a task of the new version, or of one clause of it."""
        found: set[str] = set()
        for placed in tasks_in(self._proposal.tasks):
            if placed.values["id"] != task:
                continue
            for number, each in enumerate(placed.values["clauses"], 1):
                if clause in (None, number):
                    found |= set(listed(each.get("when", [])))
            for assignment in (placed.values, *placed.values.get("assignments", ())):
                found |= set(assignment.get("when", ()))
        return found
