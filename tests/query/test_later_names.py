"""A name that a unit got later, asked for together with what else may be meant."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from fazhi_cli import open_rulebook

GOOD = Path(__file__).parents[1] / "rulebook" / "good"
RENAMED = """\
changes:
- {id: 1, kind: rename, unit: 市財政局, to: 市錢糧局, basis: 某文, from: 2015-03-01, by: 某人}
"""


def test_the_new_name_of_a_unit_is_known_with_groups_that_stay_open_too(tmp_path: Path) -> None:
    """The plan as it was issued, of which changes are told, knows no such name: found by the second reader."""
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "changes.yaml").write_text(RENAMED, "utf-8")
    day = date(2015, 3, 1)
    with open_rulebook(tmp_path) as rulebook:
        for include_open in (False, True):
            found = rulebook.tasks(unit="市錢糧局", include_open=include_open, today=day, as_of=day)
            assert [task.id for task in found] == [1]
