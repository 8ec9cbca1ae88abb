"""Traditional and simplified characters: what is shown in simplified script, and the table by which characters fold."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli.plan.mainland_characters import FOLDED, protected, settled
from fazhi_cli.plan.replacements import Replacements

if TYPE_CHECKING:
    from collections.abc import Callable

    from opencc import OpenCC


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    # Characters only: OpenCC's phrase tables (tw2sp) would turn 執行 into 运行 and 建立 into 创建.
    return OpenCC("t2s")


@lru_cache(maxsize=1000)  # the program's own words come again in every plan
def simplified(text: str) -> str:
    """Write a text in simplified characters, as a person reads it."""
    return settled(_converter().convert(protected(text)))


_ENOUGH = 500
"""Characters that tell in which script a document is written."""


def is_simplified(text: str) -> bool:
    """Whether a text has more different characters of simplified script alone than of traditional script alone; a long one its beginning."""
    characters = set(text[:_ENOUGH])
    simplified = _of_one_script("STCharacters.txt") & characters
    traditional = _of_one_script("TSCharacters.txt") & characters
    return len(simplified) > len(traditional)


@cache
def _of_one_script(table: str) -> frozenset[str]:
    """The characters that a table of OpenCC replaces by others."""
    return frozenset(left for left, right in _pairs(table).items() if left != right)


@cache
def _pairs(table: str) -> dict[str, str]:
    """The single characters of a table of OpenCC, each with what it usually becomes."""
    import opencc

    file = Path(opencc.__file__).with_name("dictionary") / table
    lines = file.read_text(encoding="utf-8").splitlines()
    return {line[0]: line[2] for line in lines}


def in_script_of(sample: str) -> Callable[[str], str]:
    """What writes a traditional text in the script of a sample."""
    return simplified if is_simplified(sample) else str


@cache
def character_table() -> tuple[str, str]:
    """Single characters, traditional and simplified, as two strings of the same length: OpenCC's, and those that it leaves."""
    characters = _pairs("TSCharacters.txt") | FOLDED
    # What one character becomes may be another's traditional form (薴 becomes 苧, and 苧 is 苎): all of them fold alike.
    folded = [characters.get(simple, simple) for simple in characters.values()]
    return "".join(characters), "".join(folded)


@cache
def characters() -> Replacements:
    """The simplified character of each that has one."""
    simplified = dict(zip(*character_table(), strict=True))
    return Replacements(lambda character: simplified.get(character, character))


def fold_script(text: str) -> str:
    """Replace every character by its simplified one, so that both scripts are equal and every position stays true."""
    return text.translate(characters())
