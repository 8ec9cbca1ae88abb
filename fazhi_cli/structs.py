"""Values with named fields, in classes that cost a call next to nothing.

typing.NamedTuple looks at every annotation and compiles a constructor for every class: 0.6 to 1 million instructions a class, and a
question needs some thirty classes before it has asked anything, which was a twentieth of the call. What a question imports
is therefore a Struct, which takes a sixth of that; everything else may be a NamedTuple or a dataclass, which check more.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found]  # what gives the fields of a NamedTuple too
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Struct(tuple[Any, ...]):
    """A tuple whose values have names: the annotations of its class, in their order, with their defaults.

    It is equal to every tuple of the same values, as a NamedTuple is. Raises TypeError where a value is missing or has no field.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]]
    _field_defaults: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        cls._fields = tuple(cls.__annotations__)
        cls.__match_args__ = cls._fields  # type: ignore[attr-defined, misc]  # mypy knows it of tuples in a pattern only
        own = vars(cls)
        cls._field_defaults = {field: own[field] for field in cls._fields if field in own}
        for position, field in enumerate(cls._fields):
            setattr(cls, field, _tuplegetter(position, ""))

    def __new__(cls, *values: Any, **named: Any) -> Self:
        rest = cls._fields[len(values) :]
        if rest:
            given = cls._field_defaults | named
            values += tuple([given[field] for field in rest if field in given])
        if len(values) != len(cls._fields) or not named.keys() <= set(rest):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
        return super().__new__(cls, values)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in self._asdict().items())})"

    def _replace(self, **changes: Any) -> Self:
        """The same with other values of some fields."""
        return type(self)(**{**self._asdict(), **changes})

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))
