"""What may be typed for a value, as a shell's Tab key offers it."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.query.offers import Offer, chapters
from fazhi_cli.session import Session
from tests.shelf import RICH

if TYPE_CHECKING:
    from pathlib import Path


def test_a_chapter_without_a_title_is_offered_by_its_number_alone(tmp_path: Path) -> None:
    shutil.copytree(RICH, tmp_path, dirs_exist_ok=True)
    tasks = tmp_path / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("  title: 保障措施\n", ""), encoding="utf-8")
    with closing(Session(str(tmp_path))) as session:
        offered = chapters(session.question(Selection()))
    assert offered == [Offer("1", "編制清單"), Offer("2", "辦理投訴"), Offer("3", ""), Offer("4", "推進落實")]
