"""One call of the program: which rulebook, in which script, and how its answer reaches the reader."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_cli.errors import InvalidRulebook, Problem
from fazhi_cli.formats.view import View
from fazhi_cli.index.store import open_index
from fazhi_cli.output import delivery as output
from fazhi_cli.query.reader import Reader
from fazhi_cli.query.rows import fields_of
from fazhi_cli.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from fazhi_cli.formats import Format
    from fazhi_cli.formats.document import Document
    from fazhi_cli.index.store import Index
    from fazhi_cli.output.delivery import Output
    from fazhi_cli.query.notes import Note

    A = TypeVar("A", View, Document)


def built_in() -> Path:
    """The rulebook that the program brings: beside the package in a wheel, beside its folder in a checkout."""
    package = Path(__file__).parent
    shipped = package / "data"
    return shipped if shipped.is_dir() else package.parent / "data"


def _place(data: str) -> Path:
    """What --data names, there or not. Raises InvalidRulebook where the system cannot even look for it."""
    try:
        os.stat(data)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return Path(data)  # told by whoever opens it, in its own way
    except (OSError, ValueError):
        raise InvalidRulebook([Problem(data[:80], 0, 0, "F01", "error", "不是可用的路徑")]) from None
    return Path(data)


class Session:
    """Opens the index when it is first needed; data is what --data or FAZHI_DATA named, day the one whose plan is asked for."""

    def __init__(self, data: str | None, script: str | None, *, explain: bool = False, day: date | None = None) -> None:
        self.data = _place(data) if data else built_in()
        self.origin = "--data 或 FAZHI_DATA 所指" if data else "隨軟件附帶"
        self.script = script
        self.explain = explain
        self.day = day

    @cached_property
    def index(self) -> Index:
        return open_index(self.data)

    def close(self) -> None:
        """Let go of the index, if it was opened."""
        if "index" in self.__dict__:
            self.index.connection.close()

    @cached_property
    def reader(self) -> Reader:
        reader = Reader(self.index.connection, explains=self.explain)
        if self.day:
            reader.stand(self.day)
        return reader

    @cached_property
    def convert(self) -> Callable[[str], str] | None:
        """Turns what is shown into simplified characters; None where it stays as it is."""
        scripts = (
            [self.script] if self.script else [s for (s,) in self.reader.rows("SELECT DISTINCT script FROM plans")]
        )
        if scripts != ["hans"]:
            return None
        from fazhi_cli.plan.mainland import Mainland
        from fazhi_cli.plan.script import simplified

        mainland = Mainland.of(self.reader.wordings())
        return lambda text: simplified(mainland(text))

    def read(self, text: str) -> str:
        """A text in the script that is shown."""
        return self.convert(text) if self.convert else text

    @cached_property
    def several(self) -> bool:
        """Whether the data are a library of several plans, so that a number alone does not tell which."""
        return len(self.reader.plans) > 1

    def spoken(self, text: str) -> str:
        """A text that needs no rulebook, in the script that was asked for."""
        if self.script != "hans":
            return text
        from fazhi_cli.plan.script import simplified

        return simplified(text)

    def view(self, name: str, title: str, rows: Sequence[Any], ident: str, **more: Any) -> View:
        """Rows as the formats take them; of several plans an id carries its plan, and the table names it.

        The columns of a pipe stay as promised: what reads them asks for the plan by --fields.
        """
        told = [fields_of(row) for row in rows]
        for row in told:
            row["@"] = f"{row['plan']}:{row[ident]}" if self.several and "plan" in row else row[ident]
        view = View(name=name, title=title, rows=told, ident="@", **more)
        planned = self.several and any(column.field == "plan" for column in view.columns)
        return view._replace(shown=("plan", *view.shown)) if planned else view

    def show(self, view: View, out: Output, notes: Iterable[Note] = ()) -> None:
        """The rows in the asked format; the notes under what people read, or on stderr beside what programs read."""
        beside = list(notes)
        format_ = output.format_of(out)
        if format_.for_people:
            under = [note for note in beside if note.sight != "explain"]
            beside = [note for note in beside if note.sight == "explain"]
            feet = (_foot(note, format_) for note in under)
            view = worded(view)._replace(feet=(*feet, *view.feet))
        count = output.deliver_rows(self.shown(view), out)
        self.tell(note for note in beside if self._heard(note))
        output.expect_rows(count, out)

    def print(self, document: Document, out: Output) -> None:
        """A document in the asked format; a text for a terminal where none is asked for."""
        output.deliver_document(self.shown(document), out)

    def shown(self, answer: A) -> A:
        """An answer in the script that is shown."""
        return answer.mapped(self.convert) if self.convert else answer

    def tell_beside(self, notes: Iterable[Note], out: Output) -> None:
        """The notes of a text that has no foot for them: a pipe hears what it would of a list, a terminal the foot too."""
        seen = output.format_of(out).for_terminal
        self.tell(note for note in notes if self._heard(note) or (seen and note.sight == "foot"))

    def _heard(self, note: Note) -> bool:
        return note.sight == "always" or self.explain

    def tell(self, notes: Iterable[Note]) -> None:
        for note in notes:
            sys.stderr.write(f"{self.read(note.text)}\n")


def worded(view: View) -> View:
    """The view with the trade's words in place of stable English values."""
    words_of = words()
    return view.with_each_row(lambda row: _worded(row, words_of))


def _foot(note: Note, format_: Format) -> str:
    """What is handed on has no command line to which a reader could add an option."""
    return note.text if format_.for_terminal else note.on_paper


def _worded(row: Mapping[str, Any], words_of: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A row with the trade's words in place of stable English values; words_of: those of each field that has some."""
    return {field: _word(words_of[field], value) if field in words_of else value for field, value in row.items()}


def _word(words: Mapping[str, str], value: Any) -> Any:
    if isinstance(value, list):
        return [words.get(entry, entry) for entry in value]
    return words.get(str(value), value)
