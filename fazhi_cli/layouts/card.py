"""Whole tasks as a document: what `show` prints, a table each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.ref import Ref
from fazhi_cli.formats.document import Box, Document, Label, Table, TableColumn, TableRow, cell, fingerprint
from fazhi_cli.layouts import limits, office
from fazhi_cli.layouts.sections import chapter_heading
from fazhi_cli.vocabulary import HEADINGS, KINDS, PER_CASE, TIMES
from fazhi_cli.vocabulary.gaps import SILENT, UNENDING
from fazhi_cli.vocabulary.marks import CHANGE, OFFICE_DETAIL, UNREAD
from fazhi_cli.vocabulary.notes import COLLECTING, READING_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.document import Cell, CellLine
    from fazhi_cli.query.changes import Change
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.sheet_facts import Fates
    from fazhi_cli.query.task_sheets import Item, TaskSheet

COLUMNS = (TableColumn("項目", 16, "center"), TableColumn("內容", 84))
TITLE = "任務詳情"


def document(sheets: Sequence[TaskSheet], notes: Sequence[str], fates: Fates, *, is_library: bool) -> Document:
    """The document of some tasks, in the order given.

    fates: of the limits that were changed. is_library: its references say of which plan they are.
    """
    tables = [_table(sheet, fates, is_library=is_library) for sheet in sheets]
    lines = [] if sheets else ["沒有符合條件的任務。"]
    return Document(
        "show",
        TITLE,
        tuple(tables),
        tuple(lines),
        notes=tuple(notes),
        is_outline=True,
        names=tuple(dict.fromkeys(body for sheet in sheets for body in (*sheet.bodies, *_recipients(sheet)))),
    )


def _recipients(sheet: TaskSheet) -> Iterator[str]:
    """Who receives by the words of the clauses, which a card tells."""
    for clause in sheet.clauses:
        yield from clause.to


def _table(sheet: TaskSheet, fates: Fates, *, is_library: bool) -> Table:
    task = sheet.task
    plan = task.plan if is_library else None
    ref = Ref(plan, task.id)
    rows: list[TableRow] = []
    for label, content in _facts(sheet, fates):
        rows.append(TableRow((cell(Label(label)), content), str(ref)))
    heading = "　".join(filter(None, (chapter_heading(task.chapter, task.chapter_title), task.section_title)))
    for clause in sheet.clauses:
        content = cell(*_clause(clause, sheet, fates))
        of_clause = ref._replace(clause=clause.clause)
        rows.append(TableRow((cell(clause.ref), content), str(of_clause), fingerprint(clause.text)))
    return Table(
        COLUMNS,
        tuple(rows),
        f"{task.number}{task.title}{'' if task.reviewed else UNREAD}",
        over_caption=f"〔{task.plan}〕{heading}" if is_library else heading,
    )


def _facts(sheet: TaskSheet, fates: Fates) -> Iterator[tuple[str, Cell]]:
    """What is known of a task as a whole, with its labels."""
    task = sheet.task
    yield HEADINGS["lead"], _units(sheet, task.lead)
    if len(task.lead) > 1:
        yield "匯總單位", cell(COLLECTING)
    yield HEADINGS["responsible"], _units(sheet, task.responsible)
    yield from _times(sheet, fates)
    if task.basis:
        yield HEADINGS["basis"], cell("；".join(task.basis))
    if task.contact:
        yield HEADINGS["contact"], cell("；".join(task.contact))
    if sheet.cites:
        yield HEADINGS["cites"], cell(_listed(sheet.cites))
    if sheet.forms:
        yield HEADINGS["forms"], cell(_listed(sheet.forms))
    for detail in sheet.details:
        if detail.ref == str(task.id):
            yield OFFICE_DETAIL, cell(office.told(detail))


def _units(sheet: TaskSheet, units: Sequence[str]) -> Cell:
    """Units of a task as its plan prints them, and what became of these since."""
    printed = {role.unit: role.text for role in sheet.task.roles}
    changes = [change for change in sheet.changes if change.unit in units]
    return cell(_listed([printed.get(unit, unit) for unit in units]), *_changed(changes))


def _times(sheet: TaskSheet, fates: Fates) -> Iterator[tuple[str, Cell]]:
    """What the plan says of time within the task; what became of it since stands under the last of it."""
    task = sheet.task
    told = [(limit, limits.told(limit, task.plan, fates, limits.said_of(limit))) for limit in task.limits]
    to_complete = [in_words for limit, in_words in told if limit.time != "recurring"]
    recurring = [in_words for limit, in_words in told if limit.time == "recurring"]
    if to_complete and any(not clause.limits for clause in sheet.clauses):
        to_complete.append(limits.REST)
    times = [("完成時限", "；".join(to_complete) or SILENT)]
    if recurring:
        times.append((TIMES["recurring"], "；".join(recurring)))
    if any(limit.due != limit.due_latest for limit in task.limits):
        times.append(("時限口徑", READING_GAP))
    *others, (last_label, last) = times
    for label, text in others:
        yield label, cell(text)
    yield last_label, cell(last, *_changed([change for change in sheet.changes if change.unit is None]))


def _changed(changes: Sequence[Change]) -> list[CellLine]:
    return [(Label(CHANGE), change.text) for change in changes]


def _listed(values: Sequence[str]) -> str:
    return "、".join(values) or SILENT


def _clause(clause: Clause, sheet: TaskSheet, fates: Fates) -> Iterator[str | Box | CellLine]:
    items = sheet.items.get(clause.clause, ())
    yield clause.text
    yield f"〔{_kinds(clause)}〕"
    yield from _details(clause, items, fates)
    for item in items:
        yield Box(_item(item))
    if clause.clause in sheet.open:
        yield UNENDING
    yield from _of_office(clause, sheet)


def _of_office(clause: Clause, sheet: TaskSheet) -> Iterator[CellLine]:
    """What the office has laid down of a clause and of its items, which bear their number."""
    for detail in sheet.details:
        of_clause, _, item = detail.ref.partition("-")
        if of_clause == clause.ref:
            yield (Label(office.label(f"第{item}項" if item else "")), office.told(detail))


def _kinds(clause: Clause) -> str:
    """The kind, and what kind of time: 「逐案限時」 says already that it is done for each case."""
    kinds = [KINDS[clause.kind]]
    if clause.time != "none":
        kinds.append(TIMES[clause.time])
    if clause.per and clause.time != "triggered":
        kinds.append(PER_CASE)
    return "·".join(kinds)


def _details(clause: Clause, items: Sequence[Item], fates: Fates) -> Iterator[CellLine]:
    """What is known of a clause beside its words, with its labels; what only some of its items say bears their number."""
    details = {
        "actor": _numbered(clause.actor, [item.actor for item in items]),
        "to": _numbered(clause.to, [item.to for item in items]),
        "output": clause.output,
        "if": _numbered(clause.if_, [item.if_ for item in items]),
        "except": _numbered(clause.except_, [item.except_ for item in items]),
        "when": [limits.told(limit, clause.plan, fates) for limit in clause.limits if limit.time != "recurring"],
        "recurring": [limits.told(limit, clause.plan, fates) for limit in clause.limits if limit.time == "recurring"],
        "event": [clause.event] if clause.event else [],
    }
    for field, values in details.items():
        if values:
            heading = HEADINGS.get(field) or TIMES[field]
            yield (Label(f"{heading}："), "、".join(values))


def _numbered(phrases: Sequence[str], phrases_of_items: Sequence[Sequence[str]]) -> list[str]:
    """Each phrase of a clause, with the numbers of the items that it is said of where it is not said of all."""
    texts = []
    for phrase in phrases:
        numbers = [str(number) for number, of_item in enumerate(phrases_of_items, 1) if phrase in of_item]
        if numbers:
            texts.append(f"{phrase}（第{'、'.join(numbers)}項）")
        else:
            texts.append(phrase)
    return texts


def _item(item: Item) -> str:
    """An item, with its kind where it is no plain duty."""
    if item.kind == "duty":
        return item.text
    return f"{item.text}〔{KINDS[item.kind]}〕"
