"""fazhi duties"""

from __future__ import annotations

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SELECTION, SESSION, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts.limits import silence_of_limit
from fazhi_cli.layouts.sections import by_function
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.duties import Duty, duties
from fazhi_cli.query.gaps import gaps_of_clauses
from fazhi_cli.query.notes import of_limits_changed
from fazhi_cli.session import Session
from fazhi_cli.vocabulary.totals import COUNTING_WORDS, total_in_rows

ROWS = Duty
NAME = argument("機關", "按職能稱呼的機關，或單位；幾個用頓號或逗號分隔；不寫則列出全部", "body")


@takes(SELECTION, OUTPUT, SESSION)
def run(session: Session, selection: Selection, out: Output, name: str | None = NAME) -> None:
    """按職能約束某類機關的條款：方案未列明的單位，其職責也在其中。

    例：fazhi duties 行政執法機關
    """
    question = session.question(selection)
    notes = session.notes(question, "counts")
    found = duties(question, name)
    rows = found.rows
    format_ = output.format_of(out)
    if format_.for_people:
        notes += gaps_of_clauses(rows)
    if format_.for_work:
        rows = list(map(silence_of_limit, rows))
    # A sheet says whom it binds: what follows the title tells of the plan alone.
    title = f"約束{'、'.join(found.bodies)}的條款" if name else "條款"
    view = session.view(
        "duties", title, rows, "ref",
        columns=columns(Duty),
        pipe=("ref", "function", "role", "applies", "text", "to", "when", "if", "except", "kind", "due", "due_latest"),
        shown=("ref", "actor", "text", "to", "when", "kind"),
        section=None if selection.sort else by_function,
        total=_total(found.rows),
    )  # fmt: skip
    changed = of_limits_changed(question, ((duty.plan, duty.ref) for duty in found.rows))
    session.show(view, out, [*notes, *found.notes, *changed], question)


def _total(rows: list[Duty]) -> str:
    """A clause that binds several classes of bodies stands under each, and is one."""
    return total_in_rows(len({(duty.plan, duty.ref) for duty in rows}), len(rows), COUNTING_WORDS["duties"])
