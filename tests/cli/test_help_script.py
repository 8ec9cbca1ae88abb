"""Pages of help are in the script of the rulebook that the call names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shelf import LIBRARY, RICH, SIMPLIFIED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

HANS, HANT = "选项", "選項"


@pytest.mark.parametrize(
    "arguments",
    [
        ("tasks", "--help", "--data", SIMPLIFIED),
        ("tasks", "--data", SIMPLIFIED, "-h"),
        ("tasks", f"--data={SIMPLIFIED}", "--help"),
        ("change", "list", "--data", SIMPLIFIED, "--help"),
        ("tasks", "--data", LIBRARY, "--plan", "baiyu-2015", "--help"),
        ("tasks", "--help", "--script", "hans"),
        ("tasks", "--help", "--script=hans", "--data", RICH),
    ],
    ids=lambda arguments: " ".join(map(str, arguments)).replace(str(LIBRARY), ""),
)
def test_help_is_simplified_where_the_rulebook_or_the_call_is(arguments: tuple[str, ...], fazhi: Fazhi) -> None:
    page = fazhi(*arguments).stdout
    assert HANS in page
    assert HANT not in page


@pytest.mark.parametrize(
    "arguments",
    [
        ("tasks", "--help"),
        ("tasks", "--data", RICH, "--help"),
        ("tasks", "--data", "nowhere", "--help"),
        ("tasks", "--data", LIBRARY, "--help"),
        ("tasks", "--data", SIMPLIFIED, "--script", "hant", "--help"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments)).replace(str(LIBRARY), ""),
)
def test_help_is_traditional_otherwise(arguments: tuple[str, ...], fazhi: Fazhi) -> None:
    answer = fazhi(*arguments)
    assert answer.code == 0
    assert HANT in answer.stdout


def test_the_environment_names_the_rulebook_or_the_script(fazhi: Fazhi) -> None:
    for changes in ({"FAZHI_DATA": str(SIMPLIFIED)}, {"FAZHI_SCRIPT": "hans"}):
        for arguments in (("--help",), (), ("units", "--help"), ("change", "--help")):
            assert HANS in fazhi(*arguments, **changes).stdout
