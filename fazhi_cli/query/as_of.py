"""The plan as it stood on a day: views of that connection alone, under the names of the tables that they amend.

A query that names `limits`, `plans`, `units` or `unit_names` then sees them amended, and need not know of changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fazhi_cli.query.reader import Reader

_HEIRS = (
    "SELECT {what} AS value FROM main.heirs e JOIN main.changes_in_force f ON f.plan = e.plan AND f.id = e.id"
    " WHERE e.plan = {plan} AND e.unit = {unit} AND e.sense = '{sense}' AND f.since <= '{day}' AND '{day}' < f.until"
    " ORDER BY e.id, e.position"
)
_LISTED = "(SELECT json_group_array({value}) FROM (SELECT value FROM json_each(t.{column}) UNION ALL SELECT value FROM ({heirs})))"
_READING = (
    "LEFT JOIN (SELECT c.plan, c.reading, c.entered_by, c.since, max(c.since || printf('%06d', c.id))"
    " FROM main.changes c JOIN main.changes_in_force f ON f.plan = c.plan AND f.id = c.id"
    " WHERE c.kind = 'reading' AND c.task IS NULL AND f.since <= '{day}' AND '{day}' < f.until GROUP BY c.plan) r"
    " ON r.plan = t.id"
)
_LIMIT = (
    "LEFT JOIN main.adjusted_limits a ON a.plan = t.plan AND a.task = t.task AND a.clause = t.clause"
    " AND a.position = t.position AND a.since <= '{day}' AND '{day}' < a.until"
)
_DAYS = ("strict", "lenient", "due", "due_latest", "suspended", "adjusted")


def stand(reader: Reader, day: date) -> None:
    """Let every later query of the connection see the plan as it stood on a day."""
    limit = {column: f"CASE WHEN a.plan IS NULL THEN t.{column} ELSE a.{column} END" for column in _DAYS}
    _amend(reader, "limits", limit, _LIMIT.format(day=day))
    plan = {"reading": "coalesce(r.reading, t.reading)", "decided_by": "coalesce(r.entered_by, t.decided_by)"}
    _amend(reader, "plans", {**plan, "decided_on": "coalesce(r.since, t.decided_on)"}, _READING.format(day=day))
    whole = {"plan": "t.plan", "unit": "t.name", "day": day}
    names = _HEIRS.format(what="e.name", sense="alias", **whole)
    later = _HEIRS.format(what="e.successor", sense="successor", **whole)
    unit = {
        "aliases": _LISTED.format(value="value", column="aliases", heirs=names),
        "successors": _LISTED.format(value="json(value)", column="successors", heirs=later),
    }
    _amend(reader, "units", unit)
    more = (
        " UNION ALL SELECT e.plan, e.key, e.unit, e.sense, e.name, e.tasks FROM main.heirs e"
        " JOIN main.changes_in_force f ON f.plan = e.plan AND f.id = e.id"
        f" WHERE f.since <= '{day}' AND '{day}' < f.until"
    )
    _amend(reader, "unit_names", {}, more)


def _amend(reader: Reader, table: str, columns: Mapping[str, str], more: str = "") -> None:
    """A view in place of a table: the same columns, some of them told anew."""
    names = [name for (name,) in reader.rows("SELECT name FROM pragma_table_info(?, 'main')", (table,))]
    told = ", ".join(f"{columns.get(name, f't.{name}')} AS {name}" for name in names)
    reader.rows(f"DROP VIEW IF EXISTS temp.{table}")
    reader.rows(f"CREATE TEMP VIEW {table} AS SELECT {told} FROM main.{table} t {more}")
