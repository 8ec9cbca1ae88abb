"""What is said on the sheet of a case beside the words of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.vocabulary.marks import LAW
from fazhi_cli.vocabulary.templates import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.plan.statutes import Definition


def definitions(found: Iterable[Definition]) -> Iterator[str]:
    """Where words are defined that the plan leaves open, and what is not known of that paper."""
    for definition in found:
        yield f"{LAW}{definition.paper}{definition.articles}有界定（{definition.caveat}；非方案原文）"


def basis(titles: Iterable[str]) -> str:
    """On which plans the sheet stands."""
    return f"依據{listed(f'《{title}》' for title in titles)}。"
