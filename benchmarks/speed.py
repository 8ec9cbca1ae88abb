"""Whole calls of fazhi side by side with an empty Typer program and with the lists of todoman and sqlite-utils.

    python benchmarks/speed.py [rounds]

Each program is installed from its wheel into an environment of its own, bytecode compiled. The calls take turns, so that a
busy machine slows all of them alike; the medians are compared. Every answer is checked. Exits with 1 if a bound is broken.
"""

from __future__ import annotations

import json
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).parent.parent
ROUNDS = 20
QUESTION = ["tasks", "--unit", "市法制辦"]
FIRST = ["tasks", "--limit", "1", "--data"]
LED = [1, 5, 9, 10, *range(12, 23), 24, 25, 31, 32, 33, 35, 36, 37, 38, 39]
TITLE_OF_1 = "建立健全行政權力清單制度"
TITLE_OF_39 = "加強依法行政督促指導"

EMPTY = """\
import typer

app = typer.Typer(add_completion=False)


@app.command()
def main() -> None:
    pass
"""
EMPTY_SCRIPT = """\
#!{python}
import sys
from empty import app
if __name__ == "__main__":
    sys.exit(app())
"""


class Call(NamedTuple):
    """A command, what must be in its answer (how often), and what is done before it."""

    command: list[str]
    expected: str = ""
    times: int = 1
    terminal: bool = False
    before: Callable[[], None] = lambda: None
    variables: dict[str, str] = {}  # noqa: RUF012  (a NamedTuple never changes it)


class Bound(NamedTuple):
    """The median of one call may be at most so much of another's."""

    call: str
    other: str
    most: float


BOUNDS = (
    Bound("tasks | cat", "empty Typer program", 1.15),
    Bound("progress | cat", "empty Typer program", 2.0),
    Bound("tasks, on a terminal", "empty Typer program", 1.6),
    # A third of it is the table of time wordings, which is compiled once in a process that reads any.
    Bound("tasks, nothing compiled", "empty Typer program", 7.0),
    Bound("completion of a unit", "empty Typer program", 1.3),
    Bound("first task of 100 plans", "first task of a plan", 1.15),
    Bound("tasks | cat", "todoman", 0.4),
    Bound("tasks | cat", "sqlite-utils", 0.55),
)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory(prefix="fazhi-speed-") as folder:
        place = Path(folder)
        environment = surroundings(place)
        medians = measured(calls(place, environment), environment, rounds)
    for name, seconds in medians.items():
        print(f"{name:<26}{seconds * 1000:>8.1f} ms")
    print()
    broken = 0
    for bound in BOUNDS:
        ratio = medians[bound.call] / medians[bound.other]
        broken += ratio > bound.most
        verdict = "" if ratio <= bound.most else "  BROKEN"
        print(f"{bound.call:<26}{ratio:>6.2f} of {bound.other:<22}at most {bound.most}{verdict}")
    return min(broken, 1)


def surroundings(place: Path) -> dict[str, str]:
    """What the calls see: a home of their own, and nothing that would keep bytecode from being used."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "HOME": str(place),
        "XDG_CACHE_HOME": str(place / "cache"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def calls(place: Path, environment: dict[str, str]) -> dict[str, Call]:
    ours = installed(place / "fazhi", str(CHECKOUT))
    theirs = {name: installed(place / name, name) for name in ("todoman", "sqlite-utils")}
    empty = with_empty_program(ours)
    fazhi = str(ours / "fazhi")
    tasks = json.loads(subprocess.check_output([fazhi, *QUESTION, "-f", "json"], env=environment))
    if {task["id"] for task in tasks} != {*LED, 23}:
        sys.exit("fazhi lists other tasks than it should")
    config, database = as_todos(place, tasks), as_database(place, tasks, theirs["sqlite-utils"], environment)
    cold = place / "cold"
    query = "select id, title, lead, responsible, due from tasks order by id"
    return {
        "empty Typer program": Call([str(empty)]),
        "tasks | cat": Call([fazhi, *QUESTION], "\n", 26),
        # 65 that lead, and task 22 once more for its yearly duty.
        "progress | cat": Call([fazhi, "progress"], "\n", 66),
        "tasks, on a terminal": Call([fazhi, *QUESTION], "九、落實保障措施", terminal=True),
        "tasks, nothing compiled": Call(
            [fazhi, *QUESTION], "\n", 26, before=lambda: forget(cold), variables={"XDG_CACHE_HOME": str(cold)}
        ),
        "completion of a unit": Call(
            [fazhi], "市法制辦\t", variables={"_FAZHI_COMPLETE": "\x1f".join(["tasks", "--unit", "市法"])}
        ),
        "first task of a plan": Call([fazhi, *FIRST, str(as_library(place / "plan", 1))], TITLE_OF_1),
        "first task of 100 plans": Call([fazhi, *FIRST, str(as_library(place / "library", 100))], TITLE_OF_1),
        "todoman": Call([str(theirs["todoman"] / "todo"), "--config", str(config), "list"], "[ ]", 26),
        "sqlite-utils": Call([str(theirs["sqlite-utils"] / "sqlite-utils"), database, query, "--tsv"], TITLE_OF_39),
    }


def measured(calls: dict[str, Call], environment: dict[str, str], rounds: int) -> dict[str, float]:
    """The median time of each call in seconds, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(rounds + 1):
        for name, call in calls.items():
            call.before()
            seconds, answer = timed(call, environment)
            if answer.count(call.expected) != call.times and call.expected:
                sys.exit(f"{name} answered something else:\n{answer}")
            if turn:
                times[name].append(seconds)
    return {name: statistics.median(of) for name, of in times.items()}


def timed(call: Call, environment: dict[str, str]) -> tuple[float, str]:
    answering, variables = on_terminal if call.terminal else in_pipe, environment | call.variables
    start = time.perf_counter()
    answer = answering(call.command, variables)
    return time.perf_counter() - start, answer.decode()


def in_pipe(command: list[str], environment: dict[str, str]) -> bytes:
    return subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True).stdout


def on_terminal(command: list[str], environment: dict[str, str]) -> bytes:
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment | {"COLUMNS": "100"}) as process:
        os.close(theirs)
        answer = b"".join(iter(lambda: read(ours), b""))
        os.close(ours)
    if process.returncode:
        sys.exit(answer.decode())
    return answer


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # on Linux a terminal that all writers have left
        return b""


def forget(cache: Path) -> None:
    shutil.rmtree(cache, ignore_errors=True)


def installed(place: Path, what: str) -> Path:
    """The folder of scripts of a new environment in which `what` is installed."""
    venv.create(place, with_pip=True)
    subprocess.run([place / "bin" / "python", "-m", "pip", "install", "--quiet", "--compile", what], check=True)
    return place / "bin"


def with_empty_program(scripts: Path) -> Path:
    """A Typer program that does nothing, started as pip's scripts are, with its bytecode."""
    [site] = scripts.parent.glob("lib/python*/site-packages")
    (site / "empty.py").write_text(EMPTY, encoding="utf-8")
    subprocess.run([scripts / "python", "-m", "compileall", "-q", site / "empty.py"], check=True)
    script = scripts / "empty"
    script.write_text(EMPTY_SCRIPT.format(python=scripts / "python"), encoding="utf-8")
    script.chmod(0o755)
    return script


def as_library(folder: Path, plans: int) -> Path:
    """A library of so many plans: the one of Suining under other ids."""
    for number in range(1, plans + 1):
        rulebook = folder / f"{number:03}"
        shutil.copytree(CHECKOUT / "data", rulebook)
        tasks = rulebook / "tasks.yaml"
        text = tasks.read_text(encoding="utf-8")
        tasks.write_text(text.replace("id: suining-2015", f"id: plan-{number:03}"), encoding="utf-8")
    return folder


def as_todos(place: Path, tasks: list[dict[str, object]]) -> Path:
    """The tasks as todoman keeps them, a file each; gives its configuration."""
    folder = place / "todos" / "fazhi"
    folder.mkdir(parents=True)
    for task in tasks:
        due = f"DUE;VALUE=DATE:{str(task['due']).replace('-', '')}\r\n" if task["due"] else ""
        todo = f"BEGIN:VTODO\r\nUID:{task['id']}\r\nDTSTAMP:20150101T000000Z\r\nSUMMARY:{task['title']}\r\n{due}END:VTODO\r\n"
        calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:benchmark\r\n{todo}END:VCALENDAR\r\n"
        (folder / f"{task['id']}.ics").write_bytes(calendar.encode())
    config = place / "todoman.py"
    settings = {"path": f"{folder.parent}/*", "cache_path": str(place / "todoman.sqlite"), "date_format": "%Y-%m-%d"}
    config.write_text("".join(f"{name} = {value!r}\n" for name, value in settings.items()), encoding="utf-8")
    return config


def as_database(place: Path, tasks: list[dict[str, object]], scripts: Path, environment: dict[str, str]) -> str:
    """The tasks in a database that sqlite-utils made."""
    rows, database = place / "tasks.json", place / "tasks.sqlite"
    rows.write_text(json.dumps(tasks), encoding="utf-8")
    command: list[str | Path] = [scripts / "sqlite-utils", "insert", database, "tasks", rows, "--pk", "id"]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return str(database)


if __name__ == "__main__":
    sys.exit(main())
