"""Several files at once: a rulebook each in one library, and one that cannot be read stops none of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import program

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "青原市方案\n一、修繕校舍。（責任單位：市教育局）\n"
SECOND = "白魚市方案\n一、開放場館。（責任單位：市體育局）\n"


def test_several_files_make_a_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "白魚.txt").write_text(SECOND, "utf-8")
    answer = program.forked("import", "a.txt", "白魚.txt", "-o", "文庫", cwd=tmp_path)
    assert (answer.code, answer.stderr) == (0, "")
    assert [line for line in answer.lines if line.startswith(("【", "方案", "查看"))] == [
        "【a.txt】規則庫：文庫/a",
        "方案：青原市方案",
        "【白魚.txt】規則庫：文庫/白魚",
        "方案：白魚市方案",
        "查看任務：fazhi tasks --data 文庫",
    ]
    plans = program.forked("plans", "--data", "文庫", "--fields", "id,title", cwd=tmp_path)
    assert plans.lines == ["a\t青原市方案", "plan\t白魚市方案"]


def test_a_library_gets_more_plans_by_and_by_and_every_one_an_id_of_its_own(tmp_path: Path) -> None:
    for name, text in (("青原", FIRST), ("白魚", SECOND), ("赤水", FIRST), ("a", FIRST)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    program.forked("import", "青原.txt", "白魚.txt", "-o", "文庫", cwd=tmp_path)
    program.forked("import", "赤水.txt", "-o", "文庫/另一份", cwd=tmp_path)
    program.forked("import", "a.txt", "-o", "文庫/a", cwd=tmp_path)
    program.forked("import", "a.txt", "-o", "文庫/a的新版", cwd=tmp_path)
    assert program.forked("check", "--data", "文庫", cwd=tmp_path).code == 0
    plans = program.forked("plans", "--data", "文庫", "--fields", "folder,id", cwd=tmp_path)
    assert sorted(plans.lines) == ["a\ta", "a的新版\ta-2", "另一份\tplan-3", "白魚\tplan-2", "青原\tplan"]


def test_one_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.txt").write_text(SECOND, "utf-8")
    answer = program.forked("import", "a.txt", "b.pdf", "沒有.txt", "c.txt", "-o", "文庫", cwd=tmp_path)
    assert answer.code == 1
    assert answer.stderr.splitlines() == [
        "「b.pdf」不能直接導入。請在WPS或Word中另存為.docx後再導入。",
        "沒有文件「沒有.txt」。",
    ]
    plans = program.forked("plans", "--data", "文庫", "--fields", "id", cwd=tmp_path)
    assert plans.lines == ["a", "c"]


def test_files_of_one_name_get_folders_of_their_own(tmp_path: Path) -> None:
    for place, text in (("x", FIRST), ("y", SECOND)):
        (tmp_path / place).mkdir()
        (tmp_path / place / "plan.txt").write_text(text, "utf-8")
    answer = program.forked("import", "x/plan.txt", "y/plan.txt", "-o", "made", cwd=tmp_path)
    assert answer.code == 0
    plans = program.forked("plans", "--data", "made", "--fields", "id,title", cwd=tmp_path)
    assert plans.lines == ["plan\t青原市方案", "plan-2\t白魚市方案"]


def test_an_id_is_for_one_file(tmp_path: Path) -> None:
    answer = program.forked("import", "a.txt", "b.txt", "-o", "made", "--id", "x", cwd=tmp_path)
    assert (answer.code, answer.stderr) == (2, "--id 和 --keep 只用於一份文件。\n")
    assert not (tmp_path / "made").exists()


def test_a_second_call_leaves_what_is_there_and_adds_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text(SECOND, "utf-8")
    program.forked("import", "a.txt", "-o", "made/a", cwd=tmp_path)
    (tmp_path / "made").mkdir()
    program.forked("import", "a.txt", "-o", "made/a", cwd=tmp_path)
    answer = program.forked("import", "a.txt", "b.txt", "-o", "made", cwd=tmp_path)
    assert (answer.code, answer.stderr) == (1, "「made/a」裡已有規則庫，請換一個文件夾。\n")
    assert program.forked("plans", "--data", "made", "--fields", "id", cwd=tmp_path).lines == ["a", "b"]


def test_on_a_terminal_a_long_plan_shows_how_far_it_is(tmp_path: Path) -> None:
    chapters = "".join(
        f"{number}、修繕校舍\n（一）修繕農村校舍。{'加強監督檢查和業務指導。' * 900}（市教育局負責）\n"
        for number in "一二三四五六"
    )
    (tmp_path / "long.txt").write_text(f"青原市方案\n{chapters}", "utf-8")
    (tmp_path / "short.txt").write_text(FIRST, "utf-8")
    assert "6/6" in program.on_terminal("import", "long.txt", "-o", "long", cwd=tmp_path).stdout
    assert "正在導入" not in program.on_terminal("import", "short.txt", "-o", "short", cwd=tmp_path).stdout
