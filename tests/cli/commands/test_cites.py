"""The documents that the plan cites: eleven titles in 《》 at twelve places, and one named without."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]

# Title, number, task or preamble of each place, form.
CITED = [
    ("關於深入推進依法行政加快建設法治政府的意見", "川府發〔2015〕1號", ["preamble"], "document"),
    ("2012年清理規範行政權力事項、公布的行政職權目錄", None, ["1"], "unquoted"),
    ("國家公布的負面清單", None, ["3"], "unquoted"),
    ("省政府統一公布的市縣行政許可項目清單", None, ["5"], "unquoted"),
    ("遂寧市重大行政決策程式規定", None, ["8"], "document"),
    ("四川省行政決策合法性審查規定", None, ["9"], "document"),
    ("遂寧市重大行政決策失誤責任追究辦法", None, ["11"], "document"),
    ("關於開展全市清理規範稅收等優惠政策工作的通知", "遂府辦函〔2015〕1號", ["12"], "document"),
    ("遂寧市行政規範性檔案制定和備案規定實施細則", None, ["14"], "document"),
    ("四川省規範行政執法裁量權規定", "省政府令第278號", ["22"], "document"),
    ("十項重點領域制約權力的制度規定", None, ["23"], "unquoted"),
    ("遂寧市黨政機關責任追究制度", None, ["27"], "document"),
    ("行政訴訟法", None, ["28"], "document"),
    ("四川省人民政府關於深化政府常務會議學法活動的意見", "川府發〔2014〕71號", ["36"], "document"),
    ("依法行政責任書", None, ["37", "37"], "form"),
]


def test_every_document_with_its_places(fazhi: Program) -> None:
    found = json.loads(fazhi("cites", "-f", "json").stdout)
    assert list(found[0])[:4] == ["title", "number", "refs", "form"]
    assert [
        (cite["title"], cite["number"], [ref.partition(".")[0] for ref in cite["refs"]], cite["form"]) for cite in found
    ] == CITED


def test_eleven_titles_at_twelve_places_stand_in_marks(fazhi: Program) -> None:
    quoted = [cite for cite in json.loads(fazhi("cites", "-f", "json").stdout) if cite["form"] != "unquoted"]
    assert (len(quoted), sum(len(cite["refs"]) for cite in quoted)) == (11, 12)


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        (["--chapter", "9"], ["四川省人民政府關於深化政府常務會議學法活動的意見", "依法行政責任書"]),
        (["--id", "37.3"], ["依法行政責任書"]),
        (
            ["--lead", "市政府辦公室"],
            ["遂寧市重大行政決策程式規定", "十項重點領域制約權力的制度規定", "行政訴訟法", "依法行政責任書"],
        ),
        (["--unit", "市審計局"], []),
    ],
)
def test_a_selection_leaves_the_preamble_out(fazhi: Program, arguments: list[str], titles: list[str]) -> None:
    answer = fazhi("cites", *arguments, "-f", "ids")
    assert (answer.code, answer.lines) == (0, titles)


def test_a_reader_is_told_in_words(fazhi: Program) -> None:
    page = fazhi("cites", "-f", "md", "--script", "hans").stdout
    assert "| 关于深入推进依法行政加快建设法治政府的意见 | 川府发〔2015〕1号 | 前言 | 文件 |" in page
    assert "| 依法行政责任书 |  | 37.3、37.4 | 文书样式 |" in page
