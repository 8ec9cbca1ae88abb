"""Sheets as they leave the printer: PDF directly, Word as LibreOffice sets it, a web page from a browser; and their measures."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from fazhi_cli.formats.document import Document

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
SIZE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
MILLIMETRE = 72 / 25.4

MARGINS = {False: {"top": 37, "bottom": 35, "left": 28}, True: {"top": 28, "bottom": 26, "left": 35}}
"""Millimetres of GB/T 9704-2012, by whether the page lies on its side; the page number stands outside of them."""

TEXT_WIDTH = {False: 156, True: 225}
"""Millimetres between the margins at the sides."""


class Word(NamedTuple):
    """A word where it stands on a page, in millimetres from its left upper corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """The lines of a page, how much of its height they use (1: down to the foot), and its words where they stand."""

    lines: list[str]
    used: float
    words: list[Word]


class Sheet(NamedTuple):
    """A document, its pages, and their text line by line as it is set, cell after cell."""

    document: Document
    pages: list[Page]
    text: str = ""


def sets_chinese(program: str) -> bool:
    """Whether a program that sets pages is there, and a font of the system for it."""
    if not shutil.which(program) or not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-tw"], capture_output=True, check=False).stdout)


def print_all(documents: Mapping[str, Document], format_: str, folder: Path) -> dict[str, Sheet]:
    """The sheets of some documents, by their names, printed in one call of the program that prints them."""
    files = []
    for name, document in documents.items():
        file = folder / f"{name}.{format_}"
        file.write_bytes(rendered(document, format_))
        files.append(file)
    pages = print_files(files, folder)
    texts = [_read(file.with_suffix(".pdf"), "-raw") for file in files]
    of_files = zip(documents.items(), pages, texts, strict=True)
    return {name: Sheet(document, of_file, text) for (name, document), of_file, text in of_files}


def print_files(files: list[Path], folder: Path) -> list[list[Page]]:
    """The pages of each of some files, which are of one format and stand in the folder."""
    format_ = files[0].suffix.removeprefix(".")
    if format_ in PRINTERS:
        PRINTERS[format_](files, folder)
    return [pages_of(file.with_suffix(".pdf")) for file in files]


def _by_libreoffice(files: list[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)


def _by_chromium(files: list[Path], folder: Path) -> None:
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}/browser",
        "--no-pdf-header-footer",
    ]
    for file in files:
        command = ["chromium", *flags, f"--print-to-pdf={file.with_suffix('.pdf')}", f"file://{file}"]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


PRINTERS: dict[str, Callable[[list[Path], Path], None]] = {
    "docx": _by_libreoffice,
    "xlsx": _by_libreoffice,
    "html": _by_chromium,
}


def pages_of(pdf: Path) -> list[Page]:
    text = _read(pdf, "-layout").removesuffix("\f")
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in text.split("\f")]
    placed = [page for page in _read(pdf, "-bbox").split("</page>") if SIZE.search(page)]
    words = [_words(page) for page in placed]
    used = [_used(page, of_page) for page, of_page in zip(placed, words, strict=True)]
    return [Page(*page) for page in zip(lines, used, words, strict=True)]


def _read(pdf: Path, form: str) -> str:
    return subprocess.run(["pdftotext", form, pdf, "-"], capture_output=True, check=True).stdout.decode()


def _words(page: str) -> list[Word]:
    found = []
    for *edges, text in WORD.findall(page):
        left, top, right, bottom = (float(edge) / MILLIMETRE for edge in edges)
        found.append(Word(left, top, right, bottom, text))
    return found


def _used(page: str, words: list[Word]) -> float:
    size = SIZE.search(page)
    assert size
    width, height = (float(length) / MILLIMETRE for length in size.groups())
    margins = MARGINS[width > height]
    foot = height - margins["bottom"]
    # A line may hang into the margin by a hair; the page number lies well outside.
    within = [word.bottom for word in words if word.left > margins["left"] - 1 and word.bottom < foot + 2]
    return (max(within, default=margins["top"]) - margins["top"]) / (foot - margins["top"])
