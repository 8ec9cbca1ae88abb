"""Question -> the clauses that bind a body by what it does: a class such as 行政執法機關, or a unit that may be of such a class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.query.conditions.words import actors
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.membership import Memberships, bodies_named
from fazhi_cli.query.name_lists import apart, is_unit
from fazhi_cli.query.namings import namings, unstated
from fazhi_cli.query.notes import distinct
from fazhi_cli.query.ordering import arranged
from fazhi_cli.query.unit_names import function_spelled
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.plan.bodies import Standing
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.namings import Naming, Role
    from fazhi_cli.query.question import Question

Applies = Literal["certain", "possible", "unstated"]
APPLIES: tuple[Applies, ...] = ("certain", "possible", "unstated")
"""How sure it is that a clause is the asked body's, the surest first; unstated: it does not say whose it is."""


@dataclass(frozen=True)
class Duty:
    """A clause and one of the functions that it names; function is None where it names nobody.

    applies is None where no body was asked for.
    """

    plan: str
    ref: str
    task: int
    function: str | None
    role: Role
    applies: Applies | None
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
    """The rows, what their reader must know beside them, and what the bodies that were asked for are called."""

    rows: list[Duty]
    notes: list[Note]
    bodies: tuple[str, ...] = ()


class FunctionKey(NamedTuple):
    """A name by function in a plan: another plan may mean another body by it."""

    plan: str
    name: str


class Function(NamedTuple):
    """A name by function in a plan, and what its plan says of it."""

    plan: str
    name: str
    note: str | None


def duties(question: Question, name: str | None = None) -> Duties:
    """What binds a class, a unit or, without a name, every class; grouped by function. A list of names asks for any of them.

    Raises WrongCall for a name that is neither a function nor a unit.
    """
    every = namings(question)
    if name is None:
        rows = [_duty(naming, None) for naming in _binding_or_only_named(every)]
        found = Duties(rows + _unstated(question, question.plans, []), [])
    else:
        names = dict.fromkeys(apart(question, name, _is_body))
        found = _of_any([_of_name(question, every, each) for each in names])
    return found._replace(rows=arranged(found.rows, question.selection, Duty))


def _is_body(question: Question, name: str) -> bool:
    return bool(_functions(question, name)) or is_unit(question, name)


def _of_name(question: Question, every: Sequence[Naming], name: str) -> Duties:
    functions = _functions(question, name)
    return _of_class(question, every, functions) if functions else _of_unit(question, every, name)


def _of_any(found: Sequence[Duties]) -> Duties:
    """What binds any of some bodies, each row once and as surely as for the body that it binds most surely."""
    if len(found) == 1:
        return found[0]
    rows = [row for of_body in found for row in of_body.rows]
    rows.sort(key=lambda row: APPLIES.index(row.applies or "certain"))
    once: dict[tuple[str, str, str | None, Role], Duty] = {}
    for row in rows:
        once.setdefault((row.plan, row.ref, row.function, row.role), row)
    stated = {(row.plan, row.ref) for row in once.values() if row.applies != "unstated"}
    kept = [row for row in once.values() if row.applies != "unstated" or (row.plan, row.ref) not in stated]
    names = dict.fromkeys(name for of_body in found for name in of_body.bodies)
    return Duties(kept, distinct([note for of_body in found for note in of_body.notes]), tuple(names))


def _binding_or_only_named(every: Sequence[Naming]) -> list[Naming]:
    """What binds a class or is handed to it; of a class to which no clause does either, what speaks of it."""
    bound = {naming.function for naming in every if naming.role != "named"}
    return [naming for naming in every if naming.role != "named" or naming.function not in bound]


_FUNCTION_COLUMNS = {"plan": "plan", "name": "name", "note": "note"}


def _functions(question: Question, name: str) -> list[Function]:
    """The functions of which a typed name is a spelling; in a plan without one, the actor of that name, listed under none."""
    fold = question.database.fold
    folded = fold(name)
    spelling = function_spelled(folded)
    rest = Fragment(
        f"FROM (SELECT DISTINCT plan, name, note FROM @functions WHERE {spelling.text} ORDER BY name, plan)",
        spelling.values,
    )
    found = list(question.read(Function, _FUNCTION_COLUMNS, rest))
    named = {function.plan for function in found}
    for actor in actors(question):
        if fold(actor) == folded:
            found += [Function(plan, actor, None) for plan in question.plans if plan not in named]
    return found


def _of_class(question: Question, every: Sequence[Naming], functions: Sequence[Function]) -> Duties:
    """What names a class or binds a wider one, then what may bind a narrower one, then what names nobody."""
    words = Memberships(question).words
    wanted = {FunctionKey(function.plan, function.name) for function in functions}
    asked = functions[0].name
    certain: list[Duty] = []
    possible: list[Duty] = []
    for naming in every:
        if FunctionKey(naming.clause.plan, naming.function) in wanted:
            certain.append(_duty(naming, "certain"))
            continue
        standings = {words.standing_of_class(asked, phrase) for phrase in naming.phrases if naming.role == "actor"}
        if "certain" in standings:
            certain.append(_duty(naming, "certain"))
        elif "possible" in standings:
            possible.append(_duty(naming, "possible"))
    rows = [*certain, *possible]
    if words.is_of_state(asked):
        rows += _unstated(question, [function.plan for function in functions], rows)
    notes = [
        Note("function-note", {"function": function.name, "note": function.note})
        for function in functions
        if function.note
    ]
    return Duties(rows, distinct(notes), (asked,))


def _of_unit(question: Question, every: Sequence[Naming], name: str) -> Duties:
    """What binds the units of a name, then what may bind them, then what names nobody."""
    bodies = bodies_named(question, name)
    with_succeeded = question.selection.include_succeeded
    units = bodies.own + bodies.taken_over if with_succeeded else bodies.own
    memberships = Memberships(question)
    by_standing: dict[Standing, list[Naming]] = {"certain": [], "possible": [], "unknown": [], "not": []}
    for naming in every:
        by_standing[_standing(memberships, units, naming)].append(naming)
    rows = [_duty(naming, "certain") for naming in by_standing["certain"]]
    rows += [_duty(naming, "possible") for naming in by_standing["possible"]]
    rows += _unstated(question, [unit.plan for unit in units], rows)

    notes = list(_functions_meaning(question, units))
    notes.append(_counted(question, bodies.own, rows))
    listed = {(row.plan, row.ref) for row in rows}
    notes += _undecided(memberships, bodies.own, by_standing["unknown"], listed)
    if bodies.taken_over and not with_succeeded:
        notes.append(Note("succeeded-duties-left-out", {"name": name, "units": _names(bodies.taken_over)}))
    binding_others = [naming for naming in by_standing["not"] if naming.role != "named"]
    left_out = {(naming.clause.plan, naming.clause.ref) for naming in binding_others} - listed
    if left_out:
        notes.append(Note("other-duties-left-out", {"count": len(left_out)}, "foot"))
    return Duties(rows, notes, tuple(dict.fromkeys(unit.name for unit in units)))


def _standing(memberships: Memberships, units: Iterable[UnitKey], naming: Naming) -> Standing:
    """Whether a clause has one of the units as what it has the function; who only receives or is spoken of is meant himself."""
    of_plan = [unit for unit in units if unit.plan == naming.clause.plan]
    if naming.role == "actor":
        return memberships.best(of_plan, naming.phrases)
    if any(memberships.is_meant_itself(unit, naming.function) for unit in of_plan):
        return "certain"
    return "not"


def _counted(question: Question, units: Sequence[UnitKey], rows: Sequence[Duty]) -> Note:
    """How many clauses bind the units, and how surely."""
    places: dict[str | None, set[tuple[str, str]]] = {
        "certain": set(),
        "possible": set(),
        "unstated": set(),
        "named": set(),
    }
    for row in rows:
        counted_as = "named" if row.role == "named" else row.applies
        places[counted_as].add((row.plan, row.ref))
    unnamed = [unit for unit in units if _is_unnamed(question, unit)]
    named = [unit for unit in units if unit not in unnamed]
    facts = {
        # Where a name means several bodies and one of them is named, the plan has named what was asked for.
        "unnamed": [] if named else _names(unnamed),
        "unit": (named or units)[0].name,
        "certain": len(places["certain"]),
        "possible": len(places["possible"] - places["certain"]),
        "unstated": len(places["unstated"]),
        "named": len(places["named"]),
    }
    return Note("duties-counted", facts)


def _undecided(
    memberships: Memberships, units: Sequence[UnitKey], unknown_: Sequence[Naming], listed: set[tuple[str, str]]
) -> Iterator[Note]:
    """What the rulebook does not let anybody decide: once, whatever the number of clauses."""
    places = {(naming.clause.plan, naming.clause.ref) for naming in unknown_} - listed
    if not places:
        return
    undeclared = [unit for unit in units if not memberships.is_known(unit)]
    groups = [unit for unit in undeclared if memberships.is_open(unit)]
    if groups:
        yield Note("open-group-undecided", {"groups": _names(groups), "count": len(places)})
    elif undeclared:
        yield Note("category-unknown", {"units": _names(undeclared), "count": len(places)})
    else:
        phrases = dict.fromkeys(phrase for naming in unknown_ for phrase in naming.phrases)
        yield Note("actors-undecided", {"actors": list(phrases), "count": len(places)})


def _names(units: Sequence[UnitKey]) -> list[str]:
    """The names of units, each once."""
    return list(dict.fromkeys(unit.name for unit in units))


def _functions_meaning(question: Question, units: Sequence[UnitKey]) -> Iterator[Note]:
    """The functions that certainly mean one of these units."""
    pairs: dict[tuple[str, str], None] = {}
    for plan, name, unit in question.execute("SELECT DISTINCT plan, name, unit FROM @functions WHERE unit IS NOT NULL"):
        if UnitKey(plan, unit) in units:
            pairs[name, unit] = None
    for name, unit in pairs:
        yield Note("function-is-unit", {"function": name, "unit": unit})


def _is_unnamed(question: Question, unit: UnitKey) -> bool:
    return not question.rows("SELECT 1 FROM @units WHERE plan = ? AND name = ? AND named", unit)


def _unstated(question: Question, plans: Sequence[str], listed: Sequence[Duty]) -> list[Duty]:
    """What of these plans does not say whose it is, but for what is listed already: of 4.1 a part says it."""
    places = {(row.plan, row.ref) for row in listed}
    of_plans = [clause for clause in unstated(question) if clause.plan in plans]
    left = [clause for clause in of_plans if (clause.plan, clause.ref) not in places]
    return [_row(clause, None, "nobody", "unstated") for clause in left]


def _duty(naming: Naming, applies: Applies | None) -> Duty:
    return _row(naming.clause, naming.function, naming.role, applies)


def _row(clause: Clause, function: str | None, role: Role, applies: Applies | None) -> Duty:
    return Duty(
        plan=clause.plan,
        ref=clause.ref,
        task=clause.task,
        function=function,
        role=role,
        applies=applies,
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
