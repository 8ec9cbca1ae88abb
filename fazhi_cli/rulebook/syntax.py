"""What libyaml says of a broken file, in Chinese and with the likely cure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.problems import WHOLE_FILE

if TYPE_CHECKING:
    import yaml

    from fazhi_cli.rulebook.problems import Place

_FULL_COLON = re.compile(r"\s*(?:- +)*[^\s:：#'\"「,，。;；、]{1,20}(：)")
_TAB = re.compile(r" *(?:- *)*(\t)")


class Row(NamedTuple):
    """A fragment that libyaml's and PyYAML's own wording share, what it means; opened: its beginning is the place."""

    fragment: str
    sentence: str
    opened: bool = False


_ROWS = (
    Row("found unexpected end of stream", "引號沒有收尾", opened=True),
    Row("found unexpected document indicator", "引號沒有收尾", opened=True),
    Row("expected ',' or ']'", "方括號「[」沒有收尾,或各項之間少了半角逗號", opened=True),
    Row("expected ',' or '}'", "花括號「{」沒有收尾,或各項之間少了半角逗號", opened=True),
    Row(
        "mapping values are not allowed", "這裡不能再有「: 」;值裡有冒號加空格時,請給整個值加引號;否則請與上面的鍵對齊"
    ),
    Row("expected ':'", "這一行不是「鍵: 值」;冒號要用半角,後面空一格"),
    Row("cannot start any token", "值不能以這個字符開頭;請給整個值加引號"),
    Row("sequence entries are not allowed", "「- 」不能寫在這裡;列表請另起一行"),
    Row("mapping keys are not allowed", "「? 」不能寫在這裡;請給整個值加引號"),
    Row("found a tab character", "縮進用了製表符(Tab);請改成空格"),
    Row("expected '-' indicator", "與上面的「- 」沒有對齊,或少了「- 」"),
    Row("expected key", "與上面的鍵沒有對齊,或引號之後還有別的字"),
    Row("expected node content", "這裡少了一個值,或括號沒有配對"),
    Row("expected <block end>", "與上面沒有對齊,或引號之後還有別的字"),
    Row("expected the node content", "這裡少了一個值,或括號沒有配對"),
    Row("unknown escape character", "雙引號裡的反斜杠「\\」用法不對;請改用單引號"),
    Row("hexdecimal", "雙引號裡的反斜杠「\\」用法不對;請改用單引號"),
    Row("hexadecimal", "雙引號裡的反斜杠「\\」用法不對;請改用單引號"),
    Row("invalid Unicode character escape", "雙引號裡的反斜杠「\\」用法不對;請改用單引號"),
    Row("comment or line break", "「|」「>」之後要換行;值以它們開頭時,請給整個值加引號"),
    Row("indentation indicators", "「|」「>」之後要換行;值以它們開頭時,請給整個值加引號"),
    Row("document start", "文檔之後還有別的內容"),
)


def translated(error: yaml.YAMLError, text: str) -> tuple[Place, str]:
    """The place and the sentence of a syntax error; a full-width colon or a tab nearby is named as the likely cause."""
    said = str(getattr(error, "problem", None) or error).splitlines()[0]
    row = next((row for row in _ROWS if row.fragment in said), Row("", f"YAML 讀不懂(原文:{said})"))
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    start = context if row.opened and context else mark
    if start is None:
        return WHOLE_FILE, row.sentence
    return _slip(text, mark.line if mark else start.line) or ((start.line + 1, start.column + 1), row.sentence)


def _slip(text: str, line: int) -> tuple[Place, str] | None:
    """A slip of the keyboard in the line at fault or the one before it."""
    lines = text.split("\n", line + 1)[: line + 1]
    for number in (line, line - 1):
        if not 0 <= number < len(lines):
            continue
        if tab := _TAB.match(lines[number]):
            return (number + 1, tab.start(1) + 1), "縮進用了製表符(Tab);請改成空格"
        if colon := _FULL_COLON.match(lines[number]):
            return (number + 1, colon.start(1) + 1), "用了全角冒號「：」;請改成半角「:」並空一格"
    return None
