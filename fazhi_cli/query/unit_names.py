"""Which units a typed name means, and in which sense: the one rule, for selecting tasks and for telling roles apart."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import near, unit_keys
from fazhi_cli.query.fragments import Fragment, marks
from fazhi_cli.query.question import Question

Sense = Literal["name", "full", "alias", "member", "function", "successor"]

OWN_NAMES = ("name", "full", "alias")
"""The senses in which a name is the unit's own."""


class Meaning(NamedTuple):
    """A unit that a name may mean; spelling is the name as the rulebook writes it in that sense."""

    plan: str
    unit: str
    sense: Sense
    spelling: str


def keys(question: Question, name: str) -> list[str]:
    """Under which keys of unit_names a typed name may stand: with the place before it, with 市, or without."""
    folded = question.database.fold(name)
    found: dict[str, None] = {}
    for place in question.database.places:
        found.update(dict.fromkeys(unit_keys(folded, place)))
    return list(found)


def meanings(question: Question, name: str) -> list[Meaning]:
    """Everything that a name may mean. Raises WrongCall where it means nothing."""
    wanted = keys(question, name)
    statement = f"SELECT plan, unit, sense, name FROM @unit_names WHERE key IN ({marks(wanted)})"
    found = [Meaning(*row) for row in question.rows(statement, wanted)]
    if not found and _is_function(question, name):
        raise WrongCall(Fault("function-for-unit", name=name))
    if not found:
        raise unknown(question, "unknown-unit", name, question.texts("SELECT DISTINCT name FROM @unit_names"))
    return found


def _is_function(question: Question, name: str) -> bool:
    """Whether a name says what a body does, or is what clauses call who acts, and no unit is known by it."""
    folded = question.database.fold(name)
    if question.rows("SELECT 1 FROM @functions WHERE folded = ?", (folded,)):
        return True
    question.database.register_fold()
    statement = "SELECT 1 FROM @clauses c, json_each(c.actor) a WHERE fold(a.value) = ? LIMIT 1"
    return bool(question.rows(statement, (folded,)))


def unknown(question: Question, code: str, name: str, known: Iterable[str]) -> WrongCall:
    """The failure for a name that nobody bears, with the nearest of those known."""
    names = list(known)
    fold = question.database.fold
    # 市 stands before most names and may be left out: without it 環宝局 has two of the three characters of 市環保局.
    nearest = near(name, names, fold) or near(name, names, lambda text: unit_keys(fold(text))[0])
    return WrongCall(Fault(code, name=name, nearest=nearest))


def meant_units(question: Question, names: Sequence[str]) -> Fragment:
    """SELECT plan, unit, sense, tasks: the units that these names mean.

    tasks: NULL, or the numbers of the tasks that a successor took over, between commas. A name that is a unit's own means
    no unit whose work that unit took over, unless that was asked for; a group without a list of members only if asked for.
    A library is the sum of its plans that know a name: such groups are added of the plans that know one of these names.
    """
    wanted: list[str] = []
    for name in names:
        wanted.extend(keys(question, name))
    listed = marks(wanted)
    values = list(wanted)
    text = f"SELECT n.plan, n.unit, n.sense, n.tasks FROM @unit_names n WHERE n.key IN ({listed})"
    if not question.selection.include_succeeded:
        own = "SELECT 1 FROM @unit_names d WHERE d.plan = n.plan AND d.key = n.key AND d.sense NOT IN ('successor', 'member')"
        text += f" AND (n.sense <> 'successor' OR NOT EXISTS ({own}))"
    if question.selection.include_open:
        knowing = f"SELECT k.plan FROM @unit_names k WHERE k.key IN ({listed})"
        text += f" UNION ALL SELECT g.plan, g.name, 'open', NULL FROM @units g WHERE g.open AND g.plan IN ({knowing})"
        values += wanted
    return Fragment(text, tuple(values))


def assigned_to(question: Question, names: Sequence[str], roles: Sequence[str]) -> Fragment:
    """FROM …: the rows u of task_units in which a unit m that is meant has one of these roles."""
    meant = meant_units(question, names)
    text = (
        f"FROM ({meant.text}) m JOIN @task_units u ON u.plan = m.plan AND u.unit = m.unit"
        f" WHERE u.role IN ({marks(roles)}) AND (m.tasks IS NULL OR instr(m.tasks, ',' || u.task || ','))"
    )
    return Fragment(text, (*meant.values, *roles))
