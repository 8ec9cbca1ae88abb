"""What stands in the cells of a checklist: a function a column, from the row's entry and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Cell, cell
from fazhi_cli.layouts.card import UNENDING
from fazhi_cli.layouts.checklists import ticks
from fazhi_cli.query.assignments import Part, parts, units_meant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.layouts.checklists.entries import Entry
    from fazhi_cli.query.reader import Reader

SILENT = "方案未明確"
"""Printed where the plan gives no limit: never a day of our own."""


class Asked(NamedTuple):
    """For whom a list is made: each task's parts of the asked units, and where to look up whom a phrase means.

    `adjusted`: by plan, task and wording what became of a limit since, which a note tells in full.
    """

    reader: Reader
    parts: dict[tuple[str, int], tuple[Part, ...]]
    adjusted: dict[tuple[str, int, str], str]

    @classmethod
    def of(cls, reader: Reader, selection: Selection) -> Asked:
        rows = reader.rows("SELECT plan, task, wording, suspended FROM limits WHERE adjusted")
        adjusted = {(plan, task, wording): "暫緩" if suspended else "有調整" for plan, task, wording, suspended in rows}
        return cls(reader, parts(reader, selection), adjusted)

    def of_entry(self, entry: Entry) -> tuple[Part, ...]:
        return self.parts.get((entry.sheet.task.plan, entry.sheet.task.id), ())


def blank(_entry: Entry, _asked: Asked) -> Cell:
    return Cell()


def order(entry: Entry, _asked: Asked) -> Cell:
    """The running number of the task; of what stands under it, its place in the plan."""
    return cell(str(entry.order) if entry.clause is None else entry.ref)


def order_of_task(entry: Entry, _asked: Asked) -> Cell:
    return cell("" if entry.clause else str(entry.order))


def number(entry: Entry, _asked: Asked) -> Cell:
    return cell(entry.ref if entry.clause else f"第{entry.sheet.task.number}項")


def title(entry: Entry, _asked: Asked) -> Cell:
    return cell(entry.sheet.task.title)


def words(entry: Entry, asked: Asked) -> Cell:
    """The plan's words, and who acts where a clause says so."""
    told = ",".join(actor(entry, asked))
    return cell(entry.text, *_remarks(entry), f"({told})" if told else "")


def heading_or_words(entry: Entry, _asked: Asked) -> Cell:
    """A task by its title where its clauses follow, else by its title and words."""
    if entry.clause:
        return cell(entry.text, *_remarks(entry))
    return cell(entry.sheet.task.title, *([] if entry.parted else [entry.text]))


def lead(entry: Entry, _asked: Asked) -> Cell:
    return cell(*entry.sheet.task.lead)


def responsible(entry: Entry, _asked: Asked) -> Cell:
    return cell(*entry.sheet.task.responsible)


def lead_or_actor(entry: Entry, asked: Asked) -> Cell:
    """A task's leads; of a clause, who acts where that is said."""
    return cell(*actor(entry, asked)) if entry.clause else lead(entry, asked)


def responsible_once(entry: Entry, asked: Asked) -> Cell:
    return Cell() if entry.clause else responsible(entry, asked)


def limit(entry: Entry, asked: Asked) -> Cell:
    """The plan's wording, each once; an item, which stands under its clause, does not repeat that there is none."""
    if not entry.limits:
        return cell("" if entry.item else SILENT)
    lines: dict[str, None] = {}
    for wording in (limit.wording for limit in entry.limits):
        fate = asked.adjusted.get((entry.sheet.task.plan, entry.sheet.task.id, wording))
        lines |= {wording: None} | ({f"({fate},見注)": None} if fate else {})
    return cell(*lines)


def outputs(entry: Entry, _asked: Asked) -> Cell:
    clauses = [entry.clause] if entry.clause else entry.sheet.clauses
    return cell(*dict.fromkeys(output for clause in clauses for output in clause.output))


def boxes(entry: Entry, _asked: Asked) -> Cell:
    if entry.parted:
        return Cell()
    if entry.clause is None:
        return Cell(tuple(ticks.of_task(entry.sheet.clauses)))
    return Cell(ticks.of_clause(entry.clause, entry.item))


def cases(entry: Entry, _asked: Asked) -> Cell:
    """Room for evidence; of what is done for each case, for its numbers."""
    is_case = entry.clause is not None and ticks.sort_of(entry.clause) == "case"
    return Cell(ticks.of_clause(entry.clause)) if is_case and entry.clause else Cell()


def duty(entry: Entry, asked: Asked) -> Cell:
    """Of a task, what the asked units are in it; of a clause, who acts where that is said."""
    if entry.clause:
        return cell(*actor(entry, asked))
    roles = (_role(part, entry) for part in asked.of_entry(entry))
    return cell(*dict.fromkeys(roles), *([] if entry.parted else _actors_of_limits(entry, asked)))


def others(entry: Entry, asked: Asked) -> Cell:
    """The task's other leads, then its other responsible units."""
    if entry.clause:
        return Cell()
    own = {(part.role, part.unit) for part in asked.of_entry(entry) if part.way != "group"}
    task = entry.sheet.task
    lines = []
    for role, name, units in (("lead", "牽頭:", task.lead), ("responsible", "責任:", task.responsible)):
        rest = [unit for unit in units if (role, unit) not in own]
        lines += [name, *rest] if rest else []
    return cell(*lines)


def actor(entry: Entry, asked: Asked) -> Iterable[str]:
    """Who must act, where the clause names somebody other than the asked unit, and what is left to that unit then."""
    source = entry.item or entry.clause
    if source is None or not source.actor or entry.clause is None:
        return
    own = {part.unit for part in asked.of_entry(entry)}
    if own and all(own & units_meant(asked.reader, name) for name in source.actor):
        return
    yield f"行為主體:{'、'.join(source.actor)}"
    if own and any(own & units_meant(asked.reader, name) for name in entry.clause.to):
        yield "本單位收件"
    elif any(part.role == "lead" for part in asked.of_entry(entry)):
        yield "本單位督促"


def _actors_of_limits(entry: Entry, asked: Asked) -> Iterable[str]:
    for clause in entry.sheet.clauses:
        if clause.limits:
            yield from actor(entry._replace(clause=clause), asked)


def _role(part: Part, entry: Entry) -> str:
    """承擔職責 as the plan gives it; 牽頭 alone is the whole lead."""
    role = "責任" if part.role == "responsible" else "共同牽頭" if len(entry.sheet.task.lead) > 1 else "牽頭"
    return role + {
        "direct": "", "group": f"(屬「{part.unit}」)", "successor": f"(承接{part.unit})", "open": f"(「{part.unit}」,範圍開放)",
    }[part.way]  # fmt: skip


def _remarks(entry: Entry) -> Iterable[str]:
    """What a row does not show of its clause: that a list is not complete, that its points are on another sheet."""
    if entry.item or entry.clause is None:
        return
    if entry.clause.clause in entry.sheet.open:
        yield UNENDING
    if ticks.sort_of(entry.clause) == "case" and entry.clause.items:
        yield f"(逐案核對{len(entry.clause.items)}點)"
