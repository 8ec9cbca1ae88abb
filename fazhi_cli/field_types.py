"""The values of which the rulebook's files are made: phrases, counts and days, each refusing what only looks like one."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


def listed(value: Any) -> Any:
    """A lone value as the list that it stands for."""
    return [value] if isinstance(value, str | dict) else value


def _counted(value: Any) -> Any:
    """Refuse 010: YAML 1.1 reads it as 8, people as 10."""
    if isinstance(value, str) and value != str(int(value) if value.isascii() and value.isdigit() else None):
        raise ValueError(value)
    return value


def _dated(value: Any) -> Any:
    """Refuse what pydantic would take for seconds since 1970, as it does 20150331."""
    if isinstance(value, str) and (len(value) != 10 or value[4] != "-"):
        raise PydanticCustomError("day", "no day")
    return value


Phrase = Annotated[str, StringConstraints(min_length=1)]
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(listed, Phrase | tuple[Phrase, ...])]
Count = Annotated[int, Field(ge=0), BeforeValidator(_counted)]
Number = Annotated[int, Field(ge=1), BeforeValidator(_counted)]
Day = Annotated[dt.date, BeforeValidator(_dated)]
Days = Annotated[tuple[Day, ...], BeforeValidator(listed, Day | tuple[Day, ...])]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
