"""Random questions to random rulebooks, answered by the program and by a naive reader of the same YAML: do they agree?

    python benchmarks/second_reader.py [--count 10000] [--first 0]

Rulebooks, libraries, changes, days and questions are made from their numbers alone (tests/random_rulebooks.py), so that a run goes
on where another stopped, and a difference is found again by its number. The exit code is 1 where there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import second_reading

OF_ONE_RULEBOOK = 100
"""Questions to each."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    started = time.perf_counter()
    tally = second_reading.Tally()
    for start in range(asked.first, asked.first + asked.count, OF_ONE_RULEBOOK):
        questions = range(start, min(start + OF_ONE_RULEBOOK, asked.first + asked.count))
        with tempfile.TemporaryDirectory() as folder:
            of_rulebook = second_reading.compare(Path(folder), start // OF_ONE_RULEBOOK, questions)
        for difference in of_rulebook.differences:
            print(difference, flush=True)
        tally = tally.with_more(of_rulebook)
    spent = time.perf_counter() - started
    print(
        f"{asked.count} questions from {asked.first}: {len(tally.differences)} differences, {tally.refused} refused alike,"
        f" {tally.empty} empty, {tally.rows} rows, {spent:.0f} s"
    )
    return int(bool(tally.differences))


if __name__ == "__main__":
    sys.exit(main())
