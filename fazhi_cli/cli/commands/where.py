"""fazhi where"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import AS_OF, FILE, PLACE_NAMED, takes
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.readings import READINGS
from fazhi_cli.query.plans import plans
from fazhi_cli.session import Session

STATES = {
    "fresh": "與數據一致，直接使用",
    "compiled": "數據有變或尚無索引，剛剛重編",
    "memory": "緩存文件夾不能寫入，只在內存中",
    "given": "直接使用所給的索引文件，只讀",
}


@takes(AS_OF, FILE, PLACE_NAMED)
def run(session: Session, selection: Selection, out: Output) -> None:
    """用的是哪份數據、哪個索引、何種口徑。

    例：fazhi where 我的規則庫
    """
    endings.expect(out.file, endings.PLAIN)
    index = session.index
    origin = "所指明的" if session.is_given else "隨軟件附帶"
    lines = [
        f"數據：{index.data.resolve()}（{origin}）",
        f"索引：{index.file or '無文件'}（{STATES[index.state]}）",
    ]
    for plan in plans(session.question(selection)):
        fixed = f"，{plan.decided_by} {plan.decided_on} 定" if plan.decided_by else ""
        if plan.basis:
            fixed = f"，據{plan.basis}，自{plan.decided_on}起"
        lines.append(
            f"方案：{plan.title}（{plan.id}，第{plan.revision}次修訂）；「N月前」口徑：{READINGS[plan.reading]}{fixed}"
        )
    output.deliver_lines(map(session.rulebook_script.shown, lines), out)
