"""fazhi change"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from fazhi_cli.asked import ids
from fazhi_cli.asked.selection import Selection
from fazhi_cli.asked.values import choice
from fazhi_cli.cli.change_flags import VALUES, WITH_FLAG, flag_of
from fazhi_cli.cli.commands import change_list
from fazhi_cli.cli.options import OUTPUT, PLAN, SESSION, Group, takes
from fazhi_cli.cli.parameters import MANY, TEXT, argument, option
from fazhi_cli.cli.registering import GROUND, answer, expect_sentence, rulebook_folder
from fazhi_cli.errors import WrongCall
from fazhi_cli.output.delivery import Output, deliver_text
from fazhi_cli.plan.readings import READINGS
from fazhi_cli.query.new_change import ChangeRequest, RequestedKind, entry_of
from fazhi_cli.session import Session

if TYPE_CHECKING:
    import inspect
    from collections.abc import Mapping, Sequence

    from fazhi_cli.changes.kinds.kind import Kind
    from fazhi_cli.cli.parameters import Known

LIMIT, BODY = "時限的變化", "單位的變化"
PANELS = {"limit": LIMIT, "reading": LIMIT, "unit": BODY}
"""Under which heading of the help page a kind stands, by what it concerns."""

OFFERED: dict[str, Mapping[str, str] | Known] = {"reading": READINGS, "unit": "unit"}
"""By the key that tells a change itself which values completion offers for it."""


def _option(kind: Kind) -> inspect.Parameter:
    """The option that asks for a kind of change, with its value where it has one."""
    panel = PANELS[kind.subject]
    if kind.value is None:
        return option(kind.name, bool, flag_of(kind), kind.meaning, panel)
    return option(kind.name, TEXT, flag_of(kind), kind.meaning, panel, VALUES[kind.value], OFFERED.get(kind.value))


_REQUEST = (
    *(_option(kind) for kind in WITH_FLAG),
    option("wording", TEXT, "--wording", "任務有幾個時限時，是哪一個，如 2015年3月前", LIMIT, "時限"),
    option(
        "to",
        MANY,
        "--to",
        "新名或承接的單位；分設時可重複，並寫明承接的任務，如 市司法局:9,12-15",
        BODY,
        "單位",
        "unit",
    ),
    option("new", bool, "--new", "--to 的單位是新設的，規則庫裡還沒有", BODY),
    *GROUND,
)


def _request(values: dict[str, Any]) -> ChangeRequest:
    """What was typed; a reading in any of its spellings. Raises WrongCall."""
    kinds = []
    for kind in WITH_FLAG:
        value = values.pop(kind.name)
        if kind.value == "reading" and value is not None:
            value = choice(kind.name, value, READINGS)
        if value:
            kinds.append(RequestedKind(kind, value))
    values["to"] = tuple(values["to"])
    return ChangeRequest(tuple(kinds), **values)


REQUEST = Group("request", _REQUEST, _request)
ROWS = change_list.ROWS
WORDS = argument("序號", "任務或分句的序號", "task")


@takes(REQUEST, PLAN, OUTPUT, SESSION)
def run(
    session: Session, request: ChangeRequest, selection: Selection, out: Output, words: list[str] | None = WORDS
) -> None:
    """登記方案施行後的變化：時限暫緩、恢復、改期，口徑，單位更名、分設、承接；方案原文不動。

    例：fazhi change 12 --suspend --basis 國發〔2015〕25號 --from 2015-05-10
    """
    numbers = words or []
    if not numbers and request.is_empty:
        change_list.show(session, selection, out)
        return
    _refuse_other_words(numbers)
    expect_sentence(out)
    question = session.question(selection)
    folder = rulebook_folder(session, question)
    [plan] = question.plans
    entry = entry_of(question, plan, numbers, request, selection.today or date.max)
    deliver_text(answer(session, selection, folder, entry, dry_run=request.dry_run), out)


def _refuse_other_words(words: Sequence[str]) -> None:
    """Raise WrongCall for a word that is no number, before all else that may be missing."""
    try:
        ids.spans(tuple(words))
    except WrongCall as error:
        raise WrongCall(*error.faults, "列出調整用 fazhi change list，撤銷用 fazhi change undo 調整號。") from None
