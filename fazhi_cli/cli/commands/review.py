"""fazhi review"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fazhi_cli.asked import ids
from fazhi_cli.cli.hints import shell_word
from fazhi_cli.cli.keyboard import Keyboard
from fazhi_cli.cli.options import OUTPUT, PLACE_NAMED, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.cli.registering import is_shipped
from fazhi_cli.cli.review_dialogue import Dialogue
from fazhi_cli.errors import Fault, InvalidRulebook, MissingPart, WrongCall
from fazhi_cli.formats.columns import columns
from fazhi_cli.index.folders import folders
from fazhi_cli.output.delivery import Output, deliver_lines
from fazhi_cli.output.standard_error import tell
from fazhi_cli.output.standard_output import on_terminal
from fazhi_cli.reviewing.desk import Desk
from fazhi_cli.reviewing.listing import Unread, unread
from fazhi_cli.reviewing.steps import has_one_clause, steps_of, undecided
from fazhi_cli.session import AS_WRITTEN, Session, script_of_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fazhi_cli.asked.ids import Span
    from fazhi_cli.errors import Problem
    from fazhi_cli.plan.shown_script import Script
    from fazhi_cli.reviewing.steps import Step

HOW = "【 】內是從原文找出的詞句。每一步隨即寫入，隨時可停，下次接著核對。"
"""What a person is told before the first step."""

ROWS = Unread
ID = own_option("--id", "只核對這些任務或分句，如 3,5-7 或 3.2", "核對", "序號", "task", default=[])
ACCEPT = own_option("--accept", "不逐條詢問，把 --id 所列的都記為已核對", "核對", default=False)
HEADINGS = {"proposed": "擬定", "doubts": "待定"}
FIELDS = ("ref", "title", "text", "proposed", "doubts")


@takes(OUTPUT, PLACE_NAMED)
def run(session: Session, out: Output, id: list[str] = ID, accept: bool = ACCEPT) -> None:  # noqa: A002
    """逐條核對程序擬出的內容：接受、修改或留待，每一步隨即寫入，隨時可停，下次接著核對。不在終端的，列出未核對的。

    例：fazhi review 規則庫
    """
    if accept and not id:
        raise WrongCall("--accept 要用 --id 寫明是哪幾項，如 --id 3,5-7。")
    spans = ids.spans(tuple(id))
    desks = _desks(session.data)
    for span in spans:
        _refuse_missing(span, desks)
    if accept:
        _accept(session, desks, spans, out)
    elif out == Output() and _at_keyboard():
        _review(session, desks, spans)
    else:
        rows = [row for desk in desks for row in unread(desk, _asked(desk, spans))]
        view = session.view(
            "review", "未核對的內容", rows, "ref",
            columns=columns(Unread, **HEADINGS), pipe=FIELDS, shown=FIELDS,
        )  # fmt: skip
        session.show(view, out)


def _at_keyboard() -> bool:
    """Whether a person can be asked."""
    return on_terminal() and sys.stdin is not None and sys.stdin.isatty()


def _desks(data: Path) -> list[Desk]:
    """The rulebooks of a place; those of a library that are none are told. Raises InvalidRulebook where there is no other."""
    if data.is_file():
        raise MissingPart("索引文件只讀，不能核對；請寫明規則庫文件夾。")
    desks: list[Desk] = []
    broken: list[Problem] = []
    for folder in (folders(data) if data.is_dir() else []) or [data]:
        try:
            desks.append(Desk(folder))
        except InvalidRulebook as invalid:
            broken += invalid.problems
    if not desks:
        raise InvalidRulebook(broken)
    tell("".join(f"{problem}\n" for problem in broken))
    return desks


def _asked(desk: Desk, spans: Sequence[Span]) -> Callable[[Step], bool]:
    """Whether a step of a rulebook is among those that were typed; each is where none were."""
    plan = desk.rulebook.plan.id
    of_plan = [span for span in spans if span.plan in (None, plan)]
    with_one_clause = {task.id for task in desk.tasks if has_one_clause(task)}

    def is_asked(step: Step) -> bool:
        clause = 1 if step.task in with_one_clause else step.clause
        return not spans or any(
            span.first <= step.task <= span.last and span.clause in (None, clause) for span in of_plan
        )

    return is_asked


def _refuse_missing(span: Span, desks: Sequence[Desk]) -> None:
    """Raise WrongCall where no rulebook has a task or clause that was typed."""
    steps = [step for desk in desks for task in desk.tasks for step in steps_of(task) if _asked(desk, [span])(step)]
    if not steps:
        numbers = [task.id for desk in desks for task in desk.tasks] or [0]
        code = "unknown-task" if span.clause is None else "unknown-clause"
        raise WrongCall(Fault(code, typed=span.typed, first=min(numbers), last=max(numbers)))


def _open(desk: Desk, spans: Sequence[Span]) -> list[Step]:
    """The undecided steps of a rulebook that are asked for."""
    is_asked = _asked(desk, spans)
    return [step for task in desk.tasks for step in undecided(task) if is_asked(step)]


def _expect_writable(desk: Desk) -> None:
    """Raise MissingPart where nothing can be written."""
    if is_shipped(desk.folder):
        raise MissingPart("隨軟件附帶的規則庫只讀。請先複製一份，再用 --data 指明。")
    desk.expect_writable()


def _accept(session: Session, desks: Sequence[Desk], spans: Sequence[Span], out: Output) -> None:
    """Decide all that was asked for without a question."""
    count = 0
    for desk in desks:
        steps = _open(desk, spans)
        if steps:
            _expect_writable(desk)
            desk.decide(steps)
        count += len(steps)
    script = _script(session)
    deliver_lines([script.shown(f"記為已核對：{count} 處。"), _rest(desks, session.data, script)], out)


def _review(session: Session, desks: Sequence[Desk], spans: Sequence[Span]) -> None:
    """Ask a person step by step, plan by plan; however it ends, what was decided is told."""
    script = _script(session)
    keyboard = Keyboard(script, session.script if session.is_script_typed else AS_WRITTEN)
    dialogues: list[Dialogue] = []
    try:
        for desk in desks:
            steps = _open(desk, spans)
            if not steps:
                continue
            _expect_writable(desk)
            tasks = len({step.task for step in steps})
            keyboard.say([f"《{desk.rulebook.plan.title}》：{tasks} 項任務未核對，要看 {len(steps)} 處。", HOW])
            dialogues.append(Dialogue(keyboard, desk, _asked(desk, spans)))
            if dialogues[-1].is_stopped_by_person():
                break
    except KeyboardInterrupt:
        _tell_end(keyboard, dialogues)
        deliver_lines([_rest(desks, session.data, script)], Output())
        raise
    if spans and not dialogues:
        keyboard.say(["--id 所列的都已核對。"])
    _tell_end(keyboard, dialogues)
    deliver_lines([_rest(desks, session.data, script)], Output())


def _tell_end(keyboard: Keyboard, dialogues: Sequence[Dialogue]) -> None:
    """How much was decided in this call."""
    decided = sum(dialogue.decided for dialogue in dialogues)
    left = sum(dialogue.left for dialogue in dialogues)
    if decided or left:
        keyboard.say([f"這次核對 {decided} 處，留待 {left} 處。"])


def _rest(desks: Sequence[Desk], data: Path, script: Script) -> str:
    """What is left to do, with the command for it; the path stays as it is, in any script."""
    left = sum(not task.is_read for desk in desks for task in desk.tasks)
    if left:
        told = script.shown(f"還有 {left} 項未核對；接著核對：")
        return f"{told}fazhi review {shell_word(str(data))}"
    return f"{script.shown('已全部核對；再查：')}fazhi check {shell_word(str(data))}"


def _script(session: Session) -> Script:
    return session.script if session.script.name else script_of_files(session.data)
