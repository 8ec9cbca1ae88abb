"""The rows of a sheet that came back: a row is known by its hidden ref, a column by its heading; what cannot be known is a fault, and not left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.xlsx import HIDDEN
from fazhi_cli.plan.script import simplified

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from fazhi_cli.importing.readers.sheets import Grid

NUMBER, TITLE, PROGRESS, STATUS, DIFFICULTIES, EVIDENCE, REMARK = (
    "方案序號", "任務", "進展情況", "狀態", "存在問題及下步措施", "佐證材料", "備註",
)  # fmt: skip
"""Headings of the columns that are read."""

OTHER_HEADINGS = {"辦理狀態": STATUS}
"""What 任務清單 calls such a column."""

FILLED_IN = (PROGRESS, STATUS, DIFFICULTIES, EVIDENCE, REMARK)
_BLANKS = re.compile(r"\s+")


class Flaw(NamedTuple):
    """What must be mended: on which sheet, in which row and column, from 1; heading: of the column, empty where it is the whole row."""

    sheet: str
    row: int
    column: int
    heading: str
    told: str

    @property
    def sentence(self) -> str:
        return f"第{self.row}行{f'「{self.heading}」' if self.heading else ''}：{self.told}"


class Row(NamedTuple):
    """A row that stands for something in the plan; columns: by heading, from 1; formulas: the headings under which one stands.

    ref, fingerprint: what the hidden columns say.
    """

    sheet: str
    number: int
    ref: str
    fingerprint: str
    texts: Mapping[str, str]
    columns: Mapping[str, int]
    formulas: frozenset[str]

    def flaw(self, told: str, heading: str = "") -> Flaw:
        return Flaw(self.sheet, self.number, self.columns.get(heading, 1), heading, told)


class Page(NamedTuple):
    """A page of a workbook on which there is something to fill in."""

    grid: Grid
    head: int
    columns: Mapping[str, int]
    ref: int
    fingerprint: int | None
    doubled: tuple[str, ...]

    def rows(self) -> Iterator[Row]:
        """Its rows that stand for something in the plan."""
        places = {heading: column + 1 for heading, column in self.columns.items()}
        for number, row in self._under_head():
            ref = row.get(self.ref, "").strip()
            if ref and ref != HIDDEN[0]:
                mark = "" if self.fingerprint is None else row.get(self.fingerprint, "").strip()
                texts = {heading: row[column] for heading, column in self.columns.items() if column in row}
                reckoned = {name for name, column in self.columns.items() if (number, column) in self.grid.formulas}
                yield Row(self.grid.name, number + 1, ref, mark, texts, places, frozenset(reckoned))

    def flaws(self, expected: Collection[str]) -> Iterator[Flaw]:
        """What keeps a column from being read, and with it every row; expected: the headings that went out."""
        for heading in expected:
            if heading not in self.columns:
                told = f"表上沒有「{heading}」欄：欄名改過，或這一欄已刪去；請照發出的表改回。"
                yield Flaw(self.grid.name, self.head + 1, 1, "", told)
        for heading in self.doubled:
            told = "有兩欄都是這個名稱，不知道讀哪一欄；請把自加的一欄改個名稱。"
            yield Flaw(self.grid.name, self.head + 1, self.columns[heading] + 1, heading, told)

    def stray_rows(self, statuses: Collection[str]) -> Iterator[Flaw]:
        """The rows that were added by hand, and would be left out in silence; statuses: simplified words of the column of these."""
        status = self.columns.get(STATUS)
        for number, row in self._under_head():
            if status is None or row.get(self.ref, "").strip():
                continue
            if any(simplified(row.get(status, "")).strip().startswith(word) for word in statuses):
                told = "這一行填了狀態，但沒有隱藏的序號，認不出是哪項任務；自加的行不能登記。"
                yield Flaw(self.grid.name, number + 1, status + 1, STATUS, told)

    def _under_head(self) -> Iterator[tuple[int, Mapping[int, str]]]:
        for number, row in sorted(self.grid.rows.items()):
            if number > self.head:
                yield number, row


def pages(grids: Iterable[Grid]) -> list[Page]:
    """The pages of a workbook that have headings and refs; hidden ones only where no other has."""
    found = [page for grid in grids if (page := _page(grid))]
    return [page for page in found if not page.grid.is_hidden] or found


def _page(grid: Grid) -> Page | None:
    """A page whose row of headings holds the hidden one of the refs."""
    for number, row in sorted(grid.rows.items()):
        ref = next((column for column, text in row.items() if text.strip() == HIDDEN[0]), None)
        columns, doubled = _columns(row)
        if ref is not None and columns:
            mark = next((column for column, text in row.items() if text.strip() == HIDDEN[1]), None)
            return Page(grid, number, columns, ref, mark, doubled)
    return None


def canonical(heading: str) -> str | None:
    """The heading that is meant, in whichever script and with whatever blanks it is written; None of one that is not read."""
    return _NAMES.get(simplified(_BLANKS.sub("", heading)))


_NAMES = {simplified(name): name for name in (NUMBER, TITLE, *FILLED_IN)}
_NAMES |= {simplified(other): name for other, name in OTHER_HEADINGS.items()}


def _columns(row: Mapping[int, str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """By heading the column, from 0, and the headings that stand above two."""
    columns: dict[str, int] = {}
    doubled: dict[str, None] = {}
    for column, text in sorted(row.items()):
        heading = canonical(text)
        if heading is None:
            continue
        if heading in columns:
            doubled[heading] = None
        columns.setdefault(heading, column)
    return columns, tuple(doubled)
