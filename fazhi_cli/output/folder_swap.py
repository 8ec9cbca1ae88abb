"""A folder in the place of another, in one step of the system: whoever looks finds the old one or the new one.

Linux alone has such a step. A folder that holds folders, that is a disk of its own, or in which the caller stands, stays
what it is: whoever is inside it would find himself in one that is gone.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HERE = -100
"""AT_FDCWD of Linux: a path is meant as everywhere."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux."""


def is_possible(folder: str) -> bool:
    """Whether a folder is one that may be changed for another."""
    if sys.platform != "linux" or _is_here(folder):
        return False
    parent = parent_of(folder)
    is_own_disk = os.stat(folder).st_dev != os.stat(parent).st_dev
    may_write = all(os.access(each, os.W_OK | os.X_OK) for each in (folder, parent))
    if is_own_disk or not may_write:
        return False
    with os.scandir(folder) as entries:
        return all(entry.is_file(follow_symlinks=False) for entry in entries)


def _is_here(folder: str) -> bool:
    """Whether the caller stands in a folder; one that is gone is none."""
    with suppress(OSError):
        return os.path.samefile(folder, os.curdir)
    return False


def parent_of(folder: str) -> str:
    """Where a folder itself stands, and not a link to it."""
    return os.path.dirname(os.path.realpath(folder))


def swapped(part: str, folder: str, names: Collection[str]) -> bool:
    """Whether a finished folder took the place of another, with all that was there but the files of these names.

    part: then the old folder, of which nothing is needed any more. Where the system refuses, nothing has changed. Raises
    OSError only for what somebody laid into the old folder in the last instant.
    """
    try:
        if not is_possible(folder):
            return False
        for other in _others(folder, names):
            os.link(os.path.join(folder, other), os.path.join(part, other), follow_symlinks=False)
        _dress(part, folder)
        _exchange(part, os.path.realpath(folder))
    except OSError:
        return False
    # Most are the same file under both names, of which a rename takes none away.
    for other in _others(part, names):
        os.replace(os.path.join(part, other), os.path.join(folder, other))
    return True


def _others(folder: str, names: Collection[str]) -> Iterator[str]:
    """What stands in a folder beside the files of these names."""
    return (name for name in os.listdir(folder) if name not in names)


def _dress(part: str, folder: str) -> None:
    """Gives a folder the owner, the mode and the marks of another, and the time of now, by which it is no old draft."""
    owner = os.stat(folder)
    if (owner.st_uid, owner.st_gid) != (os.stat(part).st_uid, os.stat(part).st_gid):
        os.chown(part, owner.st_uid, owner.st_gid)
    shutil.copystat(folder, part)
    os.utime(part)


def _exchange(one: str, other: str) -> None:
    """Each of two names means what the other did; raises OSError."""
    import ctypes  # no other command needs it

    library = ctypes.CDLL(None, use_errno=True)
    with suppress(AttributeError):  # an old library of C has no such call
        if library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
            return
    raise OSError(ctypes.get_errno(), "renameat2", one)
