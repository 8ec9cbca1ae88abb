"""The usual bodies of a prefecture under their names of 2015 and of today, and what became of each; beside this file as CSV.

bureaus.csv: name, full_names and short_forms (several joined with ;), category, confidence and source of the names. XX is the
place. A category is that of most cities (general knowledge); where they differ it is left out.
successions.csv: name, later, change, year, basis, confidence, source, place. A body without a name before it is new. What is known of
one city alone has its name as place: of others it is an inference.
confidence as in units.yaml: H an official page or law was seen, M a secondary source, L inference, BG general knowledge. What a
rulebook says of its own bodies in units.yaml goes before all of this.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.names import prefixes, unit_keys
from fazhi_cli.plan.spellings import Spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LEVEL = "市"
"""The level whose bodies these are; of other levels only the spellings of a name are known."""

KEPT = 5000
"""Names, and places, of which what was found is kept."""

PLACE = "XX"
_HERE = Path(__file__).parent


class Bureau(NamedTuple):
    """A body; its names with XX for the place."""

    name: str
    full_names: tuple[str, ...]
    short_forms: tuple[str, ...]
    category: str | None
    confidence: str
    source: str | None

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.name, *self.full_names, *self.short_forms)


class Succession(NamedTuple):
    """What became of a body; name: "" for a new one. change: see succession_kinds. place: the one city where it went so; None: most."""

    name: str
    later: str
    change: str
    year: int | None
    basis: str | None
    confidence: str
    source: str | None
    place: str | None


class Bureaus:
    """The bodies, found by the key of any of their names."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        # A library has the same bodies in every plan.
        self.spellings = lru_cache(maxsize=KEPT)(Spellings(fold))
        self.usual_keys = lru_cache(maxsize=KEPT)(self._usual_keys)
        self._keys_within = lru_cache(maxsize=KEPT)(self._keys_of_place)
        self.by_name = {bureau.name: bureau for bureau in _bureaus()}
        self._later: defaultdict[str, list[Succession]] = defaultdict(list)
        self._before: defaultdict[str, list[Succession]] = defaultdict(list)
        for succession in _successions():
            self._later[succession.name].append(succession)
            self._before[succession.later].append(succession)

    def find(self, key: str, before: tuple[str, ...]) -> Bureau | None:
        """The body of which a plan's key is a name; before: what may stand before the names of its bodies (plan.names)."""
        name = self._names.get(key) or self._keys_within(before).get(key)
        return self.by_name[name] if name else None

    def of_city(self, keys: Iterable[str], before: tuple[str, ...]) -> Bureau | None:
        """The body of which one of a plan's keys is a name, the first that any has; of a county or a province none is known."""
        if before[-1] != LEVEL:
            return None
        for key in keys:
            bureau = self.find(key, before)
            if bureau:
                return bureau
        return None

    def _usual_keys(self, keys: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of every usual way to write the names of one body, whatever it is; keys: those of some of its names in a plan."""
        found: dict[str, None] = {}
        for key in keys:
            found.update(dict.fromkeys(self.spellings(key)))
        bureau = self.of_city(keys, before)
        if bureau:
            found.update(dict.fromkeys(self.keys(bureau, before)))
        return tuple(found)

    def keys(self, bureau: Bureau, before: tuple[str, ...]) -> list[str]:
        """The keys of all names of a body."""
        found = list(self._keys[bureau.name])
        found += [key for key, name in self._keys_within(before).items() if name == bureau.name]
        return found

    def later(self, bureau: Bureau, before: tuple[str, ...]) -> Sequence[Succession]:
        """What became of a body in the place of a plan; before: what may stand before the names of its bodies."""
        return self._in_place(self._later[bureau.name], before)

    def earlier(self, bureau: Bureau, before: tuple[str, ...]) -> Sequence[Succession]:
        """What a body came of in the place of a plan."""
        return self._in_place(self._before[bureau.name], before)

    def _in_place(self, known: Sequence[Succession], before: tuple[str, ...]) -> Sequence[Succession]:
        """What is known of one city is no more than an inference of another."""
        is_here = [each.place is None or self._fold(each.place) in before for each in known]
        return [each if here else each._replace(confidence="L") for each, here in zip(known, is_here, strict=True)]

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        """By name of a body the keys of its names, but for those that hold the place within; of each key the first body."""
        taken: dict[str, str] = {}
        # What a body is called goes before what another may be called for short.
        for bureau in self.by_name.values():
            for name in (bureau.name, *bureau.full_names):
                taken.setdefault(self._key(name), bureau.name)
        for bureau in self.by_name.values():
            for name in bureau.short_forms:
                taken.setdefault(self._key(name), bureau.name)
        for key, name in list(taken.items()):
            for spelling in self.spellings(key):
                taken.setdefault(spelling, name)
        keys: dict[str, list[str]] = {name: [] for name in self.by_name}
        for key, name in taken.items():
            keys[name].append(key)
        return keys

    @cached_property
    def _names(self) -> dict[str, str]:
        return {key: name for name, keys in self._keys.items() for key in keys}

    def _key(self, name: str) -> str:
        """The key of a name whose place stands before it."""
        return unit_keys(self._fold(name), self._prefixes)[0]

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        return prefixes(self._fold(f"{PLACE}{LEVEL}"))

    @cached_property
    def _names_within(self) -> list[tuple[str, str]]:
        """The folded names that hold the place within, each with its body: 中国人民银行XX市中心支行."""
        found = []
        for bureau in self.by_name.values():
            within = [name for name in bureau.all_names if self._fold(PLACE) in self._key(name)]
            found += [(self._fold(name), bureau.name) for name in within]
        return found

    def _keys_of_place(self, before: tuple[str, ...]) -> dict[str, str]:
        """The keys of those names in a plan, each with its body; before: what may stand before the names of its bodies."""
        *places, level = before
        stems = [place for place in places if place + level in places]
        if not stems:
            return {}
        stem = min(stems, key=len)
        return {unit_keys(name.replace(self._fold(PLACE), stem), before)[0]: body for name, body in self._names_within}


def in_place(name: str, place: str | None) -> str:
    """A name with the place put in; without one, as it is said within the city."""
    if place is None:
        return name.replace(PLACE, "")
    return name.replace(f"{PLACE}{LEVEL}", place).replace(PLACE, place.removesuffix(LEVEL))


def _bureaus() -> Iterator[Bureau]:
    for row in _rows("bureaus.csv"):
        full_names, short_forms = _several(row["full_names"]), _several(row["short_forms"])
        yield Bureau(
            name=row["name"],
            full_names=full_names,
            short_forms=short_forms,
            category=row["category"] or None,
            confidence=row["confidence"],
            source=row["source"] or None,
        )


def _successions() -> Iterator[Succession]:
    for row in _rows("successions.csv"):
        yield Succession(
            name=row["name"],
            later=row["later"],
            change=row["change"],
            year=int(row["year"]) if row["year"] else None,
            basis=row["basis"] or None,
            confidence=row["confidence"],
            source=row["source"] or None,
            place=row["place"] or None,
        )


def _rows(file: str) -> list[dict[str, str]]:
    with (_HERE / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
