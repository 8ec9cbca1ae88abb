"""The files of a rulebook, a row each: what is loaded, watched for changes and given a JSON Schema follows from here.

To add a file, add its row, its model, and the model among the bases of rulebook.model.Rulebook.
"""

from __future__ import annotations

from typing import NamedTuple


class DataFile(NamedTuple):
    """A file of a rulebook's folder.

    name: what it is called without its ending, as `fazhi schema` asks for it.
    model: the module and the class of its content; named only, so that a query imports neither.
    required: whether a rulebook without it is none; a file that is not required counts as empty where it is not there.
    """

    name: str
    model: str
    required: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.yaml"


DATA_FILES = (
    DataFile("tasks", "fazhi_cli.rulebook.model:TasksFile", required=True),
    DataFile("units", "fazhi_cli.rulebook.model:UnitsFile", required=True),
    DataFile("wording", "fazhi_cli.rulebook.model:WordingFile"),
    DataFile("workdays", "fazhi_cli.rulebook.model:WorkdaysFile"),
    DataFile("changes", "fazhi_cli.changes.model:ChangesFile"),
)

TASKS, UNITS, WORDING, WORKDAYS, CHANGES = (row.file for row in DATA_FILES)
"""The names of the files by which other modules speak of them; a folder with a TASKS is a rulebook."""
