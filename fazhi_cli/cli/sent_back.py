"""The marked copy of a sheet that has faults, for its unit to mend: written beside the sheet, in a folder of its own, over nothing; once for the same faults."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli import files
from fazhi_cli.importing.readers.packages import Package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.cli.filled_in import FilledIn
    from fazhi_cli.cli.filled_rows import Flaw
    from fazhi_cli.plan.shown_script import Script

FOLDER = "退回修改"
"""Apart from what came in, so that the next `fazhi sheet in *.xlsx` does not read it."""


def send_back(path: str, sheet: FilledIn, flaws: Sequence[Flaw], script: Script) -> str | None:
    """Write the copy and give its path; None where the file is too damaged to be written again.

    Raises WrongCall for a file with parts that no workbook has, MissingPart where the disk refuses.
    """
    from fazhi_cli.formats.marked import Mark, marked

    Package(sheet.data).look_over()
    marks = [Mark(flaw.sheet, flaw.row, flaw.column, script.shown(flaw.sentence)) for flaw in flaws]
    data = marked(sheet.data, marks)
    if data is None:
        return None
    original = Path(path)
    folder = original.parent / FOLDER
    folder.mkdir(exist_ok=True)
    copy = _place(folder, original.stem, data)
    if not copy.exists():
        files.write(str(copy), data, force=False)
    return str(copy)


def _place(folder: Path, stem: str, data: bytes) -> Path:
    """The copy that is there already, where it is the same, else a name that no file has yet: somebody may have mended one in place."""
    names = (folder / f"{stem}{'' if number == 1 else f'（{number}）'}.xlsx" for number in count(1))
    return next(name for name in names if not name.exists() or _holds_the_same(name, data))


def _holds_the_same(file: Path, data: bytes) -> bool:
    """Whether a workbook has the same parts, but for the hour at which it was written."""
    try:
        return _parts(file.read_bytes()) == _parts(data)
    except (OSError, zipfile.BadZipFile):
        return False


def _parts(data: bytes) -> dict[str, int]:
    """By name the checksum of each part of a workbook; what says who wrote it, and when, is left out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {part.filename: part.CRC for part in archive.infolist() if part.filename != "docProps/core.xml"}
