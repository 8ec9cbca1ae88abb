"""Where on the desk the files lie that can be deleted at any time: an index for each rulebook, and what is known of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32


def cache_folder() -> Path:
    """The user's cache folder of this program, by each system's custom (XDG base directories on Linux and 麒麟).

    Raises RuntimeError where the user has no home.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(base) / "fazhi" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "fazhi"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fazhi"


def cache_file(data: Path) -> Path:
    """The index of a rulebook. Raises RuntimeError as cache_folder() does."""
    return _file_of(data, ".sqlite")


def verified_file(index: Path) -> Path:
    """What is remembered of an index that was found whole. Raises RuntimeError as cache_folder() does."""
    return _file_of(index, ".verified")


def _file_of(path: Path, ending: str) -> Path:
    """One file a path: the path's name to read, and a checksum of the whole path to tell it from others."""
    real = os.path.realpath(path)
    mark = crc32(real.encode("utf-8", "surrogateescape"))
    return cache_folder() / f"{Path(real).name or 'root'}-{mark:08x}{ending}"
