"""Whatever YAML refuses is told in Chinese, the same by libyaml, by PyYAML alone, and by their next releases."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.rulebook.characters import REFUSED
from fazhi_cli.rulebook.compose import compose
from fazhi_cli.rulebook.problems import Report

LOADERS = [name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
TAG = "值不能以「!」開頭；請給整個值加引號"
BLOCK = "「|」「>」之後要換行；值以它們開頭時，請給整個值加引號"
BACKSLASH = "雙引號裡的反斜杠「\\」用法不對；請改用單引號"
MARK = "值不能以「&」「*」開頭；請給整個值加引號"
SIGNS = (
    *("a", "- ", "-", "?", "? ", ":", ": ", "[", "]", "{", "}", ",", "&", "*", "!", "!<", "!<a>", "!a!b", "%", "%20"),
    *("|", ">", "|0", "|1", "|+-", "'", '"', "\\", "\\x", "\\xZ", "\\uD800", "\\U11000000", "#", " ", "\n", "\t"),
    *("\n\n", "  ", "...", "---", "\n--- ", "@", "`", "~", "<<", "字", "：", "\n  ", ">9x", "!!", "!%a0", "0"),
)


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two parsers: a desk without a ready-made wheel has the slow one."""
    name: str = request.param
    monkeypatch.setattr("fazhi_cli.rulebook.compose.LOADER", getattr(yaml, name))
    return name


def _problems(text: str) -> list[tuple[str, str]]:
    report = Report("tasks.yaml")
    compose(text, report)
    return [(problem.code, problem.message) for problem in report]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("- a: 甲\n\u3000\u3000b: 乙\n  c: 丙\n", (2, 1), "縮進用了全角空格；請改成空格"),
        ("- a: 甲\n \u00a0b: 乙\n  c: 丙\n", (2, 2), "縮進用了不換行空格（U+00A0）；請改成空格"),
        ("a:\u3000甲\nb: 乙\n", (1, 3), "冒號之後是全角空格；請改成空格"),
        ("- a: 甲\n  b:\u00a0乙\n", (2, 5), "冒號之後是不換行空格（U+00A0）；請改成空格"),
        ("a: [甲, 乙 #1 丙]\nb: 丁\n", (1, 10), "「 #」之後成了註釋，括號因此沒有閉合；請給這個值加引號"),
        ("a: [甲, # 乙\nb: 丁\n", (1, 4), "方括號「[」沒有閉合，或各項之間少了半角逗號"),
    ],
)
def test_what_the_eye_takes_for_a_blank_or_a_text_is_named(text: str, place: tuple[int, int], sentence: str) -> None:
    report = Report("tasks.yaml")
    compose(text, report)
    assert [(problem.line, problem.column, problem.message) for problem in report] == [(*place, sentence)]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: !a!b c", TAG),
        ("a: !<b", TAG),
        ("a: !!", TAG),
        ("a: !<>", TAG),
        ("a: !b%zz c", TAG),
        ("a: |0\n b", BLOCK),
        ("a: | b", BLOCK),
        ("a: >b", BLOCK),
        ('a: "\\q"', BACKSLASH),
        ('a: "\\xZZ"', BACKSLASH),
        ('a: "\\U11000000"', BACKSLASH),
        ("a: &", MARK),
        ("a: *、b", MARK),
        ("a: 'b\n---\n'", "引號沒有閉合"),
        ("a: 'b", "引號沒有閉合"),
    ],
)
def test_a_refusal_names_the_cure(text: str, sentence: str) -> None:
    assert _problems(text)[-1] == ("Y01", sentence)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("opening", ["[", "{", "- ", "? "])
@pytest.mark.parametrize("depth", [51, 900, 3000])
def test_depth_is_told_alike_at_any_depth(opening: str, depth: int) -> None:
    assert ("Y07", "嵌套超過 50 層，其後不再讀取") in _problems("a:\n  " + opening * depth)


def test_a_parser_that_refuses_depth_by_itself_is_told_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = yaml.Mark("<unicode string>", 0, 6, 12, None, 0)

    def parse(*_: Any, **__: Any) -> None:
        raise yaml.scanner.ScannerError("while increasing flow level", mark, "exceeded maximum nesting depth", mark)

    monkeypatch.setattr("fazhi_cli.rulebook.compose.LOADER", parse)
    report = Report("tasks.yaml")
    assert compose("甲：乙\n", report) is None
    assert [(p.line, p.column, p.code, p.message) for p in report] == [(7, 13, "Y07", "嵌套超過 50 層，其後不再讀取")]


def test_what_a_later_parser_says_in_words_of_its_own_is_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: Any, **__: Any) -> None:
        raise yaml.scanner.ScannerError(None, None, "the moon is in the wrong quarter", None)

    monkeypatch.setattr("fazhi_cli.rulebook.compose.LOADER", parse)
    assert _problems("a: b") == [("Y01", "從這裡起不合 YAML 的寫法；值裡有特殊符號時，請給整個值加引號")]


@pytest.mark.parametrize("name", LOADERS)
@given(signs=st.lists(st.sampled_from(SIGNS), max_size=12))
def test_no_refusal_reaches_the_reader_in_english(name: str, signs: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fazhi_cli.rulebook.compose.LOADER", getattr(yaml, name))
        for code, sentence in _problems("".join(signs)):
            if code in {"Y01", "Y07"}:
                assert not re.search("[A-Za-z]{2,}", sentence.replace("YAML", "").replace("（Tab）", "")), sentence


@pytest.mark.usefixtures("loader")
def test_every_character_that_the_rulebook_allows_is_allowed_by_yaml() -> None:
    allowed = (chr(code) for code in range(0x80, 0x110000))
    lines = "".join(char for char in allowed if not REFUSED.match(char))
    text = "\n".join(f"- x{lines[start : start + 5000]}" for start in range(0, len(lines), 5000))
    assert _problems(text) == []


@pytest.mark.usefixtures("loader")
def test_a_slip_in_the_first_line_is_told_in_its_place() -> None:
    report = Report("tasks.yaml")
    compose("plan：\n  id: demo\n", report)
    [problem] = report
    assert (problem.line, problem.column) == (1, 5)
    assert problem.message == "用了全角冒號「：」；請改成半角「:」並空一格"
