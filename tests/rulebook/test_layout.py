"""The printed document, against an independent copy of the source and against layouts of other plans."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.load import load
from fazhi_cli.rulebook.model import Rulebook
from fazhi_cli.rulebook.plan_model import Layout, Plan
from fazhi_cli.rulebook.problems import exit_code
from fazhi_cli.rulebook.render_text import label, printed
from fazhi_cli.rulebook.tasks_model import Chapter, Clause, Task

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "tests" / "source" / "suining-2015.txt"
LAYOUT = Layout(
    chapter="第{1}章 {title}",
    task="{1}. {title}:{text}",
    lead="牽頭單位:{units}",
    responsible="責任單位:{units}",
    join_after={"各縣政府": ","},
)


def document(task: Task, layout: Layout = LAYOUT) -> str:
    plan = Plan(id="a", title="方案", layout=layout, front=("文號",), preamble="一段\n二段", back=("附件",))
    chapters = (Chapter(number=2, title="章", text="章下的話", tasks=(task,)),)
    return printed(Rulebook(plan=plan, chapters=chapters, units=(), functional=()))


def clauses(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause(text=text) for text in texts)


def test_the_printed_plan_is_its_source_to_the_byte() -> None:
    assert printed(load(ROOT / "data").rulebook).encode() == SOURCE.read_bytes()


def test_the_label_is_what_stands_before_the_title() -> None:
    rulebook = load(ROOT / "data").rulebook
    placed = list(rulebook.placed)[9:11]
    assert [label(rulebook.plan.layout, each) for each in placed] == ["(十)", "(十一)"]


def test_a_layout_of_its_own() -> None:
    task = Task(
        id=7, title="甲{title}", lead=("A", "各縣政府", "B"), responsible=("C",), clauses=clauses("乙;", "丙。")
    )
    assert document(task) == (
        "文號\n方案\n一段\n二段\n第2章 章\n章下的話\n7. 甲{title}:乙;丙。\n"
        "牽頭單位:A、各縣政府,B\n責任單位:C\n附件\n"
    )  # fmt: skip


def test_a_label_a_role_and_an_assignment_in_words_of_their_own() -> None:
    task = Task(id=7, number="7之1 ", title="甲", lead=("A", "B"), roles={"B": "配合單位"}, clauses=clauses("乙。"))
    assert "\n7之1 甲:乙。\n牽頭單位:A\n配合單位:B\n附件" in document(task)
    assert "\n甲:乙。\n(A、B負責)\n附件" in document(task.model_copy(update={"number": "", "printed": "(A、B負責)"}))


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("市發改委、市工商局\n", "市發改委、市財政局\n", (60, 11), "第 11 行第 12 列是「牽頭單位:市發改委、市財政局」"),
        (
            "政府不得限制進入",
            "政府不得隨意限制進入",
            None,
            "這裡印出「…會公共利益和國家安全,政府不得限制進入。進一步深化工商登記制…」",
        ),
        ("實施方案\n", "實施方案\r\n", None, "實施方案␍"),
        (
            "市政府辦公室、市法制辦\n責任單位:各縣(區)政府,市直有關部門\n",
            "市政府辦公室、市法制辦\n",
            (820, 18),
            "第 128 行第 1 列是文末，這裡印出「責任單位:",
        ),
    ],
)
def test_the_first_difference_names_both_lines(
    tmp_path: Path, old: str, new: str, place: tuple[int, int] | None, message: str
) -> None:
    path = tmp_path / "source.txt"
    path.write_bytes(SOURCE.read_text("utf-8").replace(old, new, 1).encode())
    (found,) = check(ROOT / "data", path)
    assert found.code == "C15"
    assert message in found.message
    assert place is None or (found.line, found.column) == place


def test_a_source_that_cannot_be_opened_ends_with_3(tmp_path: Path) -> None:
    found = check(ROOT / "data", tmp_path / "none.txt")
    assert [each.code for each in found] == ["F01"]
    assert exit_code(found) == 3


def test_warnings_alone_end_with_0_and_errors_with_1(folder: Path) -> None:
    (folder / "wording.yaml").write_text("pairs:\n- {text: 程式, mainland: 程序}\n", "utf-8")
    assert ([each.severity for each in check(folder)], exit_code(check(folder))) == (["warning"], 0)
    tasks = folder / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("id: 2", "id: 3"), "utf-8")
    assert exit_code(check(folder)) == 1


def test_check_writes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    check(folder, folder / "tasks.yaml")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_is_no_rulebook(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    index.write_bytes(b"SQLite format 3")
    (found,) = check(index)
    assert (found.file, found.code, exit_code([found])) == (str(index), "F01", 3)
    assert "規則庫文件夾" in found.message


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [((1, 2, 3), []), ((1, 51, 3), [(2, 51)]), ((1, 3, 4), [(2, 3)]), ((1, 9, 8), [(2, 9), (3, 8)])],
)
def test_a_wrong_number_is_told_once(folder: Path, numbers: tuple[int, ...], wrong: list[tuple[int, int]]) -> None:
    task = "  - {{id: {}, title: 公布清單, lead: [市法制辦], responsible: [市財政局, 各縣政府], clauses: [{{text: 公布清單。}}]}}\n"
    head = (folder / "tasks.yaml").read_text("utf-8").split("  - id:")[0]
    (folder / "tasks.yaml").write_text(head + "".join(map(task.format, numbers)), "utf-8")
    told = [each.message for each in check(folder) if each.code == "C11"]
    assert [message.split("：")[-1] for message in told] == [f"任務序號應是 {n}，這裡是 {found}" for n, found in wrong]


def test_where_a_document_differs_stands_in_its_place_among_what_else_is_wrong(tmp_path: Path) -> None:
    """It is looked for last, and stands in the first file."""
    folder = tmp_path / "data"
    shutil.copytree(Path(__file__).parent / "good", folder)
    units = folder / "units.yaml"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace("units:\n", "units:\n- name: 市審計局\n", 1), encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(printed(load(folder).rulebook).replace("報送備案", "報請備案", 1), encoding="utf-8")
    found = [(Path(problem.file).name, problem.code) for problem in check(folder, other)]
    assert found == [("tasks.yaml", "C15"), ("units.yaml", "C10")]
