"""What an office's form may take of the machine: it comes from elsewhere, and may hold a loop without an end or a part without a size."""

from __future__ import annotations

import _thread
import sys
import zlib
from contextlib import contextmanager
from io import BytesIO
from threading import Lock, Timer
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from fazhi_cli.errors import MissingPart
from fazhi_cli.memory import NO_THREADS, has_threads

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 16 * 2**20
"""Of the file."""

MOST_UNPACKED = 64 * 2**20
"""Bytes of all parts of a Word file: pictures are most of it."""

MOST_XML = 4 * 2**20
"""Bytes of a part that is read as XML; a tree of it takes thirty times as many."""

MOST_PARTS = 2000

SECONDS = 20.0
"""For one form; one of a hundred tasks takes a second."""

MOST_MEMORY = 512 * 2**20
"""Bytes beside what the process has already, where the system can be asked for such a bound."""

DAMAGED = (BadZipFile, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
"""What reading a damaged or encrypted archive raises."""


class Exhausted(Exception):
    """A form took longer than it may."""


def fits(data: bytes) -> bool:
    """Whether a Word file is within bounds when it is unpacked. Raises one of DAMAGED."""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    xml = (part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    return (
        len(parts) <= MOST_PARTS
        and sum(part.file_size for part in parts) <= MOST_UNPACKED
        and max(xml, default=0) <= MOST_XML
    )


@contextmanager
def bounded() -> Iterator[None]:
    """As long as it lasts, time and memory have bounds: raises Exhausted, or MemoryError. For the main thread alone.

    Raises MissingPart where the system lets no thread look at the clock.
    """
    if not has_threads(1):
        raise MissingPart(f"無法填寫表樣：{NO_THREADS}。")
    clock = _Clock()
    try:
        with _memory():
            try:
                yield
            finally:
                clock.stop()
    except KeyboardInterrupt:
        if clock.has_struck:
            raise Exhausted from None
        raise


class _Clock:
    """Interrupts the main thread after SECONDS, as Ctrl-C would, until it is stopped."""

    def __init__(self) -> None:
        self.has_struck = False
        self._is_stopped = False
        self._lock = Lock()
        self._timer = Timer(SECONDS, self._strike)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True
        self._timer.cancel()

    def _strike(self) -> None:
        with self._lock:
            if not self._is_stopped:
                self.has_struck = True
                _thread.interrupt_main()


if sys.platform == "linux":

    @contextmanager
    def _memory() -> Iterator[None]:
        import resource

        usual = resource.getrlimit(resource.RLIMIT_AS)
        most = _size() + MOST_MEMORY
        if usual[0] != resource.RLIM_INFINITY:
            most = min(most, usual[0])
        resource.setrlimit(resource.RLIMIT_AS, (most, usual[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, usual)

    def _size() -> int:
        """The bytes of address space that this process has."""
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()

else:

    @contextmanager
    def _memory() -> Iterator[None]:
        """No system but Linux bounds the memory of a process that runs already."""
        yield
