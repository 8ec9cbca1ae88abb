"""Commands that write, killed at a random moment: the old or the new is there, and the next call clears and is let in.

    python benchmarks/kills.py [--rounds 40] [--seed 1] [NAME ...]

NAME is one of the names in WRITERS. Each round ends with the same command once more; drafts are made old before, for a young one may
be somebody's. Then as many rounds of two calls at once that make one new file: one of them is told. What is wrong is told
in a line each; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli import files

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "tests" / "source" / "suining-2015.txt"


class Writer(NamedTuple):
    """A command line in a folder with the rulebook `data`, and what it makes there.

    is_new: nothing may be there before. is_over: a folder with older files of these names, and one of somebody's own, is.
    """

    words: str
    made: str
    is_new: bool = True
    is_over: bool = False


WRITERS = {
    "csv": Writer("tasks --data data -o made.csv", "made.csv"),
    "xlsx": Writer("tasks --data data -o made.xlsx", "made.xlsx"),
    "calendar": Writer("calendar --data data -o made.ics", "made.ics"),
    "each": Writer("checklist --data data --each chapter -f html -o made", "made"),
    "each over": Writer(
        "checklist --data data --each chapter -f html -o made --force", "made", is_new=False, is_over=True
    ),
    "sheet": Writer("sheet out --data data --chapter 1 --period 2015-06 -o made", "made"),
    "new": Writer("new made", "made"),
    "import": Writer(f"import {SOURCE} -o made", "made"),
    "compile": Writer("compile data -o made.fazhi", "made.fazhi"),
    "change": Writer(
        "change 12 --suspend --basis 國發〔2015〕25號 --from 2015-05-10 --data data", "data/changes.yaml", is_new=False
    ),
    "register": Writer(
        "progress set 10,12 --status 推進中 --note 甲 --by 甲 --data data", "data/ledger.db", is_new=False
    ),
}


def started(desk: Path, words: str) -> subprocess.Popen[bytes]:
    """The program with these words, in a group of its own."""
    command = [sys.executable, "-m", "fazhi_cli", *words.split()]
    variables = {**os.environ, "HOME": str(desk), "XDG_CACHE_HOME": str(desk / "cache")}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=desk, env=variables, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )


OLD = b"old"
"""What a file holds that stands where a command writes."""

OWN = "notes.txt"
"""A file of somebody's own in a folder where a command writes."""


def shape(place: Path) -> object:
    """What is told of what stands at a place: in a folder the names, and which are old; of a file the size; None where nothing is."""
    if place.is_dir():
        return sorted((each.name, each.read_bytes() == OLD) for each in place.iterdir())
    return place.stat().st_size if place.exists() else None


def removed(place: Path) -> None:
    """What stands at a place is gone."""
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def made_old(place: Path, names: Iterable[str]) -> None:
    """A folder holds older files of these names."""
    place.mkdir()
    for name in names:
        (place / name).write_bytes(OLD)


def drafts(desk: Path) -> list[Path]:
    """What killed programs left half written."""
    return [each for each in desk.rglob(".fazhi-*") if files.is_draft(each.name)]


def killed(desk: Path, writer: Writer, chance: random.Random, seconds: float, first: Path) -> str | None:
    """What is wrong after one kill; None where nothing is. first: what the command made before, in so many seconds."""
    made = desk / writer.made
    whole = shape(first)
    removed(made)
    if writer.is_over:
        made_old(made, os.listdir(first))
    before = shape(made)
    process = started(desk, writer.words)
    time.sleep(chance.uniform(0, seconds))
    process.kill()
    process.wait()
    for left in drafts(desk):
        os.utime(left, (0, 0))
    is_made = shape(made) != before
    if is_made and shape(made) != whole:
        return f"a part was left: {shape(made)}"
    code = started(desk, writer.words).wait()
    # What is there already is told, but for an entry that may be made again.
    expected = ({2} if writer.is_new else {0, 2}) if is_made else {0}
    if code not in expected:
        return f"the next call ended with {code}"
    if drafts(desk) and code == 0:
        return "the next call left drafts"
    if not is_made and shape(made) != whole:
        return f"the next call made something else: {shape(made)}"
    return None


def at_once(desk: Path, writer: Writer) -> str | None:
    """What is wrong after two calls at once; None where one made the new file, and the other was told."""
    removed(desk / writer.made)
    codes = sorted(process.wait() for process in [started(desk, writer.words), started(desk, writer.words)])
    return None if codes == [0, 2] else f"two at once ended with {codes}"


def faults_of(name: str, rounds: int, seed: int) -> list[str]:
    """What goes wrong with a command, in so many rounds of each kind."""
    writer = WRITERS[name]
    chance = random.Random(f"{name} {seed}")
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        shutil.copytree(ROOT / "data", desk / "data")
        begun = time.monotonic()
        started(desk, writer.words).wait()
        seconds = time.monotonic() - begun
        first = (desk / writer.made).rename(desk / "first")
        if writer.is_over:
            (first / OWN).write_bytes(OLD)
        found = [killed(desk, writer, chance, seconds, first) for _ in range(rounds)]
        if writer.is_new:
            found += [at_once(desk, writer) for _ in range(rounds)]
    return [fault for fault in found if fault]


def main() -> int:
    """Try every command that is named, or all; the exit code is 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *WRITERS], metavar="NAME")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    is_wrong = False
    for name in asked.names or WRITERS:
        faults = faults_of(name, asked.rounds, asked.seed)
        is_wrong = is_wrong or bool(faults)
        print(f"{name}: {asked.rounds} rounds, {len(faults)} faults", *faults, sep="\n  ", flush=True)
    return int(is_wrong)


if __name__ == "__main__":
    sys.exit(main())
