"""One unit in full: what `units NAME` prints on a terminal, and as a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Document, Table, TableColumn, TableRow, cell
from fazhi_cli.layouts.runs import in_runs
from fazhi_cli.vocabulary.successions import CONFIDENCE, ground_in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.index.successions import Succession
    from fazhi_cli.query.units import Unit


COLUMNS = (TableColumn("項目", 20, "center"), TableColumn("內容", 80))
TITLE = "單位詳情"
UNKNOWN = "未明"
OF_GROUPS = "統稱"
"""What stands for the full name of several bodies that are called by one name."""


class _Fact(NamedTuple):
    """A line of a card; without a label a sentence of its own."""

    label: str
    text: str

    @property
    def line(self) -> str:
        return f"{self.label}：{self.text}" if self.label else self.text


def text(units: Iterable[Unit]) -> str:
    """The cards one under the other, an empty line between; lines are as long as their lists."""
    cards = []
    for unit in units:
        facts = "".join(f"  {fact.line}\n" for fact in _facts(unit))
        cards.append(f"{unit.name}\n{facts}")
    return "\n".join(cards)


def document(units: Iterable[Unit], notes: Sequence[str]) -> Document:
    """The cards as tables, each under the name of its unit."""
    tables = []
    for unit in units:
        rows = [TableRow((cell(fact.label), cell(fact.text))) for fact in _facts(unit)]
        tables.append(Table(COLUMNS, tuple(rows), unit.name))
    return Document("units", TITLE, tuple(tables), notes=tuple(notes))


def in_words(unit: Unit) -> Unit:
    """A unit as a list has it that is sorted and filtered, with a word for what is not known."""
    full_name = OF_GROUPS if unit.open or unit.members else UNKNOWN
    return replace(unit, full_name=unit.full_name or full_name, category=unit.category or UNKNOWN)


def _facts(unit: Unit) -> Iterator[_Fact]:
    facts = {
        "全稱": _full_name(unit),
        "類別": unit.category or UNKNOWN,
        "別名": "、".join(unit.aliases),
        "成員": "、".join(unit.members),
        "新設": _bodies(each for each in unit.predecessors if each.change == "new"),
        "所承接單位": _bodies(each for each in unit.predecessors if each.has_tasks),
        "部分職責來自": _without_tasks(each for each in unit.predecessors if each.change != "new"),
        "承接單位": _bodies(each for each in unit.successors if each.has_tasks),
        "部分職責劃入": _without_tasks(unit.successors),
        "說明": unit.note,
    }
    for label, fact in facts.items():
        if fact:
            yield _Fact(label, fact)
    if unit.open:
        yield _Fact("", "泛稱，方案未列明具體單位")
    if not unit.declared:
        yield _Fact("", "方案未列明，units.yaml 也沒有（以上據程序自帶的名錄）")
    elif not unit.named:
        yield _Fact("", "方案未列明（本單位名錄）")
    yield _Fact("牽頭", _counted(unit.lead_ids))
    in_other_roles = {task for role in unit.roles for task in role.ids}
    answering = tuple(task for task in unit.responsible_ids if task not in in_other_roles)
    yield _Fact("責任", _counted(answering))
    for role in unit.roles:
        yield _Fact(role.role, _counted(role.ids))


def _full_name(unit: Unit) -> str:
    """The full name with how surely it is known."""
    if unit.full_name is None or unit.full_name_confidence is None:
        return "出處未查"
    return f"{unit.full_name}（{CONFIDENCE[unit.full_name_confidence]}）"


def _bodies(successions: Iterable[Succession]) -> str:
    """The bodies before or after with what is known of each; a body that is new has none before it."""
    told = []
    for succession in successions:
        ground = ground_in_full(succession)
        told.append(f"{succession.name}（{ground}）" if succession.name else ground)
    return "、".join(told)


def _without_tasks(successions: Iterable[Succession]) -> str:
    """The bodies with which no task went over."""
    told = _bodies(each for each in successions if not each.has_tasks)
    return f"{told}；任務不隨之轉移" if told else ""


def _counted(tasks: tuple[int, ...]) -> str:
    """How many tasks, and which."""
    count = f"{len(tasks)}項"
    if not tasks:
        return count
    return f"{count}（{'、'.join(in_runs(map(str, tasks)))}）"
