"""A reference is read back as it was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.asked.ref import Ref

NUMBERS = st.integers(min_value=0, max_value=999_999_999)
PLANS = st.none() | st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("10", Ref(None, 10)),
        ("10.3", Ref(None, 10, 3)),
        ("10.3-2", Ref(None, 10, 3, 2)),
        ("suining-2015:10.3-2", Ref("suining-2015", 10, 3, 2)),
        ("2016:7", Ref("2016", 7)),
        ("10-2", None),
        ("10.", None),
        ("Plan:10", None),
        ("十", None),
        ("", None),
    ],
)
def test_the_form_of_a_reference(text: str, ref: Ref | None) -> None:
    assert Ref.parse(text) == ref
    assert ref is None or str(ref) == text


@given(PLANS, NUMBERS, st.none() | st.tuples(NUMBERS, st.none() | NUMBERS))
def test_what_was_printed_is_read_back(plan: str | None, task: int, rest: tuple[int, int | None] | None) -> None:
    ref = Ref(plan, task, *(rest or ()))
    assert Ref.parse(str(ref)) == ref
