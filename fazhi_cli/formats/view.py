"""What a command hands to a format: named columns and finished rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import WrongCall
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from fazhi_cli.formats.document import Document

Value = str | int | float | bool | None | Sequence[str] | Sequence[int] | Sequence[Mapping[str, Any]]
Record = Mapping[str, Value]
"""A row: the value of each field by its name."""

NAMING_KEYS = ("wording", "name", "text")
"""The keys of a nested record, first found first, whose value stands for it where a cell is plain text."""

FORMULA_SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What begins a cell that a spreadsheet takes for a formula, also in full width, and behind blanks or line ends."""


class Column(Struct):
    """`field`: the stable English name; `heading`: what a person reads; numeric columns are set flush right."""

    field: str
    heading: str
    numeric: bool = False


class View(Struct):
    """The answer of a row command, before anyone has chosen a format.

    `columns` are all fields in their promised order; `pipe` those that CSV and TSV give by default, `shown` those of
    the table, `paper` those of documents and Markdown where these are not those of a pipe. `rows` may be an iterator,
    which is read once. `ident` is the field that `ids` prints. `section` reads a row's heading from its fields (a new
    one is set wherever it changes, so leave it out when the rows are sorted across it), and `section_name` says what that is (章), unless other columns say the same. `title` says what a row is: 任務,
    條款, 單位. `total` tells a person how many there are, `nothing` that there is none, where `title` is no name for a row.
    `drawing` are lines that show the same rows as a picture, under the table of a terminal. `sums` are rows that add up
    the others, for people, below them; they have no ident.
    `headed` gives the document that these rows become what it says of itself. `given` are fields that were handed in,
    and are given back as they were.
    """

    name: str
    columns: tuple[Column, ...]
    pipe: tuple[str, ...]
    shown: tuple[str, ...]
    rows: Iterable[Record]
    ident: str
    section: Callable[[Record], str] | None = None
    section_name: str = ""
    feet: tuple[str, ...] = ()
    title: str = "內容"
    total: str = ""
    nothing: str = ""
    drawing: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    paper: tuple[str, ...] = ()
    sums: tuple[Record, ...] = ()
    headed: "Callable[[Document], Document] | None" = None

    @property
    def when_empty(self) -> str:
        """What stands in place of a table without rows."""
        return self.nothing or f"沒有符合條件的{self.title}。"

    def mapped(self, convert: Callable[[str], str], verbatim: Sequence[str] = ()) -> "View":
        """The same view in another script: all that is read is converted, the names of fields are not.

        verbatim: fields that hold no words but, say, paths.
        """
        section = self.section

        def of_row(row: Record) -> Record:
            changed = dict(row)
            for field, value in row.items():
                if field not in verbatim and field not in self.given:
                    changed[field] = converted(value, convert)
            return changed

        return self.with_each_row(of_row)._replace(
            columns=tuple(column._replace(heading=convert(column.heading)) for column in self.columns),
            section=None if section is None else lambda row: convert(section(row)),
            section_name=convert(self.section_name),
            feet=tuple(map(convert, self.feet)),
            total=convert(self.total),
            nothing=convert(self.when_empty),
            drawing=tuple(map(convert, self.drawing)),
            title=convert(self.title),
        )

    def with_each_row(self, change: Callable[[Record], Record]) -> "View":
        """The same view with each row changed; rows that come one by one are changed as they come."""
        rows: Iterable[Record] = map(change, self.rows)
        if isinstance(self.rows, Sequence):
            rows = list(rows)
        return self._replace(rows=rows)

    def sections(self) -> Iterator[tuple[str, Iterator[Record]]]:
        """The rows under the heading of their section; a view without sections has one, without heading."""
        return groupby(self.rows, self.section or _no_section)

    def choose(self, fields: Sequence[str]) -> tuple[Column, ...]:
        """The columns of these fields, in the order asked; WrongCall where one does not exist."""
        known = {column.field: column for column in self.columns}
        for field in fields:
            if field not in known:
                raise WrongCall(unknown("字段", field, known))
        return tuple(known[field] for field in fields)


class Printout(Struct):
    """A view as it was asked for, which is all that a format sees.

    `header`: None leaves it to the format's own habit. `width` is in terminal cells. `guarded`: a spreadsheet will open
    the output, so no cell may start a formula.
    """

    view: View
    columns: tuple[Column, ...]
    header: bool | None = None
    width: int = 80
    guarded: bool = False


def cell_text(value: Value) -> str:
    """A value as one cell of text: lists joined with 、, a nested record by what names it, null as nothing."""
    kind = type(value)  # asked first: most values are texts or numbers, and a library has a million of them
    if kind is str:
        return value  # type: ignore[return-value]
    if kind is int:
        return str(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    return "、".join(map(entry_text, value))


def entry_text(entry: str | int | Mapping[str, Any]) -> str:
    """One entry of a list as text."""
    if not isinstance(entry, Mapping):
        return str(entry)
    for key in NAMING_KEYS:
        if key in entry:
            return str(entry[key])
    raise KeyError(NAMING_KEYS, *entry)


def cells_of(printout: Printout, *, header: bool) -> Iterator[list[str]]:
    """The lines of CSV and TSV as cells: the field names if a header is wanted, then the rows."""
    fields = [column.field for column in printout.columns]
    if header:
        yield fields
    text_of = _guarded if printout.guarded else cell_text
    values_of = itemgetter(*fields) if len(fields) > 1 else lambda row: [row[field] for field in fields]
    for row in printout.view.rows:
        yield [text_of(value) for value in values_of(row)]


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """The sentence for a name that is not one of those known, with the nearest of them."""
    from fazhi_cli.plan.names import near

    nearest = near(name, known, most=2)
    guess = f"，是否指 {'、'.join(nearest)}" if nearest else ""
    return f"沒有{what}「{name}」{guess}。可用的{what}：{'、'.join(known)}"


def _no_section(_row: Record) -> str:
    return ""


def _guarded(value: Value) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe; a number, negative too, stays a number."""
    text = cell_text(value)
    is_number = isinstance(value, int | float)
    if text.lstrip().startswith(FORMULA_SIGNS) and not is_number:
        return f"'{text}"
    return text


def converted(value: Any, convert: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return convert(value)
    if isinstance(value, Mapping):
        return {key: converted(inner, convert) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [converted(inner, convert) for inner in value]
    return value
