"""Where the register of a rulebook lies: at FAZHI_LEDGER, else beside the rulebook that was named, else with the user's own data."""

import os
import sys
from pathlib import Path

VARIABLE = "FAZHI_LEDGER"
NAME = "ledger.db"
SQLITE = "sqlite:///"


def address_of(data: Path | None, given: str | None) -> str:
    """The address of a register; data: the rulebook or library that was named, if one was; given: the value of FAZHI_LEDGER.

    Of a compiled file the register lies beside it. Raises RuntimeError where the user has no home.
    """
    if given:
        return given if "://" in given else f"{SQLITE}{os.path.abspath(given)}"
    folder = user_folder() if data is None else data if data.is_dir() else data.parent
    return f"{SQLITE}{os.path.abspath(folder / NAME)}"


def user_folder() -> Path:
    """The user's data folder of this program, by each system's custom (XDG base directories on Linux and 麒麟)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(base) / "fazhi"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "fazhi"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fazhi"


def file_of(address: str) -> str | None:
    """The file of a SQLite register; None for one on a server."""
    return address.removeprefix(SQLITE) if address.startswith(SQLITE) else None
