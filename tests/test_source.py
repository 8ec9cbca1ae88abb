"""The YAML is the plan: what it prints is the document, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

DOCUMENT = Path(__file__).parent / "source" / "suining-2015.txt"
"""The project's own copy of the plan, which no part of the program reads."""


def fazhi(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "fazhi_cli", *arguments], capture_output=True, check=False)


def test_text_prints_the_document_to_the_byte() -> None:
    assert fazhi("text").stdout == DOCUMENT.read_bytes()


def test_the_texts_own_faults_are_printed_as_they_are() -> None:
    text = fazhi("text").stdout.decode("utf-8")
    assert "執法全過程記錄製度" in text
    assert "必經程式" in text


def test_simplified_text_is_the_document_as_it_was_before_its_conversion() -> None:
    text = fazhi("text", "--script", "hans").stdout.decode("utf-8")
    for word in (
        "记录制度",
        "必经程序",
        "规范性文件",
        "优化政府机构设置",
        "人民群众",
        "违法设定行政许可",
        "执法权限范围",
    ):
        assert word in text
    for word in ("程式", "档案", "最佳化", "民众", "网路", "许可权", "创建立", "运行政"):
        assert word not in text


def test_a_rulebook_shown_in_simplified_script_is_still_the_document(tmp_path: Path) -> None:
    data = shutil.copytree(Path(__file__).parent.parent / "data", tmp_path / "data")
    tasks = data / "tasks.yaml"
    tasks.write_text(
        tasks.read_text("utf-8").replace("  revision: 0\n", "  revision: 0\n  print: hans\n"), encoding="utf-8"
    )
    assert "市法制办" in fazhi("tasks", "--id", "9", "--data", str(data)).stdout.decode("utf-8")
    assert fazhi("text", "--data", str(data)).stdout == DOCUMENT.read_bytes()


def test_check_finds_the_first_place_where_a_document_differs(tmp_path: Path) -> None:
    other = tmp_path / "plan.txt"
    other.write_text(DOCUMENT.read_text("utf-8").replace("2015年5月前", "2015年6月前"), encoding="utf-8")
    result = fazhi("check", "--source", str(other))
    assert result.returncode == 1
    assert "C15" in result.stdout.decode("utf-8")
    assert fazhi("check", "--source", str(DOCUMENT)).returncode == 0
