"""The chain: what was changed, taken out, put in or rewritten is found, with the entry; and a register comes whole from one place to another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.errors import WrongCall
from fazhi_cli.ledger.entry import EMPTY, Entry, Head, chained, own_hash
from fazhi_cli.ledger.moving import exported, imported
from fazhi_cli.ledger.verification import verified
from tests.ledger.conftest import draft

if TYPE_CHECKING:
    from collections.abc import Iterable


def chain(*notes: str) -> list[Entry]:
    head, made = EMPTY, []
    for note in notes:
        entry = chained(draft("report", status="ongoing", note=note), head, "2015-03-05T01:02:03Z")
        head = Head(entry.number, entry.hash)
        made.append(entry)
    return made


ENTRIES = chain("一", "二", "三", "四")


def wrong(entries: Iterable[Entry], against: str | None = None) -> tuple[int, str] | None:
    bad = verified(entries, against).bad
    return None if bad is None else (bad.number, bad.wrong)


def test_a_register_as_it_was_written() -> None:
    assert verified(ENTRIES) == (Head(4, ENTRIES[-1].hash), None)
    assert verified([]) == (EMPTY, None)


def test_the_hash_of_an_entry_stays_what_it_was() -> None:
    """Registers of years hang on it: SHA-256 over the hash before, a line end, and the entry as canonical JSON."""
    text = (
        '{"act":"report","at":"2015-03-05T01:02:03Z","by":"張三","day":"2015-03-05","mark":"0123456789abcdef",'
        '"note":"一","number":1,"plan":"suining-2015","status":"ongoing","task":10,"unit":"市法制辦"}'
    )
    from hashlib import sha256

    assert ENTRIES[0].hash == sha256(f"{'0' * 64}\n{text}".encode()).hexdigest()


@pytest.mark.parametrize("field", [field for field in Entry._fields if field != "number"])
def test_a_changed_field_is_found(field: str) -> None:
    changed = [*ENTRIES]
    value: Any = 7 if field in ("task", "clause", "year", "step", "corrects") else "改"
    changed[1] = changed[1]._replace(**{field: value})
    assert wrong(changed) == (2, "changed")


def test_what_was_taken_out_or_exchanged_is_found() -> None:
    assert wrong([ENTRIES[0], *ENTRIES[2:]]) == (2, "missing")
    assert wrong([ENTRIES[0], ENTRIES[2], ENTRIES[1], ENTRIES[3]]) == (2, "missing")


def test_an_entry_written_anew_with_its_hash_is_found_by_the_next() -> None:
    written = ENTRIES[1]._replace(note="改")
    written = written._replace(hash=own_hash(written))
    assert wrong([ENTRIES[0], written, *ENTRIES[2:]]) == (3, "broken")


def test_a_cut_tail_and_a_rewritten_whole_are_found_by_a_hash_that_was_kept() -> None:
    kept = ENTRIES[-1].hash
    assert wrong(ENTRIES[:-1]) is None
    assert wrong(ENTRIES[:-1], kept) == (0, "unknown")
    assert wrong(chain("一", "二", "改", "四"), kept) == (0, "unknown")
    assert wrong([*ENTRIES, *chain("一", "二", "三", "四", "五")[4:]], kept) is None


def test_an_export_comes_back_as_it_was() -> None:
    assert list(imported(exported(ENTRIES))) == ENTRIES


def _edited(number: int, **fields: Any) -> list[str]:
    lines = list(exported(ENTRIES))
    lines[number - 1] = json.dumps({**json.loads(lines[number - 1]), **fields}) + "\n"
    return lines


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (_edited(2, note="改"), "broken-export"),
        (_edited(2, note="甲\x1b[31m"), "no-entry"),
        (_edited(2, task="10"), "no-entry"),
        (_edited(2, task=True), "no-entry"),
        (_edited(2, task=2**63), "no-entry"),
        (_edited(2, task=-1), "no-entry"),
        (_edited(2, day="2015-02-30"), "no-entry"),
        (_edited(2, day="20150301"), "no-entry"),
        (_edited(2, new_day="x"), "no-entry"),
        (_edited(2, act="拆"), "no-entry"),
        (_edited(2, more=1), "no-entry"),
        (["{", "\n"], "no-entry"),
        (["[" * 100_000], "no-entry"),
        (["null"], "no-entry"),
        (list(exported(ENTRIES))[1:], "broken-export"),
    ],
)
def test_what_is_no_export_is_refused(lines: list[str], code: str) -> None:
    with pytest.raises(WrongCall) as raised:
        list(imported(lines))
    [fault] = raised.value.faults
    assert getattr(fault, "code", None) == code
