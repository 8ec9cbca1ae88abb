"""A text as Markdown shows it, without a sign of it taken for markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKUP = re.compile(r"[\\|<>*_`~\[\]&$]")
"""What would start markup inside a cell; $ is a formula in Gitea."""


def escaped(text: str) -> str:
    """The text as it is; line breaks, which no cell can hold, as <br>."""
    return re.sub(r"\r\n?|\n", "<br>", MARKUP.sub(r"\\\g<0>", text))


BLANK_TO_SIGN = r"\_" * 8
SIGNED_APART = "  "
"""Room to sign after a label, and what stands between two of them."""


def numbered(sentences: Iterable[str]) -> Iterator[str]:
    """The lines of a numbered list."""
    for number, sentence in enumerate(sentences, 1):
        yield f"{number}. {escaped(sentence)}"
