"""What documents cost: the whole plan in every layout and format, and an Excel file of 40,000 rows.

    python benchmarks/documents.py

Every call is a process of its own and counts with its start. Exits with 1 if a bound is broken.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LAYOUTS = ("任務分工表", "督查督辦台賬", "單位任務清單", "對賬銷號表", "逐項核對表")
FORMATS = ("md", "html", "docx", "xlsx", "pdf")
SECONDS = 3.0
"""For the whole plan, a layout and format."""

ROWS, ROWS_SECONDS, ROWS_MIB = 40_000, 60.0, 1024
MANY = """\
import sys
from itertools import cycle, islice
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.formats import xlsx
from fazhi_cli.asked.selection import Selection
from fazhi_cli.session import Session

document = layouts.build(Session().question(Selection()), "duties")
[table] = document.workbook
many = table._replace(rows=tuple(islice(cycle(table.rows), {rows})))
open(sys.argv[1], "wb").write(xlsx.render_document(document._replace(tables=(many,))))
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        broken = [not _plan(layout, format_, Path(folder)) for layout in LAYOUTS for format_ in FORMATS]
        broken.append(not _many(Path(folder)))
    return int(any(broken))


def _plan(layout: str, format_: str, folder: Path) -> bool:
    file = folder / f"{layout}.{format_}"
    seconds, _ = _run([sys.executable, "-m", "fazhi_cli", "checklist", "--layout", layout, "-o", str(file)])
    print(f"{layout} {format_:4}  {seconds:5.2f} s  {file.stat().st_size / 1024:7.0f} KiB")
    return seconds <= SECONDS


def _many(folder: Path) -> bool:
    file = folder / "many.xlsx"
    seconds, mib = _run([sys.executable, "-c", MANY.format(rows=ROWS), str(file)])
    print(f"{ROWS} rows xlsx  {seconds:5.1f} s  {mib:5.0f} MiB  file {file.stat().st_size / 1024:7.0f} KiB")
    return seconds <= ROWS_SECONDS and mib <= ROWS_MIB


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds, and the most memory that the process held, in MiB (Linux counts in KiB)."""
    started = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command[:6])}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
