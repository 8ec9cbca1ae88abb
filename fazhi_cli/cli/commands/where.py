"""fazhi where"""

from __future__ import annotations

from datetime import date

from fazhi_cli.cli.options import AS_OF, FILE, PLACE, takes
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import READINGS

STATES = {
    "fresh": "與數據一致,直接使用",
    "compiled": "數據有變或尚無索引,剛剛重編",
    "memory": "緩存文件夾不能寫入,只在內存中",
    "given": "直接使用所給的索引文件,只讀",
}


@takes(AS_OF, FILE, PLACE)
def run(session: Session, as_of: date, out: Output) -> None:
    """用的是哪份數據、哪個索引、何種口徑。

    例:fazhi where --data 我的規則庫
    """
    session.day = as_of
    index = session.index
    lines = [
        f"數據:{index.data.resolve()}({session.origin})",
        f"索引:{index.file or '無文件'}({STATES[index.state]})",
    ]
    plans = session.reader.rows(
        "SELECT id, title, reading, decided_by, decided_on, revision FROM plans ORDER BY position"
    )
    for plan, title, reading, by, on, revision in plans:
        fixed = f",{by} {on} 定" if by else ""
        lines.append(f"方案:{title}({plan},第{revision}次修訂);「N月前」口徑:{READINGS[reading]}{fixed}")
    output.deliver_text(session.read("\n".join(lines) + "\n"), out)
