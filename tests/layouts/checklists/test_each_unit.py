"""Every file of `checklist --each unit` and `calendar --each unit`, measured: a sample shows little of forty units."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import icalendar
import pytest

from tests import program
from tests.layouts.checklists.printed import print_files, sets_chinese
from tests.layouts.checklists.test_pages import BROKEN, LEAST_USED
from tests.layouts.checklists.test_telephone import TELEPHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.layouts.checklists.printed import Page

pytestmark = pytest.mark.slow

DAY = "2015-03-20"
UNITS = 23
"""Units that the plan names, each member of a group for itself."""

NEEDS = {
    "html": pytest.mark.skipif(not sets_chinese("chromium") or not shutil.which("pdftotext"), reason="needs Chromium"),
    "xlsx": pytest.mark.skipif(
        not sets_chinese("soffice") or not shutil.which("pdftotext"), reason="needs LibreOffice"
    ),
}

PLACE = re.compile(r"\d+(?:\.\d+)?")
LEFT_COLUMN = 52
"""Millimetres from the left edge of a page within which the first column stands."""

TELL_WIDTH = """
<script>addEventListener("load", () => parent.postMessage([FILE, document.documentElement.scrollWidth], "*"));</script>
"""
GATHER = """
<script>
  const told = {};
  addEventListener("message", (event) => {
    told[event.data[0]] = event.data[1];
    document.body.dataset.told = JSON.stringify(told);
  });
</script>
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Path]]:
    """files(format) -> the files of all units in it, without the page that lists them."""
    folder = tmp_path_factory.mktemp("each")

    def written(format_: str) -> list[Path]:
        to = folder / format_
        if not to.exists():
            command = ["calendar"] if format_ == "ics" else ["checklist", "-f", format_]
            program.run(*command, "--each", "unit", "--today", DAY, "--as-of", DAY, "-o", to, cwd=folder)
        return sorted(file for file in to.glob(f"*.{format_}") if "目錄" not in file.name)

    return written


def rows_of(page: Page) -> list[str]:
    """The places in the plan that stand in the first column of a page."""
    return [word.text for word in page.words if PLACE.fullmatch(word.text) and word.left < LEFT_COLUMN]


@pytest.mark.parametrize("format_", [pytest.param(name, marks=mark) for name, mark in NEEDS.items()])
def test_no_page_of_any_unit_is_left_with_a_row_or_torn_inside_a_day(
    files: Callable[[str], list[Path]], tmp_path: Path, format_: str
) -> None:
    written = [tmp_path / f"{number}.{format_}" for number, _file in enumerate(files(format_))]
    for file, copy in zip(files(format_), written, strict=True):
        shutil.copy(file, copy)
    assert len(written) == UNITS
    for file, pages in zip(files(format_), print_files(written, tmp_path), strict=True):
        text = re.sub("[ \u3000]", "", "\n".join(line for page in pages for line in page.lines))
        assert BROKEN.findall(text.translate(str.maketrans("（）", "()"))) == [], file.name
        rows = [len(rows_of(page)) for page in pages]
        assert len(pages) == 1 or (min(rows[:-1]) >= 1 and rows[-1] >= 2), (file.name, rows)
        if format_ == "html":
            assert min((page.used for page in pages[:-1]), default=1) >= LEAST_USED, file.name


@NEEDS["html"]
def test_no_page_of_any_unit_is_wider_than_a_telephone(files: Callable[[str], list[Path]], tmp_path: Path) -> None:
    frames = []
    for number, file in enumerate(files("html")):
        page = file.read_text("utf-8").replace("</body>", TELL_WIDTH.replace("FILE", json.dumps(file.name)) + "</body>")
        (tmp_path / f"{number}.html").write_text(page, "utf-8")
        frames.append(f'<iframe src="{number}.html" width="{TELEPHONE}" height="800" style="border: 0"></iframe>')
    (tmp_path / "all.html").write_text(f"{GATHER}<body>{''.join(frames)}</body>", "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={tmp_path}/browser"]
    command = ["chromium", *flags, "--virtual-time-budget=20000", "--dump-dom", f"file://{tmp_path}/all.html"]
    read = subprocess.run(command, check=True, capture_output=True, timeout=180).stdout.decode()
    found = re.search('data-told="([^"]*)"', read)
    assert found
    assert json.loads(unescape(found[1])) == {file.name: TELEPHONE for file in files("html")}


def test_the_markdown_of_every_unit_has_boxes_and_no_gap(files: Callable[[str], list[Path]]) -> None:
    written = files("md")
    assert len(written) == UNITS
    for file in written:
        text = file.read_text("utf-8")
        [unit] = re.findall(r"^\d+ (.+?)-", file.name)
        assert re.search(rf"(?m)^{unit}：", text), file.name
        assert "- [ ] 未啟動" in text, file.name
        assert "\n\n\n" not in text, file.name


def test_the_calendar_of_every_unit_names_it_and_each_limit_once(files: Callable[[str], list[Path]]) -> None:
    written = files("ics")
    assert len(written) == UNITS
    for file in written:
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        [unit] = re.findall(r"^\d+ (.+?)-", file.name)
        assert str(calendar["x-wr-calname"]).startswith(f"{unit}："), file.name
        events = calendar.walk("VEVENT")
        assert len({event["uid"] for event in events}) == len(events), file.name
        assert all(type(event.decoded("dtstart")) is date for event in events), file.name
