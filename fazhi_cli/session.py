"""One call of the program: which rulebook, in which script, and how its answer reaches the reader."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_cli.errors import FazhiError, InvalidRulebook, Problem
from fazhi_cli.formats.view import View
from fazhi_cli.index.opening import open_index
from fazhi_cli.output import delivery as output
from fazhi_cli.plan.shown_script import Script
from fazhi_cli.query.database import Database, scripts_of
from fazhi_cli.query.notes import notes
from fazhi_cli.query.question import Question
from fazhi_cli.query.rows import fields_of
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.formats import Format
    from fazhi_cli.formats.document import Document
    from fazhi_cli.index.store import Index, Watch
    from fazhi_cli.output.delivery import Output
    from fazhi_cli.query.changes import Rows
    from fazhi_cli.query.lights import Near

    A = TypeVar("A", View, Document)

IDENT = "@"
"""The field of a record that names it, beside those that were promised."""

AS_WRITTEN = Script()

ENOUGH = 100_000
"""Characters of a file that tell in which script it is written."""


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
    """Opens the index when it is first needed, and shows answers; what is asked stands in each question alone."""

    def __init__(
        self,
        data: str | None = None,
        script: Script = AS_WRITTEN,
        *,
        is_script_typed: bool = False,
        explain: bool = False,
        word: Callable[[Note], str] | None = None,
        watch: Watch | None = None,
    ) -> None:
        """data: what --data or FAZHI_DATA named; script: the one asked for; word: tells a note at the terminal.

        watch: shows how far a library has been read; without it nobody is told of broken plans either. is_script_typed:
        this very call asked for the script, not the reader's habit in the environment.
        """
        self.data = _place(data) if data else built_in()
        self.is_given = bool(data)
        self.script = script
        self.is_script_typed = is_script_typed
        self.plans: tuple[str, ...] = ()
        self.explain = explain
        self._word = word or _sentence
        self._watch = watch
        self._has_told = False
        self.names_broken = False
        """Whether the answer itself names the plans that cannot be used."""

    @cached_property
    def index(self) -> Index:
        return open_index(self.data, self._watch)

    @property
    def place(self) -> str:
        """Where the files lie of which the index was made, before their names; "" where it came without them."""
        return "" if self.index.state == "given" else str(self.data)

    def compile_into(self, draft: str) -> Session:
        """Write the index of the rulebook or library into a new file, and give a session of it; who asked for it closes it.

        Raises InvalidRulebook where no plan can be used, OSError where the disk is full.
        """
        from fazhi_cli.index.renewal import compile_into

        compile_into(draft, self.data, self._watch, kept_as="")
        return self.of_folder(Path(draft))

    def close(self) -> None:
        """Let go of the index, if it was opened."""
        if "index" in self.__dict__:
            self.index.connection.close()

    @cached_property
    def database(self) -> Database:
        """The open index. Raises InvalidRulebook where none of its plans can be used, and the answer would not say so."""
        database = Database(self.index.connection, self.place)
        if not database.plans and not self.names_broken:
            from fazhi_cli.index.broken_plans import problems_of

            raise InvalidRulebook(problems_of(database.connection, self.place))
        return database

    def of_folder(self, folder: Path) -> Session:
        """Another session like this one, of the rulebook in a folder as it is now; who opens it closes it."""
        return Session(
            str(folder),
            self.script,
            is_script_typed=self.is_script_typed,
            explain=self.explain,
            word=self._word,
            watch=self._watch,
        )

    @property
    def ledger(self) -> str:
        """The address of the register of this rulebook. Raises MissingPart where the user has no home."""
        from fazhi_cli.register import address_for  # most questions are not about what is registered

        return address_for(self.data, is_given=self.is_given)

    def question(self, selection: Selection, *, with_progress: bool = False) -> Question:
        """A selection asked of this rulebook or library. Raises WrongCall for a plan that is not there.

        Where progress is wished, or a status or a light asked for, it has what is registered; raises MissingPart where that
        cannot be read.
        """
        question = self.question_of_plan(selection)
        return self.with_matters(question) if with_progress or question.selection.asks_progress else question

    def question_of_plan(self, selection: Selection) -> Question:
        """The same without what is registered, for whoever reads that himself. Raises WrongCall for a plan that is not there."""
        question = Question.of(self.database, selection)
        if selection.picks_plans:
            self.plans = question.plans
        if self._watch and self.database.has_broken_plans and not (selection.plan or self.names_broken):
            self._tell_broken_plans()
        if selection.may_list_names:
            from fazhi_cli.query.name_lists import taken_apart

            question = question._replace(selection=taken_apart(question))
        return question

    def with_matters(self, question: Question) -> Question:
        """The question with how far each of its tasks is. Raises MissingPart where the register cannot be read."""
        from fazhi_cli.register import with_matters

        return with_matters(question, self.ledger)

    def _tell_broken_plans(self) -> None:
        """Name the plans that are not among those asked; once."""
        from fazhi_cli.index.broken_plans import broken_plans

        if not self._has_told:
            self._has_told = True
            folders = [broken.folder for broken in broken_plans(self.index.connection)]
            self.tell([Note("broken-plans", {"folders": folders})])

    def notes(
        self, question: Question, rows: Rows = "tasks", near: Near | None = None, *, shows_lights: bool = False
    ) -> list[Note]:
        """What a reader must know beside the answer; first, where that was asked for, how the question was read.

        rows: what the answer lists. near: the thresholds of the lights that it shows. Where lights only pick its rows, or are those
        of tasks as a whole (shows_lights), they are the desk's: then raises WrongCall where the desks of a library do not agree.
        """
        found = notes(question, rows)
        if near is None and (question.selection.light or shows_lights):
            from fazhi_cli.query.office import near_of_desks

            near = near_of_desks(question)
        if near is not None:
            found.append(Note("lights", {"near": near}, "foot"))
        if self.explain:
            from fazhi_cli.query.explain import explanation

            found.insert(0, Note("explanation", {"explanation": explanation(question)}, "explain"))
        return found

    @cached_property
    def rulebook_script(self) -> Script:
        """The script in which a person reads: the one asked for, else the one of all plans that this call is about."""
        names = [self.script.name] if self.script.name else scripts_of(self.database, self.plans)
        return self.simplified_script if names == ["hans"] else Script()

    @cached_property
    def simplified_script(self) -> Script:
        """Simplified characters, with the reviewed words of the rulebook turned back."""
        from fazhi_cli.plan.mainland import Mainland
        from fazhi_cli.query.wordings import wordings

        return Script("hans", Mainland.of(wordings(self.database)))

    @property
    def data_script(self) -> Script:
        """The script of data, which keep the rulebook's own characters unless this very call asks for others."""
        return self.rulebook_script if self.is_script_typed else AS_WRITTEN

    @property
    def message_script(self) -> Script:
        """The script in which a failure is told: that of the answer, or of the files where they give no index."""
        if self.script.name:
            return self.script
        try:
            return self.rulebook_script
        except (FazhiError, sqlite3.Error):
            return script_of_files(self.data)

    def view(self, name: str, title: str, rows: Iterable[Any], ident: str, **more: Any) -> View:
        """Rows as the formats take them; in a library every row names its plan first, and its id carries it.

        Rows that come one by one are handed on as they come. ident: the field that names a row.
        """
        records: Iterable[dict[str, Any]] = self._records(rows, ident)
        if isinstance(rows, Sequence):
            records = list(records)
        view = View(name=name, title=title, rows=records, ident=IDENT, **more)
        if self.database.is_library and any(column.field == "plan" for column in view.columns):
            view = view._replace(
                pipe=_plan_first(view.pipe), shown=_plan_first(view.shown), paper=view.paper and _plan_first(view.paper)
            )
        return view

    def _records(self, rows: Iterable[Any], ident: str) -> Iterator[dict[str, Any]]:
        """The fields of each row, with what names it; in a library together with its plan."""
        is_library = self.database.is_library
        for row in rows:
            record = fields_of(row)
            name = record[ident]
            record[IDENT] = f"{record['plan']}:{name}" if is_library and "plan" in record else name
            yield record

    def show(self, view: View, out: Output, notes: Iterable[Note] = (), question: Question | None = None) -> None:
        """The rows in the asked format; the notes under what people read, or on stderr beside what programs read.

        question: what the rows answer, for the formats that set them as a document, which says what it is.
        """
        beside = list(notes)
        format_ = output.format_of(out)
        if format_.for_people:
            under = [note for note in beside if note.prominence != "explain"]
            beside = [note for note in beside if note.prominence == "explain"]
            feet = self._feet(under, format_, question)
            from fazhi_cli.output.words import counted, worded  # programs read stable values

            view = counted(worded(view))._replace(feet=(*feet, *view.feet))
        script = self.data_script if format_.verbatim else self.rulebook_script
        if question is not None and not format_.rows:
            view = view._replace(headed=_headed(question, view.name, script))
        count = output.deliver_rows(shown(view, script), out)
        self.tell(note for note in beside if self._is_due(note))
        output.expect_rows(count, out)

    def print(self, document: Document, out: Output) -> None:
        """A document in the asked format; a text for a terminal where none is asked for."""
        output.deliver_document(shown(document, self.rulebook_script), out)

    def tell_beside(self, notes: Iterable[Note], out: Output) -> None:
        """The notes of a text that has no foot for them: a pipe hears what it would of a list, a terminal the foot too."""
        is_seen = output.format_of(out).for_terminal
        for note in notes:
            if self._is_due(note) or (is_seen and note.prominence == "foot"):
                self.tell([note])

    def _is_due(self, note: Note) -> bool:
        """Whether a note goes to stderr wherever the answer itself goes."""
        return note.prominence == "always" or self.explain

    def tell(self, notes: Iterable[Note]) -> None:
        for note in notes:
            from fazhi_cli.output.standard_error import tell_line  # an answer without notes does not wait for it

            tell_line(self.rulebook_script.shown(self._word(note)))

    def _feet(self, notes: Sequence[Note], format_: Format, question: Question | None) -> list[str]:
        """What is handed on has no command line to which a reader could add an option."""
        if format_.for_terminal:
            return [self._word(note) for note in notes]
        if format_.rows or question is None:
            return [_sentence(note) for note in notes]
        from fazhi_cli.output import paper  # only a document is read without the program

        return paper.sentences(notes, question)


def _headed(question: Question, name: str, script: Script) -> Callable[[Document], Document]:
    """What gives a document of the rows of a question its heading, in a script; name: of their view."""

    def headed(document: Document) -> Document:
        from fazhi_cli.layouts.heading import heading  # only a document has one
        from fazhi_cli.vocabulary.totals import COUNTING_WORDS, OF_TASKS

        of_question = heading(question, limited_by=COUNTING_WORDS[name], tells_tasks=name in OF_TASKS)
        return shown(of_question.above(document, question), script)

    return headed


def shown(answer: A, script: Script) -> A:
    """An answer in a script."""
    return answer.mapped(script.shown) if script.converts else answer


def script_of_files(data: Path) -> Script:
    """The script of a rulebook, or of a whole library, by the characters of its files, readable as YAML or not."""
    from fazhi_cli.data_files import TASKS
    from fazhi_cli.index.folders import folders
    from fazhi_cli.plan.script import is_simplified

    texts = []
    with suppress(FazhiError, OSError):  # what cannot be read is told by whoever needs it
        for folder in folders(data):
            if (folder / TASKS).is_file():
                with (folder / TASKS).open(encoding="utf-8", errors="replace") as file:
                    texts.append(file.read(ENOUGH))
    return Script("hans") if texts and all(map(is_simplified, texts)) else AS_WRITTEN


def _sentence(note: Note) -> str:
    from fazhi_cli.vocabulary.notes import sentence  # an answer without notes does not wait for their words

    return sentence(note)


def _plan_first(fields: Sequence[str]) -> tuple[str, ...]:
    return ("plan", *(field for field in fields if field != "plan"))
