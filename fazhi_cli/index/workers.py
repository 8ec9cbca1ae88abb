"""The blocks of many rulebooks: of a few by this process, of more by one process for each core."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.index.blocks import Block, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

MUCH = 1_000_000
"""Bytes of YAML that take some seconds to read: less is done before another process has started."""

AT_ONCE = 250_000
"""Bytes of YAML that are read together: some plans, and of the largest one. More would fill the memory with the library."""

PORTIONS = 4
"""Into how many portions at least the work of a process is divided, so that none waits long for the last."""

AHEAD = 2
"""Portions for each process that may wait for being written."""

Portion = list[str]
"""Folders of rulebooks that are read together."""


def blocks(data: str, folders: Sequence[str]) -> Iterator[Block]:
    """The blocks of the rulebooks below data, in their order, one by one."""
    sizes = [_size(f"{data}/{folder}") for folder in folders]
    if sum(sizes) <= MUCH or len(folders) == 1:
        return _in_turn(data, _portions(folders, sizes, AT_ONCE))
    most = min(AT_ONCE, sum(sizes) // (PORTIONS * _cores()))
    return _side_by_side(data, _portions(folders, sizes, most))


def _size(folder: str) -> int:
    """The bytes of the files of a rulebook."""
    size = 0
    for row in DATA_FILES:
        with suppress(OSError):  # most are not there
            size += os.path.getsize(f"{folder}/{row.file}")
    return size


def _portions(folders: Sequence[str], sizes: Sequence[int], most: int) -> list[Portion]:
    """The folders in their order, parted where the bytes of a portion would exceed the most."""
    portions: list[Portion] = []
    room = 0
    for folder, size in zip(folders, sizes, strict=True):
        room -= size
        if room < 0 or not portions:
            portions.append([])
            room = most - size
        portions[-1].append(folder)
    return portions


def _in_turn(data: str, portions: Sequence[Portion]) -> Iterator[Block]:
    for portion in portions:
        yield from blocks_of(data, portion)


def _side_by_side(data: str, portions: Sequence[Portion]) -> Iterator[Block]:
    """The blocks by all cores. Where processes cannot be started, or one is killed, this one does what is left."""
    done = 0
    with _processes() as pool:
        if pool is not None:
            from concurrent.futures.process import BrokenProcessPool

            try:
                for portion in _ahead(pool, data, portions):
                    yield from portion
                    done += 1
            except (BrokenProcessPool, OSError):
                pass
    yield from _in_turn(data, portions[done:])


def _ahead(pool: ProcessPoolExecutor, data: str, portions: Sequence[Portion]) -> Iterator[list[Block]]:
    """The blocks of each portion in order, while a few more are being made."""
    most = AHEAD * _cores()
    waiting: deque[Future[list[Block]]] = deque()
    try:
        for portion in portions:
            waiting.append(pool.submit(blocks_of, data, portion))
            if len(waiting) >= most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for each in waiting:
            each.cancel()


@contextmanager
def _processes() -> Iterator[ProcessPoolExecutor | None]:
    """A process for each core; None where there is but one, or the system gives none."""
    context = _context() if _cores() > 1 else None
    if context is None:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    try:
        pool = ProcessPoolExecutor(_cores(), context, _follow)
    except (ImportError, NotImplementedError, OSError):  # a system without semaphores
        yield None
        return
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> BaseContext | None:
    """How processes are started: as copies of this one, which costs least, unless other threads run in it; else anew.

    A process that is started anew runs the caller's script again, unless that is a package's __main__; then none is started.
    """
    import multiprocessing
    import threading

    if "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    main = getattr(sys.modules["__main__"], "__spec__", None)
    if main is not None and main.name.rpartition(".")[2] == "__main__":
        return multiprocessing.get_context("spawn")
    return None


def _follow() -> None:
    """Let a process end with the one that started it, and by nothing else: Ctrl-C reaches every process of a terminal.

    One that went on alone would hold the locks of its parent, which a copy shares.
    """
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
