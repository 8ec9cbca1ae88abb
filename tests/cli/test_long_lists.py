"""Lists in one value that are longer than anybody types: they take no time that grows with a product, and end in no traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

if sys.platform == "win32":
    pytest.skip("the time of a child is told on POSIX alone", allow_module_level=True)

import resource


@pytest.mark.parametrize("option", ["--unit", "--lead", "--not-unit"])
def test_a_list_of_hundreds_of_names_that_mean_nothing(fazhi: Callable[..., Answer], option: str) -> None:
    """Each took a tenth of a second: the usual bodies were read anew, and what is near was looked for, for every one."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert fazhi("tasks", option, ",".join(f"甲{number}局" for number in range(300))).code == 2
    assert fazhi("tasks", option, "市," * 300).code == 2
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 6
    told = fazhi("tasks", option, "市," * 5000)
    assert (told.code, told.stderr) == (2, "一個值裡寫了 5000 個名稱，最多 300 個；請分幾次查。\n")


def test_a_hundred_words_that_stand_nowhere(fazhi: Callable[..., Answer]) -> None:
    """What is near was looked for, for every one: that of 100 took four seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    answer = fazhi("tasks", "--text", " ".join(f"a{number}" for number in range(100)))
    assert (answer.code, answer.stderr.count("\n")) == (0, 100)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 3
    told = fazhi("tasks", "--text", " ".join(f"a{number}" for number in range(20_000)))
    assert (told.code, told.stderr) == (2, "要查的詞有 20000 個，一次最多 100 個。\n")


def test_a_field_that_is_named_again_sorts_as_it_did_first(fazhi: Callable[..., Answer]) -> None:
    """SQL takes no more than 2,000 terms: 30,000 ended in a traceback."""
    once = fazhi("tasks", "-f", "ids", "--sort", "-chapter,id")
    assert once.lines[0] == "36"
    assert fazhi("tasks", "-f", "ids", "--sort", "-chapter," + "id,chapter," * 5000) == once
