"""What a person at a terminal changes in a step: which value, and what is to stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.script import fold_script
from fazhi_cli.reviewing.offers import offers
from fazhi_cli.reviewing.recut import cut, joined
from fazhi_cli.reviewing.screen import changeable
from fazhi_cli.reviewing.typed import (
    NOTHING,
    as_printed,
    changed,
    declared,
    edits_of,
    entries,
    limit_edits,
    ruling_edits,
    single_edit,
    undeclared,
)
from fazhi_cli.rulebook.checks.units import undeclared as undeclared_sentence
from fazhi_cli.rulebook.phrasing import nearest
from fazhi_cli.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.cli.keyboard import Keyboard
    from fazhi_cli.reviewing.desk import Desk, Edit
    from fazhi_cli.reviewing.screen import Part
    from fazhi_cli.reviewing.steps import Step
    from fazhi_cli.rulebook.plan_model import PlacedTask

YES = ("y", "yes", "是")
NO = ("n", "no", "否", "不是", NOTHING)


class Values:
    """Asks for the values of one step; placed: its task."""

    def __init__(self, keyboard: Keyboard, desk: Desk, step: Step, placed: PlacedTask) -> None:
        self._keyboard = keyboard
        self._desk = desk
        self._step = step
        self._task = placed.task
        self._node = desk.node(placed)
        self._new_units: list[str] = []

    def part(self) -> Part | None:
        """Which value is to change; None where the person gave up."""
        parts = changeable(self._step, self._node)
        self._keyboard.say(_numbered(_with_values(part) for part in parts))
        while typed := self._keyboard.ask("改哪一處（寫序號，回車返回）："):
            number = _number(typed, len(parts))
            if number is not None:
                return parts[number]
            self._keyboard.say([f"沒有「{typed}」這個序號。"])
        return None

    def change(self, part: Part) -> None:
        """Ask for a value and write it, unless the person gives up. Raises WrongCall with what is wrong."""
        self._new_units = []
        ask = {
            "flag": self._flag,
            "kind": self._kind,
            "no-limits": self._no_limits,
            "units": self._units,
            "join": self._joined,
            "cut": self._cut,
        }
        edits = ask.get(part.field.form, self._words)(part)
        if edits is not None:
            self._desk.change(self._step, edits, self._new_units)

    def _words(self, part: Part) -> list[Edit] | None:
        """Words of the text; of limits that are dropped it is asked why they are none."""
        typed = self._typed(part, "照抄原文" if part.field.form != "roles" else "單位：角色詞")
        if typed is None:
            return None
        if part.field.key == "when" and part.steps[:1] == ("clauses",):
            is_refused = any(phrase not in self._text(part) for phrase in typed)
            return limit_edits(part, self._node, typed, {} if is_refused else self._reasons(part, typed))
        return edits_of(part, self._node, typed)

    def _reasons(self, part: Part, limits: list[str]) -> dict[str, str]:
        """Why words of time that were limits of a clause are none."""
        reasons = {}
        for phrase in part.values:
            is_found = any(phrase in offer or offer in phrase for offer in self._offers(part))
            if is_found and not any(phrase in limit or limit in phrase for limit in limits):
                because = self._reason(phrase)
                if because:
                    reasons[phrase] = because
        return reasons

    def _reason(self, phrase: str) -> str:
        """Why words of time are no limit."""
        return self._keyboard.ask(f"「{phrase}」為什麼不是時限（一句話）：")

    def _no_limits(self, part: Part) -> list[Edit] | None:
        """Words of time that are no limits, each with the reason."""
        typed = self._typed(part, "照抄原文")
        if typed is None:
            return None
        known = {
            ruling.get("text").text: ruling.get("because").text
            for ruling in self._node.follow(part.steps).each("not_when")
        }
        reasons = {}
        for phrase in typed:
            is_refused = phrase not in self._text(part)
            reasons[phrase] = known.get(phrase) or ("" if is_refused else self._reason(phrase))
        return ruling_edits(part, self._node, reasons)

    def _flag(self, part: Part) -> list[Edit] | None:
        """Yes or no."""
        while typed := half_width(self._keyboard.ask(f"{part.heading}（是 y、否 n，回車不改）：")).lower():
            if typed in YES:
                return single_edit(part, part.field.value)
            if typed in NO:
                return single_edit(part, None)
            self._keyboard.say([f"「{typed}」不是 y 或 n。"])
        return None

    def _kind(self, part: Part) -> list[Edit] | None:
        """What a clause is, with the reason why it is not what the words say."""
        typed = self._typed(part, "四選一")
        if typed is None:
            return None
        if not typed:
            return single_edit(part, None)
        kinds = {fold_script(word): name for name, word in KINDS.items()}
        because = self._keyboard.ask("為什麼不按字面判斷（一句話）：")
        return single_edit(part, {"is": kinds.get(fold_script(typed[0]), typed[0]), "because": because})

    def _joined(self, part: Part) -> list[Edit]:
        """A clause and the next as one."""
        return joined(self._node, _clause_of(part), self._desk.rulebook)

    def _cut(self, part: Part) -> list[Edit] | None:
        """A clause as two."""
        typed = self._keyboard.ask("在哪幾個字之後斷開（照抄原文，連同標點；回車不改）：")
        if not typed:
            return None
        return cut(self._node, _clause_of(part), as_printed(typed, self._text(part)), self._desk.rulebook)

    def _units(self, part: Part) -> list[Edit] | None:
        """Names of units, in any spelling of theirs; for one that is new a person says which unit is meant."""
        while typed := self._typed(part, "單位名"):
            self._new_units = []
            meant = {name: self._unit_meant(name) for name in undeclared(typed, self._desk.rulebook)}
            if None not in meant.values():
                names = [meant.get(name) or name for name in typed]
                return edits_of(part, self._node, list(dict.fromkeys(names)))
        return None if typed is None else edits_of(part, self._node, [])

    def _unit_meant(self, name: str) -> str | None:
        """Which unit a person means by a name that is not declared: one that is, or a new one; None where it is to be typed anew."""
        known = [unit.name for unit in self._desk.rulebook.units]
        near = nearest(name, known)
        self._keyboard.say([undeclared_sentence(name, known)])
        others = "".join(f"，「{other}」{number}" for number, other in enumerate(near, 1))
        typed = self._keyboard.ask(f"按新單位聲明 y{others}，回車重寫：")
        number = _number(typed, len(near))
        if number is not None:
            return near[number]
        if half_width(typed).lower() not in YES:
            return None
        self._new_units.append(name)
        return name

    def _typed(self, part: Part, hint: str) -> list[str] | None:
        """The entries that were typed, words as the text has them; None where nothing was."""
        offered = self._offers(part)
        if offered:
            self._keyboard.say(["可選（寫序號）：", *_numbered(offered)])
        several = "" if part.field.form in ("phrase", "kind") else "；幾處以 / 分開，+ 添上，- 去掉"
        names = [unit.name for unit in self._desk.rulebook.units] if part.field.form in ("units", "roles") else []
        nothing = "由字面判斷" if part.field.form == "kind" else "全刪"
        self._keyboard.say([f"（{hint}{several}；單寫 {NOTHING} 為{nothing}，回車不改）"])
        typed = self._keyboard.ask(f"{part.heading}：", names)
        if not typed:
            return None
        signed = entries(part, typed)
        added = [self._meant(part, entry[1:].strip(), offered) for entry in signed if entry[0] in "+＋"]
        dropped = [self._meant(part, entry[1:].strip(), offered) for entry in signed if entry[0] in "-－"]
        if len(added) + len(dropped) < len(signed):
            return [self._meant(part, entry, offered) for entry in signed]
        return changed(part.values, added, dropped) if signed else []

    def _meant(self, part: Part, entry: str, offered: Sequence[str]) -> str:
        """An entry as it stands in the text or among the units, or the offer of which it is the number."""
        number = _number(entry, len(offered))
        if number is not None:
            return offered[number]
        return (
            declared(entry, self._desk.rulebook) if part.field.form == "units" else as_printed(entry, self._text(part))
        )

    def _offers(self, part: Part) -> list[str]:
        return offers(part, self._task, self._desk.rulebook.plan.times)

    def _text(self, part: Part) -> str:
        """The words in which a value stands; an actor may be named before."""
        match part.steps:
            case ("clauses", int(number)):
                texts = [clause.text for clause in self._task.clauses[: number + 1]]
                return "".join(texts) if part.field.key == "actor" else texts[-1]
        return ""


def _with_values(part: Part) -> str:
    """What may be changed, by what people and the file call it, and what stands there."""
    if part.field.form in ("join", "cut"):
        return part.heading
    return f"{part.heading}（{part.field.key}）　{'／'.join(part.values)}".rstrip()


def _clause_of(part: Part) -> int:
    """The clause, from 1, of which something is said."""
    return int(part.steps[1]) + 1


def _numbered(lines: Iterable[str]) -> list[str]:
    """Lines with their numbers before them."""
    return [f"  {number} {line}" for number, line in enumerate(lines, 1)]


def _number(typed: str, count: int) -> int | None:
    """The place, from 0, of which the number was typed; None for anything else."""
    number = half_width(typed)
    is_number = number.isascii() and number.isdigit() and 1 <= int(number) <= count
    return int(number) - 1 if is_number else None
