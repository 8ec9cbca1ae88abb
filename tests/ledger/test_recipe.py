"""The recipe of CONTRIBUTING, followed in a copy of the package: a state of the register is a line for itself, one for its act, a file and a line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]

STATUS = '    "archived": "已歸檔",\n'
ACT = '    Act("archive", "歸檔", "office", ("closed",), "archived", takes=("note",)),\n'
COMMAND = '            Entry("archive", "progress_archive", "歸檔"),\n'


def _put_before(path: Path, line: str, added: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(line) == 1
    path.write_text(text.replace(line, added + line), "utf-8")


def test_a_state_is_its_line_its_act_and_a_command(tmp_path: Path) -> None:
    package = tmp_path / "fazhi_cli"
    shutil.copytree(CHECKOUT / "fazhi_cli", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    table = package / "plan" / "supervision.py"
    _put_before(table, '    "terminated": "終止",\n', STATUS)
    _put_before(table, '    Act("urge",', ACT)
    commands = package / "cli" / "commands"
    _put_before(commands / "__init__.py", '            Entry("terminate", ', COMMAND)
    module = (commands / "progress_receive.py").read_text("utf-8")
    (commands / "progress_archive.py").write_text(module.replace("receive", "archive"), "utf-8")

    def fazhi(*arguments: str) -> str:
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(tmp_path), "FAZHI_DATA": "data"}
        command = [sys.executable, "-m", "fazhi_cli", "progress", *arguments]
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=False)
        return (done.stdout + done.stderr).decode()

    assert fazhi("archive", "12") == "第12項（市法制辦）現在是「未登記」，不能登記「歸檔」。\n"
    fazhi("set", "12", "--status", "已報完成")
    fazhi("accept", "12")
    assert fazhi("archive", "12") == "已登記第3號：第12項（市法制辦）歸檔。\n"
    assert fazhi("--id", "12", "--fields", "status_text") == "已歸檔\n"
    assert fazhi("log", "12", "--fields", "act_text").splitlines()[-1] == "歸檔"
