"""fazhi import"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from fazhi_cli.cli.hints import shell_word
from fazhi_cli.cli.options import SCRIPT, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.cli.places import rulebook_at
from fazhi_cli.cli.plan_ids import free_id, is_id, usual_id
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import FazhiError, MissingPart, WrongCall
from fazhi_cli.files import reason
from fazhi_cli.importing.plan_reading import read_plan
from fazhi_cli.importing.readers import MAX_BYTES, document_at, document_of
from fazhi_cli.importing.report import Original, page
from fazhi_cli.importing.source_places import SourcePlaces
from fazhi_cli.output.delivery import Output, deliver_lines
from fazhi_cli.output.folder import File, fill
from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.load import load
from fazhi_cli.rulebook.schema import schema_text
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.importing.plan_reading import PlanRead
    from fazhi_cli.importing.proposal import Watch

FILES = argument("文件", "方案的原件：.txt、.docx、.xlsx 或 .html，可寫幾份；- 為標準輸入（文本）", default=...)
FOLDER = own_option("-o --output", "規則庫寫到哪個文件夾；幾份的，各佔其中一個文件夾", "導入", "文件夾", default=...)
ID = own_option(
    "--id",
    "方案編號：小寫字母、數字和 -；默認按文件名，或按成文年份；同在一個文件夾的已用了的，後加 -2",
    "導入",
    "編號",
)
KEEP = own_option("--keep", "舊版的規則庫：沒有改動的任務，照用其核對結果", "導入", "文件夾")

_LONG = 50_000
"""Characters of a document from which its import takes more than a second."""

T = TypeVar("T")


class _Import(NamedTuple):
    """A file to import, where its rulebook goes, and what it is called there; plan_id: as typed, None for one of its own."""

    file: str
    folder: str
    called: str
    plan_id: str | None


@takes(SCRIPT)
def run(
    session: Session,
    files: list[str] = FILES,
    output: str = FOLDER,
    id: str | None = ID,  # noqa: A002
    keep: str | None = KEEP,
) -> None:
    """把方案的原件讀成規則庫：任務、分工、時限逐項擬出，標為未核對，並報告要由人決定的地方。

    例：fazhi import 方案.docx -o 規則庫
    """
    if id is not None and not is_id(id):
        raise WrongCall(f"方案編號「{id}」只能有小寫字母、數字和「-」，且不以「-」開頭。")
    faults: list[str] = []
    if len(files) == 1:
        lines = _imported(_Import(files[0], output, files[0], id), keep, is_alone=True)
    elif id is not None or keep is not None:
        raise WrongCall("--id 和 --keep 只用於一份文件。")
    else:
        lines = _library(files, output, faults)
    if lines:
        typed = shell_word(f"./{output}" if output.startswith("-") else output)
        lines += [
            f"查看任務：fazhi tasks --data {typed}",
            f"逐條核對：fazhi review {typed}",
            f"核對後再查：fazhi check {typed}",
        ]
        deliver_lines(map(session.script.shown, lines), Output())
    if faults:
        raise FazhiError(*faults)


def _library(files: Sequence[str], folder: str, faults: list[str]) -> list[str]:
    """Import several files into folders of one; those that cannot be read are added to the faults."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise MissingPart(f"「{folder}」無法寫入：{reason(error)}") from None
    report: list[str] = []
    for each in _shown(_apart(files, folder)):
        try:
            found = _imported(each)
        except FazhiError as failure:
            faults += failure.messages
            continue
        report += [f"【{each.file}】規則庫：{each.folder}", *found, ""]
    return report


def _apart(files: Sequence[str], folder: str) -> list[_Import]:
    """Each file with a folder and an id of its own."""
    found: list[_Import] = []
    taken: set[str] = set()
    for number, file in enumerate(files, 1):
        stem = Path(file).stem
        name = stem if stem not in taken and file != "-" else f"{stem}-{number}"
        taken.add(name)
        found.append(_Import(file, os.path.join(folder, name), name, None))
    return found


def _shown(entries: Sequence[T]) -> Iterable[T]:
    """Files, or the chapters of a long one, one by one, with a progress bar where a person looks on."""
    if sys.stderr is None or not sys.stderr.isatty():
        return entries
    from fazhi_cli.output.terminal import progress

    return progress(entries, "正在導入", len(entries))


def _imported(each: _Import, keep: str | None = None, *, is_alone: bool = False) -> list[str]:
    """Import one file; the lines of its report. keep: the folder of an earlier version. is_alone: no other is imported with it."""
    if any(os.path.exists(os.path.join(each.folder, row.file)) for row in DATA_FILES):
        raise WrongCall(f"「{each.folder}」裡已有規則庫，請換一個文件夾。")
    earlier = None if keep is None else load(Path(rulebook_at(keep, None)))
    source = _original(each.file)
    lines = source.texts
    name = "未命名方案" if each.file == "-" else Path(each.file).stem
    is_long = sum(map(len, lines)) > _LONG
    watch = _shown if is_alone and is_long else iter
    if each.plan_id is not None or earlier is not None:
        read = read_plan(lines, each.plan_id, name, earlier, watch)
    else:
        read = _read_new(lines, each, name, watch)
    texts = dict(read.files)
    texts |= {f"{row.name}.schema.json": schema_text(row) for row in DATA_FILES if row.file in read.files}
    fill(each.folder, [File(name, partial(str, text)) for name, text in texts.items()], force=False)
    made = Path(each.folder)
    return page(read, source, check(made), SourcePlaces(load(made), source.document.lines))


def _read_new(lines: Sequence[str], each: _Import, name: str, watch: Watch) -> PlanRead:
    """A plan that gets an id: by its file, else by its year."""
    by_file = usual_id(each.called)
    if by_file is not None:
        return read_plan(lines, free_id(by_file, each.folder), name, None, watch)
    read = read_plan(lines, None, name, None, watch)
    by_year = read.proposal.tasks["plan"]["id"]
    plan_id = free_id(by_year, each.folder)
    return read if plan_id == by_year else read_plan(lines, plan_id, name, None, watch)


def _original(file: str) -> Original:
    """What a file holds, or what comes in on stdin."""
    if file != "-":
        return Original(f"「{Path(file).name}」", document_at(Path(file)))
    if sys.stdin is None:
        raise WrongCall("沒有標準輸入。")
    return Original("標準輸入", document_of(sys.stdin.buffer.read(MAX_BYTES + 1), "標準輸入"))
