"""The recipes of CONTRIBUTING, followed in a copy of the program: a check, and a data file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]

CHECK = '''
def title_too_long(roots):
    """R99: a title of more than three characters; made up for the test of the recipe."""
    for task in task_nodes(roots[TASKS]):
        title = task.get("title")
        if len(title.text) > 3:
            yield NodeFinding(title, "R99", "標題太長")
'''

MODEL = '''
class Contact(Model):
    """Somebody to call; made up for the test of the recipe."""

    unit: Phrase
    telephone: Phrase


class ContactsFile(Model):
    """data/contacts.yaml: whom to call."""

    contacts: tuple[Contact, ...] = ()


class Rulebook(ContactsFile, '''


class Copy(NamedTuple):
    """A copy of the program with a rulebook to try it on."""

    folder: Path

    def write(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a module."""
        path = self.folder / "fazhi_cli" / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def fazhi(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "fazhi_cli", *arguments]
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "PYTHONPATH": str(self.folder),
            "FAZHI_DATA": "data",
        }
        done = subprocess.run(command, capture_output=True, cwd=self.folder, env=environment, check=False)
        return (done.stdout + done.stderr).decode()


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "fazhi_cli", tmp_path / "fazhi_cli", ignore=ignored)
    shutil.copytree(Path(__file__).parent / "good", tmp_path / "data")
    return Copy(tmp_path)


def test_a_check_is_a_function_a_line_and_a_code(copy: Copy) -> None:
    family = copy.folder / "fazhi_cli" / "rulebook" / "checks" / "phrases.py"
    family.write_text(family.read_text("utf-8") + CHECK, "utf-8")
    table = "NODE_CHECKS = (\n"
    copy.write("rulebook/checks/__init__.py", table, f"{table}    NodeCheck(phrases.title_too_long, TASKS),\n")
    codes = "CODES: dict[str, Code] = {\n"
    copy.write("rulebook/problems.py", codes, f'{codes}    "R99": Code("error", "標題太長"),\n')
    told = copy.fazhi("check")
    assert "tasks.yaml:17:12: R99 標題太長\n" in told
    assert "錯誤 2 處" in told


def test_a_data_file_is_a_row_and_a_model(copy: Copy) -> None:
    copy.write("rulebook/model.py", "\nclass Rulebook(", MODEL)
    last = "    DataFile(CHANGES,"
    row = '    DataFile("contacts.yaml", "fazhi_cli.rulebook.model:ContactsFile"),\n'
    copy.write("data_files.py", last, row + last)
    assert copy.fazhi("tasks", "--fields", "id") == "1\n2\n"
    assert "contacts" in copy.fazhi("schema", "--help")
    assert json.loads(copy.fazhi("schema", "contacts"))["$defs"]["Contact"]["required"] == ["unit", "telephone"]
    contacts = copy.folder / "data" / "contacts.yaml"
    contacts.write_text("contacts:\n- {unit: 市法制辦}\n", "utf-8")
    assert copy.fazhi("tasks") == "data/contacts.yaml:2:3: S01 缺少鍵「telephone」\n"
    contacts.write_text("contacts:\n- {unit: 市法制辦, telephone: 0825-1}\n", "utf-8")
    assert copy.fazhi("tasks", "--fields", "id") == "1\n2\n"
    loaded = "from pathlib import Path; from fazhi_cli.rulebook.load import load; print(load(Path('data')).rulebook.contacts)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, cwd=copy.folder, check=True)
    assert "telephone='0825-1'" in done.stdout.decode()
