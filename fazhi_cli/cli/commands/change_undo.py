"""fazhi change undo"""

from __future__ import annotations

from datetime import date
from typing import Any

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, PLAN, SESSION, Group, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.cli.registering import GROUND, answer, expect_sentence, rulebook_folder
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.query.new_change import ChangeRequest, undo_of
from fazhi_cli.session import Session

ROWS = None
NUMBER = argument("調整號", "所撤銷的調整，號見 fazhi change list")


def _ground(given: dict[str, Any]) -> ChangeRequest:
    return ChangeRequest(**given)


@takes(Group("request", GROUND, _ground), PLAN, OUTPUT, SESSION)
def run(
    session: Session, request: ChangeRequest, selection: Selection, out: Output, number: list[str] | None = NUMBER
) -> None:
    """撤銷一項調整：也是一條新的登記，原來的不刪。

    例：fazhi change undo 2 --basis 遂府發〔2015〕10號
    """
    expect_sentence(out)
    question = session.question(selection)
    folder = rulebook_folder(session, question)
    [plan] = question.plans
    entry = undo_of(question, plan, number or [], request, selection.today or date.max)
    deliver_text(answer(session, selection, folder, entry, dry_run=request.dry_run), out)
