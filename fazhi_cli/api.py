"""The plan for programs: `open_rulebook()` answers in Python what the commands answer on the command line.

    from fazhi_cli import open_rulebook

    with open_rulebook() as rulebook:
        for task in rulebook.tasks(lead="市法制辦", due_by="2015-03-31"):
            print(task.id, task.title, task.due)

Rows are frozen dataclasses with the fields of the commands; where a field is a keyword of Python it carries an underscore
(`if_`, `except_`, `from_`). Days of rows are ISO strings. A failure is a FazhiError: WrongCall, InvalidRulebook, MissingPart.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from fazhi_cli.asked.events import exact
from fazhi_cli.cli.options import AS_OF, MANY, NUMBER, SELECTION
from fazhi_cli.errors import FazhiError, WrongCall
from fazhi_cli.formats.view import unknown
from fazhi_cli.query.chapters import Chapter, chapters
from fazhi_cli.query.cites import Cite, cites
from fazhi_cli.query.clauses import Clause, clauses
from fazhi_cli.query.clock import Clock, count, running, workdays
from fazhi_cli.query.due import NEAR, Due, due
from fazhi_cli.query.duties import Duty, duties
from fazhi_cli.query.matrix import matrix
from fazhi_cli.query.notes import notes
from fazhi_cli.query.rows import arranged
from fazhi_cli.query.sql import Query
from fazhi_cli.query.stats import Stat, stats
from fazhi_cli.query.tasks import Task, tasks
from fazhi_cli.query.units import Unit, units
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.failures import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from inspect import Parameter
    from types import TracebackType
    from typing import Self, Unpack

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader

R = TypeVar("R")
Names = str | list[str] | tuple[str, ...]
Numbers = int | str | list[int] | list[str] | tuple[int | str, ...]
Day = date | str
"""A date, or what the command line takes: 2015-03-31, 2015-03, 2015年3月, 2015Q1, today."""


class Asked(TypedDict, total=False):
    """The keywords of every method that selects: the options of the command line, with Python's values.

    `today` is date.today() where it is not given; `within` is a number of days from there.
    """

    unit: Names
    lead: Names
    responsible: Names
    actor: Names
    chapter: Numbers
    id: Numbers
    text: Names
    kind: str
    when: str
    due_by: Day
    due_before: Day
    due_from: Day
    within: int | str
    min_leads: int
    max_leads: int
    plan: Names
    reading: str
    today: Day
    as_of: Day
    include_open: bool
    include_succeeded: bool
    sort: str
    limit: int


@dataclass(frozen=True)
class Plan:
    """reading: of bare 「N月前」, strict, lenient or both (still open); None where the plan gives none."""

    id: str
    title: str
    place: str | None
    number: str | None
    issued: str | None
    reading: str
    revision: int


class OpenRulebook:
    """A rulebook, a library of several, or a compiled index, open for questions; use it in `with`, or close it.

    Any thread may ask, but one at a time: what is selected stands in a table of the one connection.
    """

    def __init__(self, path: str | PathLike[str] | None = None) -> None:
        self._path = fspath(path) if path is not None else None
        self._session = Session(self._path, None)
        self._reader: Reader = self._session.reader

    def close(self) -> None:
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def plans(self) -> list[Plan]:
        columns = ", ".join(Plan.__match_args__)
        return [Plan(*row) for row in self._standing().rows(f"SELECT {columns} FROM plans ORDER BY position")]

    @property
    def plan(self) -> Plan:
        """The one plan; of a library, the first."""
        return self.plans[0]

    def text(self, plan: str | None = None) -> str:
        """The whole text, the same as the source to the byte; of every plan of a library, or of the one named."""
        if plan is not None:
            with _worded():
                self._reader.known_plans([plan])
        found = self._reader.rows("SELECT text FROM plans WHERE ?1 IS NULL OR id = ?1 ORDER BY position", (plan,))
        return "".join(text for (text,) in found)

    def tasks(self, **asked: Unpack[Asked]) -> list[Task]:
        return self._rows(tasks, asked)

    def clauses(self, **asked: Unpack[Asked]) -> list[Clause]:
        return self._rows(clauses, asked)

    def due(self, *, near: int = NEAR, **asked: Unpack[Asked]) -> list[Due]:
        """The limits that have a day; near: the number of days before it from which a limit is 臨期."""
        return self._rows(lambda reader, selection: due(reader, selection, near), asked)

    def chapters(self, **asked: Unpack[Asked]) -> list[Chapter]:
        return self._rows(chapters, asked)

    def cites(self, **asked: Unpack[Asked]) -> list[Cite]:
        return self._rows(cites, asked)

    def stats(self, **asked: Unpack[Asked]) -> list[Stat]:
        return self._rows(stats, asked)

    def matrix(self, **asked: Unpack[Asked]) -> list[Any]:
        """A row a unit; its fields depend on the chapters selected: unit, c1, c1_lead, c1_responsible…, as the command's."""
        return self._rows(matrix, asked)

    def duties(self, name: str | None = None, **asked: Unpack[Asked]) -> list[Duty]:
        """What binds a class of body, or a unit by function; without a name every class."""
        return self._rows(lambda reader, selection: duties(reader, selection, name)[0], asked)

    def units(self, *names: str, as_of: Day | None = None) -> list[Unit]:
        """All declared units, or those that the names mean, in either script; as of a day, else as they are today."""
        with _worded():
            return units(self._standing(as_of), names)

    def clock(self, ref: str, *days: Day) -> list[Clock]:
        """The limits of a task or clause that run from an event, counted from each day on which there was one.

        Raises WrongCall where it has none, CalendarUnknown beyond the published calendar.
        """
        reader = self._standing()
        with _worded():
            limits = [(workdays(reader, limit.plan), limit) for limit in running(reader, ref)]
            starts = [exact(_day(day), date.today()) for day in days]
            return [count(calendar, limit, start)[0] for start in starts for calendar, limit in limits]

    def sql(self, statement: str, *, timeout: float = 10) -> list[dict[str, Any]]:
        """One SELECT over the tables that `fazhi sql --schema` prints, a dict a row; timeout in seconds."""
        # A connection of its own, which stays bound to reading.
        with closing(Session(self._path, None)) as session, _worded():
            return [row for batch in Query(session.reader, statement, timeout, heap=None).batches() for row in batch]

    def _standing(self, as_of: Day | None = None) -> Reader:
        """The reader of the plan as it stands on a day: said at every call, or it were the day of the call before."""
        self._reader.stand(AS_OF.make({"as_of": None if as_of is None else _day(as_of)}))
        return self._reader

    def _rows(self, ask: Callable[[Reader, Selection], list[R]], asked: Asked) -> list[R]:
        with _worded():
            selection = selected(dict(asked))
            if selection.day:
                self._reader.stand(selection.day)
            notes(self._reader, selection)  # refuses the names that nobody bears
            return arranged(ask(self._reader, selection), selection)


@contextmanager
def _worded() -> Iterator[None]:
    """Gives a failure of the rooms below its sentences: a caller reads str(error)."""
    try:
        yield
    except FazhiError as error:
        error.faults = error.args = tuple(sentences(error))
        raise


def open_rulebook(path: str | PathLike[str] | None = None) -> OpenRulebook:
    """Open a rulebook's folder, a library's folder or an index file; without a path the plan that fazhi brings.

    Raises InvalidRulebook where nothing is there, or what is there is no rulebook.
    """
    return OpenRulebook(path)


def selected(asked: dict[str, Any]) -> Selection:
    """Python's values through the same door as those typed on the command line. Raises WrongCall."""
    options = {option.name: option for option in SELECTION.options}
    for name in asked:
        if name not in options:
            raise WrongCall(unknown("條件", name, options))
    made: Selection = SELECTION.make({name: _typed(option, asked.get(name)) for name, option in options.items()})
    return made


def _typed(option: Parameter, value: Any) -> Any:
    """A value as the command line would hand it over: a list as texts, a day as its ISO date."""
    if option.annotation is MANY:
        values = () if value is None else [value] if isinstance(value, str | int) else value
        return [str(entry) for entry in values]
    if option.annotation is bool:
        return bool(value)
    if value is None or option.annotation is not NUMBER:
        return value if value is None else _day(value)
    if not isinstance(value, int) or value < 0:
        raise WrongCall(f"{option.name} 應為不小於 0 的整數,不能是 {value!r}。")
    return value


def _day(value: object) -> str:
    return value.isoformat()[:10] if isinstance(value, date) else str(value)
