"""Formats that LibreOffice reads: where it is installed it makes a Word document of them, else the message names the cure."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tests import program
from tests.imports import imported

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice")
PLAN = "青原市便民方案\n一、完善設施\n（一）修繕校舍。修繕校舍。（責任單位：市教育局）\n（二）開放場館。開放場館。（責任單位：市體育局）\n"


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", ["doc", "odt", "rtf", "wps"])
def test_a_document_that_libreoffice_reads(ending: str, tmp_path: Path) -> None:
    document = docx.Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "plan.docx"))
    made = "doc" if ending == "wps" else ending
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        made,
    ]
    subprocess.run([*command, "plan.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    data = (tmp_path / f"plan.{made}").read_bytes()
    done = imported(tmp_path, data, name=f"plan.{ending}")
    assert (done.code, done.stderr) == (0, "")
    assert done.ask("tasks --fields title,responsible") == [("修繕校舍", "市教育局"), ("開放場館", "市體育局")]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", ["xls", "ods", "et"])
def test_a_workbook_that_libreoffice_reads(ending: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["序號", "任務", "責任單位"], [1, "修繕校舍。", "市教育局"], [2, "開放場館。", "市體育局"]):
        book.worksheets[0].append(row)
    book.save(str(tmp_path / "plan.xlsx"))
    made = "xls" if ending == "et" else ending
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        made,
    ]
    subprocess.run([*command, "plan.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    data = (tmp_path / f"plan.{made}").read_bytes()
    done = imported(tmp_path, data, name=f"plan.{ending}")
    assert (done.code, done.stderr) == (0, "")
    assert done.ask("tasks --fields text,responsible") == [("修繕校舍。", "市教育局"), ("開放場館。", "市體育局")]


def test_without_libreoffice_the_message_names_the_cure(tmp_path: Path) -> None:
    (tmp_path / "plan.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    answer = program.run("import", "plan.doc", "-o", "made", cwd=tmp_path, PATH=str(tmp_path))
    assert (answer.code, answer.stderr) == (
        4,
        "這種文件要由 LibreOffice 轉換，這台電腦沒有裝。請裝上，或者在WPS或Office中另存為.docx後再導入。\n",
    )
    assert not (tmp_path / "made").exists()


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", ["doc", "ods"])
def test_bytes_of_no_format_are_no_document(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"plan.{ending}").write_bytes(bytes(range(255, 127, -1)) * 100)
    answer = program.run("import", f"plan.{ending}", "-o", "made", cwd=tmp_path)
    assert (answer.code, answer.stderr) == (2, f"「plan.{ending}」不能導入：文件已損壞，或者加了密，打不開。\n")


def test_what_a_killed_call_left_among_the_systems_passing_files_is_cleared_by_the_next(tmp_path: Path) -> None:
    """LibreOffice is a program here that makes nothing: what it was given lies in a folder that a kill leaves behind."""
    left, mine, bin_folder = tmp_path / "tmp" / ".fazhi-abc.part", tmp_path / "tmp" / "fazhi-mine", tmp_path / "bin"
    for folder in (left / "profile", mine, bin_folder):
        folder.mkdir(parents=True)
    os.utime(left, (0, 0))
    os.utime(mine, (0, 0))
    soffice = bin_folder / "soffice"
    soffice.write_text(f"#!/bin/sh\nls -d {tmp_path}/tmp/.fazhi-*.part > {tmp_path}/seen\n")
    soffice.chmod(0o755)
    (tmp_path / "plan.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    path = f"{bin_folder}:{os.environ['PATH']}"
    answer = program.run("import", "plan.doc", "-o", "made", cwd=tmp_path, PATH=path, TMPDIR=str(tmp_path / "tmp"))
    assert answer.code == 2
    assert len((tmp_path / "seen").read_text().splitlines()) == 1
    assert os.listdir(tmp_path / "tmp") == ["fazhi-mine"]
