"""Rulebooks into the tables of the index: what the words mean is read here, once, so that a query only looks up."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from fazhi_cli.index import replay_changes as adjusted
from fazhi_cli.index import schema
from fazhi_cli.index.cases import Call, calls
from fazhi_cli.index.limits import limits_of, reading_of
from fazhi_cli.plan.kinds import kind_of
from fazhi_cli.plan.mainland import Mainland
from fazhi_cli.plan.names import Folding, unit_keys
from fazhi_cli.plan.script import character_table
from fazhi_cli.rulebook.render_text import label, printed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.rulebook.model import Chapter, Clause, Item, Rulebook, Task, Unit

Row = tuple[object, ...]

_CITED = re.compile(r"《([^《》]+)》(?:[(（]([^()（）]*[號号])[)）])?")


def compile_into(connection: sqlite3.Connection, rulebooks: Iterable[Rulebook], meta: dict[str, str]) -> None:
    """Create the tables and fill them with the rulebooks in their order; one transaction, committed."""
    traditional, simplified = character_table()
    fold = Folding(traditional, simplified)
    connection.executescript(schema.tables())
    for position, rulebook in enumerate(rulebooks, 1):
        writer = _Writer(connection, rulebook, fold)
        writer.write(position)
    meta |= _characters_used(connection, traditional, simplified)
    connection.executemany("INSERT INTO meta VALUES(?, ?)", meta.items())
    connection.commit()


def _characters_used(connection: sqlite3.Connection, traditional: str, simplified: str) -> dict[str, str]:
    """The part of the character table that can ever matter: a character folded to one that is not here matches nothing."""
    folded = "SELECT folded || mainland FROM tasks UNION ALL SELECT key FROM unit_names UNION ALL SELECT folded FROM functions UNION ALL SELECT key FROM heirs"
    used = {character for (text,) in connection.execute(folded) for character in text}
    pairs = [pair for pair in zip(traditional, simplified, strict=True) if pair[1] in used]
    return {"traditional": "".join(left for left, _ in pairs), "simplified": "".join(right for _, right in pairs)}


def _list(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


class _Writer:
    """Writes one rulebook's rows."""

    def __init__(self, connection: sqlite3.Connection, rulebook: Rulebook, fold: Folding) -> None:
        self.connection = connection
        self.rulebook = rulebook
        self.plan = rulebook.plan
        self.fold = fold
        self.mainland = Mainland.of(rulebook.wordings)
        self.limits: list[adjusted.Limit] = []

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        rows = list(rows)
        if rows:
            marks = ", ".join("?" * (len(rows[0]) + 1))
            self.connection.executemany(f"INSERT INTO {table} VALUES({marks})", ((self.plan.id, *row) for row in rows))

    def write(self, position: int) -> None:
        self.insert("plans", [self.plan_row(position)])
        self.insert("units", (self.unit_row(*pair) for pair in enumerate(self.rulebook.units, 1)))
        self.insert("unit_names", dict.fromkeys(self.unit_name_rows()))
        self.insert("functions", self.function_rows())
        self.insert("wordings", self.wording_rows())
        self.insert("workdays", self.workday_rows())
        cites: list[Row] = [("preamble", None, None, *cite) for cite in cites_of(self.plan.preamble or "")]
        place = 0
        for order, chapter in enumerate(self.rulebook.chapters, 1):
            self.insert("chapters", [(order, chapter.number, chapter.title, chapter.text)])
            self.insert("tasks", (self.task_row(task, order, place + n) for n, task in enumerate(chapter.tasks, 1)))
            place += len(chapter.tasks)
            cites.extend(self.write_clauses(chapter))
        self.insert("cites", ((n, *cite) for n, cite in enumerate(cites, 1)))
        called = list(calls(self.rulebook))
        self.insert("cases", self.case_rows(called))
        self.insert("case_clauses", called)
        self.write_changes()

    def write_changes(self) -> None:
        changes, place = self.rulebook.changes, self.fold(self.plan.place or "")
        self.insert("changes", adjusted.change_rows(self.plan, changes, self.limits))
        self.insert("changes_in_force", adjusted.force_rows(changes))
        self.insert("adjusted_limits", adjusted.limit_rows(self.plan, changes, self.limits))
        self.insert("heirs", adjusted.heir_rows(changes, lambda name: unit_keys(self.fold(name), place)[0]))

    def plan_row(self, position: int) -> Row:
        plan = self.plan
        ruling = (None, None) if isinstance(plan.reading, str) else (plan.reading.decided_by, str(plan.reading.day))
        issued = plan.issued and plan.issued.isoformat()
        return (
            position, plan.title, plan.place, plan.number, issued, reading_of(plan), *ruling, plan.revision,
            plan.print, plan.preamble, printed(self.rulebook),
        )  # fmt: skip

    def searched(self, *texts: str) -> tuple[str, str]:
        """The two columns that a text search looks in."""
        return (self.fold("\n".join(texts)), self.fold("\n".join(self.mainland(text) for text in texts)))

    def task_row(self, task: Task, chapter: int, position: int) -> Row:
        return (
            task.id, position, chapter, label(self.plan.layout, task), task.title, task.text, len(task.lead),
            *self.searched(task.title, task.text),
        )  # fmt: skip

    def write_clauses(self, chapter: Chapter) -> Iterator[Row]:
        for task in chapter.tasks:
            roles = (("lead", task.lead), ("responsible", task.responsible))
            self.insert("task_units", ((task.id, r, n, u) for r, units in roles for n, u in enumerate(units, 1)))
            numbered = list(enumerate(task.clauses, 1))
            self.insert("clauses", (self.clause_row(task.id, n, clause) for n, clause in numbered))
            self.insert("items", (row for n, clause in numbered for row in self.item_rows(task.id, n, clause)))
            self.insert("limits", self.limit_rows(task))
            for n, clause in numbered:
                named = [(title, None, "unquoted") for title in clause.cites]
                for cite in [*cites_of(clause.text), *named]:
                    yield (f"{task.id}.{n}", task.id, n, *cite)

    def clause_row(self, task: int, number: int, clause: Clause) -> Row:
        kind = clause.kind.ruled if clause.kind else kind_of(clause.text)
        return (
            task, number, f"{task}.{number}", clause.text, kind,
            _list(clause.actor or actors_of(clause.items)), _list(clause.to), _list(clause.output),
            _list(clause.condition), _list(clause.exception), clause.event, clause.per, clause.open,
            *self.searched(clause.text),
        )  # fmt: skip

    def item_rows(self, task: int, number: int, clause: Clause) -> Iterator[Row]:
        for n, item in enumerate(clause.items, 1):
            lists = map(_list, (item.actor, item.condition, item.exception))
            yield (task, number, n, item.printed, item.kind or kind_of(item.printed), *lists)

    def limit_rows(self, task: Task) -> Iterator[Row]:
        for clause, position, limit in limits_of(task, self.plan):
            self.limits.append(adjusted.Limit(task.id, clause, position, limit.wording, limit.strict, limit.lenient))
            yield (task.id, clause, position, *limit, False, 0)

    def unit_row(self, position: int, unit: Unit) -> Row:
        full = unit.full_name
        return (
            unit.name, position, full and full.text, full and full.confidence, unit.category,
            _list(unit.aliases), _list(unit.members), unit.open, unit.named,
            json.dumps([s.model_dump() for s in unit.successors], ensure_ascii=False), unit.note,
        )  # fmt: skip

    def unit_name_rows(self) -> Iterator[Row]:
        place = self.fold(self.plan.place or "")

        def row(name: str, unit: str, sense: str, tasks: Sequence[int] = ()) -> Row:
            scope = f",{','.join(map(str, tasks))}," if tasks else None
            return (unit_keys(self.fold(name), place)[0], unit, sense, name, scope)

        units = {unit.name: unit for unit in self.rulebook.units}
        for unit in units.values():
            yield row(unit.name, unit.name, "name")
            if unit.full_name:
                yield row(unit.full_name.text, unit.name, "full")
            yield from (row(alias, unit.name, "alias") for alias in unit.aliases)
            yield from (row(later.name, unit.name, "successor", later.tasks) for later in unit.successors)
            for member in unit.members:
                yield from (row(name, unit.name, "member") for name in names_of(units[member]))
        for function in self.rulebook.functional:
            if function.unit:
                spellings = (function.name, *function.spellings)
                yield from (row(name, function.unit, "function") for name in spellings)

    def function_rows(self) -> Iterator[Row]:
        for function in self.rulebook.functional:
            for spelling in dict.fromkeys((function.name, *function.spellings)):
                yield (function.name, spelling, self.fold(spelling), function.unit, function.note)

    def wording_rows(self) -> Iterator[Row]:
        for n, pair in enumerate(self.rulebook.wordings, 1):
            yield (n, pair.text, pair.mainland, _list(pair.only), _list(pair.not_in), pair.because)

    def workday_rows(self) -> Iterator[Row]:
        for notice in self.rulebook.notices:
            for working, days in ((False, notice.off), (True, notice.work)):
                yield from ((day.isoformat(), working, notice.notice) for day in days)

    def case_rows(self, called: Sequence[Call]) -> Iterator[Row]:
        """The declared kinds of case, then the events that stand for one where none is declared."""
        cases = {case.name: case for case in self.rulebook.cases}
        for n, name in enumerate(dict.fromkeys((*cases, *(call.name for call in called))), 1):
            case = cases.get(name)
            names = dict.fromkeys((name, *case.spellings, *case.narrower)) if case else (name,)
            yield (n, name, _list([*names]), case and case.note)


def actors_of(items: Sequence[Item]) -> list[str]:
    """Those whom the items name, in order, where the sentence shares its duty out among several."""
    return list(dict.fromkeys(actor for item in items for actor in item.actor))


def names_of(unit: Unit) -> tuple[str, ...]:
    """Every name that a body bears or bore later: a group's member is still its member under a new name."""
    full = [unit.full_name.text] if unit.full_name else []
    return (unit.name, *full, *unit.aliases, *(later.name for later in unit.successors))


def cites_of(text: str) -> Iterator[tuple[str, str | None, str]]:
    """Title, number and form of each document cited in 《》; a 書 is a form to fill in, not a document in force."""
    for match in _CITED.finditer(text):
        title, number = match.groups()
        yield title, number, "form" if title.endswith(("書", "书")) else "document"
