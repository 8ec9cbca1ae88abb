"""A text as a value of YAML: plain, or in double quotation marks where it would not be read as it stands."""

from __future__ import annotations

import re
from typing import Any

import yaml

# Braces could stand in the middle of a plain text, but whoever moves one to its beginning would find another value.
_PLAIN_START = re.compile(r"[^\s!&*#?|>@`\"'%,\[\]{}:-]|-[^\s,\[\]{}]")
_NOT_PLAIN = re.compile(r"\s#|:(?:\s|$)|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^(?:---|\.\.\.)|\s$|[{}]")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]?]|:$")
_NOT_PRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NULLS = ("", "~", "null")
_RESOLVER: Any = yaml.resolver.Resolver()


def scalar(text: str, *, in_flow: bool, is_text: bool) -> str:
    """A text as YAML writes it.

    in_flow: between brackets or braces, where a comma ends a plain text. is_text: other readers of YAML shall take it for a
    text too, be it a number, a day or a truth value.
    """
    if is_plain(text, in_flow=in_flow) and not (is_text and _is_more_than_text(text)):
        return text
    return _quoted(text)


def is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether a text is read as it stands, without quotation marks."""
    if text in _NULLS or not _PLAIN_START.match(text) or _NOT_PLAIN.search(text):
        return False
    return not (in_flow and _NOT_PLAIN_IN_FLOW.search(text))


def _is_more_than_text(text: str) -> bool:
    """Whether other readers of YAML would take a plain text for a number, a day or a truth value."""
    return bool(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_NOT_PRINTED.sub(_escaped, escaped)}"'


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
