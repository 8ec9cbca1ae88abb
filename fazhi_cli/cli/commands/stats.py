"""fazhi stats"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, WITH_PROGRESS, takes
from fazhi_cli.formats.view import Column
from fazhi_cli.layouts.sections import COUNTED_BY, by_group
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.progress import tasks_asked
from fazhi_cli.query.progress_figures import COUNTED, Figure, figures
from fazhi_cli.query.rows import fields_of, names_of
from fazhi_cli.query.stats import Stat, role_field, role_words, stats
from fazhi_cli.register import read
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import FIGURES
from fazhi_cli.vocabulary.registers import UNITS_OF_PROGRESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fazhi_cli.formats.view import Record, View

ROWS = Stat
HEADINGS = {
    "group": "分組", "name": "名稱", "tasks": "任務", "lead_units": "牽頭單位", "leads": "牽頭項次", "responsible": "責任項次",
    "milestone": "限期", "triggered": "逐案", "recurring": "定期", "none": "無時限", "duty": "應辦", "prohibition": "禁止",
    "gate": "前置", "right": "權利", "plan": "方案",
}  # fmt: skip
SHORT = {**HEADINGS, "lead_units": "單位", "leads": "牽頭"}
"""Headings where every cell counts; the line under the table says what they count."""
WIDE = 120
"""Cells from which a table has room for every figure beside whole names."""
NARROW = ("name", "tasks", "lead_units", "leads", "milestone", "triggered", "recurring", "none", "prohibition", "gate")
NAMED = ("name", "tasks", "none")
"""What stands before the figures of progress on a terminal, which has no room for all."""
UNITS = (
    "任務、無時限計項；（牽頭）單位計個數；牽頭、責任計項次，一項任務列幾個單位計幾次；"
    "限期、逐案、定期計時限條數；應辦、禁止、前置、權利計分句條數。"
)


@takes(SELECTION, WITH_PROGRESS, OUTPUT, SESSION)
def run(session: Session, selection: Selection, with_progress: bool, out: Output) -> None:
    """統計所選任務：項數、牽頭與責任項次、時限、性質，按章、按單位。

    例：fazhi stats --unit 市法制辦
    """
    question = session.question_of_plan(selection)
    of_progress: Sequence[Figure] = ()
    if with_progress or selection.asks_progress:
        question, works = read(question, tasks_asked(question), session.ledger)
        of_progress = figures(question, works)
    notes = session.notes(question, "counts", shows_lights=with_progress)
    drawn = output.format_of(out).for_terminal
    is_read = output.format_of(out).for_people
    rows = list(stats(question)) if is_read else stats(question)
    words = role_words(question)
    room = output.width_of(out)
    headings = _headings(SHORT if drawn and room < WIDE else HEADINGS, words)
    fields = _with_roles(tuple(name for name in names_of(Stat) if name != "plan"), words)
    shown = fields[1:] if room >= WIDE else _with_roles(NARROW, words)
    view = session.view(
        "stats", "統計", rows, "name",
        columns=tuple(Column(name, headings[name], name not in ("group", "name", "plan")) for name in (*fields, "plan")),
        pipe=fields, shown=shown, paper=fields[1:],
        section=None if selection.sort else by_group, section_name=COUNTED_BY,
        drawing=_drawn(rows, room) if drawn else (),
        feet=(UNITS, *(_split(rows) if is_read else ())),
    )  # fmt: skip
    if of_progress:
        view = _with_progress(view, of_progress, in_pipes=with_progress)
    session.show(view, out, notes, question)


def _with_progress(view: View, of_progress: Sequence[Figure], *, in_pipes: bool) -> View:
    """The view with the figures of progress beside those of the plan; of a group that has none 0."""
    by_group = {(figure.plan, figure.group, figure.name): fields_of(figure) for figure in of_progress}

    def told(row: Record) -> Record:
        found = by_group.get((str(row["plan"]), str(row["group"]), str(row["name"])), {})
        return {**row, **{field: found.get(field, 0) for field in COUNTED}}

    return view.with_each_row(told)._replace(
        columns=(*view.columns, *(Column(field, FIGURES[field], numeric=True) for field in COUNTED)),
        pipe=(*view.pipe, *COUNTED) if in_pipes else view.pipe,
        shown=(*NAMED, *COUNTED),
        paper=(*view.paper, *COUNTED),
        feet=(*view.feet, UNITS_OF_PROGRESS),
    )


def _split(rows: Iterable[Stat]) -> tuple[str, ...]:
    """How the tasks of one plan divide by time: the numbers of limits beside them do not add up to it."""
    wholes = [row for row in rows if row.group == "plan"]
    if len(wholes) != 1:
        return ()
    [whole] = wholes
    return (f"{whole.tasks}項任務中，有時限{whole.tasks - whole.none}項，無時限{whole.none}項。",)


def _headings(headings: Mapping[str, str], words: Sequence[str]) -> dict[str, str]:
    """With a heading for each role by the plan's own word, whose mentions are among those of the responsible units."""
    own = {role_field(word): f"其中{word}" for word in words}
    if not own:
        return dict(headings)
    return {**headings, "responsible": "責任等項次", **own}


def _with_roles(fields: tuple[str, ...], words: Sequence[str]) -> tuple[str, ...]:
    """The fields with those of the plan's own words for roles behind the mentions that they are among."""
    if not words:
        return fields
    place = fields.index("leads") + 1
    counted = ("responsible", *map(role_field, words))
    after = tuple(name for name in fields[place:] if name != "responsible")
    return (*fields[:place], *counted, *after)


def _drawn(rows: Iterable[Stat], room: int) -> tuple[str, ...]:
    """The tasks of each chapter and the tasks that each unit leads."""
    from fazhi_cli.layouts.bars import bars

    chapters, units = [], []
    for row in rows:
        if row.group == "chapter":
            chapters.append((row.name, row.tasks))
        elif row.group == "unit" and row.leads:
            units.append((row.name, row.leads))
    of_chapters = bars("各章任務項數", chapters, room)
    of_units = bars("各單位牽頭項次", units, room)
    return (*of_chapters, "", *of_units)
