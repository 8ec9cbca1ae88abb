"""Lists of names in one value, such as 市法制办,市司法局: taken apart where the whole is no name by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.values import parts_of_list
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query.conditions.words import actor_words
from fazhi_cli.query.unit_names import known_meanings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.question import Question


MOST = 300
"""Names of one value: many times the units of a plan."""


def taken_apart(question: Question) -> Selection:
    """The selection of a question with a value for each name."""
    selection = question.selection
    return selection._replace(
        unit=_names(question, selection.unit, is_unit),
        lead=_names(question, selection.lead, is_unit),
        responsible=_names(question, selection.responsible, is_unit),
        not_unit=_names(question, selection.not_unit, is_unit),
        actor=_names(question, selection.actor, _is_actor),
    )


def _names(question: Question, typed: Sequence[str], is_name: Callable[[Question, str], bool]) -> tuple[str, ...]:
    """Every name of some values once, in their order."""
    names = (name for value in typed for name in apart(question, value, is_name))
    return tuple(dict.fromkeys(names))


def apart(question: Question, value: str, is_name: Callable[[Question, str], bool]) -> Iterator[str]:
    """The names of a value, is_name telling what is one: 市、縣(區)政府 is one, 甲、乙 are two; in a list with commas 、 may stand inside a name."""
    if is_name(question, value):
        yield value
        return
    parts = parts_of_list(value.replace("、", _INSIDE))
    if len(parts) > MOST:
        raise WrongCall(Fault("too-many-names", count=len(parts), most=MOST))
    if len(parts) > 1:
        for part in dict.fromkeys(parts):
            yield from apart(question, part.replace(_INSIDE, "、"), is_name)
    else:
        yield from parts_of_list(value) or [value]


_INSIDE = "\0"
"""What stands for 、 while a value is taken apart at its commas; no argument holds it."""


def is_unit(question: Question, name: str) -> bool:
    """Whether a name means some unit."""
    return bool(known_meanings(question, name))


def _is_actor(question: Question, name: str) -> bool:
    try:
        return bool(actor_words(question, [name]))
    except WrongCall:
        return False
