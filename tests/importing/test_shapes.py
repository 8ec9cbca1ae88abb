"""The documents of tests/shapes imported: what the rulebooks that were written by hand say of tasks, units and limits."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.imports import Imported, bare, imported

SHAPES = Path(__file__).parent.parent / "shapes"
EVERY = sorted(folder.name for folder in SHAPES.iterdir() if (folder / "tasks.yaml").is_file())


class Shape(NamedTuple):
    """A shape: its name, its document, what was imported of it, and its rulebook as it was written by hand."""

    name: str
    document: str
    made: Imported
    by_hand: Imported


@pytest.fixture(scope="module", params=EVERY)
def shape(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shape:
    folder = SHAPES / request.param
    document = (folder / "source.txt").read_text(encoding="utf-8")
    made = imported(tmp_path_factory.mktemp(request.param), document)
    return Shape(request.param, document, made, Imported(0, "", "", folder))


def test_the_document_is_whole(shape: Shape) -> None:
    assert (shape.made.code, shape.made.stderr) == (0, "")
    assert bare(shape.made.text) == bare(shape.document)


UNLIKE = {
    "restart": "a limit of two words of time, and a task without a number: only a person tells that they are what they are",
}
"""The shapes that are not read as they were written by hand, each with what is unlike in them."""


def test_every_task_is_found_with_its_units_and_limits(shape: Shape) -> None:
    asked = "tasks --fields title,text,lead,responsible,when"
    made, by_hand = shape.made.ask(asked), shape.by_hand.ask(asked)
    if shape.name in UNLIKE:
        made, by_hand = [row[:4] for row in made[:2]], [row[:4] for row in by_hand[:2]]
    assert made == by_hand
