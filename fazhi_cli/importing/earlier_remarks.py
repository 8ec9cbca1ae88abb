"""The comments that people wrote into an earlier version, put beside the same values of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.data_files import CHANGES, DATA_FILES, TASKS
from fazhi_cli.rulebook.canonical import Remarks, remarks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.importing.earlier_places import Places
    from fazhi_cli.rulebook.load import Loaded
    from fazhi_cli.rulebook.problems import Steps

_SCHEMA = "# yaml-language-server:"
"""The comment by which an editor finds the schema; each file has its own."""

_BY_NAME = {"units": "name", "functional": "name", "cases": "name", "changes": "id"}
"""Lists of which an entry is known by one of its values, wherever it stands."""


def kept_remarks(
    earlier: Loaded, places: Places, made: dict[str, dict[str, Any]]
) -> tuple[dict[str, Remarks], list[str]]:
    """The comments of each file beside the values that it now has, and a sentence on each comment that has no place there."""
    found: dict[str, Remarks] = {}
    lost: list[str] = []
    for row in DATA_FILES:
        source, values = earlier.sources.get(row.file), made.get(row.file)
        if source is None or values is None:
            continue
        old = remarks_of(source.text, source.root)
        head = [line for line in old.head if not line.startswith(_SCHEMA)]
        new = Remarks({}, {}, head, old.tail)
        for before, after in ((old.above, new.above), (old.behind, new.behind)):
            for steps, lines in before.items():
                moved = _moved(row.file, steps, earlier, places, values)
                if moved is None:
                    told = " ".join(line.lstrip("# ") for line in lines)
                    lost.append(f"{places.line_of(steps, row.file)}的註釋「{told}」未帶入：所註的內容已改動或取消。")
                else:
                    after.setdefault(moved, []).extend(lines)
        found[row.file] = new
    return found, lost


def _moved(file: str, steps: Steps, earlier: Loaded, places: Places, values: dict[str, Any]) -> Steps | None:
    """Where a value stands now; None where it does not any more."""
    if file == TASKS:
        steps = places.new_steps(steps)
    key = steps[0] if steps else ""
    if len(steps) > 1 and key in _BY_NAME and (file != CHANGES or key == "changes"):
        name = _BY_NAME[str(key)]
        entry = earlier.sources[file].root.follow(steps[:2]).get(name).text
        entries: Sequence[dict[str, Any]] = values.get(str(key), ())
        position = next((number for number, each in enumerate(entries) if str(each[name]) == entry), None)
        if position is None:
            return None
        steps = (key, position, *steps[2:])
    return steps if steps and _exists(values, steps) else None


def _exists(value: Any, steps: Steps) -> bool:
    """Whether steps lead to something within a value."""
    for step in steps:
        keys: Any = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        if step not in keys:
            return False
        value = value[step]
    return True
