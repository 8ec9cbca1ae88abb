"""Shell completion: what is offered. (The PowerShell script is held by reading only.)"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.cli.commands import COMMANDS, Entry
from fazhi_cli.cli.completion import KNOWN
from fazhi_cli.cli.groups import module_of
from fazhi_cli.cli.parameters import values_of
from fazhi_cli.query.case import Step
from fazhi_cli.query.changes import Change
from fazhi_cli.query.rows import names_of
from fazhi_cli.vocabulary import HEADINGS
from tests.shelf import LIBRARY, B, Q

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer


@pytest.fixture
def offered(fazhi: Callable[..., Answer]) -> Callable[..., list[tuple[str, str]]]:
    """offered("tasks", "--unit", "市") -> (value, help) of everything that may stand where the last word is."""

    def ask(*words: str, **environment: str) -> list[tuple[str, str]]:
        answer = fazhi(_FAZHI_COMPLETE="\x1f".join(words), **environment)
        assert (answer.code, answer.stderr) == (0, "")
        return [(value, explanation) for value, _, explanation in (line.partition("\t") for line in answer.lines)]

    return ask


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("",), ("tasks", "任務：誰牽頭、誰負責、何時完成")),
        (("ta",), ("tasks", "任務：誰牽頭、誰負責、何時完成")),
        (("--v",), ("--version", "版本")),
        (("tasks", "--un"), ("--unit", "牽頭或負責的單位，可重複，或寫成 甲，乙；簡繁、簡稱均可")),
        (("tasks", "--no-h"), ("--no-header", "是否帶表頭")),
        (("tasks", "--unit", ""), ("市監察局", "遂寧市監察局")),
        (("tasks", "--unit", "市法制"), ("市法制辦", "遂寧市人民政府法制辦公室")),
        (("tasks", "-u", "市国"), ("市国土局", "遂寧市國土資源局")),
        (("tasks", "--unit=市國"), ("--unit=市國土局", "遂寧市國土資源局")),
        (("tasks", "--unit", "=", "市國"), ("市國土局", "遂寧市國土資源局")),
        (("tasks", "--unit", "="), ("市監察局", "遂寧市監察局")),
        (("tasks", "--lead", "遂寧市人民政府法"), ("遂寧市人民政府法制辦公室", "即市法制辦")),
        (("tasks", "--responsible", "各"), ("各縣(區)政府", "統稱")),
        (("tasks", "--include-open", "--unit", "市環"), ("市環保局", "遂寧市環境保護局")),
        (("clauses", "--actor", "决定"), ("决定机关", "決定機關")),
        (("duties", "行政复议机"), ("行政复议机关", "行政複議機關")),
        (("duties", "市环"), ("市环保局", "遂寧市環境保護局")),
        (("units", "市法制辦", "市司"), ("市司法局", "遂寧市司法局")),
        (("show", "3"), ("3", "落實市場準入負面清單制度")),
        (("show", "10,12-1"), ("10,12-1", "建立健全行政權力清單制度")),
        (("tasks", "--id", "24"), ("24", "加強政府內部層級監督")),
        (("tasks", "--chapter", ""), ("1", "依法全面履行政府職能")),
        (("tasks", "--chapter", "1,9"), ("1,9", "落實保障措施")),
        (("tasks", "--plan", ""), ("suining-2015", "遂寧市深入推進依法行政加快建設法治政府實施方案")),
        (("tasks", "-f", "j"), ("json", "JSON 數組，各字段齊全")),
        (("tasks", "--kind", "p"), ("prohibition", "禁止")),
        (("tasks", "--when", ""), ("milestone", "限期完成")),
        (("tasks", "--when", "milestone,t"), ("milestone,triggered", "逐案限時")),
        (("tasks", "--unit", "市法制办,市审"), ("市法制办,市审计局", "遂寧市審計局")),
        (("tasks", "--not-unit", "市審"), ("市審計局", "遂寧市審計局")),
        (("tasks", "--reading", ""), ("strict", "從嚴")),
        (("tasks", "--script", ""), ("hans", "簡體")),
        (("tasks", "--fields", "id,du"), ("id,due", "到期日")),
        (("tasks", "--sort", "-du"), ("-due", "到期日")),
        (("clauses", "--fields", "ex"), ("except", "例外")),
        (("units", "--fields", "lead_"), ("lead_ids", "牽頭任務")),
        (("completion", "f"), ("fish", "")),
        (("due", "--by", "m"), ("month", "按月")),
        (("checklist", "--each", ""), ("unit", "單位")),
        (("checklist", "-f", ""), ("table", "表格，供閱讀")),
        (("checklist", "-f", "x"), ("xlsx", "Excel 工作簿")),
        (("checklist", "--level", "i"), ("item", "事項")),
        (("checklist", "--layout", "督"), ("督查督辦台賬", "")),
        (("case", "行政处"), ("行政处罚", "")),
    ],
)
def test_offers(offered: Callable[..., list[tuple[str, str]]], words: tuple[str, ...], first: tuple[str, str]) -> None:
    assert offered(*words)[0] == first


def every_command() -> list[Entry]:
    entries = [*COMMANDS, *(member for entry in COMMANDS for member in entry.members)]
    return [entry for entry in entries if entry.module]


@pytest.mark.parametrize("entry", every_command(), ids=lambda entry: entry.module)
def test_every_command_says_what_completion_may_offer(entry: Entry) -> None:
    """The class of its rows where fields are asked for; of every value that the rulebook knows, somebody who offers it."""
    module = module_of(entry)
    for name in inspect.signature(module.run).parameters:
        values = values_of(module.run, name)
        if values == "field":
            assert module.ROWS is None or names_of(module.ROWS)
        elif isinstance(values, str):
            assert values in KNOWN


@pytest.mark.parametrize("entry", every_command(), ids=lambda entry: entry.module)
def test_every_field_of_a_row_has_its_heading(entry: Entry) -> None:
    module = module_of(entry)
    rows = getattr(module, "ROWS", None)
    known = {*HEADINGS, *getattr(module, "HEADINGS", ())}
    if rows is not None:
        missing = [name for name in names_of(rows) if name not in known]
        assert not missing, f"{', '.join(missing)}: not in HEADINGS (vocabulary/__init__.py)"


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (("case", "行政處罰", "--fields", ""), names_of(Step)),
        (("change", "--fields", ""), names_of(Change)),
        (("matrix", "--fields", ""), ()),
    ],
)
def test_the_fields_of_a_command_are_those_of_its_rows(
    offered: Callable[..., list[tuple[str, str]]], words: tuple[str, ...], fields: tuple[str, ...]
) -> None:
    assert tuple(value for value, _ in offered(*words)) == fields


def test_a_decided_reading_may_be_none(offered: Callable[..., list[tuple[str, str]]]) -> None:
    assert offered("change", "--reading", "") == [("strict", "從嚴"), ("lenient", "從寬"), ("both", "未定")]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("show", "--plan", B, ""), ["1", "2", "3", "4"]),
        (("show", f"--plan={B}", ""), ["1", "2", "3", "4"]),
        (("show", "--plan", "=", B, ""), ["1", "2", "3", "4"]),
        (("tasks", "--plan", B, "--chapter", ""), ["1", "2", "3"]),
        (("tasks", "--plan", B, "--unit", "市水利"), []),
        (("tasks", "--plan", Q, "--unit", "市水利"), ["市水利局"]),
        (("tasks", "--plan", B, "--plan", Q, "--unit", "市水利"), ["市水利局"]),
        (("tasks", "--plan", B, "--plan", ""), [Q, B]),
        (("tasks", "--plan", "no-plan", "--unit", ""), []),
    ],
)
def test_a_plan_that_was_typed_is_the_one_whose_values_are_offered(
    offered: Callable[..., list[tuple[str, str]]], words: tuple[str, ...], values: list[str]
) -> None:
    assert [value for value, _ in offered(*words, FAZHI_DATA=str(LIBRARY))] == values


def test_all_tasks_with_their_titles(offered: Callable[..., list[tuple[str, str]]]) -> None:
    numbers = [int(value) for value, _ in offered("show", "")]
    assert numbers == list(range(1, 40))


def test_a_value_follows_its_option_and_a_flag_has_none(offered: Callable[..., list[tuple[str, str]]]) -> None:
    assert offered("tasks", "--explain", "--unit", "市审") == [("市审计局", "遂寧市審計局")]
    assert ("--lead", "牽頭單位") in offered("tasks", "--explain", "")
    assert ("--lead", "牽頭單位") in offered("tasks", "--unit", "市審計局", "--l")


def test_in_simplified_characters(offered: Callable[..., list[tuple[str, str]]]) -> None:
    assert offered("tasks", "--unit", "", FAZHI_SCRIPT="hans")[0] == ("市监察局", "遂宁市监察局")
    assert offered("tasks", "--script", "hans", "--chapter", "2") == [("2", "健全依法决策机制")]


@pytest.mark.parametrize(
    "words",
    [
        ("nope", ""),
        ("tasks", "--unit", "不存在"),
        ("tasks", "--data", "nowhere", "--unit", ""),
        ("tasks", "--data", "", "-o", ""),
        ("tasks", "--text", ""),
        ("\udcff", "\udcff"),
    ],
)
def test_what_cannot_be_completed_is_silent(
    offered: Callable[..., list[tuple[str, str]]], words: tuple[str, ...]
) -> None:
    assert offered(*words) == []


def test_powershell_hears_of_every_word(fazhi: Callable[..., Answer]) -> None:
    script = fazhi("completion", "powershell").stdout
    assert "Register-ArgumentCompleter -Native -CommandName fazhi" in script
    assert "$env:_FAZHI_COMPLETE = $words -join [char]31" in script


@pytest.mark.parametrize("shell", ["", "csh", "BASH"])
def test_another_shell(fazhi: Callable[..., Answer], shell: str) -> None:
    answer = fazhi("completion", shell)
    assert (answer.code, answer.stdout) == (2, "")
