"""A text is looked at closely only where it has a sign of time: every wording must have one, whichever way its pattern is taken."""

from __future__ import annotations

from re import _constants as code  # type: ignore[attr-defined]  # Python has no public name for what a pattern consists of
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.wording_parts import SIGN_OF_TIME
from fazhi_cli.plan.wording_table import ROWS
from fazhi_cli.plan.wordings import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.plan.wording_table import Row

REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


def characters(members: Iterable[Any]) -> set[int] | None:
    """The characters of a set of a pattern; None where it is open, as [^、] is."""
    found: set[int] = set()
    for kind, value in members:
        if kind is code.LITERAL:
            found.add(value)
        elif kind is code.RANGE:
            found.update(range(value[0], value[1] + 1))
        else:
            return None
    return found


def always_has(pattern: Iterable[Any], signs: set[int]) -> bool:
    """Whether every text in which a parsed pattern finds something has one of some characters there, or behind it where it must go on so."""
    return any(item_has(kind, value, signs) for kind, value in pattern)


def item_has(kind: Any, value: Any, signs: set[int]) -> bool:
    if kind is code.LITERAL:
        return value in signs
    if kind is code.IN:
        members = characters(value)
        return members is not None and members <= signs
    if kind is code.BRANCH:
        return all(always_has(way, signs) for way in value[1])
    if kind is code.SUBPATTERN:
        return always_has(value[3], signs)
    if kind is code.ASSERT:
        return always_has(value[1], signs)
    if kind in REPEATS:
        least, _most, repeated = value
        return least > 0 and always_has(repeated, signs)
    return False


def members_of(pattern: str) -> set[int]:
    [(_kind, members)] = parser.parse(fold_script(pattern))
    found = characters(members)
    assert found is not None
    return found


SIGNS = members_of(SIGN_OF_TIME)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_wording_has_a_sign_of_time(row: Row) -> None:
    assert always_has(parser.parse(fold_script(row.pattern)), SIGNS)


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_no_sign_of_time_is_there_for_nothing(sign: int) -> None:
    without = SIGNS - {sign}
    assert not all(always_has(parser.parse(fold_script(row.pattern)), without) for row in ROWS), chr(sign)


@pytest.mark.parametrize("text", ["完成12345。", "在15個縣推廣。", "每個鄉鎮至少設1名專員。"])
def test_what_has_none_has_no_wording(text: str) -> None:
    assert find(text) == []
