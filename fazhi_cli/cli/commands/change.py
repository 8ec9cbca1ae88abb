"""fazhi change"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from fazhi_cli.asked import ids
from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.commands import change_list
from fazhi_cli.cli.options import MANY, OUTPUT, PLAN, SESSION, TEXT, Group, option, takes
from fazhi_cli.cli.registering import GROUND, register, rulebook_folder
from fazhi_cli.errors import WrongCall
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.query.new_change import ChangeRequest, entry_of
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import READINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT, BODY = "時限的變化", "單位的變化"

_REQUEST = (
    option("suspend", bool, "--suspend", "暫緩", LIMIT),
    option("resume", bool, "--resume", "恢復", LIMIT),
    option("move_to", TEXT, "--move-to", "改期至某日", LIMIT, "日期"),
    option("reading", TEXT, "--reading", "定「N月前」的口徑:strict 從嚴、lenient 從寬、both 未定", LIMIT, "口徑"),
    option("wording", TEXT, "--wording", "任務有幾個時限時,是哪一個,如 2015年3月前", LIMIT, "時限"),
    option("rename", TEXT, "--rename", "單位更名", BODY, "單位"),
    option("split", TEXT, "--split", "單位分設為幾個", BODY, "單位"),
    option("succeed", TEXT, "--succeed", "單位的職責由另一單位承接", BODY, "單位"),
    option("to", MANY, "--to", "新名或承接的單位;分設時可重複,並寫明承接的任務,如 市司法局:9,12-15", BODY, "單位"),
    *GROUND,
)


def _request(given: dict[str, Any]) -> ChangeRequest:
    reading = given["reading"]
    if reading is not None:
        reading = choice("reading", reading, READINGS)
    return ChangeRequest(**{**given, "to": tuple(given["to"]), "reading": reading})


REQUEST = Group("request", _REQUEST, _request)
WORDS = typer.Argument(None, metavar="序號", help="任務或分句的序號")


@takes(REQUEST, PLAN, OUTPUT, SESSION)
def run(
    session: Session, request: ChangeRequest, selection: Selection, out: Output, words: list[str] | None = WORDS
) -> None:
    """登記方案施行後的變化:時限暫緩、恢復、改期,口徑,單位更名、分設、承接;方案原文不動。

    例:fazhi change 12 --suspend --basis 國發〔2015〕25號 --from 2015-05-10
    """
    numbers = words or []
    if not numbers and request.is_empty:
        change_list.show(session, selection, out)
        return
    _refuse_other_words(numbers)
    question = session.question(selection)
    folder = rulebook_folder(session, question)
    [plan] = question.plans
    entry = entry_of(question, plan, numbers, request, selection.today or date.max)
    deliver_text(register(session, selection, folder, entry), out)


def _refuse_other_words(words: Sequence[str]) -> None:
    """Raise WrongCall for a word that is no number, before all else that may be missing."""
    try:
        ids.spans(tuple(words))
    except WrongCall as error:
        raise WrongCall(*error.faults, "列出調整用 fazhi change list,撤銷用 fazhi change undo 調整號。") from None
