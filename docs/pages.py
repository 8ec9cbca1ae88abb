"""Draw the manual's pictures of printed pages: the first page of a document, through LibreOffice or as PDF directly."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from fazhi_cli.cli.app import run

DOTS = "72"
"""Dots an inch: enough to read on a screen, and small in the repository."""

AS_OF = ("--today", "2015-03-20", "--as-of", "2015-03-20")
"""The day of which the pages tell, so that they are the same on any day."""

PAGES = {
    "page-list": ("docx", ["checklist", "--unit", "市目督室"]),
    "page-register": ("docx", ["checklist", "--layout", "台賬"]),
    "page-check": ("pdf", ["checklist", "--unit", "市法制辦", "--id", "10,17,21", "--layout", "核對表"]),
}


def draw(name: str, ending: str, arguments: list[str], folder: Path) -> None:
    document = folder / f"{name}.{ending}"
    if code := run([*arguments, *AS_OF, "-o", str(document)]):
        raise SystemExit(code)
    if ending != "pdf":
        profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
        subprocess.run(convert, check=True, capture_output=True)
    target = Path(__file__).with_name(name)
    page = ["pdftoppm", "-r", DOTS, "-png", "-singlefile", "-gray", str(document.with_suffix(".pdf")), str(target)]
    subprocess.run(page, check=True)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        for name, (ending, arguments) in PAGES.items():
            draw(name, ending, arguments, Path(place))
