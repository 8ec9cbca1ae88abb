"""The console blocks of a Markdown document: commands after `$ `, run in one shell, and what they must show.

A block ```console runs in a pipe, ```console tty on a terminal of 80 columns. `> ` continues a command; a line `…` stands for
lines left out, those before and after it being shown as they are.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from tests import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FENCED = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"
ENDED = "\x1e"
"""Written after each command's output, so that one shell can run them all."""


class Block(NamedTuple):
    """A fenced block; `span` is where its body stands in the document, `line` that of its fence."""

    language: str
    on_terminal: bool
    body: str
    span: tuple[int, int]
    line: int


class Entry(NamedTuple):
    command: str
    shown: list[str]


def blocks(document: str) -> Iterator[Block]:
    for match in FENCED.finditer(document):
        line = document.count("\n", 0, match.start()) + 1
        yield Block(match[1], match[2].strip() == "tty", match[3], match.span(3), line)


def renewed(block: Block, folder: Path) -> str:
    """The body as it would stand if its commands were shown today, run in this folder."""
    entries = list(_entries(block.body))
    printed = _printed([entry.command for entry in entries], folder, on_terminal=block.on_terminal)
    parts = zip(entries, printed, strict=True)
    return "".join(f"{line}\n" for entry, real in parts for line in (*_typed(entry.command), *_as_shown(entry, real)))


def _entries(body: str) -> Iterator[Entry]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines()
        more = next((n for n, line in enumerate(rest) if not line.startswith("> ")), len(rest))
        yield Entry("\n".join([first, *(line[2:] for line in rest[:more])]), rest[more:])


def _typed(command: str) -> Iterator[str]:
    first, *more = command.split("\n")
    yield f"$ {first}"
    yield from (f"> {line}" for line in more)


def _as_shown(entry: Entry, real: list[str]) -> list[str]:
    """The real lines, with as many left out as the document leaves out."""
    if LEFT_OUT not in entry.shown:
        return real
    before = entry.shown.index(LEFT_OUT)
    after = len(entry.shown) - before - 1
    return [*real[:before], LEFT_OUT, *real[len(real) - after :]]


def _printed(commands: list[str], folder: Path, *, on_terminal: bool) -> list[list[str]]:
    """The lines of each command's stdout and stderr, in the order in which they were written."""
    script = "".join(f"{command}\ncode=$?; printf '{ENDED}'; (exit $code)\n" for command in commands)
    changes = {"PATH": f"{_programs(folder)}{os.pathsep}{os.environ['PATH']}", "TERM": "dumb", "COLUMNS": "80"}
    if on_terminal:
        written = program.shown(["sh", "-c", script], cwd=folder, **changes).stdout
    else:
        written = subprocess.run(
            ["sh", "-c", script], cwd=folder, env=program.environment(changes), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=300,
        ).stdout.decode()  # fmt: skip
    return [part.splitlines() for part in written.split(ENDED)[:-1]]


def _programs(folder: Path) -> Path:
    """A folder for PATH with the program and the Python under test, by the names that a document calls them."""
    place = folder.with_name(f"{folder.name}-bin")
    place.mkdir(exist_ok=True)
    for name, call in (("fazhi", "-m fazhi_cli "), ("python3", "")):
        shim = place / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', encoding="utf-8")
        shim.chmod(0o755)
    return place
