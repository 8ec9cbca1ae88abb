"""Conditions on where a task or clause stands: its chapter and its number, each checked to exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import near
from fazhi_cli.query.fragments import Fragment, all_of, any_of, one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.asked.ids import Span
    from fazhi_cli.query.question import Question


def chapter(question: Question, typed: Sequence[str]) -> Fragment:
    wanted = one_of("h.number", chapter_numbers(question, typed))
    found = "SELECT 1 FROM @chapters h WHERE h.plan = t.plan AND h.position = t.chapter"
    return Fragment(f"EXISTS ({found} AND {wanted.text})", wanted.values)


def chapter_numbers(question: Question, typed: Sequence[str]) -> list[int]:
    """The numbers of the typed chapters. Raises WrongCall for one that no plan has."""
    from fazhi_cli.asked import ids

    chapters = dict(
        question.rows("SELECT DISTINCT number, title FROM @chapters WHERE number IS NOT NULL ORDER BY number")
    )
    numbers: list[int] = []
    for text in typed:
        try:
            numbers.extend(ids.numbers((text,)))
        except WrongCall:
            headings = [f"{number} {title}" for number, title in chapters.items()]
            nearest = near(text, headings, question.database.fold)
            raise WrongCall(Fault("unreadable-chapter", text=text, nearest=nearest)) from None
    for number in numbers:
        if number not in chapters:
            raise WrongCall(Fault("unknown-chapter", number=number, count=len(chapters)))
    return numbers


def task(question: Question, typed: Sequence[str]) -> Fragment:
    conditions = [_in_span(span, "t.plan", "t.id") for span in known_spans(question, typed)]
    return any_of(conditions)


def clause(_question: Question, typed: Sequence[str]) -> Fragment | None:
    """A number such as 10.3 asks for one clause, and its task for no other."""
    from fazhi_cli.asked import ids

    spans = ids.spans(tuple(typed))
    if all(span.clause is None for span in spans):
        return None
    return of_spans(spans)


def known_spans(question: Question, typed: Sequence[str]) -> list[Span]:
    """The typed numbers. Raises WrongCall for one that no asked plan has; one that names its plan may be of any."""
    from fazhi_cli.asked import ids

    spans = ids.spans(tuple(typed))
    for span in spans:
        meant = of_spans([span])
        clauses = "@clauses" if span.plan is None else "clauses"
        if not question.rows(f"SELECT 1 FROM {clauses} c WHERE {meant.text} LIMIT 1", meant.values):
            raise WrongCall(_unknown(question, span, clauses))
        if span.item is not None:
            _check_item(question, span, meant)
    return spans


def _unknown(question: Question, span: Span, clauses: str) -> Fault:
    """Why a number is none; of a clause beyond the last one of its task, how many that has."""
    if span.clause is not None:
        task = of_spans([span._replace(clause=None, item=None)])
        counts = question.rows(f"SELECT max(c.clause) FROM {clauses} c WHERE {task.text} GROUP BY c.plan", task.values)
        if len(counts) == 1:  # else each plan has as many as it has
            return Fault("clause-beyond", typed=span.typed, task=span.first, last=counts[0][0])
    [(first, last)] = question.rows("SELECT min(id), max(id) FROM @tasks")
    return Fault("unknown-task" if span.clause is None else "unknown-clause", typed=span.typed, first=first, last=last)


def _check_item(question: Question, span: Span, clause: Fragment) -> None:
    """Raise unless the clause lists so many things."""
    items = "@items" if span.plan is None else "items"
    count = question.number(f"SELECT coalesce(max(c.item), 0) FROM {items} c WHERE {clause.text}", clause.values)
    if not 1 <= (span.item or 0) <= count:
        raise WrongCall(Fault("unknown-item", typed=span.typed, count=count))


def of_spans(spans: Sequence[Span]) -> Fragment:
    """That a clause c is one of those meant, or is of a task that is meant as a whole."""
    conditions = []
    for span in spans:
        here = _in_span(span, "c.plan", "c.task")
        if span.clause is not None:
            here = all_of((here, Fragment("c.clause = ?", (span.clause,))))
        conditions.append(here)
    return any_of(conditions)


def _in_span(span: Span, plan: str, number: str) -> Fragment:
    """That these columns are of a task that is meant."""
    between = Fragment(f"{number} BETWEEN ? AND ?", (span.first, span.last))
    if span.plan is None:
        return between
    return all_of((Fragment(f"{plan} = ?", (span.plan,)), between))
