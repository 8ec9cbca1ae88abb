"""Many files at once: a folder filled as a whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, MissingPart, WrongCall
from fazhi_cli.files import clear_drafts, draft_in, reason, write_draft
from fazhi_cli.output.folder_swap import is_possible, parent_of, swapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LONGEST = 240
"""Bytes of a file's name without its number and ending: file systems allow 255, and a Chinese character takes three or four."""

MOST_NAMED = 3
"""Files that a message names; more are counted."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


class Stem(NamedTuple):
    """The name of a file without its number and ending: whose it is, which may be cut, and what is said of it behind that."""

    name: str
    said: str = ""


class File(NamedTuple):
    """A name that is safe in any folder, and what makes the content when its turn comes; a text is written in UTF-8."""

    name: str
    make: Callable[[], str | bytes]


def safe_names(stems: Iterable[Stem], ending: str) -> list[str]:
    """File names of these stems, numbered in their order, that Windows takes as well; no two are the same."""
    return [f"{number:02} {_safe(stem)}.{ending}" for number, stem in enumerate(stems, 1)]


def check(folder: str, names: Sequence[str], *, force: bool) -> None:
    """Raises, before anything is made, if the folder cannot be filled: WrongCall, MissingPart without a parent."""
    parent = os.path.dirname(os.path.abspath(folder))
    if not os.path.isdir(parent):
        raise MissingPart(f"沒有文件夾「{parent}」，請先建立")
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise WrongCall(Fault("folder-is-a-file", folder=folder))
    present = [name for name in names if os.path.exists(os.path.join(folder, name))]
    for name in present:
        if os.path.isdir(os.path.join(folder, name)):
            raise WrongCall(f"「{os.path.join(folder, name)}」是文件夾，不能換成文件")
    if present and not force:
        listed = "、".join(f"「{name}」" for name in present[:MOST_NAMED])
        if len(present) > MOST_NAMED:
            listed += "等"
        raise WrongCall(Fault("files-exist", folder=folder, files=listed, count=len(present)))


def fill(folder: str, files: Sequence[File], *, force: bool) -> None:
    """Makes all files apart and puts them in place at the end; a failure or an interruption before that leaves nothing."""
    names = [file.name for file in files]
    check(folder, names, force=force)
    is_new = not os.path.isdir(folder)
    try:
        part = draft_in(_home(folder))
    except OSError as error:
        raise MissingPart(f"「{folder}」無法寫入：{reason(error)}") from error
    try:
        with _endings_interrupt():
            os.mkdir(part)
            for file in _shown(files):
                content = file.make()
                data = content.encode() if isinstance(content, str) else content
                write_draft(os.path.join(part, file.name), data)
        if not (is_new and _named(part, folder)):
            check(folder, names, force=force)
            if not swapped(part, folder, names):
                _replace_each(part, folder, names)
    except OSError as error:
        raise MissingPart(f"「{folder}」無法寫入：{reason(error)}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _home(folder: str) -> str:
    """Where the files of a folder are made; what killed programs left there, and in the folder, is cleared."""
    if not os.path.isdir(folder):
        home = os.path.dirname(os.path.abspath(folder))
    else:
        clear_drafts(folder)
        home = parent_of(folder) if is_possible(folder) else folder
    clear_drafts(home)
    return home


def _replace_each(part: str, folder: str, names: Sequence[str]) -> None:
    """Puts files into a folder one after the other: a kill between two of them leaves some old and some new. Raises OSError."""
    for name in names:
        place = os.path.join(folder, name)
        if os.path.exists(place):
            # Changes nothing, but Windows refuses it, as the real one, for a file that is open in Word: before the first is replaced.
            os.replace(place, place)
    for name in names:
        os.replace(os.path.join(part, name), os.path.join(folder, name))


def _named(part: str, folder: str) -> bool:
    """Whether a finished folder got its name: not where another process was quicker. Raises OSError where the system refuses."""
    try:
        os.rename(part, folder)
    except OSError:
        if os.path.isdir(folder):
            return False
        raise
    return True


@contextmanager
def _endings_interrupt() -> Iterator[None]:
    """A closed window or a kill ends the work as Ctrl-C does, which is cleaned up after; what is ignored stays so."""
    usual = {}
    for name in ("SIGTERM", "SIGHUP"):
        ending = getattr(signal, name, None)  # Windows has no SIGHUP
        # nohup ignores SIGHUP, so that the work goes on after the window is closed.
        if ending is not None and signal.getsignal(ending) is not signal.SIG_IGN:
            usual[ending] = signal.signal(ending, signal.default_int_handler)
    try:
        yield
    finally:
        for ending, handler in usual.items():
            signal.signal(ending, handler)


def _shown(files: Sequence[File]) -> Iterable[File]:
    """The files one by one, with a progress bar where a person looks on."""
    if sys.stderr is None or not sys.stderr.isatty():
        return files
    from fazhi_cli.output.terminal import progress

    return progress(files, "正在生成", len(files))


def _safe(stem: Stem) -> str:
    said = _UNSAFE.sub("-", stem.said)
    room = LONGEST - len(said.encode())
    name = _UNSAFE.sub("-", stem.name).encode()[:room].decode(errors="ignore").strip(" .") or "未命名"
    whole = name + said
    return f"{whole}-" if _RESERVED.fullmatch(whole) else whole
