"""What is told of a body that became another: what happened, when, by which act, and how surely that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from fazhi_cli.vocabulary.templates import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CONFIDENCE = {"H": "見官方文件", "M": "據二手資料", "L": "屬推斷", "BG": "屬常識，出處未查"}
"""How surely a fact is known; what is below H is never told without it."""

CHANGES = {"rename": "更名", "merge": "併入", "split": "拆分", "part": "劃出部分職責", None: "承接"}


class Succession(Protocol):
    """What index.successions.Succession holds."""

    @property
    def name(self) -> str: ...
    @property
    def change(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def basis(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def confidence(self) -> str: ...
    @property
    def tasks(self) -> tuple[int, ...]: ...
    @property
    def has_tasks(self) -> bool: ...


def year_of(year: int | None) -> str:
    """The year of a succession, or that no source was found for one."""
    return f"{year}年" if year else "年份出處未查"


def ground(succession: Succession) -> str:
    """When and by which act, and how surely, where that is not beyond doubt."""
    facts = [year_of(succession.year)]
    if succession.basis:
        facts.append(succession.basis)
    if succession.confidence != "H":
        facts.append(CONFIDENCE[succession.confidence])
    return "，".join(facts)


def ground_on_paper(succession: Succession, *, with_tasks: bool = False) -> str:
    """When and by which act, in brackets, as a sheet tells it that goes out; nothing where neither is known.

    with_tasks: before that which tasks, where it was not all.
    """
    facts = [f"第{'、'.join(map(str, succession.tasks))}項"] if with_tasks and succession.tasks else []
    if succession.year:
        facts.append(f"{succession.year}年")
    if succession.basis:
        facts.append(succession.basis)
    return f"（{'，'.join(facts)}）" if facts else ""


def ground_in_full(succession: Succession) -> str:
    """The same with what happened and the source, as a card tells it."""
    facts = [] if succession.change == "new" else [CHANGES[succession.change]]
    facts.append(year_of(succession.year))
    if succession.basis:
        facts.append(succession.basis)
    if succession.source and succession.source != succession.basis:
        facts.append(f"出處：{succession.source}")
    if not succession.source and succession.confidence != "BG":
        facts.append("出處未查")
    facts.append(CONFIDENCE[succession.confidence])
    return "，".join(facts)


def became(earlier: str, later: Succession, grounded: str | None = None) -> str:
    """What became of a body; grounded: when and by which act, in brackets, where this is told in another way."""
    if later.tasks:
        event = f"{earlier}的部分任務由{later.name}承接"
    elif later.change == "rename":
        event = f"{earlier}更名為{later.name}"
    elif later.change == "merge":
        event = f"{earlier}的職責併入{later.name}"
    else:
        event = f"{earlier}的職責由{later.name}承接"
    return event + (f"（{ground(later)}）" if grounded is None else grounded)


def origin(before: Sequence[Succession]) -> Iterator[str]:
    """What a body came of, a phrase for each way."""
    for each in before:
        if each.change == "new":
            yield f"新設（{ground(each)}）"
    whole = [each for each in before if each.change != "new" and each.has_tasks]
    parts = [each for each in before if each.change != "new" and not each.has_tasks]
    if whole:
        yield f"前身為{_grounded(whole)}"
    if parts:
        yield f"部分職責來自{_grounded(parts)}，方案中這些單位的任務不隨之轉入"


def fate(later: Sequence[Succession]) -> Iterator[str]:
    """What became of a body that the plan does not name, a phrase for each way."""
    for change, words in (
        ("rename", "其後更名為"),
        ("merge", "其後併入"),
        ("split", "其後拆分至"),
        ("part", "其後部分職責劃入"),
    ):
        bodies = [each for each in later if each.change == change]
        if bodies:
            yield f"{words}{_grounded(bodies)}"


def _grounded(bodies: Iterable[Succession]) -> str:
    """The bodies; those that share their ground stand before it."""
    by_ground: dict[str, list[str]] = {}
    for each in bodies:
        by_ground.setdefault(ground(each), []).append(each.name)
    return listed(f"{listed(names)}（{told}）" for told, names in by_ground.items())
