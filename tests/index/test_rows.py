"""What is written into the tables: every column by its name, and the words as they mean."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.index import rows, schema
from fazhi_cli.index.cites import Cited, cited_in
from fazhi_cli.index.limits import limit_rows
from fazhi_cli.plan.workdays import Workdays
from fazhi_cli.rulebook.load import load
from tests.index.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path


def test_every_column_of_every_table_is_written() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema.tables())
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    of_no_plan = {"meta", "sources", "shelves", "problems"}
    assert set(rows.TABLES.values()) == tables - of_no_plan
    for kind, table in rows.TABLES.items():
        columns = {column for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")}
        plan = "id" if kind is rows.Plan else "plan"
        assert {plan, *kind._fields} == columns, table
    connection.close()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("根據《行政許可法》辦理", [Cited("行政許可法", None, "document")]),
        ("《關於…的意見》(川府發〔2015〕1號)", [Cited("關於…的意見", "川府發〔2015〕1號", "document")]),
        ("《关于…的意见》（川府发〔2015〕1号）", [Cited("关于…的意见", "川府发〔2015〕1号", "document")]),
        ("《條例》(試行)", [Cited("條例", None, "document")]),
        ("簽訂《依法行政責任書》", [Cited("依法行政責任書", None, "form")]),
        ("签订《依法行政责任书》", [Cited("依法行政责任书", None, "form")]),
        ("《甲法》《乙法》", [Cited("甲法", None, "document"), Cited("乙法", None, "document")]),
        ("沒有引用", []),
    ],
)
def test_documents_and_forms_are_told_apart_in_either_script(text: str, cited: list[Cited]) -> None:
    assert list(cited_in(text)) == cited


@pytest.mark.parametrize(
    ("wording", "every", "month", "day"),
    [
        ("每年", "year", None, None),
        ("每年3月31日前", "year", 3, 31),
        ("每年12月底前", "year", 12, None),
        ("每月10日前", "month", None, 10),
    ],
)
def test_the_day_of_a_recurring_limit_is_kept(
    tmp_path: Path, wording: str, every: str, month: int | None, day: int | None
) -> None:
    for name in ("tasks.yaml", "units.yaml"):
        text = (SMALL / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("2015年3月前", wording), "utf-8")
    rulebook = load(tmp_path).rulebook
    [limit] = limit_rows(rulebook.tasks[:1], rulebook.plan, Workdays())
    assert (limit.time, limit.every, limit.month, limit.day) == ("recurring", every, month, day)


@pytest.mark.parametrize(
    ("event", "kept"), [("", "作出決定"), ("      event: 報送備案\n", "報送備案")], ids=["wording", "clause"]
)
def test_the_event_that_a_clause_names_goes_before_that_of_the_wording(tmp_path: Path, event: str, kept: str) -> None:
    for name in ("tasks.yaml", "units.yaml"):
        (tmp_path / name).write_text((SMALL / name).read_text("utf-8"), "utf-8")
    tasks = tmp_path / "tasks.yaml"
    text = tasks.read_text("utf-8")
    line = "      when: 作出決定之日起15日內\n"
    assert line in text
    tasks.write_text(text.replace(line, line + event), "utf-8")
    rulebook = load(tmp_path).rulebook
    [limit] = limit_rows(rulebook.tasks[1:2], rulebook.plan, Workdays())
    assert limit.event == kept


@pytest.mark.parametrize(
    ("first", "times"),
    [("於每年6月底前報半年總結;", ["recurring", "recurring"]), ("於每年6月底前報總結。", ["recurring", "milestone"])],
)
def test_a_limit_of_the_next_clause_is_of_each_year_within_the_sentence(
    tmp_path: Path, first: str, times: list[str]
) -> None:
    units = (SMALL / "units.yaml").read_text("utf-8")
    (tmp_path / "units.yaml").write_text(units, "utf-8")
    text = (SMALL / "tasks.yaml").read_text("utf-8")
    dated = text.replace("  number:\n", "  number:\n  issued: 2015-01-10\n")
    head, clauses, rest = dated.partition("    clauses:\n")
    _, second, others = rest.partition("  - id: 2\n")
    of_clauses = (
        f"    - text: {first}\n      when: 每年6月底前\n    - text: 12月底前報全年總結。\n      when: 12月底前\n"
    )
    (tmp_path / "tasks.yaml").write_text(head + clauses + of_clauses + second + others, "utf-8")
    rulebook = load(tmp_path).rulebook
    assert [limit.time for limit in limit_rows(rulebook.tasks[:1], rulebook.plan, Workdays())] == times
