"""What the model knows of the keys of a file, for who reads the file without it: their order, and what stands under them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel

from fazhi_cli.field_types import on_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def annotations_of(model: type[BaseModel] | None) -> Mapping[str, Any]:
    """The types of a model's keys, in its order, by the names under which the file has them."""
    if model is None:
        return {}
    annotations = {}
    for name, field in model.model_fields.items():
        # Of a key's own type pydantic keeps the conditions apart.
        whole = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        annotations[field.alias or name] = whole
    return annotations


@cache
def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model of the mappings that a type takes; None where it takes none, or mappings with keys of any name."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        model = model_in(part)
        if model is not None:
            return model
    return None


def is_text(annotation: Any) -> bool:
    """Whether a type takes texts only, so that a number that stands there is one."""
    if annotation in (int, bool, dt.date):
        return False
    return all(is_text(part) for part in get_args(annotation))


@cache
def is_phrase(annotation: Any) -> bool:
    """Whether a type takes something that is named or quoted, on one line; else it is something printed, or no text at all."""
    if isinstance(annotation, AfterValidator):
        return annotation.func is on_one_line
    return any(is_phrase(part) for part in get_args(annotation))
