"""Which plans of a library a selection is about: by their ids, their places, their years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, InvalidRulebook, WrongCall
from fazhi_cli.plan.names import near, prefixes
from fazhi_cli.query.fragments import Fragment, all_of, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.database import Database


def asked_plans(database: Database, selection: Selection) -> tuple[str, ...]:
    """The ids of the plans that fulfil all conditions on plans, in the library's order.

    Raises WrongCall for a plan, a place or a year that is not there, or where no plan is of all that is asked, InvalidRulebook for a plan that cannot be used.
    """
    asked = []
    for name, condition in PLAN_CONDITIONS.items():
        values = getattr(selection, name)
        if values:
            asked.append(condition(database, values))
    where = all_of(asked)
    plans = database.texts(f"SELECT id FROM plans WHERE {where.text} ORDER BY position", where.values)
    if not plans:
        raise WrongCall(Fault("no-common-plan"))
    return tuple(plans)


def _ids(database: Database, names: Sequence[str]) -> Fragment:
    known = database.plans
    missing = [name for name in names if name not in known]
    if missing and database.has_broken_plans:
        from fazhi_cli.index.broken_plans import problems_of  # few libraries have any

        problems = problems_of(database.connection, database.data, missing)
        if problems:
            raise InvalidRulebook(problems)
    for name in missing:
        nearest = near(name, known) or known
        raise WrongCall(Fault("unknown-plan", name=name, known=nearest[:5]))
    return one_of("id", names)


def _places(database: Database, names: Sequence[str]) -> Fragment:
    """The plans of a place, whose name may be written without its level and in either script."""
    fold = database.fold
    known = database.texts("SELECT DISTINCT place FROM plans WHERE place IS NOT NULL ORDER BY place")
    spelled = {place: {fold(place), *prefixes(fold(place))[:-1]} for place in known}
    found: list[str] = []
    for name in names:
        of_name = [place for place, spellings in spelled.items() if fold(name) in spellings]
        if not of_name:
            raise WrongCall(Fault("unknown-place", name=name, nearest=near(name, known, fold)))
        found += of_name
    return one_of("place", found)


def _years(database: Database, typed: Sequence[str]) -> Fragment:
    """The plans of a year, such as 2015 or 2015年."""
    rows = database.rows("SELECT DISTINCT year FROM plans WHERE year IS NOT NULL ORDER BY year")
    known = {str(year): year for (year,) in rows}
    found = []
    for text in typed:
        year = known.get(text.removesuffix("年"))
        if year is None:
            raise WrongCall(Fault("unknown-year", text=text, known=list(known)))
        found.append(year)
    return one_of("year", found)


PLAN_CONDITIONS: dict[str, Callable[[Database, Sequence[str]], Fragment]] = {
    "plan": _ids,
    "place": _places,
    "year": _years,
}
"""By the field of the selection what it asks of a plan."""
