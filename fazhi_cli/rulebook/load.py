"""A folder of YAML as a Rulebook, or every reason why it is none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.model import Rulebook, TasksFile, UnitsFile, WordingFile
from fazhi_cli.rulebook import references
from fazhi_cli.rulebook.source import Source
from fazhi_cli.rulebook.translate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fazhi_cli.rulebook.problems import Location, Place

TASKS, UNITS, WORDING = "tasks.yaml", "units.yaml", "wording.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rulebook with the files that it came from, so that what is found in it later has a place."""

    rulebook: Rulebook
    sources: Mapping[str, Source]

    def place(self, location: Location, offset: int = 0) -> Place:
        """Line and column of a value, or of one character of it; the deepest part that exists, where it does not."""
        return self.sources[str(location[0])].root.follow(location[1:]).at(offset)


def load(folder: Path) -> Loaded:
    """Read a rulebook; InvalidRulebook holds all problems of all its files."""
    with _without_collector():
        sources = {name: Source(folder / name) for name in (TASKS, UNITS)}
        if (folder / WORDING).exists():
            sources[WORDING] = Source(folder / WORDING)
        tasks, units = validate(TasksFile, sources[TASKS]), validate(UnitsFile, sources[UNITS])
        wording = validate(WordingFile, sources[WORDING]) if WORDING in sources else WordingFile()
        references.check(sources[TASKS], sources[UNITS])
    problems = [problem for source in sources.values() for problem in source.report]
    if problems or not (tasks and units and wording):
        raise InvalidRulebook(problems)
    rulebook = Rulebook.model_construct(
        plan=tasks.plan,
        chapters=tasks.chapters,
        units=units.units,
        functional=units.functional,
        wordings=wording.pairs,
    )
    return Loaded(rulebook, sources)


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
