"""What stands in a table of differences: the words that were changed marked, and a heading for each task."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fazhi_cli.plan.likeness import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fazhi_cli.query.differences import Difference


def marked(found: Iterable[Difference]) -> list[Difference]:
    """The differences with 〔 〕 around the words of a text that were dropped, in the old one, or are new, in the new one."""
    rows = []
    for difference in found:
        if difference.change == "reworded":
            found_pieces = pieces(difference.old or "", difference.new or "")
            old = "".join(_marked(piece.before, piece.before == piece.after) for piece in found_pieces)
            new = "".join(_marked(piece.after, piece.before == piece.after) for piece in found_pieces)
            rows.append(replace(difference, old=old, new=new))
        else:
            rows.append(difference)
    return rows


def _marked(text: str, is_kept: bool) -> str:
    return text if is_kept or not text else f"〔{text}〕"


def of_a_task(row: Mapping[str, Any]) -> str:
    """The task of a difference, by its title."""
    title: str = row["title"]
    return title
