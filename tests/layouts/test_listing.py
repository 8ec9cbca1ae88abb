"""An answer of rows as a document: its table, what stands over it, and how the page lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.formats.document import Section, TableRow
from fazhi_cli.formats.view import Column, Printout, Record, View
from fazhi_cli.layouts.listing import of_view
from tests.formats.rendering import rendered

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


def test_a_table_of_many_columns_is_set_small_and_lies_on_its_side_where_they_have_no_room() -> None:
    documents = [listing(columns) for columns in (6, 7, 15, 16)]
    assert [document.tables[0].columns[0].small for document in documents] == [False, True, True, True]
    assert [document.landscape for document in documents] == [False, False, False, True]


def test_only_where_nothing_was_found_it_says_so() -> None:
    assert listing(2).lines == ()
    assert listing(2, rows=0).lines == ("沒有符合條件的任務。",)


def test_how_many_tasks_there_are_is_said_once() -> None:
    """A document says above its table 全部39項 already; under that stood 共39項."""
    headed = listing(2, total="共2項。", headed=lambda document: document._replace(lines=("全部2項", *document.lines)))
    assert headed.lines == ("全部2項",)
    assert listing(2, total="共2項。").lines == ("共2項",)


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


SENTENCES = (
    "行政審批決定應當在作出決定之日起10個工作日內公開。",
    "嚴格執行省政府統一公布的市縣行政許可項目清單,",
)


def clauses(**values: Any) -> Document:
    """Two clauses, each field with its two values."""
    view = View(
        name="clauses",
        columns=tuple(Column(field, field) for field in values),
        pipe=tuple(values),
        shown=tuple(values),
        rows=[{field: of_row[n] for field, of_row in values.items()} for n in (0, 1)],
        ident="序號",
        title="條款",
    )
    return of_view(Printout(view, view.columns))


def cells_of(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows if isinstance(row, TableRow)]


def test_beside_sentences_a_page_has_only_what_is_short_and_said_of_every_row() -> None:
    document = clauses(
        序號=("31.3", "5.1"), 內容=SENTENCES, 性質=("應辦", "應辦"), 時限=(["作出決定之日起10個工作日內"], []),
        行為主體=(["行政審批機關"], []),
    )  # fmt: skip
    assert [column.heading for column in document.tables[0].columns] == ["序號", "內容", "性質"]
    assert cells_of(document) == [
        ["31.3", f"{SENTENCES[0]}\n時限：作出決定之日起10個工作日內\n行為主體：行政審批機關", "應辦"],
        ["5.1", SENTENCES[1], "應辦"],
    ]
    # Who works with the rows has a column for each.
    assert [column.heading for column in document.workbook[0].columns] == ["序號", "內容", "性質", "時限", "行為主體"]


def test_the_names_and_days_of_many_columns_leave_room_for_words() -> None:
    days = ("2015-02-28", "2015-03-31")
    document = clauses(
        序號=("1.1", "12.2"), 任務=("建立健全行政權力清單制度", "全面清理規範稅收等優惠政策"), 成果=("市級行政權力清單", "全面清理規範稅收等優惠政策的情況報告"),
        時限=("2015年3月前", "2015年12月底前"), 從嚴到期=days, 從寬到期=days, 時限狀態=("時限口徑待明確", "期限未到"),
        剩餘=("-20", "11"), 應辦單位=(["縣級以上行政執法部門"], ["市公共資源交易服務中心"]), 責任單位=(["市直有關部門"], ["市財政局"]),
    )  # fmt: skip
    assert document.landscape
    assert [column.heading for column in document.tables[0].columns][:3] == ["序號", "任務", "時限"]
    assert cells_of(document)[0][1] == "建立健全行政權力清單制度\n成果：市級行政權力清單"


def test_numbers_that_follow_each_other_are_printed_from_the_first_to_the_last() -> None:
    document = clauses(序號=("1", "2"), 任務=([1, 5, 9, 10, 12, 13, 14], ["6.2", "6.3", "6.4"]))
    assert [row[1] for row in cells_of(document)] == ["1、5、9、10、12-14", "6.2、6.3、6.4"]


def test_a_table_without_rows_is_printed_too() -> None:
    assert rendered(listing(8, rows=0), "html")


def test_only_what_adds_up_the_others_is_a_sum() -> None:
    """A row without an ident, as a task that was dropped has none in the plan of today, is a row as others are."""
    fields = (Column("ref", "序號"), Column("count", "項數"))
    names = ("ref", "count")
    rows: list[Record] = [
        {"ref": None, "count": 2},
        {"ref": "1", "count": 3},
        {"ref": None, "count": 4},
        {"ref": "", "count": 9},
    ]
    view = View("matrix", fields, names, names, rows, "ref", sums=(rows[-1],))
    [table] = of_view(Printout(view, fields)).tables
    assert [row.is_sum for row in table.rows if isinstance(row, TableRow)] == [False, False, False, True]


def test_a_day_under_the_words_of_its_row_is_in_words() -> None:
    """In a column of days it is short, and a workbook sorts by it."""
    document = clauses(序號=("31.3", "5.1"), 內容=SENTENCES, 到期日=("2015-04-30", ""))
    assert "到期日：2015年4月30日" in cells_of(document)[0][1].splitlines()
