"""Sheets that units fill in: what is laid into them when they go out, and what is read of them when they come back.

A sheet that comes back may be sorted, filtered, with columns added, or written anew by another program: a row is known by its hidden ref,
a column by its heading. Nothing in the file is run.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.asked.values import is_period
from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.files import reason
from fazhi_cli.formats.xlsx import HIDDEN, SOURCES
from fazhi_cli.importing.readers import MAX_BYTES
from fazhi_cli.importing.readers.sheets import grids
from fazhi_cli.ledger.texts import MOST, on_one_line, unfit
from fazhi_cli.plan.script import simplified
from fazhi_cli.plan.supervision import REPORTED, STATUSES
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fazhi_cli.formats.document import Document
    from fazhi_cli.importing.readers.sheets import Grid

LAYOUT = "register"
"""The checklist that goes out: a task a row."""

PLAN, PERIOD, RETURN_BY, UNIT = "方案編號", "期次", "交回日期", "填報單位"
"""What is laid into the hidden sheet beside its sources."""

TITLE, PROGRESS, STATUS, DIFFICULTIES, EVIDENCE, REMARK = (
    "任務", "進展情況", "狀態", "存在問題及下步措施", "佐證材料", "備註",
)  # fmt: skip
"""Headings of the columns that are read."""

_FILLED_IN = (PROGRESS, STATUS, DIFFICULTIES, EVIDENCE, REMARK)
_STATUS_OF = {simplified(STATUSES[name]): name for name in REPORTED}
_EXPLAINED = re.compile(r"[（(].*")
"""What a sheet says behind a status: 已報完成（待核實）."""


class Report(NamedTuple):
    """A row that was filled in, ready to be entered; row: its number in the sheet, from 1. fingerprint: of the words it was made from."""

    row: int
    task: int
    title: str
    fingerprint: str
    status: str
    note: str | None
    difficulties: str | None
    evidence: str | None


class FilledIn(NamedTuple):
    """A sheet that came back: whose it is, of which plan and period, its reports, and what is wrong with its other rows."""

    plan: str
    period: str
    unit: str
    reports: list[Report]
    faults: list[str]


def laid_into(document: Document, laid_in: Mapping[str, str]) -> Document:
    """A sheet that says of which plan, period and unit it is: on its hidden sheet for the program, under its title for who fills it in."""
    sources = [source for source in document.sources if source[0] not in laid_in]
    facts = [fact for fact in document.facts if fact.partition("：")[0] != PERIOD]
    told = [f"{name}：{laid_in[name]}" for name in (PERIOD, RETURN_BY) if laid_in[name]]
    return document._replace(sources=(*sources, *laid_in.items()), facts=(*told, *facts))


def read(path: str) -> FilledIn:
    """What was filled in. Raises WrongCall for a file that is no such sheet, MissingPart for one that cannot be opened."""
    name = f"「{path}」"
    if Path(path).suffix.lower() != ".xlsx":
        raise WrongCall(f"{name}不是 .xlsx 文件；請在WPS或Excel中另存為.xlsx後再交回。")
    try:
        with open(path, "rb") as stream:
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
    reports: list[Report] = []
    faults: list[str] = []
    for grid in found:
        for row in _rows(grid):
            report = _report(row, faults)
            if report is not None:
                reports.append(report)
    _tell_twice(reports, faults)
    return FilledIn(laid_in[PLAN], laid_in[PERIOD], laid_in[UNIT], reports, faults)


def _laid_in(found: list[Grid]) -> Mapping[str, str]:
    """The names and values of the hidden sheet."""
    for grid in found:
        if simplified(grid.name) == simplified(SOURCES):
            return _named({row.get(0, ""): row.get(1, "") for row in grid.rows.values()}, (PLAN, PERIOD, UNIT))
    return {}


def _named(texts: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    """The texts under some names, which may stand there in either script."""
    by_name = {simplified(name): name for name in names}
    return {by_name[simplified(key)]: text for key, text in texts.items() if simplified(key) in by_name}


class _Row(NamedTuple):
    number: int
    ref: str
    fingerprint: str
    texts: Mapping[str, str]


def _rows(grid: Grid) -> Iterator[_Row]:
    """The rows under the headings that stand for something in the plan."""
    headings: dict[int, str] = {}
    ref_column = fingerprint_column = None
    for number, row in sorted(grid.rows.items()):
        if set(HIDDEN) <= set(row.values()):
            headings = row
            ref_column, fingerprint_column = (_column_of(row, heading) for heading in HIDDEN)
        elif ref_column is not None and fingerprint_column is not None and row.get(ref_column, "").strip():
            texts = {headings[column]: text for column, text in row.items() if column in headings}
            fingerprint = row.get(fingerprint_column, "").strip()
            yield _Row(number + 1, row[ref_column].strip(), fingerprint, _named(texts, (TITLE, *_FILLED_IN)))


def _column_of(row: Mapping[int, str], heading: str) -> int:
    return next(column for column, text in row.items() if text == heading)


def _report(row: _Row, faults: list[str]) -> Report | None:
    """What a row reports; None where nothing was filled in, or where it is at fault."""
    entered = {column: on_one_line(row.texts.get(column)) for column in _FILLED_IN}
    if not any(entered.values()):
        return None
    before = len(faults)
    ref = Ref.parse(row.ref)
    if ref is None or ref.clause is not None:
        faults.append(f"第{row.number}行：隱藏的序號「{visible(row.ref[:20])}」不是任務序號。")
    for column, text in entered.items():
        if text and (why := unfit(text)):
            told = f"超過{MOST}字" if why == "long" else "含有看不見的字符"
            faults.append(f"第{row.number}行「{column}」：{told}。")
    typed = entered[STATUS]
    status = _status_of(typed)
    if status is None:
        known = "、".join(STATUSES[name] for name in REPORTED)
        written = f"「{visible(typed[:20])}」不能自報" if typed else "沒有填"
        faults.append(f"第{row.number}行「{STATUS}」：{written}；可填：{known}。")
    if ref is None or status is None or len(faults) > before:
        return None
    remark = f"備註：{entered[REMARK]}" if entered[REMARK] else None
    note = "；".join(filter(None, (entered[PROGRESS], remark))) or None
    title = row.texts.get(TITLE, "")
    return Report(row.number, ref.task, title, row.fingerprint, status, note, entered[DIFFICULTIES], entered[EVIDENCE])


def _status_of(text: str | None) -> str | None:
    """The status that a word means, in either script, with or without what a sheet explains behind it."""
    return _STATUS_OF.get(simplified(_EXPLAINED.sub("", text).strip())) if text else None


def _tell_twice(reports: list[Report], faults: list[str]) -> None:
    """Two rows of one task could not both hold."""
    first: dict[int, int] = {}
    for report in reports:
        if report.task in first:
            faults.append(f"第{report.row}行：第{report.task}項已經在第{first[report.task]}行。")
        first.setdefault(report.task, report.row)
