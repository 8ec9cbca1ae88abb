"""The documents that a plan cites, as rows of the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook

_CITED = re.compile(r"《([^《》]+)》(?:[(（]([^()（）]*[號号])[)）])?")


class Cited(NamedTuple):
    """A document as a text cites it; number: the one that stands in brackets after it."""

    title: str
    number: str | None
    form: str


def cited_in(text: str) -> Iterator[Cited]:
    """The documents in 《》; a 書 (but no 白皮書) is a form to fill in, not a document in force."""
    for match in _CITED.finditer(text):
        title, number = match.groups()
        is_form = title.endswith(("書", "书")) and not title.endswith(("皮書", "皮书"))
        form = "form" if is_form else "document"
        yield Cited(title, number, form)


def cite_rows(rulebook: Rulebook) -> Iterator[rows.Cite]:
    """Every citation in the plan's order, numbered from 1."""
    for position, (ref, task, clause, cited) in enumerate(_cites(rulebook), 1):
        yield rows.Cite(position, ref, task, clause, cited.title, cited.number, cited.form)


def _cites(rulebook: Rulebook) -> Iterator[tuple[str, int | None, int | None, Cited]]:
    """The reference of each place that cites, its task and clause (None in the preamble), and what is cited."""
    for cited in cited_in(rulebook.plan.preamble or ""):
        yield "preamble", None, None, cited
    for task in rulebook.tasks:
        for number, clause in enumerate(task.clauses, 1):
            if "《" not in clause.text and not clause.cites:
                continue
            unquoted = [Cited(title, None, "unquoted") for title in clause.cites]
            for cited in (*cited_in(clause.text), *unquoted):
                yield f"{task.id}.{number}", task.id, number, cited
