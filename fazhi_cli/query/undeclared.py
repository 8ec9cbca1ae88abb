"""Bodies that a rulebook does not declare, but that are known: what split off from its units, and the usual bodies of a city.

Only a name that means no unit leads here, for the data take a while to read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index.successions import Succession, successions_of
from fazhi_cli.plan.bodies import nature_of
from fazhi_cli.plan.bureaus import Bureaus, in_place
from fazhi_cli.plan.names import Folding, unit_keys
from fazhi_cli.plan.script import character_table, in_script_of
from fazhi_cli.query.fragments import marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.plan.bodies import Level, Nature
    from fazhi_cli.plan.bureaus import Bureau
    from fazhi_cli.plan.bureaus import Succession as UsualSuccession
    from fazhi_cli.query.question import Question


class KnownBody(NamedTuple):
    """A known body that a plan does not declare; before, later: what it came of and what became of it."""

    plan: str
    name: str
    full_name: str | None
    full_name_confidence: str | None
    category: str | None
    nature: Nature | None
    level: Level | None
    before: tuple[Succession, ...]
    later: tuple[Succession, ...]


class _Plan(NamedTuple):
    """A plan, with what writes a text in its script."""

    id: str
    place: str | None
    prefixes: tuple[str, ...]
    written: Callable[[str], str]


def bodies(question: Question, name: str) -> list[KnownBody]:
    """The known bodies that a typed name means, one a plan at most."""
    fold, bureaus = _usual()
    split_off = _split_off(question)
    found = []
    for plan in _plans(question):
        keys = unit_keys(fold(name), plan.prefixes)
        bureau = bureaus.of_city(keys, plan.prefixes)
        wanted = {*keys, *(bureaus.keys(bureau, plan.prefixes) if bureau else ())}
        origins = [
            (later, origin)
            for later, origin in split_off.get(plan.id, ())
            if unit_keys(fold(later), plan.prefixes)[0] in wanted
        ]
        before = tuple(origin for _, origin in origins)
        if bureau:
            found.append(_of_bureau(question, bureaus, bureau, plan, before))
        elif origins:
            found.append(KnownBody(plan.id, origins[0][0], None, None, None, None, None, before, ()))
    return found


@cache
def _usual() -> tuple[Folding, Bureaus]:
    """What folds a name, and the usual bodies; once, for a list may hold hundreds of names that mean no unit."""
    fold = Folding(*character_table())
    return fold, Bureaus(fold)


def _plans(question: Question) -> list[_Plan]:
    rows = question.rows(
        "SELECT p.id, p.place, p.prefixes, group_concat(u.name, '') FROM @plans p JOIN @units u ON u.plan = p.id"
        " GROUP BY p.id ORDER BY p.position"
    )
    return [_Plan(plan, place, tuple(listed.split("\t")), in_script_of(names)) for plan, place, listed, names in rows]


def _split_off(question: Question) -> dict[str, list[tuple[str, Succession]]]:
    """By plan the names of the bodies that took over from its units, each with what it came of."""
    found: dict[str, list[tuple[str, Succession]]] = {}
    for plan, unit, listed in question.rows("SELECT plan, name, successors FROM @units WHERE successors <> '[]'"):
        for later in successions_of(listed):
            found.setdefault(plan, []).append((later.name, later.told_of(unit)))
    return found


def _of_bureau(
    question: Question, bureaus: Bureaus, bureau: Bureau, plan: _Plan, before: tuple[Succession, ...]
) -> KnownBody:
    """before: what it came of as the rulebook knows it; what is known otherwise of a unit of the plan does not count."""
    for each in bureaus.earlier(bureau, plan.prefixes):
        if not each.name or not _is_unit(question, bureaus, bureaus.by_name[each.name], plan):
            before += (_told_of(each, each.name, plan),)
    full_names = [in_place(plan.written(name), plan.place) for name in bureau.full_names]
    return KnownBody(
        plan=plan.id,
        name=in_place(plan.written(bureau.name), plan.place),
        full_name=full_names[0] if full_names else None,
        full_name_confidence=bureau.confidence if full_names else None,
        category=plan.written(bureau.category) if bureau.category else None,
        nature=nature_of(bureau.category, str),
        level="city",
        before=before,
        later=tuple(_told_of(each, each.later, plan) for each in bureaus.later(bureau, plan.prefixes)),
    )


def _told_of(known: UsualSuccession, name: str, plan: _Plan) -> Succession:
    """What is known of a succession, with the body at one end of it."""
    return Succession(
        name=in_place(plan.written(name), plan.place),
        change=known.change,
        year=known.year,
        basis=plan.written(known.basis) if known.basis else None,
        source=plan.written(known.source) if known.source else None,
        confidence=known.confidence,
        tasks=(),
    )


def _is_unit(question: Question, bureaus: Bureaus, bureau: Bureau, plan: _Plan) -> bool:
    """Whether a plan declares a body."""
    keys = bureaus.keys(bureau, plan.prefixes)
    statement = (
        f"SELECT 1 FROM @unit_names WHERE plan = ? AND key IN ({marks(keys)})"
        " AND sense IN ('name', 'full', 'alias', 'short') LIMIT 1"
    )
    return bool(question.rows(statement, (plan.id, *keys)))
