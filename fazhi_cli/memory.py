"""How much memory and how many threads the system lets this process have; below that a library ends in a way of its own."""

from __future__ import annotations

MIB = 2**20

LEAST = 128 * MIB
"""Bytes of address space without which the program does not begin: below half of it compiled parts of Python and of lxml end in their own ways."""

LEAST_FOR_PAGES = 512 * MIB
"""The same for PDF: typst ends the process where it gets none, and takes 200 MiB for the plan's own tables."""


_LIMITS = "/proc/self/limits"
_ROW = b"Max address space"


def allowed() -> int | None:
    """The bytes of address space that this process may have (`ulimit -v`); None where there is no bound, or none is told."""
    try:
        with open(_LIMITS, "rb", buffering=0) as stream:
            told = stream.read(4096)
    except OSError:
        return _allowed_by_system()
    soft, *_others = told.partition(_ROW)[2].split(None, 1)
    return int(soft) if soft.isdigit() else None


def _allowed_by_system() -> int | None:
    """The same where Linux has no file of it; to load a module for this takes longer than to read one (measured: 0.24 ms, 0.05 ms)."""
    try:
        import resource
    except ImportError:  # Windows, or a system with so little that this is not loaded either
        return None
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if most == resource.RLIM_INFINITY else most


def shortage(least: int) -> str | None:
    """What is said where the process may not have as many bytes as something takes; None where it may."""
    most = allowed()
    if most is None or most >= least:
        return None
    return f"內存不足：最多可用 {most // MIB} MiB（ulimit -v），至少要 {least // MIB} MiB"


NO_THREADS = "系統不讓再開線程：進程數已到上限（ulimit -u）"


def has_threads(count: int) -> bool:
    """Whether the system lets so many threads run beside this one (`ulimit -u` counts them)."""
    from threading import Event, Thread  # few calls need any

    is_over = Event()
    started: list[Thread] = []
    try:
        for _ in range(count):
            thread = Thread(target=is_over.wait)
            thread.start()
            started.append(thread)
    except RuntimeError:
        return False
    finally:
        is_over.set()
        for thread in started:
            thread.join()
    return True
