"""A file for each unit or each chapter, and one that lists them."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003  (a NamedTuple evaluates its fields)
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.formats.document import Document, Link, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.widths import width
from fazhi_cli.layouts.heading import heading
from fazhi_cli.output import folder
from fazhi_cli.query import recipients
from fazhi_cli.vocabulary import GROUPS
from fazhi_cli.vocabulary.marks import OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.question import Question
    from fazhi_cli.query.recipients import Recipient

RECIPIENTS = {name: GROUPS[name] for name in ("unit", "chapter")}
"""What there can be a file each of, and the Chinese for it."""

INDEX = "目錄"

UPRIGHT = {False: 54, True: 52}
"""Cells, half a character each, of a file's name in a line of an upright index, by whether clauses are counted; one with longer names lies on its side."""

WIDTHS = {
    (False, False): (6.5, 24.3, 6.7, 62.5), (False, True): (6.5, 24, 7, 55.5),
    (True, False): (5, 26, 7, 62), (True, True): (5, 24, 7, 57),
}  # fmt: skip
"""The shares of number, name, each amount and file, by whether the page lies on its side, and whether clauses are counted too."""

UNNAMED = f"標「{OFFICE}」的單位方案未列明，出自本單位所列名單；沒有任務，條款條數只計這些單位，是約束各類機關的條款。"

OVERLAPPING = "任務有幾個單位的，各單位都計一項，項數不可相加。"

WITHOUT_SHEET = "「{group}」為泛稱，方案未列明具體單位，其{tasks}項任務不另成一份。"


class Each(NamedTuple):
    """`by`: a key of RECIPIENTS. `unnamed`: also the units of the office's own list. `path`: the folder to fill.

    `heirs`: also the bodies that took over since and that only the changes of the plan name; a register has no such unit.
    """

    by: str
    unnamed: bool
    path: str | None
    force: bool
    heirs: bool = False


class Sheets(NamedTuple):
    """What the files of a folder are.

    `title`: what the sheet of a question is called. `make`: its file, as `ending` says. `print_index`: the file of the document
    that lists them, as `index_ending` says. `read` puts a text into the script that is shown.
    """

    ending: str
    title: Callable[[Question], str]
    make: Callable[[Question], str | bytes]
    print_index: Callable[[Document], str | bytes]
    index_ending: str
    read: Callable[[str], str]


def write(question: Question, each: Each, sheets: Sheets) -> int:
    """Fills the folder and tells how many sheets it holds, the index apart; none: nothing is written.

    Raises WrongCall and MissingPart, see folder.check.
    """
    if each.path is None or each.path == "-":
        raise WrongCall(Fault("no-folder"))
    chosen = _recipients(question, each)
    if not chosen:
        return 0
    stems = [_stem(recipient, sheets) for recipient in chosen]
    names = folder.safe_names(stems, sheets.ending)
    listed = index(chosen, names, RECIPIENTS[each.by])
    if each.by == "unit":
        listed = listed.with_notes(*_of_units(question, chosen))
    document = heading(question).above(listed, question)
    files = [folder.File(f"00 {sheets.read(INDEX)}.{sheets.index_ending}", partial(sheets.print_index, document))]
    for name, recipient in zip(names, chosen, strict=True):
        files.append(folder.File(name, partial(sheets.make, recipient.question)))
    folder.fill(each.path, files, force=each.force)
    return len(chosen)


def _stem(recipient: Recipient, sheets: Sheets) -> folder.Stem:
    """Whose sheet a file is, and behind that which sheet, and as of which day: it is handed on without its folder."""
    title = sheets.title(recipient.question)
    said = [title] if recipient.question.selection.day_iso is None else [title, recipient.question.selection.day_iso]
    return folder.Stem(sheets.read(recipient.name), sheets.read("".join(f"-{part}" for part in said)))


def _of_units(question: Question, chosen: Sequence[Recipient]) -> Iterator[str]:
    """How far the tasks of all units may be added up; where the selection names units, their own sheets say what these leave out."""
    if len(chosen) > 1:
        yield OVERLAPPING
    if not question.selection.unit:
        for group, tasks in recipients.open_groups(question).items():
            yield WITHOUT_SHEET.format(group=group, tasks=tasks)


def _recipients(question: Question, each: Each) -> list[Recipient]:
    if each.by == "unit":
        return recipients.units(question, unnamed=each.unnamed, heirs=each.heirs)
    return recipients.chapters(question)


def index(chosen: Sequence[Recipient], names: Sequence[str], kind: str) -> Document:
    """The list of the files, with the tasks of each, and the clauses of those that have none."""
    # The name of a file holds a long name, that of a sheet and a day: no line of it ends inside one.
    has_clauses = any(recipient.clauses for recipient in chosen)
    is_wide = max(map(width, names)) > UPRIGHT[has_clauses]
    number, title, size, file = WIDTHS[is_wide, has_clauses]
    of_clauses = (TableColumn("條款條數", size, "center"),) if has_clauses else ()
    columns = (
        TableColumn("序號", number, "center"),
        TableColumn(kind, title, small=True),
        TableColumn("任務項數", size, "center"),
        *of_clauses,
        TableColumn("文件", file, small=True),
    )
    rows: list[TableRow] = []
    notes: tuple[str, ...] = ()
    for place, (recipient, name) in enumerate(zip(chosen, names, strict=True), 1):
        called = recipient.name
        if not recipient.named:
            called = f"{OFFICE}{called}"
            notes = (UNNAMED,)
        if recipient.before:
            called += f"（承接{'、'.join(recipient.before)}）"
        clauses = (cell(str(recipient.clauses or "")),) if has_clauses else ()
        rows.append(TableRow((cell(str(place)), cell(called), cell(str(recipient.tasks)), *clauses, cell(Link(name)))))
    table = Table(columns, tuple(rows))
    return Document("index", INDEX, (table,), landscape=is_wide, notes=notes)
