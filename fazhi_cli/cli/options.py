"""The options that commands share, a line each; a command says which groups it takes and is handed finished values."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable  # noqa: TC003  (a NamedTuple evaluates its fields)
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from fazhi_cli.asked.values import choice, selection_of
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats import names, names_for_documents
from fazhi_cli.index.damage import DamagedIndex, is_damage
from fazhi_cli.index.store import give_up
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.readings import SCOPED
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import KINDS

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.vocabulary.note import Note

MANY = list[str]
TEXT = str | None
NUMBER = int | None


class Group(NamedTuple):
    """Options that together make one argument of the command; `make` gets their values by name."""

    argument: str
    options: tuple[inspect.Parameter, ...]
    make: Callable[[dict[str, Any]], Any]


def option(
    name: str, kind: Any, flags: str, explanation: str, panel: str, metavar: str = "", **more: Any
) -> inspect.Parameter:
    default: Any = False if kind is bool else [] if kind is MANY else None
    info = typer.Option(
        default,
        *flags.split(),
        help=explanation,
        metavar=metavar or None,
        rich_help_panel=panel,
        show_default=False,
        **more,
    )
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=info, annotation=kind)


def takes(*groups: Group) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of some groups; Typer sees them all in its signature."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        made = {group.argument for group in groups}
        own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name not in made]
        shared = [parameter for group in groups for parameter in group.options]

        def once(given: dict[str, Any]) -> None:
            arguments = {
                group.argument: group.make({p.name: _filled(p, given.pop(p.name)) for p in group.options})
                for group in groups
            }
            session = arguments.get("session")
            try:
                command(**arguments, **given)
            except sqlite3.DatabaseError as error:
                if session and is_damage(error):
                    give_up(session.index)
                raise
            finally:
                if session:
                    session.close()

        @wraps(command)
        def call(**given: Any) -> None:
            try:
                once(dict(given))
            except DamagedIndex:
                once(given)

        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *shared)]
        call.__dict__["__signature__"] = inspect.Signature(parameters)
        call.__annotations__ = {p.name: p.annotation for p in parameters}
        return call

    return decorate


def _filled(parameter: inspect.Parameter, value: Any) -> Any:
    """An empty value is a variable that a script forgot to set, never a wish. Raises WrongCall."""
    if value == "" or (type(value) is list and "" in value):
        raise WrongCall(f"選項 {parameter.default.param_decls[0]} 的值是空的。")
    return value


UNIT, TIME, WHAT, SHOWN, SOURCE = "按單位選取", "按時限選取", "按內容選取", "輸出", "規則庫"

_READING_CHOICES = "、".join(f"{name} {SCOPED[name]}" for name in ("strict", "lenient"))
_KIND_CHOICES = "、".join(f"{name} {word}" for name, word in KINDS.items())

_CONDITIONS = (
    option("unit", MANY, "--unit -u", "牽頭或負責的單位,可重複;簡繁、簡稱均可", UNIT, "單位"),
    option("lead", MANY, "--lead", "牽頭單位", UNIT, "單位"),
    option("responsible", MANY, "--responsible", "責任單位", UNIT, "單位"),
    option("actor", MANY, "--actor", "條文所稱的行為主體,如 行政執法機關", UNIT, "主體"),
    option("min_leads", NUMBER, "--min-leads", "牽頭單位不少於", UNIT, "個數", min=0, max=9999),
    option("max_leads", NUMBER, "--max-leads", "牽頭單位不多於", UNIT, "個數", min=0, max=9999),
    option("include_open", bool, "--include-open", "一併列出「市直有關部門」等開放範圍的任務", UNIT),
    option("include_succeeded", bool, "--include-succeeded", "一併列出所承接單位的任務", UNIT),
    option("when", TEXT, "--when", "milestone 限期、triggered 逐案、recurring 定期、none 無時限", TIME, "類別"),
    option("due_by", TEXT, "--due-by", "某日或之前到期", TIME, "日期"),
    option("due_before", TEXT, "--due-before", "某日之前到期,不含當日", TIME, "日期"),
    option("due_from", TEXT, "--due-from", "某日或之後到期", TIME, "日期"),
    option("within", TEXT, "--within", "今天起若干天內到期,如 30d", TIME, "天數"),
    option("reading", TEXT, "--reading", f"「N月前」:{_READING_CHOICES}", TIME, "口徑"),
    option("today", TEXT, "--today", "以此日為今天", TIME, "日期"),
    option("as_of", TEXT, "--as-of", "此日施行的方案:計入當日已生效的調整(暫緩、改期、更名等),默認今天", TIME, "日期"),
    option("id", MANY, "--id", "任務序號,如 10,12-15 或 三十一", WHAT, "序號"),
    option("chapter", MANY, "--chapter", "章,如 3 或 三", WHAT, "章"),
    option("text", MANY, "--text", "標題與正文含此詞;可重複,須全部含有", WHAT, "詞"),
    option("kind", TEXT, "--kind", _KIND_CHOICES, WHAT, "性質"),
    option("plan", MANY, "--plan", "文庫中的方案編號", WHAT, "方案"),
    option("sort", TEXT, "--sort -F", "按字段排序,前加 - 為倒序", WHAT, "字段"),
    option("limit", NUMBER, "--limit", "只列前若干條", WHAT, "條數", min=0),
)

SELECTION_OPTIONS = {condition.name: condition for condition in _CONDITIONS}
"""The option of each field of Selection, by its name."""

SCRIPTS = {"hans": "簡體", "hant": "繁體"}


def _selection(values: dict[str, Any]) -> Selection:
    return selection_of(values, date.today())


SELECTION = Group("selection", _CONDITIONS, _selection)
PLAN = Group("selection", (SELECTION_OPTIONS["plan"],), _selection)
AS_OF = Group("selection", (SELECTION_OPTIONS["as_of"],), _selection)


def _format(known: tuple[str, ...]) -> inspect.Parameter:
    return option("format", TEXT, "--format -f", "、".join(known), SHOWN, "格式")


_OUTPUT = (
    _format(names()),
    option("fields", TEXT, "--fields", "只列這些字段,逗號分隔", SHOWN, "字段"),
    option("header", bool | None, "--header/--no-header", "是否帶表頭", SHOWN),
    option("fail_empty", bool, "--fail-empty", "沒有結果時退出碼為 1", SHOWN),
)
_FILE = (
    option("path", TEXT, "--output -o", "寫入文件,格式由擴展名定;- 為標準輸出", SHOWN, "文件"),
    option("encoding", TEXT, "--encoding", "文件編碼,如 utf-8、gb18030", SHOWN, "編碼"),
    option("force", bool, "--force", "覆蓋已有的文件", SHOWN),
)


def _output(given: dict[str, Any]) -> Output:
    fields = tuple(name.strip() for name in (given.pop("fields", None) or "").split(",") if name.strip())
    return Output(fields=fields, **given)


OUTPUT = Group("out", (*_OUTPUT, *_FILE), _output)
FILE = Group("out", _FILE, _output)
BYTES = Group("out", (_FILE[0], _FILE[2]), _output)
FORMATTED = Group("out", (_OUTPUT[0], *_FILE), _output)
PRINTED = Group("out", (_format(names_for_documents()), *_FILE), _output)

_SESSION = (
    option("data", TEXT, "--data", "規則庫文件夾、文庫或索引文件", SOURCE, "路徑", envvar="FAZHI_DATA"),
    option("script", TEXT, "--script", "hans 以簡體顯示,hant 照原文", SOURCE, "字體", envvar="FAZHI_SCRIPT"),
    option("explain", bool, "--explain", "在標準錯誤上說明如何理解所選", SOURCE),
)


def _note_sentence(note: Note) -> str:
    from fazhi_cli.cli.hints import note_sentence  # an answer without notes does not wait for it

    return note_sentence(note)


def _script(typed: str | None) -> str | None:
    return None if typed is None else choice("script", typed, SCRIPTS)


def _session(given: dict[str, Any]) -> Session:
    return Session(
        given["data"],
        _script(given["script"]),
        explain=given.get("explain", False),
        word=_note_sentence,
    )


SESSION = Group("session", _SESSION, _session)
PLACE = Group("session", _SESSION[:2], _session)
