"""One task, or one unit, in full: what `show` and `units NAME` print everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.widths import wrap
from fazhi_cli.plan.numerals import chinese
from fazhi_cli.query.changes import MARK
from fazhi_cli.query.gaps import COLLECTING, READING
from fazhi_cli.query.notes import told_year
from fazhi_cli.vocabulary import KINDS, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.rows import Limit
    from fazhi_cli.query.sheets import Item, Sheet
    from fazhi_cli.query.units import Successor, Unit

SILENT = "方案未規定"
UNENDING = "(列舉以「等」結尾,未窮盡)"


def tasks(sheets: Sequence[Sheet], width: int) -> str:
    """The tasks one after the other, an empty line between; width in terminal cells."""
    return "\n".join("\n".join(_task(sheet, width)) + "\n" for sheet in sheets)


def _task(sheet: Sheet, width: int) -> Iterator[str]:
    task = sheet.task
    if task.chapter_title:
        yield f"{chinese(task.chapter)}、{task.chapter_title}" if task.chapter else task.chapter_title
    yield f"{task.number}{task.title}"
    for label, text in facts(sheet):
        yield from _hanging(f"    {MARK}", text, width) if label == MARK else _field(label, text, width)
    for clause in sheet.clauses:
        yield ""
        yield from _clause(clause, sheet, width)


def facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What is known of a task as a whole, with its labels."""
    task = sheet.task
    yield "牽頭單位", "、".join(task.lead) or SILENT
    if len(task.lead) > 1:
        yield "匯總單位", COLLECTING
    yield "責任單位", "、".join(task.responsible) or SILENT
    yield "完成時限", "、".join(map(_limit, task.limits)) or SILENT
    if any(limit.due != limit.due_latest for limit in task.limits):
        yield "時限口徑", READING
    yield from ((MARK, change.text) for change in sheet.changes)
    if sheet.cites:
        yield "引用文件", "、".join(sheet.cites)


def _limit(limit: Limit) -> str:
    """The wording; the days of a bare 「N月前」 in brackets, both of them while the reading is open."""
    if limit.due is None or limit.due_latest is None:
        return limit.wording
    if limit.due == limit.due_latest:
        return f"{limit.wording}({limit.due})"
    return f"{limit.wording}(從嚴 {limit.due},從寬 {limit.due_latest})"


def _clause(clause: Clause, sheet: Sheet, width: int) -> Iterator[str]:
    yield from _hanging(f"{clause.ref}  ", clause.text, width)
    yield f"    〔{sorts(clause)}〕"
    for label, text in details(clause, sheet.items.get(clause.clause, ())):
        yield from _field(label, text, width, indent=4)
    for item in sheet.items.get(clause.clause, ()):
        yield from _hanging("    □ ", told(item), width)
    if clause.clause in sheet.open:
        yield f"    {UNENDING}"


def sorts(clause: Clause) -> str:
    """The kind, and what kind of time: 「逐案限時」 says already that it is done for each case."""
    time = TIMES[clause.time] if clause.limits else ""
    case = "逐案" if clause.per and clause.time != "triggered" else ""
    return "·".join(filter(None, (KINDS[clause.kind], time, case)))


def details(clause: Clause, items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """What is known of a clause beside its words, with its labels; what only some of its items say bears their number."""
    for label, values in (
        ("行為主體", _whose(clause.actor, [item.actor for item in items])),
        ("報送或對象", clause.to),
        ("交付成果", clause.output),
        ("條件", _whose(clause.if_, [item.if_ for item in items])),
        ("例外", _whose(clause.except_, [item.except_ for item in items])),
        ("時限", tuple(map(_limit, clause.limits))),
        ("起算事由", (clause.event,) if clause.event else ()),
    ):
        if values:
            yield label, "、".join(values)


def _whose(phrases: Sequence[str], items: Sequence[Sequence[str]]) -> list[str]:
    """Each phrase of a clause, with the numbers of the items that it is said of where it is not said of all."""
    numbered = [(phrase, [str(n) for n, own in enumerate(items, 1) if phrase in own]) for phrase in phrases]
    return [f"{phrase}(第{'、'.join(numbers)}項)" if numbers else phrase for phrase, numbers in numbered]


def told(item: Item) -> str:
    return item.text if item.kind == "duty" else f"{item.text}〔{KINDS[item.kind]}〕"


def units(units: Iterable[Unit]) -> str:
    return "\n".join("\n".join(_unit(unit)) + "\n" for unit in units)


def _unit(unit: Unit) -> Iterator[str]:
    yield unit.name
    rows = (
        ("全稱", unit.full_name or "出處未查"),
        ("類別", unit.category or "未明"),
        ("別名", "、".join(unit.aliases)),
        ("成員", "、".join(unit.members)),
        ("後任", "、".join(map(_later, unit.successors))),
        ("說明", unit.note or ""),
    )
    yield from (f"  {label}:{value}" for label, value in rows if value)
    if unit.open:
        yield "  範圍開放,方案未列名單"
    if not unit.named:
        yield "  方案未點名(本單位名錄)"
    for label, ids in (("牽頭", unit.lead_ids), ("責任", unit.responsible_ids)):
        yield f"  {label}:{len(ids)}項" + (f"({'、'.join(map(str, ids))})" if ids else "")


def _later(later: Successor) -> str:
    """The body with what is known of it; what the facts do not give is said to be unknown."""
    facts = [told_year(later.year), later.basis or "", later.source or "出處未查"]
    return f"{later.name}({','.join(fact for fact in facts if fact)})"


def _field(label: str, text: str, width: int, indent: int = 2) -> Iterator[str]:
    return _hanging(f"{' ' * indent}{label}:", text, width)


def _hanging(lead: str, text: str, width: int) -> Iterator[str]:
    """A text after its lead, its further lines set under its first."""
    from fazhi_cli.formats.widths import width as cells

    room = max(20, width - cells(lead))
    for n, line in enumerate(wrap([text], room)):
        yield (lead if n == 0 else " " * cells(lead)) + line
