"""What stands under the table of units and chapters: a row for each role, which adds up its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.query.rows import fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def sums(rows: Sequence[Any], chapters: Sequence[int], words: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows, in which a task counts once for each unit that it names.

    words: the plan's own for roles, by the fields of their sums; see query.matrix for the fields of a row.
    """
    others = "等" if words else ""
    roles = [("leads", "lead", "牽頭合計"), ("responsible", "responsible", f"責任{others}合計")]
    roles += [(field, field, f"其中{word}合計") for field, word in words.items()]
    found = []
    for whole, part, name in roles:
        record = dict.fromkeys(fields_of(rows[0]))
        record |= {"unit": name, whole: sum(getattr(row, whole) for row in rows)}
        for number in chapters:
            count = sum(getattr(row, f"c{number}_{part}") for row in rows)
            record |= {f"c{number}": str(count), f"c{number}_{part}": count}
        found.append(record)
    return found
