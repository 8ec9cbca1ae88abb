"""fazhi import"""

from __future__ import annotations

import os
import re
import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli.cli.options import SCRIPT, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import WrongCall
from fazhi_cli.importing import report
from fazhi_cli.importing.proposal import propose
from fazhi_cli.importing.readers import lines_of
from fazhi_cli.importing.writing import files_of
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.output.folder import File, fill
from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.schema import schema_text
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from fazhi_cli.importing.proposal import Proposal

FILE = argument("文件", "方案原件：文本文件（.txt）", default=...)
FOLDER = own_option("-o --output", "規則庫寫到哪個文件夾", "導入", "文件夾", default=...)
ID = own_option("--id", "方案編號：小寫字母、數字和 -；默認按印發年份", "導入", "編號")

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@takes(SCRIPT)
def run(session: Session, file: str = FILE, output: str = FOLDER, id: str | None = ID) -> None:  # noqa: A002
    """把一份方案讀成規則庫：任務、分工、時限逐項擬出，標為未核對，並報告要由人決定的地方。

    例：fazhi import 方案.txt -o 規則庫
    """
    path = Path(file)
    lines = lines_of(path)
    proposal = propose(lines, id or "plan", path.stem)
    if id is None:
        proposal.tasks["plan"]["id"] = _usual_id(proposal, path)
    texts = files_of(proposal)
    if any(os.path.exists(os.path.join(output, name)) for name in texts):
        raise WrongCall(f"「{output}」裡已有規則庫，請換一個文件夾。")
    for row in DATA_FILES:
        if row.file in texts:
            texts[f"{row.name}.schema.json"] = schema_text(row)
    fill(output, [File(name, partial(str, text)) for name, text in texts.items()], force=False)
    page = report.page(proposal, lines, check(Path(output)), shlex.quote(output))
    deliver_text(session.script.shown(page), Output())


def _usual_id(proposal: Proposal, path: Path) -> str:
    """The name of the file where it can be an id, else the year of the plan."""
    stem = path.stem.lower().replace("_", "-").replace(" ", "-")
    if _ID.fullmatch(stem):
        return stem
    issued = proposal.tasks["plan"]["issued"]
    return f"plan-{issued[:4]}" if issued else "plan"
