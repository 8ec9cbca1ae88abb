"""Sheets that units fill in: what is laid into them when they go out, and what is read of them when they come back.

A sheet that comes back may be sorted, filtered, with columns added, or written anew by another program: a row is known by its hidden ref,
a column by its heading. Nothing in the file is run.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.cli.filled_rows import (
    DIFFICULTIES,
    EVIDENCE,
    FILLED_IN,
    NUMBER,
    PROGRESS,
    REMARK,
    STATUS,
    TITLE,
    canonical,
    pages,
)
from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.files import reason, without_waiting
from fazhi_cli.formats.xlsx import HIDDEN, SOURCES
from fazhi_cli.importing.readers import MAX_BYTES
from fazhi_cli.importing.readers.sheets import grids
from fazhi_cli.ledger.texts import MOST, on_one_line, unfit
from fazhi_cli.plan.report_periods import is_period
from fazhi_cli.plan.script import simplified
from fazhi_cli.plan.supervision import REPORTED, STATUSES
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fazhi_cli.cli.filled_rows import Flaw, Page, Row
    from fazhi_cli.formats.document import Document
    from fazhi_cli.importing.readers.sheets import Grid

PLAN, PERIOD, RETURN_BY, UNIT, REGISTER = "方案編號", "期次", "交回日期", "填報單位", "發出時的進展記錄"
COLUMNS = "填報欄"
"""What is laid into the hidden sheet beside its sources."""

WITH_EVIDENCE = f"「{EVIDENCE}」寫文件名，幾個用頓號分開；文件與本表放在同一個文件夾裡交回"
"""What who fills in a sheet must know, for the evidence to be known again."""

_STATUS_OF = {simplified(STATUSES[name]): name for name in REPORTED}
_EXPLAINED = re.compile(r"[（(].*")
"""What a sheet says behind a status: 已報完成（待核實）."""

_FAILED = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
"""What stands in a cell whose formula failed."""


class Report(NamedTuple):
    """A row that was filled in, ready to be entered; fingerprint: of the words it was made from. plan: where the row says it itself.

    number, title: the task as whoever filled it in saw it.
    """

    row: Row
    plan: str | None
    task: int
    number: str
    title: str
    fingerprint: str
    status: str
    note: str | None
    difficulties: str | None
    evidence: str | None


class FilledIn(NamedTuple):
    """A sheet that came back: whose it is, of which plans and period, its reports, and what is wrong with its other rows.

    pages: the sheets on which there is something to fill in; data: the file itself.
    """

    plans: tuple[str, ...]
    period: str
    unit: str
    reports: list[Report]
    flaws: list[Flaw]
    pages: int
    data: bytes

    def plan_of(self, report: Report) -> str:
        """The plan of a row, which a sheet of one plan does not repeat in each; empty where nothing says it."""
        return report.plan or (self.plans[0] if len(self.plans) == 1 else "")


def laid_into(document: Document, laid_in: Mapping[str, str]) -> Document:
    """A sheet that says of which plan, period and unit it is, and how many entries there were when it went out.

    On its hidden sheet for the program, under its title and its table for who fills it in.
    """
    sources = [source for source in document.sources if source[0] not in laid_in]
    headings = [column.heading for table in document.workbook or document.tables for column in table.columns]
    to_fill_in = dict.fromkeys(heading for heading in map(canonical, headings) if heading in FILLED_IN)
    to_fill_in.pop(REMARK, None)  # a column that a unit may use as its own
    facts = [fact for fact in document.facts if fact.partition("：")[0] != PERIOD]
    told = [f"{name}：{laid_in[name]}" for name in (PERIOD, RETURN_BY) if laid_in[name]]
    notes = [WITH_EVIDENCE] if EVIDENCE in to_fill_in else []
    return document.with_notes(*notes, f"{REGISTER}：{laid_in[REGISTER]}")._replace(
        sources=(*sources, *laid_in.items(), (COLUMNS, "、".join(to_fill_in))),
        facts=(*told, *facts),
    )


def _refuse_other_kinds(path: str) -> None:
    if Path(path).is_dir():
        raise WrongCall(f"「{path}」是文件夾；請寫出其中的文件，如 {Path(path, '*.xlsx')}。")
    if Path(path).suffix.lower() != ".xlsx":
        raise WrongCall(f"「{path}」不是 .xlsx 文件；請在WPS或Excel中另存為.xlsx後再交回。")


def read(path: str) -> FilledIn:
    """What was filled in. Raises WrongCall for a file that is no such sheet, MissingPart for one that cannot be opened."""
    name = f"「{path}」"
    _refuse_other_kinds(path)
    try:
        with open(path, "rb", opener=without_waiting) as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise MissingPart(f"沒有文件{name}。") from None
    except OSError as error:
        raise MissingPart(f"無法打開{name}：{reason(error)}。") from None
    if len(data) > MAX_BYTES:
        raise WrongCall(f"{name}超過 {MAX_BYTES // 2**20} MiB，不像是一份填報表。")
    try:
        found = grids(data)
    except WrongCall as wrong:
        raise WrongCall(f"{name}不能讀入：{wrong.messages[0]}") from None
    laid_in = _laid_in(found)
    if not ({PLAN, PERIOD, UNIT} <= laid_in.keys() and is_period(laid_in[PERIOD])):
        raise WrongCall(
            f"{name}裡沒有發出時寫入的方案編號、期次和填報單位，不是發出的填報表，或隱藏的「{SOURCES}」頁已被刪去。"
        )
    read_pages = pages(grid for grid in found if not _is_laid_in(grid))
    if not read_pages:
        raise WrongCall(
            f"{name}裡沒有隱藏的「{HIDDEN[0]}」欄，認不出各行是哪項任務；這一欄可能已被刪去，請照發出的表填寫。"
        )
    reports: list[Report] = []
    rows, flaws = _rows(read_pages, laid_in.get(COLUMNS, STATUS))
    for row in rows:
        report = _report(row, flaws)
        if report is not None:
            reports.append(report)
    reports = _once(reports, flaws)
    plans = tuple(laid_in[PLAN].split("、"))
    return FilledIn(plans, laid_in[PERIOD], laid_in[UNIT], reports, flaws, len(read_pages), data)


def _rows(read_pages: Iterable[Page], laid_in: str) -> tuple[list[Row], list[Flaw]]:
    """The rows of pages, and what keeps others from being read; laid_in: the headings that went out, of which none may be missing."""
    expected = [heading for heading in map(canonical, laid_in.split("、")) if heading]
    rows: list[Row] = []
    flaws: list[Flaw] = []
    for page in read_pages:
        of_columns = list(page.flaws(expected))
        flaws += [*of_columns, *page.stray_rows(_STATUS_OF)]
        rows += [] if of_columns else page.rows()
    return rows, flaws


def _is_laid_in(grid: Grid) -> bool:
    return simplified(grid.name) == simplified(SOURCES)


def _laid_in(found: list[Grid]) -> Mapping[str, str]:
    """The names and values of the hidden sheet."""
    for grid in found:
        if _is_laid_in(grid):
            texts = {row.get(0, ""): row.get(1, "") for row in grid.rows.values()}
            by_name = {simplified(name): name for name in (PLAN, PERIOD, UNIT, COLUMNS)}
            return {by_name[simplified(key)]: text for key, text in texts.items() if simplified(key) in by_name}
    return {}


def _report(row: Row, flaws: list[Flaw]) -> Report | None:
    """What a row reports; None where nothing was filled in, or where it is at fault."""
    entered = {heading: on_one_line(row.texts.get(heading)) for heading in FILLED_IN}
    if not (any(entered.values()) or row.formulas & set(FILLED_IN)):
        return None
    found: list[Flaw] = []
    ref = Ref.parse(row.ref)
    if ref is None or ref.clause is not None:
        found.append(row.flaw(f"隱藏的序號「{visible(row.ref[:20])}」不是任務序號。"))
    for heading, text in entered.items():
        if heading in row.formulas:
            found.append(row.flaw("是公式；請改成文字或數字。", heading))
        elif text and _FAILED.fullmatch(text):
            found.append(row.flaw("是表格軟件的錯誤值；請改成文字。", heading))
        elif text and (why := unfit(text)):
            found.append(row.flaw(f"超過{MOST}字。" if why == "long" else "含有看不見的字符。", heading))
    typed = entered[STATUS]
    status = _status_of(typed)
    if status is None and STATUS in row.columns and STATUS not in row.formulas:
        known = "、".join(STATUSES[name] for name in REPORTED)
        written = f"「{visible(typed[:20])}」不能自報" if typed else "沒有填"
        found.append(row.flaw(f"{written}；可填：{known}。", STATUS))
    flaws += found
    if ref is None or status is None or found:
        return None
    remark = f"備註：{entered[REMARK]}" if entered[REMARK] else None
    note = "；".join(filter(None, (entered[PROGRESS], remark))) or None
    return Report(
        row,
        ref.plan,
        ref.task,
        row.texts.get(NUMBER, "").strip(),
        row.texts.get(TITLE, "").strip(),
        row.fingerprint,
        status,
        note,
        entered[DIFFICULTIES],
        entered[EVIDENCE],
    )


def _status_of(text: str | None) -> str | None:
    """The status that a word means, in either script, with or without what a sheet explains behind it."""
    return _STATUS_OF.get(simplified(_EXPLAINED.sub("", text).strip())) if text else None


def _once(reports: list[Report], flaws: list[Flaw]) -> list[Report]:
    """The reports without a second one of a task: both could not hold."""
    first: dict[tuple[str | None, int], Report] = {}
    for report in reports:
        before = first.setdefault((report.plan, report.task), report)
        if before is not report:
            flaws.append(report.row.flaw(f"第{report.task}項已經在第{before.row.number}行。"))
    return list(first.values())
