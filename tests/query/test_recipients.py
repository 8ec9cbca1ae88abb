"""Who gets a sheet of its own, in a library in which a name is a unit of one plan and a group of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.query import recipients
from fazhi_cli.session import Session
from tests.shelf import of_two_meanings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_unit_of_one_plan_does_not_bring_the_members_of_anothers_group(tmp_path: Path) -> None:
    of_two_meanings(tmp_path)
    unit = "- name: 市水利局\n"
    for plan, more in (("a", "  aliases: [甲局]\n"), ("b", "  members: [高新園區管委會]\n")):
        units = tmp_path / plan / "units.yaml"
        units.write_text(units.read_text(encoding="utf-8").replace(unit, unit + more), encoding="utf-8")
    session = Session(str(tmp_path))
    found = recipients.units(session.question(Selection(unit=("甲局",))), unnamed=True)
    both = recipients.units(session.question(Selection(unit=("甲局", "市水利局"))), unnamed=True)
    session.close()
    assert [recipient.name for recipient in found] == ["市水利局"]
    assert "高新園區管委會" in [recipient.name for recipient in both]
