"""fazhi checklist through the real program."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

MAGIC = {"html": b"<!DOCTYPE html>", "docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "md": b"# ", "txt": b" "}


def without_marks(html: str) -> str:
    """The page without the marks of what stays on one line."""
    return html.replace('<span class="whole">', "").replace("</span>", "")


def test_no_day_or_amount_is_torn_in_a_table_of_eighty_cells(fazhi: Callable[..., Answer]) -> None:
    """The column of limits, beside the words of whole tasks, had room for 2015年3月 and none for 前."""
    cells = [cell for line in fazhi("checklist", "--id", "1,10,31").lines for cell in line.split()]
    for whole in ("2015年3月前：", "2015年5月前：", "10個工作日內：", "20個工作日內："):
        assert [cell for cell in cells if whole in cell], whole


def test_a_unit_gets_its_list(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("checklist", "--unit", "市国土局")
    assert answer.code == 0
    assert [line.strip() for line in answer.lines[:3]] == [
        "單位任務清單", "《遂寧市深入推進依法行政加快建設法治政府實施方案》", "市國土局：責任1項",
    ]  # fmt: skip
    assert "第(二十三)項 加強政府內部權力制約" in answer.lines
    assert "單位按方案原文列名" in answer.stdout
    assert answer.stderr == ""


@pytest.mark.parametrize("ending", MAGIC)
def test_the_ending_of_the_file_says_the_format(fazhi: Callable[..., Answer], tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"台賬.{ending}"
    answer = fazhi("checklist", "--layout", "台账", "--id", "10", "-o", file)
    assert (answer.code, answer.stdout, answer.stderr) == (0, "", "")
    assert file.read_bytes().startswith(MAGIC[ending])
    assert os.listdir(tmp_path) == [file.name]


def test_its_help_offers_only_what_it_prints(fazhi: Callable[..., Answer]) -> None:
    assert "table、md、html、docx、xlsx、pdf" in fazhi("checklist", "--help").stdout


def test_an_existing_file_is_kept(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    file = tmp_path / "台賬.html"
    file.write_text("舊", encoding="utf-8")
    answer = fazhi("checklist", "--id", "10", "-o", file)
    assert answer.code == 2
    assert "--force" in answer.stderr
    assert file.read_text(encoding="utf-8") == "舊"
    assert fazhi("checklist", "--id", "10", "-o", file, "--force").code == 0
    assert file.read_bytes().startswith(b"<!DOCTYPE")


def test_stdout_takes_a_file_where_it_is_asked_to(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("checklist", "--id", "10", "-f", "html", "-o", "-")
    assert answer.code == 0
    assert answer.stdout.startswith("<!DOCTYPE html>")
    assert "於2015年5月前，向市政府法制機構備案。" in without_marks(answer.stdout)


def test_a_terminal_is_no_place_for_a_file(terminal: Callable[..., Answer]) -> None:
    answer = terminal("checklist", "--id", "10", "-f", "pdf")
    assert answer.code == 2
    assert "請用 -o 寫明文件" in answer.stdout


def test_simplified_characters_throughout(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("checklist", "--unit", "市法制辦", "--layout", "核對表", "-f", "md", "--script", "hans")
    assert "# 逐项核对表" in answer.lines
    assert "规范性文件" in answer.stdout
    assert not set(answer.stdout) & set("規辦責單據檔")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--layout", "責任清單"), "沒有「責任清單」這種表"),
        (("--level", "句"), "--level 沒有「句」這個值"),
        (("-f", "csv"), "這裡不能用格式「csv」"),
        (("-f", "word"), "沒有格式「word」"),
        (("-o", "清單.doc"), "從「.doc」無法判斷格式"),
        (("--unit", "市法治办"), "最接近的是"),
        (("--each", "unit"), "-o 指明文件夾"),
        (("--each", "month", "-o", "x"), "--each 沒有「month」這個值"),
        (("--include-unnamed",), "--each unit 同用"),
        (("--template-example",), "-o 寫明文件"),
        (("-f", "pdf", "-o", "-", "--encoding", "gbk"), "--encoding 只用於文本格式"),
    ],
)
def test_a_wrong_call_is_one_sentence(
    fazhi: Callable[..., Answer], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = fazhi("checklist", *arguments, cwd=tmp_path)
    assert answer.code == 2
    assert said in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == ""
    assert os.listdir(tmp_path) == []


def test_a_missing_folder(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    answer = fazhi("checklist", "-o", tmp_path / "無" / "表.docx")
    assert answer.code == 4
    assert "請先建立" in answer.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
@pytest.mark.parametrize("name", ["html", "docx", "xlsx", "pdf"])
def test_a_full_disk(fazhi: Callable[..., Answer], name: str) -> None:
    answer = fazhi("checklist", "--id", "10", "-f", name, "-o", "/dev/full", "--force")
    assert answer.code == 4
    assert "磁盤空間不足" in answer.stderr


def test_nothing_found_is_a_success(fazhi: Callable[..., Answer]) -> None:
    answer = fazhi("checklist", "--lead", "市住建局")
    assert answer.code == 0
    assert "沒有符合條件的任務。" in answer.stdout
    assert "方案未列明市住建局" in answer.stdout


def test_a_pdf_without_typst_names_the_extra(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ModuleNotFoundError(name='typst')", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    answer = fazhi("checklist", "--id", "10", "-o", tmp_path / "表.pdf", PYTHONPATH=path)
    assert answer.code == 4
    assert answer.stderr == "格式 pdf 要用可選的組件 typst，請安裝：pip install 'fazhi[pdf]'。\n"
    assert not (tmp_path / "表.pdf").exists()


def test_a_file_for_each_chapter(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    answer = fazhi("checklist", "--each", "chapter", "-f", "html", "-o", tmp_path / "各章")
    assert answer.code == 0
    assert answer.stderr == f"已寫9份及目錄，在「{tmp_path / '各章'}」。\n"
    assert len(os.listdir(tmp_path / "各章")) == 10


def test_the_example_of_a_form_is_filled(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    form = tmp_path / "表樣.html"
    assert fazhi("checklist", "--template-example", "-o", form).code == 0
    answer = fazhi("checklist", "--unit", "市國土局", "--template", form, "-o", "-")
    assert answer.code == 0
    assert "加強政府內部權力制約" in answer.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("tasks", "--unit", "市法制辦"), ("show", "10"), ("due", "--today", "2015-03-01"), ("stats",), ("matrix",),
        ("case", "行政處罰", "--decided", "2015-04-28"), ("clauses", "--id", "24"), ("units",), ("cites",), ("chapters",),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["html", "docx", "xlsx", "pdf"])
def test_every_answer_is_a_document_too(
    fazhi: Callable[..., Answer], tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    file = tmp_path / f"表.{name}"
    answer = fazhi(*command, "-o", file)
    assert answer.code == 0, answer.stderr
    assert file.read_bytes().startswith(MAGIC[name])


def test_a_document_shows_what_the_table_shows(fazhi: Callable[..., Answer]) -> None:
    html = without_marks(fazhi("tasks", "--unit", "市國土局", "-f", "html", "-o", "-").stdout)
    for heading in ("方案序號", "任務", "牽頭單位", "責任單位", "時限"):
        assert f'<th scope="col">{heading}</th>' in html
    assert '<div class="whole">加強政府內部權力制約</div>' in html
    assert "六、強化對行政權力的制約和監督" in html
    assert "方案有38項的牽頭或責任單位為「市直有關部門」（泛稱，未列明具體單位），未據此列入。" in html
    chosen = fazhi("tasks", "--unit", "市國土局", "-f", "html", "--fields", "title,due", "-o", "-").stdout
    assert chosen.count("<th ") == 2


def test_the_columns_of_a_list_hold_their_headings_and_leave_the_room_to_the_text(fazhi: Callable[..., Answer]) -> None:
    html = fazhi("clauses", "-f", "html", "-o", "-").stdout
    shares = [float(share) for share in re.findall(r'<col style="width: ([\d.]+)%">', html)]
    headings = re.findall(r'<th scope="col">(.+?)</th>', html)
    assert headings == ["方案序號", "內容", "性質"]  # what some rows say only stands under the words
    assert sum(shares) == pytest.approx(100, abs=0.1)
    assert shares[1] == max(shares)
    # Of 156 mm a character takes 3.7 and the edges of a cell 2.
    assert all(share * 1.56 >= 3.7 * len(heading) + 2 for share, heading in zip(shares, headings, strict=True))


def test_whole_tasks_and_cases_are_set_as_sheets(fazhi: Callable[..., Answer]) -> None:
    task = fazhi("show", "10", "-f", "html", "-o", "-").stdout
    assert '<th scope="colgroup" colspan="2">（十）完善落實政府法律顧問制度</th>' in task
    assert "行為主體：市直部門" in without_marks(task)
    case = fazhi("case", "行政處罰", "--decided", "2015-04-28", "-f", "html", "-o", "-").stdout
    case = without_marks(case)
    assert "<h1>行政處罰逐項核對</h1>" in case
    assert "2015年5月13日（週三）止" in case


@pytest.mark.parametrize("unit", ["市医保局", "市環保局", "市卫健委"])
def test_a_body_that_the_plan_does_not_name_has_the_sheet_of_its_duties(
    unit: str, fazhi: Callable[..., Answer], tmp_path: Path
) -> None:
    """市醫保局 is known to the program alone, 市環保局 is on the office's list, 市衛健委 a later name of one that is."""
    rows = [line.split("\t") for line in fazhi("duties", unit, "--fields", "ref,role").lines]
    refs = {ref for ref, role in rows if role != "named"}
    assert len(refs) == 26
    sheet = fazhi("checklist", "--unit", unit, "-f", "md").stdout
    assert "確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條" in sheet
    assert {ref for ref in refs if f"\n- {ref}  " in sheet} == refs
    answer = fazhi("checklist", "--each", "unit", "--unit", unit, "-f", "md", "-o", tmp_path / "sheets")
    assert answer.code == 0
    [own] = [file for file in (tmp_path / "sheets").iterdir() if not file.name.startswith("00")]
    assert own.read_text("utf-8-sig") == sheet


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("市司法局", ["01 市司法局"]),
        ("市监委", ["01 市監察局"]),
        (
            "市市场监管局",
            ["01 市工商局", "02 市食品藥品監管局", "03 市質監局"],
        ),
        ("市医保局,市环保局", ["01 市環保局", "02 市醫保局"]),
    ],
)
def test_each_body_that_a_name_means_has_its_sheet_and_no_other(
    unit: str, names: list[str], fazhi: Callable[..., Answer], tmp_path: Path
) -> None:
    """市司法局 is a unit of the plan itself: what it took over of 市法制辦 is not its own."""
    folder = tmp_path / "sheets"
    asked = ("--unit", unit, "--today", "2026-07-01", "-f", "md")
    assert fazhi("checklist", "--each", "unit", *asked, "-o", folder).code == 0
    files = [f"{name}-單位任務清單-2026-07-01.md" for name in names]
    assert sorted(file.name for file in folder.iterdir()) == ["00 目錄.md", *files]
    if len(names) == 1:
        assert (folder / files[0]).read_text("utf-8-sig") == fazhi("checklist", *asked).stdout


def test_the_files_of_a_folder_bear_the_shown_script_and_the_day_asked_for(
    fazhi: Callable[..., Answer], tmp_path: Path
) -> None:
    days = ("--today", "2015-03-20", "--as-of", "2015-03-01")
    answer = fazhi(
        "checklist",
        "--each",
        "chapter",
        "--chapter",
        "2",
        *days,
        "-f",
        "md",
        "--script",
        "hans",
        "-o",
        tmp_path / "out",
    )
    assert answer.code == 0
    sheet = "01 二、健全依法决策机制-任务分工表-2015-03-01.md"
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["00 目录.md", sheet]
    index = (tmp_path / "out" / "00 目录.md").read_text("utf-8-sig")
    assert f"| 1 | 二、健全依法决策机制 | 4 | {sheet} |" in index
    assert "截至日期：2015年3月1日" in index
