"""pydantic's errors as problems: by their stable type, never by their English text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from fazhi_cli.rulebook.phrasing import maybe, quoted, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.problems import Place
    from fazhi_cli.rulebook.source import Source

_File = TypeVar("_File", bound=BaseModel)
_Path = tuple[str | int, ...]

_SENTENCES = {
    "string_type": ("S03", "要寫文字"),
    "tuple_type": ("S03", "要寫列表"),
    "dict_type": ("S03", "要寫「鍵: 值」"),
    "model_type": ("S03", "要寫「鍵: 值」"),
    "bool_type": ("S03", "只能寫 true 或 false"),
    "bool_parsing": ("S03", "只能寫 true 或 false"),
    "int_type": ("S05", "要寫整數"),
    "int_parsing": ("S05", "要寫整數,用半角數字"),
    "value_error": ("S05", "要寫整數,用半角數字,前面不加 0"),
    "day": ("S06", "要寫日期,如 2015-03-31"),
    "date_type": ("S06", "要寫日期,如 2015-03-31"),
    "date_from_datetime_parsing": ("S06", "要寫日期,如 2015-03-31"),
    "date_parsing": ("S06", "要寫日期,如 2015-03-31"),
    "string_too_short": ("S07", "不能是空的"),
    "one_line": ("S08", "只能寫一行,不能有換行和製表符"),
    "too_short": ("S07", "至少要有一項"),
}
_COLON = re.compile(r"\s*[^\s:：]{1,20}[:：]")


def validate(model: type[_File], source: Source) -> _File | None:
    """The file as its model; None where it is not one, for which the source's report has every reason."""
    if not source.whole:
        return None
    try:
        # by_name would let 「condition」 pass for 「if」.
        return model.model_validate(source.root.plain(), by_alias=True, by_name=False)
    except ValidationError as error:
        found = (each for each in error.errors(include_url=False) if not _consequence(each))
        source.report.take(_translated(model, source, each) for each in found)
        return None


def _consequence(error: Any) -> bool:
    """What says nothing new: a list short of its faulty entries, and the form of a `reading` that was not chosen."""
    if error["type"] == "too_short":
        return bool(error["input"])
    form = str(error["loc"][-1]) if error["loc"] else ""
    return isinstance(error["input"], dict) if form.startswith("literal[") else form == "ReadingRuling"


def _translated(model: type[BaseModel], source: Source, error: Any) -> tuple[Place, str, str]:
    path: _Path = error["loc"]
    place, code, message = _at_fault(model, source.root.follow(path), error)
    return place, code, subject(source.root, path) + message


def _at_fault(model: type[BaseModel], node: Node, error: Any) -> tuple[Place, str, str]:
    path, kind = error["loc"], error["type"]
    if kind == "missing":
        return node.place, "S01", f"缺少鍵「{path[-1]}」"
    if kind == "extra_forbidden":
        allowed = sorted(_keys(model, path[:-1]))
        key = str(path[-1])
        sentence = f"不認識鍵{quoted(key)}{maybe(key, allowed, most=1) or ';'}可用的鍵:{'、'.join(allowed)}"
        return node.key or node.place, "S02", sentence
    field = next((step for step in reversed(path) if isinstance(step, str) and step in _names(model)), "")
    code, sentence = _value_sentence(kind, error)
    return node.place, code, f"{quoted(field) if field else '文件'}{sentence}{_instead(error['input'])}"


def _value_sentence(kind: str, error: Any) -> tuple[str, str]:
    if kind == "literal_error":
        ruling = ",或寫 {is, decided_by, day}" if str(error["loc"][-1]).startswith("literal[") else ""
        return "S04", "只能是 " + "、".join(re.findall("'([^']*)'", error["ctx"]["expected"])) + ruling
    if kind == "greater_than_equal":
        return "S05", f"不能小於 {error['ctx']['ge']}"
    if kind == "string_pattern_mismatch":
        return "S04", "只能用小寫字母 a-z、數字和「-」,不以「-」開頭"
    return _SENTENCES.get(kind, ("S03", f"不合規定({kind})"))


def _instead(value: Any) -> str:
    """What stands there instead, and the likely slip."""
    if value is None:
        return ",這裡是空的"
    if isinstance(value, str):
        slip = ";冒號要用半角「:」,後面空一格" if _COLON.match(value) else ""
        return f",這裡是{quoted(value)}{slip}" if value else ""
    return f",這裡是{'列表' if isinstance(value, list) else '「鍵: 值」'}" if value else ""


def _keys(model: type[BaseModel], path: _Path) -> Iterator[str]:
    """The keys that the model on a path allows."""
    for step in path:
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        model = next(_models(field.annotation), model) if field else model
    return (field.alias or name for name, field in model.model_fields.items())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _names(model: type[BaseModel]) -> frozenset[str]:
    """Every key of a file, to tell the keys of a path from the branches of a union that pydantic puts in it."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        names.add(field.alias or name)
        for part in _models(field.annotation):
            names |= _names(part)
    return frozenset(names)
