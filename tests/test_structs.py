"""A struct is what a NamedTuple would be, without what its class costs."""

import copy
import pickle
from typing import Any

import pytest

from fazhi_cli.structs import Struct


class Way(Struct):
    """From one place to another."""

    start: str
    end: str
    days: int = 1
    over: tuple[str, ...] = ()

    def back(self) -> "Way":
        return self._replace(start=self.end, end=self.start)


def test_values_are_given_in_order_or_by_name() -> None:
    way = Way("甲", "乙")
    assert tuple(way) == (way.start, way.end, way.days, way.over) == ("甲", "乙", 1, ())
    assert way == Way(end="乙", start="甲") == Way("甲", end="乙", days=1)
    assert hash(way) == hash(Way("甲", "乙"))
    assert way.back() == Way("乙", "甲")


def test_it_tells_its_fields_and_prints_them() -> None:
    way = Way("甲", "乙", 2)
    assert way._asdict() == {"start": "甲", "end": "乙", "days": 2, "over": ()}
    assert Way._field_defaults == {"days": 1, "over": ()}
    assert repr(way) == "Way(start='甲', end='乙', days=2, over=())"
    match way:
        case Way(start, end, days=2):
            assert (start, end) == ("甲", "乙")
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        (("甲",), {}),
        (("甲", "乙", 1, (), 5), {}),
        (("甲", "乙"), {"start": "丙"}),
        (("甲", "乙"), {"speed": 1}),
        ((), {"start": "甲"}),
    ],
)
def test_values_without_a_field_and_fields_without_a_value_are_refused(
    values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    with pytest.raises(TypeError, match="Way takes start, end, days, over"):
        Way(*values, **named)


def test_a_field_never_changes_and_other_names_cannot_be_replaced() -> None:
    way = Way("甲", "乙")
    with pytest.raises(AttributeError):
        way.start = "丙"  # type: ignore[misc]
    with pytest.raises(TypeError):
        way._replace(speed=1)


def test_it_comes_back_from_another_process_and_from_a_copy() -> None:
    way = Way("甲", "乙", 3, ("丙",))
    again = pickle.loads(pickle.dumps(way))
    assert again == copy.deepcopy(way) == way
    assert type(again) is Way
