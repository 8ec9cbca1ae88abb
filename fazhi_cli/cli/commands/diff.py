"""fazhi diff"""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OF_UNIT, OUTPUT, SCRIPT, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.cli.places import rulebook_at
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.columns import columns
from fazhi_cli.layouts.differences import Shown, of_a_task, shown
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.shown_script import Script
from fazhi_cli.query.database import scripts_of
from fazhi_cli.query.differences import Difference, differences
from fazhi_cli.query.plans import plans
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question

ROWS = Difference
OLD = argument("舊規則庫", "原來的規則庫文件夾", default=...)
NEW = argument("新規則庫", "現在的規則庫文件夾", default=...)
FIELDS = ("change", "old_ref", "new_ref", "title", "role", "old", "new")
SHOWN = ("change", "old_ref", "new_ref", "role", "old", "new")


@takes(OF_UNIT, OUTPUT, SCRIPT)
def run(session: Session, selection: Selection, out: Output, old: str = OLD, new: str = NEW) -> None:
    """兩份規則庫有何不同，逐項任務列出：新增、取消、改號、移章，單位增減，時限變動，文字改動。

    例：fazhi diff 2025年方案 2026年方案 --unit 市法制辦
    """
    with closing(session.of_folder(Path(rulebook_at(old, None)))) as before:
        after = session.of_folder(Path(rulebook_at(new, None)))
        with closing(after):
            asked_before, asked_after = _question(before, selection, old), _question(after, selection, new)
            scripts = _scripts(before, after)
            found = differences(asked_before, asked_after, scripts)
            format_ = output.format_of(out)
            rows, feet = shown(found) if format_.for_people else Shown(list(chain(*found)), ())
            names_task = "title" in (out.fields or (SHOWN if format_.for_terminal else FIELDS))
            was, is_now = _named(asked_before), _named(asked_after)
            if was != is_now:
                feet = (*feet, f"原為{was}，現為{is_now}。")
            if scripts[0].converts:
                feet = (*feet, "一份簡體，一份繁體，按簡體比較。")
            view = after.view(
                "diff", "方案變動", rows, "new_ref",
                columns=columns(Difference), pipe=FIELDS, shown=SHOWN,
                section=None if names_task else of_a_task, feet=feet,
            )  # fmt: skip
            after.show(view, out, (), asked_after)


def _scripts(before: Session, after: Session) -> tuple[Script, Script]:
    """In which scripts two rulebooks are compared: in their own where it is the same, else both in simplified characters."""
    if scripts_of(before.database, ()) == scripts_of(after.database, ()):
        return Script(), Script()
    return before.simplified_script, after.simplified_script


def _named(question: Question) -> str:
    """The one plan of a question by its title, with what tells it from that of another year."""
    [plan] = plans(question)
    return f"《{plan.title}》（{plan.number or plan.issued or plan.id}）"


def _question(session: Session, selection: Selection, place: str) -> Question:
    """The question of the one plan of a place. Raises WrongCall where it has several."""
    question = session.question(selection)
    if len(question.plans) != 1:
        raise WrongCall(f"「{place}」裡有{len(question.plans)}個方案，請指明其中一個的文件夾。")
    return question
