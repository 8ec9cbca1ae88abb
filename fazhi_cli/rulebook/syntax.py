"""What libyaml or PyYAML says of a broken file, in Chinese and with the likely cure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.problems import WHOLE_FILE

if TYPE_CHECKING:
    import yaml

    from fazhi_cli.rulebook.problems import Place

MAX_DEPTH = 50
TOO_DEEP = f"嵌套超過 {MAX_DEPTH} 層，其後不再讀取"

_FULL_COLON = re.compile(r"\s*(?:- +)*[^\s:：#'\"「,，。;；、]{1,20}(：)")
_INDENTATION = re.compile(r" *(?:- *)*([\t\u00a0\u3000])")
_BEHIND_COLON = re.compile(r" *(?:- +)*[^\s:：#'\"]{1,20}:([\u00a0\u3000])")
_COMMENT_IN_BRACKETS = re.compile(r"[\[{][^\]}'\"]*?[ \t](#).*[\]}]")
_BLANKS = {"\t": "製表符（Tab）", "\u00a0": "不換行空格（U+00A0）", "\u3000": "全角空格"}


class Translation(NamedTuple):
    """A fragment of an error's own wording, and the sentence for it; opened: its beginning is the place."""

    fragment: str
    sentence: str
    opened: bool = False


class Refusal(NamedTuple):
    """Where and why YAML could not be read further."""

    place: Place
    code: str
    sentence: str


_BRACKET = "這裡少了一個值，或括號沒有配對"
_BACKSLASH = "雙引號裡的反斜杠「\\」用法不對；請改用單引號"
_BLOCK_TEXT = "「|」「>」之後要換行；值以它們開頭時，請給整個值加引號"
_TAG = "值不能以「!」開頭；請給整個值加引號"
_MISALIGNED = "與上面沒有對齊，或引號之後還有別的字"
_UNKNOWN = "從這裡起不合 YAML 的寫法；值裡有特殊符號時，請給整個值加引號"

_TRANSLATIONS = (
    Translation("found unexpected end of stream", "引號沒有閉合", opened=True),
    Translation("found unexpected document indicator", "引號沒有閉合", opened=True),
    Translation("found unexpected document separator", "引號沒有閉合", opened=True),
    Translation("expected ',' or ']'", "方括號「[」沒有閉合，或各項之間少了半角逗號", opened=True),
    Translation("expected ',' or '}'", "花括號「{」沒有閉合，或各項之間少了半角逗號", opened=True),
    Translation(
        "mapping values are not allowed",
        "這裡不能再有「: 」；值裡有冒號加空格時，請給整個值加引號；否則請與上面的鍵對齊",
    ),
    Translation("expected ':'", "這一行不是「鍵: 值」；冒號要用半角，後面空一格"),
    Translation("cannot start any token", "值不能以這個字符開頭；請給整個值加引號"),
    Translation("sequence entries are not allowed", "「- 」不能寫在這裡；列表請另起一行"),
    Translation("mapping keys are not allowed", "「? 」不能寫在這裡；請給整個值加引號"),
    Translation("found a tab character", "縮進用了製表符（Tab）；請改成空格"),
    Translation("expected '-' indicator", "與上面的「- 」沒有對齊，或少了「- 」"),
    Translation("expected key", "與上面的鍵沒有對齊，或引號之後還有別的字"),
    Translation("expected node content", _BRACKET),
    Translation("expected the node content", _BRACKET),
    Translation("expected <block end>", _MISALIGNED),
    Translation("unknown escape character", _BACKSLASH),
    Translation("expected escape sequence", _BACKSLASH),
    Translation("hexdecimal", _BACKSLASH),
    Translation("invalid Unicode character escape", _BACKSLASH),
    Translation("chr() arg", _BACKSLASH),
    Translation("comment or line break", _BLOCK_TEXT),
    Translation("comment or a line break", _BLOCK_TEXT),
    Translation("indentation indicator", _BLOCK_TEXT),
    # Directives are refused before anything is parsed: what remains are the names of anchors and aliases.
    Translation("alphabetic or numeric character", "值不能以「&」「*」開頭；請給整個值加引號"),
    Translation("expected whitespace or line break", _TAG),
    Translation("expected ' ', but", _TAG),
    Translation("expected tag URI", _TAG),
    Translation("expected URI", _TAG),
    Translation("URI escaped octet", _TAG),
    Translation("UTF-8 octet", _TAG),
    Translation("expected '!'", _TAG),
    Translation("expected '>'", _TAG),
    Translation("undefined tag handle", _TAG),
    Translation("document start", "文檔之後還有別的內容"),
)


def refusal(error: yaml.YAMLError | ValueError, text: str) -> Refusal:
    """The place, code and sentence of an error; a full-width colon or a tab nearby is named as the likely cause."""
    wording = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    # PyYAML from 6.0.4 on gives up by itself at some depth, for brackets before the first of them is an event.
    if "nesting depth" in wording:
        return Refusal(_place(mark), "Y07", TOO_DEEP)
    translation = _translation(wording)
    context = getattr(error, "context_mark", None)
    start = context if translation.opened and context else mark
    if start is None:
        return Refusal(WHOLE_FILE, "Y01", translation.sentence)
    slip = _slip(text, mark.line if mark else start.line) or _comment_in_brackets(text, start)
    place, sentence = slip or (_place(start), translation.sentence)
    return Refusal(place, "Y01", sentence)


def _translation(wording: str) -> Translation:
    for translation in _TRANSLATIONS:
        if translation.fragment in wording:
            return translation
    return Translation("", _UNKNOWN)


def _place(mark: yaml.Mark | None) -> Place:
    """Where an error of YAML says that it is; YAML counts from 0."""
    if mark is None:
        return WHOLE_FILE
    return mark.line + 1, mark.column + 1


def _comment_in_brackets(text: str, start: yaml.Mark) -> tuple[Place, str] | None:
    """A ` #` behind which the closing bracket is part of a comment; start: where the brackets open."""
    lines = text.split("\n", start.line + 1)[: start.line + 1]
    found = _COMMENT_IN_BRACKETS.match(lines[-1], start.column) if len(lines) > start.line else None
    if found is None:
        return None
    return (start.line + 1, found.start(1) + 1), "「 #」之後成了註釋，括號因此沒有閉合；請給這個值加引號"


def _slip(text: str, line: int) -> tuple[Place, str] | None:
    """A slip of the keyboard in the line at fault or the one before it."""
    lines = text.split("\n", line + 1)[: line + 1]
    for number in (line, line - 1):
        if not 0 <= number < len(lines):
            continue
        if blank := _INDENTATION.match(lines[number]):
            return (number + 1, blank.start(1) + 1), f"縮進用了{_BLANKS[blank[1]]}；請改成空格"
        if colon := _FULL_COLON.match(lines[number]):
            return (number + 1, colon.start(1) + 1), "用了全角冒號「：」；請改成半角「:」並空一格"
        if blank := _BEHIND_COLON.match(lines[number]):
            return (number + 1, blank.start(1) + 1), f"冒號之後是{_BLANKS[blank[1]]}；請改成空格"
    return None
