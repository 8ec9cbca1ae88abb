"""The tables of the index as one question sees them: those of its plans alone, as they stood on its day.

A statement writes `@tasks` for the table `tasks`. What is asked of one plan of a library then never counts another, and a
limit that was moved is seen where it was moved to, without a word about it in the statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.query.database import Database

_IN_NAMES = "abcdefghijklmnopqrstuvwxyz_"
"""The characters of a table's name."""

_DAYS = ("strict", "lenient", "due", "due_latest", "suspended", "adjusted")
_ADJUSTED = (
    "LEFT JOIN main.adjusted_limits a ON a.plan = t.plan AND a.task = t.task AND a.clause = t.clause"
    " AND a.position = t.position AND a.since <= '{day}' AND '{day}' < a.until"
)
# Of several readings that were fixed the latest holds; of two of one day the one entered last. No id has more than 19 digits:
# an integer of SQLite has 64 bits.
_READING = (
    "LEFT JOIN (SELECT e.plan, e.reading, e.basis, e.since, max(e.since || printf('%019d', e.id))"
    " FROM main.changes e JOIN main.changes_in_force f ON f.plan = e.plan AND f.id = e.id"
    " WHERE e.kind = 'reading' AND e.task IS NULL AND f.since <= '{day}' AND '{day}' < f.until GROUP BY e.plan) r"
    " ON r.plan = t.id"
)
_HEIRS = (
    "SELECT {value} AS value FROM main.heirs e JOIN main.changes_in_force f ON f.plan = e.plan AND f.id = e.id"
    " WHERE e.plan = t.plan AND e.unit = t.name AND e.sense = '{sense}' AND f.since <= '{day}' AND '{day}' < f.until"
    " GROUP BY e.id, e.position ORDER BY e.id, e.position"
)
_WITH_HEIRS = "(SELECT json_group_array({value}) FROM (SELECT value FROM json_each(t.{column}) UNION ALL SELECT value FROM ({heirs})))"
_NAMES_OF_HEIRS = (
    "SELECT e.plan, e.key, e.unit, e.sense, e.name, e.tasks FROM main.heirs e"
    " JOIN main.changes_in_force f ON f.plan = e.plan AND f.id = e.id"
    " WHERE e.has_tasks AND f.since <= '{day}' AND '{day}' < f.until"
)


AMENDED = {"limits": "limits", "plans": "plans_with_readings", "units": "units", "unit_names": "unit_names"}
"""The tables that later changes amend, each with the name under which a statement asks for it amended."""

SAME = {"plans_with_readings": "plans"}
"""Plans with the reading that was fixed later are asked for by a name of their own: most statements want their order only."""


class Relations:
    """What each table is to a question, made when a statement first names it."""

    def __init__(self, database: Database, plans: tuple[str, ...] | None, day: str | None) -> None:
        """plans: those asked for, None where all are; day: in ISO form, None for the plan as it was issued."""
        self._made: dict[str, str] = {}
        self._database = database
        self._plans = plans
        self._day = day

    def resolve(self, statement: str) -> str:
        """The statement with what each `@table` stands for."""
        before, *rest = statement.split("@")
        resolved = [before]
        for part in rest:
            after = part.lstrip(_IN_NAMES)
            table = part.removesuffix(after)
            resolved += [self._relation(table), after]
        return "".join(resolved)

    def amended(self) -> dict[str, str]:
        """The tables that changes have amended by the asked day, each with what a statement is to read in its place."""
        if not self._is_changed:
            return {}
        return {table: self._relation(name) for table, name in AMENDED.items()}

    def _relation(self, table: str) -> str:
        if table not in self._made:
            self._made[table] = self._of_plans(table)
        return self._made[table]

    def _of_plans(self, table: str) -> str:
        amended = self._amended(table) if self._is_changed else SAME.get(table, table)
        if self._plans is None:
            return amended
        column = "id" if table in ("plans", *SAME) else "plan"
        plans = [_literal(plan) for plan in self._plans]
        return f"(SELECT * FROM {amended} WHERE {column} IN ({', '.join(plans)}))"

    @property
    def _is_changed(self) -> bool:
        """Whether a table may be another on the asked day than it was when the plan was issued."""
        return self._day is not None and self._database.has_changes

    def _amended(self, table: str) -> str:
        """The table as later changes left it on the day."""
        day = self._day
        if table == "limits":
            columns = {column: f"CASE WHEN a.plan IS NULL THEN t.{column} ELSE a.{column} END" for column in _DAYS}
            return self._with_columns(table, columns, _ADJUSTED.format(day=day))
        if table == "plans_with_readings":
            columns = {
                "reading": "coalesce(r.reading, t.reading)",
                # An entry says on what basis, and who entered it, which is not who decided.
                "decided_by": "CASE WHEN r.plan IS NULL THEN t.decided_by END",
                "decided_on": "coalesce(r.since, t.decided_on)",
                "basis": "coalesce(r.basis, t.basis)",
            }
            return self._with_columns("plans", columns, _READING.format(day=day))
        if table == "units":
            aliases = _HEIRS.format(value="e.name", sense="alias", day=day)
            successors = _HEIRS.format(value="e.successor", sense="successor", day=day)
            columns = {
                "aliases": _WITH_HEIRS.format(value="value", column="aliases", heirs=aliases),
                "successors": _WITH_HEIRS.format(value="json(value)", column="successors", heirs=successors),
            }
            return self._with_columns(table, columns)
        if table == "unit_names":
            heirs = _NAMES_OF_HEIRS.format(day=day)
            return f"(SELECT plan, key, unit, sense, name, tasks FROM main.unit_names UNION ALL {heirs})"
        return table

    def _with_columns(self, table: str, columns: Mapping[str, str], joined: str = "") -> str:
        """The table with some of its columns told anew."""
        selected = []
        for name in self._database.columns(table):
            column = columns.get(name, f"t.{name}")
            selected.append(f"{column} AS {name}")
        return f"(SELECT {', '.join(selected)} FROM main.{table} t {joined})"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
