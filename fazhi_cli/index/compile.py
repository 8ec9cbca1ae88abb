"""Rulebooks into the tables of the index: what the words mean is read here, once, so that a query only looks up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.index import cases, changes, cites, rows, schema, tasks, units
from fazhi_cli.index.limits import limits_of, reading_of
from fazhi_cli.index.texts import Texts
from fazhi_cli.plan.bureaus import Bureaus
from fazhi_cli.plan.names import Folding
from fazhi_cli.plan.script import character_table, is_simplified
from fazhi_cli.rulebook.render_text import printed
from fazhi_cli.rulebook.source import without_collector

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.rulebook.model import Notice, Rulebook, Wording


@without_collector()  # what is read and written has no cycles, and there are hundreds of thousands of values
def compile_into(
    connection: sqlite3.Connection, rulebooks: Iterable[tuple[int, Rulebook]], meta: dict[str, str]
) -> None:
    """Create the tables and fill them with the rulebooks; one transaction, committed.

    rulebooks: each after its place in the library, from 1.
    """
    traditional, simplified = character_table()
    fold = Folding(traditional, simplified)
    connection.executescript(schema.tables())
    bureaus = Bureaus(fold)
    for position, rulebook in rulebooks:
        write_plan(connection, rulebook, position, fold, bureaus)
    meta |= _characters_used(connection, traditional, simplified)
    connection.executemany("INSERT INTO meta(key, value) VALUES(?, ?)", meta.items())
    connection.commit()


def write_plan(
    connection: sqlite3.Connection, rulebook: Rulebook, position: int, fold: Folding, bureaus: Bureaus
) -> None:
    """Write all rows of one plan; position: its place in the library, from 1."""
    texts = Texts(rulebook, fold)
    of_units = units.Units(rulebook, texts, bureaus)
    plan = plan_row(rulebook, position, texts.prefixes)
    limits = [limit for task in rulebook.tasks for limit in limits_of(task, rulebook.plan)]
    case_clauses = list(cases.case_clauses(rulebook, limits))
    tables: list[Iterable[rows.Row]] = [
        [plan],
        of_units.rows(),
        of_units.names(),
        units.function_rows(rulebook.functional, texts),
        wording_rows(rulebook.wordings),
        workday_rows(rulebook.notices),
        tasks.chapter_rows(rulebook.chapters),
        tasks.task_rows(rulebook, texts),
        tasks.task_units(rulebook),
        limits,
        cites.cite_rows(rulebook),
        cases.case_rows(rulebook.cases, case_clauses),
        case_clauses,
        changes.change_rows(rulebook.changes, limits, plan.reading),
        changes.changes_in_force(rulebook.changes),
        changes.changed_limits(rulebook.changes, limits, plan.reading),
        changes.heirs(rulebook.changes, of_units.keys_of_new_name),
    ]
    for task in rulebook.tasks:
        tables += [tasks.clause_rows(task, texts), tasks.item_rows(task)]
    for table in tables:
        _insert(connection, rulebook.plan.id, table)


def _insert(connection: sqlite3.Connection, plan: str, table: Iterable[rows.Row]) -> None:
    """Write rows of one kind; their columns are named, so that none gets the value of another."""
    written = list(table)
    if not written:
        return
    kind = type(written[0])
    columns: tuple[str, ...] = ("id" if kind is rows.Plan else "plan", *kind._fields)
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {rows.TABLES[kind]}({', '.join(columns)}) VALUES({marks})"
    connection.executemany(statement, ((plan, *row) for row in written))


def _characters_used(connection: sqlite3.Connection, traditional: str, simplified: str) -> dict[str, str]:
    """The part of the character table that can ever matter: a character folded to one that is not here matches nothing."""
    folded = (
        "SELECT folded || mainland FROM tasks UNION ALL SELECT key FROM unit_names"
        " UNION ALL SELECT folded FROM functions UNION ALL SELECT key FROM heirs"
    )
    used = {character for (text,) in connection.execute(folded) for character in text}
    pairs = [pair for pair in zip(traditional, simplified, strict=True) if pair[1] in used]
    return {
        "traditional": "".join(left for left, _ in pairs),
        "simplified": "".join(right for _, right in pairs),
    }


def plan_row(rulebook: Rulebook, position: int, prefixes: Sequence[str]) -> rows.Plan:
    plan = rulebook.plan
    text = printed(rulebook)
    ruling = None if isinstance(plan.reading, str) else plan.reading
    return rows.Plan(
        position=position,
        title=plan.title,
        place=plan.place,
        number=plan.number,
        issued=plan.issued.isoformat() if plan.issued else None,
        prefixes="\t".join(prefixes),
        reading=reading_of(plan),
        decided_by=ruling.decided_by if ruling else None,
        decided_on=ruling.day.isoformat() if ruling else None,
        basis=None,
        revision=plan.revision,
        script=plan.print or ("hans" if is_simplified(text) else None),
        implied=rows.json_implied((rule.responsible, rule.phrase) for rule in plan.implied),
        preamble=plan.preamble,
        text=text,
    )


def wording_rows(wordings: Sequence[Wording]) -> Iterator[rows.Wording]:
    for position, pair in enumerate(wordings, 1):
        yield rows.Wording(
            position=position,
            text=pair.text,
            mainland=pair.mainland,
            only_in=rows.json_list(pair.only),
            not_in=rows.json_list(pair.not_in),
            because=pair.because,
        )


def workday_rows(notices: Sequence[Notice]) -> Iterator[rows.Workday]:
    for notice in notices:
        for day in notice.off:
            yield rows.Workday(day.isoformat(), working=False, notice=notice.notice)
        for day in notice.work:
            yield rows.Workday(day.isoformat(), working=True, notice=notice.notice)
