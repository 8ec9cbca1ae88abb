"""Rulebooks, libraries, changes and questions made from a number alone, in words that tests/naive.py knows."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import yaml

from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.load import load
from tests.naive import WORDINGS, simplified

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("示例市", "青原市")
UNITS = ("市青竹局", "市白石辦", "市紅葉委", "市墨池局", "市財石局")
MEMBERS = ("東溪縣政府", "西嶺縣政府", "南渡縣政府")
GROUP, OPEN = "各縣政府", "市直有關部門"
HEIR = "市新竹局"
"""A body that no rulebook declares, which took over from one that it does."""

NEW_NAME = "市青竹總局"
ACTORS = ("執法機關", "審核機構")
DUTIES = ("制定甲辦法", "建立乙制度", "公布丙清單", "嚴禁丁行為", "不得設立戊條件", "作出決定之前必須審核己材料")
TITLES = ("公布清單", "完善制度", "審核材料", "執行計劃", "清理文件")


def make(folder: Path, number: int) -> None:
    """Write the rulebook or library of a number."""
    chance = random.Random(f"rulebook {number}")
    plans = chance.choice((1, 1, 2, 3))
    for position in range(plans):
        of_plan = folder if plans == 1 else folder / chance.choice(("", "甲/", "乙/")) / f"p{position}"
        _write_plan(of_plan, chance, f"p{position}-{number}")


def _write_plan(folder: Path, chance: random.Random, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    units = _units(chance)
    _write(folder / "units.yaml", {"units": units})
    _write(folder / "tasks.yaml", _plan(chance, name, [unit["name"] for unit in units]))
    entries: list[dict[str, Any]] = []
    for _ in range(chance.choice((0, 0, 1, 3, 6))):
        _try_change(folder, chance, entries)


def _units(chance: random.Random) -> list[dict[str, Any]]:
    names = chance.sample(UNITS, chance.randint(2, len(UNITS)))
    units = []
    for name in names:
        successors: list[dict[str, Any]] = []
        if chance.random() < 0.3:
            heir: dict[str, Any] = {
                "name": chance.choice((HEIR, *(other for other in names if other != name))),
                "year": 2019,
                "confidence": "H",
            }
            if chance.random() < 0.5:
                heir["tasks"] = sorted(chance.sample(range(1, 4), chance.randint(1, 2)))
            successors.append(heir)
        units.append(_unit(name, full_name=f"示例{name}本部", aliases=[f"{name[1:]}組"], successors=successors))
    group = _unit(GROUP, full_name="示例各縣人民政府", members=chance.sample(MEMBERS, 2))
    members = [_unit(member, full_name=f"示例{member}本部") for member in group["members"]]
    return [*units, group, *members, _unit(OPEN, full_name="示例市直各有關部門", open=True)]


def _unit(name: str, full_name: str, **more: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"aliases": [], "members": [], "successors": [], "open": False}
    return {"name": name, "full_name": {"text": full_name, "confidence": "H"}, **usual, **more}


def _plan(chance: random.Random, name: str, units: list[str]) -> dict[str, Any]:
    ruled = {"is": chance.choice(("strict", "lenient")), "decided_by": "某辦", "day": "2015-01-10"}
    about = {
        "id": name,
        "title": "示例方案",
        "place": chance.choice(PLACES),
        "issued": chance.choice(("2014-12-20", "2015-01-05")),
        "reading": chance.choice(("both", "both", ruled)),
        "layout": {
            "chapter": "{一}、{title}",
            "task": "({一}){title}。{text}",
            "lead": "牽頭單位:{units}",
            "responsible": "責任單位:{units}",
        },
    }
    chapters = []
    task_id = 0
    for number in range(1, chance.randint(1, 3) + 1):
        tasks = []
        for _ in range(chance.randint(3 if number == 1 else 1, 4)):  # heirs take over some of the first three
            task_id += 1
            tasks.append(_task(chance, task_id, units))
        chapters.append({"number": number, "title": f"第{number}類", "tasks": tasks})
    return {"plan": about, "chapters": chapters}


def _task(chance: random.Random, number: int, units: list[str]) -> dict[str, Any]:
    named = chance.sample(units, chance.randint(0, min(5, len(units))))
    parted = chance.randint(0, len(named))
    clauses = []
    for _ in range(chance.randint(1, 4)):
        limits = chance.sample(sorted(WORDINGS), chance.choice((0, 0, 1, 1, 2)))
        actor = chance.sample(ACTORS, chance.choice((0, 0, 1)))
        text = "".join((*actor, *limits, chance.choice(DUTIES), "。"))
        clauses.append({"text": text, "actor": actor, "when": limits})
    return {
        "id": number,
        "title": chance.choice(TITLES),
        "lead": named[:parted],
        "responsible": named[parted:],
        "clauses": clauses,
    }


def _try_change(folder: Path, chance: random.Random, entries: list[dict[str, Any]]) -> None:
    """Add an entry to changes.yaml where the program takes it; entries: those before it."""
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(400))
    entry: dict[str, Any] = {
        "id": len(entries) + 1,
        "kind": chance.choice(("suspend", "resume", "move", "reading", "rename", "undo")),
    }
    if entry["kind"] == "rename":
        entry |= {"unit": "市青竹局", "to": NEW_NAME}
    elif entry["kind"] == "undo":
        entry["undoes"] = chance.randint(1, max(1, len(entries)))
    elif entry["kind"] != "reading" or chance.random() < 0.5:
        entry["task"] = chance.randint(1, 4)
        if chance.random() < 0.5:
            entry["when"] = chance.choice(sorted(WORDINGS))
    if entry["kind"] == "move":
        entry["day"] = (day + timedelta(days=chance.randrange(200))).isoformat()
    if entry["kind"] == "reading":
        entry["reading"] = chance.choice(("strict", "lenient", "both"))
    entry |= {"basis": "某文", "from": day.isoformat(), "by": "某人"}
    _write(folder / "changes.yaml", {"changes": [*entries, entry]})
    try:
        load(folder)
    except InvalidRulebook:
        _write(folder / "changes.yaml", {"changes": entries})
    else:
        entries.append(entry)


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def question(number: int, ids: list[str]) -> dict[str, Any]:
    """The conditions of a number; ids: the plans that there are."""
    chance = random.Random(f"question {number}")
    today = date(2015, 1, 1) + timedelta(days=chance.randrange(500))
    asked: dict[str, Any] = {"today": today, "as_of": today + timedelta(days=chance.choice((0, 0, -90, 90)))}
    for field in chance.sample(sorted(FIELDS), chance.choice((0, 1, 1, 2, 2, 3, 5))):
        asked[field] = FIELDS[field](chance, ids)
    return asked


def _name(chance: random.Random) -> str:
    unit = chance.choice(UNITS)
    name = chance.choice((unit, unit, f"示例{unit}本部", f"{unit[1:]}組", GROUP, *MEMBERS, HEIR, NEW_NAME, OPEN))
    return chance.choice((name, simplified(name)))


def _names(chance: random.Random, _ids: list[str]) -> list[str]:
    return [_name(chance) for _ in range(chance.choice((1, 1, 2)))]


def _day(chance: random.Random, _ids: list[str]) -> date:
    """A day, often one of a limit, where an end of a range is easily off by one."""
    ends = [meaning.lenient for meaning in WORDINGS.values() if meaning.lenient]
    if chance.random() < 0.5:
        return date.fromisoformat(chance.choice(ends)) + timedelta(days=chance.choice((-1, 0, 1)))
    return date(2015, 1, 1) + timedelta(days=chance.randrange(420))


def _number(chance: random.Random, _ids: list[str]) -> list[str]:
    first = chance.randint(1, 6)
    return [chance.choice((str(first), f"{first}-{first + 2}", f"{first}.{chance.randint(1, 3)}"))]


FIELDS: dict[str, Any] = {
    "unit": _names,
    "lead": _names,
    "responsible": _names,
    "not_unit": _names,
    "actor": lambda chance, _: [chance.choice(ACTORS)],
    "chapter": lambda chance, _: sorted({str(chance.randint(1, 3)) for _ in range(2)}),
    "id": _number,
    "text": lambda chance, _: [simplified(chance.choice(("制度", "清單", "行為", "審核", "材料 公布", "甲", "執行")))],
    "kind": lambda chance, _: [chance.choice(("duty", "prohibition", "gate"))],
    "when": lambda chance, _: chance.sample(("milestone", "triggered", "none"), chance.choice((1, 2))),
    "due_by": _day,
    "due_before": _day,
    "due_from": _day,
    "within": lambda chance, _: chance.choice((0, 1, 30, 90, 365)),
    "min_leads": lambda chance, _: chance.randint(0, 3),
    "max_leads": lambda chance, _: chance.randint(0, 3),
    "reading": lambda chance, _: chance.choice(("strict", "lenient")),
    "include_open": lambda _chance, _: True,
    "include_succeeded": lambda _chance, _: True,
    "plan": lambda chance, ids: [chance.choice(ids)],
    "place": lambda chance, _: [chance.choice(PLACES)],
    "year": lambda chance, _: [chance.choice(("2014", "2015"))],
    "sort": lambda chance, _: chance.choice(("id", "-id", "title,-id", "-title")),
    "limit": lambda chance, _: chance.randint(0, 4),
}
"""How each condition is made; a day in a year, to which recurring limits fall, is left to tests of its own."""
