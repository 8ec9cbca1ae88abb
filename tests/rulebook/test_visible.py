"""What a file, a folder or a caller wrote reaches the reader as visible characters on one line, whoever quotes it."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from fazhi_cli.rulebook.check import check
from fazhi_cli.visible import visible
from tests import program

GOOD = Path(__file__).parent / "good"

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What no output may hold; a tab stands between the columns of a pipe, and is looked at apart."""

NASTY = {
    "escape": r"\e]0;x\a",
    "C1": r"\x9b31m",
    "delete": r"\x7f",
    "carriage return": r"\r",
    "CR LF": r"\r\n",
    "line feed": r"\n/etc/passwd:1:1: S01 forged",
    "tab": r"\t",
    "NEL": r"\x85",
    "line separator": r"\u2028",
    "bidirectional": r"\u202e",
    "zero width": r"\u200b",
    "BOM": r"\ufeff",
}
"""How each is written between the double quotes of YAML."""

PLACES = {
    "title": ("tasks.yaml", "    title: 公布清單\n", '    title: "公布{}清單"\n    unknown: 1\n'),
    "plan title": ("tasks.yaml", "  title: 示例市實施方案\n", '  title: "示例市{}方案"\n  unknown: 1\n'),
    "chapter title": ("tasks.yaml", "  title: 依法履職\n", '  title: "依法{}履職"\n  unknown: 1\n'),
    "unknown key": ("tasks.yaml", "    title: 公布清單\n", '    title: 公布清單\n    "own{}key": 1\n'),
    "key written twice": ("tasks.yaml", "    title: 公布清單\n", '    title: 公布清單\n    "k{0}": 1\n    "k{0}": 2\n'),
    "plan id": ("tasks.yaml", "  id: demo\n", '  id: "de{}mo"\n'),
    "task id": ("tasks.yaml", "  - id: 2\n", '  - id: "2{}"\n'),
    "lead": ("tasks.yaml", "    lead: [市法制辦]\n", '    lead: ["市{}法制辦"]\n'),
    "role": ("tasks.yaml", "    lead: [市法制辦]\n", '    lead: [市法制辦]\n    roles: {{"市{}局": 配合}}\n'),
    "phrase": ("tasks.yaml", "      output: 權力清單\n", '      output: "權力{}清單"\n'),
    "limit": ("tasks.yaml", "      when: 2015年3月前\n", '      when: "2015年{}3月前"\n'),
    "value of a choice": ("tasks.yaml", "      per: case\n", '      per: "ca{}se"\n'),
    "unit": ("units.yaml", "- name: 市財政局\n", '- name: "市{}財政局"\n'),
    "unit with a fault": ("units.yaml", "- name: 市財政局\n", '- name: "市{}財政局"\n  unknown: 1\n'),
    "member": ("units.yaml", "  members: [甲縣政府]\n", '  members: ["甲{}縣政府"]\n'),
}

CHANGE = """\
changes:
- id: 1
  kind: {kind}
  task: 1
  basis: "{basis}"
  from: 2015-05-10
  by: "{by}"
"""


def break_at(folder: Path, place: str, nasty: str) -> None:
    name, line, broken = PLACES[place]
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(line) == 1
    path.write_text(text.replace(line, broken.format(NASTY[nasty])), "utf-8")


def assert_seen(output: str) -> None:
    assert FORBIDDEN.findall(output) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("nasty", NASTY)
def test_a_problem_is_one_line_of_visible_characters(folder: Path, place: str, nasty: str) -> None:
    break_at(folder, place, nasty)
    problems = check(folder)
    assert problems
    for problem in problems:
        assert_seen(str(problem))
        assert not set("\t\n") & set(str(problem))


COMMANDS = [("check", place) for place in PLACES] + [
    (command, place)
    for command in ("check -f json", "check -f tsv", "tasks", "change list")
    for place in ("title", "unit")
]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "place"), COMMANDS)
@pytest.mark.parametrize("nasty", ["escape", "line feed"])
def test_the_program_prints_nothing_unseen(folder: Path, command: str, place: str, nasty: str) -> None:
    break_at(folder, place, nasty)
    answer = program.forked(*command.split(), "--data", folder, cwd=folder)
    assert answer.code in (1, 3)
    assert_seen(answer.stdout + answer.stderr)
    for line in answer.stderr.splitlines():
        assert line.startswith(str(folder))


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("key", ["kind", "basis", "by"])
def test_an_entry_of_changes_is_refused_and_quoted_on_one_line(folder: Path, key: str, nasty: str) -> None:
    values = {"kind": "suspend", "basis": "遂府發〔2015〕9號", "by": "王某"}
    values[key] = f'"{values[key]}{NASTY[nasty]}"' if key == "kind" else values[key] + NASTY[nasty]
    (folder / "changes.yaml").write_text(CHANGE.format(**values), "utf-8")
    answer = program.forked("change", "list", "--data", folder, cwd=folder)
    assert answer.code == 3
    assert_seen(answer.stderr)
    assert [line.split(":")[0] for line in answer.stderr.splitlines()] == [str(folder / "changes.yaml")]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a\x1b[31mb", "a\nb", "a\tb", "a\u202eb", "a\x9bb", "a\u200bb"], ids=ascii)
@pytest.mark.parametrize("command", ["check", "tasks", "change"])
def test_a_folder_s_name_is_quoted_on_one_line(folder: Path, name: str, command: str) -> None:
    shutil.copytree(folder, folder / name)
    (folder / name / "units.yaml").unlink()
    answer = program.forked(command, "--data", folder / name, cwd=folder)
    output = answer.stdout + answer.stderr
    assert_seen(output)
    assert [line for line in output.splitlines() if "F01" in line] == [
        f"{folder}/{visible(name)}/units.yaml:0:0: F01 無法打開：沒有這個文件（在「{folder}/{visible(name)}」找過）"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("tasks", "--unit", "市\x1b[31m局"),
        ("tasks", "--data", "no\x1bfolder\nhere"),
        ("tasks", "--sort", "i\x9bd"),
        ("show", "1\u202e"),
        ("ta\x1bsks",),
        ("tasks", "--un\x1bit"),
    ],
    ids=ascii,
)
def test_what_a_caller_typed_is_quoted_on_one_line(folder: Path, arguments: tuple[str, ...]) -> None:
    answer = program.forked(*arguments, cwd=folder, FAZHI_DATA=str(folder))
    assert answer.code > 0
    assert answer.stdout == ""
    assert_seen(answer.stderr)
    assert len(answer.stderr.splitlines()) <= 2


def test_unseen_characters_are_named_and_the_others_left_alone() -> None:
    assert visible("甲　乙  丙") == "甲　乙  丙"
    assert visible("甲\t乙\r\n丙") == "甲␉乙␍␊丙"
    assert visible("\x1b[31m\u202e\U000e0041") == "<U+001B>[31m<U+202E><U+E0041>"
    assert visible("\ue000") == "\ue000"  # of private use: a character of some office's font


NAME = "甲\x1b]0;x\x07\n乙\u202e"
"""A name that a folder or a file may have."""

SHOWN = "甲<U+001B>]0;x<U+0007>␊乙<U+202E>"
TELLING = {
    "new": ("new", NAME),
    "fmt": ("fmt", "--data", NAME),
    "written anew": ("fmt", "--data", NAME, "--write"),
    "where": ("where", "--data", NAME),
    "compile": ("compile", "--data", NAME, "-o", f"{NAME}.fazhi"),
    "import": ("import", "plan.txt", "-o", f"{NAME}2"),
    "review": ("review", "--data", NAME, "--id", "1", "--accept"),
    "change": (
        "change",
        "--data",
        NAME,
        "1",
        "--move-to",
        "2015-05-01",
        "--from",
        "2015-02-01",
        "--basis",
        "甲",
        "--by",
        "乙",
    ),
    "calendar": ("calendar", "--data", NAME, "--each", "unit", "-o", f"{NAME}3"),
    "checklist": ("checklist", "--data", NAME, "--each", "unit", "-f", "html", "-o", f"{NAME}3"),
    "explain": ("tasks", "--data", NAME, "--text", NAME, "--explain"),
    "broken plan": ("tasks", "--data", ".."),
}
"""Commands that answer with the name of a file or folder, or with what was typed: each answered with it raw."""


@pytest.mark.skipif(sys.platform == "win32", reason="no file of Windows has such a name")
@pytest.mark.parametrize("command", TELLING)
def test_whatever_a_command_tells_of_a_name_is_visible(command: str, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    if command != "new":
        shutil.copytree(GOOD, desk / NAME)
    (desk / "plan.txt").write_text("青原市方案\n一、完善制度。（市教育局負責）\n", encoding="utf-8")
    shutil.copytree(GOOD, tmp_path / f"{NAME}4")
    (tmp_path / f"{NAME}4" / "tasks.yaml").write_text("plan: 1\n", encoding="utf-8")
    answer = program.forked(*TELLING[command], cwd=desk)
    assert answer.code in (0, 2)
    told = answer.stdout + answer.stderr
    assert SHOWN in told
    assert not FORBIDDEN.search(told.replace("\n", "").replace("\t", ""))
    assert not re.search("^乙", told, re.MULTILINE)
