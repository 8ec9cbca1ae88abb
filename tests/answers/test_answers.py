"""The answers of some four hundred command lines, recorded whole: what changes in them is meant, and stands in a diff.

Each file holds command lines after `$ `, and under each what the program wrote: stdout as it is, stderr behind `! `, an exit
code other than 0 behind `= `. Of a long answer the beginning stands there and a checksum of the whole; of an Office file the
words in it. `pytest tests/answers --update-golden` records them anew.
"""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import docx
import openpyxl
import pytest

from tests import program

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RECORDS = sorted(HERE.glob("*.txt"))
OF_THE_MACHINE = (
    (re.compile(r"[^ :]*/fazhi/(\w+)-[0-9a-f]{8}\.sqlite"), r"CACHE/\1.sqlite"),
    (re.compile(r"現有2004—\d{4}年"), "現有2004—N年"),
)
"""What differs from machine to machine, or comes with the next notice of days off."""
LONGEST = 40
"""Lines of an answer that are recorded as they are."""
BEGINNING = 25


class Entry(NamedTuple):
    command: str
    answer: str


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan, the plan with changes, and a library of two different plans."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "data", folder / "plan", ignore=shutil.ignore_patterns("schema"))
    shutil.copytree(folder / "plan", folder / "changed")
    shutil.copy(HERE / "changes.yaml", folder / "changed")
    shutil.copytree(folder / "plan", folder / "library" / "suining")
    shutil.copytree(HERE.parent / "rulebook" / "good", folder / "library" / "demo")
    shutil.copytree(folder / "plan", folder / "spare")
    (folder / "empty").mkdir()
    return folder


def entries(text: str) -> Iterator[Entry]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, answer = part.partition("\n")
        yield Entry(command, answer.rstrip("\n"))


def answered(command: str, desk: Path) -> str:
    """What a command line answers, as it is recorded."""
    arguments = shlex.split(command)
    columns = "100"
    if arguments[0].startswith("COLUMNS="):
        columns = arguments.pop(0).partition("=")[2]
    on_terminal = arguments[0] == "tty"
    arguments = arguments[1:] if on_terminal else arguments
    piped = arguments.pop() if arguments[-1].startswith("<<<") else "<<<"
    if on_terminal:
        answer = program.on_terminal(*arguments, columns=int(columns), cwd=desk, TERM="dumb")
    else:
        answer = program.forked(*arguments, cwd=desk, stdin=piped[3:].replace("\\n", "\n"), COLUMNS=columns)
    lines = _shortened(_anywhere(answer.stdout, desk))
    lines += [f"! {line}" for line in _anywhere(answer.stderr, desk).splitlines()]
    if answer.code:
        lines.append(f"= {answer.code}")
    for path in sorted(desk.rglob("out*")):
        lines += [f"-> {path.relative_to(desk)}", *_shortened(_anywhere("\n".join(_words(path)), desk))]
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return "\n".join(lines)


def _anywhere(text: str, desk: Path) -> str:
    """The text as it would be on any machine and day."""
    text = text.replace(str(desk), "DESK").replace(str(ROOT), "ROOT")
    today = date.today()
    text = text.replace(f"{today.year}年{today.month}月{today.day}日", "TODAY")
    for pattern, general in OF_THE_MACHINE:
        text = pattern.sub(general, text)
    return text


def _shortened(text: str) -> list[str]:
    lines = text.splitlines()
    if len(lines) <= LONGEST and len(text) <= 100 * LONGEST:
        return lines
    cut = [line if len(line) <= 200 else f"{line[:200]}…" for line in lines[:BEGINNING]]
    return [*cut, f"… {len(lines)} lines, {sha256(text.encode()).hexdigest()[:16]}"]


def _words(path: Path) -> Iterator[str]:
    """The words of a file, line by line: libraries change how they pack the same document."""
    if path.is_dir():
        for each in sorted(path.iterdir()):
            yield from (f"== {each.name}", *_words(each))
    elif path.suffix == ".docx":
        yield from _of_word(path)
    elif path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path):
            yield f"[{sheet.title}]"
            for row in sheet.iter_rows(values_only=True):
                yield "\t".join("" if value is None else str(value) for value in row)
    else:
        data = path.read_bytes()
        yield from data.decode("utf-8", "backslashreplace").splitlines()


def _of_word(path: Path) -> Iterator[str]:
    word = docx.Document(BytesIO(path.read_bytes()))
    for block in word.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                yield " | ".join(cell.text.replace("\n", " / ") for cell in row.cells)
        else:
            yield block.text


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_what_was_recorded_is_still_answered(record: Path, desk: Path, request: pytest.FixtureRequest) -> None:
    known = list(entries(record.read_text(encoding="utf-8")))
    now = [Entry(entry.command, answered(entry.command, desk)) for entry in known]
    if request.config.getoption("--update-golden"):
        text = "".join(f"$ {command}\n{answer}\n\n" if answer else f"$ {command}\n\n" for command, answer in now)
        record.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="")
        return
    assert now == known
