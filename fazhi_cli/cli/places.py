"""The place that is the argument of a command about one rulebook: fazhi check 我的規則庫."""

from __future__ import annotations

import os
from pathlib import Path

from fazhi_cli.cli.stray_words import cure
from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import WrongCall


def rulebook_at(place: str, data: str | None) -> str:
    """The folder or file that an argument names; of one file of a rulebook, its folder. data: what --data or FAZHI_DATA says.

    Raises WrongCall where --data names another place, and for what is no path but what another command would take.
    """
    if data not in (None, place, os.environ.get("FAZHI_DATA")):
        raise WrongCall(f"規則庫寫了兩處：{place} 與 --data {data}；請只寫一處。")
    path = Path(place)
    if path.is_file() and path.name in {row.file for row in DATA_FILES}:
        return str(path.parent)
    if not os.path.lexists(place) and (instead := cure(place, (), data)):
        raise WrongCall(f"「{place}」不是路徑。{instead}。")
    return place
