from __future__ import annotations

from typing import NamedTuple

import pytest

from fazhi_cli.plan.mainland import Mainland


class Pair(NamedTuple):
    text: str
    mainland: str
    only: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("pairs", "text", "read"),
    [
        ([Pair("程式", "程序")], "程式和程式", "程序和程序"),
        ([Pair("設定", "設置", only=("重複設定",))], "設定許可,重複設定", "設定許可,重複設置"),
        ([Pair("檔案", "文件", not_in=("檔案館",))], "檔案和檔案館", "文件和檔案館"),
        ([Pair("檔案", "文件", not_in=("檔案館", "人事檔案"))], "人事檔案,檔案,檔案館", "人事檔案,文件,檔案館"),
        # The longest phrase is settled first, whatever the order of the pairs.
        ([Pair("最佳", "最好"), Pair("最佳化", "優化")], "最佳化是最佳", "優化是最好"),
        # What one pair wrote no other pair rewrites.
        ([Pair("甲", "乙"), Pair("乙", "甲")], "甲乙", "乙甲"),
        ([], "程式", "程式"),
    ],
)
def test_the_mainland_words_behind_a_text(pairs: list[Pair], text: str, read: str) -> None:
    assert Mainland.of(pairs)(text) == read
