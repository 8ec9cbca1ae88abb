"""A new version of a plan: what was reviewed is kept, and what is new is shown."""

from __future__ import annotations

from pathlib import Path

from tests import program
from tests.imports import bare, imported

ROOT = Path(__file__).parent.parent.parent
FIRST = (
    "青原市方案\n一、修繕校舍。修繕全市農村校舍。（責任單位：市教育局）\n二、開放場館。開放體育場館。（責任單位：市體育局）\n"
    "三、補助企業。對企業給予補助。（責任單位：市財政局）\n四、改善交通。增開公交線路。（責任單位：市交通局）\n"
)
SECOND = (
    "青原市方案\n一、修繕校舍。修繕全市農村校舍。（責任單位：市教育局）\n二、開放場館。開放體育場館和游泳館。（責任單位：市體育局）\n"
    "三、補助企業。對企業給予補助。（責任單位：市財政局、市商務局）\n四、清理河道。清理市區河道。（責任單位：市水利局）\n"
)


def test_the_same_plan_keeps_all_that_was_reviewed(tmp_path: Path) -> None:
    source = (ROOT / "tests" / "source" / "suining-2015.txt").read_bytes()
    made = imported(tmp_path, source, "--keep", str(ROOT / "data"))
    assert (made.code, made.stderr) == (0, "")
    assert "與舊版相同、照用舊版核對結果的任務 39 項" in made.report
    assert "與舊版不同的" not in made.report
    by_hand = made._replace(folder=ROOT / "data")
    for asked in ("clauses --fields ref,text,actor,to,when,output,kind,items", "units --fields name,full_name,aliases"):
        assert sorted(made.ask(asked)) == sorted(by_hand.ask(asked))
    assert bare(made.text) == bare(source.decode())


def test_what_is_new_is_shown_and_unread(tmp_path: Path) -> None:
    first = imported(tmp_path, FIRST)
    tasks = first.folder / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("    reviewed: false\n", ""), "utf-8")
    (tmp_path / "made").rename(tmp_path / "old")
    second = imported(tmp_path, SECOND, "--keep", "old")
    assert "與舊版相同、照用舊版核對結果的任務 1 項" in second.report
    assert [line for line in second.report.splitlines() if line.startswith("  ")] == [
        "  第 2 項「開放場館」文字有改動（舊版第 2 項）。",
        "  第 3 項「補助企業」單位或時限有改動（舊版第 3 項）。",
        "  第 4 項「清理河道」是新增的。",
        "  舊版第 4 項「改善交通」，新版沒有。",
    ]
    assert (second.folder / "tasks.yaml").read_text("utf-8").count("reviewed: false") == 3
    assert bare(second.text) == bare(SECOND)


def test_an_earlier_version_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    answer = program.forked("import", "a.txt", "-o", "made", "--keep", "沒有", cwd=tmp_path)
    assert answer.code in (2, 3, 4)
    assert not (tmp_path / "made").exists()
