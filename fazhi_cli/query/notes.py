"""How a selection was understood, in sentences: what a reader must know beside the rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.query.reader import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


class Note(NamedTuple):
    """A sentence and who sees it: `always` (in a pipe on stderr), `foot` (under a table), `explain` (where asked for)."""

    sight: Literal["always", "foot", "explain"]
    text: str
    printed: str = ""
    """What a document says in its place, where the sentence speaks of the program's options."""

    @property
    def on_paper(self) -> str:
        return self.printed or self.text


ROLES = {"unit": "牽頭或責任單位", "lead": "牽頭單位", "responsible": "責任單位"}


def notes(reader: Reader, selection: Selection) -> list[Note]:
    """Every sentence that a selection calls for. Raises WrongCall for an unknown unit."""
    found = [
        note for role in ROLES for name in getattr(selection, role) for note in _of_name(reader, selection, role, name)
    ]
    if reader.explains:
        from fazhi_cli.query.explain import explained

        found.insert(0, Note("explain", explained(reader, selection)))
    if reader.changed:
        from fazhi_cli.query.changes import noted

        found += noted(reader, selection)
    return list(dict.fromkeys(found))


def _of_name(reader: Reader, selection: Selection, role: str, name: str) -> Iterator[Note]:
    units: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for _plan, unit, sense, spelling in reader.senses(name):
        units[sense][unit] = spelling
    direct = {**units["name"], **units["full"], **units["alias"]}
    for unit in units["function"].keys() - direct.keys():
        yield Note("always", f"「{name}」是職能名稱,此處按{unit}查找。")
    for group in units["member"]:
        yield Note("always", f"{'、'.join(direct or units['successor'])}屬「{group}」,方案以該統稱列其任務。")
    known = direct.keys() | units["function"].keys()
    for unit, later in units["successor"].items():
        yield from _succeeded(reader, selection, unit, later, known)
    for unit in direct:
        yield from _unnamed(reader, unit)
    if not units["member"]:
        yield from _open(reader, selection, role, {*known, *units["successor"]})


def _succeeded(reader: Reader, selection: Selection, unit: str, later: str, known: set[str]) -> Iterator[Note]:
    year = _year(reader, unit, later)
    if not known:
        yield Note("always", f"{later}是{unit}的後任({year}),方案原列{unit}。")
        return
    leads, answers = (_tasks_of(reader, unit, (role,)) for role in ("lead", "responsible"))
    taken = f"{later}另承接{unit}牽頭的{leads}項、負責的{answers}項({year})"
    if selection.include_succeeded:
        yield Note("always", f"{taken},已一併列出。")
    else:
        yield Note("always", f"{taken},未列入,加 --include-succeeded 一併列出。", printed=f"{taken},未列入。")


def _year(reader: Reader, unit: str, later: str) -> str:
    rows = reader.rows(
        "SELECT json_extract(s.value, '$.year') FROM units u, json_each(u.successors) s"
        " WHERE u.name = ? AND json_extract(s.value, '$.name') = ?",
        (unit, later),
    )
    return told_year(rows[0][0] if rows else None)


def told_year(year: int | None) -> str:
    """The year of a succession, or that no source was found for one."""
    return f"{year}年" if year else "年份出處未查"


def _tasks_of(reader: Reader, unit: str, roles: tuple[str, ...]) -> int:
    [(count,)] = reader.rows(
        f"SELECT count(DISTINCT plan || ':' || task) FROM task_units WHERE unit = ? AND role IN ({marks(roles)})",
        (unit, *roles),
    )
    return int(count)


def _unnamed(reader: Reader, unit: str) -> Iterator[Note]:
    if reader.rows("SELECT 1 FROM units WHERE name = ? AND NOT named", (unit,)):
        groups = reader.rows(
            "SELECT DISTINCT g.name FROM units g JOIN units u ON u.plan = g.plan WHERE u.name = ? AND g.open", (unit,)
        )
        seen = f"{'、'.join(f'「{group}」' for (group,) in groups)}及" if groups else ""
        told = f"方案未點名{unit};其職責見{seen}按職能規定的條款"
        yield Note("always", f"{told}(fazhi duties {unit})。", printed=f"{told}。")


def _open(reader: Reader, selection: Selection, role: str, units: set[str]) -> Iterator[Note]:
    """How many tasks name an open group that the asked units may belong to: said, never counted in."""
    roles = ("lead", "responsible") if role == "unit" else (role,)
    groups = reader.rows("SELECT DISTINCT name, open FROM units WHERE open OR members <> '[]'")
    if any(group in units for group, _ in groups):
        return
    for group in (group for group, is_open in groups if is_open):
        count = _tasks_of(reader, group, roles)
        if count:
            told = f"方案有{count}項的{ROLES[role]}為「{group}」(範圍開放,無固定名單)"
            if selection.include_open:
                yield Note("foot", f"{told},已一併列出。")
            else:
                yield Note("foot", f"{told},未展開,加 --include-open 一併列出。", printed=f"{told},未據此列入。")
