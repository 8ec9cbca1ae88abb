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
    assert "與舊版是同一份文件，照用舊版的全部文件；其中已核對的任務 39 項。" in made.report
    assert "與舊版不同的" not in made.report
    by_hand = made._replace(folder=ROOT / "data")
    for name in ("tasks.yaml", "units.yaml", "wording.yaml"):
        _schema, *lines = (made.folder / name).read_text("utf-8").splitlines()
        assert lines == (by_hand.folder / name).read_text("utf-8").splitlines()[1:]
    assert bare(made.text) == bare(source.decode())


def test_one_changed_sentence_changes_no_more(tmp_path: Path) -> None:
    source = (ROOT / "tests" / "source" / "suining-2015.txt").read_text("utf-8")
    made = imported(tmp_path, source.replace("創新審計方式,", "改進審計方式,"), "--keep", str(ROOT / "data"))
    assert "與舊版相同、照用舊版核對結果的任務 38 項" in made.report
    by_hand = [line.strip() for line in (ROOT / "data" / "tasks.yaml").read_text("utf-8").splitlines()]
    now = [line.strip() for line in (made.folder / "tasks.yaml").read_text("utf-8").splitlines()]
    # What stands for a default, and empty lines, need not come again.
    usual = ["", "join: 、", "# yaml-language-server: $schema=schema/tasks.schema.json"]
    assert [line for line in by_hand if line not in now and line not in usual] == ["- text: 創新審計方式,"]
    # Of the task that is unread again the seven clauses that stay are not: only the new one is to be looked at.
    added = [line for line in now[1:] if line not in by_hand]
    assert added.count("reviewed: true") == 7
    assert [line for line in added if line != "reviewed: true"] == ["reviewed: false", "- text: 改進審計方式,"]


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
        "  舊版 units.yaml 第 9 行：單位「市交通局」新版沒有列出，未帶入。",
    ]
    assert (second.folder / "tasks.yaml").read_text("utf-8").count("reviewed: false") == 3
    assert bare(second.text) == bare(SECOND)


OLD = """\
# 這份規則庫由法制科核對。
plan:
  id: qingyuan
  title: 青原市方案
  place: 青原
  number:
  issued: 2021-03-01  # 按印章
  reading: {is: strict, decided_by: 市政府辦, day: 2021-04-01}
  layout:
    task: "{一}、{title}。{text}"
    assignment: （{responsible}）
    responsible: 責任單位：{units}
chapters:
- tasks:
  - id: 1
    title: 修繕校舍
    responsible: [市教育局]
    clauses:
    # 校舍包括宿舍。
    - {text: 2021年6月前修繕全市農村校舍。, when: 2021年6月前, output: 校舍}
  - id: 2
    title: 開放場館
    responsible: [市體育局]
    clauses:
    - {text: "開放體育場館，", output: 體育場館}
    # 三日是自然日。
    - {text: 自收到申請之日起3日內答覆。, when: 收到申請之日起3日內, per: case}
  - id: 3
    title: 改善交通
    responsible: [市交通局]
    clauses:
    # 增開的是夜班。
    - {text: 2021年9月底前增開公交線路。, when: 2021年9月底前}
cases:
- {name: 場館申請, spellings: 申請, clauses: ["2.2", "3.1"]}
- {name: 公交線路}
"""
OLD_UNITS = """\
units:
- {name: 市教育局, aliases: [教育局], note: 含原市教委。}
- {name: 市體育局}
- {name: 市交通局}
"""
OLD_CHANGES = """\
changes:
# 汛期推遲。
- {id: 1, kind: move, task: 1, day: 2021-08-31, basis: 青府辦函〔2021〕3號, from: 2021-05-01, by: 辦公室}
- {id: 2, kind: move, task: 3, day: 2021-12-31, basis: 青府辦函〔2021〕4號, from: 2021-05-01, by: 辦公室}
- {id: 3, kind: undo, undoes: 2, basis: 青府辦函〔2021〕5號, from: 2021-06-01, by: 辦公室}
"""
KEPT = """\
# yaml-language-server: $schema=tasks.schema.json
# 這份規則庫由法制科核對。
plan:
  id: qingyuan
  title: 青原市方案
  place: 青原
  number:
  issued: 2021-03-01  # 按印章
  reading:
    is: strict
    decided_by: 市政府辦
    day: 2021-04-01
  layout:
    task: "{一}、{title}。{text}"
    assignment: "（{responsible}）"
    responsible: "責任單位：{units}"
chapters:
- tasks:
  - id: 1
    reviewed: false
    title: 整治市容
    responsible: [市城管局]
    clauses:
    - text: 清理街面。

  - id: 2
    title: 開放場館
    responsible: [市體育局]
    clauses:
    - text: 開放體育場館，
      output: 體育場館
    # 三日是自然日。
    - text: 自收到申請之日起3日內答覆。
      when: 收到申請之日起3日內
      per: case

  - id: 3
    title: 修繕校舍
    responsible: [市教育局]
    clauses:
    # 校舍包括宿舍。
    - text: 2021年6月前修繕全市農村校舍。
      output: 校舍
      when: 2021年6月前
cases:
- name: 場館申請
  spellings: [申請]
  clauses: ["2.2"]
"""
KEPT_CHANGES = """\
# yaml-language-server: $schema=changes.schema.json
changes:
# 汛期推遲。
- id: 1
  kind: move
  task: 3
  day: 2021-08-31
  basis: 青府辦函〔2021〕3號
  from: 2021-05-01
  by: 辦公室
"""
LEFT_OUT = [
    "第 1 項「整治市容」是新增的。",
    "舊版第 3 項「改善交通」，新版沒有。",
    "地方：新版讀出「青原市」，舊版核定為「青原」；照用舊版。",
    "成文日期：新版未見，照舊版寫「2021-03-01」，請核對。",
    "舊版 units.yaml 第 4 行：單位「市交通局」新版沒有列出，未帶入。",
    "舊版 tasks.yaml 第 35 行：逐案事項「場館申請」的分句 3.1 已改動，未帶入。",
    "舊版 tasks.yaml 第 36 行：逐案事項「公交線路」不在新版的文字裡，未帶入。",
    "舊版 changes.yaml 第 4 行：調整第 2 條所指的第 3 項新版沒有，未帶入。",
    "舊版 changes.yaml 第 5 行：調整第 3 條撤銷的是未帶入的第 2 條，未帶入。",
    "舊版 tasks.yaml 第 33 行的註釋「增開的是夜班。」未帶入：所註的內容已改動或取消。",
]
"""What the new version does not have, each with its place in the earlier one."""

NEW = (
    "青原市方案\n一、整治市容。清理街面。（責任單位：市城管局）\n"
    "二、開放場館。開放體育場館，自收到申請之日起3日內答覆。（責任單位：市體育局）\n"
    "三、修繕校舍。2021年6月前修繕全市農村校舍。（責任單位：市教育局）\n"
)


def test_everything_that_was_decided_is_kept(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "tasks.yaml").write_text(OLD, "utf-8")
    (old / "units.yaml").write_text(OLD_UNITS, "utf-8")
    (old / "changes.yaml").write_text(OLD_CHANGES, "utf-8")
    assert program.forked("check", "old", cwd=tmp_path).stdout == "沒有發現問題。\n"
    made = imported(tmp_path, NEW, "--keep", "old")
    assert made.code == 0, made.stderr
    assert [line.strip() for line in made.report.splitlines() if line.startswith("  ")] == LEFT_OUT
    assert (made.folder / "tasks.yaml").read_text("utf-8") == KEPT
    assert (made.folder / "changes.yaml").read_text("utf-8") == KEPT_CHANGES
    assert "note: 含原市教委。" in (made.folder / "units.yaml").read_text("utf-8")


def test_what_an_office_laid_down_is_left_to_it(tmp_path: Path) -> None:
    # The numbers of the new version are others: 第3項 is 修繕校舍 there.
    old = tmp_path / "old"
    old.mkdir()
    (old / "tasks.yaml").write_text(OLD, "utf-8")
    (old / "units.yaml").write_text(OLD_UNITS, "utf-8")
    (old / "office.yaml").write_text("details:\n- {task: 3, clause: 1, contact: 張三}\n", "utf-8")
    made = imported(tmp_path, NEW, "--keep", "old")
    assert (made.code, (made.folder / "office.yaml").exists()) == (0, False)
    assert "  office.yaml 的細化按舊版的序號，未帶入；請對照新版後自行抄入。" in made.report.splitlines()
    assert (made.folder / "tasks.yaml").read_text("utf-8") == KEPT


def test_an_earlier_version_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    answer = program.forked("import", "a.txt", "-o", "made", "--keep", "沒有", cwd=tmp_path)
    assert answer.code in (2, 3, 4)
    assert not (tmp_path / "made").exists()
