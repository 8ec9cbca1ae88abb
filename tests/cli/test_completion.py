"""Shell completion: what is offered, and that bash, zsh and fish take it. (The PowerShell script is held by reading only.)"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.program import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.program import Answer


@pytest.fixture
def offered(fazhi: Callable[..., Answer]) -> Callable[..., list[tuple[str, str]]]:
    """offered("tasks", "--unit", "市") -> (value, help) of everything that may stand where the last word is."""

    def ask(*words: str, **environment: str) -> list[tuple[str, str]]:
        answer = fazhi(_FAZHI_COMPLETE="\x1f".join(words), **environment)
        assert (answer.code, answer.stderr) == (0, "")
        return [(value, explanation) for value, _, explanation in (line.partition("\t") for line in answer.lines)]

    return ask


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("",), ("tasks", "任務:誰牽頭、誰負責、何時完成")),
        (("ta",), ("tasks", "任務:誰牽頭、誰負責、何時完成")),
        (("--v",), ("--version", "版本")),
        (("tasks", "--un"), ("--unit", "牽頭或負責的單位,可重複;簡繁、簡稱均可")),
        (("tasks", "--no-h"), ("--no-header", "是否帶表頭")),
        (("tasks", "--unit", ""), ("市監察局", "遂寧市監察局")),
        (("tasks", "--unit", "市法制"), ("市法制辦", "遂寧市人民政府法制辦公室")),
        (("tasks", "-u", "市国"), ("市国土局", "遂寧市國土資源局")),
        (("tasks", "--unit=市國"), ("--unit=市國土局", "遂寧市國土資源局")),
        (("tasks", "--unit", "=", "市國"), ("市國土局", "遂寧市國土資源局")),
        (("tasks", "--unit", "="), ("市監察局", "遂寧市監察局")),
        (("tasks", "--lead", "遂寧市人民政府法"), ("遂寧市人民政府法制辦公室", "即市法制辦")),
        (("tasks", "--responsible", "各"), ("各縣(區)政府", "統稱")),
        (("tasks", "--include-open", "--unit", "市環"), ("市環保局", "遂寧市環境保護局")),
        (("clauses", "--actor", "决定"), ("决定机关", "決定機關")),
        (("duties", "行政复议机"), ("行政复议机关", "行政複議機關")),
        (("duties", "市环"), ("市环保局", "遂寧市環境保護局")),
        (("units", "市法制辦", "市司"), ("市司法局", "遂寧市司法局")),
        (("show", "3"), ("3", "落實市場準入負面清單制度")),
        (("show", "10,12-1"), ("10,12-1", "建立健全行政權力清單制度")),
        (("tasks", "--id", "24"), ("24", "加強政府內部層級監督")),
        (("tasks", "--chapter", ""), ("1", "依法全面履行政府職能")),
        (("tasks", "--chapter", "1,9"), ("1,9", "落實保障措施")),
        (("tasks", "--plan", ""), ("suining-2015", "遂寧市深入推進依法行政加快建設法治政府實施方案")),
        (("tasks", "-f", "j"), ("json", "JSON 數組,各字段齊全")),
        (("tasks", "--kind", "p"), ("prohibition", "禁止")),
        (("tasks", "--when", ""), ("milestone", "限期完成")),
        (("tasks", "--reading", ""), ("strict", "從嚴")),
        (("tasks", "--script", ""), ("hans", "簡體")),
        (("tasks", "--fields", "id,du"), ("id,due", "到期日")),
        (("tasks", "--sort", "-du"), ("-due", "到期日")),
        (("clauses", "--fields", "ex"), ("except", "例外")),
        (("units", "--fields", "lead_"), ("lead_ids", "牽頭任務")),
        (("completion", "f"), ("fish", "")),
        (("due", "--by", "m"), ("month", "按月")),
        (("checklist", "--each", ""), ("unit", "單位")),
        (("checklist", "-f", ""), ("table", "表格,給人看")),
        (("checklist", "-f", "x"), ("xlsx", "Excel 工作簿")),
        (("checklist", "--level", "i"), ("item", "事項")),
        (("checklist", "--layout", "督"), ("督查督辦台賬", "")),
        (("case", "行政处"), ("行政处罚", "")),
    ],
)
def test_offers(offered: Callable[..., list[tuple[str, str]]], words: tuple[str, ...], first: tuple[str, str]) -> None:
    assert offered(*words)[0] == first


def test_all_tasks_with_their_titles(offered: Callable[..., list[tuple[str, str]]]) -> None:
    numbers = [int(value) for value, _ in offered("show", "")]
    assert numbers == list(range(1, 40))


def test_a_value_follows_its_option_and_a_flag_has_none(offered: Callable[..., list[tuple[str, str]]]) -> None:
    assert offered("tasks", "--explain", "--unit", "市审") == [("市审计局", "遂寧市審計局")]
    assert ("--lead", "牽頭單位") in offered("tasks", "--explain", "")
    assert ("--lead", "牽頭單位") in offered("tasks", "--unit", "市審計局", "--l")


def test_in_simplified_characters(offered: Callable[..., list[tuple[str, str]]]) -> None:
    assert offered("tasks", "--unit", "", FAZHI_SCRIPT="hans")[0] == ("市监察局", "遂宁市监察局")
    assert offered("tasks", "--script", "hans", "--chapter", "2") == [("2", "健全依法决策机制")]


@pytest.mark.parametrize(
    "words",
    [
        ("nope", ""),
        ("tasks", "--unit", "不存在"),
        ("tasks", "--data", "nowhere", "--unit", ""),
        ("tasks", "--data", "", "-o", ""),
        ("tasks", "--text", ""),
        ("\udcff", "\udcff"),
    ],
)
def test_what_cannot_be_completed_is_silent(
    offered: Callable[..., list[tuple[str, str]]], words: tuple[str, ...]
) -> None:
    assert offered(*words) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_sound(fazhi: Callable[..., Answer], tmp_path: Path, shell: str) -> None:
    (tmp_path / "script").write_text(fazhi("completion", shell).stdout, encoding="utf-8")
    _need(shell)
    done = subprocess.run([shell, "-n", tmp_path / "script"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_powershell_hears_of_every_word(fazhi: Callable[..., Answer]) -> None:
    script = fazhi("completion", "powershell").stdout
    assert "Register-ArgumentCompleter -Native -CommandName fazhi" in script
    assert "$env:_FAZHI_COMPLETE = $words -join [char]31" in script


@pytest.mark.parametrize("shell", ["", "csh", "BASH"])
def test_another_shell(fazhi: Callable[..., Answer], shell: str) -> None:
    answer = fazhi("completion", shell)
    assert (answer.code, answer.stdout) == (2, "")


def _need(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this machine")


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `fazhi` is the program of this checkout, and home is empty."""
    (tmp_path / "fazhi").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fazhi_cli "$@"\n', encoding="utf-8")
    (tmp_path / "fazhi").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    return environment({"PATH": path, "HOME": str(tmp_path), "ZDOTDIR": str(tmp_path)})


@pytest.mark.slow
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
    "bash": "show() { printf '\\n<%s>\\n' \"$READLINE_LINE\"; }; bind -x '\"\\C-x\": show'; ",
    "zsh": "autoload -U compinit; compinit -D; show() { print -r -- $'\\n'\"<$BUFFER>\" }; zle -N show; bindkey '^X' show; ",
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")
@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_lines_are_completed_at_the_keyboard(shell: dict[str, str], tmp_path: Path, name: str) -> None:
    _need(name)
    (tmp_path / "script.txt").touch()
    setup = f"{SETUP[name]}source <(fazhi completion {name}); PS1='ready '\n"
    (tmp_path / f".{name}rc").write_text(setup, encoding="utf-8")
    command = ["bash", "--rcfile", str(tmp_path / ".bashrc"), "-i"] if name == "bash" else ["zsh", "-i"]
    shown = _typed(command, [typed for typed, _ in KEYBOARD], shell, tmp_path)
    assert [line.rstrip() for line in shown] == [completed.rstrip() for _, completed in KEYBOARD]


def _typed(command: list[str], lines: Iterable[str], environ: dict[str, str], folder: Path) -> list[str]:
    """What the editor of a shell on a terminal holds after each of these lines was typed."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ | {"TERM": "dumb"}, cwd=folder,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        _until(ours, "ready ")
        return [_held(ours, line) for line in lines]
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _held(terminal: int, line: str) -> str:
    """Type a line, look at it by C-x, and take it away by C-u."""
    os.write(terminal, line.encode() + b"\x18")
    held = _until(terminal, ">\r\n").rpartition("<")[2].partition(">\r\n")[0]
    os.write(terminal, b"\x15")
    return held


def _until(terminal: int, sign: str) -> str:
    seen = b""
    while sign.encode() not in seen and select.select([terminal], [], [], 30)[0]:
        seen += os.read(terminal, 65536)
    return seen.decode(errors="replace")
