"""Completion at the keyboard of bash, zsh and fish: the line that comes out, and what the program is then called with."""

from __future__ import annotations

import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.program import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.program import Answer

CHECKOUT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def _need(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this machine")


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `fazhi` is the program of this checkout, and home is empty."""
    _program(tmp_path, "")
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    return environment({"PATH": path, "HOME": str(tmp_path), "ZDOTDIR": str(tmp_path)})


def _program(folder: Path, before: str) -> None:
    """`fazhi` as a script of sh that does something before it becomes the program of this checkout."""
    path = folder / "fazhi"
    path.write_text(f'#!/bin/sh\n{before}exec "{sys.executable}" -m fazhi_cli "$@"\n', encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_sound(fazhi: Callable[..., Answer], tmp_path: Path, shell: str) -> None:
    (tmp_path / "script").write_text(fazhi("completion", shell).stdout, encoding="utf-8")
    _need(shell)
    done = subprocess.run([shell, "-n", tmp_path / "script"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("fazhi tasks --unit 市国土", ["市国土局\t遂寧市國土資源局"]),
        ("fazhi tasks --unit=各", ["--unit=各縣(區)政府\t統稱"]),
        ("fazhi show 39", ["39\t加強依法行政督促指導"]),
        ("fazhi tasks --unit '市法制", ["市法制辦\t遂寧市人民政府法制辦公室"]),
    ],
)
def test_fish(shell: dict[str, str], line: str, found: list[str]) -> None:
    _need("fish")
    command = "fazhi completion fish | source; complete -C $argv[1]"
    done = subprocess.run(["fish", "-c", command, line], capture_output=True, env=shell, check=True)
    assert done.stdout.decode().splitlines() == found


KEYBOARD = (
    ("fazhi tas\t", "fazhi tasks "),
    ("fazhi tasks --unit 市国土\t", "fazhi tasks --unit 市国土局 "),
    ("fazhi tasks --unit 市法制\t--ki\t", "fazhi tasks --unit 市法制辦 --kind "),
    ("fazhi tasks --unit=各\t", "fazhi tasks --unit=各縣\\(區\\)政府 "),
    ("fazhi tasks --unit 各縣\\(\t", "fazhi tasks --unit 各縣\\(區\\)政府 "),
    ("fazhi tasks --unit '市法制\t", "fazhi tasks --unit '市法制辦' "),
    ("fazhi tasks -o scr\t", "fazhi tasks -o script.txt "),
)

# C-x shows the line as the editor holds it, which no escape sequence can blur.
SETUP = {
    "bash": "show() { printf '\\n<%s>\\n' \"$READLINE_LINE\"; }; bind -x '\"\\C-x\": show'\n"
    "source <(fazhi completion bash); PS1='ready '\n",
    "zsh": "autoload -U compinit; compinit -D; show() { print -r -- $'\\n'\"<$BUFFER>\" }; zle -N show; bindkey '^X' show\n"
    "source <(fazhi completion zsh); PS1='ready '\n",
    "fish": "function fish_greeting; end; function fish_prompt; echo -n 'ready '; end\nfazhi completion fish | source\n",
}
STARTED = {"bash": (".bashrc", "--rcfile"), "zsh": (".zshrc",), "fish": (".config/fish/config.fish",)}
"""Where a shell reads its setup, and the option that names the file where it does not find it in HOME by itself."""


@contextmanager
def _terminal(name: str, environ: dict[str, str], folder: Path) -> Iterator[int]:
    """A shell that is ready for a line, on a terminal of its own; gives the keyboard's end of it."""
    import fcntl
    import pty
    import termios

    setup, *option = STARTED[name]
    path = Path(environ["HOME"], setup)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SETUP[name], encoding="utf-8")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [name, *(part for flag in option for part in (flag, str(path))), "-i"],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder,
        env=environ | {"TERM": "xterm" if name == "fish" else "dumb"},
        start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  (no threads)
    )  # fmt: skip
    os.close(theirs)
    try:
        _until(ours, "ready ")
        yield ours
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")
@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_lines_are_completed_at_the_keyboard(shell: dict[str, str], tmp_path: Path, name: str) -> None:
    _need(name)
    (tmp_path / "script.txt").touch()
    with _terminal(name, shell, tmp_path) as terminal:
        shown = [_held(terminal, typed) for typed, _ in KEYBOARD]
    assert [line.rstrip() for line in shown] == [completed.rstrip() for _, completed in KEYBOARD]


NAMES = (
    "甲$(touch ran)`touch ran`局", '乙"$(touch ran)"局', "丙'$(touch ran)'\\局", "丁 局;touch ran",
    "戊&|<>(){a,b}*?[c]$HOME~#%^=:@局", '己"', "庚'", "辛\\", "壬!!局",
)  # fmt: skip
"""Names that a shell would run, expand or take apart, if they were inserted as they are."""

QUOTES = {"bash": ("", '"', "'", "$'"), "zsh": ("", '"', "'", "$'"), "fish": ("", '"', "'")}
NOT_OFFERED = {
    ("bash", '"', "壬!!局"),  # an event of the history
    ("bash", "$'", "丙'$(touch ran)'\\局"),  # readline would take \' for the end of the quote
    ("bash", "$'", "庚'"),
}


@pytest.fixture
def named(shell: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The same with a rulebook whose units bear such names; `fazhi tasks …` only writes down what it was called with."""
    data = tmp_path / "data"
    shutil.copytree(CHECKOUT / "data", data)
    units, functional, rest = (data / "units.yaml").read_text("utf-8").partition("\nfunctional:")
    added = "".join(f"- {{name: {json.dumps(name)}, category: 示例, named: false}}\n" for name in NAMES)
    (data / "units.yaml").write_text(f"{units}\n{added}{functional}{rest}", "utf-8")
    _program(
        tmp_path,
        f"if [ \"$1\" = tasks ]; then printf '%s\\0' \"$@\" > '{tmp_path}/new'; mv '{tmp_path}/new' '{tmp_path}/called'; exit; fi\n",
    )
    return shell | {"FAZHI_DATA": str(data)}


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")
@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_nothing_runs_and_the_whole_name_arrives_whatever_quote_is_open(
    named: dict[str, str], tmp_path: Path, name: str
) -> None:
    _need(name)
    (tmp_path / "work").mkdir()
    with _terminal(name, named, tmp_path / "work") as terminal:
        for quote, unit in itertools.product(QUOTES[name], NAMES):
            typed = f"fazhi tasks --unit {quote}{unit[0]}"
            if (name, quote, unit) in NOT_OFFERED:
                assert _held(terminal, f"{typed}\t") == typed
                continue
            os.write(terminal, f"{typed}\t\n".encode())
            assert _called(tmp_path / "called") == ["tasks", "--unit", unit], (quote, unit)
            _until_quiet(terminal)
    assert list((tmp_path / "work").iterdir()) == []
    assert not (tmp_path / "ran").exists()


def _called(path: Path) -> list[str]:
    """The arguments of the next call of `fazhi tasks`."""
    deadline = time.monotonic() + 20
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    arguments = path.read_text("utf-8").split("\0")[:-1]
    path.unlink()
    return arguments


def _held(terminal: int, line: str) -> str:
    """Type a line, look at it by C-x, and take it away by C-u."""
    os.write(terminal, line.encode() + b"\x18")
    held = _until(terminal, ">\r\n").rpartition("<")[2].partition(">\r\n")[0]
    os.write(terminal, b"\x15")
    return held


def _until_quiet(terminal: int) -> None:
    """Until the shell has drawn its prompt, which some draw more than once."""
    while select.select([terminal], [], [], 0.15)[0]:
        os.read(terminal, 65536)


def _until(terminal: int, sign: str) -> str:
    seen = b""
    while sign.encode() not in seen and select.select([terminal], [], [], 30)[0]:
        seen += os.read(terminal, 65536)
    return seen.decode(errors="replace")
