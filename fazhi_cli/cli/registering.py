"""What the commands share that add an entry to changes.yaml: on what ground, to which rulebook, and what they answer."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fazhi_cli.cli.parameters import TEXT, option
from fazhi_cli.data_files import CHANGES
from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.formats import TERMINAL
from fazhi_cli.index.opening import compile_rulebook
from fazhi_cli.output import endings
from fazhi_cli.query.change_effects import limit_effects, tasks_of_unit
from fazhi_cli.query.changes import changes
from fazhi_cli.query.database import Database
from fazhi_cli.query.plans import folder_in_library
from fazhi_cli.query.question import Question
from fazhi_cli.rulebook import append_change
from fazhi_cli.visible import visible
from fazhi_cli.vocabulary.changes import days_of_limit
from fazhi_cli.vocabulary.templates import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.output.delivery import Output
    from fazhi_cli.query.changes import Change
    from fazhi_cli.session import Session

PANEL = "依據"

GROUND = (
    option("basis", TEXT, "--basis", "依據的文件及文號，如 國發〔2015〕25號", PANEL, "文件"),
    option("since", TEXT, "--from", "生效日期；撤銷時默認與所撤銷的調整同日", PANEL, "日期"),
    option(
        "by", TEXT, "--by", "登記人（誰錄入的，不是誰決定的），默認系統用戶名", PANEL, "單位/姓名", envvar="FAZHI_BY"
    ),
    option("dry_run", bool, "--dry-run", "只演練：列出登記後的變化，不寫入", PANEL),
)

PACKAGE = Path(__file__).parents[1]


def is_shipped(data: Path) -> bool:
    """Whether a place lies in the installed program, which nobody writes to."""
    return data.resolve().is_relative_to(PACKAGE.resolve())


def rulebook_folder(session: Session, question: Question) -> Path:
    """The rulebook to write to. Raises MissingPart where it is read-only, WrongCall where several could be meant."""
    if session.data.is_file():
        raise MissingPart("索引文件只讀，不能登記調整；請用 --data 指明規則庫文件夾。")
    if is_shipped(session.data):
        copy = "xcopy /E /I" if sys.platform == "win32" else "cp -r"
        raise MissingPart(
            f'隨軟件附帶的規則庫只讀。請先複製一份：{copy} "{session.data}" 規則庫，再加 --data 規則庫（或設 FAZHI_DATA）登記。'
        )
    if len(question.plans) != 1:
        known = "、".join(question.database.plans)
        raise WrongCall(f"文庫裡有 {len(question.database.plans)} 個方案，請用 --plan 指明一個：{known}。")
    return session.data / folder_in_library(question)


def expect_sentence(out: Output) -> None:
    """Raise WrongCall, before anything is registered, where the answer is asked for as more than the sentence that it is."""
    if out.format not in (None, TERMINAL):
        raise WrongCall("登記調整時不用 --format；登記後可用 fazhi change list 列出。")
    endings.expect(out.file, endings.PLAIN)


def answer(session: Session, selection: Selection, folder: Path, entry: Mapping[str, Any], *, dry_run: bool) -> str:
    """Write the entry and say what was written; dry_run: only say what it would do."""
    if dry_run:
        return _foresee(session, selection, folder, entry)
    return _register(session, selection, folder, entry)


def _register(session: Session, selection: Selection, folder: Path, entry: Mapping[str, Any]) -> str:
    """Write the entry, and say what was written as the rulebook now tells it."""
    number = append_change.append(folder, entry)
    with closing(session.of_folder(folder)) as reopened:
        entries = changes(reopened.question(selection._replace(plan=())))
        text = next(entry.text for entry in entries if entry.id == number)
        sentence = reopened.rulebook_script.shown(f"已登記第{number}號調整：{text}。")
    return f"{sentence}\n{visible(str(folder / CHANGES))}\n"


def _foresee(session: Session, selection: Selection, folder: Path, entry: Mapping[str, Any]) -> str:
    """What the entry would do, from the day on which it takes effect, and what would be written."""
    foreseen = append_change.foresee(folder, entry)
    day = selection._replace(plan=(), as_of=entry["from"])
    with closing(session.of_folder(folder)) as now, closing(compile_rulebook(foreseen.rulebook)) as connection:
        before = now.question(day)
        after = Question.of(Database(connection), day)
        entries = {change.id: change for change in changes(after)}
        change = entries[foreseen.number]
        concerned = entries[change.undoes] if change.undoes else change
        lines = [f"演練，未寫入。登記後為第{change.id}號調整：{change.text}。", *_effects(before, after, concerned)]
        text = now.rulebook_script.shown("\n".join(lines))
    return f"{text}\n{visible(str(folder / CHANGES))}：\n{foreseen.block}"


def _effects(before: Question, after: Question, change: Change) -> Iterator[str]:
    """The limits that would have other days, and the tasks of a unit that a change, or its undoing, concerns."""
    effects = limit_effects(before, after)
    for effect in effects:
        old, new = (
            days_of_limit(days.due, days.due_latest, suspended=days.suspended) for days in (effect.before, effect.after)
        )
        yield f"  {effect.ref}「{effect.wording}」：{old} → {new}"
    if change.unit is not None:
        tasks = tasks_of_unit(after, change)
        yield f"  {change.unit}現有任務{len(tasks)}項：{listed(tasks)}" if tasks else f"  {change.unit}沒有任務"
    elif not effects:
        yield "  各時限的日期不變"
