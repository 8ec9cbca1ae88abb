"""A folder of YAML as a Rulebook, or every reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fazhi_cli.data_files import DATA_FILES, TASKS
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.checks import NODE_CHECKS
from fazhi_cli.rulebook.model import Rulebook
from fazhi_cli.rulebook.nodes import Node, PlaceUnknown, Unplaced
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.problems import problem
from fazhi_cli.rulebook.source import read_folder, without_collector
from fazhi_cli.rulebook.translate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fazhi_cli.data_files import DataFile
    from fazhi_cli.errors import Problem
    from fazhi_cli.field_types import Model
    from fazhi_cli.rulebook.checks import NodeCheck
    from fazhi_cli.rulebook.problems import Location, Place
    from fazhi_cli.rulebook.source import Source


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rulebook with the files that it came from, so that what is found in it later has a place."""

    rulebook: Rulebook
    sources: Mapping[str, Source]

    def place(self, location: Location, offset: int = 0) -> Place:
        """Line and column of a value, or of one character of it; the deepest part that exists, where it does not."""
        root = self.sources[location.file].root
        return root.follow(location.steps).at(offset)


def load(folder: Path) -> Loaded:
    """Read the rulebook of a folder. Raises InvalidRulebook with all problems of all its files."""
    return assemble(read_folder(folder))


@without_collector()
def assemble(sources: Mapping[str, Source]) -> Loaded:
    """Make a rulebook of its files, by their names. Raises InvalidRulebook with all problems of all of them.

    Every file is validated and every check of nodes is run, whatever was wrong before, so that all faults come at once.
    """
    values: dict[str, Any] = {}
    for row in DATA_FILES:
        content = _content(row, sources.get(row.file))
        if content is not None:
            values.update(dict(content))
    _check_nodes(sources)
    problems = [found for source in sources.values() for found in source.report]
    if problems:
        raise InvalidRulebook(problems)
    return Loaded(Rulebook.model_construct(**values), sources)


def id_in_use(sources: Mapping[str, Source], first: Path) -> Problem:
    """R11: that a rulebook's plan has the id of another in the same library, that of the folder `first`."""
    source = sources[TASKS]
    plan_id = source.root.get("plan").get("id")
    message = f"方案編號{quoted(plan_id.text)}與「{first}」的相同；文庫裡每個方案要有自己的編號"
    return problem(source.report.file, plan_id.place, "R11", message)


def model_of(row: DataFile) -> type[Model]:
    """The model of a data file's content."""
    module, name = row.model.split(":")
    model: type[Model] = getattr(import_module(module), name)
    return model


def _content(row: DataFile, source: Source | None) -> Model | None:
    """A file as its model, which is empty for a file that is not there; None where the file's report has problems."""
    model = model_of(row)
    if source is None:
        return model()
    return validate(model, source)


def _check_nodes(sources: Mapping[str, Source]) -> None:
    """Run the checks of nodes, and let each file's report have what is wrong in it."""
    if _is_clean(sources):
        return
    roots = {row.file: Node(None) for row in DATA_FILES}
    roots.update({file: source.root for file, source in sources.items()})
    for check in _checks_for(sources):
        findings = check.run(roots)
        report = sources[check.file].report
        report.take((node.place, code, message) for node, code, message in findings)


def _is_clean(sources: Mapping[str, Source]) -> bool:
    """Whether no check of nodes has anything to say, as far as can be told without the places of the nodes."""
    roots: dict[str, Node] = {row.file: Unplaced(None) for row in DATA_FILES}
    roots.update({file: source.unplaced for file, source in sources.items()})
    try:
        return not any(True for check in _checks_for(sources) for _finding in check.run(roots))
    except PlaceUnknown:
        return False


def _checks_for(sources: Mapping[str, Source]) -> Iterator[NodeCheck]:
    """The checks of the files that are there, where all files that they need were read."""
    for check in NODE_CHECKS:
        if check.file in sources and all(sources[file].whole for file in check.needs):
            yield check
