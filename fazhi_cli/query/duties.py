"""Selection -> the clauses that bind a body by what it does: a class such as 行政執法機關, or a unit that a function means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.notes import Note
from fazhi_cli.query.reader import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.reader import Reader

COURTS = {"法院": "審判機關", "檢察院": "檢察機關"}
ADMINISTRATION = ("機關", "部門")
GOVERNMENTS = ("機關", "政府")
"""How the name of a class ends, to which a court, a department or a government (itself an organ) may belong."""

LEVELS = "省市縣區鄉鎮"


@dataclass(frozen=True)
class Duty:
    """A clause and one of the functions that it names; role: actor where that body acts, recipient where it receives."""

    plan: str
    ref: str
    task: int
    function: str
    role: str
    actor: tuple[str, ...]
    text: str
    to: tuple[str, ...]
    when: tuple[str, ...]
    if_: tuple[str, ...]
    except_: tuple[str, ...]
    kind: str
    due: str | None
    due_latest: str | None


class Function(NamedTuple):
    """A name by function; unit: the one body meant, where the rulebook is certain of it."""

    name: str
    unit: str | None
    note: str | None


def duties(reader: Reader, selection: Selection, name: str | None = None) -> tuple[list[Duty], list[Note]]:
    """What binds a class, a unit or, without a name, every class; grouped by function, with what the reader must know.

    Raises WrongCall for a name that is neither a function nor a unit.
    """
    every = list(_every(reader, selection))
    if name is None:
        return every, []
    functions = _functions(reader, name)
    if functions:
        names = [function.name for function in functions]
        told = [Note("always", f"{function.name}:{function.note}") for function in functions if function.note]
        return [duty for duty in every if duty.function in names], told
    return _of_unit(reader, selection, every, name)


def _functions(reader: Reader, name: str) -> list[Function]:
    """The functions of which a typed name is a spelling, or the name of an actor that is listed under no function."""
    folded = reader.fold(name)
    found = reader.rows(
        "SELECT DISTINCT name, unit, note FROM functions"
        " WHERE ? IN (folded, replace(replace(folded, '(', ''), ')', '')) ORDER BY name",
        (folded,),
    )
    bare = [] if found else [a for a in _actors(reader) if reader.fold(a) == folded]
    return [*(Function(*row) for row in found), *(Function(actor, None, None) for actor in bare)]


def _actors(reader: Reader) -> list[str]:
    return [a for (a,) in reader.rows("SELECT DISTINCT a.value FROM clauses c, json_each(c.actor) a")]


def _of_unit(reader: Reader, selection: Selection, every: list[Duty], name: str) -> tuple[list[Duty], list[Note]]:
    own, taken = _units(reader, name)
    units = own + taken if selection.include_succeeded else own
    pairs = reader.rows("SELECT DISTINCT name, unit FROM functions WHERE unit IS NOT NULL")
    meant = {function: unit for function, unit in pairs if unit in units}
    told = [Note("always", f"條文所稱的{function}即{unit}。") for function, unit in meant.items()]
    classes = {function for unit in units for function in _classes(reader, unit)}
    rows = [duty for duty in every if duty.function in meant or (duty.role == "actor" and duty.function in classes)]
    if classes:
        judge, unnamed = "以下按職能約束各類機關的條款,是否屬於該類由本單位判斷。", _unnamed(reader, own)
        seen = unnamed or f"點名的任務見 fazhi tasks --unit {own[0]};"
        told.append(Note("always", seen + judge, printed=unnamed + judge))
    if taken and not selection.include_succeeded:
        also = f"{name}另承接{'、'.join(taken)}"
        told.append(Note("always", f"{also},加 --include-succeeded 一併列出其職能條款。", f"{also},其職能條款未列入。"))
    left = len({(duty.plan, duty.ref) for duty in every}) - len({(duty.plan, duty.ref) for duty in rows})
    if left:
        said = f"另有{left}條約束他類主體,或只以他者為收件者,未列入"
        told.append(Note("foot", f"{said};fazhi duties 列出全部。", f"{said}。"))
    return rows, told


def _unnamed(reader: Reader, units: Sequence[str]) -> str:
    unnamed = [unit for unit in units if reader.rows("SELECT 1 FROM units WHERE name = ? AND NOT named", (unit,))]
    return f"方案未點名{'、'.join(unnamed)};" if unnamed else ""


def _units(reader: Reader, name: str) -> tuple[list[str], list[str]]:
    """The units that a name means, and those that a unit of this name took over; a later name alone means the old unit."""
    keys = reader.keys(name)
    found = reader.rows(
        f"SELECT DISTINCT unit, sense FROM unit_names WHERE key IN ({marks(keys)}) AND sense <> 'member'", keys
    )
    if not found:
        known = reader.rows("SELECT spelling FROM functions UNION SELECT name FROM unit_names WHERE sense <> 'member'")
        reader.unknown("unknown-body", name, [*_actors(reader), *(spelling for (spelling,) in known)])
    own = list(dict.fromkeys(unit for unit, sense in found if sense != "successor"))
    taken = list(dict.fromkeys(unit for unit, sense in found if sense == "successor" and unit not in own))
    return (own, taken) if own else (taken, [])


def _classes(reader: Reader, unit: str) -> Iterator[str]:
    """The classes to which a unit may belong, told by its name; whether it does is for the unit to judge.

    A class that names a level (鄉(鎮)人民政府) takes no government of another one.
    """
    fold = reader.fold
    bare, levels, government = fold(unit), set(fold(LEVELS)), fold("政府")
    own = next((organ for end, organ in COURTS.items() if bare.endswith(fold(end))), None)
    ends = (own, "部門") if own else GOVERNMENTS if bare.endswith(government) else ADMINISTRATION
    other = {organ for organ in COURTS.values() if organ != own}
    level = next((sign for sign in reversed(bare) if sign in levels), "")
    for (name,) in reader.rows("SELECT DISTINCT name FROM functions WHERE unit IS NULL"):
        folded = fold(name)
        named = levels & set(folded) if folded.endswith(government) else set()
        fits = folded.endswith(tuple(map(fold, ends))) and folded not in map(fold, other)
        if fits and (not named or level in named):
            yield name


def _every(reader: Reader, selection: Selection) -> Iterator[Duty]:
    """Every selected clause under every function that it names, the functions in the order in which they first come."""
    spellings = reader.rows("SELECT DISTINCT folded, name FROM functions ORDER BY length(folded) DESC, name, folded")
    found = [
        (function, role, clause)
        for clause in clauses(reader, selection)
        for role, phrases in (("actor", clause.actor), ("recipient", clause.to))
        for function in dict.fromkeys(f for phrase in phrases for f in _told_of(reader, phrase, spellings, role))
    ]
    order = {function: n for n, function in enumerate(dict.fromkeys(function for function, _, _ in found))}
    for function, role, clause in sorted(found, key=lambda entry: (order[entry[0]], entry[1])):
        yield _duty(clause, function, role)


def _told_of(reader: Reader, phrase: str, spellings: list[tuple[str, str]], role: str) -> list[str]:
    """The functions that a phrase names, the longest spelling first; an actor that has none stands for itself."""
    rest = reader.fold(phrase)
    found = []
    for spelling, function in spellings:
        if spelling in rest:
            found.append(function)
            rest = rest.replace(spelling, "\0")
    return found or ([phrase] if role == "actor" else [])


def _duty(clause: Clause, function: str, role: str) -> Duty:
    return Duty(
        clause.plan, clause.ref, clause.task, function, role, clause.actor, clause.text, clause.to, clause.when,
        clause.if_, clause.except_, clause.kind, clause.due, clause.due_latest,
    )  # fmt: skip
