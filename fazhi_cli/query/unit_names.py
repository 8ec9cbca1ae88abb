"""Which units a typed name means, and in which sense: the one rule, for selecting tasks and for telling roles apart."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import GOVERNMENT, GOVERNMENT_IN_FULL, KINDS_OF_BODIES, is_slip, near, unit_keys
from fazhi_cli.query.fragments import Fragment, any_of, marks, one_of
from fazhi_cli.query.question import Question
from fazhi_cli.structs import Struct

Sense = Literal["name", "full", "alias", "short", "member", "function", "successor", "bureau"]
"""short: in general use, not in the rulebook; bureau: of a body that no rulebook declares, but the program knows."""

OWN_NAMES = ("name", "full", "alias", "short")
"""The senses in which a name is the unit's own."""


class Meaning(Struct):
    """A unit that a name may mean; spelling is the name as the rulebook writes it in that sense."""

    plan: str
    unit: str
    sense: Sense
    spelling: str


def bearing(question: Question, names: Sequence[str], table: str = "n") -> Fragment:
    """The condition that a row of unit_names bears one of these names, with the place before it, with 市, or without.

    What may be left out differs from plan to plan: 縣財政局 is 財政局 in a county's plan only.
    """
    plans_by_keys: dict[tuple[str, ...], list[str]] = {}
    for prefixes in question.database.prefixes:
        plans_by_keys.setdefault(_keys(question, names, prefixes), []).append("\t".join(prefixes))
    conditions = []
    for wanted, listed in plans_by_keys.items():
        condition = one_of(f"{table}.key", wanted)
        if len(plans_by_keys) > 1:
            of_place = one_of("prefixes", listed)
            text = f"{condition.text} AND {table}.plan IN (SELECT id FROM @plans WHERE {of_place.text})"
            condition = Fragment(text, (*condition.values, *of_place.values))
        conditions.append(condition)
    return any_of(conditions)


def _keys(question: Question, names: Sequence[str], prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Under which keys of unit_names the typed names may stand; prefixes: what may stand before a name.

    A government may be written in full where its plan does not: 各縣(區)人民政府 is 各縣(區)政府.
    """
    found: dict[str, None] = {}
    for name in names:
        folded = question.database.fold(name)
        for spelling in (folded, folded.replace(GOVERNMENT_IN_FULL, GOVERNMENT)):
            found.update(dict.fromkeys(unit_keys(spelling, prefixes)))
    return tuple(found)


def meanings(question: Question, name: str) -> list[Meaning]:
    """Everything that a name may mean. Raises WrongCall where it means nothing."""
    found = known_meanings(question, name)
    if found:
        return found
    if _is_function(question, name):
        raise WrongCall(Fault("function-for-unit", name=name))
    raise unknown(question, "unknown-unit", name)


def known_meanings(question: Question, name: str) -> list[Meaning]:
    """The same, and nothing where it means nothing: nobody looks then for what is near."""
    found = _declared(question, name)
    return found if found or _is_function(question, name) else _undeclared(question, name)


def _declared(question: Question, name: str) -> list[Meaning]:
    """What a name means in the rulebooks."""
    wanted = bearing(question, (name,))
    statement = f"SELECT plan, unit, sense, name FROM @unit_names n WHERE {wanted.text}"
    return [Meaning(*row) for row in question.rows(statement, wanted.values)]


def _undeclared(question: Question, name: str) -> list[Meaning]:
    """The body that a name means though no rulebook declares it, in each plan whose level has such a body."""
    from fazhi_cli.query.undeclared import bodies  # reads the data on the bodies of a city

    return [Meaning(body.plan, body.name, "bureau", body.name) for body in bodies(question, name)]


_AS_TYPED = f"replace(replace(replace({{}}, '(', ''), ')', ''), '{GOVERNMENT_IN_FULL}', '{GOVERNMENT}')"
"""A name by function as people type it: 乡镇政府 for 鄉(鎮)人民政府."""


def function_spelled(folded: str, column: str = "folded") -> Fragment:
    """A condition on functions: a spelling is this folded name, whatever of both stands in brackets and whether 政府 is 人民政府.

    複議機關 is 行政複議機關, and 督查機構 is 政府督查機構; what is shorter (機關, 部門) says too little for that.
    """
    typed = _AS_TYPED.format("?")
    if len(folded) < _LEAST_WITHOUT_KIND:
        return Fragment(f"{_AS_TYPED.format(column)} = {typed}", (folded,))
    known = ", ".join((typed, *(f"'{kind}' || {typed}" for kind in KINDS_OF_BODIES)))
    return Fragment(f"{_AS_TYPED.format(column)} IN ({known})", (folded,) * (1 + len(KINDS_OF_BODIES)))


_LEAST_WITHOUT_KIND = 4
"""Characters of the shortest name by function before which 行政 or 政府 may be left out."""


def _is_function(question: Question, name: str) -> bool:
    """Whether a name says what a body does, or is what clauses call who acts, and no unit is known by it."""
    folded = question.database.fold(name)
    spelling = function_spelled(folded)
    if question.rows(f"SELECT 1 FROM @functions WHERE {spelling.text} LIMIT 1", spelling.values):
        return True
    question.database.register_fold()
    statement = "SELECT 1 FROM @clauses c, json_each(c.actor) a WHERE fold(a.value) = ? LIMIT 1"
    return bool(question.rows(statement, (folded,)))


def knowing_plans(found: Iterable[Meaning]) -> set[str]:
    """The plans in which a name is a unit's own, so that what this unit took over is another's."""
    return {meaning.plan for meaning in found if meaning.sense not in ("successor", "member")}


def unknown(question: Question, code: str, name: str, others: Iterable[str] = (), *, units: bool = True) -> WrongCall:
    """The failure for a name that nobody bears, with the nearest of the units, each once, and of other names.

    units: whether units are among those that may be meant.
    """
    of_units = {}
    later_names = set()
    if units:
        later = _of_later_day(question, name)
        if later:
            return WrongCall(later)
        government = _government_over(question, name)
        if government:
            return WrongCall(Fault("unit-of-a-member", name=name, government=government, nearest=[]))
        for known, unit, sense in question.rows("SELECT name, unit, sense FROM @unit_names WHERE sense <> 'member'"):
            of_units[known] = unit
            if sense == "successor":
                later_names.add(known)
    bare = _bare(question)
    wanted = bare(name)
    offered: dict[str, str] = {}
    for known in near(name, [*others, *of_units], bare, most=_COMPARED):
        if _is_likely(wanted, bare(known)):
            unit = of_units.get(known, known)
            offered.setdefault(unit, known if known in later_names else unit)
    nearest = list(dict.fromkeys(offered.values()))
    return WrongCall(Fault(code, name=name, nearest=nearest[:_OFFERED]))


def _of_later_day(question: Question, name: str) -> Fault | None:
    """That a name is given to a unit, or to a body that takes over from it, by a change that comes after the asked day."""
    if not question.has_changes or question.day is None:
        return None
    wanted = bearing(question, (name,), "e")
    coming = question.rows(
        "SELECT e.unit, e.name, e.sense, min(f.since) FROM @heirs e"
        " JOIN @changes_in_force f ON f.plan = e.plan AND f.id = e.id"
        f" WHERE f.since > ? AND {wanted.text} GROUP BY e.unit, e.name, e.sense ORDER BY 4",
        (question.day, *wanted.values),
    )
    for unit, spelling, sense, since in coming:
        code = "name-of-later-day" if sense == "alias" else "heir-of-later-day"
        return Fault(code, name=spelling, unit=unit, since=since, day=question.day, nearest=[])
    return None


def is_new_name(question: Question, meaning: Meaning) -> bool:
    """Whether a unit's own name is one that a change gave it by the asked day."""
    if meaning.sense != "alias" or not question.has_changes or question.day is None:
        return False
    return bool(
        question.rows(
            "SELECT 1 FROM @heirs e JOIN @changes_in_force f ON f.plan = e.plan AND f.id = e.id"
            " WHERE e.plan = ? AND e.unit = ? AND e.name = ? AND e.sense = 'alias' AND f.since <= ? AND ? < f.until",
            (meaning.plan, meaning.unit, meaning.spelling, question.day, question.day),
        )
    )


def _government_over(question: Question, name: str) -> str | None:
    """The government in a closed group whose place a name begins with: of its departments no list of a city tells.

    None where the rest of the name is as long as 政府 and shares a character with it: a slip (船山區政付).
    """
    fold = question.database.fold
    folded, government = fold(name), fold(GOVERNMENT)
    own = {prefix for prefixes in question.database.prefixes for prefix in prefixes}
    for (member,) in question.rows("SELECT DISTINCT name FROM @unit_names WHERE sense = 'member' ORDER BY name"):
        place = fold(member).removesuffix(government)
        rest = folded.removeprefix(place)
        is_slip_of_government = len(rest) == len(government) and bool(set(rest) & set(government))
        is_usual = fold(member) == f"{place}{government}" and GOVERNMENT_IN_FULL not in member
        is_place = len(place) > 1 and place not in own  # 市政府 is of no other place than the plan's
        if is_usual and is_place and rest != folded and not is_slip_of_government:
            return str(member)
    return None


_COMPARED = 20
_OFFERED = 5


def _bare(question: Question) -> Callable[[str], str]:
    """What is left of a name without place and level, which most names share and which make unlike names alike."""
    fold = question.database.fold
    prefixes = question.database.prefixes[0]
    return lambda name: unit_keys(fold(name), prefixes)[0]


def _is_likely(wanted: str, known: str) -> bool:
    """Whether one may have been typed for the other: they begin alike, one is part of the other, or a slip of it."""
    return wanted[:1] == known[:1] or wanted in known or known in wanted or is_slip(wanted, known)


def meant_units(question: Question, names: Sequence[str]) -> Fragment:
    """SELECT plan, unit, sense, tasks: the units that these names mean.

    tasks: NULL, or the numbers of the tasks that a successor took over, between commas. A name that is a unit's own means
    no unit whose work that unit took over, unless that was asked for; a group without a list of members only if asked for.
    A library is the sum of its plans that know a name: such groups are added of the plans that know one of these names.
    """
    wanted = bearing(question, names)
    values = list(wanted.values)
    text = f"SELECT n.plan, n.unit, n.sense, n.tasks FROM @unit_names n WHERE {wanted.text}"
    if not question.selection.include_succeeded:
        own = "SELECT 1 FROM @unit_names d WHERE d.plan = n.plan AND d.key = n.key AND d.sense NOT IN ('successor', 'member')"
        text += f" AND (n.sense <> 'successor' OR NOT EXISTS ({own}))"
    if question.selection.include_open:
        knowing = f"SELECT n.plan FROM @unit_names n WHERE {wanted.text}"
        text += f" UNION ALL SELECT g.plan, g.name, 'open', NULL FROM @units g WHERE g.open AND g.plan IN ({knowing})"
        values += wanted.values
        for plan in _plans_knowing_undeclared(question, names):
            text += " UNION ALL SELECT g.plan, g.name, 'open', NULL FROM @units g WHERE g.open AND g.plan = ?"
            values.append(plan)
    return Fragment(text, tuple(values))


def _plans_knowing_undeclared(question: Question, names: Sequence[str]) -> Iterator[str]:
    """The plans in which a name means a body that is known, though not declared.

    One that means nothing is not refused here: a body that was renamed later bears no such name in the plan as it was issued.
    """
    for name in names:
        if not _declared(question, name):
            yield from (body.plan for body in _undeclared(question, name))


def assigned_to(question: Question, names: Sequence[str], roles: Sequence[str]) -> Fragment:
    """FROM …: the rows u of task_units in which a unit m that is meant has one of these roles."""
    meant = meant_units(question, names)
    text = (
        f"FROM ({meant.text}) m JOIN @task_units u ON u.plan = m.plan AND u.unit = m.unit"
        f" WHERE u.role IN ({marks(roles)}) AND (m.tasks IS NULL OR instr(m.tasks, ',' || u.task || ','))"
    )
    return Fragment(text, (*meant.values, *roles))
