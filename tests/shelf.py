"""Questions to the rulebooks of tests/rulebooks: to one of them, or to the library that both make."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

from tests import program

LIBRARY = Path(__file__).parent / "rulebooks"
RICH = LIBRARY / "rich"
SIMPLIFIED = LIBRARY / "simplified"

Q = "qingmei-2015"
"""The plan of rich/, in traditional characters."""
B = "baiyu-2015"
"""The plan of simplified/, another city's; names, numbers and titles of the two are alike, their tasks are not."""

ISSUED = "2015-03-20"
"""The day on which the plan of rich/ was issued; nothing has changed by then."""


def ask(command: str, data: Path = LIBRARY, day: str | None = ISSUED, columns: int = 100) -> program.Answer:
    """The answer to a command line on a day, None for a command that takes no day; columns: how wide its tables are."""
    on_that_day = [] if day is None else ["--today", day, "--as-of", day]
    return program.forked(
        *shlex.split(command), "--data", data, *on_that_day, cwd=LIBRARY, COLUMNS=str(columns), FAZHI_SCRIPT="hant"
    )


def cells(answer: program.Answer) -> list[tuple[str, ...]]:
    """The rows of a table in a pipe."""
    return [tuple(line.split("\t")) for line in answer.lines]


def of_two_meanings(folder: Path) -> None:
    """Make a library of rich/ and the like plan `other`, which means 市司法局 by 政府法制機構 and not 市法制辦."""
    shutil.copytree(RICH, folder / "a")
    shutil.copytree(RICH, folder / "b")
    tasks, units = (folder / "b" / name for name in ("tasks.yaml", "units.yaml"))
    tasks.write_text(tasks.read_text(encoding="utf-8").replace(f"id: {Q}", "id: other"), encoding="utf-8")
    functional = "- name: 政府法制機構\n  unit: "
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace(f"{functional}市法制辦", f"{functional}市司法局"), encoding="utf-8")
