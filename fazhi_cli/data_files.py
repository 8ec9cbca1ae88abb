"""The files of a rulebook, a row each: what is loaded, watched for changes and given a JSON Schema follows from here.

To add a file, add its row, its model, and the model among the bases of rulebook.model.Rulebook.
"""

from functools import partial
from itertools import islice
from typing import BinaryIO

from fazhi_cli.structs import Struct


class DataFile(Struct):
    """A file of a rulebook's folder.

    model: the module and the class of its content; named only, so that a query imports neither.
    required: whether a rulebook without it is none; a file that is not required counts as empty where it is not there.
    """

    file: str
    model: str
    required: bool = False

    @property
    def name(self) -> str:
        """What it is called without its ending, as `fazhi schema` asks for it."""
        return self.file.removesuffix(".yaml")


TASKS = "tasks.yaml"
"""A folder that holds it is a rulebook."""

UNITS = "units.yaml"
WORDING = "wording.yaml"
WORKDAYS = "workdays.yaml"
CHANGES = "changes.yaml"
OFFICE = "office.yaml"

DATA_FILES = (
    DataFile(TASKS, "fazhi_cli.rulebook.plan_model:TasksFile", required=True),
    DataFile(UNITS, "fazhi_cli.rulebook.model:UnitsFile", required=True),
    DataFile(WORDING, "fazhi_cli.rulebook.model:WordingFile"),
    DataFile(WORKDAYS, "fazhi_cli.rulebook.model:WorkdaysFile"),
    DataFile(CHANGES, "fazhi_cli.changes.model:ChangesFile"),
    DataFile(OFFICE, "fazhi_cli.rulebook.office_model:OfficeFile"),
)

MAX_BYTES = 16 * 2**20
"""Of a file; what is larger is refused."""

MAX_LENGTH = 20_000
"""Characters of a value; a longer one is refused."""

_PART = 2**16
"""Bytes that are read at once: whoever asks for all that may be there waits for memory for it, be the file ever so small."""


def content_of(stream: BinaryIO) -> bytes:
    """The bytes of a file; of one that is too large the beginning, which is too large as well."""
    parts = iter(partial(stream.read, _PART), b"")
    return b"".join(islice(parts, MAX_BYTES // _PART + 1))
