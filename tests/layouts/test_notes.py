"""The notes under a sheet: nothing that it does not print, and what is the office's own marked as that."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.session import Session, built_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.formats.document import Document

MOVED = """\
changes:
- {id: 1, kind: move, task: 1, when: 2015年3月前, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-02-10, by: 市法制辦}
"""


@pytest.mark.parametrize(("layout", "counts", "acts"), [
    ("任務分工表", False, False), ("督查督辦台賬", False, False), ("單位任務清單", True, True), ("對賬銷號表", True, True),
    ("逐項核對表", True, True),
])  # fmt: skip
def test_a_note_explains_only_what_its_sheet_prints(
    build: Callable[..., Document], layout: str, counts: bool, acts: bool
) -> None:
    notes = "".join(build(layout, unit=("市法制辦",)).notes)
    assert ("本表只填件數" in notes) is counts
    assert ("「本單位收件」「本單位督促」是本單位對該句的職責。" in notes) is acts


def test_a_reading_that_the_office_fixed_is_marked_as_its_own(tmp_path: Path) -> None:
    for name in ("units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", tmp_path)
    plan = (built_in() / "tasks.yaml").read_text(encoding="utf-8")
    ruling = "reading: {is: strict, decided_by: 市法制辦, day: 2015-02-01}"
    (tmp_path / "tasks.yaml").write_text(plan.replace("reading: both", ruling), encoding="utf-8")
    (tmp_path / "changes.yaml").write_text(MOVED, encoding="utf-8")
    day = date(2015, 6, 1)
    session = Session(str(tmp_path), None, day=day)
    document = layouts.build(session.reader, Selection(id=("1", "12"), today=day, as_of=day), "台賬")
    session.close()
    fixed = "※「2015年3月前」由市法制辦於2015年2月1日定為從嚴口徑(不含當月),至2015年2月28日。"
    assert [note for note in document.notes if "口徑" in note] == [fixed]  # task 1 was moved: it has no reading left
    assert document.notes[-1] == "標「※」的為本單位細化,不是方案原文。"
