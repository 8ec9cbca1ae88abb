"""A file is what its ending says that it is, on every command, or the call is refused and nothing is written."""

from __future__ import annotations

import json
import shlex
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

ROW_COMMANDS = (
    "tasks", "show 10", "show 24.8", "clauses --id 10", "units", "units 市法制辦", "duties 行政執法機關", "due", "clock 24 --from 2015-02-06",
    "case", "case 行政處罰", "chapters", "cites", "stats", "matrix", "change list", "check", "checklist --id 10",
    "sql 'SELECT id FROM tasks'",
)  # fmt: skip

REFUSED = [
    ("text -o 方案.docx", "此處不能寫成 .docx 文件；可用的擴展名：.txt。"),
    ("text -o 方案.pdf", "此處不能寫成 .pdf 文件；可用的擴展名：.txt。"),
    ("text -o 方案.wps", "此處不能寫成 .wps 文件；可用的擴展名：.txt。"),
    ("where -o 數據.xlsx", "此處不能寫成 .xlsx 文件；可用的擴展名：.txt。"),
    ("schema units -o units.docx", "此處不能寫成 .docx 文件；可用的擴展名：.json。"),
    ("calendar -o 時限.pdf", "此處不能寫成 .pdf 文件；可用的擴展名：.ics。"),
    ("sql --schema -o 各表.pdf", "此處不能寫成 .pdf 文件；可用的擴展名：.sql、.txt。"),
    ("completion bash -o fazhi.docx", "此處不能寫成 .docx 文件；可用的擴展名：.bash。"),
    (
        "tasks -o 任務.doc",
        "從「.doc」無法判斷格式；可用的擴展名：.txt、.json、.jsonl、.csv、.tsv、.md、.html、.docx、.xlsx、.pdf",
    ),
    ("show 10 -o 第10項.wps", "從「.wps」無法判斷格式；可用的擴展名：.txt"),
    ("stats -o 統計.ics", "從「.ics」無法判斷格式；可用的擴展名：.txt"),
    ("checklist -o 清單.csv", "此處不能寫成 .csv 文件；可用的擴展名：.txt、.md、.html、.docx、.xlsx、.pdf。"),
    ("checklist --each unit -o 各單位.docx", "「各單位.docx」是文件的名稱，此處要寫文件夾。"),
    ("tasks -f csv -o 任務.json", "擴展名 .json 與格式 csv 不符；該格式的擴展名：.csv、.txt。"),
    ("tasks -f docx -o 任務.pdf", "擴展名 .pdf 與格式 docx 不符；該格式的擴展名：.docx。"),
    ("tasks -f docx -o 任務.doc", "擴展名 .doc 與格式 docx 不符；該格式的擴展名：.docx。"),
    ("show 10 -f md -o 第10項.docx", "擴展名 .docx 與格式 md 不符；該格式的擴展名：.md、.txt。"),
    ("tasks -f ids -o 序號.csv", "擴展名 .csv 與格式 ids 不符；該格式的擴展名：.txt。"),
    ("tasks -f html -o 任務.txt", "擴展名 .txt 與格式 html 不符；該格式的擴展名：.html、.htm。"),
    ("change 12 --suspend -o 登記.docx", "此處不能寫成 .docx 文件；可用的擴展名：.txt。"),
    ("change undo 1 -f json", "登記調整時不用 --format；登記後可用 fazhi change list 列出。"),
]


@pytest.mark.parametrize(("call", "said"), REFUSED, ids=[call for call, _ in REFUSED])
def test_a_call_is_refused_that_would_write_another_thing(fazhi: Fazhi, tmp_path: Path, call: str, said: str) -> None:
    answer = fazhi(*call.split(), cwd=tmp_path)
    assert answer.code == 2
    assert answer.stderr.startswith(said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ROW_COMMANDS)
def test_every_list_is_a_true_word_file(fazhi: Fazhi, tmp_path: Path, command: str) -> None:
    answer = fazhi(*shlex.split(command), "-o", "a.docx", cwd=tmp_path)
    assert answer.code == 0
    assert "word/document.xml" in zipfile.ZipFile(tmp_path / "a.docx").namelist()


@pytest.mark.parametrize(
    ("call", "name", "start"),
    [
        ("text", "方案.txt", "遂寧市深入推進依法行政"),
        ("where", "數據.TXT", "數據："),
        ("schema", "tasks.json", '{\n  "$schema"'),
        ("calendar", "時限.ics", "BEGIN:VCALENDAR\r\n"),
        ("sql --schema", "各表.sql", "CREATE TABLE plans"),
        ("completion zsh", "_fazhi", "#compdef fazhi"),
        ("tasks -f ids", "序號.txt", "1\n2\n"),
        ("tasks -f csv", "任務.dat", "id,title,"),
    ],
)
def test_what_is_true_is_written(fazhi: Fazhi, tmp_path: Path, call: str, name: str, start: str) -> None:
    assert fazhi(*call.split(), "-o", name, cwd=tmp_path).code == 0
    assert (tmp_path / name).read_bytes().decode().startswith(start)


def test_a_json_file_is_json(fazhi: Fazhi, tmp_path: Path) -> None:
    fazhi("cites", "-o", "a.json", cwd=tmp_path)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))[0]["title"]
