"""Who must act by the words of a clause, and whether the asked unit may be among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.vocabulary.checklist_notes import OF_ASKED_UNIT

if TYPE_CHECKING:
    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.row_source import RowSource

OfAskedUnit = Literal["included", "possible", "receives"]
"""What the words make of the asked unit: it is among those who act, it may be, or it receives."""

NoteTopic = Literal["cases", "actor", "included", "possible", "receives", "silence"]
"""What a cell may print that a note under the sheet must explain: a count of cases, who acts, what the asked unit is
then, that nothing is said of a limit."""


class Acting(NamedTuple):
    """Who must act by the words of a clause, and what these make of the asked unit."""

    actors: tuple[str, ...]
    of_asked_unit: tuple[OfAskedUnit, ...]

    @property
    def texts(self) -> list[str]:
        return ["、".join(self.actors), *(OF_ASKED_UNIT[part] for part in self.of_asked_unit)]

    @property
    def topics(self) -> frozenset[NoteTopic]:
        return frozenset({"actor", *self.of_asked_unit})


def acting_in(source: RowSource, audience: Audience) -> Acting | None:
    """Who must act; None where the clause does not say, or means the asked unit itself."""
    if source.clause is None:
        return None
    actors = source.item.actor if source.item else source.clause.actor
    if not actors or all(audience.is_meant(actor, source) for actor in actors):
        return None
    parts: list[OfAskedUnit] = []
    standing = audience.standing(actors, source)
    if standing == "certain":
        parts.append("included")
    # Of a unit of which nothing is declared the unit itself knows.
    elif standing != "not":
        parts.append("possible")
    if any(audience.is_meant(recipient, source) for recipient in source.clause.to):
        parts.append("receives")
    return Acting(actors, tuple(parts))
