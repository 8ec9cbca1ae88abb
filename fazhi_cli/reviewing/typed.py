"""What a person types for a value, as changes of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.names import Folding, half_width
from fazhi_cli.plan.script import character_table
from fazhi_cli.reviewing.desk import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fazhi_cli.reviewing.screen import Part
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node

NOTHING = "-"
"""What is typed for no value at all."""

_BETWEEN_PHRASES = re.compile("[/／]")
_BETWEEN_NAMES = re.compile("[/／、，,；;]")
_BETWEEN_UNIT_AND_ROLE = re.compile("[:：]")


def entries(part: Part, typed: str) -> list[str]:
    """The names or words that were typed, one or several; nothing for NOTHING."""
    if half_width(typed.strip()) == NOTHING:
        return []
    between = _BETWEEN_NAMES if part.field.form in ("units", "roles") else _BETWEEN_PHRASES
    return [entry.strip() for entry in between.split(typed) if entry.strip()]


def changed(values: Sequence[str], added: Sequence[str], dropped: Sequence[str]) -> list[str]:
    """The entries of a key with some more, and without some. Raises WrongCall for one that is not among them."""
    for entry in dropped:
        if entry not in values:
            raise WrongCall(f"現在沒有「{entry}」，不能去掉。")
    kept = [entry for entry in values if entry not in dropped]
    return kept + [entry for entry in added if entry not in kept]


def as_printed(typed: str, text: str) -> str:
    """Words as a text has them, where they were typed in the other script or width; else as they were typed."""
    fold = Folding(*character_table())
    start = fold(text).find(fold(typed))
    return typed if start < 0 else text[start : start + len(typed)]


def declared(typed: str, rulebook: Rulebook) -> str:
    """The name of the unit that was typed, by any of its names, in any script; what was typed, where there is none."""
    fold = Folding(*character_table())
    for unit in rulebook.units:
        if fold(typed) in [fold(name) for name in unit.own_names]:
            return unit.name
    return typed


def edits_of(part: Part, node: Node, values: list[str]) -> list[Edit]:
    """The changes by which a key says other names or words; node: the task. Raises WrongCall."""
    steps = (*part.steps, part.field.key)
    holder = node.follow(part.steps)
    match part.field.form:
        case "phrase":
            return [Edit(steps, values[0] if values else None)]
        case "roles":
            return [Edit(steps, dict(_role(value) for value in values))]
        case "units":
            return [Edit(steps, values), Edit((*part.steps, "roles"), _roles_left(holder, part.field.key, values))]
    _refuse_shared_words(holder.each(part.field.key))
    return [Edit(steps, values)]


def _roles_left(assignment: Node, key: str, names: list[str]) -> dict[str, str]:
    """The role words of the units that an assignment still names, once the units under a key are others."""
    other = "responsible" if key == "lead" else "lead"
    named = {*names, *(unit.text for unit in assignment.each(other))}
    roles = assignment.get("roles").value
    return {unit: word.text for unit, word in roles.items() if unit in named} if isinstance(roles, dict) else {}


def _role(typed: str) -> tuple[str, str]:
    """A unit and the word for what it does. Raises WrongCall."""
    unit, *word = _BETWEEN_UNIT_AND_ROLE.split(typed, maxsplit=1)
    if not word or not word[0].strip():
        raise WrongCall(f"「{typed}」要寫成 單位：角色詞，如 市財政局：配合。")
    return unit.strip(), word[0].strip()


def _refuse_shared_words(values: Iterable[Node]) -> None:
    """Raise WrongCall for a list whose entries say more than their words: it is not typed on one line."""
    for entry in values:
        if isinstance(entry.value, dict):
            line, _ = entry.place
            raise WrongCall(f"這裡的事項另寫有 stem、tail 等，請在 tasks.yaml 第{line}行直接修改。")


def limit_edits(part: Part, node: Node, values: list[str], reasons: Mapping[str, str]) -> list[Edit]:
    """The changes by which a clause has other limits; reasons: why some that were dropped are none."""
    clause = node.follow(part.steps)
    kept = [ruling.plain() for ruling in clause.each("not_when") if ruling.get("text").text not in values]
    added = [{"text": phrase, "because": because} for phrase, because in reasons.items()]
    return [Edit((*part.steps, "when"), values), Edit((*part.steps, "not_when"), kept + added)]


def ruling_edits(part: Part, node: Node, reasons: Mapping[str, str]) -> list[Edit]:
    """The changes by which these words of time are no limits of a clause, each for its reason."""
    limits = [limit.text for limit in node.follow(part.steps).each("when") if limit.text not in reasons]
    rulings = [{"text": phrase, "because": because} for phrase, because in reasons.items()]
    return [Edit((*part.steps, "when"), limits), Edit((*part.steps, "not_when"), rulings)]


def single_edit(part: Part, value: Any) -> list[Edit]:
    """The change by which a key has one value, or none."""
    return [Edit((*part.steps, part.field.key), value)]


def undeclared(names: Iterable[str], rulebook: Rulebook) -> list[str]:
    """The names that no unit of the rulebook has."""
    known = {unit.name for unit in rulebook.units}
    return [name for name in names if name not in known]
