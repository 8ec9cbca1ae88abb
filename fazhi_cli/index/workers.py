"""The blocks of many rulebooks: of a few by this process, of more by one process for each core."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.index.blocks import Block, block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

MUCH = 1_000_000
"""Bytes of tasks.yaml that take some seconds to read: less is done before another process has started."""

AHEAD = 4
"""Blocks for each process that may wait for being written: more would fill the memory with the library."""


def blocks(data: str, folders: Sequence[str]) -> Iterator[Block]:
    """The blocks of the rulebooks below data, in their order, one by one."""
    return _in_turn(data, folders) if _is_little(data, folders) else _side_by_side(data, folders)


def _is_little(data: str, folders: Sequence[str]) -> bool:
    size = 0
    for folder in folders:
        try:
            size += os.path.getsize(f"{data}/{folder}/{TASKS}")
        except OSError:
            continue
        if size > MUCH and len(folders) > 1:
            return False
    return True


def _in_turn(data: str, folders: Sequence[str]) -> Iterator[Block]:
    for folder in folders:
        yield block(data, folder)


def _side_by_side(data: str, folders: Sequence[str]) -> Iterator[Block]:
    """The blocks by all cores. Where processes cannot be started, or one is killed, this one does what is left."""
    done = 0
    with _processes() as pool:
        if pool is not None:
            from concurrent.futures.process import BrokenProcessPool

            try:
                for each in _ahead(pool, data, folders):
                    yield each
                    done += 1
            except (BrokenProcessPool, OSError):
                pass
    yield from _in_turn(data, folders[done:])


def _ahead(pool: ProcessPoolExecutor, data: str, folders: Sequence[str]) -> Iterator[Block]:
    """The blocks in order, while a few more are being made."""
    most = AHEAD * _cores()
    waiting: deque[Future[Block]] = deque()
    try:
        for folder in folders:
            waiting.append(pool.submit(block, data, folder))
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
