"""Sentences with places for facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def listed(values: Iterable[object]) -> str:
    """Names or numbers within a sentence, joined with 、."""
    return "、".join(map(str, values))


def day_in_words(iso: str) -> str:
    """A day as documents write it: 2015年4月30日."""
    year, month, day = map(int, iso.split("-"))
    return f"{year}年{month}月{day}日"


def filled(template: str, facts: Mapping[str, Any]) -> str:
    """A sentence with its facts; a list among them is joined with 、."""
    shown = {}
    for name, value in facts.items():
        is_list = isinstance(value, list | tuple)
        shown[name] = listed(value) if is_list else value
    return template.format(**shown)
