"""Who must act by the words of a clause, and whether the asked unit may be among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.vocabulary.checklist_notes import of_asked_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.layouts.checklists.audience import Asked, Audience
    from fazhi_cli.layouts.checklists.row_source import RowSource
    from fazhi_cli.query.task_sheets import Item

OfAskedUnit = Literal["itself", "included", "possible", "receives"]
"""What the words make of the asked unit: it is the one who acts, it is among these, it may be, or it receives."""

PARTS: tuple[OfAskedUnit, ...] = ("itself", "included", "possible", "receives")
"""In the order in which they are told."""

NoteTopic = Literal[
    "cases", "actor", "points", "itself", "included", "possible", "receives", "silence", "clause's limit", "no box", "divided",
    "answering by words", "answering by role", "answering beside leads", "answering without leads",
]  # fmt: skip
"""What a cell may print that a note under the sheet must explain: a count of cases, who acts and in which points, what the
asked unit is then, that nothing is said of a limit, or not of an item's, that an item or its whole clause has no box, and by
what it is told who must hand a thing in."""


class Said(NamedTuple):
    """What the words of a clause make of asked units; `who`: these, as they are called on the sheet."""

    part: OfAskedUnit
    who: tuple[str, ...]

    @property
    def text(self) -> str:
        return of_asked_unit(self.part, "、".join(self.who))

    @property
    def lines(self) -> list[str]:
        """The same for a narrow cell, a unit a line."""
        return of_asked_unit(self.part, "、\n".join(self.who)).split("\n")


class Acting(NamedTuple):
    """Who must act by the words of a clause, and what these make of the asked units.

    `is_unit_itself`: none but the unit whose sheet it is. `tells_points`: of one it is said which points are his.
    """

    actors: tuple[str, ...]
    of_asked_units: tuple[Said, ...]
    is_unit_itself: bool
    tells_points: bool

    @property
    def texts(self) -> list[str]:
        return ["、".join(self.actors), *self.texts_of_asked_units]

    @property
    def texts_of_asked_units(self) -> list[str]:
        return [said.text for said in self.of_asked_units]

    @property
    def topics(self) -> frozenset[NoteTopic]:
        topics: set[NoteTopic] = {"actor", *(said.part for said in self.of_asked_units)}
        if self.tells_points:
            topics.add("points")
        return frozenset(topics)


def acting_in(source: RowSource, audience: Audience) -> Acting | None:
    """Who must act; None where the clause does not say."""
    actors = actors_of(source)
    if source.clause is None or not actors:
        return None
    asked = audience.asked_in(source)
    is_unit_itself = audience.is_of_one_body and all(audience.means(actor, asked) for actor in actors)
    by_part: dict[OfAskedUnit, list[str]] = {part: [] for part in PARTS}
    for unit in asked:
        for part in _made_of(unit, actors, source.clause.to, audience):
            by_part[part].append(unit.called)
    said = [Said(part, tuple(who)) for part, who in by_part.items() if who]
    return Acting(tuple(in_words(source)), tuple(said), is_unit_itself, _tells_points(source))


def _made_of(
    unit: Asked, actors: Sequence[str], recipients: Sequence[str], audience: Audience
) -> Iterator[OfAskedUnit]:
    """What the words make of one of the asked units, beside that they name it."""
    standing = audience.standing(actors, unit)
    if standing == "certain":
        if all(audience.means_alone(actor, unit) for actor in actors):
            # By its own name it is known.
            if not any(own.name in actors for own in unit.units):
                yield "itself"
        elif unit.called not in actors:
            yield "included"
    # Of a unit of which nothing is declared the unit itself knows; an open group is no unit that could.
    elif standing == "possible" or (standing == "unknown" and not audience.is_open(unit)):
        yield "possible"
    if any(audience.means(recipient, [unit]) for recipient in recipients):
        yield "receives"


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
    return bool(actors_of(source)) and not _tells_points(source)


def _tells_points(source: RowSource) -> bool:
    """Whether of some who act it is said which points of the clause are theirs."""
    return any(item.actor for item in _points(source))


def _points(source: RowSource) -> Sequence[Item]:
    """The points of a clause of which some have an actor of their own and others none."""
    if source.clause is None or source.item:
        return ()
    items = source.sheet.items.get(source.clause.clause, ())
    return () if all(item.actor for item in items) else items
