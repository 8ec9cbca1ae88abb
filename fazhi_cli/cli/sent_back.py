"""The marked copy of a sheet that has faults, for its unit to mend: written beside the sheet, in a folder of its own, over nothing."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli import files
from fazhi_cli.importing.readers.packages import Package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.cli.filled_in import FilledIn, Flaw
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
    copy = _free(folder, original.stem)
    files.write(str(copy), data, force=False)
    return str(copy)


def _free(folder: Path, stem: str) -> Path:
    """A name that no file has yet: what somebody may have mended in place is not written over."""
    names = (folder / f"{stem}{'' if number == 1 else f'（{number}）'}.xlsx" for number in count(1))
    return next(name for name in names if not name.exists())
