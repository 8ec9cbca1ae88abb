"""The canonical form: YAML in, YAML out; meaning and comments kept whatever stands where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.data_files import DATA_FILES, TASKS, UNITS
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.canonical import canonical, files_of
from fazhi_cli.rulebook.comments import comments
from fazhi_cli.rulebook.load import model_of
from fazhi_cli.rulebook.scalars import scalar
from fazhi_cli.rulebook.source import Source
from tests.rulebook.random_files import files, plain

TESTS = Path(__file__).parents[1]
FOLDERS = [TESTS.parent / "data", *(TESTS / "rulebooks" / name for name in ("rich", "simplified"))]
MODELS = {row.file: model_of(row) for row in DATA_FILES}


def form(text: str, file: str = TASKS) -> str:
    source = Source.of(file, text.encode())
    assert list(source.report) == []
    return canonical(text, source.root, MODELS[file])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("plan: {title: 甲, id: a}\n", "plan:\n  id: a\n  title: 甲\n"),
        ("plan:\n  id: 'a'\n  title: \"甲:乙\"\n", "plan:\n  id: a\n  title: 甲:乙\n"),
        ("plan:\n  title: 甲：乙 # 待定\n  id: a\n", "plan:\n  id: a\n  title: 甲：乙  # 待定\n"),
        ("plan:\n  layout: {lead: '牽頭：{units}'}\n", 'plan:\n  layout:\n    lead: "牽頭：{units}"\n'),
        ("plan:\n  number: ~\n  issued: 2015-01-10\n", "plan:\n  number:\n  issued: 2015-01-10\n"),
        ("plan:\n  title: '2015'\n  revision: '3'\n", 'plan:\n  title: "2015"\n  revision: 3\n'),
        ("plan:\n  preamble: |\n    甲\n    乙\n", 'plan:\n  preamble: "甲\\n乙\\n"\n'),
        ("plan:\n  back: []\n  extra: 丙\n  id: a\n", "plan:\n  id: a\n  back: []\n  extra: 丙\n"),
        ("plan:\n  layout: {join_after: {}}\n", "plan:\n  layout:\n    join_after: {}\n"),
        ("plan:\r\n  title: 甲  # 乙\r\n  id: a\r\n", "plan:\n  id: a\n  title: 甲  # 乙\n"),
        ("plan:\n  id: a\n# 尾", "plan:\n  id: a\n# 尾\n"),
        ("# 只有註釋\n", "# 只有註釋\n"),
    ],
    ids=[
        "order",
        "quotation marks",
        "comment behind",
        "braces",
        "nothing",
        "a number that is a text",
        "lines",
        "unknown",
        "an empty mapping",
        "line ends of Windows",
        "no line end behind a comment",
        "nothing but a comment",
    ],
)
def test_a_plan(before: str, after: str) -> None:
    assert form(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lead:\n- 甲\n- 乙\n", "lead: [甲, 乙]\n"),
        ("lead: [甲, '乙,丙']\n", "lead:\n- 甲\n- 乙,丙\n"),
        ("lead: [甲, # 主\n  乙]\n", "lead:\n- 甲  # 主\n- 乙\n"),
        ("lead: [甲, 乙] # 主\n", "lead: [甲, 乙]  # 主\n"),
        (f"lead: [{'市' * 30}, {'縣' * 30}]\n", f"lead:\n- {'市' * 30}\n- {'縣' * 30}\n"),
        (
            "clauses:\n- {text: 甲。, items: [{tail: 戊, text: 丁, stem: 丙}, 己]}\n",
            "clauses:\n- text: 甲。\n  items:\n  - {stem: 丙, text: 丁, tail: 戊}\n  - 己\n",
        ),
        (
            "clauses:\n- items:\n  - text: 甲,乙\n    if: 甲\n  text: 甲,乙。\n",
            "clauses:\n- text: 甲,乙。\n  items:\n  - text: 甲,乙\n    if: 甲\n",
        ),
        (
            "clauses:\n- text: 甲。\n  kind: {because: 乙, is: duty}\n",
            "clauses:\n- text: 甲。\n  kind:\n    is: duty\n    because: 乙\n",
        ),
        ("lead: ['甲:?', 乙]\n", "lead:\n- 甲:?\n- 乙\n"),
        (
            "clauses:\n# 一句\n-\n  # 原文\n  text: 甲。\n",
            "clauses:\n# 一句\n# 原文\n- text: 甲。\n",
        ),
    ],
    ids=[
        "a list",
        "a comma",
        "a comment within",
        "a comment behind",
        "a long list",
        "items",
        "items that need room",
        "a ruling",
        "a question mark",
        "a dash on a line of its own",
    ],
)
def test_a_task(before: str, after: str) -> None:
    head = "chapters:\n- tasks:\n  - id: 1\n"
    indented = "".join(f"    {line}\n" for line in before.splitlines())
    expected = "".join(f"    {line}\n" for line in after.splitlines())
    assert form(head + indented) == head + expected


def test_tasks_chapters_and_units_stand_apart() -> None:
    tasks = "chapters:\n- number: 1\n  tasks:\n  - id: 1\n  - id: 2\n\n\n  - id: 3\n- number: 2\n"
    assert form(tasks) == ("chapters:\n- number: 1\n  tasks:\n  - id: 1\n\n  - id: 2\n\n  - id: 3\n\n- number: 2\n")
    assert form("units: [{name: 甲}, {name: 乙}]\n", UNITS) == "units:\n- name: 甲\n\n- name: 乙\n"


def test_a_comment_goes_with_what_follows_it() -> None:
    before = (
        "# 文件頭\n\nplan:\n  # 題名\n  title: 甲\n  # 編號\n  id: a\n"
        "# 各章\n\nchapters:\n# 一章\n- tasks:\n    # 一項\n  - id: 1\n# 尾\n"
    )
    after = (
        "# 文件頭\n\nplan:\n  # 編號\n  id: a\n  # 題名\n  title: 甲\n"
        "# 各章\n\nchapters:\n# 一章\n- tasks:\n  # 一項\n  - id: 1\n# 尾\n"
    )
    assert form(before) == after


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_form_says_the_same_with_the_same_comments_and_is_its_own_form(folder: Path) -> None:
    for file in files_of(folder):
        name = file.path.name
        assert Source.of(name, file.after.encode()).root.plain() == Source.of(name, file.before.encode()).root.plain()
        assert texts_of_comments(file.after) == texts_of_comments(file.before)
        assert form(file.after, name) == file.after


def test_the_shipped_plan_is_in_it() -> None:
    assert [file.path.name for file in files_of(FOLDERS[0]) if file.before != file.after] == []


@pytest.mark.parametrize("text", ["甲\n", "- plan: 甲\n", '"plan"\n'])
def test_a_file_without_keys_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / TASKS).write_text(text, "utf-8")
    (tmp_path / UNITS).write_text("units: []\n", "utf-8")
    with pytest.raises(InvalidRulebook) as caught:
        files_of(tmp_path)
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(1, "S03")]


def test_a_file_that_cannot_be_read_to_its_end_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / TASKS).write_text("plan: [", "utf-8")
    (tmp_path / UNITS).write_text("units: []\n", "utf-8")
    with pytest.raises(InvalidRulebook) as caught:
        files_of(tmp_path)
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(2, "Y01")]


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["own", "behind"])), max_size=12))
def test_no_comment_is_lost_wherever_it_stands(places: list[tuple[int, str]]) -> None:
    lines = (TESTS / "rulebook" / "good" / TASKS).read_text("utf-8").splitlines()
    plain = Source.of(TASKS, "\n".join(lines).encode()).root.plain()
    for number, (place, kind) in enumerate(places):
        line = place % len(lines)
        if kind == "behind" and "#" not in lines[line]:
            lines[line] += f" # 注{number}"
        else:
            lines.insert(line, f"# 注{number}")
    text = "\n".join(lines) + "\n"
    after = form(text)
    assert Source.of(TASKS, after.encode()).root.plain() == plain
    assert texts_of_comments(after) == texts_of_comments(text)
    assert form(after) == after


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"], exclude_characters="\ufffd"), min_size=1, max_size=12)
)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    for written in (
        f"a: {scalar(text, in_flow=False, is_text=True)}\n",
        f"a: [{scalar(text, in_flow=True, is_text=True)}]\n",
    ):
        source = Source.of(TASKS, written.encode())
        if source.report:
            assert {problem.code for problem in source.report} == {"F04"}  # a character that no rulebook may hold
            continue
        value = source.root.get("a").value
        assert (value if isinstance(value, str) else source.root.get("a").plain()[0]) == text


@given(files(), st.sampled_from(list(MODELS)))
def test_whatever_a_file_holds_its_form_says_the_same(text: str, file: str) -> None:
    if not isinstance(plain(text), dict):
        return
    after = form(text, file)
    assert plain(after) == plain(text)
    assert sorted(re.findall("# 注[0-9]", after)) == sorted(re.findall("# 注[0-9]", text))
    assert form(after, file) == after


def texts_of_comments(text: str) -> list[str]:
    return sorted(comment.text for comment in comments(text))
