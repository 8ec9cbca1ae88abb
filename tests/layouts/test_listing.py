"""An answer of rows as a document: its table, what stands over it, and how the page lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.formats.document import Section, TableRow
from fazhi_cli.formats.view import Column, Printout, View
from fazhi_cli.layouts.listing import of_view

if TYPE_CHECKING:
    from fazhi_cli.formats.document import Document


def listing(columns: int, rows: int = 2, **more: Any) -> Document:
    """Columns f1, f2, … of rows whose values are their place: 11, 12, … in the first."""
    fields = [f"f{column}" for column in range(1, columns + 1)]
    view = View(
        name="tasks",
        columns=tuple(Column(field, f"欄{field}") for field in fields),
        pipe=tuple(fields),
        shown=tuple(fields),
        rows=[{field: f"{row}{field[1:]}" for field in fields} for row in range(1, rows + 1)],
        ident="f1",
        title="任務",
        **more,
    )
    return of_view(Printout(view, view.columns))


def test_a_table_of_seven_columns_lies_on_its_side() -> None:
    assert [listing(columns).landscape for columns in (5, 6, 7)] == [False, False, True]


def test_only_where_nothing_was_found_it_says_so() -> None:
    assert listing(2).lines == ()
    assert listing(2, rows=0).lines == ("沒有符合條件的任務。",)


def test_a_row_has_its_cells_and_its_reference_under_its_heading() -> None:
    document = listing(2, section=lambda row: f"第{row['f1']}部")
    [table] = document.tables
    assert [row.text for row in table.rows if isinstance(row, Section)] == ["第11部", "第21部"]
    rows = [row for row in table.rows if isinstance(row, TableRow)]
    assert [([cell.text for cell in row.cells], row.ref) for row in rows] == [
        (["11", "12"], "11"),
        (["21", "22"], "21"),
    ]
    assert [isinstance(row, Section) for row in table.rows] == [True, False, True, False]
