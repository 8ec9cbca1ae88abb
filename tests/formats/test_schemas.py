"""Word and Excel files held against the schemas of ECMA-376, and what Microsoft's Open XML SDK asks beyond them.

Neither Word nor WPS is here to open a file. The schemas are those of the SDK, as openxml-audit brings them; Office 2010 is the
first that knows boxes to tick.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from fazhi_cli.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow  # a file is made and read back in each

TODAY = ("--today", "2015-03-20")
LAYOUTS = ("assignment", "register", "duties", "closing", "checks")
FORMATS = ("docx", "xlsx")

SELECTIONS: dict[str, tuple[str, ...]] = {
    "whole": (),
    "unit": ("--unit", "市法制辦"),
    "county": ("--unit", "船山區"),
    "open group": ("--unit", "市直有關部門"),
    "unnamed": ("--unit", "市環保局"),
    "filtered": ("--unit", "市法制辦", "--due-by", "2015-03-31"),
    "nothing": ("--text", "此詞不在方案之中"),
    "items": ("--id", "8,21", "--level", "item"),
    "simplified": ("--id", "10", "--script", "hans"),
}

ANSWERS = (
    ("tasks", *TODAY),
    ("clauses", *TODAY),
    ("due", "--by", "unit", *TODAY),
    ("units",),
    ("units", "市法制辦"),
    ("duties", *TODAY),
    ("stats", *TODAY),
    ("matrix", *TODAY),
    ("chapters", *TODAY),
    ("cites", *TODAY),
    ("plans",),
    ("show", "10", "24", *TODAY),
    ("case", "行政處罰", "--decided", "2015-04-28"),
    ("case",),
    ("clock", "31", "--from", "2015-04-28"),
    ("read", "2015年3月前"),
    ("sql", "SELECT * FROM tasks LIMIT 3"),
)


@pytest.fixture(scope="module")
def faults() -> Callable[[Path], list[str]]:
    """faults(file) -> what a schema or the SDK finds wrong, a string each."""
    audit: Any = pytest.importorskip("openxml_audit", reason="pip install 'fazhi[office]'")
    validator = audit.OpenXmlValidator(audit.FileFormat.OFFICE_2010)

    def found(file: Path) -> list[str]:
        return [f"{error.part_uri} {error.path}: {error.description}" for error in validator.validate(file).errors]

    return found


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_every_selection(
    layout: str, selection: str, format_: str, tmp_path: Path, faults: Callable[[Path], list[str]]
) -> None:
    file = tmp_path / f"sheet.{format_}"
    assert run(["checklist", "--layout", layout, *SELECTIONS[selection], *TODAY, "-o", str(file)]) == 0
    assert faults(file) == []


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("answer", ANSWERS, ids=" ".join)
def test_every_other_answer(
    answer: tuple[str, ...], format_: str, tmp_path: Path, faults: Callable[[Path], list[str]]
) -> None:
    file = tmp_path / f"answer.{format_}"
    assert run([*answer, "-o", str(file)]) == 0
    assert faults(file) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_list_of_a_folder(format_: str, tmp_path: Path, faults: Callable[[Path], list[str]]) -> None:
    folder = tmp_path / "sheets"
    asked = ("--include-unnamed", "--id", "10", *TODAY)
    assert run(["checklist", "--each", "unit", *asked, "-f", format_, "-o", str(folder)]) == 0
    assert faults(folder / f"00 目錄.{format_}") == []


def test_an_office_s_own_form_before_and_after_it_is_filled(
    tmp_path: Path, faults: Callable[[Path], list[str]]
) -> None:
    form, filled = tmp_path / "表樣.docx", tmp_path / "清單.docx"
    assert run(["checklist", "--template-example", "-o", str(form)]) == 0
    assert run(["checklist", "--unit", "市法制辦", *TODAY, "--template", str(form), "-o", str(filled)]) == 0
    assert faults(form) == faults(filled) == []


BREAKS = (
    ("docx", "word/document.xml", r"(<w:pStyle[^>]*/>)(<w:keepNext[^>]*/>)", r"\2\1", "pStyle"),
    ("docx", "word/document.xml", r"<w:tblLayout ", r"<w:tableLayout ", "tableLayout"),
    ("docx", "word/styles.xml", r"<w:outlineLvl ([^/]*)/>", r"<w:outlineLvl \1/><w:keepNext/>", "keepNext"),
    ("xlsx", "xl/worksheets/sheet1.xml", r"(<autoFilter[^>]*/>)(.*?)(<conditional)", r"\2\1\3", "autoFilter"),
    ("xlsx", "xl/worksheets/sheet1.xml", r"<dataValidation ", r'<dataValidation kind="x" ', "kind"),
)
"""By format and part something that Word or Excel would refuse, and the word by which the fault names it."""


@pytest.mark.parametrize(("format_", "part", "sound", "broken", "named"), BREAKS)
def test_a_broken_file_is_found_out(
    format_: str, part: str, sound: str, broken: str, named: str, tmp_path: Path, faults: Callable[[Path], list[str]]
) -> None:
    """What finds nothing in our files finds what is put into them."""
    file, copy = tmp_path / f"sheet.{format_}", tmp_path / f"broken.{format_}"
    assert run(["checklist", "--unit", "市法制辦", "--id", "10", *TODAY, "-o", str(file)]) == 0
    with ZipFile(file) as archive, ZipFile(copy, "w") as target:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                content = re.sub(sound, broken, content.decode(), count=1, flags=re.DOTALL).encode()
                assert content != archive.read(name)
            target.writestr(name, content)
    assert named in "".join(faults(copy))
