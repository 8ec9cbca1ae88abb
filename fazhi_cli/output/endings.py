"""What the ending of a file says: a file is what its ending says that it is, or the call is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats import Format

PLAIN = ".txt"
"""The ending that tells no more than that a file is lines of text."""

OF_OTHER_PROGRAMS = (
    ".doc", ".xls", ".ppt", ".pptx", ".wps", ".et", ".rtf", ".odt", ".ods", ".ofd", ".zip", ".xml", ".yaml", ".ics", ".png", ".jpg",
)  # fmt: skip
"""Endings that tell a reader of a kind of file that no format makes."""


def expect(path: str | None, *endings: str) -> None:
    """Raise WrongCall where the ending of a file is none of these; a name without one, and stdout (None), say nothing."""
    if path is None:
        return
    ending = _ending(path)
    if ending and ending not in endings:
        raise WrongCall(Fault("unfit-ending", ending=ending, known=endings))


def expect_folder(path: str | None) -> None:
    """Raise WrongCall where a folder would bear the name of a file."""
    ending = "" if path is None else _ending(path)
    if ending in _endings_of_formats() or ending in OF_OTHER_PROGRAMS:
        raise WrongCall(Fault("folder-named-as-file", folder=path))


def format_asked(path: str, name: str | None, offered: Sequence[Format]) -> str | None:
    """The name of the format that is asked for a file: the one given, else that of its ending, None where there is neither.

    Raises WrongCall for an ending that means none of the formats offered, or another than the one that was given.
    """
    ending = _ending(path)
    if name is not None:
        _expect_format(ending, name)
        return name
    if not ending:
        return None
    for format_ in offered:
        if ending in format_.endings:
            return format_.name
    known = [format_.endings[0] for format_ in offered if format_.endings]
    code = "unfit-ending" if ending in _endings_of_formats() else "unknown-ending"
    raise WrongCall(Fault(code, ending=ending, known=known))


def _expect_format(ending: str, name: str) -> None:
    """Raise WrongCall where an ending says that a file is not of the format of this name, if there is such a format."""
    for format_ in FORMATS:
        if format_.name == name:
            endings = format_.endings
            if format_.rows and PLAIN not in endings:
                endings += (PLAIN,)
            means_another = ending in _endings_of_formats() or ending in OF_OTHER_PROGRAMS
            if means_another and ending not in endings:
                raise WrongCall(Fault("contradicting-ending", ending=ending, format=name, known=endings))


def _endings_of_formats() -> set[str]:
    return {ending for format_ in FORMATS for ending in format_.endings}


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()
