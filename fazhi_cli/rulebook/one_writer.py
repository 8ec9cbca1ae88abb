"""One process at a time writes to a file of a rulebook, so that none writes over what another has just written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fazhi_cli import files
from fazhi_cli.errors import MissingPart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait while another process writes to the same file."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """As long as it lasts, no other process writes to a file. Raises MissingPart where the system refuses to write."""
    try:
        with files.locked(str(path.with_name(f".{path.name}.lock")), PATIENCE):
            yield
    except TimeoutError:
        raise MissingPart("另一個程序正在寫入，請稍後再試。") from None
    except OSError as error:
        raise MissingPart(f"「{path}」無法寫入：{files.reason(error)}") from error
