"""What a library of a thousand plans costs beside one plan: compiled, looked at, changed and asked.

    python benchmarks/large.py [plans]

The library is that of libraries.py. Calls take turns, so that a busy machine slows all of them alike, and of each the quickest
counts; what one process does twice is measured by the time of its core. Exits with 1 if a bound is broken.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import libraries

PLANS = 1000
SAMPLE = 120
"""Plans of which the compile is compared with reading their YAML: nine a shelf, for a library is no index of two plans."""
ROUNDS = 9

COMPILE = 0.35
"""The speed of a compile on one core, of that of PyYAML's CSafeLoader."""
LOOK = 5.0
"""Microseconds a file for which a library is looked at."""
CHANGE = 0.2
"""Seconds that taking in one changed plan may cost beside compiling it."""

QUESTIONS: dict[str, tuple[list[str], float]] = {
    "first hundred tasks": (["tasks", "--limit", "100"], 1.3),
    "a word in the text": (["tasks", "--text", "責任書", "--limit", "100"], 2.5),
    "a word that stands nowhere": (["tasks", "--text", "無此詞也"], 6.0),
    "next of the agenda": (["due", "--limit", "2"], 6.0),
    "a unit's card": (["units", "市財政局"], 4.0),
    "figures": (["stats"], 6.0),
}
"""By name a question, and how many times as long as of one plan it may take of all."""

SPEED_OF_COMPILE = """\
import gc, sys, time
from pathlib import Path
import yaml
from fazhi_cli.index import workers
from fazhi_cli.index.renewal import compile_data
workers.MUCH = sys.maxsize  # one core
# Shelf by shelf, so that what else the machine does slows both alike.
shelves = sorted(Path(sys.argv[1]).iterdir())
ours = dict.fromkeys(shelves, float("inf"))
theirs = ours.copy()
gc.disable()
for _ in range(10):
    for shelf in shelves:
        texts = [path.read_text("utf-8") for path in shelf.rglob("*.yaml")]
        start = time.process_time()
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)
        theirs[shelf] = min(theirs[shelf], time.process_time() - start)
        start = time.process_time()
        compile_data(shelf).close()
        ours[shelf] = min(ours[shelf], time.process_time() - start)
print(sum(theirs.values()) / sum(ours.values()))
"""
SPEED_OF_LOOK = """\
import sys, time
from pathlib import Path
from fazhi_cli.index import sources, store
from fazhi_cli.index.cache import cache_file
library = Path(sys.argv[1])
connection = store.connect(cache_file(library))
best = float("inf")
for _ in range(20):
    start = time.process_time()
    assert sources.look(connection, str(library)) == sources.SAME
    best = min(best, time.process_time() - start)
files = sum(1 for _ in library.rglob("*.yaml"))
print(best / files * 1e6)
"""


class Cost(NamedTuple):
    """Seconds by the clock, and the most memory that the process held, in MiB (Linux counts in KiB)."""

    seconds: float
    mib: float


def main() -> int:
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else PLANS
    with tempfile.TemporaryDirectory(prefix="fazhi-large-") as folder:
        place = Path(folder)
        os.environ["XDG_CACHE_HOME"] = str(place / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sample, one, some, many = (
            libraries.make(place / name, count)
            for name, count in (("sample", SAMPLE), ("one", 1), ("some", max(1, plans // 10)), ("many", plans))
        )
        time.sleep(4)  # files of this moment are read again by every call
        kept = [
            told("compile beside CSafeLoader", measured(SPEED_OF_COMPILE, sample), COMPILE, least=True),
            compiled(one, some, many),
            told("look, microseconds a file", measured(SPEED_OF_LOOK, many), LOOK),
            asked(one, many),
            changed(many),
        ]
    return int(not all(kept))


def compiled(one: Path, some: Path, many: Path) -> bool:
    """Whether the memory for a library does not grow with it."""
    costs = {library: fazhi("tasks", "--limit", "1", "--data", str(library)) for library in (one, some, many)}
    for library, cost in costs.items():
        print(f"{library.name + ' compiled on all cores':<34}{cost.seconds:8.2f} s {cost.mib:6.0f} MiB")
    return told("memory for many beside some", costs[many].mib / costs[some].mib, 1.5)


def asked(one: Path, many: Path) -> bool:
    """Whether every question is answered in time."""
    kept = []
    for name, (question, most) in QUESTIONS.items():
        best = {library: float("inf") for library in (one, many)}
        for _ in range(ROUNDS):
            for library, before in best.items():
                best[library] = min(before, fazhi(*question, "--data", str(library)).seconds)
        kept.append(told(f"{name}, many beside one", best[many] / best[one], most))
    return all(kept)


def changed(library: Path) -> bool:
    """Whether a changed plan is taken in within its own compile and a little more."""
    question = ("tasks", "--limit", "1", "--data", str(library))
    [tasks, *_] = sorted(library.rglob("tasks.yaml"))
    alone = shutil.copytree(tasks.parent, library.parent / "alone")
    fresh = own = taken = float("inf")
    for round_ in range(ROUNDS):
        fresh = min(fresh, fazhi(*question).seconds)
        for file in (tasks, alone / "tasks.yaml"):
            file.write_text(f"{tasks.read_text(encoding='utf-8')}# {round_}\n", encoding="utf-8")
        own = min(own, fazhi("tasks", "--limit", "1", "--data", str(alone)).seconds)
        taken = min(taken, fazhi(*question).seconds)
    print(f"fresh {fresh:.3f} s, a plan compiled alone {own:.3f} s, one of many changed {taken:.3f} s")
    return told("a changed plan, seconds over its own", taken - own, CHANGE)


def told(name: str, value: float, bound: float, *, least: bool = False) -> bool:
    """Print a measure beside its bound, and give whether it keeps it."""
    kept = value >= bound if least else value <= bound
    print(f"{name:<40}{value:8.2f}   at {'least' if least else 'most'} {bound}{'' if kept else '  BROKEN'}")
    return kept


def measured(program: str, library: Path) -> float:
    """What a program prints of a library; of one that has its index."""
    fazhi("tasks", "--limit", "1", "--data", str(library))
    return float(subprocess.check_output([sys.executable, "-c", program, str(library)]))


def fazhi(*arguments: str) -> Cost:
    """One call, into a pipe as a script makes it."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "fazhi_cli", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(arguments)}")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
