"""Standard input: what is piped into a call, read within bounds."""

from __future__ import annotations

import sys

from fazhi_cli.errors import MissingPart, WrongCall


def read(most: int) -> bytes:
    """All of it, up to so many bytes. Raises WrongCall where there is more, MissingPart where it is closed or cannot be read."""
    if sys.stdin is None:
        raise MissingPart("標準輸入已經關閉，沒有可讀的內容")
    try:
        data = sys.stdin.buffer.read(most + 1)
    except OSError as error:
        from fazhi_cli import files

        raise MissingPart(f"標準輸入無法讀取：{files.reason(error)}") from error
    if len(data) > most:
        raise WrongCall(f"標準輸入超過 {most // 2**20} MiB，不再讀")
    return data
