"""What stops a statement that SQLite does not stop: it looks at the clock, and at Ctrl-C, between its instructions and never in one.

A single instruction, as a search for a long text in a longer one, may take minutes. So a thread waits beside it: a statement that
goes on for a while after its time, or after Ctrl-C, ends with the process.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, NoReturn

from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.memory import NO_THREADS, has_threads
from fazhi_cli.output.standard_error import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.query.sql import Query

GRACE = 0.5
"""Seconds for SQLite to stop by itself."""

LOOK = 0.1
"""Seconds between two looks."""


@contextmanager
def stopping(query: Query, sentence: str) -> Iterator[None]:
    """As long as it lasts, a step of the query that cannot be stopped ends the process; sentence: what is then told of its time.

    Raises MissingPart where the system lets no thread wait beside it.
    """
    if not has_threads(1):
        raise MissingPart(f"無法查詢：{NO_THREADS}。")
    ours, of_signals = socket.socketpair()
    of_signals.setblocking(False)
    before = signal.set_wakeup_fd(of_signals.fileno(), warn_on_full_buffer=False)
    is_over = Event()
    watch = Thread(target=_watch, args=(query, sentence, ours, is_over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        is_over.set()
        signal.set_wakeup_fd(before)
        watch.join()
        ours.close()
        of_signals.close()


def _watch(query: Query, sentence: str, signals: socket.socket, is_over: Event) -> None:
    interrupted = None
    while not is_over.is_set():
        if select.select([signals], [], [], LOOK)[0] and signal.SIGINT in signals.recv(64):
            interrupted = monotonic()
        if not query.is_at_work:
            continue
        if interrupted is not None and monotonic() > interrupted + GRACE:
            _end(130)
        if monotonic() > query.deadline + GRACE:
            tell(f"{sentence}\n")
            _end(WrongCall.exit_code)


def _end(code: int) -> NoReturn:
    """End the process from beside its main thread; what was written of an answer stays written, as of one that was cut short."""
    if sys.stdout is not None:
        sys.stdout.flush()
    os._exit(code)
