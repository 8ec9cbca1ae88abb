"""pydantic's errors as problems: by their stable type, never by their English text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from fazhi_cli.rulebook.phrasing import maybe, quoted, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.problems import Place, Steps
    from fazhi_cli.rulebook.source import Source

_File = TypeVar("_File", bound=BaseModel)


class Wrong(NamedTuple):
    """What is wrong with a value: the code, and the part of the sentence that follows the key."""

    code: str
    sentence: str


_BY_TYPE = {
    "string_type": Wrong("S03", "要寫文字"),
    "tuple_type": Wrong("S03", "要寫列表"),
    "dict_type": Wrong("S03", "要寫「鍵: 值」"),
    "model_type": Wrong("S03", "要寫「鍵: 值」"),
    "bool_type": Wrong("S03", "只能寫 true 或 false"),
    "bool_parsing": Wrong("S03", "只能寫 true 或 false"),
    "int_type": Wrong("S05", "要寫整數"),
    "int_parsing": Wrong("S05", "要寫整數，用半角數字"),
    "value_error": Wrong("S05", "要寫整數，用半角數字，前面不加 0"),
    "day": Wrong("S06", "要寫日期，如 2015-03-31"),
    "day_beyond": Wrong("S06", "的年份要在 1900 至 2999 之間"),
    "date_type": Wrong("S06", "要寫日期，如 2015-03-31"),
    "date_from_datetime_parsing": Wrong("S06", "要寫日期，如 2015-03-31"),
    "date_parsing": Wrong("S06", "要寫日期，如 2015-03-31"),
    "span": Wrong("S06", "的起止日期要先起後止，如 2027-02-05至2027-02-11"),
    "string_too_short": Wrong("S07", "不能是空的"),
    "one_line": Wrong("S08", "只能寫一行，不能有換行和製表符"),
    "too_short": Wrong("S07", "至少要有一項"),
}
_COLON = re.compile(r"\s*[^\s:：]{1,20}[:：]")


def validate(model: type[_File], source: Source) -> _File | None:
    """The file as its model; None where it is not one, for which the source's report has every reason."""
    if not source.whole:
        return None
    try:
        # by_name would let 「condition」 pass for 「if」.
        return model.model_validate(source.unplaced.value, by_alias=True, by_name=False)
    except ValidationError as invalid:
        source.report.take(_problems(model, source.root, invalid))
        return None


def _problems(model: type[BaseModel], root: Node, invalid: ValidationError) -> Iterator[tuple[Place, str, str]]:
    """The place, code and message of each error that says something new."""
    for error in invalid.errors(include_url=False):
        if _is_consequence(error):
            continue
        steps: Steps = error["loc"]
        place, code, message = _problem(model, root.follow(steps), error)
        yield place, code, subject(root, steps) + message


def _is_consequence(error: Any) -> bool:
    """Whether an error follows from another one.

    So it is with a list short of its faulty entries, and with the form of a `reading` that was not chosen: of a union
    pydantic reports what is wrong with either form.
    """
    value = error["input"]
    if error["type"] == "too_short":
        return bool(value)
    form = str(error["loc"][-1]) if error["loc"] else ""
    if form.startswith("literal["):
        return isinstance(value, dict)
    return form == "ReadingRuling"


def _problem(model: type[BaseModel], node: Node, error: Any) -> tuple[Place, str, str]:
    """An error as the place, the code and the message of a problem."""
    steps: Steps = error["loc"]
    if error["type"] == "missing":
        return node.place, "S01", f"缺少鍵「{steps[-1]}」"
    if error["type"] == "extra_forbidden":
        allowed = sorted(_keys(model, steps[:-1]))
        message = _unknown_key(str(steps[-1]), allowed)
        return node.key or node.place, "S02", message
    key = _last_key(model, steps)
    name = quoted(key) if key else "文件"
    wrong = _wrong_value(error)
    message = name + wrong.sentence + _instead(error["input"])
    return node.place, wrong.code, message


def _unknown_key(key: str, allowed: list[str]) -> str:
    guess = maybe(key, allowed, most=1) or "；"
    listed = "、".join(allowed)
    return f"未知的鍵{quoted(key)}{guess}可用的鍵：{listed}"


def _last_key(model: type[BaseModel], steps: Steps) -> str:
    """The last key on a path, without the positions in lists and the branches of unions that pydantic adds to it."""
    names = _names(model)
    for step in reversed(steps):
        if isinstance(step, str) and step in names:
            return step
    return ""


def _wrong_value(error: Any) -> Wrong:
    """What is wrong with a value, by the type of pydantic's error."""
    kind = error["type"]
    if kind == "literal_error":
        allowed = re.findall("'([^']*)'", error["ctx"]["expected"])
        ruling = "，或寫 {is, decided_by, day}" if str(error["loc"][-1]).startswith("literal[") else ""
        return Wrong("S04", f"只能是 {'、'.join(allowed)}{ruling}")
    if kind == "greater_than_equal":
        return Wrong("S05", f"不能小於 {error['ctx']['ge']}")
    if kind == "less_than_equal":
        return Wrong("S05", f"不能大於 {error['ctx']['le']}")
    if kind == "string_pattern_mismatch":
        return Wrong("S04", "只能用小寫字母 a-z、數字和「-」，不以「-」開頭")
    return _BY_TYPE.get(kind, Wrong("S03", f"不合規定（{kind}）"))


def _instead(value: Any) -> str:
    """What stands there instead, and the likely slip."""
    if value is None:
        return "，這裡是空的"
    if not value:  # an empty text, list or mapping: the sentence has said so
        return ""
    if isinstance(value, list):
        return "，這裡是列表"
    if not isinstance(value, str):
        return "，這裡是「鍵: 值」"
    slip = "；冒號要用半角「:」，後面空一格" if _COLON.match(value) else ""
    return f"，這裡是{quoted(value)}{slip}"


def _keys(model: type[BaseModel], steps: Steps) -> Iterator[str]:
    """The keys that the model at the end of a path allows."""
    for step in steps:
        for name, field in model.model_fields.items():
            if step in (name, field.alias):
                model = next(_models(field.annotation), model)
                break
    for name, field in model.model_fields.items():
        yield field.alias or name


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _names(model: type[BaseModel]) -> set[str]:
    """Every key of a file and of its parts."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        names.add(field.alias or name)
        for part in _models(field.annotation):
            names |= _names(part)
    return names
