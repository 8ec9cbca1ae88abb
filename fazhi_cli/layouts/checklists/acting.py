"""Who must act by the words of a clause, and whether the asked unit may be among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.vocabulary.checklist_notes import OF_ASKED_UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.row_source import RowSource
    from fazhi_cli.query.task_sheets import Item

OfAskedUnit = Literal["included", "possible", "receives"]
"""What the words make of the asked unit: it is among those who act, it may be, or it receives."""

NoteTopic = Literal[
    "cases", "actor", "included", "possible", "receives", "silence",
    "answering by words", "answering by role", "answering beside leads", "answering without leads",
]  # fmt: skip
"""What a cell may print that a note under the sheet must explain: a count of cases, who acts, what the asked unit is
then, that nothing is said of a limit, and by what it is told who must hand a thing in."""


class Acting(NamedTuple):
    """Who must act by the words of a clause, and what these make of the asked unit."""

    actors: tuple[str, ...]
    of_asked_unit: tuple[OfAskedUnit, ...]

    @property
    def texts(self) -> list[str]:
        return ["、".join(self.actors), *self.texts_of_asked_unit]

    @property
    def texts_of_asked_unit(self) -> list[str]:
        return [OF_ASKED_UNIT[part] for part in self.of_asked_unit]

    @property
    def topics(self) -> frozenset[NoteTopic]:
        return frozenset({"actor", *self.of_asked_unit})


def acting_in(source: RowSource, audience: Audience) -> Acting | None:
    """Who must act; None where the clause does not say, or means the asked unit itself."""
    if source.clause is None:
        return None
    actors = actors_of(source)
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
    return Acting(tuple(in_words(source)), tuple(parts))


def actors_of(source: RowSource) -> tuple[str, ...]:
    """Who must act, where the words of the clause or the item say so."""
    if source.item:
        return source.item.actor
    return source.clause.actor if source.clause else ()


def in_words(source: RowSource) -> list[str]:
    """Who must act; one who must do only some of the points that a clause lists with their numbers."""
    items = _points(source)
    told = []
    for actor in actors_of(source):
        points = [str(point) for point, item in enumerate(items, 1) if actor in item.actor]
        told.append(f"{actor}（其中第{'、'.join(points)}點）" if points else actor)
    return told


def do_all(source: RowSource) -> bool:
    """Whether those of whom the words say so must do all that they say."""
    return bool(actors_of(source)) and not any(item.actor for item in _points(source))


def _points(source: RowSource) -> Sequence[Item]:
    """The points of a clause of which some have an actor of their own and others none."""
    if source.clause is None or source.item:
        return ()
    items = source.sheet.items.get(source.clause.clause, ())
    return () if all(item.actor for item in items) else items
