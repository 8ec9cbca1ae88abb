"""A folder of YAML as a Rulebook, or every reason why it is none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from fazhi_cli.changes.model import ChangesFile
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook import check_changes, references
from fazhi_cli.rulebook.model import Rulebook, TasksFile, UnitsFile, WordingFile
from fazhi_cli.rulebook.office import WorkdaysFile
from fazhi_cli.rulebook.source import Source
from fazhi_cli.rulebook.translate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fazhi_cli.field_types import Model
    from fazhi_cli.rulebook.problems import Location, Place

_File = TypeVar("_File", bound="Model")

TASKS, UNITS, WORDING, WORKDAYS = "tasks.yaml", "units.yaml", "wording.yaml", "workdays.yaml"
CHANGES = "changes.yaml"
OPTIONAL = (WORDING, WORKDAYS, CHANGES)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rulebook with the files that it came from, so that what is found in it later has a place."""

    rulebook: Rulebook
    sources: Mapping[str, Source]

    def place(self, location: Location, offset: int = 0) -> Place:
        """Line and column of a value, or of one character of it; the deepest part that exists, where it does not."""
        return self.sources[str(location[0])].root.follow(location[1:]).at(offset)


def load(folder: Path, draft: Path | None = None) -> Loaded:
    """Read a rulebook, a draft in place of its changes.yaml; InvalidRulebook holds all problems of all its files."""
    paths = {name: folder / name for name in (TASKS, UNITS, *OPTIONAL)} | ({CHANGES: draft} if draft else {})
    with _without_collector():
        sources = {name: Source(path) for name, path in paths.items() if name not in OPTIONAL or path.exists()}
        tasks, units = validate(TasksFile, sources[TASKS]), validate(UnitsFile, sources[UNITS])
        wording, workdays = _optional(WordingFile, sources.get(WORDING)), _optional(WorkdaysFile, sources.get(WORKDAYS))
        changes = _optional(ChangesFile, sources.get(CHANGES))
        references.check(sources[TASKS], sources[UNITS])
        if WORKDAYS in sources:
            references.check_days(sources[WORKDAYS])
        if CHANGES in sources:
            check_changes.check(sources[CHANGES], sources[TASKS], sources[UNITS])
    problems = [problem for source in sources.values() for problem in source.report]
    if problems or not (tasks and units and wording and workdays and changes):
        raise InvalidRulebook(problems)
    rulebook = Rulebook.model_construct(
        plan=tasks.plan,
        chapters=tasks.chapters,
        units=units.units,
        functional=units.functional,
        wordings=wording.pairs,
        cases=tasks.cases,
        notices=workdays.notices,
        changes=changes.changes,
    )
    return Loaded(rulebook, sources)


def _optional(model: type[_File], source: Source | None) -> _File | None:
    """A file that need not be there; its model is then empty."""
    return validate(model, source) if source else model()


@contextmanager
def _without_collector() -> Iterator[None]:
    """A tree has no cycles: the collector would only walk its hundred thousand nodes again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
