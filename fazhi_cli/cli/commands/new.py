"""fazhi new"""

from __future__ import annotations

import os
from datetime import date
from functools import partial

from fazhi_cli.cli.hints import shell_word
from fazhi_cli.cli.options import SCRIPT, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.cli.plan_ids import free_id
from fazhi_cli.cli.starter import starter
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import InvalidRulebook, WrongCall
from fazhi_cli.output.delivery import Output, deliver_lines
from fazhi_cli.output.folder import File, fill
from fazhi_cli.rulebook.load import assemble
from fazhi_cli.rulebook.schema import schema_text
from fazhi_cli.rulebook.source import Source
from fazhi_cli.session import Session

FOLDER = argument("文件夾", "新規則庫放在哪個文件夾", default=...)
TITLE = own_option("--title", "方案名稱", "方案", "名稱", default="某市實施方案")
PLACE = own_option("--place", "方案是哪裡的", "方案", "地名", default="某市")
ID = own_option("--id", "方案編號：小寫字母、數字和 -，默認按年份；同在一個文件夾的已用了的，後加 -2", "方案", "編號")


@takes(SCRIPT)
def run(session: Session, folder: str = FOLDER, title: str = TITLE, place: str = PLACE, id: str | None = ID) -> None:  # noqa: A002
    """開始一個規則庫：三項示範任務，逐處有說明，可直接查詢，照著改寫即可。

    例：fazhi new 規則庫 --title 某市2026年工作方案 --place 某市
    """
    if not folder.strip():
        raise WrongCall("請寫明新規則庫放在哪個文件夾，如 fazhi new 規則庫。")
    year = date.today().year
    written = starter(id or free_id(f"plan-{year}", folder), title, place, year)
    texts = {name: session.script.shown(text) for name, text in written.items()}
    _refuse_faults(texts)
    for row in DATA_FILES:
        if row.file in written:
            texts[f"{row.name}.schema.json"] = session.script.shown(schema_text(row))
    files = [File(name, partial(str, text)) for name, text in texts.items()]
    if any(os.path.exists(os.path.join(folder, file.name)) for file in files):
        raise WrongCall(f"「{folder}」裡已有規則庫，請換一個文件夾。")
    fill(folder, files, force=False)
    typed = shell_word(f"./{folder}" if folder.startswith("-") else folder)
    lines = [
        f"已在「{folder}」建立規則庫：{'、'.join(file.name for file in files)}。",
        f"先看：fazhi tasks --data {typed}",
        f"改寫後查：fazhi check {typed}",
    ]
    deliver_lines(map(session.script.shown, lines), Output())


def _refuse_faults(texts: dict[str, str]) -> None:
    """Raise WrongCall where what was typed makes no rulebook: a title of two lines, an id with other signs."""
    try:
        assemble({name: Source.of(name, text.encode()) for name, text in texts.items()})
    except InvalidRulebook as invalid:
        raise WrongCall(*(f"{problem.message}。" for problem in invalid.problems)) from None
