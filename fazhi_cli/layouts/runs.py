"""Numbers of tasks as people write them: 12-25."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RUN = 3
"""Numbers one after the other from which on they are printed as from the first to the last."""


def in_runs(places: Iterable[str]) -> Iterator[str]:
    """Numbers of tasks with those that follow each other from the first to the last: 12-25, as one asks for them."""
    run: list[str] = []
    for place in places:
        if run and not _follows(place, run[-1]):
            yield from _shortened(run)
            run = []
        run.append(place)
    yield from _shortened(run)


def _follows(place: str, before: str) -> bool:
    return place.isdecimal() and before.isdecimal() and int(place) == int(before) + 1


def _shortened(run: Sequence[str]) -> Sequence[str]:
    return run if len(run) < RUN else [f"{run[0]}-{run[-1]}"]
