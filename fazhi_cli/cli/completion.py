"""What may come next on a command line, for the shells' scripts in shells/: a value and what it means, a line each.

The scripts hand over the words up to the cursor in one variable, joined by the unit separator, so that neither an empty
word nor a shell's code page is lost on the way.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import script_or_none
from fazhi_cli.cli.bash_words import Word, insertion, read_word
from fazhi_cli.cli.groups import built, member_of, module_of, options_of, placed
from fazhi_cli.cli.parameters import values_of
from fazhi_cli.errors import FazhiError
from fazhi_cli.query import offers
from fazhi_cli.query.offers import Offer
from fazhi_cli.query.rows import names_of
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.cli.commands import Entry
    from fazhi_cli.plan.shown_script import Script
    from fazhi_cli.query.question import Question

SEPARATOR = "\x1f"
CONTROL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
"""What ends a line or commands a terminal: a value that holds any of it is not offered."""
BLANKED = dict.fromkeys(map(ord, CONTROL), " ")


class Line(NamedTuple):
    """A command line up to the cursor: the command's own words, the word being typed, what --data, --script and --plan say."""

    before: list[str]
    typed: str
    data: str | None
    script: Script
    plans: tuple[str, ...]


def answer(root: Any, words: str, replaced: str | None, data: str | None, script: str | None) -> str:
    """The lines for a shell; a line that cannot be completed is answered with nothing, never with an error.

    replaced: of bash, which hands over its words with their quotes, the end of the last one that an answer replaces.
    """
    typed_words = words.split(SEPARATOR)
    texts = typed_words if replaced is None else [read_word(word).text for word in typed_words]
    *before, typed = texts
    before = [word for word in before if word != "="]  # bash takes --unit=市 for three words
    line = Line(
        before=before[1:],
        typed="" if typed == "=" else typed,
        data=_value_after("--data", before) or data,
        script=script_or_none(_value_after("--script", before) or script),
        plans=tuple(_values_after("--plan", before)),
    )
    try:
        explained_in = _script_of(line)
        offers = [offer._replace(help=explained_in.shown(offer.help)) for offer in _offers(root, before, line)]
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


def _value_after(flag: str, words: Sequence[str]) -> str | None:
    """The word behind a flag; None where the flag was not typed."""
    return next(_values_after(flag, words), None)


def _values_after(flag: str, words: Sequence[str]) -> Iterator[str]:
    """Every word behind a flag, or written to it with an equals sign."""
    for word, following in pairwise((*words, "")):
        name, equals, written = word.partition("=")
        value = written if equals else following
        if name == flag and value:
            yield value


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
    """The values of the option before the cursor, else what the next argument or option may be."""
    options = options_of(command)
    flag, equals, typed = line.typed.partition("=")
    if equals and flag in options:
        offers = _values(entry, options[flag], line._replace(typed=typed))
        return [Offer(f"{flag}={value}", explanation) for value, explanation in offers]
    positions, waiting = placed(command, line.before)
    if waiting is not None:
        return _values(entry, waiting, line)
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    if not arguments or line.typed.startswith("-"):
        return _flags(options, line.typed)
    # The last argument may take several words.
    argument = arguments[min(len(positions), len(arguments) - 1)]
    values = _values(entry, argument, line)
    if positions:
        return values
    return _starting(_members(entry.members), line.typed) + values


def _flags(options: Mapping[str, Any], typed: str) -> list[Offer]:
    """The long flags of a command."""
    offers = []
    for flag, parameter in options.items():
        if flag.startswith("--") and not parameter.hidden:
            offers.append(Offer(flag, parameter.help or ""))
    offers.append(Offer("--help", "顯示說明"))
    return _starting(offers, typed)


def _script_of(line: Line) -> Script:
    """The script of the explanations: the one asked for, else that of a rulebook other than the program's own."""
    if line.script.name or not line.data:
        return line.script
    with closing(Session(line.data)) as session:
        session.plans = line.plans
        return session.message_script


def _values(entry: Entry, parameter: Any, line: Line) -> list[Offer]:
    """What a parameter may be, as the command declares it."""
    module = module_of(entry)
    values = values_of(module.run, parameter.name)
    if values is None:
        return []
    if values == "field":
        return _in_list(_fields(module.ROWS), line.typed, ",-")
    if isinstance(values, str):
        with closing(Session(line.data, line.script)) as session:
            return KNOWN[values](session.question(Selection(plan=line.plans)), line)
    known = [Offer(value, word) for value, word in values.items()]
    return _in_list(known, line.typed, ",、") if parameter.multiple else _starting(known, line.typed)


def _fields(rows: type | None) -> list[Offer]:
    """The fields of a class of rows; none where they depend on the question."""
    if rows is None:
        return []
    return [Offer(name, HEADINGS.get(name, "")) for name in names_of(rows)]


def _units(question: Question, line: Line) -> list[Offer]:
    """The units by the names of the plan; by any other name only where it was begun and none of those fits."""
    units = _spelled(question, line, offers.units(question))
    if units or not line.typed:
        return units
    return _spelled(question, line, offers.other_names(question))


def _functions(question: Question, line: Line) -> list[Offer]:
    return _spelled(question, line, offers.functions(question))


def _bodies(question: Question, line: Line) -> list[Offer]:
    return _functions(question, line) + _units(question, line)


def _cases(question: Question, line: Line) -> list[Offer]:
    return _spelled(question, line, offers.cases(question))


def _tasks(question: Question, line: Line) -> list[Offer]:
    return _in_list(offers.tasks(question), line.typed, ",-、")


def _chapters(question: Question, line: Line) -> list[Offer]:
    return _in_list(offers.chapters(question), line.typed, ",-、")


def _plans(question: Question, line: Line) -> list[Offer]:
    return _starting(offers.plans(question.but(plan=())), line.typed)


def _places(question: Question, line: Line) -> list[Offer]:
    return _spelled(question, line, offers.places(question))


def _years(question: Question, line: Line) -> list[Offer]:
    return _starting(offers.years(question), line.typed)


KNOWN: dict[str, Callable[[Question, Line], list[Offer]]] = {
    "unit": _units,
    "function": _functions,
    "body": _bodies,
    "case": _cases,
    "task": _tasks,
    "chapter": _chapters,
    "plan": _plans,
    "place": _places,
    "year": _years,
}
"""Who offers what the rulebook knows, by the kind of value."""


def _starting(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """The offers that go on from what was typed."""
    return [offer for offer in offers if offer.value.startswith(typed)]


def _in_list(offers: Iterable[Offer], typed: str, separators: str) -> list[Offer]:
    """Offers for the last part of a list such as 10,12-15; what was typed before it stays."""
    start = max(typed.rfind(separator) for separator in separators) + 1
    before, part = typed[:start], typed[start:]
    return [Offer(before + value, explanation) for value, explanation in _starting(offers, part)]


def _spelled(question: Question, line: Line, known: Sequence[Offer]) -> list[Offer]:
    """Names in the script in which the word was begun: shells keep only what starts as typed."""
    folded = [offer._replace(value=question.database.fold(offer.value)) for offer in known]
    for spelled in (folded, known) if line.script.converts else (known, folded):
        starting = _in_list(spelled, line.typed, ",、")
        if starting:
            return starting
    return []
