"""What a person must decide of a step: what the checks find in it, and which of its units are in doubt."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fazhi_cli.importing.unit_doubts import is_long, read_names
from fazhi_cli.reviewing.steps import has_one_clause
from fazhi_cli.rulebook.checks import clocks, exceptions, prohibitions, times
from fazhi_cli.rulebook.model import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.importing.unit_doubts import NamesRead
    from fazhi_cli.reviewing.steps import Step
    from fazhi_cli.rulebook.plan_model import PlacedTask
    from fazhi_cli.rulebook.problems import Steps

_CHECKS = (
    times.left_out,
    times.unreadable,
    times.overruled_without_cause,
    prohibitions.overruled,
    prohibitions.without_words,
    prohibitions.cut_off,
    exceptions.left_out,
    exceptions.without_words,
    clocks.without_case,
    clocks.without_event,
)
"""The checks that compare what is said of a task with its words."""

_HERE = ("chapters", 0, "tasks", 0)
"""The steps to the task of a rulebook that has no other."""


class Doubts:
    """The doubts of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def of(self, step: Step, placed: PlacedTask) -> list[str]:
        """The doubts of a step, a sentence each without its last sign."""
        numbers = [step.clause]
        if step.clause is None and has_one_clause(placed.task):
            numbers.append(1)
        found = [message for steps, message in self._findings(placed) if _clause_of(steps) in numbers]
        return found if step.clause else [*self._of_units(placed), *found]

    def _findings(self, placed: PlacedTask) -> Iterator[tuple[Steps, str]]:
        """What the checks find in a task, which they are shown alone."""
        chapter = placed.chapter.model_copy(update={"tasks": (placed.task,), "sections": ()})
        alone = Rulebook.model_construct(plan=self._rulebook.plan, chapters=(chapter,), units=())
        for check in _CHECKS:
            for finding in check(alone):
                yield finding.location.steps[len(_HERE) :], finding.message

    def _of_units(self, placed: PlacedTask) -> Iterator[str]:
        """The doubts of the units that a task names; what was decided with one task is not asked again with the next."""
        names = placed.task.units
        for name in names:
            if name in self._decided:
                continue
            if is_long(name):
                yield f"「{name}」是一個單位，還是幾個？"
            elif self._is_compared and name in self._names.others:
                yield f"「{name}」名錄沒有，請核對名稱"
        for pair in self._names.alike:
            if not self._decided.issuperset(pair) and not set(pair).isdisjoint(names):
                yield f"「{pair[0]}」和「{pair[1]}」可能是同一個單位"

    @cached_property
    def _decided(self) -> set[str]:
        """The units of tasks of which somebody has decided who has them, and those of which somebody has told more than the name."""
        told = {unit.name for unit in self._rulebook.units if unit.full_name or unit.members}
        return told.union(*(task.units for task in self._rulebook.tasks if task.reviewed))

    @property
    def _is_compared(self) -> bool:
        """Whether the program knows the bodies of the place: those of a city."""
        return self._rulebook.plan.place is not None and self._names.is_compared

    @cached_property
    def _names(self) -> NamesRead:
        units = {unit.name: unit.open for unit in self._rulebook.units if unit.named}
        return read_names(units, self._rulebook.plan.place)


def _clause_of(steps: Steps) -> int | None:
    """The clause, from 1, in which something was found; None for what stands beside the units."""
    match steps:
        case ("clauses", int(number), *_):
            return number + 1
    return None
