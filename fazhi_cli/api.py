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
from datetime import date
from itertools import chain
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from fazhi_cli.asked.days import day
from fazhi_cli.asked.events import exact
from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import selection_of
from fazhi_cli.errors import Fault, FazhiError, WrongCall
from fazhi_cli.formats.view import unknown
from fazhi_cli.plan.text_times import TimeWording, time_wordings
from fazhi_cli.query.chapters import Chapter, chapters
from fazhi_cli.query.cites import Cite, cites
from fazhi_cli.query.clauses import Clause, clauses
from fazhi_cli.query.clock import Clock, count, event_limits_of, workdays
from fazhi_cli.query.due import Due, due
from fazhi_cli.query.duties import Duty, duties
from fazhi_cli.query.matrix import matrix
from fazhi_cli.query.notes import notes
from fazhi_cli.query.office import near_days
from fazhi_cli.query.plans import Plan, listing, plans, text
from fazhi_cli.query.rows import numbers_of
from fazhi_cli.query.sql import Query
from fazhi_cli.query.stats import Stat, stats
from fazhi_cli.query.tasks import Task, tasks
from fazhi_cli.query.units import Unit, units
from fazhi_cli.register import with_matters_if_any
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.failures import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self, Unpack

    from fazhi_cli.query.question import Question

R = TypeVar("R")
Names = str | list[str] | tuple[str, ...]
Numbers = int | str | list[int] | list[str] | tuple[int | str, ...]
Day = date | str
"""A date, or what the command line takes, such as 2015-03-31, 2015年3月底, 2015Q1 or today."""

COUNTS = numbers_of(Selection) - {"within"}
"""The keywords that are a count and nothing else; within may also be written 30d."""


class Conditions(TypedDict, total=False):
    """The keywords of every method that selects: the options of the command line, with Python's values.

    `today` is date.today() where it is not given; `within` is a number of days from there.
    """

    unit: Names
    lead: Names
    responsible: Names
    actor: Names
    not_unit: Names
    chapter: Numbers
    id: Numbers
    text: Names
    kind: Names
    when: Names
    status: Names
    light: Names
    due_by: Day
    due_before: Day
    due_from: Day
    within: int | str
    min_leads: int
    max_leads: int
    plan: Names
    place: Names
    year: Numbers
    reading: str
    today: Day
    as_of: Day
    include_open: bool
    include_succeeded: bool
    sort: str
    limit: int


class OpenRulebook:
    """A rulebook, a library of several, or a compiled index, open for questions; use it in `with`, or close it.

    Any thread may ask, but one at a time: they share one connection.
    """

    def __init__(self, path: str | PathLike[str] | None = None) -> None:
        self._path = fspath(path) if path is not None else None
        self._session = Session(self._path)
        # Opened now, so that a rulebook that cannot be used is told here.
        self._database = self._session.database

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
        """The plans, of a library the broken ones too."""
        return listing(self._question())

    @property
    def plan(self) -> Plan:
        """The one plan; of a library, the first."""
        return plans(self._question())[0]

    def text(self, plan: str | None = None) -> str:
        """The whole text, the same as the source to the byte; of every plan of a library, or of the one named."""
        with _worded():
            return text(self._question(plan=() if plan is None else (plan,)))

    def tasks(self, **conditions: Unpack[Conditions]) -> list[Task]:
        return self._rows(tasks, conditions)

    def clauses(self, **conditions: Unpack[Conditions]) -> list[Clause]:
        return self._rows(clauses, conditions)

    def due(self, *, near: int | None = None, **conditions: Unpack[Conditions]) -> list[Due]:
        """The limits that have a day; near: the number of days before it from which a limit is 臨近到期, else the desk's."""

        def asked(question: Question) -> Iterator[Due]:
            return due(with_matters_if_any(question, self._session.ledger), near_days(question, near))

        return self._rows(asked, conditions)

    def chapters(self, **conditions: Unpack[Conditions]) -> list[Chapter]:
        return self._rows(chapters, conditions)

    def cites(self, **conditions: Unpack[Conditions]) -> list[Cite]:
        return self._rows(cites, conditions)

    def stats(self, **conditions: Unpack[Conditions]) -> list[Stat]:
        return self._rows(stats, conditions)

    def matrix(self, **conditions: Unpack[Conditions]) -> list[Any]:
        """A row a unit; its fields depend on the chapters selected: unit, c1, c1_lead, c1_responsible…, as the command's."""
        return self._rows(matrix, conditions)

    def duties(self, name: str | None = None, **conditions: Unpack[Conditions]) -> list[Duty]:
        """What binds a class of body, or a unit by function; without a name every class."""
        return self._rows(lambda question: duties(question, name).rows, conditions)

    def units(self, *names: str, as_of: Day | None = None) -> list[Unit]:
        """All declared units, or those that the names or lists of names mean, in either script; as of a day, else as they are today."""
        with _worded():
            question = self._question(as_of=as_of, unit=names)
            return units(question, question.selection.unit)

    def clock(self, ref: str, *days: Day) -> list[Clock]:
        """The limits of a task or clause that run from an event, counted from each day on which there was one.

        Raises WrongCall where it has none, CalendarUnknown where working days lead beyond the published calendar.
        """
        question = self._question()
        clocks = []
        with _worded():
            limits = event_limits_of(question, ref)
            for day in days:
                start = exact(_day(day), date.today())
                for limit in limits:
                    counted = count(workdays(question, limit.plan), limit, start)
                    clocks.append(counted.clock)
        return clocks

    def read(self, text: str, *, issued: Day | None = None) -> list[TimeWording]:
        """How the words of time of any text are read; issued: the date of its document, which gives 今年 and 6月底 a year."""
        with _worded():
            day_of_issue = None if issued is None else day(_day(issued), date.today())
        return time_wordings(text, day_of_issue)

    def sql(self, statement: str, *, timeout: float = 10) -> list[dict[str, Any]]:
        """One SELECT over the tables that `fazhi sql --schema` prints, a dict a row; timeout in seconds.

        A single step of SQLite, as a search for a long text in a longer one, cannot be stopped here as `fazhi sql` stops it: this is
        the caller's own process.
        """
        # A connection of its own, which stays bound to reading.
        with closing(Session(self._path)) as session, _worded():
            question = session.question(selected({}))
            query = Query(question, statement, timeout, heap=None)
            query.begin()
            return list(chain.from_iterable(query.batches()))

    def _question(self, **conditions: Any) -> Question:
        """What is asked of the plans as they stand on a day, today unless as_of says otherwise."""
        return self._session.question(selected(conditions))

    def _rows(self, ask: Callable[[Question], Iterable[R]], conditions: Conditions) -> list[R]:
        with _worded():
            question = self._question(**conditions)
            notes(question)  # refuses the names that nobody bears
            return list(ask(question))


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


def selected(conditions: dict[str, Any]) -> Selection:
    """The selection of Python's values. Raises WrongCall, which names the keyword."""
    typed = {}
    for name, value in conditions.items():
        if name not in Selection._fields:
            raise WrongCall(unknown("條件", name, Selection._fields))
        if value is not None:
            typed[name] = _typed(name, value)
    return selection_of(typed, date.today())


def _typed(name: str, value: Any) -> Any:
    """A value as selection_of takes it: names and numbers of tasks as a list of texts, a day as its ISO date."""
    default = Selection._field_defaults[name]
    if default == ():
        values = [value] if isinstance(value, str | int) else value
        return [str(each) for each in values]
    if default is False:
        return bool(value)
    if name not in COUNTS:
        return _day(value)
    if not isinstance(value, int) or value < 0:
        raise WrongCall(Fault("no-number", name=name, value=repr(value)))
    return value


def _day(value: object) -> str:
    return value.isoformat()[:10] if isinstance(value, date) else str(value)
