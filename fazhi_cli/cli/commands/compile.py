"""fazhi compile"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from fazhi_cli import files
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import BYTES, PLACE_NAMED, takes
from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.plans import plans
from fazhi_cli.session import Session

ENDINGS = (".fazhi", ".sqlite")


@takes(BYTES, PLACE_NAMED)
def run(session: Session, out: Output) -> None:
    """把規則庫或文庫編成一個文件，帶到別處用 --data 直接查，不需要 YAML。

    例：fazhi compile 文庫 -o 文庫.fazhi
    """
    if out.file is None:
        raise WrongCall("請寫明編成的文件，如 -o 文庫.fazhi。")
    endings.expect(out.file, *ENDINGS)
    if session.data.is_file():
        raise WrongCall(f"「{session.data}」已經是文件；請給出規則庫或文庫的文件夾。")
    try:
        with files.making(out.file, force=out.force) as draft, closing(session.compile_into(draft)) as compiled:
            rows = plans(compiled.question(Selection()))
            written = f"已編成 {out.file}：{len(rows)}份方案，{sum(plan.tasks or 0 for plan in rows)}項任務。"
            text = compiled.rulebook_script.shown(written)
    except sqlite3.OperationalError as error:
        reason = "磁盤空間不足" if error.sqlite_errorcode == sqlite3.SQLITE_FULL else "磁盤讀寫出錯"
        raise MissingPart(f"「{out.file}」無法寫入：{reason}") from error
    output.deliver_lines([text], Output())
