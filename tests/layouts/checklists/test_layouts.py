"""The recipe for a layout, followed on a copy of the program: one file and one line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import fazhi_cli
from tests.program import environment
from tests.shelf import ISSUED, RICH

VISITS = '''\
"""走訪表: whom to ask."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import Layout, LayoutColumn

LAYOUT = Layout(
    name="visits",
    title="走訪記錄表",
    spellings=("走訪表",),
    level="clause",
    columns=(
        LayoutColumn("方案序號", 20, columns.number),
        LayoutColumn("要求", 60, columns.words),
        LayoutColumn("走訪人", 20, columns.blank),
    ),
    signatures=("走訪人:",),
)
'''


def test_a_new_layout_is_a_file_and_a_line(tmp_path: Path) -> None:
    package = tmp_path / "fazhi_cli"
    shutil.copytree(Path(fazhi_cli.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    layouts = package / "layouts" / "checklists" / "layouts"
    (layouts / "visits.py").write_text(VISITS, encoding="utf-8")
    table = (layouts / "__init__.py").read_text(encoding="utf-8")
    (layouts / "__init__.py").write_text(
        table.replace('    "checks",\n', '    "checks",\n    "visits",\n'), encoding="utf-8"
    )

    def run(*arguments: str) -> list[str]:
        command = [sys.executable, "-m", "fazhi_cli", "checklist", *arguments]
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment({}), check=True, timeout=60)
        return done.stdout.decode().splitlines()

    asked = ("--id", "9", "--data", str(RICH), "--today", ISSUED, "--as-of", ISSUED, "--unit", "市財政局")
    printed = run("--layout", "走访表", *asked, "-f", "md")
    assert printed[0] == "# 走訪記錄表"
    assert "| 9.1 | 市經貿局要於2015年10月前公布商貿企業名單。<br>行為主體：市經貿局 |  |" in printed
    assert any("「行為主體」為條文寫明的行為人。" in line for line in printed)
    assert any("走訪記錄表" in line for line in run("--help"))
