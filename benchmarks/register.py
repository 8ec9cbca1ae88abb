"""What a register of half a million reports costs beside one of five hundred, where one unit of one plan is asked for.

    python benchmarks/register.py [entries]

The library is that of libraries.py; every unit of every task reports, round after round, until there are so many entries, which are taken
over at once, as `fazhi ledger import` does. Calls take turns; of each the median of the processor's time is compared. Exits with 1 if the bound is broken.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import libraries

from fazhi_cli.ledger.entry import EMPTY, Draft, Entry, Head, chained
from fazhi_cli.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLANS = 100
ENTRIES = 500_000
FEW = 500
ROUNDS = 15
BOUND = 1.5
"""Times as long as of few entries."""


def main() -> int:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["XDG_CACHE_HOME"] = folder
        library = libraries.make(place / "library", PLANS)
        tasks = [json.loads(line) for line in fazhi(library, "", "tasks", "-f", "jsonl").splitlines()]
        asked = next(task for task in tasks if task["lead"] and task["plan"] != tasks[0]["plan"])
        question = ("progress", "--plan", asked["plan"], "--unit", asked["lead"][0], "--today", "2015-12-31")
        registers = {
            FEW: written(place / "few.db", islice(reports([t for t in tasks if t["plan"] == asked["plan"]]), FEW)),
            entries: written(place / "many.db", islice(reports(tasks), entries)),
        }
        times: dict[int, list[float]] = {number: [] for number in registers}
        for _ in range(ROUNDS):
            for number, address in registers.items():
                before = os.times()
                assert fazhi(library, address, *question)
                after = os.times()
                times[number].append(
                    after.children_user + after.children_system - before.children_user - before.children_system
                )
    few, many = (statistics.median(times[number]) for number in (FEW, entries))
    print(
        f"{FEW} entries {few * 1000:.0f} ms, {entries} entries {many * 1000:.0f} ms: {many / few:.2f}, at most {BOUND}"
    )
    return int(many / few > BOUND)


def reports(tasks: list[dict[str, Any]]) -> Iterator[Entry]:
    """Reports of every unit of every task, one month after the other and from the beginning again."""
    head, month = EMPTY, 0
    while True:
        month = month % 12 + 1
        for task in tasks:
            for unit in (*task["lead"], *task["responsible"]):
                entry = chained(_report(task, unit, f"2015-{month:02}"), head, f"2015-{month:02}-25T08:00:00Z")
                head = Head(entry.number, entry.hash)
                yield entry


def _report(task: dict[str, Any], unit: str, month: str) -> Draft:
    return Draft(
        day=f"{month}-25", act="report", plan=task["plan"], task=task["id"], unit=unit, mark="0123456789abcdef",
        period=month, status="in_progress", note="本月按計劃推進，已完成文件清理和公開徵求意見。", by="張三",
    )  # fmt: skip


def written(file: Path, entries: Iterable[Entry]) -> str:
    """The address of a new register with these entries."""
    address = f"sqlite:///{file}"
    Ledger.open(address).restore(entries)
    return address


def fazhi(library: Path, ledger: str, *arguments: str) -> str:
    environment = {**os.environ, "FAZHI_LEDGER": ledger or f"{library}/none.db"}
    command = [sys.executable, "-m", "fazhi_cli", *arguments, "--data", str(library)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
