"""Draw docs/terminal.svg from what the program prints: each run of text at its own cell, whatever the reader's font."""

from __future__ import annotations

import io
import os
import re
from contextlib import redirect_stdout
from html import escape
from pathlib import Path

from fazhi_cli.cli.app import run
from fazhi_cli.formats.widths import width

COMMAND = ["tasks", "--lead", "市法制辦", "--when", "milestone"]
COLUMNS = 100
CELL, LINE, FRAME = 8, 22, 16
"""Pixels: the width of a cell, the height of a line, the margin around all."""

INK = {"0": "#d4d4d4", "1": "#ffffff", "2": "#808080", "36": "#4ec9b0"}
"""Colours by SGR parameter: plain, bold, dim, cyan."""
PAINTED = re.compile(r"\x1b\[([0-9;]*)m")
RUN = re.compile(r"\S+(?: \S+)*")


def printed() -> str:
    os.environ |= {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    os.environ.pop("NO_COLOR", None)
    shown = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(shown):
        run([*COMMAND, "-f", "table"])
    shown.seek(0)
    return f"$ fazhi {' '.join(COMMAND)}\n{shown.read()}"


def picture(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    size = (COLUMNS * CELL + 2 * FRAME, len(lines) * LINE + 2 * FRAME)
    rows = "".join(row(line, FRAME + (n + 1) * LINE - 6) for n, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" font-size="15" '
        "font-family=\"'Noto Sans Mono CJK TC','Sarasa Mono TC',Menlo,Consolas,monospace\">\n"
        f'<rect width="{size[0]}" height="{size[1]}" rx="8" fill="#1e1e1e"/>\n{rows}</svg>\n'
    )


def row(line: str, y: int) -> str:
    codes = "".join(PAINTED.findall(line)[:1]).split(";")
    ink = next((INK[code] for code in reversed(codes) if code in INK), INK["0"])
    weight = ' font-weight="bold"' if "1" in codes else ""
    plain = PAINTED.sub("", line)
    return "".join(
        f'<text x="{FRAME + CELL * width(plain[: part.start()])}" y="{y}" fill="{ink}"{weight} xml:space="preserve" '
        f'textLength="{CELL * width(part[0])}" lengthAdjust="spacingAndGlyphs">{escape(part[0])}</text>\n'
        for part in RUN.finditer(plain)
    )


if __name__ == "__main__":
    Path(__file__).with_name("terminal.svg").write_text(picture(printed()), encoding="utf-8")
