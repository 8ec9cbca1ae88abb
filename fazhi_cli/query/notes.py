"""How a selection was understood: what a reader must know beside the rows, as facts. vocabulary.notes words them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.query.fragments import marks
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.tasks import listed
from fazhi_cli.query.unit_names import OWN_NAMES, knowing_plans, meanings
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.index.successions import Succession
    from fazhi_cli.query.changes import Change, Rows
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.unit_names import Meaning

ROLES = {"unit": ("lead", "responsible"), "lead": ("lead",), "responsible": ("responsible",)}
"""By the condition that names a unit the roles that it asks for."""

HOW_READ = frozenset({"function-name", "member-of-group", "later-name"})
"""What is said of a name that is left out: as which unit it was read, and not what else might be listed of that unit."""


def notes(question: Question, rows: Rows = "tasks") -> list[Note]:
    """Every fact that a reader of the selection must know; rows: what is listed. Raises WrongCall for an unknown unit."""
    found: list[Note] = []
    for condition in ROLES:
        names = getattr(question.selection, condition)
        meant = {name: meanings(question, name) for name in names}
        every = [meaning for of_name in meant.values() for meaning in of_name]
        for name, of_name in meant.items():
            found.extend(_of_name(question, name, of_name, every))
        if meant:  # else the groups of a whole library would be looked through for nothing
            found.extend(_open_groups(question, condition, meant.values()))
    for name in question.selection.not_unit:
        of_name = meanings(question, name)
        found.extend(note for note in _of_name(question, name, of_name, of_name) if note.code in HOW_READ)
    found.extend(_changes(question, rows))
    found.extend(unread(question))
    found.extend(implied(question))
    found.extend(_crossed(question.selection))
    if question.selection.text:
        from fazhi_cli.query.missed_words import missed_words  # only who asks for words waits for it

        found.extend(missed_words(question))
    return distinct(_groups_together(found))


def _groups_together(found: Sequence[Note]) -> Iterator[Note]:
    """The same, with all members of a group that are asked for in one sentence."""
    members: dict[str, dict[str, None]] = {}
    for note in found:
        if note.code == "member-of-group":
            members.setdefault(note.facts["group"], {}).update(dict.fromkeys(note.facts["units"]))
    for note in found:
        if note.code != "member-of-group":
            yield note
        elif note.facts["group"] in members:
            group = note.facts["group"]
            yield Note(note.code, {"units": list(members.pop(group)), "group": group})


def _crossed(selection: Selection) -> Iterator[Note]:
    """What is asked for at once and cannot be: a range of days or numbers that ends before it begins."""
    first, by, before = selection.due_from, selection.due_by, selection.due_before
    if first is not None and by is not None and first > by:
        yield Note("days-crossed", {"first": first.isoformat(), "end": by.isoformat()})
    if first is not None and before is not None and first >= before:
        yield Note("days-crossed-before", {"first": first.isoformat(), "end": before.isoformat()})
    least, most = selection.min_leads, selection.max_leads
    if least is not None and most is not None and least > most:
        yield Note("leads-crossed", {"least": least, "most": most})


def distinct(found: Iterable[Note]) -> list[Note]:
    """Each note once, where it first came."""
    kept: list[Note] = []
    for note in found:
        if note not in kept:
            kept.append(note)
    return kept


def _changes(question: Question, rows: Rows) -> Iterator[Note]:
    """What happened since to what is listed."""
    if question.has_changes and _may_have_changed(question, rows):
        from fazhi_cli.query.changes import changes_of_listed  # most plans have none: json is not loaded for them

        yield from of_changes(question, changes_of_listed(question, rows))


def _may_have_changed(question: Question, rows: Rows) -> bool:
    """Whether anything happened to a plan of the answer, where that is but the first tasks of a library."""
    if rows != "tasks" or question.selection.limit is None:
        return True
    plans = {task.plan for task in listed(question)}
    return bool(question.rows(f"SELECT 1 FROM @changes WHERE plan IN ({marks(plans)}) LIMIT 1", tuple(plans)))


def unread(question: Question) -> Iterator[Note]:
    """Which of the tasks that are asked for nobody has read yet."""
    if question.database.has_unread_tasks:
        from fazhi_cli.query import conditions  # most plans have none
        from fazhi_cli.query.keys import TaskKey

        where = conditions.of_tasks(question)
        statement = (
            f"SELECT t.plan, t.id FROM @tasks t WHERE NOT t.reviewed AND {where.text} ORDER BY t.plan, t.position"
        )
        keys = [TaskKey(*row) for row in question.execute(statement, where.values)]
        if keys:
            yield Note("unread-tasks", {"tasks": keys}, "foot")


def of_unread(question: Question, told: Iterable[tuple[str, int]]) -> Iterator[Note]:
    """Which of some tasks, each by its plan and number, nobody has read yet."""
    if question.database.has_unread_tasks:
        from fazhi_cli.query.keys import TaskKey

        statement = "SELECT plan, id FROM @tasks WHERE NOT reviewed ORDER BY plan, position"
        tasks = set(told)
        keys = [TaskKey(*row) for row in question.execute(statement) if row in tasks]
        if keys:
            yield Note("unread-tasks", {"tasks": keys}, "foot")


def implied(question: Question) -> Iterator[Note]:
    """By which sentences of their plans the tasks that are asked for have units that they do not name themselves."""
    if question.database.has_implied_units:
        from fazhi_cli.query.implied import implied_units  # few plans have any

        yield from implied_units(question)


def of_limits_changed(question: Question, refs: Iterable[tuple[str, str]]) -> Iterator[Note]:
    """What happened since to the limits of some clauses, each by its plan and ref."""
    if question.has_changes:
        from fazhi_cli.asked.ref import Ref
        from fazhi_cli.query.changes import changes_of_clauses
        from fazhi_cli.query.keys import ClauseKey

        parsed = [(plan, Ref.parse(ref)) for plan, ref in refs]
        clauses = [ClauseKey(plan, ref.task, ref.clause) for plan, ref in parsed if ref and ref.clause]
        for plan, ref in parsed:
            if ref and ref.clause is None:  # a limit of the whole task
                of_task = "SELECT DISTINCT clause FROM @limits WHERE plan = ? AND ref = ?"
                clauses += [ClauseKey(plan, ref.task, clause) for (clause,) in question.rows(of_task, (plan, str(ref)))]
        yield from of_changes(question, (change for change in changes_of_clauses(question, clauses) if not change.unit))


def of_changes(question: Question, changes: Iterable[Change]) -> Iterator[Note]:
    """What happened since; plan: the title of the plan to which it did, None where the answer is of one plan only."""
    titles: dict[str, str] = {}
    if len(question.plans) > 1:
        titles = dict(question.rows("SELECT id, title FROM @plans"))
    for change in changes:
        yield Note("change", {"change": change, "plan": titles.get(change.plan)})


def _of_name(question: Question, name: str, found: Sequence[Meaning], every: Sequence[Meaning]) -> Iterator[Note]:
    """What must be known of one name that was asked for, and of all that it means; every: what all names beside it mean too."""
    own = _units(found, OWN_NAMES)
    functions = _units(found, ("function",))
    groups = _units(found, ("member",))
    # A name that is the unit's own already, as after a change of its name, tells of no other body; nor is anything left out
    # of a unit that is asked for itself.
    named = {(meaning.plan, meaning.unit) for meaning in every if meaning.sense in OWN_NAMES}
    successions = [
        meaning for meaning in found if meaning.sense == "successor" and (meaning.plan, meaning.unit) not in named
    ]
    for unit in functions:
        if unit not in own:
            yield Note("function-name", {"name": name, "unit": unit})
    for group in groups:
        yield Note("member-of-group", {"units": own or _units(found, ("successor",)), "group": group})
    knowing = knowing_plans(found)
    for of_unit in _by_succession(successions):
        alone = [meaning for meaning in of_unit if meaning.plan not in knowing]
        beside = [meaning for meaning in of_unit if meaning.plan in knowing]
        if alone:
            yield Note("later-name", _succession(question, alone))
        if beside:
            yield from _taken_over(question, beside)
    yield from _unnamed(question, [meaning for meaning in found if meaning.sense in (*OWN_NAMES, "successor")])
    if any(meaning.sense == "bureau" for meaning in found):
        yield from _undeclared(question, name)


def _units(found: Sequence[Meaning], senses: Sequence[str]) -> list[str]:
    """The units that a name means in these senses, each once."""
    units: dict[str, None] = {}
    for sense in senses:
        units.update((meaning.unit, None) for meaning in found if meaning.sense == sense)
    return list(units)


def _by_succession(found: Sequence[Meaning]) -> list[list[Meaning]]:
    """The meanings of each unit and of each body that took over from it, one a plan: a body may have done so twice.

    市監委 is a body that took over some tasks, and what another is called for short that took over all.
    """
    successions: dict[tuple[str, str], dict[str, Meaning]] = {}
    for meaning in found:
        of_plans = successions.setdefault((meaning.unit, meaning.spelling), {})
        of_plans.setdefault(meaning.plan, meaning)
    return [list(of_plans.values()) for of_plans in successions.values()]


def _succession(question: Question, of_unit: Sequence[Meaning]) -> dict[str, Any]:
    """Who took over from a unit, how, when, and how surely that is known; whether its plan names the unit."""
    plan, unit, *_rest = of_unit[0]
    named = question.number("SELECT named FROM @units WHERE plan = ? AND name = ?", (plan, unit))
    return {"unit": unit, "later": _successions(question, of_unit[0])[0], "named": bool(named)}


def _successions(question: Question, meaning: Meaning) -> list[Succession]:
    """Each time the body of a name took over tasks of a unit, in the plan of that meaning."""
    from fazhi_cli.index.successions import successions_of  # most names are a unit's own: json is not loaded for them

    asked = (meaning.plan, meaning.unit)
    [(listed,)] = question.rows("SELECT successors FROM @units WHERE plan = ? AND name = ?", asked)
    return [each for each in successions_of(listed) if each.name == meaning.spelling and each.has_tasks]


def _taken_over(question: Question, of_unit: Sequence[Meaning]) -> Iterator[Note]:
    """How much of a unit's work a later body took over, of which a plan knows a unit of that name beside it; of none nothing.

    Each time it did is told by itself, with its ground: in 2015 some tasks, in 2019 all.
    """
    times: dict[tuple[int | None, str | None], list[tuple[str, Succession]]] = {}
    for meaning in of_unit:
        for succession in _successions(question, meaning):
            time = (succession.year, succession.basis)
            times.setdefault(time, []).append((meaning.plan, succession))
    facts = _succession(question, of_unit)
    for of_plans in times.values():
        counts = {
            role: sum(_handed_on(question, plan, facts["unit"], succession, role) for plan, succession in of_plans)
            for role in ("lead", "responsible")
        }
        if any(counts.values()):
            included = question.selection.include_succeeded
            of_time = {"later": of_plans[0][1], "leads": counts["lead"], "responsible": counts["responsible"]}
            yield Note("succession-included" if included else "succession-left-out", facts | of_time)


def _handed_on(question: Question, plan: str, unit: str, succession: Succession, role: str) -> int:
    """How many tasks that a unit has in this role went to a later body: all, or those that it is said to have taken over."""
    only = f" AND task IN ({marks(succession.tasks)})" if succession.tasks else ""
    return question.number(
        f"SELECT count(DISTINCT task) FROM @task_units WHERE plan = ? AND unit = ? AND role = ?{only}",
        (plan, unit, role, *succession.tasks),
    )


def _tasks_of(question: Question, unit: str, roles: Sequence[str], plans: Sequence[str]) -> int:
    """How many tasks of some plans name a unit in these roles."""
    statement = (
        "SELECT count(DISTINCT plan || ':' || task) FROM @task_units"
        f" WHERE unit = ? AND role IN ({marks(roles)}) AND plan IN ({marks(plans)})"
    )
    return question.number(statement, (unit, *roles, *plans))


def _unnamed(question: Question, found: Sequence[Meaning]) -> Iterator[Note]:
    """That the plan does not name a unit of the office's own list; nothing of it where the name means a named one too."""
    unnamed = []
    for meaning in found:
        unit = (meaning.plan, meaning.unit)
        if question.rows("SELECT 1 FROM @units WHERE plan = ? AND name = ? AND NOT named", unit):
            unnamed.append(meaning)
    if len(unnamed) == len(found):
        for meaning in unnamed:
            groups = _open_groups_of(question, UnitKey(meaning.plan, meaning.unit))
            yield Note("unnamed-unit", {"unit": meaning.unit, "groups": groups})


def _undeclared(question: Question, name: str) -> Iterator[Note]:
    """What is known of a body that no plan knows."""
    from fazhi_cli.query.undeclared import bodies

    for body in bodies(question, name):
        groups = _open_groups_of(question, UnitKey(body.plan, body.name))
        yield Note("undeclared-body", {"unit": body.name, "before": body.before, "after": body.later, "groups": groups})


def _open_groups_of(question: Question, unit: UnitKey) -> list[str]:
    """The open groups of a unit's plan to which it may belong: a court is none of 市直有關部門."""
    groups = question.texts("SELECT name FROM @units WHERE plan = ? AND open ORDER BY name", (unit.plan,))
    if not groups:
        return []
    from fazhi_cli.query.membership import Memberships  # few questions are of a unit that the plan does not name

    memberships = Memberships(question)
    return [group for group in groups if memberships.standing(unit, group) != "not"]


def _open_groups(question: Question, condition: str, names: Iterable[Sequence[Meaning]]) -> Iterator[Note]:
    """How many tasks name an open group that the asked units may belong to: told, never counted in.

    names: what each asked name means.
    """
    groups = question.rows("SELECT plan, name, open FROM @units WHERE open OR members <> '[]' ORDER BY name, plan")
    of_groups = {(plan, name) for plan, name, _is_open in groups}
    plans: set[str] = set()
    for found in names:
        plans.update(_plans_without_group(found, of_groups))
    plans_of_group: dict[str, list[str]] = {}
    for plan, name, is_open in groups:
        if is_open and plan in plans:
            plans_of_group.setdefault(name, []).append(plan)
    included = question.selection.include_open
    for name, of_group in plans_of_group.items():
        count = _tasks_of(question, name, ROLES[condition], of_group)
        if count:
            facts = {"count": count, "condition": condition, "group": name}
            yield Note("open-group-included" if included else "open-group-left-out", facts, "foot")


def _plans_without_group(found: Iterable[Meaning], of_groups: set[tuple[str, str]]) -> set[str]:
    """The plans that know a name, but neither as a group nor as a member of one; of_groups: each group after its plan."""
    knowing: set[str] = set()
    with_group: set[str] = set()
    for meaning in found:
        knowing.add(meaning.plan)
        if meaning.sense == "member" or (meaning.plan, meaning.unit) in of_groups:
            with_group.add(meaning.plan)
    return knowing - with_group
