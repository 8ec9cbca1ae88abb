"""What each format makes of the same rows."""

from __future__ import annotations

import csv
import io
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from fazhi_cli.formats.columns import columns
from fazhi_cli.formats.view import Column, Printout, View
from fazhi_cli.query.tasks import Task
from fazhi_cli.query.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.formats.view import Value


def render(format_: str, printout: Printout) -> str:
    return "".join(import_module(f"fazhi_cli.formats.{format_}").render_rows(printout))


def one_cell(value: Value, **how: Any) -> Printout:
    column = Column("text", "正文")
    view = View("tasks", (column,), ("text",), ("text",), [{"text": value}], "text")
    return Printout(view, (column,), **how)


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "md", "ids"])
def test_the_plan(format_: str, plan_view: View, golden: Callable[[str, str], None]) -> None:
    golden(f"tasks.{format_}", render(format_, Printout(plan_view, plan_view.choose(plan_view.pipe))))


@pytest.mark.parametrize(
    ("format_", "empty"),
    [
        ("json", "[]\n"),
        ("jsonl", ""),
        ("csv", "id,due\n"),
        ("tsv", ""),
        ("md", "| 項 | 到期日 |\n| ---: | --- |\n"),
        ("ids", ""),
    ],
)
def test_no_rows(format_: str, empty: str, plan_view: View) -> None:
    assert render(format_, Printout(plan_view._replace(rows=[], feet=()), plan_view.choose(["id", "due"]))) == empty


@pytest.mark.parametrize(
    ("format_", "header", "first"),
    [("csv", None, "id,due"), ("csv", False, "1,2015-02-28"), ("tsv", None, "1\t2015-02-28"), ("tsv", True, "id\tdue")],
)
def test_header(format_: str, header: bool | None, first: str, plan_view: View) -> None:
    printout = Printout(plan_view, plan_view.choose(["id", "due"]), header=header)
    assert render(format_, printout).splitlines()[0] == first


def test_a_row_of_tsv_stays_one_line() -> None:
    assert render("tsv", one_cell("一\t二\n三\r四\u2028五")) == "一 二 三 四 五\n"


@pytest.mark.parametrize("text", ['他說"好",就走', "兩行\n正文", "一\r\n二", "、,;\t", ""])
def test_csv_comes_back_as_it_was(text: str) -> None:
    rendered = render("csv", one_cell(text))
    assert list(csv.reader(io.StringIO(rendered, newline=""))) == [["text"], [text]]


@pytest.mark.parametrize("format_", ["csv", "tsv"])
@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-甲", "'-甲"),
        ("@甲", "'@甲"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠甲", "'＠甲"),
        (" =1+1", "' =1+1"),
        ("\u3000=1+1", "'\u3000=1+1"),
        (-5, "-5"),
        (["-甲", "乙"], "'-甲、乙"),
        ("甲=1", "甲=1"),
    ],
)
def test_only_a_guarded_cell_is_written_as_text(format_: str, value: Value, cell: str) -> None:
    assert render(format_, one_cell(value, guarded=True, header=False)) == f"{cell}\n"
    assert render(format_, one_cell(value, header=False)) == f"{cell.removeprefix(chr(39))}\n"


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\t", "\v", "\u2028"])
def test_a_formula_behind_a_line_end_is_no_formula(blank: str) -> None:
    text = f"{blank}=1+1"
    rendered = render("csv", one_cell(text, guarded=True, header=False))
    assert list(csv.reader(io.StringIO(rendered, newline=""))) == [[f"'{text}"]]
    assert render("tsv", one_cell(text, guarded=True, header=False)).startswith("' ")


def test_json_keeps_lists_null_and_chinese() -> None:
    printout = one_cell([{"wording": "2015年3月前", "due": None}])
    assert json.loads(render("json", printout)) == [{"text": [{"wording": "2015年3月前", "due": None}]}]
    assert render("jsonl", printout) == '{"text":[{"wording":"2015年3月前","due":null}]}\n'


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("甲|乙", r"甲\|乙"),
        ("a\\b", r"a\\b"),
        ("*重點* _下_ `碼`", r"\*重點\* \_下\_ \`碼\`"),
        ("<b>&lt;", r"\<b\>\&lt;"),
        ("[x](y) ~~刪~~ $x$", r"\[x\](y) \~\~刪\~\~ \$x\$"),
        ("一\n二\r\n三", "一<br>二<br>三"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str, cell: str) -> None:
    assert render("md", one_cell(text)).splitlines()[2] == f"| {cell} |"


def test_markdown_ends_with_its_feet(plan_view: View) -> None:
    view = plan_view._replace(rows=list(plan_view.rows)[:1], feet=("另有38項*。", "方案未規定。"))
    lines = render("md", Printout(view, view.choose(["id"]))).splitlines()
    assert lines[-4:] == ["", r"另有38項\*。", "", "方案未規定。"]


def test_what_counts_is_set_flush_right() -> None:
    """The same field may hold names in one command and count in another: the class of the rows says which."""
    of_tasks = {column.field: column.numeric for column in columns(Task)}
    of_units = {column.field: column.numeric for column in columns(Unit, leave_out=("note",), responsible="責任項數")}
    assert (of_tasks["responsible"], of_tasks["title"], of_tasks["id"]) == (False, False, True)
    assert (of_units["leads"], of_units["responsible"]) == (True, True)


def test_a_text_id_is_set_flush_left() -> None:
    class Plan(NamedTuple):
        id: str
        tasks: int

    assert [column.numeric for column in columns(Plan)] == [False, True]
