"""What an office's form may take of the machine: it comes from elsewhere, and may hold a loop without an end or a part without a size."""

from __future__ import annotations

import os
import sys
import zlib
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING, NoReturn
from zipfile import BadZipFile, ZipFile

from fazhi_cli.errors import MissingPart
from fazhi_cli.memory import NO_THREADS, has_threads

if TYPE_CHECKING:
    from collections.abc import Callable

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


if sys.platform == "win32":
    import _thread
    from threading import Lock, Timer

    def bounded(fill: Callable[[], bytes]) -> bytes:
        """What `fill` gives, within bounds of time: raises Exhausted. For the main thread alone.

        Raises MissingPart where the system lets no thread look at the clock.
        """
        if not has_threads(1):
            raise MissingPart(f"無法填寫表樣：{NO_THREADS}。")
        clock = _Clock()
        try:
            try:
                return fill()
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

else:
    import select
    import signal

    def bounded(fill: Callable[[], bytes]) -> bytes:
        """What `fill` gives, within bounds of time and memory: raises Exhausted, or MemoryError where it was ended by the system.

        In a process of its own, which can be ended in whatever it does: a single operation, as a comparison of lists in lists, may
        last for years, and lets no thread and no signal interrupt it. Raises MissingPart where the system lets none begin.
        """
        answers, answering = os.pipe()
        try:
            child = os.fork()
        except OSError:
            os.close(answers)
            os.close(answering)
            raise MissingPart(f"無法填寫表樣：{NO_THREADS}。") from None
        if child == 0:
            _answer(fill, answering)
        os.close(answering)
        try:
            answer = _all_of(answers, monotonic() + SECONDS)
        finally:
            os.close(answers)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        if not answer.endswith(_WHOLE):
            raise MemoryError
        return answer.removesuffix(_WHOLE)

    _WHOLE = b"whole"
    """Ends an answer that is not cut short."""

    def _answer(fill: Callable[[], bytes], answering: int) -> NoReturn:
        """Fill in the form, hand over what came of it, and end; also where Ctrl-C is meant for both processes."""
        try:
            _bound_memory()
            with open(answering, "wb") as stream:
                stream.write(fill() + _WHOLE)
        finally:
            os._exit(0)

    def _all_of(answers: int, deadline: float) -> bytes:
        """All that comes, up to its end. Raises Exhausted where that is not in time."""
        pieces: list[bytes] = []
        while True:
            left = deadline - monotonic()
            if left <= 0 or not select.select([answers], [], [], left)[0]:
                raise Exhausted
            piece = os.read(answers, 2**20)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)


if sys.platform == "linux":

    def _bound_memory() -> None:
        """From now on this process has MOST_MEMORY beside what it has already."""
        import resource

        usual, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = _size() + MOST_MEMORY
        if usual != resource.RLIM_INFINITY:
            bound = min(bound, usual)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))

    def _size() -> int:
        """The bytes of address space that this process has."""
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()

else:

    def _bound_memory() -> None:
        """No system but Linux bounds the memory of a process that runs already."""
