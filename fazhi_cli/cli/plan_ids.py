"""The id of a plan where nobody types one: such as no plan beside it has, for of two with one id a library answers for neither."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.plan_model import PLAN_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_ID = re.compile(rf"^[ \t]+id:[ \t]*[\"']?({PLAN_ID})".encode(), re.MULTILINE)
_BEGINNING = 8192
"""Bytes of a tasks.yaml among which its id stands: it is the first thing that is said of a plan."""


def is_id(text: str) -> bool:
    """Whether a text can be the id of a plan."""
    return re.fullmatch(PLAN_ID, text) is not None


def usual_id(file: str) -> str | None:
    """The name of a file where it can be an id."""
    stem = re.sub(r"[\s_.]+", "-", Path(file).stem.lower())
    return stem if is_id(stem) else None


def free_id(wanted: str, folder: str) -> str:
    """The id that is wanted for the plan of a folder, with a number behind it where a plan beside the folder has it."""
    taken = set(_ids_beside(folder))
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(each for each in numbered if each not in taken)


def _ids_beside(folder: str) -> Iterator[str]:
    """The ids of the rulebooks that lie in the same folder as this one."""
    shelf = os.path.dirname(os.path.abspath(folder))
    with suppress(OSError):
        for entry in os.scandir(shelf):
            file = os.path.join(entry.path, TASKS)
            if os.path.isfile(file):
                with suppress(OSError), open(file, "rb") as stream:
                    found = _FIRST_ID.search(stream.read(_BEGINNING))
                    if found:
                        yield found[1].decode()
