"""Rows as people read them: the trade's words in place of stable values, and under them how many there are."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from fazhi_cli.vocabulary import words
from fazhi_cli.vocabulary.marks import UNREAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.formats.view import View

SECTION = "#"
"""The key of a row under which the heading of its section stands, once its values are words."""


def counted(view: View) -> View:
    """The view with the line that tells how many rows it has, and what adds them up; they are all read."""
    from fazhi_cli.vocabulary.totals import COUNTING_WORDS, NOTHING, total

    rows = list(view.rows)
    return view._replace(
        rows=[*rows, *view.sums],
        total=view.total or total(len(rows), COUNTING_WORDS[view.name]),
        nothing=NOTHING.get(view.name, ""),
    )


def worded(view: View) -> View:
    """The view with the trade's words in place of stable English values."""
    words_of = words(column.field for column in view.columns)
    section = view.section
    if section is None:
        return view.with_each_row(lambda row: _worded(row, words_of))
    # A section is told by the stable values, which the worded row has no longer.
    section_of = section
    titled = view.with_each_row(lambda row: {**_worded(row, words_of), SECTION: section_of(row)})
    return titled._replace(section=itemgetter(SECTION))


def _worded(row: Mapping[str, Any], words_of: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A row with the trade's words in place of stable English values; words_of: those of each field that has some."""
    in_words = {field: _word(words_of[field], value) if field in words_of else value for field, value in row.items()}
    if row.get("reviewed") is False:
        in_words["title"] = f"{row['title']}{UNREAD}"
    if row.get("roles") and "lead" in row:  # a unit's own roles are counts
        printed = {role["unit"]: role["text"] for role in row["roles"]}
        of_units = (field for field in ("lead", "responsible", "acting") if field in row)
        in_words |= {field: [printed.get(unit, unit) for unit in row[field]] for field in of_units}
    return in_words


def _word(words: Mapping[str, str], value: Any) -> Any:
    if isinstance(value, list):
        return [words.get(entry, entry) for entry in value]
    return words.get(str(value), value)
