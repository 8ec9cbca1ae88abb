"""fazhi schema"""

from __future__ import annotations

from pathlib import PurePath

from fazhi_cli.cli.options import FILE, SCRIPT, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import WrongCall
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output
from fazhi_cli.rulebook.schema import schema_text
from fazhi_cli.session import Session

_ROWS = {row.name: row for row in DATA_FILES}
*_FIRST, _LAST = _ROWS
NAME = argument("文件", f"{'、'.join(_FIRST)} 或 {_LAST}；也可寫文件的路徑", default="tasks")


@takes(FILE, SCRIPT)
def run(session: Session, out: Output, name: str = NAME) -> None:
    """數據文件的 JSON Schema，供編輯器補全與即時檢查。

    例：fazhi schema units -o units.schema.json
    """
    known = PurePath(name).name.removesuffix(".yaml")
    if known not in _ROWS:
        raise WrongCall(f"沒有「{name}」這個數據文件；可用：{'、'.join(_ROWS)}。")
    endings.expect(out.file, ".json")
    output.deliver_text(session.script.shown(schema_text(_ROWS[known])), out)
