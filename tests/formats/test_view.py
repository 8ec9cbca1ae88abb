"""Values as text, the choice of columns, and a view in another script."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from fazhi_cli import formats as views
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.view import Column, View, cell_text

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Value

UNITS = View(
    name="units",
    columns=(Column("name", "單位"), Column("successors", "承接單位"), Column("leads", "牽頭", numeric=True)),
    pipe=("name", "leads"),
    shown=("name",),
    rows=[{"name": "市法制辦", "successors": [{"name": "市司法局", "year": 2019}], "leads": 26}],
    ident="name",
    section=lambda row: f"{row['name']}之屬",
    feet=("方案未列明",),
    title="單位",
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        ("市法制辦", "市法制辦"),
        ([], ""),
        (["市發改委", "市工商局"], "市發改委、市工商局"),
        ([1, 11, 27], "1、11、27"),
        ([{"wording": "2015年3月前", "time": "milestone"}, {"wording": "每年"}], "2015年3月前、每年"),
        ([{"name": "市司法局", "year": 2019}], "市司法局"),
        ([{"text": "完善清單;", "kind": "duty"}], "完善清單;"),
    ],
)
def test_a_value_as_one_cell(value: Value, text: str) -> None:
    assert cell_text(value) == text


def test_columns_come_in_the_order_asked() -> None:
    assert [column.heading for column in UNITS.choose(["leads", "name"])] == ["牽頭", "單位"]


def test_a_field_that_does_not_exist_is_named_with_its_nearest() -> None:
    with pytest.raises(WrongCall, match="沒有字段「lead」，是否指 leads。可用的字段：name、successors、leads"):
        UNITS.choose(["name", "lead"])


def test_another_script_changes_what_is_read_and_no_key() -> None:
    def hans(text: str) -> str:
        return text.translate(str.maketrans("單辦屬點領頭", "单办属点领头"))

    view = UNITS.mapped(hans)
    assert view.columns[0] == Column("name", "单位")
    assert view.rows == [{"name": "市法制办", "successors": [{"name": "市司法局", "year": 2019}], "leads": 26}]
    assert view.section is not None
    assert view.section(view.rows[0]) == "市法制办之属"
    assert (view.feet, view.title) == (("方案未列明",), "单位")


def test_every_ending_names_one_format() -> None:
    endings = [ending for format_ in views.FORMATS for ending in format_.endings]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize("format_", views.FORMATS, ids=views.names())
def test_the_module_of_a_format_renders_what_its_line_says(format_: views.Format) -> None:
    module = import_module(f"fazhi_cli.formats.{format_.name}")
    assert hasattr(module, "render_rows") is format_.rows
    assert hasattr(module, "render_document") is format_.documents
    assert format_.rows or format_.documents


def test_the_usual_formats_are_lines_of_the_table() -> None:
    assert {views.TERMINAL, views.PIPE} < set(views.names())
    assert [format_.name for format_ in views.FORMATS if format_.for_terminal] == [views.TERMINAL]
