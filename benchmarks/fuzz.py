"""Mutated input by the thousand: nothing may end in a traceback, nor take more than its bounds.

    python benchmarks/fuzz.py TARGET [--count 1000] [--first 0] [--jobs 2] [--keep FOLDER]

How far a long run is, it tells every 5,000 inputs.

TARGET is rulebook, wording, document or option; office, sheet, register, form or file (fuzz_desks.py). Every input is made from
its number alone, so that a run goes on where another stopped (--first), and a fault is found again by its number. What fails is
written to the folder of --keep and told in one line; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import fuzz_desks

from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import FazhiError
from fazhi_cli.plan.time_meaning import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[1]
SECONDS = 2.0
"""What one input may take, of the clock of its core; a file of this kind is far below 1 MiB."""

MOST_BYTES = 512 * 2**20
"""The memory that the process of one input may have."""

STEP = 50
"""Inputs that one process takes at a time."""

PART = 5_000
"""Inputs after which a run tells how far it is: one that is stopped goes on from there."""

TODAY = date(2015, 3, 1)
SIGNS = (
    "\t", "\n", "\r", "\r\n", "\x00", "\x1b", "\x85", "\xa0", "\u200b", "\u202e", "\u2028", "\u3000", "\ufeff",
    "\ufffd", "\U000f0001", "\U0001f600", "e\u0301", "㊿", "𠮷", "１", "％", "：", "，", "「", "」", "《", "》", "(", "）", "〔",
    "#", " #", ": ", "- ", "&a", "*a", "!t", "%", "|", ">", "'", '"', "\\", "[", "]", "{", "}", "{一}", "{units}", "~",
    "<<", "---", "=1+1", "$(x)", "`x`", "<b>", "&amp;", "%s", "{{x}}", "../", "CON", "不得", "除外", "之日起", "每年", "年底前",
    "前",
)  # fmt: skip
VALUES = (
    "0", "-1", "1", "007", "1e9", "0x10", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1.5",
    "null", "true", "0001-01-01", "9999-12-31", "2015-02-30", "2015-3-1", "20150301", "二〇一五年三月", "[]", "{}", "[[]]",
    '""', "是", "both", "字" * 300,
)  # fmt: skip


class Input(NamedTuple):
    """What one try is made of: the bytes of some files, or of one text, by their names."""

    files: Mapping[str, bytes]


class Fault(NamedTuple):
    """What went wrong with the input of a number."""

    number: int
    reason: str


class Target(NamedTuple):
    """made: an input from a source of chance; tried: what is done with it, which raises nothing but FazhiError."""

    made: Callable[[random.Random], Input]
    tried: Callable[[Input], None]


@cache
def rulebooks() -> list[dict[str, bytes]]:
    """The rulebooks that are mutated, the small ones among them more often than the plan of Suining."""
    small = [*sorted((ROOT / "tests" / "shapes").iterdir()), *sorted((ROOT / "tests" / "rulebooks").iterdir())]
    folders = [folder for folder in small if (folder / "tasks.yaml").exists()] * 3 + [ROOT / "data"]
    names = [row.file for row in DATA_FILES]
    return [{name: (folder / name).read_bytes() for name in names if (folder / name).exists()} for folder in folders]


def mutated(chance: random.Random, data: bytes) -> bytes:
    """A file with one to four changes, most of them small: the rest of it is still read."""
    text = data.decode()
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        text = chance.choice(MUTATIONS)(chance, text)
    encoded = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.02:
        place = chance.randrange(len(encoded) + 1)
        encoded = encoded[:place] + chance.randbytes(chance.randint(1, 4)) + encoded[place:]
    return encoded


def _dropped(chance: random.Random, text: str) -> str:
    """Without some characters in a row."""
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.choice((1, 1, 2, 8, 60)) :]


def _with_sign(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 3, 400)) + text[place:]


def _with_other_value(chance: random.Random, text: str) -> str:
    """With another value behind some key."""
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    key, colon, _ = lines[number].partition(": ")
    if colon:
        lines[number] = f"{key}: {chance.choice(VALUES)}"
    return "\n".join(lines)


def _with_value_from_elsewhere(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    key, colon, _ = lines[here].partition(": ")
    value = lines[there].partition(": ")[2]
    if colon and value:
        lines[here] = f"{key}: {value}"
    return "\n".join(lines)


def _without_lines(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    del lines[start : start + chance.choice((1, 1, 3, 20))]
    return "\n".join(lines)


def _with_lines_again(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    again = lines[start : start + chance.choice((1, 2, 8))] * chance.choice((1, 1, 2, 40))
    place = chance.randrange(len(lines) + 1)
    return "\n".join([*lines[:place], *again, *lines[place:]])


def _with_lines_moved(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _with_other_indent(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    lines[number] = " " * chance.randint(0, 8) + lines[number].lstrip()
    return "\n".join(lines)


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    _dropped,
    _with_sign,
    _with_sign,
    _with_other_value,
    _with_other_value,
    _with_value_from_elsewhere,
    _without_lines,
    _with_lines_again,
    _with_lines_moved,
    _with_other_indent,
)


def made_rulebook(chance: random.Random) -> Input:
    files = dict(chance.choice(rulebooks()))
    for name in sorted({chance.choice(sorted(files)) for _ in range(chance.choice((1, 1, 2)))}):
        files[name] = mutated(chance, files[name])
    return Input(files)


def try_rulebook(given: Input) -> None:
    """Check it as `fazhi check` does; if it is one, compile it, print it, and ask it what every command asks."""
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.index.opening import compile_rulebook
    from fazhi_cli.query.database import Database
    from fazhi_cli.query.question import Question
    from fazhi_cli.rulebook.check import check_sources
    from fazhi_cli.rulebook.load import assemble
    from fazhi_cli.rulebook.source import Source

    sources = {name: Source.of(name, data) for name, data in given.files.items()}
    check_sources(sources)
    rulebook = assemble(sources).rulebook
    with closing(compile_rulebook(rulebook)) as connection:
        question = Question.of(Database(connection), Selection(today=TODAY))
        for ask in _questions():
            for _row in ask(question):
                pass


@cache
def _questions() -> tuple[Callable[[Any], Any], ...]:
    from fazhi_cli.query import changes, chapters, cites, clauses, due, duties, matrix, notes, stats, tasks, units

    return (
        tasks.tasks,
        clauses.clauses,
        due.due,
        units.units,
        chapters.chapters,
        cites.cites,
        stats.stats,
        matrix.matrix,
        changes.changes,
        notes.notes,
        lambda question: duties.duties(question).rows,
    )


def made_wording(chance: random.Random) -> Input:
    """A clause out of pieces of wordings: figures, units of time, events, and signs."""
    pieces = (
        *(
            "2015年",
            "15年",
            "今年",
            "明年",
            "次年",
            "每年",
            "本",
            "上",
            "下",
            "半年",
            "季度",
            "月",
            "12",
            "三",
            "十",
            "31日",
            "旬",
            "底",
            "末",
            "初",
        ),
        *(
            "前",
            "之前",
            "以內",
            "內",
            "之日起",
            "後",
            "起",
            "至",
            "到",
            "自",
            "在",
            "個工作日",
            "日",
            "小時",
            "屆滿",
            "開工",
            "作出決定",
            "完成",
        ),
        *(
            "定期",
            "不得",
            "應當",
            "除",
            "外",
            "的",
            "，",
            "。",
            "、",
            "（",
            "）",
            "《",
            "》",
            " ",
            "\n",
            "０",
            "〇",
            "兩",
            "百",
            "千",
            "年度",
            "周",
        ),
    )
    text = "".join(chance.choice(pieces) for _ in range(chance.choice((3, 8, 20, 60, 400))))
    return Input({"text": mutated(chance, text.encode())})


def try_wording(given: Input) -> None:
    """Read its times as `fazhi read` does, with a day of issue and without."""
    from fazhi_cli.plan import kinds, wordings
    from fazhi_cli.plan.text_times import time_wordings

    text = given.files["text"].decode("utf-8", "replace")
    for issued in (None, TODAY):
        list(time_wordings(text, issued))
        wordings.find_times(text, Context(issued=issued))
    kinds.kind_of(text)
    kinds.exceptions(text)


def made_document(chance: random.Random) -> Input:
    """The text of a plan, mutated, in one of the encodings that offices have."""
    sources = [
        *sorted((ROOT / "tests" / "rulebooks").glob("*/source.txt")),
        *sorted((ROOT / "tests" / "shapes").glob("*/*.txt")),
    ]
    data = mutated(chance, chance.choice(sources).read_bytes())
    if chance.random() < 0.2:
        data = data.decode("utf-8", "replace").encode(chance.choice(("gb18030", "utf-16", "utf-8-sig")), "replace")
    return Input({"plan.txt": data})


def try_document(given: Input) -> None:
    """Read it as `fazhi import` does: what is written loads and prints the document, or its text alone."""
    from fazhi_cli.importing.plan_reading import read_plan
    from fazhi_cli.importing.readers import document_at

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.txt"
        file.write_bytes(given.files["plan.txt"])
        read_plan([line.text for line in document_at(file).lines], None, "plan")


def made_option(chance: random.Random) -> Input:
    """A call with odd values of its options."""
    options = (
        "--unit",
        "--lead",
        "--id",
        "--chapter",
        "--text",
        "--due-by",
        "--within",
        "--sort",
        "--fields",
        "--today",
        "--kind",
        "--limit",
    )
    words = [
        chance.choice(
            ("tasks", "clauses", "due", "units", "show", "stats", "duties", "clock", "read", "case", "chapters")
        )
    ]
    values = (*SIGNS, *VALUES, "市法制辦", "10", "10.3", "三十一", "30d", "title,-id", "2015-03-31", "-1", "1-99999999")
    for _ in range(chance.randint(0, 4)):
        words += [chance.choice(options), "".join(chance.choice(values) for _ in range(chance.choice((1, 1, 2, 5))))]
    if chance.random() < 0.5:
        words.insert(1, chance.choice(values))
    return Input({"words": "\0".join(word.replace("\0", "") for word in words).encode("utf-8", "surrogatepass")})


def try_option(given: Input) -> None:
    """Call the program itself; its exit code is one that the manual has."""
    import subprocess

    words = given.files["words"].decode("utf-8", "surrogatepass").split("\0")
    call = [sys.executable, "-m", "fazhi_cli", *words]
    answer = subprocess.run(call, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=20, cwd=ROOT)
    if answer.returncode not in (0, 1, 2, 3, 4) or b"Traceback" in answer.stderr:
        raise AssertionError(f"exit code {answer.returncode}: {answer.stderr[-2000:].decode('utf-8', 'replace')}")


def _from_desks(make: Callable[..., dict[str, bytes]]) -> Callable[[random.Random], Input]:
    return lambda chance: Input(make(chance, mutated))


def _tried(attempt: Callable[[Any], None]) -> Callable[[Input], None]:
    return lambda given: attempt(given.files)


TARGETS = {
    "office": Target(_from_desks(fuzz_desks.office), try_rulebook),
    "sheet": Target(_from_desks(fuzz_desks.sheet), _tried(fuzz_desks.try_sheet)),
    "register": Target(_from_desks(fuzz_desks.register), _tried(fuzz_desks.try_register)),
    "form": Target(_from_desks(fuzz_desks.form), _tried(fuzz_desks.try_form)),
    "file": Target(_from_desks(fuzz_desks.file), _tried(fuzz_desks.try_file)),
    "rulebook": Target(made_rulebook, try_rulebook),
    "wording": Target(made_wording, try_wording),
    "document": Target(made_document, try_document),
    "option": Target(made_option, try_option),
}


def input_of(target: str, number: int) -> Input:
    """The input of a number, the same in every run."""
    return TARGETS[target].made(random.Random(f"{target} {number}"))


def faults_in(target: str, numbers: range) -> list[Fault]:
    """What goes wrong with the inputs of some numbers."""
    found = []
    for number in numbers:
        given = input_of(target, number)
        start = time.process_time()
        try:
            TARGETS[target].tried(given)
        except FazhiError:
            pass
        except Exception:  # noqa: BLE001  (whatever it is, it is a fault)
            found.append(Fault(number, traceback.format_exc(limit=-3).strip()))
        spent = time.process_time() - start
        if spent > SECONDS:
            found.append(Fault(number, f"took {spent:.1f} s"))
    return found


def _bounded() -> None:
    """Let no process of the fuzzer have more memory than an input may take, and what the program itself needs."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_BYTES, 2 * MOST_BYTES))


def faults(target: str, first: int, count: int, jobs: int) -> Iterator[Fault]:
    """What goes wrong, as it is found, with the inputs from a number on."""
    steps = [range(start, min(start + STEP, first + count)) for start in range(first, first + count, STEP)]
    with ProcessPoolExecutor(jobs, initializer=_bounded) as pool:
        for of_step in pool.map(faults_in, [target] * len(steps), steps):
            yield from of_step


def kept(folder: Path, target: str, fault: Fault) -> None:
    """Write the input of a fault, and what it said, into a folder of its own."""
    place = folder / f"{target}-{fault.number}"
    place.mkdir(parents=True, exist_ok=True)
    for name, data in input_of(target, fault.number).files.items():
        (place / name).write_bytes(data)
    (place / "fault.txt").write_text(fault.reason + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    found = 0
    start = time.perf_counter()
    end = asked.first + asked.count
    for first in range(asked.first, end, PART):
        if first > asked.first:
            print(f"{asked.target}: {first - asked.first} tried, the next is --first {first}", file=sys.stderr)
        for fault in faults(asked.target, first, min(PART, end - first), asked.jobs):
            found += 1
            print(f"{asked.target} {fault.number}: {fault.reason.splitlines()[-1][:200]}", flush=True)
            if asked.keep:
                kept(asked.keep, asked.target, fault)
    spent = time.perf_counter() - start
    print(f"{asked.target}: {asked.count} inputs from {asked.first}, {found} faults, {spent:.0f} s")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
