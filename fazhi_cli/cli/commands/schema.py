"""fazhi schema"""

from __future__ import annotations

import json

import typer

from fazhi_cli.cli.options import FILE, takes
from fazhi_cli.errors import WrongCall
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.rulebook.schema import schemas

NAME = typer.Argument("tasks", metavar="文件", help="tasks、units、wording、workdays 或 changes")


@takes(FILE)
def run(out: Output, name: str = NAME) -> None:
    """數據文件的 JSON Schema,供編輯器補全與即時檢查。

    例:fazhi schema units -o units.schema.json
    """
    known = schemas()
    if name not in known:
        raise WrongCall(f"沒有「{name}」這個數據文件;可用:{'、'.join(known)}。")
    output.write_text(json.dumps(known[name], ensure_ascii=False, indent=2) + "\n", out)
