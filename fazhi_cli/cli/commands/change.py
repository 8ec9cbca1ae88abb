"""fazhi change"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from fazhi_cli.asked import ids
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import MANY, OUTPUT, PLAN, SESSION, TEXT, Group, choice, option, takes
from fazhi_cli.data_files import CHANGES
from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.formats.columns import columns
from fazhi_cli.index.sources import folders
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.changes import Change, changes
from fazhi_cli.query.new_change import ChangeRequest as Deed
from fazhi_cli.query.new_change import entry_of, undo_of
from fazhi_cli.rulebook import append_change as write
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import READINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fazhi_cli.query.question import Question

LIMIT, BODY, GROUND = "時限的變化", "單位的變化", "依據"

_DEED = (
    option("suspend", bool, "--suspend", "暫緩", LIMIT),
    option("resume", bool, "--resume", "恢復", LIMIT),
    option("move_to", TEXT, "--move-to", "改期至某日", LIMIT, "日期"),
    option("reading", TEXT, "--reading", "定「N月前」的口徑:strict 從嚴、lenient 從寬、both 未定", LIMIT, "口徑"),
    option("wording", TEXT, "--wording", "任務有幾個時限時,是哪一個,如 2015年3月前", LIMIT, "時限"),
    option("rename", TEXT, "--rename", "單位更名", BODY, "單位"),
    option("split", TEXT, "--split", "單位分設為幾個", BODY, "單位"),
    option("succeed", TEXT, "--succeed", "單位的職責由另一單位承接", BODY, "單位"),
    option("to", MANY, "--to", "新名或承接的單位;分設時可重複,並寫明承接的任務,如 市司法局:9,12-15", BODY, "單位"),
    option("basis", TEXT, "--basis", "依據的文件及文號,如 國發〔2015〕25號", GROUND, "文件"),
    option("since", TEXT, "--from", "生效日期;撤銷時默認與所撤銷的調整同日", GROUND, "日期"),
    option("by", TEXT, "--by", "登記人,默認系統用戶名", GROUND, "單位/姓名", envvar="FAZHI_BY"),
)


def _deed(given: dict[str, Any]) -> Deed:
    return Deed(**{**given, "to": tuple(given["to"]), "reading": choice("--reading", given["reading"], READINGS)})


DEED = Group("deed", _DEED, _deed)
WORDS = typer.Argument(None, metavar="序號|list|undo 調整號", help="任務或分句的序號;list 列出調整,undo 撤銷一項")


@takes(DEED, PLAN, OUTPUT, SESSION)
def run(session: Session, deed: Deed, selection: Selection, out: Output, words: list[str] | None = WORDS) -> None:
    """登記方案施行後的變化:時限暫緩、恢復、改期,口徑,單位更名、分設、承接;方案原文不動。

    例:fazhi change 12 --suspend --basis 國發〔2015〕25號 --from 2015-05-10
    """
    asked = words or []
    if asked == ["list"] or (not asked and deed.is_empty):
        _list(session, selection, out)
        return
    if asked[:1] != ["undo"]:
        _known(asked)
    question = session.question(selection)
    folder = _folder(session, question)
    [plan] = question.plans
    today = selection.today or date.max
    if asked[:1] == ["undo"]:
        entry = undo_of(question, plan, asked[1:], deed, today)
    else:
        entry = entry_of(question, plan, asked, deed, today)
    output.deliver_text(_told(session, selection, folder, entry), out)


def _known(words: Sequence[str]) -> None:
    """Raise WrongCall for a word that is no number, before all else that may be missing."""
    try:
        ids.spans(tuple(words))
    except WrongCall as error:
        raise WrongCall(*error.faults, "列出調整用 fazhi change list,撤銷用 fazhi change undo 調整號。") from None


def _list(session: Session, selection: Selection, out: Output) -> None:
    fields = ("id", "kind", "text", "by", "undone_by")
    view = session.view(
        "change", "調整", changes(session.question(selection)), "id",
        columns=columns(Change, flush_left=("undoes", "undone_by"), id="調整號", **{"from": "生效日期", "to": "改為", "text": "調整"}),
        pipe=("id", "kind", "ref", "unit", "to", "from", "basis", "by", "undone_by"), shown=fields,
    )  # fmt: skip
    session.show(view, out)


def _folder(session: Session, question: Question) -> Path:
    """The rulebook to write to. Raises MissingPart where it is read-only, WrongCall where several could be meant."""
    if session.data.is_file():
        raise MissingPart("索引文件只讀,不能登記調整;請用 --data 指明規則庫文件夾。")
    if session.data.resolve().is_relative_to(Path(__file__).parents[2].resolve()):
        copy = "xcopy /E /I" if sys.platform == "win32" else "cp -r"
        raise MissingPart(
            f'隨軟件附帶的規則庫只讀。請先複製一份:{copy} "{session.data}" 規則庫,再加 --data 規則庫(或設 FAZHI_DATA)登記。'
        )
    found, known = folders(session.data), question.database.plans
    if len(question.plans) != 1:
        raise WrongCall(f"文庫裡有 {len(found)} 個方案,請用 --plan 指明一個:{'、'.join(known)}。")
    return found[known.index(question.plans[0])]


def _told(session: Session, selection: Selection, folder: Path, entry: Mapping[str, Any]) -> str:
    """Write the entry, and tell it as the rulebook now does."""
    id_ = write.append(folder, entry)
    after = Session(str(folder), session.script)
    try:
        entries = changes(after.question(selection._replace(plan=())))
        [change] = [each for each in entries if each.id == id_]
        return after.read(f"已登記第{id_}號調整:{change.text}。\n") + f"{folder / CHANGES}\n"
    finally:
        after.close()
