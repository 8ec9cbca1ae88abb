"""Sentences with places for facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def listed(values: Iterable[object]) -> str:
    """Names or numbers within a sentence, joined with 、."""
    return "、".join(map(str, values))


def filled(template: str, facts: Mapping[str, Any]) -> str:
    """A sentence with its facts; a list among them is joined with 、."""
    shown = {}
    for name, value in facts.items():
        is_list = isinstance(value, list | tuple)
        shown[name] = listed(value) if is_list else value
    return template.format(**shown)
