"""fazhi import"""

from __future__ import annotations

import os
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli.cli.hints import shell_word
from fazhi_cli.cli.options import SCRIPT, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.plan_reading import read_plan
from fazhi_cli.importing.readers import MAX_BYTES, lines_in, lines_of
from fazhi_cli.importing.report import page
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.output.folder import File, fill
from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.schema import schema_text
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from fazhi_cli.importing.plan_reading import PlanRead

FILE = argument("文件", "方案的原件：.txt、.docx 或 .html；- 為標準輸入（文本）", default=...)
FOLDER = own_option("-o --output", "規則庫寫到哪個文件夾", "導入", "文件夾", default=...)
ID = own_option("--id", "方案編號：小寫字母、數字和 -；默認按文件名，或按成文年份", "導入", "編號")

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@takes(SCRIPT)
def run(session: Session, file: str = FILE, output: str = FOLDER, id: str | None = ID) -> None:  # noqa: A002
    """把方案的原件讀成規則庫：任務、分工、時限逐項擬出，標為未核對，並報告要由人決定的地方。

    例：fazhi import 方案.txt -o 規則庫
    """
    if id is not None and not _ID.fullmatch(id):
        raise WrongCall(f"方案編號「{id}」只能有小寫字母、數字和「-」，且不以「-」開頭。")
    if any(os.path.exists(os.path.join(output, row.file)) for row in DATA_FILES):
        raise WrongCall(f"「{output}」裡已有規則庫，請換一個文件夾。")
    name = "" if file == "-" else Path(file).stem
    lines = _lines(file)
    read = read_plan(lines, id or _usual_id(name), name or "未命名方案")
    _write(read, output)
    typed = shell_word(f"./{output}" if output.startswith("-") else output)
    report = [
        *page(read, lines, check(Path(output))),
        f"查看任務：fazhi tasks --data {typed}",
        f"核對改定後，再查：fazhi check {typed}",
    ]
    deliver_text(session.script.shown("".join(f"{line}\n" for line in report)), Output())


def _lines(file: str) -> list[str]:
    """The lines of a file, or of what comes in on stdin."""
    if file != "-":
        return lines_of(Path(file))
    if sys.stdin is None:
        raise WrongCall("沒有標準輸入。")
    return lines_in(sys.stdin.buffer.read(MAX_BYTES + 1), "標準輸入")


def _write(read: PlanRead, folder: str) -> None:
    """Put the files of a rulebook and their schemas into a folder."""
    texts = dict(read.files)
    texts |= {f"{row.name}.schema.json": schema_text(row) for row in DATA_FILES if row.file in read.files}
    fill(folder, [File(name, partial(str, text)) for name, text in texts.items()], force=False)


def _usual_id(name: str) -> str | None:
    """The name of the file where it can be an id."""
    stem = re.sub(r"[\s_.]+", "-", name.lower())
    return stem if _ID.fullmatch(stem) else None
