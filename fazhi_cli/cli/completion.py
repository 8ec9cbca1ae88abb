"""What may come next on a command line, for the shells' scripts in shells/: a value and what it means, a line each.

The scripts hand over the words up to the cursor in one variable, joined by the unit separator, so that neither an empty
word nor a shell's code page is lost on the way.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import is_dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli import vocabulary as headings
from fazhi_cli.asked.values import CHOICES
from fazhi_cli.cli.bash_words import Word, insertion, read_word
from fazhi_cli.cli.groups import built, member_of, module_of, options_of, placed
from fazhi_cli.cli.options import SCRIPTS
from fazhi_cli.errors import FazhiError
from fazhi_cli.formats import FORMATS
from fazhi_cli.query import offers
from fazhi_cli.query.offers import Offer
from fazhi_cli.query.rows import names_of
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fazhi_cli.cli.commands import Entry
    from fazhi_cli.query.database import Database

SEPARATOR = "\x1f"
CONTROL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
"""What ends a line or commands a terminal: a value that holds any of it is not offered."""
BLANKED = dict.fromkeys(map(ord, CONTROL), " ")


class Line(NamedTuple):
    """A command line up to the cursor: the command's own words, the word being typed, what --data and --script say."""

    before: list[str]
    typed: str
    data: str | None
    script: str | None


def answer(root: Any, words: str, replaced: str | None, data: str | None, script: str | None) -> str:
    """The lines for a shell; a line that cannot be completed is answered with nothing, never with an error.

    replaced: of bash, which hands over its words with their quotes, the end of the last one that an answer replaces.
    """
    typed_words = words.split(SEPARATOR)
    texts = typed_words if replaced is None else [read_word(word).text for word in typed_words]
    *before, typed = texts
    before = [word for word in before if word != "="]  # bash takes --unit=市 for three words
    line = Line(
        before[1:], "" if typed == "=" else typed, _said("--data", before) or data, _said("--script", before) or script
    )
    try:
        offers = [*_shown(_offers(root, before, line), line.script)]
    except (FazhiError, OSError, sqlite3.Error):
        return ""
    offers = [offer for offer in offers if not CONTROL.intersection(offer.value)]
    if replaced is not None:
        offers = _for_bash(offers, typed_words[-1], replaced)
    explanations: dict[str, str] = {}
    for offer in offers:
        explanations.setdefault(offer.value, offer.help.translate(BLANKED))
    return "".join(f"{value}\t{explanation}\n" for value, explanation in explanations.items())


def _for_bash(offers: Iterable[Offer], word: str, replaced: str) -> list[Offer]:
    """The offers as bash must insert them in place of the end of its word; without those that cannot stand there."""
    if not word.endswith(replaced):
        return []  # readline and the parser of bash disagree about where the word begins
    kept = word.removesuffix(replaced)
    before = Word("") if kept == "=" else read_word(kept)
    inserted: list[Offer] = []
    for offer in offers:
        text = insertion(offer.value, before)
        if text is not None:
            inserted.append(Offer(text, offer.help))
    return inserted


def _said(flag: str, words: Sequence[str]) -> str | None:
    return next((after for word, after in pairwise(words) if word == flag), None)


def _shown(offers: Iterable[Offer], script: str | None) -> Iterable[Offer]:
    if script != "hans":
        return offers
    from fazhi_cli.plan.script import simplified

    return [offer._replace(help=simplified(offer.help)) for offer in offers]


def _offers(root: Any, before: Sequence[str], line: Line) -> list[Offer]:
    """What may follow the words before the cursor; of a group, its members."""
    if not before:
        options = [Offer("--help", "顯示說明")]
        if root.own_entries is None:
            options.insert(0, Offer("--version", "版本"))
        return _starting([*_members(root.entries), *options], line.typed)
    if before[0] not in root.list_commands(None):
        return []
    entry = root.entry_of(before[0])
    command = root.get_command(None, entry.name)
    rest = before[1:]
    if entry.module is None:
        return _offers(command, rest, line)
    member, words = member_of(entry, command, rest)
    if member is not None:
        return _of_command(member, built(member), line._replace(before=words))
    return _of_command(entry, command, line._replace(before=list(rest)))


def _members(entries: Iterable[Entry]) -> list[Offer]:
    return [Offer(entry.name, entry.line) for entry in entries]


def _of_command(entry: Entry, command: Any, line: Line) -> list[Offer]:
    """The values of the option before the cursor, else the options or what the next argument may be."""
    options = options_of(command)
    flag, equals, typed = line.typed.partition("=")
    if equals and flag in options:
        offers = _values(entry, options[flag], line._replace(typed=typed))
        return [Offer(f"{flag}={value}", explanation) for value, explanation in offers]
    given, waiting = placed(command, line.before)
    if waiting is not None:
        return _values(entry, waiting, line)
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    if arguments and not line.typed.startswith("-"):
        members = [] if given else _starting(_members(entry.members), line.typed)
        return members + _values(entry, arguments[min(len(given), len(arguments) - 1)], line)
    shown = [Offer(flag, p.help or "") for flag, p in options.items() if flag.startswith("--") and not p.hidden]
    return _starting([*shown, Offer("--help", "顯示說明")], line.typed)


def _values(entry: Entry, parameter: Any, line: Line) -> list[Offer]:
    """What a parameter may be, told by the kind of value that its help names."""
    kind = parameter.metavar
    fixed = {**FIXED, **getattr(module_of(entry), "CHOICES", {})}
    if kind in fixed:
        return _starting([Offer(*pair) for pair in fixed[kind].items()], line.typed)
    if kind == "字段":
        return _last(_starting, _fields(entry), line.typed, ",-")
    if kind in LOOKED_UP:
        with closing(Session(line.data, line.script)) as session:
            return LOOKED_UP[kind](session.database, line)
    return []


FIXED = {
    "格式": {format_.name: format_.help for format_ in FORMATS},
    "類別": headings.TIMES,
    "性質": headings.KINDS,
    "口徑": CHOICES["reading"],
    "字體": SCRIPTS,
}


def _fields(entry: Entry) -> list[Offer]:
    """The fields of the rows that a command shows: of the row class that its module names."""
    rows = [kind for kind in vars(module_of(entry)).values() if isinstance(kind, type) and is_dataclass(kind)]
    return [Offer(name, headings.HEADINGS.get(name, "")) for kind in rows for name in names_of(kind)]


def _units(database: Database, line: Line) -> list[Offer]:
    found = _spelled(database, line, offers.units(database))
    if found or not line.typed:
        return found
    return _spelled(database, line, offers.other_names(database))


def _functions(database: Database, line: Line) -> list[Offer]:
    return _spelled(database, line, offers.functions(database))


def _bodies(database: Database, line: Line) -> list[Offer]:
    return _functions(database, line) + _units(database, line)


def _cases(database: Database, line: Line) -> list[Offer]:
    return _spelled(database, line, offers.cases(database))


def _tasks(database: Database, line: Line) -> list[Offer]:
    return _last(_starting, offers.tasks(database), line.typed, ",-、")


def _chapters(database: Database, line: Line) -> list[Offer]:
    return _last(_starting, offers.chapters(database), line.typed, ",-、")


def _plans(database: Database, line: Line) -> list[Offer]:
    return _starting(offers.plans(database), line.typed)


LOOKED_UP: dict[str, Callable[[Database, Line], list[Offer]]] = {
    "單位": _units, "主體": _functions, "機關": _bodies, "事項": _cases, "序號": _tasks, "章": _chapters, "方案": _plans,
}  # fmt: skip


def _starting(offers: Iterable[Offer], typed: str) -> list[Offer]:
    return [offer for offer in offers if offer.value.startswith(typed)]


def _last(
    choose: Callable[[Iterable[Offer], str], list[Offer]], offers: Iterable[Offer], typed: str, separators: str
) -> list[Offer]:
    """Offers for the last part of a list such as 10,12-15; what was typed before it stays."""
    start = max(typed.rfind(separator) for separator in separators) + 1
    return [Offer(typed[:start] + value, explanation) for value, explanation in choose(offers, typed[start:])]


def _spelled(database: Database, line: Line, known: Sequence[Offer]) -> list[Offer]:
    """Names in the script in which the word was begun: shells keep only what starts as typed."""
    folded = [offer._replace(value=database.fold(offer.value)) for offer in known]
    for spelled in (folded, known) if line.script == "hans" else (known, folded):
        found = _starting(spelled, line.typed)
        if found:
            return found
    return []
