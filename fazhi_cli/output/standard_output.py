"""Standard output: whether a person looks at it, and bytes that go there."""

from __future__ import annotations

import os
import sys

from fazhi_cli.errors import MissingPart

ASCII = ("ascii", "us-ascii", "ansi_x3.4-1968")
"""The encodings that a stream has where no locale was set."""


def on_terminal() -> bool:
    """Whether a person looks on."""
    return sys.stdout is not None and sys.stdout.isatty()


def write(data: bytes) -> bool:
    """Writes the bytes and tells whether anyone reads on: a reader that has gone away has had enough, which is no failure.

    Raises MissingPart where nothing can be written.
    """
    if sys.stdout is None:
        raise MissingPart("標準輸出已經關閉，無法輸出結果")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
        return False
    except OSError as error:
        from fazhi_cli import files

        _silence()
        raise MissingPart(f"標準輸出無法寫入：{files.reason(error)}") from error
    return True


def write_text(text: str) -> bool:
    """Writes a text with the signs that a console has; as write() in all else."""
    encoding = "utf-8" if sys.stdout is None else sys.stdout.encoding
    return write(text.encode(encoding, "replace"))


def _silence() -> None:
    """Python flushes stdout once more when it ends; what is left must not fail a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
