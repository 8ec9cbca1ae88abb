"""One unit in full: what `units NAME` prints on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.vocabulary.notes import year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.query.units import Successor, Unit


def text(units: Iterable[Unit]) -> str:
    """The cards one under the other, an empty line between; lines are as long as their lists."""
    cards = []
    for unit in units:
        lines = [f"{line}\n" for line in _lines(unit)]
        cards.append("".join(lines))
    return "\n".join(cards)


def _lines(unit: Unit) -> Iterator[str]:
    yield unit.name
    facts = {
        "全稱": unit.full_name or "出處未查",
        "類別": unit.category or "未明",
        "別名": "、".join(unit.aliases),
        "成員": "、".join(unit.members),
        "後任": "、".join(map(_successor, unit.successors)),
        "說明": unit.note,
    }
    for label, fact in facts.items():
        if fact:
            yield f"  {label}:{fact}"
    if unit.open:
        yield "  範圍開放,方案未列名單"
    if not unit.named:
        yield "  方案未點名(本單位名錄)"
    yield f"  牽頭:{_counted(unit.lead_ids)}"
    yield f"  責任:{_counted(unit.responsible_ids)}"


def _successor(successor: Successor) -> str:
    """The later body with what is known of it; what the facts do not give is said to be unknown."""
    facts = [year_of(successor.year)]
    if successor.basis:
        facts.append(successor.basis)
    facts.append(successor.source or "出處未查")
    return f"{successor.name}({','.join(facts)})"


def _counted(tasks: tuple[int, ...]) -> str:
    """How many tasks, and which."""
    count = f"{len(tasks)}項"
    if not tasks:
        return count
    return f"{count}({'、'.join(map(str, tasks))})"
