"""The recipe of CONTRIBUTING, followed in a copy of the package: a format is a file and a line of the table."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import program

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]

LINES = """FORMATS = (
    Format("adoc", "AsciiDoc 文本", (".adoc",), rows=True, documents=True, for_people=True),
    Format("odt", "開放文檔", (".odt",), "shown", documents=True, for_people=True, full_width=True),
"""

ADOC = '''"""AsciiDoc, as far as a test needs it."""


def render_rows(printout):
    for row in printout.view.rows:
        yield "|" + " |".join(str(row[column.field]) for column in printout.columns) + "\\n"


def render_document(document):
    rows = [row.text if hasattr(row, "text") else row.cells[1].text for table in document.tables for row in table.rows if not hasattr(row, "lines")]
    return f"= {document.title}\\n" + "".join(f"* {row}\\n" for row in rows)
'''

ODT = '''"""An open document, as far as a test needs it."""


def render_document(document):
    return b"ODT " + "/".join((document.title, *document.notes)).encode()
'''

Call = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Call:
    """Calls the program of a copy with two more formats, in the folder of the copy."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(CHECKOUT / "fazhi_cli", folder / "fazhi_cli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "data", folder / "data")
    formats = folder / "fazhi_cli" / "formats"
    (formats / "adoc.py").write_text(ADOC, encoding="utf-8")
    (formats / "odt.py").write_text(ODT, encoding="utf-8")
    table = (formats / "__init__.py").read_text(encoding="utf-8")
    (formats / "__init__.py").write_text(table.replace("FORMATS = (\n", LINES), encoding="utf-8")
    environment = program.environment({}) | {"PYTHONPATH": os.pathsep.join([str(folder), *sys.path])}

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "fazhi_cli", *arguments]
        return subprocess.run(command, capture_output=True, cwd=folder, env=environment, check=False)

    return run


def test_rows_in_the_new_format(call: Call) -> None:
    assert call("tasks", "--id", "10", "--fields", "id,title", "-f", "adoc").stdout.decode() == (
        "|10 |完善落實政府法律顧問制度\n"
    )


def test_rows_reach_a_format_of_documents_as_a_table(call: Call) -> None:
    assert call("tasks", "--id", "10", "-f", "odt").stdout.decode().startswith("ODT 任務一覽")


def test_a_checklist_in_the_new_formats(call: Call) -> None:
    assert call("checklist", "--id", "10", "-f", "adoc").stdout.decode().startswith("= 任務分工表\n* 二、健全依法決策")
    assert call("checklist", "--id", "10", "-o", "表.odt").returncode == 0
    each = ("checklist", "--each", "chapter", "--id", "10", "-f", "adoc", "-o", "冊")
    assert call(*each).returncode == 0
    assert "健全依法決策機制-任務分工表" in call(*each).stderr.decode()


def test_a_case_in_the_new_formats(call: Call) -> None:
    assert call("case", "行政處罰", "-f", "adoc").stdout.decode().startswith("= 行政處罰逐項核對\n* 先行判斷\n")
    assert call("case", "行政處罰", "-f", "odt").stdout.decode().startswith("ODT 行政處罰逐項核對")


def test_a_task_in_full_in_the_new_formats(call: Call) -> None:
    """A format that takes rows gets those of show; one of documents alone gets the card."""
    assert call("show", "10", "--fields", "id", "-f", "adoc").stdout.decode() == "|10\n"
    assert call("show", "10", "-f", "odt").stdout.decode().startswith("ODT 任務詳情")


def test_the_ending_of_a_file_means_the_format(call: Call) -> None:
    assert call("units", "-o", "units.adoc").returncode == 0
    assert call("tasks", "-o", "tasks.odt").returncode == 0


def test_help_and_refusals_name_the_new_formats(call: Call) -> None:
    assert "adoc、odt、table" in call("tasks", "--help").stdout.decode()
    refused = call("checklist", "-f", "json").stderr.decode()
    assert "可用：adoc、odt、table、md" in refused
