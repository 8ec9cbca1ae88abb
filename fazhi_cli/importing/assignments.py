"""Who has what: the brackets, lines and columns that assign a text to bodies, read into roles, limits and rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fazhi_cli.importing.assigned import Assigned
from fazhi_cli.importing.assignment_words import (
    BASIS,
    BRACKETED,
    CONTACT,
    FIRST_LEADS,
    HEADED,
    IMPLIED,
    IN_BRACKETS,
    LEADING,
    LED,
    LISTED,
    MONTH_OR_DAY,
    NAMED_BEFORE,
    NEXT_HEAD,
    NEXT_SHARE,
    OTHER_HEAD,
    PERSON,
    PERSON_ACTS,
    RULE_BEGINS,
    SENTENCE,
    SEVERAL,
    TAIL,
    TIMED,
    WHEN_BEHIND,
    fold,
)
from fazhi_cli.importing.brackets import CLOSING, brackets, opened
from fazhi_cli.importing.units import are_bodies, cut, is_body, names_in
from fazhi_cli.plan import wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_BRACKET = 2_000


@dataclass
class Placed:
    """An assignment within a text: where it begins and ends."""

    start: int
    end: int
    assigned: Assigned


def in_text(text: str) -> Iterator[Placed]:
    """The brackets of a text that assign it, left to right, and the sentence that does at its end.

    A bracket that is not closed goes to the end of its line.
    """
    position = 0
    for start, end in brackets(text):
        if start < position or end - start > _LONGEST_BRACKET:
            continue
        content = text[start + 1 : end - 1] if text[end - 1] in CLOSING else text[start + 1 : end]
        assigned = read(content, text[start:end])
        if assigned is None or (_is_bare(assigned) and not _stands_alone(text, start, end)):
            continue
        yield Placed(start, end, assigned)
        position = end
    folded = fold(text)
    tail = SENTENCE.search(folded, position) or LED.search(folded, position)
    if tail is not None and tail.start("content") > 0:
        end = max(tail.end("content"), tail.end("when")) if "when" in tail.re.groupindex else tail.end("content")
        content = text[tail.start("content") : end]
        if content[-1] in CLOSING and opened(content) < 0:
            content = content[:-1]  # of a bracket that was never opened
        assigned = read(content, text[tail.start() : tail.end()])
        if assigned is not None and are_bodies(assigned.units):
            yield Placed(tail.start(), tail.end(), assigned)


def _is_bare(assigned: Assigned) -> bool:
    """Whether no word says what the units are there for."""
    return not assigned.roles and not assigned.when and not assigned.first_leads


_PART_ENDS = re.compile(r"[。；;]| *(?:\n|\Z)")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a bracket is not said of the word before it: a sentence has ended there, or it or the line ends behind it.

    Behind a word for a body it may say which is meant (報主管部門（市教育局）).
    """
    # Only what is next to the bracket is looked at: a text may hold brackets by the ten thousand.
    while start > 0 and text[start - 1].isspace():
        start -= 1
    if start == 0 or text[start - 1] in "。；;！!”」":
        return True
    *_, before = re.split("[，,。；;：:、]", text[max(0, start - 4) : start])
    return _PART_ENDS.match(text, end) is not None and not is_body(before)


def of_line(line: str) -> Assigned | None:
    """A line of its own that assigns what stands above it: 牽頭單位:X. None for any other line."""
    stripped = line.strip()
    folded = fold(stripped)
    found = HEADED.match(folded) or BRACKETED.match(folded)
    if found is None and PERSON.match(folded):
        _, *others = _segments(stripped)
        found = next(filter(None, (HEADED.match(fold(other)) for other in others)), None)
    if found is None or not found["units"].strip():
        return None
    return read(stripped, line)


def beside_line(line: str) -> Assigned | None:
    """A line that stands with those that assign: a limit, a contact, a basis, a person (完成時限：6月底前). None for any other."""
    stripped = line.strip()
    folded = fold(stripped)
    if not any(pattern.match(folded) for pattern in (TIMED, CONTACT, BASIS, PERSON)):
        return None
    assigned = Assigned(line)
    return assigned if _read_segment(stripped, assigned) else None


def read(content: str, printed: str) -> Assigned | None:
    """What the words of a bracket or line assign; None where they assign nothing, as prose that names an actor does."""
    found = _read(content)
    return None if found is None else found.as_printed(printed)


@lru_cache(maxsize=4_096)
def _read(content: str) -> Assigned | None:
    """The same, for nobody to change; kept, for a bracket is read when parts, when tasks are looked for, and when one is made."""
    assigned = Assigned("")
    for segment in _segments(content):
        if not segment.strip():
            continue
        if not _read_segment(segment.strip(), assigned) and not _is_beside(segment.strip(), assigned):
            return None
    if not assigned.units and not assigned.when:
        return None
    if assigned.first_leads:
        assigned.let_first_lead()
    return assigned


def _is_beside(segment: str, assigned: Assigned) -> bool:
    """Whether a part stands beside units that words for roles head, under a word of its own."""
    return bool(assigned.roles) and OTHER_HEAD.match(fold(segment)) is not None


def _segments(content: str) -> Iterator[str]:
    """The parts of a bracket or line: at its semicolons, and before each word for a role that a colon follows."""
    for segment in cut(content, "；;。\n"):
        begun = counted = depth = 0
        for found in NEXT_HEAD.finditer(fold(segment)):
            depth += opened(segment[counted : found.start()])
            counted = found.start()
            if depth <= 0:
                yield segment[begun : found.start()]
                begun = found.end()
        yield segment[begun:]


def _read_segment(segment: str, assigned: Assigned) -> bool:
    """Add one part of a bracket; whether it is any."""
    folded = fold(segment)
    if "\t" in segment:
        return False
    if IMPLIED.search(folded) or FIRST_LEADS.search(folded):
        return _read_rule(segment, folded, assigned)
    if folded.rstrip("，,") in ("下同", "以下相同") or _read_beside(segment, folded, assigned):
        return True
    headed = HEADED.match(folded) or BRACKETED.match(folded)
    if headed is None:
        return _read_tails(segment, assigned)
    word = segment[headed.start("role") : headed.end("role")]
    units = segment[headed.start("units") :]
    listed = units.rstrip("。，,、 ")
    *others, last = cut(listed, "，,")
    if others and WHEN_BEHIND.search(fold(last)) and not TAIL.search(fold(last)):
        assigned.when.append(last.strip())
        units = listed = listed[: -len(last)].rstrip("，, ")
    if TAIL.search(fold(listed)) and _read_tails(listed, assigned):
        return True
    return _add(
        names_in(units), word, assigned, is_sure=headed["sign"] not in ("为", "是") and not word.endswith("分工")
    )


def _read_rule(segment: str, folded: str, assigned: Assigned) -> bool:
    """Add a rule that holds for what follows too: who leads, or whom it no longer names."""
    is_first = FIRST_LEADS.search(folded) is not None
    assigned.first_leads = assigned.first_leads or is_first
    if IMPLIED.search(folded):
        start = _start_of_added(segment)
        assigned.implied = segment[start:]
        return start == 0 or _read_segment(segment[:start].rstrip("，,"), assigned)
    before, *_ = cut(segment, "，,")
    if before != segment and not FIRST_LEADS.search(fold(before)):
        return _read_segment(segment[: _start_of_rule(segment)].rstrip("，,"), assigned)
    return True


def _read_beside(segment: str, folded: str, assigned: Assigned) -> bool:
    """Add what stands with units: a limit, a contact, a basis, a person; whether it is any."""
    for pattern, listed in ((TIMED, assigned.when), (CONTACT, assigned.contact), (BASIS, assigned.basis)):
        found = pattern.match(folded)
        if found:
            text = segment[found.start("text") : found.end("text")].strip().rstrip("。；;")
            listed.extend(limits_in(text) if pattern is TIMED else [text])
            return True
    if assigned.units and WHEN_BEHIND.search(folded) and not TAIL.search(folded):
        assigned.when.append(segment)
        return True
    return PERSON.match(folded) is not None


def limits_in(text: str) -> list[str]:
    """The limits that stand beside units: parted by blanks and semicolons, months and days by other signs too; those of sentences are found in these."""
    found: list[str] = []
    for piece in SEVERAL.split(text):
        listed = LISTED.split(piece)
        if len(listed) > 1 and all(map(MONTH_OR_DAY.match, listed)):
            found += listed
        elif any(sign in piece for sign in "，,。"):
            found += _limits_of_sentence(piece)
        elif piece:
            found.append(piece)
    return list(dict.fromkeys(found))


def _limits_of_sentence(piece: str) -> list[str]:
    """The limits of a sentence beside units, with what it adds without a day (6月底前完成，並長期堅持); all of it where it has none."""
    limits = wordings.find(piece)
    if not limits:
        return [piece]
    taken = [range(start, end) for start, end, _ in limits]
    without_day = [each for each in wordings.open_words(piece) if not any(each[0] in place for place in taken)]
    return [wording for _, _, wording in sorted([*limits, *without_day])]


def _start_of_added(segment: str) -> int:
    """Where in a segment the part begins that adds units to what follows."""
    position = 0
    for piece in cut(segment, "，,"):
        if RULE_BEGINS.search(fold(piece)):
            return position
        position += len(piece) + 1
    return 0


def _start_of_rule(segment: str) -> int:
    """Where in a segment the part begins that says which unit leads."""
    position = 0
    for piece in cut(segment, "，,"):
        if FIRST_LEADS.search(fold(piece)):
            return position
        position += len(piece) + 1
    return len(segment)


def _read_tails(segment: str, assigned: Assigned) -> bool:
    """X牽頭，Y、Z配合; where no word stands behind the units, a bare list."""
    waiting: list[str] = []
    groups: list[tuple[list[str], str]] = []
    for piece in _shares(segment):
        found = TAIL.search(fold(piece))
        if (groups or waiting or piece != segment) and _is_limit(piece):
            assigned.when.append(piece.strip())
            continue
        if found is None and PERSON_ACTS.search(fold(piece.strip())):
            continue
        if found is None:
            waiting += names_in(piece)
            continue
        named = piece[: found.start()].strip()
        if before := NAMED_BEFORE.match(fold(named)):
            named = named[before.end() :]
        if PERSON_ACTS.search(fold(named)):
            continue
        names = [*waiting, *names_in(named)]
        waiting = []
        groups.append((names, piece[found.start() :]))
    if not groups:
        return _add(waiting, "", assigned, is_sure=False)
    if waiting and not are_bodies(waiting):
        return False
    if waiting:
        groups[-1] = ([*groups[-1][0], *waiting], groups[-1][1])
    return all(_add(names, word, assigned, is_sure=False) for names, word in groups)


def _is_limit(piece: str) -> bool:
    """Whether a part says by when: 年底前落實 ends like X落實, but no unit stands before that."""
    folded = fold(piece.strip())
    tail = TAIL.search(folded)
    return WHEN_BEHIND.search(folded) is not None and (tail is None or not are_bodies(names_in(folded[: tail.start()])))


def _shares(segment: str) -> Iterator[str]:
    """The parts of a list in which words for roles stand behind the units: at its commas, and behind such a word."""
    for piece in cut(segment, "，,"):
        begun = 0
        for found in NEXT_SHARE.finditer(fold(piece)):
            if opened(piece[begun : found.start()]) == 0:
                yield piece[begun : found.start()]
                begun = found.end()
        yield piece[begun:]


def _add(names: list[str], word: str, assigned: Assigned, *, is_sure: bool) -> bool:
    """Add the units of one role; is_sure: the word alone shows that they are some. Whether they were added."""
    if not names or not (is_sure or are_bodies(names)):
        return False
    known = set(assigned.units)
    for each in names:
        own = IN_BRACKETS.match(fold(each)) if each[-1:] in CLOSING else None
        name = each[: own.end("name")] if own else each
        role = each[own.start("role") : own.end("role")] if own else word
        if name in known:
            continue
        known.add(name)
        leads = LEADING.search(fold(role)) is not None
        (assigned.lead if leads else assigned.responsible).append(name)
        if role:
            assigned.roles[name] = role
    return True
