"""Sheets as screens show them: a telephone's, measured in a browser whose window is 360 pixels wide, and a desk's."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import TableRow
from fazhi_cli.layouts import checklists as layouts
from tests import program
from tests.formats.rendering import rendered
from tests.layouts.checklists.printed import sets_chinese

if TYPE_CHECKING:
    from pathlib import Path

    from fazhi_cli.session import Session

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sets_chinese("chromium"), reason="needs Chromium and a font"),
]

TELEPHONE, DESK = 360, 1200
"""Pixels of the width of a screen."""

MEASURE = """
<script>
  const boxOf = (element) => { const {left, right, top} = element.getBoundingClientRect(); return {left, right, top}; };
  const lines = (cell) => [...cell.children].map((line) => ({...boxOf(line), text: line.textContent}));
  const parted = (cell) => [...cell.children].slice(0, -1).map((line) => getComputedStyle(line, "::after").content);
  const sign = (line, place) => getComputedStyle(line, place).content.replace(/^none$|"/g, "");
  const read = (cell) => [...cell.children].map((line) => sign(line, "::before") + line.textContent + sign(line, "::after")).join("");
  const torn = (element, words) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let found = 0;
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      found += range.getClientRects().length > 1;
    }
    return found;
  };
  const cells = [...document.querySelectorAll("td[data-heading]")].filter((cell) => cell.children.length);
  const blanks = [...document.querySelectorAll("td:empty")].filter((cell) => cell.offsetParent !== null);
  parent.postMessage(JSON.stringify({
    width: innerWidth,
    needed: document.documentElement.scrollWidth,
    heads: [...document.querySelectorAll(".heads")].filter((row) => row.offsetParent !== null).length,
    cells: cells.map((cell) => ({...boxOf(cell), heading: cell.dataset.heading, lines: lines(cell), parted: parted(cell), read: read(cell)})),
    blanks: blanks.map((cell) => ({...boxOf(cell), heading: cell.dataset.heading})),
    "torn parts": ["確定適用5條", "條文未寫明主體8條"].map((words) => torn(document.body, words)),
    torn: ["牽頭單位：", "責任單位："].map((words) => torn(document.body, words)),
    "torn names": NAMES.filter((words) => torn(document.body, words)),
  }), "*");
</script>
"""
"""Tells the page around where the lines of the cells stand."""

NAMES = ["本機關法制工作機構", "行政執法機關", "行政複議機關", "上一級主管部門", "市政府法制機構", "從嚴", "從寬"]
"""Names of those who act and who receive, and the words for the two readings of a limit."""

AROUND = """
<script>addEventListener("message", (event) => { document.body.dataset.measured = event.data; });</script>
<body><iframe src="sheet.html" width="WIDTH" height="800" style="border: 0"></iframe></body>
"""
"""Holds the sheet in a frame: a window without a screen is never as narrow as a telephone."""


def measured(sheet: bytes, folder: Path, width: int = TELEPHONE) -> dict[str, Any]:
    """The measures of a sheet on a screen of that width, as MEASURE tells them."""
    measure = MEASURE.replace("NAMES", json.dumps(NAMES))
    (folder / "sheet.html").write_text(sheet.decode().replace("</body>", measure + "</body>"), encoding="utf-8")
    (folder / "around.html").write_text(AROUND.replace("WIDTH", str(width)), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/browser"]
    command = ["chromium", *flags, "--virtual-time-budget=10000", "--dump-dom", f"file://{folder}/around.html"]
    read = subprocess.run(command, check=True, capture_output=True, timeout=180)
    found = re.search('data-measured="([^"]*)"', read.stdout.decode())
    assert found
    measures: dict[str, Any] = json.loads(unescape(found[1]))
    return measures


@pytest.mark.parametrize("layout", ["assignment", "register", "duties", "closing", "checks"])
def test_a_sheet_is_read_from_top_to_bottom(session: Session, tmp_path: Path, layout: str) -> None:
    asked = Selection(today=date(2015, 3, 20), as_of=date(2015, 3, 20), unit=("市法制辦",))
    page = measured(rendered(layouts.build(session.question(asked), layout), "html"), tmp_path)
    assert (page["width"], page["needed"]) == (TELEPHONE, TELEPHONE)
    # No cell of words stands beside another: each has the width of the page.
    words = [cell for cell in page["cells"] if len(cell["lines"][0]["text"]) > 4]
    assert min(cell["right"] - cell["left"] for cell in words) > 300
    for cell in page["cells"]:
        if cell["heading"] == "完成時限":
            # The days of a limit, and what the others are, do not run into each other.
            tops = [line["top"] for line in cell["lines"]]
            assert len(set(tops)) == len(tops), [line["text"] for line in cell["lines"]]


@pytest.mark.parametrize("layout", ["register", "duties", "closing", "checks"])
def test_names_are_parted_by_commas_and_what_is_counted_stands_side_by_side(
    session: Session, tmp_path: Path, layout: str
) -> None:
    asked = Selection(today=date(2015, 3, 20), as_of=date(2015, 3, 20), unit=("市法制辦",))
    page = measured(rendered(layouts.build(session.question(asked), layout), "html"), tmp_path)
    names = [cell for cell in page["cells"] if cell["heading"].endswith("單位") and len(cell["lines"]) > 1]
    assert all("、" in cell["read"] or "，" in cell["read"] for cell in names)
    assert [cell["read"] for cell in names if "、、" in cell["read"] or "、，" in cell["read"]] == []
    told = "行政執法機關、本機關法制工作機構，由本單位判斷"
    assert (layout == "closing") == any(cell["read"] == told for cell in names)
    entered = [cell for cell in page["cells"] if "__" in str(cell["lines"]) and len(cell["lines"]) > 1]
    assert all(set(cell["parted"]) == {"none"} for cell in entered)
    pairs = [cell["lines"][:2] for cell in entered if cell["lines"][0]["text"] == "應辦____件"]
    assert (layout == "closing") == bool(pairs)
    assert all(first["top"] == second["top"] for first, second in pairs)
    assert page["torn"] == [0, 0]


def test_what_is_written_in_is_a_short_line_behind_its_heading(session: Session, tmp_path: Path) -> None:
    """The empty cells were left out: a sheet of what is struck off had nothing to strike off on a telephone."""
    asked = Selection(today=date(2015, 3, 20), as_of=date(2015, 3, 20), unit=("市法制辦",), id=("10",))
    document = layouts.build(session.question(asked), "closing")
    page = measured(rendered(document, "html"), tmp_path)
    rows = [row for row in document.tables[0].rows if isinstance(row, TableRow)]
    to_write = ["完成日期", "證明材料", "核實人", "銷號日期"]
    assert [blank["heading"] for blank in page["blanks"] if blank["heading"] != "完成情況"] == to_write * len(rows)
    assert all(blank["right"] <= TELEPHONE for blank in page["blanks"])
    beside = [one["top"] == other["top"] for one, other in pairwise(page["blanks"])]
    assert sum(beside) >= len(rows)


def test_no_page_that_is_not_filled_in_has_lines_to_write_on(tmp_path: Path) -> None:
    program.run("matrix", "-o", tmp_path / "matrix.html", cwd=tmp_path)
    assert measured((tmp_path / "matrix.html").read_bytes(), tmp_path)["blanks"] == []


def test_what_a_sheet_is_breaks_after_what_each_part_of_it_says(tmp_path: Path) -> None:
    """Of a bureau that the plan does not name: 確定適用5條 stays on its line."""
    program.run("checklist", "--unit", "市環保局", "-o", tmp_path / "sheet.html", cwd=tmp_path)
    page = measured((tmp_path / "sheet.html").read_bytes(), tmp_path)
    assert page["torn parts"] == [0, 0]
    assert page["needed"] == TELEPHONE


@pytest.mark.parametrize(("width", "heads"), [(DESK, 1), (TELEPHONE, 0)])
def test_the_headings_of_columns_stand_once_on_a_screen(
    session: Session, tmp_path: Path, width: int, heads: int
) -> None:
    """Printed they stand on every page; a telephone has them before each cell."""
    asked = Selection(today=date(2015, 3, 20), as_of=date(2015, 3, 20), unit=("市法制辦",))
    sheet = rendered(layouts.build(session.question(asked), "closing"), "html")
    assert sheet.count(b"<thead>") > 20
    assert measured(sheet, tmp_path, width)["heads"] == heads


def test_yes_and_no_stand_beside_each_other(tmp_path: Path) -> None:
    program.run("case", "行政處罰", "-o", tmp_path / "case.html", cwd=tmp_path)
    page = measured((tmp_path / "case.html").read_bytes(), tmp_path)
    answers = [cell["lines"] for cell in page["cells"] if [line["text"] for line in cell["lines"]] == ["是", "否"]]
    assert answers
    assert all(yes["top"] == no["top"] and yes["right"] <= no["left"] for yes, no in answers)


def test_numbers_stand_side_by_side_and_a_card_needs_no_headings(tmp_path: Path) -> None:
    program.run("stats", "-o", tmp_path / "stats.html", cwd=tmp_path)
    page = measured((tmp_path / "stats.html").read_bytes(), tmp_path)
    first, second = (next(c for c in page["cells"] if c["heading"] == heading) for heading in ("任務", "牽頭單位"))
    assert first["top"] == second["top"]
    assert first["right"] <= second["left"]
    program.run("show", "24", "-o", tmp_path / "card.html", cwd=tmp_path)
    page = measured((tmp_path / "card.html").read_bytes(), tmp_path)
    assert {cell["heading"] for cell in page["cells"]} == {""}


@pytest.mark.parametrize(
    "command",
    [
        ["show", "1,8,10,20-22,24"],
        ["case", "行政處罰"],
        ["due"],
        ["stats"],
        ["matrix"],
        ["duties", "市法制辦"],
        ["clauses"],
    ],
    ids=lambda command: command[0],
)
def test_no_page_is_wider_than_the_telephone_and_none_tears_a_name(tmp_path: Path, command: list[str]) -> None:
    """Some points of a clause are whole sentences behind their boxes."""
    program.run(*command, "-o", tmp_path / "page.html", cwd=tmp_path)
    page = measured((tmp_path / "page.html").read_bytes(), tmp_path)
    assert (page["width"], page["needed"]) == (TELEPHONE, TELEPHONE)
    assert page["torn names"] == []
