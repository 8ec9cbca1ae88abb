"""The words of a command line as bash holds them, quotes and all: what a word says, and how a value is inserted into it.

Bash hands a completion what was typed and inserts what is answered without quoting it; inside an open quote too, where a
unit named `x$(…)` would run. Other shells quote what is offered themselves.
"""

from __future__ import annotations

from typing import NamedTuple

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,=@%+")
"""The ASCII characters that mean themselves to bash wherever they stand in a word."""

LIVE_IN_DOUBLE_QUOTES = '\\"$`'
ESCAPED_IN_DOUBLE_QUOTES = LIVE_IN_DOUBLE_QUOTES + "\n"


class Word(NamedTuple):
    """What a word says so far, and the quote that is still open at its end: none, ', ", or $'."""

    text: str
    quote: str = ""


def read_word(raw: str) -> Word:
    """What bash would hand on for a word, or for the beginning of one."""
    text: list[str] = []
    quote = ""
    position = 0
    while position < len(raw):
        rest = raw[position:]
        if quote == "" and rest.startswith(("$'", '$"')):
            quote = "$'" if rest.startswith("$'") else '"'
            position += 2
        elif quote == "" and rest[0] in "'\"":
            quote = rest[0]
            position += 1
        elif quote and rest[0] == quote[-1]:
            quote = ""
            position += 1
        elif rest[0] == "\\" and len(rest) > 1 and _is_escape(rest[1], quote):
            text.append(rest[1])
            position += 2
        elif rest == "\\" and quote != "'":
            position += 1  # it waits for the character that it escapes
        else:
            text.append(rest[0])
            position += 1
    return Word("".join(text), quote)


def _is_escape(character: str, quote: str) -> bool:
    """Whether a backslash before the character is taken away. Inside $' other escapes stand for characters of their own."""
    if quote == "'":
        return False
    if quote == '"':
        return character in ESCAPED_IN_DOUBLE_QUOTES
    if quote == "$'":
        return character in "\\'\""
    return True


def insertion(value: str, before: Word) -> str | None:
    """The text that, inserted after `before`, makes the word say the value; None where bash could not be told it there."""
    if not value.startswith(before.text):
        return None
    rest = value[len(before.text) :]
    if before.quote == "":
        return "".join(_escaped(character) for character in rest)
    if before.quote == "$'":
        # Readline, which closes the quote, does not know that \' leaves it open.
        return None if "'" in rest else rest.replace("\\", "\\\\")
    if before.quote == '"' and "!" in rest:
        return None  # an event of the history, which no escape inside double quotes hides
    return _inside(rest, before.quote)


def _escaped(character: str) -> str:
    return character if character in PLAIN or not character.isascii() else f"\\{character}"


def _inside(rest: str, quote: str) -> str:
    """The rest of a value inside ' or ". Readline adds the closing quote, unless the text ends with that character."""
    closes_itself = rest.endswith(quote)
    body = rest.removesuffix(quote)
    if quote == "'":
        written = body.replace("'", "'\\''")
    else:
        written = "".join(f"\\{letter}" if letter in LIVE_IN_DOUBLE_QUOTES else letter for letter in body)
    return f"{written}{quote}\\{quote}" if closes_itself else written
