"""Lists inside one row of SQL: the units of a task, the limits of a task or clause.

They are joined by control characters, which no rulebook may hold: a query into a pipe does without the json module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.rows import Limit

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Reading
    from fazhi_cli.query.unit_roles import UnitRole

ENTRY, PART, NAME = "\x1f", "\x1e", "\x1d"

DAYS: dict[Reading | None, tuple[str, str]] = {
    None: ("due", "due_latest"),
    "strict": ("strict", "strict"),
    "lenient": ("lenient", "lenient"),
}
"""The two columns of limits that a reading looks at; None is each plan's own reading."""


def units_in(role: str, plan: str, task: str, clause: str | None = None) -> str:
    """SQL: the units of a role in a task, in the plan's order, each with the word of its own that the plan has for its role.

    plan, task and clause are columns of the statement around it; with a clause, only the units that have that clause.
    """
    having = f" AND {has_clause(clause)}" if clause else ""
    return (
        f"(SELECT group_concat(entry, char({ord(ENTRY)}))"
        f" FROM (SELECT u.unit || coalesce(char({ord(PART)}) || u.word, '') AS entry FROM @task_units u"
        f" WHERE u.plan = {plan} AND u.task = {task} AND u.role = '{role}'{having} ORDER BY u.position))"
    )


def has_clause(clause: str) -> str:
    """SQL: that a unit u of a task has this clause of it, and not others alone."""
    return f"(u.clauses IS NULL OR instr(u.clauses, ',' || {clause} || ','))"


def limits_in(condition: str, reading: Reading | None) -> str:
    """SQL: the limits l that fulfil a condition, in the order of the text."""
    due, latest = DAYS[reading]
    part = f" || char({ord(PART)}) || "
    actors = f"coalesce((SELECT group_concat(value, char({ord(NAME)})) FROM json_each(l.actor)), '')"
    # The wording comes first: a reader may sort by it.
    columns = (
        "l.wording",
        "l.time",
        f"coalesce(l.{due}, '')",
        f"coalesce(l.{latest}, '')",
        "l.ref",
        "l.subject",
        actors,
    )
    entry = part.join(columns)
    return (
        f"(SELECT group_concat(entry, char({ord(ENTRY)})) FROM"
        f" (SELECT {entry} AS entry FROM @limits l WHERE {condition} ORDER BY l.clause, l.position))"
    )


def units(joined: str | None) -> tuple[str, ...]:
    """The names of a list that units_in joined."""
    if joined and PART in joined:
        return tuple(entry.partition(PART)[0] for entry in texts(joined))
    return texts(joined)


def roles(*lists: str | None) -> tuple[UnitRole, ...]:
    """The units of lists that units_in joined for whose role the plan has a word of its own."""
    found = []
    for joined in lists:
        if joined and PART in joined:
            for entry in texts(joined):
                unit, _, word = entry.partition(PART)
                if word:
                    from fazhi_cli.query.unit_roles import UnitRole  # few plans have such a word

                    found.append(UnitRole(unit, word, f"{unit}({word})"))
    return tuple(found)


def texts(joined: str | None) -> tuple[str, ...]:
    """The entries of a list that SQL joined; an empty list is NULL there."""
    return tuple(joined.split(ENTRY)) if joined else ()


def limits(joined: str | None) -> tuple[Limit, ...]:
    """The limits of a list that limits_in joined."""
    found = []
    for entry in texts(joined):
        wording, time, due, latest, ref, subject, actors = entry.split(PART)
        actor = tuple(actors.split(NAME)) if actors else ()
        found.append(Limit(ref, subject, actor, wording, time, due or None, latest or None))
    return tuple(found)


def json_texts(listed: str) -> tuple[str, ...]:
    """A list that the index keeps as a JSON array of strings; most are empty."""
    if listed == "[]":
        return ()
    import json  # a query into a pipe does without

    return tuple(json.loads(listed))
