"""The scripts that --script and FAZHI_SCRIPT name, and the one of what is shown without a session."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from fazhi_cli.asked.values import choice
from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.shown_script import Script

if TYPE_CHECKING:
    from fazhi_cli.plan.shown_script import ScriptName

SCRIPTS = {"hans": "簡體", "hant": "繁體"}


def script_named(typed: str) -> Script:
    """The script of a name as people write it. Raises WrongCall."""
    return Script(cast("ScriptName", choice("script", typed, SCRIPTS)))


def script_or_none(typed: str | None) -> Script:
    """The script of a failure, a help page or a completion: none is asked for by a name that means nothing."""
    if typed:
        with suppress(WrongCall):
            return script_named(typed)
    return Script()
