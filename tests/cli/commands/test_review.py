"""fazhi review: step by step at a terminal, each decision on the disk before the next question; a list in a pipe."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, cast

import pytest

from fazhi_cli.cli.review_dialogue import Dialogue
from fazhi_cli.reviewing.desk import Desk, Edit
from fazhi_cli.reviewing.steps import Step
from tests.program import CTRL_C, CTRL_D, at_keyboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from fazhi_cli.cli.keyboard import Keyboard
    from tests.program import Answer

    Run = Callable[..., Answer]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX"),
]

TASKS = """\
# 由程序讀出
plan:
  id: a
  title: 甲市方案
  place: 甲市
  issued: 2016-01-10
  layout:
    chapter: "{一}、{title}"
    task: "（{一}）{title}。{text}"
    lead: "牽頭單位：{units}"
    responsible: "責任單位：{units}"
chapters:
- number: 1
  title: 總則
  tasks:
  - id: 1
    reviewed: false
    title: 公布清單
    lead: [市財政局]  # 原件如此
    clauses:
    - text: 2016年6月前，公布清單，年度資金照舊。
      when: [2016年6月前]
      not_when:
      - {text: 年度, because: 資金的名稱}

  - id: 2
    reviewed: false
    title: 報送備案
    lead: [市法制辦]
    responsible: [市財政局市人社局]
    clauses:
    - text: 作出決定之日起7日內，報送備案。
      when: [作出決定之日起7日內]
    # 這一句要再看
    - text: 除涉密的外，一律公開。
"""
UNITS = """\
units:
- name: 市財政局

- name: 市法制辦

- name: 市財政局市人社局
"""
TEXT = """\
甲市方案
一、總則
（一）公布清單。2016年6月前，公布清單，年度資金照舊。
牽頭單位：市財政局
（二）報送備案。作出決定之日起7日內，報送備案。除涉密的外，一律公開。
牽頭單位：市法制辦
責任單位：市財政局市人社局
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "庫"
    folder.mkdir()
    (folder / "tasks.yaml").write_text(TASKS, "utf-8")
    (folder / "units.yaml").write_text(UNITS, "utf-8")
    return folder


def review(folder: Path, *typed: str, options: tuple[str, ...] = ()) -> Answer:
    return at_keyboard("review", folder.name, *options, typed=typed, cwd=folder.parent)


def tasks(folder: Path) -> str:
    return (folder / "tasks.yaml").read_text("utf-8")


ASKED = "接受 a　修改 c　留待 l　返回 b　退出 q："
ASKED_OF_TASK = "接受 a　修改 c　留待 l　返回 b　退出 q　整項接受 w："
ALL_READ = TASKS.replace("    reviewed: false\n", "").replace(
    "      - {text: 年度, because: 資金的名稱}\n", "      - text: 年度\n        because: 資金的名稱\n"
)
"""When all is accepted, in canonical form."""


def test_a_step_shows_the_words_what_was_found_and_what_is_doubtful(folder: Path) -> None:
    answer = review(folder, "a", "a", "q")
    assert answer.code == 0
    assert answer.lines == [
        "《甲市方案》：2 項任務未核對，要看 4 處。",
        "【 】內是從原文找出的詞句。每一步隨即寫入，隨時可停，下次接著核對。",
        "",
        "第1項；全方案共2項，還有2項未核對",
        "（一）公布清單",
        "  【2016年6月前】，公布清單，【年度】資金照舊。",
        "  牽頭單位：市財政局",
        "  時限：「2016年6月前」限期完成，2016-05-31（最遲2016-06-30）",
        "  不作時限：「年度」資金的名稱",
        f"{ASKED}a",
        "",
        "第2項（本項共2條）；全方案共2項，還有1項未核對",
        "（二）報送備案",
        "  【作出決定之日起7日內】，報送備案。除涉密的外，一律公開。",
        "  牽頭單位：市法制辦",
        "  責任單位：市財政局市人社局",
        "  待定：「市財政局市人社局」名錄沒有，請核對名稱。",
        "  第1條　時限：「作出決定之日起7日內」逐案限時，自「作出決定」起7日",
        "  第1條　待定：「作出決定之日起7日內」是逐案的時限；請寫 per: case。",
        "  第2條　待定：原文有「除涉密的外」，條款沒有標出；請寫進 except。",
        f"{ASKED_OF_TASK}a",
        "",
        "第2項第1條（本項共2條）；全方案共2項，還有1項未核對",
        "（二）報送備案",
        "  【作出決定之日起7日內】，報送備案。",
        "  時限：「作出決定之日起7日內」逐案限時，自「作出決定」起7日",
        "  待定：「作出決定之日起7日內」是逐案的時限；請寫 per: case。",
        f"{ASKED}q",
        "這次核對 2 處，留待 0 處。",
        "還有 1 項未核對；接著核對：fazhi review 庫",
    ]


def test_what_is_accepted_is_on_the_disk_and_the_next_call_goes_on(folder: Path, fazhi: Run) -> None:
    review(folder, "a", "接受", "q")
    assert tasks(folder) == ALL_READ.replace(
        "      when: [作出決定之日起7日內]\n", "      reviewed: false\n      when: [作出決定之日起7日內]\n"
    ).replace("一律公開。\n", "一律公開。\n      reviewed: false\n")
    assert fazhi("text", "--data", folder).stdout == TEXT
    answer = review(folder, "接", "１")
    assert answer.lines[0] == "《甲市方案》：1 項任務未核對，要看 2 處。"
    assert answer.lines[-2:] == ["這次核對 2 處，留待 0 處。", "已全部核對；再查：fazhi check 庫"]
    assert tasks(folder) == ALL_READ
    assert review(folder).lines == ["已全部核對；再查：fazhi check 庫"]


@pytest.mark.parametrize(("end", "code"), [("q", 0), ("退出", 0), (CTRL_D, 0), (CTRL_C, 130)])
def test_however_it_ends_what_was_decided_stays(folder: Path, fazhi: Run, end: str, code: int) -> None:
    answer = review(folder, "a", end)
    assert answer.code == code
    assert answer.lines[-2:] == ["這次核對 1 處，留待 0 處。", "還有 1 項未核對；接著核對：fazhi review 庫"]
    assert tasks(folder).count("reviewed: false") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["tasks.yaml", "units.yaml"]
    assert fazhi("check", folder).code == 1  # 除涉密的外 is not marked yet


def test_a_task_is_accepted_whole(folder: Path) -> None:
    answer = review(folder, "a", "w")
    assert answer.lines[-2:] == ["這次核對 4 處，留待 0 處。", "已全部核對；再查：fazhi check 庫"]
    assert tasks(folder) == ALL_READ


def test_what_is_left_comes_again_in_the_next_call(folder: Path) -> None:
    answer = review(folder, "l", "a", "a", "a")
    assert answer.lines[-2:] == ["這次核對 3 處，留待 1 處。", "還有 1 項未核對；接著核對：fazhi review 庫"]
    assert review(folder, "q").lines[3].startswith("第1項；")


def test_one_goes_back_to_what_was_decided_and_opens_it_again(folder: Path) -> None:
    answer = review(folder, "b", "a", "b", "l", "q")
    assert "前面沒有看過的了。" in answer.lines
    assert "  （已核對）" in answer.lines
    assert tasks(folder).count("reviewed: false") == 2


def test_another_key_is_asked_again(folder: Path) -> None:
    answer = review(folder, "好", "", "w", "q")
    assert "沒有「w」這個選擇，請輸入 a、c、l、b、q 之一。" in answer.lines  # a task of one clause is whole as it is
    assert "沒有「好」這個選擇，請輸入 a、c、l、b、q 之一。" in answer.lines


def test_units_that_were_read_as_one_are_parted_and_the_document_stays(folder: Path, fazhi: Run) -> None:
    answer = review(folder, "a", "c", "2", "市财政局、市人社局", "y", "a", "q")
    assert "單位「市人社局」沒有在 units.yaml 聲明；是否「市財政局市人社局」？" in answer.lines
    assert "  責任單位：市財政局、市人社局" in answer.lines
    assert (
        '    responsible: [市財政局, 市人社局]\n    printed: "牽頭單位：市法制辦\\n責任單位：市財政局市人社局"\n'
    ) in tasks(folder)
    assert (folder / "units.yaml").read_text("utf-8") == UNITS.replace("市財政局市人社局", "市人社局")
    assert fazhi("text", "--data", folder).stdout == TEXT


def test_a_name_that_is_nearly_that_of_a_unit_may_mean_that_unit(folder: Path) -> None:
    answer = review(folder, "a", "c", "1", "市法制辦公", "1", "q")
    assert answer.lines[-15:-13] == [
        "單位「市法制辦公」沒有在 units.yaml 聲明；是否「市法制辦」？",
        "按新單位聲明 y，「市法制辦」1，回車重寫：1",
    ]
    assert (folder / "units.yaml").read_text("utf-8") == UNITS


def test_of_several_values_some_are_added_or_taken_out(folder: Path) -> None:
    answer = review(folder, "a", "a", "c", "7", "備案／報送", "c", "7", "-备案", "c", "7", "+備案/-公開", "+備案", "q")
    assert "現在沒有「公開」，不能去掉。" in answer.lines
    told = [line for line in answer.lines if line.startswith("  交付成果")]
    assert told == ["  交付成果：備案；報送", "  交付成果：報送", "  交付成果：報送；備案"]


def test_the_document_is_shown_as_it_is_and_the_rest_as_people_read_it(folder: Path) -> None:
    answer = at_keyboard("review", folder, typed=["q"], told={"FAZHI_SCRIPT": "hans"})
    assert "（一）公布清單" in answer.lines
    assert "  牵头单位：市财政局" in answer.lines
    answer = review(folder, "q", options=("--script", "hans"))
    assert "（一）公布清单" in answer.lines


def test_the_tab_key_completes_the_names_of_units(folder: Path) -> None:
    answer = review(folder, "c", "2", "市法\t、市财政局市\t/市財", "", "q")
    assert "（單位名；幾處以 / 分開，+ 添上，- 去掉；單寫 - 為全刪，回車不改）" in answer.lines
    assert (
        "單位「市財」沒有在 units.yaml 聲明；是否「市財政局」、「市財政局市人社局」？" in answer.lines
    )  # the others are known


def test_a_unit_that_the_document_does_not_name_is_refused(folder: Path) -> None:
    answer = review(folder, "c", "1", "市審計局", "y", "", "q")
    assert "原件印的不是這些，改了與原件不符：" in answer.lines
    assert "printed 裡沒有單位「市審計局」。" in answer.lines
    assert (tasks(folder), (folder / "units.yaml").read_text("utf-8")) == (TASKS, UNITS)


def test_what_is_no_word_of_the_clause_is_refused_as_the_loader_would(folder: Path) -> None:
    answer = review(folder, "a", "a", "c", "7", "備案表", "报送", "q")
    assert "output 的「備案表」不在本條款的文字裡；短語要與原文一字不差。" in answer.lines
    assert "  交付成果：報送" in answer.lines
    assert "      output: [報送]\n" in tasks(folder)


def test_words_that_are_not_in_the_clause_are_refused_before_a_reason_is_asked(folder: Path) -> None:
    answer = review(folder, "c", "7", "9月底前", "", "q")
    assert "when 的「9月底前」不在本條款的文字裡；短語要與原文一字不差。" in answer.lines
    assert "為什麼不是時限" not in answer.stdout


def test_a_limit_that_is_none_is_told_with_the_reason(folder: Path) -> None:
    answer = review(folder, "c", "7", "-", "公布的內容", "q")
    assert "  不作時限：「年度」資金的名稱；「2016年6月前」公布的內容" in answer.lines
    answer = review(folder, "c", "7", "1", "q")
    assert "  時限：「2016年6月前」限期完成，2016-05-31（最遲2016-06-30）" in answer.lines
    assert "  不作時限：「年度」資金的名稱" in answer.lines


def test_values_are_offered_and_comments_are_kept(folder: Path) -> None:
    answer = review(folder, "a", "a", "c", "3", "y", "a", "c", "9", "1", "c", "13", "权利", "不是職責", "a")
    assert answer.lines[-1] == "已全部核對；再查：fazhi check 庫"
    assert tasks(folder) == ALL_READ.replace(
        "      when: [作出決定之日起7日內]\n", "      when: [作出決定之日起7日內]\n      per: case\n"
    ).replace(
        "一律公開。\n",
        "一律公開。\n      except: [除涉密的外]\n      kind:\n        is: right\n        because: 不是職責\n",
    )


def test_clauses_are_joined_and_cut_and_the_document_stays(folder: Path, fazhi: Run) -> None:
    answer = review(folder, "a", "a", "c", "14", "q")
    assert "  【作出決定之日起7日內】，報送備案。除涉密的外，一律公開。" in answer.lines[-8:]
    assert tasks(folder).endswith(
        "    clauses:\n    - text: 作出決定之日起7日內，報送備案。除涉密的外，一律公開。\n"
        "      reviewed: false\n      when: [作出決定之日起7日內]\n# 這一句要再看\n"
    )
    assert fazhi("text", "--data", folder).stdout == TEXT
    answer = review(folder, "c", "15", "沒有", "之日", "日内,", "a", "c", "14", "q")
    assert "「沒有」在這一條裡要正好有一處。" in answer.lines
    assert "「作出決定之日起7日內」跨在斷開的地方兩邊；請先修改，再拆開。" in answer.lines
    assert "這是本項的末條，沒有下一條可合併。" in answer.lines
    assert tasks(folder).endswith(
        "    - text: 作出決定之日起7日內，\n      when: [作出決定之日起7日內]\n"
        "    - text: 報送備案。除涉密的外，一律公開。\n      reviewed: false\n# 這一句要再看\n"
    )
    assert fazhi("text", "--data", folder).stdout == TEXT


def test_some_tasks_alone(folder: Path) -> None:
    answer = review(folder, "a", options=("--id", "2.2"))
    assert answer.lines[3] == "第2項第2條（本項共2條）；全方案共2項，還有2項未核對"
    assert "      reviewed: true\n" in tasks(folder)
    assert review(folder, options=("--id", "2.2")).lines == [
        "--id 所列的都已核對。",
        "還有 2 項未核對；接著核對：fazhi review 庫",
    ]
    assert review(folder, options=("--id", "1.1")).lines[3] == "第1項；全方案共2項，還有2項未核對"
    answer = review(folder, options=("--id", "3"))
    assert (answer.code, answer.lines) == (2, ["方案沒有任務「3」；任務序號為 1 至 2。"])


def test_a_pipe_gets_what_is_unread_as_rows(fazhi: Run, folder: Path) -> None:
    answer = fazhi("review", folder)
    assert (answer.code, answer.stderr) == (0, "")
    assert answer.lines == [
        "1\t公布清單\t2016年6月前，公布清單，年度資金照舊。"
        "\t牽頭單位：市財政局；時限：「2016年6月前」限期完成，2016-05-31（最遲2016-06-30）；不作時限：「年度」資金的名稱\t",
        "2\t報送備案\t\t牽頭單位：市法制辦；責任單位：市財政局市人社局\t「市財政局市人社局」名錄沒有，請核對名稱",
        "2.1\t報送備案\t作出決定之日起7日內，報送備案。\t時限：「作出決定之日起7日內」逐案限時，自「作出決定」起7日"
        "\t「作出決定之日起7日內」是逐案的時限；請寫 per: case",
        "2.2\t報送備案\t除涉密的外，一律公開。\t\t原文有「除涉密的外」，條款沒有標出；請寫進 except",
    ]
    [row] = json.loads(fazhi("review", folder, "--id", "2.2", "-f", "json").stdout)
    assert (row["plan"], row["ref"], row["doubts"]) == (
        "a", "2.2", "原文有「除涉密的外」，條款沒有標出；請寫進 except",
    )  # fmt: skip
    assert tasks(folder) == TASKS


def test_a_script_accepts_by_number(fazhi: Run, folder: Path) -> None:
    answer = fazhi("review", folder.name, "--id", "1,2", "--accept", cwd=folder.parent)
    assert (answer.code, answer.lines) == (0, ["記為已核對：4 處。", "已全部核對；再查：fazhi check 庫"])
    assert tasks(folder) == ALL_READ
    answer = fazhi("review", folder, "--accept")
    assert (answer.code, answer.stderr) == (2, "--accept 要用 --id 寫明是哪幾項，如 --id 3,5-7。\n")


def test_a_file_that_is_read_only_is_told_before_anything_is_asked(folder: Path) -> None:
    (folder / "tasks.yaml").chmod(0o444)
    answer = review(folder)
    assert (answer.code, answer.lines) == (4, ["「庫/tasks.yaml」只讀，不能寫入核對結果。"])


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("gb18030", {"PYTHONIOENCODING": "gb18030"}),
        ("gbk", {"PYTHONIOENCODING": "gbk"}),
        ("utf-8", {"PYTHONIOENCODING": "ascii"}),
        ("utf-8", {"LC_ALL": "C"}),
        ("utf-8", {"LC_ALL": "C.UTF-8"}),
    ],
)
def test_a_console_of_any_encoding(folder: Path, encoding: str, told: dict[str, str]) -> None:
    typed = ["接受", "c", "1", "市财政局", "q"]
    answer = at_keyboard("review", folder, typed=typed, encoding=encoding, told=told)
    assert "  牽頭單位：市財政局" in answer.lines
    assert "    lead: [市財政局]\n" in tasks(folder)


def test_a_library_is_reviewed_plan_by_plan(folder: Path) -> None:
    other = folder.parent / "乙"
    other.mkdir()
    (other / "tasks.yaml").write_text(TASKS.replace("id: a", "id: b").replace("甲市方案", "乙市方案"), "utf-8")
    (other / "units.yaml").write_text(UNITS, "utf-8")
    answer = at_keyboard("review", ".", "--id", "1", typed=["a", "a"], cwd=folder.parent)
    assert [line for line in answer.lines if line.startswith("《")] == [
        "《乙市方案》：1 項任務未核對，要看 1 處。",
        "《甲市方案》：1 項任務未核對，要看 1 處。",
    ]


class Typist:
    """A person at the keyboard, while somebody else does something before the first answer."""

    def __init__(self, typed: Iterable[str], before: Callable[[], object]) -> None:
        self.told: list[str] = []
        self._typed = iter(typed)
        self._before = [before]

    def say(self, lines: Iterable[str]) -> None:
        self.told += lines

    show = say

    def ask(self, _prompt: str, _names: Sequence[str] = ()) -> str:
        while self._before:
            self._before.pop()()
        return next(self._typed)


@pytest.mark.parametrize(
    ("others", "told", "decided"),
    [
        (lambda desk: desk.decide([Step(1)]), "這一處剛由別人核對過，你的決定沒有寫入；接著看下一處。", 0),
        (
            lambda desk: desk.change(Step(1), [Edit(("clauses", 0, "output"), ["清單"])]),
            "這一處剛被別人改動，你的決定沒有寫入；現已重新讀入，請再看一遍。",
            1,
        ),
    ],
    ids=["decided", "changed"],
)
def test_of_two_who_decide_at_once_the_second_is_told(
    folder: Path, others: Callable[[Desk], None], told: str, decided: int
) -> None:
    person = Typist(["a", "a", "q"] if decided else ["a", "q"], lambda: others(Desk(folder)))
    dialogue = Dialogue(cast("Keyboard", person), Desk(folder), lambda _step: True)
    assert dialogue.is_stopped_by_person()
    assert told in person.told
    assert dialogue.decided == decided
    assert Desk(folder).tasks[0].is_read
