"""The files that an index was made from, and whether they are still the same."""

from __future__ import annotations

import os
import time
from pathlib import Path
from zlib import crc32

from fazhi_cli.data_files import DATA_FILES, TASKS
from fazhi_cli.errors import InvalidRulebook, Problem

RACY = 3_000_000_000
"""Nanoseconds. A file written so shortly before it was read may change again without a new time (FAT keeps 2 s)."""

_CODE = ("changes", "index", "plan", "rulebook")
"""The rooms whose code makes the index, beside the modules of the package itself."""


def folders(data: Path) -> list[Path]:
    """The rulebooks of a folder: itself, or those of its direct subfolders that hold a tasks.yaml, by name.

    Raises InvalidRulebook where the folder cannot be looked into.
    """
    return [data / name for name in _folder_names(data)]


def _folder_names(data: Path) -> list[str]:
    """The rulebooks of a folder by their paths below it; "" is the folder itself. Raises InvalidRulebook; see folders."""
    try:
        if (data / TASKS).exists():
            return [""]
        with os.scandir(data) as entries:
            found = [entry.name for entry in entries if entry.is_dir() and os.path.exists(f"{entry.path}/{TASKS}")]
        return sorted(found)
    except OSError as error:
        why = "沒有讀取權限" if isinstance(error, PermissionError) else error.strerror
        raise InvalidRulebook([Problem(str(data), 0, 0, "F01", "error", f"無法打開：{why}")]) from error


def state(data: Path) -> str:
    """What unchanged() compares with: the moment, then a line a file, its path below data, size, times and checksum.

    The moment and the times are nanoseconds.
    """
    lines = [str(time.time_ns())]
    for name in _names(data):
        file = f"{data}/{name}"
        lines.append("\t".join((name, *_times(file), _checksum(file))))
    return "\n".join(lines)


# From here on paths are strings: a library has thousands of files, and each is looked at by every call.


def unchanged(seen: str, data: Path) -> bool:
    """Whether the files are what state() saw: by size and times, and by content where the times cannot tell."""
    moment, *lines = seen.split("\n")
    before = [line.split("\t") for line in lines]
    if [fields[0] for fields in before] != _names(data):
        return False
    base = os.fspath(data)
    settled = int(moment) - RACY
    return all(_is_same(f"{base}/{name}", times, checksum, settled) for name, *times, checksum in before)


def _names(data: Path) -> list[str]:
    """The paths below data of all files of all its rulebooks, whether they are there or not."""
    files = [row.file for row in DATA_FILES]
    names: list[str] = []
    for folder in _folder_names(data):
        place = f"{folder}/" if folder else ""
        names.extend(place + file for file in files)
    return names


def _is_same(file: str, times: list[str], checksum: str, settled: int) -> bool:
    """Whether a file is what it was; settled: the moment in nanoseconds from which on its times may not tell."""
    if list(_times(file)) == times and int(times[1]) < settled and int(times[2]) < settled:
        return True
    return _checksum(file) == checksum


def _times(file: str) -> tuple[str, str, str]:
    """The size of a file in bytes, and when it and its entry were changed last, in nanoseconds."""
    try:
        stat = os.stat(file)
    except OSError:
        return "-1", "0", "0"
    return str(stat.st_size), str(stat.st_mtime_ns), str(stat.st_ctime_ns)


def _checksum(file: str) -> str:
    try:
        with open(file, "rb") as stream:
            return str(crc32(stream.read()))
    except OSError:
        return "-"


def code_mark() -> str:
    """When the code that makes the index was changed last, in nanoseconds: other code may make another index.

    An installed package is replaced as a whole, so one file tells; in a checkout every file that takes part is looked at.
    """
    package = Path(__file__).parent.parent
    is_installed = (package / "data").is_dir()
    if is_installed:
        # pip gives each file the time that the wheel has, which may be the same in every wheel: ctime is the installation's.
        return str((package / "__init__.py").stat().st_ctime_ns)
    newest = max(file.stat().st_mtime_ns for file in os.scandir(package) if file.name.endswith(".py"))
    for room in _CODE:
        newest = max(newest, _newest_code(package / room))
    return str(newest)


def _newest_code(folder: Path | str) -> int:
    """The newest change of a folder's code and data, that of its subfolders included."""
    newest = 0
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".csv")):
            newest = max(newest, entry.stat().st_mtime_ns)
        elif entry.is_dir() and entry.name != "__pycache__":
            newest = max(newest, _newest_code(entry.path))
    return newest
