"""Question -> the clauses that bind a body by what it does: a class such as 行政執法機關, or a unit that a function means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.conditions.words import actors
from fazhi_cli.query.fragments import Fragment, marks
from fazhi_cli.query.notes import distinct
from fazhi_cli.query.ordering import arranged
from fazhi_cli.query.sheet_facts import UnitKey
from fazhi_cli.query.unit_names import keys, unknown
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.question import Question

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


class Duties(NamedTuple):
    """The rows, and what their reader must know beside them."""

    rows: list[Duty]
    notes: list[Note]


class FunctionKey(NamedTuple):
    """A name by function in a plan: another plan may mean another body by it."""

    plan: str
    name: str


class Function(NamedTuple):
    """A name by function in a plan, and what its plan says of it."""

    plan: str
    name: str
    note: str | None


class Bodies(NamedTuple):
    """The units that a name means by itself, and those whose work a unit of this name took over."""

    own: list[UnitKey]
    taken_over: list[UnitKey]


def duties(question: Question, name: str | None = None) -> Duties:
    """What binds a class, a unit or, without a name, every class; grouped by function.

    Raises WrongCall for a name that is neither a function nor a unit.
    """
    every = _every(question)
    if name is None:
        return Duties(arranged(every, question.selection, Duty), [])
    functions = _functions(question, name)
    if functions:
        wanted = {FunctionKey(function.plan, function.name) for function in functions}
        notes = [
            Note("function-note", {"function": function.name, "note": function.note})
            for function in functions
            if function.note
        ]
        found = Duties(
            rows=[duty for duty in every if FunctionKey(duty.plan, duty.function) in wanted],
            notes=distinct(notes),
        )
    else:
        found = _of_unit(question, every, name)
    return found._replace(rows=arranged(found.rows, question.selection, Duty))


_FUNCTION_COLUMNS = {"plan": "plan", "name": "name", "note": "note"}


def _functions(question: Question, name: str) -> list[Function]:
    """The functions of which a typed name is a spelling; in a plan without one, the actor of that name, listed under none."""
    fold = question.database.fold
    folded = fold(name)
    rest = Fragment(
        "FROM (SELECT DISTINCT plan, name, note FROM @functions"
        " WHERE ? IN (folded, replace(replace(folded, '(', ''), ')', '')) ORDER BY name, plan)",
        (folded,),
    )
    found = list(question.read(Function, _FUNCTION_COLUMNS, rest))
    named = {function.plan for function in found}
    for actor in actors(question):
        if fold(actor) == folded:
            found += [Function(plan, actor, None) for plan in question.plans if plan not in named]
    return found


def _of_unit(question: Question, every: Sequence[Duty], name: str) -> Duties:
    """What binds the units of a name: by a function that means them, or by a class to which they may belong."""
    bodies = _bodies(question, name)
    with_succeeded = question.selection.include_succeeded
    units = bodies.own + bodies.taken_over if with_succeeded else bodies.own
    meant = _functions_meaning(question, units)
    pairs = dict.fromkeys((function.name, unit) for function, unit in meant.items())
    notes = [Note("function-is-unit", {"function": function, "unit": unit}) for function, unit in pairs]
    classes: set[FunctionKey] = set()
    for unit in units:
        classes.update(_classes(question, unit))
    rows = []
    for duty in every:
        function = FunctionKey(duty.plan, duty.function)
        binds_class = duty.role == "actor" and function in classes
        if function in meant or binds_class:
            rows.append(duty)

    if classes:
        unnamed = [unit for unit in bodies.own if _is_unnamed(question, unit)]
        notes.append(Note("judge-class", {"unnamed": _names(unnamed), "unit": bodies.own[0].name}))
    if bodies.taken_over and not with_succeeded:
        notes.append(Note("succeeded-duties-left-out", {"name": name, "units": _names(bodies.taken_over)}))
    left_out = _places(every) - _places(rows)
    if left_out:
        notes.append(Note("other-duties-left-out", {"count": len(left_out)}, "foot"))
    return Duties(rows, notes)


def _names(units: Sequence[UnitKey]) -> list[str]:
    """The names of units, each once."""
    return list(dict.fromkeys(unit.name for unit in units))


def _places(rows: Sequence[Duty]) -> set[tuple[str, str]]:
    return {(duty.plan, duty.ref) for duty in rows}


def _functions_meaning(question: Question, units: Sequence[UnitKey]) -> dict[FunctionKey, str]:
    """The functions that certainly mean one of these units, with the unit."""
    meant: dict[FunctionKey, str] = {}
    for plan, name, unit in question.execute("SELECT DISTINCT plan, name, unit FROM @functions WHERE unit IS NOT NULL"):
        if UnitKey(plan, unit) in units:
            meant[FunctionKey(plan, name)] = unit
    return meant


def _is_unnamed(question: Question, unit: UnitKey) -> bool:
    return bool(question.rows("SELECT 1 FROM @units WHERE plan = ? AND name = ? AND NOT named", unit))


def _bodies(question: Question, name: str) -> Bodies:
    """The units that a name means, and those that a unit of this name took over.

    In a plan that knows it as a later name only, it means the old unit. Raises WrongCall for a name that means nothing.
    """
    wanted = keys(question, name)
    found = question.rows(
        f"SELECT DISTINCT plan, unit, sense FROM @unit_names WHERE key IN ({marks(wanted)}) AND sense <> 'member'",
        wanted,
    )
    if not found:
        spellings = question.texts(
            "SELECT spelling FROM @functions UNION SELECT name FROM @unit_names WHERE sense <> 'member'"
        )
        raise unknown(question, "unknown-body", name, [*actors(question), *spellings])
    own = dict.fromkeys(UnitKey(plan, unit) for plan, unit, sense in found if sense != "successor")
    knowing_plans = {unit.plan for unit in own}
    taken_over: dict[UnitKey, None] = {}
    for plan, unit, sense in found:
        body = UnitKey(plan, unit)
        if sense != "successor" or body in own:
            continue
        if plan in knowing_plans:
            taken_over[body] = None
        else:
            own[body] = None
    return Bodies(list(own), list(taken_over))


def _classes(question: Question, unit: UnitKey) -> list[FunctionKey]:
    """The classes to which a unit may belong, told by its name; whether it does is for the unit to judge.

    A class that names a level (鄉(鎮)人民政府) takes no government of another one.
    """
    fold = question.database.fold
    folded = fold(unit.name)
    endings = _endings_of_classes(question, folded)
    foreign_courts = [fold(organ) for court, organ in COURTS.items() if not folded.endswith(fold(court))]
    levels = set(fold(LEVELS))
    own_level = next((sign for sign in reversed(folded) if sign in levels), "")
    classes = []
    for name in question.texts("SELECT DISTINCT name FROM @functions WHERE plan = ? AND unit IS NULL", (unit.plan,)):
        class_ = fold(name)
        if not class_.endswith(endings) or class_ in foreign_courts:
            continue
        named_levels = levels & set(class_) if class_.endswith(fold("政府")) else set()
        if not named_levels or own_level in named_levels:
            classes.append(FunctionKey(unit.plan, name))
    return classes


def _endings_of_classes(question: Question, folded: str) -> tuple[str, ...]:
    """How the names of the classes end to which a unit of this folded name may belong."""
    fold = question.database.fold
    for court, organ in COURTS.items():
        if folded.endswith(fold(court)):
            return (fold(organ), fold("部門"))
    endings = GOVERNMENTS if folded.endswith(fold("政府")) else ADMINISTRATION
    return tuple(fold(ending) for ending in endings)


def _every(question: Question) -> list[Duty]:
    """Every selected clause under every function that it names, the functions in the order in which they first come."""
    spellings = _spellings(question)
    found: list[Duty] = []
    order: dict[str, int] = {}
    unordered = question.but(sort=None, limit=None)
    for clause in clauses(unordered):
        for role, phrases in (("actor", clause.actor), ("recipient", clause.to)):
            functions: dict[str, None] = {}
            for phrase in phrases:
                functions.update(
                    dict.fromkeys(_functions_named(question, phrase, spellings.get(clause.plan, ()), role))
                )
            for function in functions:
                order.setdefault(function, len(order))
                found.append(_duty(clause, function, role))
    found.sort(key=lambda duty: (order[duty.function], duty.role))
    return found


def _spellings(question: Question) -> dict[str, list[tuple[str, str]]]:
    """By plan how its functions are written, folded and the longest first, with their names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for plan, spelling, function in question.execute(
        "SELECT DISTINCT plan, folded, name FROM @functions ORDER BY length(folded) DESC, name, folded"
    ):
        found.setdefault(plan, []).append((spelling, function))
    return found


def _functions_named(question: Question, phrase: str, spellings: Sequence[tuple[str, str]], role: str) -> list[str]:
    """The functions that a phrase names, the longest spelling first; an actor that has none stands for itself."""
    rest = question.database.fold(phrase)
    found = []
    for spelling, function in spellings:
        if spelling in rest:
            found.append(function)
            # What one spelling has taken no shorter one may take again.
            rest = rest.replace(spelling, "\0")
    if not found and role == "actor":
        return [phrase]
    return found


def _duty(clause: Clause, function: str, role: str) -> Duty:
    return Duty(
        plan=clause.plan,
        ref=clause.ref,
        task=clause.task,
        function=function,
        role=role,
        actor=clause.actor,
        text=clause.text,
        to=clause.to,
        when=clause.when,
        if_=clause.if_,
        except_=clause.except_,
        kind=clause.kind,
        due=clause.due,
        due_latest=clause.due_latest,
    )
