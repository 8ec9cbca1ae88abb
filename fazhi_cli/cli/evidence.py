"""Evidence that lies in files: their checksums, by which anyone can tell later whether they are still the same."""

from __future__ import annotations

import os
import re
from hashlib import file_digest
from typing import TYPE_CHECKING

from fazhi_cli import files
from fazhi_cli.errors import Fault, MissingPart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def checksum_of(evidence: str | None) -> str | None:
    """SHA-256 of the file at a path, in hexadecimal; None of an address and of words. Raises MissingPart where it cannot be read."""
    if evidence is None or not os.path.isfile(evidence):
        return None
    try:
        with open(evidence, "rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise MissingPart(Fault("no-evidence", path=evidence, reason=files.reason(error))) from error


def checksums_beside(evidence: str | None, folder: Path) -> str | None:
    """SHA-256 of each file that a sheet names, in the order of the names, where all lie in the folder of that sheet or below it; else None.

    Who filled in the sheet wrote the names: no path is looked at that leads out of the folder. Raises MissingPart as checksum_of.
    """
    if evidence is None:
        return None
    readings = ([evidence], [name.strip() for name in _MARKS.split(evidence)], _MARKS_AND_BLANKS.split(evidence))
    files_named = next(filter(None, (_beside(names, folder) for names in readings)), [])
    return "、".join(checksum_of(str(file)) or "" for file in files_named) or None


_MARKS = re.compile("[、，,；;]")
_MARKS_AND_BLANKS = re.compile(r"[、，,；;\s]+")
"""What stands between several names of files in a cell, of which line ends are blanks by now; a name may hold blanks itself."""


def _beside(names: Sequence[str], folder: Path) -> list[Path]:
    """The files of these names below a folder; none where one of them is not there."""
    home = folder.resolve()
    found = []
    for name in names:
        parts = re.split(r"[/\\]", name)
        if ":" in name or "\0" in name or ".." in parts or "" in parts:
            return []
        try:
            file = home.joinpath(*parts).resolve()
            if not (file.is_relative_to(home) and file.is_file()):
                return []
        except OSError:  # longer than a name may be
            return []
        found.append(file)
    return found
