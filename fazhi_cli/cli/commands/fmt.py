"""fazhi fmt"""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from fazhi_cli import files
from fazhi_cli.cli.options import PLACE_NAMED, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.cli.registering import is_shipped
from fazhi_cli.errors import MissingPart
from fazhi_cli.index.folders import folders
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.rulebook.canonical import files_of
from fazhi_cli.session import Session
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from fazhi_cli.rulebook.canonical import Written

MOST_COMPARED = 15_000
"""Lines: no plan has as many, and to compare them takes the square of their number."""
WRITE = own_option("--write", "寫回文件；不加時只列出會有的改動", "整理", default=False)


@takes(PLACE_NAMED)
def run(session: Session, write: bool = WRITE) -> None:
    """把規則庫整理成統一的寫法：鍵的次序、引號、分行一律相同，內容和註釋不變。

    例：fazhi fmt 我的規則庫 --write
    """
    if write and is_shipped(session.data):
        raise MissingPart("隨軟件附帶的規則庫只讀。請先複製一份，再用 --data 指明。")
    if session.data.is_file():
        raise MissingPart(f"「{session.data}」是一個文件；請寫明規則庫文件夾，內有 tasks.yaml。")
    changed: list[Written] = []
    places = folders(session.data) if session.data.is_dir() else []
    for folder in places or [session.data]:
        changed.extend(file for file in files_of(folder) if file.after != file.before)
    if write:
        for file in changed:
            _write(file)
        text = "".join(f"{visible(str(file.path))}\n" for file in changed)
    else:
        text = "".join(map(_difference, changed))
    deliver_text(text or session.script.shown("已是統一寫法，無須改動。\n"), Output())


def _write(file: Written) -> None:
    """Put a file into its canonical form. Raises MissingPart where the system refuses."""
    try:
        files.replace(str(file.path.resolve()), file.after.encode())
    except OSError as error:
        raise MissingPart(f"「{file.path}」無法寫入：{files.reason(error)}") from error


def _difference(file: Written) -> str:
    """What would change in a file, as `diff -u` shows it."""
    path = visible(str(file.path))
    before = file.before.splitlines(keepends=True)
    after = file.after.splitlines(keepends=True)
    if len(before) > MOST_COMPARED:
        return f"{path}：有 {len(before)} 行，不逐行列出改動；加 --write 寫回\n"
    return "".join(unified_diff(before, after, path, path))
