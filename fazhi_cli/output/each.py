"""A file for each unit or each chapter, and one that lists them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.document import Column, Document, Row, Table, cell
from fazhi_cli.output import folder
from fazhi_cli.query import recipients as subjects
from fazhi_cli.vocabulary.marks import OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader
    from fazhi_cli.query.recipients import Subject

KINDS = {"unit": "單位", "chapter": "章"}
"""What there can be a file each of, and the Chinese for it."""

INDEX = "目錄"
UNNAMED = f"標「{OFFICE}」的單位方案未點名,出自本單位所列名單。"


class Each(NamedTuple):
    """`by`: a key of KINDS. `unnamed`: also the units of the office's own list. `path`: the folder to fill."""

    by: str
    unnamed: bool
    path: str | None
    force: bool


def write(
    reader: Reader,
    selection: Selection,
    each: Each,
    ending: str,
    make: Callable[[Selection], str | bytes],
    print_index: Callable[[Document], str | bytes],
) -> int:
    """Fills the folder and tells how many sheets it holds, the index apart; none: nothing is written.

    make gives the file of a subject's selection, print_index that of a document, both as `ending` says. Raises WrongCall
    and MissingPart, see folder.check.
    """
    if each.path in (None, "-"):
        raise WrongCall("--each 需要用 -o 指明文件夾,不能寫到標準輸出。")
    found = (
        subjects.units(reader, selection, unnamed=each.unnamed)
        if each.by == "unit"
        else subjects.chapters(reader, selection)
    )
    if found:
        names = folder.safe_names([subject.name for subject in found], ending)
        files = [folder.File(f"00 {INDEX}.{ending}", partial(print_index, index(found, names, KINDS[each.by])))]
        files += [
            folder.File(name, partial(make, subject.selection)) for name, subject in zip(names, found, strict=True)
        ]
        folder.fill(str(each.path), files, force=each.force)
    return len(found)


def index(found: Sequence[Subject], names: Sequence[str], kind: str) -> Document:
    """The list of the files, with the tasks of each."""
    columns = (Column("序號", 9, "center"), Column(kind, 36), Column("任務項數", 15, "center"), Column("文件", 40))
    rows = tuple(
        Row(
            (cell(str(number)), cell(OFFICE * (not subject.named) + subject.name), cell(str(subject.tasks)), cell(name))
        )
        for number, (subject, name) in enumerate(zip(found, names, strict=True), 1)
    )
    notes = () if all(subject.named for subject in found) else (UNNAMED,)
    return Document("index", INDEX, (Table(columns, rows),), notes=notes)
