"""fazhi read"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fazhi_cli.cli.options import OUTPUT, SESSION, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.text_times import TimeWording, time_wordings
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.times import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = TimeWording
TEXT = argument("文字", "一句或一段話，如 6月底完成", default=...)
ISSUED = own_option("--issued", "這段話所在文件的成文日期，「今年」「6月底」據此定年份", "", "日期")
FIELDS = ("wording", "time", "due", "due_latest", "every", "month", "day", "amount", "unit", "event", "backward")


@takes(OUTPUT, SESSION)
def run(session: Session, out: Output, text: str = TEXT, issued: str | None = ISSUED) -> None:
    """一段話裡的時間用語怎樣理解：哪天到期、多久一次、自何事起算。

    例：fazhi read 今年6月底前完成 --issued 2015-01-20
    """
    rows = time_wordings(text, _day(issued))
    view = session.view(
        "read", "時間用語", rows, "wording",
        columns=columns(TimeWording, **HEADINGS), pipe=FIELDS, shown=_filled(rows),
        feet=tuple(_feet(rows)),
    )  # fmt: skip
    session.show(view, out)


def _day(issued: str | None) -> date | None:
    """The date of the document; None where it was not given. Raises WrongCall."""
    from fazhi_cli.asked.days import day

    return None if issued is None else day(issued, date.today())


def _feet(rows: list[TimeWording]) -> Iterator[str]:
    """What a reader must know of the wordings that have no day."""
    if any(row.time is None for row in rows):
        yield "沒有類別的，原文未定日期、期限或週期，只作文字。"
    if any(row.time == "milestone" and row.due is None for row in rows):
        yield "限期完成而沒有到期日的，年份無法確定；成文日期可用 --issued 寫明。"


def _filled(rows: list[TimeWording]) -> tuple[str, ...]:
    """The fields of a table: those that say something of any row, the wording and its kind in any case."""
    return tuple(field for field in FIELDS if field in FIELDS[:3] or any(getattr(row, field) for row in rows))
