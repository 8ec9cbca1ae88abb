"""What is to be asked of the names of units: which the program does not know, which may be one body, which may be several."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.bureaus import LEVEL, Bureaus
from fazhi_cli.plan.names import Folding, prefixes, unit_keys
from fazhi_cli.plan.script import character_table, fold_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LONG_NAME = 15
"""Characters from which the name of a unit may be a sentence, or several names."""


class NamesRead(NamedTuple):
    """The names of units: those that the program knows, those that stand for several bodies, all others.

    is_compared: whether the program knows the bodies of such a place at all. alike: pairs that may be one and the same.
    """

    known: list[str]
    several: list[str]
    others: list[str]
    is_compared: bool
    alike: list[tuple[str, str]]


def read_names(units: Mapping[str, bool], place: str | None) -> NamesRead:
    """Compare the names of a plan's units with the bodies that the program knows; units: whether each stands for several."""
    fold = Folding(*character_table())
    before = prefixes(fold(place or ""), [fold(name) for name in units])
    bureaus = Bureaus(fold)
    known: list[str] = []
    several: list[str] = []
    others: list[str] = []
    for name, is_open in units.items():
        keys = unit_keys(fold(name), before)
        if is_open:
            several.append(name)
        elif bureaus.of_city(keys, before):
            known.append(name)
        else:
            others.append(name)
    alike = list(_spelt_alike([*known, *others], bureaus, fold, before))
    return NamesRead(known, several, others, before[-1] == LEVEL, alike)


def is_long(name: str) -> bool:
    """Whether a name is so long that it may be several."""
    return len(fold_script(name)) >= _LONG_NAME


def _spelt_alike(
    names: Sequence[str], bureaus: Bureaus, fold: Folding, before: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Names that are longer and shorter for the same body: 市人社局 and 市人力資源社會保障局."""
    first_of: dict[str, str] = {}
    for name in names:
        key = unit_keys(fold(name), before)[0]
        spellings = {key, *bureaus.spellings(key)}
        other = next((first_of[spelling] for spelling in spellings if spelling in first_of), None)
        if other is not None:
            yield other, name
        for spelling in spellings:
            first_of.setdefault(spelling, name)
