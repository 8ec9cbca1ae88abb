"""The templates of a layout: which places each may have, and what stands around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan import numerals

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.rulebook.plan_model import Layout

PLACE = re.compile(r"\{([^{}]*)\}")
"""A place of a template: {title}."""

NUMBERS = ("一", "1", "１", "①")
"""The places of a number, in Chinese, Arabic, full-width and circled figures."""

_FIGURES: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("{一}", numerals.chinese),
    ("{1}", str),
    ("{１}", numerals.full_width),
    ("{①}", numerals.circled),
)

PARTS = ("lead", "responsible", "units", "when", "contact", "basis")
"""The parts of an assignment, each the name of its place and of its template."""

OWN_PLACE = {
    "lead": "units",
    "responsible": "units",
    "units": "units",
    "when": "when",
    "contact": "contact",
    "basis": "basis",
}
"""The one place that the template of each part has."""

_CONTENT = re.compile(r"(\{(?:title|text|assignment)\})")
_WORD = re.compile(r"[^\W\d_]+")
"""The role word of a part's template: 責任單位 of 「責任單位:{units}」, 牽頭 of 「{units}牽頭」."""


class PartPlace(NamedTuple):
    """A part of an assignment, and what stands between it and the part before it."""

    before: str
    name: str


class AssignmentTemplate(NamedTuple):
    """The template of an assignment, taken apart. opening, closing: what stands before its first part and behind its last."""

    opening: str
    places: tuple[PartPlace, ...]
    closing: str

    @property
    def is_in_columns(self) -> bool:
        """Whether its parts are columns, which stay where they are empty."""
        return any("\t" in place.before for place in self.places) or "\t" in self.opening

    @property
    def begins_a_line(self) -> bool:
        return self.opening.startswith("\n")

    def between_groups(self, number: int) -> str:
        """What stands between the units of two roles that share the place of a number."""
        if self.begins_a_line:
            return "\n"
        if number > 0:
            return self.places[number].before
        return self.places[1].before if len(self.places) > 1 else "；"


def assignment_template(layout: Layout) -> AssignmentTemplate:
    """How a layout prints an assignment; where it does not say that, each part that it knows is a line of its own."""
    text = layout.assignment
    if text is None:
        known = [part for part in PARTS if getattr(layout, part) is not None]
        text = "".join(f"\n{{{part}}}" for part in known)
    opening, *rest = PLACE.split(text)
    if not rest:
        return AssignmentTemplate(opening, (), "")
    names, literals = rest[::2], rest[1::2]
    before = ("", *literals[:-1])
    places = tuple(map(PartPlace, before, names))
    return AssignmentTemplate(opening, places, literals[-1])


@lru_cache(maxsize=100)
def content(template: str) -> tuple[str, ...]:
    """A task's template, cut at its places for title, text and assignment, which are kept."""
    return tuple(_CONTENT.split(template))


@lru_cache(maxsize=1000)  # every plan of a library has the same numbers, and of a plan each is asked several times
def numbered(template: str, number: int | None) -> str:
    """A template with its number; without one the places stay empty."""
    for place, write in _FIGURES:
        if place in template:
            template = template.replace(place, "" if number is None else write(number))
    return template


def with_word(template: str, word: str) -> str:
    """The template of a part with another role word; as it is where it has none."""
    literals = template.split("{units}")
    for number, literal in enumerate(literals):
        changed, count = _WORD.subn(lambda _found: word, literal, count=1)
        if count:
            literals[number] = changed
            break
    return "{units}".join(literals)


def has_word(template: str) -> bool:
    """Whether a part's template has a role word, in the place of which another can stand."""
    return bool(_WORD.search(template.replace("{units}", "")))
