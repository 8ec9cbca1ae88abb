"""Who must act by the words of a clause, where that is not the asked unit, and what is left to the unit then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.vocabulary.checklist_notes import LEFT_TO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.row_source import RowSource

NoteTopic = Literal["cases", "actor", "receives", "supervises"]
"""What a cell may print that a note under the sheet must explain: a count of cases, who acts, what is left to the asked unit."""


class Acting(NamedTuple):
    """Who must act by the words of a clause, not being the asked unit, and what is then left to that unit."""

    actors: tuple[str, ...]
    left: Literal["receives", "supervises"] | None

    @property
    def texts(self) -> list[str]:
        texts = [f"行為主體:{'、'.join(self.actors)}"]
        if self.left:
            texts.append(LEFT_TO_UNIT[self.left])
        return texts

    @property
    def topics(self) -> frozenset[NoteTopic]:
        if self.left is None:
            return frozenset({"actor"})
        return frozenset({"actor", self.left})


def acting_in(source: RowSource, audience: Audience) -> Acting | None:
    """Who must act; None where the clause does not say, or means nobody but the asked units."""
    if source.clause is None:
        return None
    actors = source.item.actor if source.item else source.clause.actor
    if not actors:
        return None
    if all(audience.is_meant(actor, source) for actor in actors):
        return None
    if any(audience.is_meant(recipient, source) for recipient in source.clause.to):
        return Acting(actors, "receives")
    if any(assignment.role == "lead" for assignment in audience.assignments_in(source)):
        return Acting(actors, "supervises")
    return Acting(actors, None)


def acting_by_limits(source: RowSource, audience: Audience) -> Iterable[Acting]:
    """Who must act by each clause that has a limit."""
    for clause in source.sheet.clauses:
        acting = acting_in(source._replace(clause=clause), audience)
        if clause.limits and acting:
            yield acting
