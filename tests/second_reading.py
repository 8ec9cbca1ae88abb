"""The program and the naive reader side by side: the same questions to the same rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli import open_rulebook
from fazhi_cli.errors import WrongCall
from tests import naive, random_rulebooks

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


class Tally(NamedTuple):
    """differences: a line each; of the other questions: those that both refused, those without a row, and the rows of the rest."""

    differences: tuple[str, ...] = ()
    refused: int = 0
    empty: int = 0
    rows: int = 0

    def with_more(self, other: Tally) -> Tally:
        return Tally(
            self.differences + other.differences,
            self.refused + other.refused,
            self.empty + other.empty,
            self.rows + other.rows,
        )


def compare(folder: Path, number: int, questions: range) -> Tally:
    """What becomes of the questions of these numbers, asked of the rulebook of a number, which is written to a folder."""
    random_rulebooks.make(folder, number)
    plans = naive.read(folder)
    ids = [plan["plan"]["id"] for plan in plans]
    tally = Tally()
    with open_rulebook(folder) as rulebook:
        for question in questions:
            asked = random_rulebooks.question(question, ids)
            program, reader = _program(rulebook, asked, ids[0]), _reader(plans, asked)
            if program != reader:
                line = f"rulebook {number}, question {question}: {asked}: {program} and not {reader}"
                tally = tally.with_more(Tally(differences=(line,)))
            elif program is None:
                tally = tally.with_more(Tally(refused=1))
            else:
                tally = tally.with_more(Tally(empty=int(not program), rows=len(program)))
    return tally


def _program(rulebook: Any, asked: dict[str, Any], only_plan: str) -> list[tuple[str, int]] | None:
    """What the program answers; None where it refuses. Rows of a library say of which plan they are."""
    try:
        return [(getattr(task, "plan", None) or only_plan, task.id) for task in rulebook.tasks(**asked)]
    except WrongCall:
        return None


def _reader(plans: list[dict[str, Any]], asked: dict[str, Any]) -> list[tuple[str, int]] | None:
    try:
        return naive.answer(plans, asked)
    except naive.Unknown:
        return None
