"""Simplified characters for what is shown; asked for with --script hans, FAZHI_SCRIPT or the rulebook's `print`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    # Characters only: OpenCC's phrase tables (tw2sp) would turn 執行 into 运行 and 建立 into 创建.
    return OpenCC("t2s")


def simplified(text: str) -> str:
    return str(_converter().convert(text))
