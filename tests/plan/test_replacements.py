"""A table of replacements changes what it names and leaves all else, however often it is asked."""

from __future__ import annotations

from fazhi_cli.plan.replacements import Replacements


def test_what_is_not_named_stays() -> None:
    table = Replacements({ord("機"): "机", ord("１"): ord("1"), ord("、"): None})
    for _ in range(2):
        assert "機、構１😀".translate(table) == "机構1😀"
