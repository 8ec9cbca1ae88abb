"""How the rulebooks of a library are parted among those who read them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.index import blocks, workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fazhi_cli.index.blocks import Block

SIZES = st.lists(st.integers(min_value=0, max_value=100), max_size=40)


@given(SIZES, st.integers(min_value=0, max_value=120))
def test_portions_keep_the_order_and_are_as_large_as_they_may_be(sizes: list[int], most: int) -> None:
    folders = list(map(str, range(len(sizes))))
    portions = workers._portions(folders, sizes, most)  # noqa: SLF001
    assert [folder for portion in portions for folder in portion] == folders
    of_portions = [[sizes[int(folder)] for folder in portion] for portion in portions]
    assert all(of_portion and (len(of_portion) == 1 or sum(of_portion) <= most) for of_portion in of_portions)
    for of_portion, following in pairwise(of_portions):
        assert sum(of_portion) + following[0] > most


@pytest.mark.parametrize(
    ("large", "together"),
    [(None, [["a", "b", "c"]]), ("tasks.yaml", [["a"], ["b"], ["c"]]), ("units.yaml", [["a"], ["b"], ["c"]])],
)
def test_a_large_rulebook_is_read_by_itself(
    rulebook: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    large: str | None,
    together: list[list[str]],
) -> None:
    """Twenty of five million bytes, read together, would take some gigabytes."""
    for name in ("a", "b", "c"):
        rulebook(f"library/{name}", f"plan-{name}")
    library = tmp_path / "library"
    if large:
        with (library / "b" / large).open("a", encoding="utf-8") as file:
            file.write("#\n" * workers.AT_ONCE)
    read: list[Sequence[str]] = []
    real = blocks.blocks_of

    def noted(data: str, portion: Sequence[str]) -> list[Block]:
        read.append(portion)
        return real(data, portion)

    monkeypatch.setattr(workers, "blocks_of", noted)
    found = [block.head.plan for block in workers.blocks(str(library), ["a", "b", "c"])]
    assert (read, found) == (together, ["plan-a", "plan-b", "plan-c"])
