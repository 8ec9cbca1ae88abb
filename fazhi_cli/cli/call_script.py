"""The script of what is said about a call beside its answer: why it failed, and its page of help.

The words of the call are read again: what fails, or asks for help, before Typer has read all options has no session to ask.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from fazhi_cli.asked.values import script_or_none
from fazhi_cli.cli.broken_bytes import mended
from fazhi_cli.errors import FazhiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.plan.shown_script import Script


def script_of_call(words: Sequence[str]) -> Script:
    """The script that was asked for, else that of the rulebook that the words of the call, or the environment, name."""
    asked = script_or_none(_typed(words, "--script") or os.environ.get("FAZHI_SCRIPT"))
    data = _typed(words, "--data") or os.environ.get("FAZHI_DATA")
    if asked.name or not data:
        return asked  # the rulebook that the program brings is in the script of its sentences
    from fazhi_cli.session import Session  # few calls name another rulebook

    with suppress(FazhiError), closing(Session(data)) as session:
        plan = mended(_typed(words, "--plan"))
        session.plans = (plan,) if plan else ()
        return session.message_script
    return asked


def _typed(words: Sequence[str], option: str) -> str | None:
    """The value of an option among the words of a call."""
    for position, word in enumerate(words, 1):
        if word == option and position < len(words):
            return words[position]
        if word.startswith(f"{option}="):
            return word.removeprefix(f"{option}=")
    return None
