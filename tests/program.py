"""Runs the real program in a process of its own, through a pipe or on a terminal of a given width."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TOLD = (
    "FAZHI_",
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "COLUMNS",
    "LINES",
    "LC_",
    "LANG",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
)
"""What a caller's environment says to the program about its output; a test says it itself."""


class Answer(NamedTuple):
    """What a call left behind."""

    code: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(TOLD)}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **changes}


def run(*arguments: str | Path, stdin: str = "", cwd: Path | None = None, **changes: str) -> Answer:
    """Runs `fazhi arguments` in a pipe; changes are variables of its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "fazhi_cli", *map(str, arguments)],
        input=stdin.encode(), capture_output=True, cwd=cwd, env=environment(changes), check=False, timeout=120,
    )  # fmt: skip
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def forked(*arguments: str | Path, stdin: str = "", cwd: Path, **changes: str) -> Answer:
    """Runs `fazhi arguments` in a copy of this process, whose modules are loaded already: for hundreds of calls."""
    import tempfile

    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin.encode())
        given.seek(0)
        child = os.fork()
        if child == 0:
            _become(list(map(str, arguments)), (given.fileno(), out.fileno(), err.fileno()), cwd, changes)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return Answer(os.waitstatus_to_exitcode(status), out.read().decode(), err.read().decode())


def _become(arguments: list[str], streams: tuple[int, int, int], cwd: Path, changes: Mapping[str, str]) -> NoReturn:
    """Be the program: never comes back."""
    code: object = 70
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin, sys.stdout, sys.stderr = open(0, encoding="utf-8"), _writing(1), _writing(2)  # noqa: SIM115  (closed with the process)
        wanted = environment(changes)
        os.environ.clear()
        os.environ.update(wanted)
        os.chdir(cwd)
        sys.argv = ["fazhi", *arguments]
        from fazhi_cli.__main__ import main

        main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  (told as a traceback of the program)
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _writing(number: int) -> TextIO:
    return open(number, "w", encoding="utf-8", newline="\n")


def on_terminal(
    *arguments: str | Path, columns: int = 80, encoding: str = "utf-8", cwd: Path | None = None, **changes: str
) -> Answer:
    """Runs `fazhi arguments` with stdout and stderr on one terminal; stderr is part of stdout there."""
    command = [sys.executable, "-m", "fazhi_cli", *map(str, arguments)]
    return shown(command, encoding=encoding, cwd=cwd, COLUMNS=str(columns), **changes)


def shown(command: list[str], *, encoding: str = "utf-8", cwd: Path | None = None, **changes: str) -> Answer:
    """Runs any command with stdout and stderr on one terminal."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=cwd, env=environment(changes)
    )
    os.close(theirs)
    written = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return Answer(process.wait(), written.decode(encoding).replace("\r\n", "\n"), "")


def _read(terminal: int) -> bytes:
    """A terminal whose last writer has left is an error to read on Linux, and empty elsewhere."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


CTRL_C, CTRL_D = "\x03", "\x04"
_SILENCE = 0.1
"""Seconds without a sign after which a question stands there whole."""
_PATIENCE = 60
"""Seconds without a sign after which a program hangs."""
_MOVES_CURSOR = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]|\r(?=\n)")


def at_keyboard(
    *arguments: str | Path,
    typed: Sequence[str],
    columns: int = 80,
    encoding: str = "utf-8",
    cwd: Path | None = None,
    told: Mapping[str, str] | None = None,
) -> Answer:
    """Runs `fazhi arguments` on a terminal at which a person types one answer each time that the program asks; told: by the environment.

    After the last of them, Ctrl-D. Answers end with the Return key, but for CTRL_C and CTRL_D.
    """
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd or os.getcwd())
        command = [sys.executable, "-m", "fazhi_cli", *map(str, arguments)]
        os.execve(sys.executable, command, environment({"COLUMNS": str(columns), **(told or {})}))
    waiting = iter(typed)
    written = b""
    asked = 0
    while piece := _read(terminal):
        written += piece
        if select.select([terminal], [], [], _SILENCE)[0]:
            continue
        shown = _MOVES_CURSOR.sub("", written.decode(encoding, "replace"))
        if shown.endswith("：") and len(shown) > asked:
            asked = len(shown)
            answer = next(waiting, CTRL_D)
            os.write(terminal, (answer if answer in (CTRL_C, CTRL_D) else f"{answer}\r").encode(encoding))
        if not select.select([terminal], [], [], _PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
    shown = _MOVES_CURSOR.sub("", written.decode(encoding, "replace"))
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return Answer(os.waitstatus_to_exitcode(status), shown, "")
