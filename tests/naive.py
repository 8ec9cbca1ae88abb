"""A second reader of rulebooks, as simple as can be: it walks the YAML and looks at every task for every question.

It shares nothing with the program but the files. What a wording means is typed here for the few wordings that
tests/random_rulebooks.py writes; of names it knows the rulebook's own alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    Conditions = Mapping[str, Any]
    """The keyword arguments of `tasks` in fazhi_cli.api."""


class Meaning(NamedTuple):
    time: str
    strict: str | None = None
    lenient: str | None = None


WORDINGS = {
    "2015年3月前": Meaning("milestone", "2015-02-28", "2015-03-31"),
    "2015年8月前": Meaning("milestone", "2015-07-31", "2015-08-31"),
    "2016年1月前": Meaning("milestone", "2015-12-31", "2016-01-31"),
    "2015年4月30日前": Meaning("milestone", "2015-04-30", "2015-04-30"),
    "2015年6月底前": Meaning("milestone", "2015-06-30", "2015-06-30"),
    "2015年底前": Meaning("milestone", "2015-12-31", "2015-12-31"),
    "每年": Meaning("recurring"),
    "每季度": Meaning("recurring"),
    "作出決定之日起15日內": Meaning("triggered"),
}

SIMPLIFIED = {
    "財": "财",
    "設": "设",
    "辦": "办",
    "嚴": "严",
    "縣": "县",
    "機": "机",
    "關": "关",
    "執": "执",
    "務": "务",
    "審": "审",
}
"""The characters of the made rulebooks that have another simplified form, as far as questions use them."""


class Unknown(Exception):
    """A name, number, chapter, plan, place or year that no asked plan has."""


def simplified(text: str) -> str:
    return "".join(SIMPLIFIED.get(character, character) for character in text)


def same(text: str, other: str) -> bool:
    return simplified(text) == simplified(other)


def read(folder: Path) -> list[dict[str, Any]]:
    """The plans of a library or of one rulebook, each with its units and its changes."""
    plans = []
    for file in sorted(folder.rglob("tasks.yaml"), key=lambda path: path.parent.relative_to(folder).as_posix()):
        plan = yaml.safe_load(file.read_text("utf-8"))
        plan["units"] = yaml.safe_load((file.parent / "units.yaml").read_text("utf-8"))["units"]
        changes = file.parent / "changes.yaml"
        plan["changes"] = yaml.safe_load(changes.read_text("utf-8"))["changes"] if changes.exists() else []
        plans.append(plan)
    return plans


def answer(plans: Sequence[dict[str, Any]], asked: Conditions) -> list[tuple[str, int]]:
    """The plan and number of each task that fulfils all conditions, in the asked order. Raises Unknown."""
    asked_plans = [plan for plan in plans if _is_asked(plan, asked)]
    _check_names(plans, asked_plans, asked)
    found = [
        (plan, chapter, task)
        for plan in asked_plans
        for chapter in plan["chapters"]
        for task in chapter["tasks"]
        if _fulfils(plan, chapter, task, asked)
    ]
    for key in reversed((asked.get("sort") or "").split(",")):
        if key:
            field = key.removeprefix("-")
            found.sort(key=lambda row: row[2][field], reverse=key.startswith("-"))
    return [(plan["plan"]["id"], task["id"]) for plan, _chapter, task in found][: asked.get("limit")]


def _is_asked(plan: dict[str, Any], asked: Conditions) -> bool:
    about = plan["plan"]
    return (
        about["id"] in asked.get("plan", [about["id"]])
        and about["place"] in asked.get("place", [about["place"]])
        and str(_date(about["issued"]).year) in asked.get("year", [str(_date(about["issued"]).year)])
    )


def _check_names(plans: Sequence[dict[str, Any]], asked_plans: Sequence[dict[str, Any]], asked: Conditions) -> None:
    """Raise Unknown for what the program has to refuse."""
    known = {
        "plan": {plan["plan"]["id"] for plan in plans},
        "place": {plan["plan"]["place"] for plan in plans},
        "year": {str(_date(plan["plan"]["issued"]).year) for plan in plans},
        "chapter": {str(chapter["number"]) for plan in asked_plans for chapter in plan["chapters"]},
    }
    for field, values in known.items():
        if not {*asked.get(field, ())} <= values:
            raise Unknown(field)
    if not asked_plans:
        raise Unknown("plan")
    for field in ("unit", "lead", "responsible", "not_unit"):
        for name in asked.get(field, ()):
            if not any(_meant(plan, name, asked, all_senses=True) for plan in asked_plans):
                raise Unknown(name)
    _check_places(asked_plans, asked)


def _check_places(asked_plans: Sequence[dict[str, Any]], asked: Conditions) -> None:
    """Raise Unknown for a task, a clause or an actor that is not there."""
    tasks = [task for plan in asked_plans for chapter in plan["chapters"] for task in chapter["tasks"]]
    for number in asked.get("id", ()):
        if not any(_is_numbered(task, number) for task in tasks):
            raise Unknown(number)
    for name in asked.get("actor", ()):
        if not any(same(name, actor) for task in tasks for clause in task["clauses"] for actor in clause["actor"]):
            raise Unknown(name)


def _meant(
    plan: dict[str, Any], name: str, asked: Conditions, *, all_senses: bool = False
) -> dict[str, list[int] | None]:
    """The units that a name means in a plan, each with the tasks of it that are meant, None for all."""
    own: dict[str, list[int] | None] = {}
    groups: dict[str, list[int] | None] = {}
    heirs: dict[str, list[int] | None] = {}
    for unit in plan["units"]:
        names = [unit["name"], unit["full_name"]["text"], *unit["aliases"]]
        names += [
            change["to"]
            for change in _in_force(plan, asked)
            if change["kind"] == "rename" and change["unit"] == unit["name"]
        ]
        if any(same(name, known) for known in names):
            own[unit["name"]] = None
        if any(same(name, member) for member in unit["members"]):
            groups[unit["name"]] = None
        for heir in unit["successors"]:
            if same(name, heir["name"]):
                heirs[unit["name"]] = heir.get("tasks")
    if own and not asked.get("include_succeeded") and not all_senses:
        heirs = {}
    return {**heirs, **groups, **own}


def _fulfils(plan: dict[str, Any], chapter: dict[str, Any], task: dict[str, Any], asked: Conditions) -> bool:
    leads = len(task["lead"])
    words = [word for text in asked.get("text", ()) for word in text.split()]
    whole = task["title"] + "\n" + "\n".join(clause["text"] for clause in task["clauses"])
    return (
        (not asked.get("unit") or _has(plan, task, asked["unit"], ("lead", "responsible"), asked))
        and (not asked.get("lead") or _has(plan, task, asked["lead"], ("lead",), asked))
        and (not asked.get("responsible") or _has(plan, task, asked["responsible"], ("responsible",), asked))
        and not _has(plan, task, asked.get("not_unit", ()), ("lead", "responsible"), {**asked, "include_open": False})
        and asked.get("min_leads", 0) <= leads <= asked.get("max_leads", 99)
        and (not asked.get("chapter") or str(chapter["number"]) in asked["chapter"])
        and (not asked.get("id") or any(_is_numbered(task, number) for number in asked["id"]))
        and all(simplified(word) in simplified(whole) for word in words)
        and _has_clause(plan, task, asked)
    )


def _has(
    plan: dict[str, Any], task: dict[str, Any], names: Sequence[str], roles: Sequence[str], asked: Conditions
) -> bool:
    meant = [(unit, tasks) for name in names for unit, tasks in _meant(plan, name, asked).items()]
    if asked.get("include_open") and any(_meant(plan, name, asked, all_senses=True) for name in names):
        meant += [(unit["name"], None) for unit in plan["units"] if unit["open"]]
    return any(unit in task[role] and (tasks is None or task["id"] in tasks) for unit, tasks in meant for role in roles)


def _is_numbered(task: dict[str, Any], number: str) -> bool:
    """Whether a number means a task or one of its clauses: 3, 2-4 or 3.1."""
    here: int = task["id"]
    if "." in number:
        of_task, clause = map(int, number.split("."))
        return of_task == here and 1 <= clause <= len(task["clauses"])
    first, _, last = number.partition("-")
    return int(first) <= here <= int(last or first)


def _has_clause(plan: dict[str, Any], task: dict[str, Any], asked: Conditions) -> bool:
    """Whether one and the same clause fulfils what is asked of clauses, one and the same limit of it what is asked of limits."""
    for position, clause in enumerate(task["clauses"], 1):
        numbers = asked.get("id", ())
        if numbers and not any(_means_clause(task, position, number) for number in numbers):
            continue
        if asked.get("kind") and _kind(clause) not in asked["kind"]:
            continue
        if asked.get("actor") and not any(same(name, actor) for name in asked["actor"] for actor in clause["actor"]):
            continue
        if _has_limit(plan, task, position, clause, asked):
            return True
    return False


def _means_clause(task: dict[str, Any], position: int, number: str) -> bool:
    if "." not in number:
        return _is_numbered(task, number)
    return number == f"{task['id']}.{position}"


def _kind(clause: dict[str, Any]) -> str:
    if "嚴禁" in clause["text"] or "不得" in clause["text"]:
        return "prohibition"
    return "gate" if "之前必須" in clause["text"] else "duty"


def _has_limit(
    plan: dict[str, Any], task: dict[str, Any], position: int, clause: dict[str, Any], asked: Conditions
) -> bool:
    kinds = [kind for kind in asked.get("when", ()) if kind != "none"]
    asks_none = "none" in asked.get("when", ())
    between = any(asked.get(field) is not None for field in ("due_by", "due_before", "due_from", "within"))
    if not asked.get("when") and not between:
        return True
    if asks_none and not between and not any(other["when"] for other in task["clauses"]):
        return True
    if asks_none and not kinds:
        return False  # what has no limit lies between no days
    for wording in clause["when"]:
        if kinds and WORDINGS[wording].time not in kinds:
            continue
        if not between or any(_lies_between(day, asked) for day in _days(plan, task, position, wording, asked)):
            return True
    return False


def _lies_between(day: str, asked: Conditions) -> bool:
    bounds = [
        day <= _iso(asked["due_by"]) if asked.get("due_by") else True,
        day < _iso(asked["due_before"]) if asked.get("due_before") else True,
        day >= _iso(asked["due_from"]) if asked.get("due_from") else True,
    ]
    if asked.get("within") is not None:
        end = asked["today"] + timedelta(days=asked["within"])
        bounds.append(_iso(asked["today"]) <= day <= _iso(end))
    return all(bounds)


def _days(plan: dict[str, Any], task: dict[str, Any], position: int, wording: str, asked: Conditions) -> list[str]:
    """The days of a limit as it stands on the asked day: none, one, or two while its reading is open."""
    meaning = WORDINGS[wording]
    days = [meaning.strict, meaning.lenient]
    ruled = plan["plan"]["reading"]
    reading = asked.get("reading") or (ruled["is"] if isinstance(ruled, dict) else "both")
    suspended = False
    day_of_entry = None
    morning: list[str] = []
    for change in _in_force(plan, asked):
        if change["kind"] == "rename" or not _concerns(change, task, position, wording, meaning, asked):
            continue
        now = _seen(days, reading, suspended=suspended)
        if change["from"] != day_of_entry:
            day_of_entry, morning = change["from"], now
        after_days, after_reading, after_suspended = list(days), reading, suspended
        if change["kind"] == "move":
            after_days = [_iso(change["day"])] * 2
        elif change["kind"] == "reading":
            after_reading = change["reading"]
        else:
            after_suspended = change["kind"] == "suspend"
        after = _seen(after_days, after_reading, suspended=after_suspended)
        had_passed = bool(morning) and morning[-1] < _iso(change["from"])
        has_passed = bool(after) and after[-1] < _iso(change["from"])
        if had_passed and not has_passed:
            continue  # what had passed stays passed
        days, reading, suspended = after_days, after_reading, after_suspended
    return _seen(days, reading, suspended=suspended)


def _seen(days: Sequence[str | None], reading: str, *, suspended: bool) -> list[str]:
    strict, lenient = days
    if suspended or strict is None or lenient is None:
        return []
    return {"strict": [strict], "lenient": [lenient], "both": [strict, lenient]}[reading]


def _concerns(
    change: dict[str, Any], task: dict[str, Any], position: int, wording: str, meaning: Meaning, asked: Conditions
) -> bool:
    if change["kind"] == "reading" and (asked.get("reading") or meaning.strict == meaning.lenient):
        return False
    return (
        change.get("task") in (None, task["id"])
        and change.get("clause") in (None, position)
        and change.get("when") in (None, wording)
    )


def _in_force(plan: dict[str, Any], asked: Conditions) -> Iterator[dict[str, Any]]:
    """The entries that hold on the asked day, by the days from which they hold."""
    day = _iso(asked["as_of"])
    begun = [change for change in plan["changes"] if _iso(change["from"]) <= day]
    undone: set[int] = set()
    for change in sorted(begun, key=lambda change: -change["id"]):
        if change["kind"] == "undo" and change["id"] not in undone:
            undone.add(change["undoes"])
    held = [change for change in begun if change["id"] not in undone and change["kind"] != "undo"]
    yield from sorted(held, key=lambda change: (_iso(change["from"]), change["id"]))


def _date(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _iso(value: date | str) -> str:
    return value if isinstance(value, str) else value.isoformat()
