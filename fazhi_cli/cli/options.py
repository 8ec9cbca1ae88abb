"""The options that commands share, a line each; a command says which groups it takes and is handed finished values."""

from __future__ import annotations

import inspect
import os
import sqlite3
import sys
from collections.abc import Callable  # noqa: TC003  (a NamedTuple evaluates its fields)
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

from fazhi_cli.asked.values import CHOICES, script_named, selection_of
from fazhi_cli.cli.parameters import MANY, MOST, NUMBER, TEXT, argument, option
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats import FORMATS
from fazhi_cli.index.integrity import DamagedIndex, is_damage, is_interrupt
from fazhi_cli.index.opening import give_up
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.readings import SCOPED
from fazhi_cli.plan.shown_script import Script
from fazhi_cli.session import Session
from fazhi_cli.structs import Struct
from fazhi_cli.vocabulary import KINDS, SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.vocabulary.note import Note


class Group(Struct):
    """Options that together make one argument of the command; `make` gets their values by name."""

    argument: str
    options: tuple[inspect.Parameter, ...]
    make: Callable[[dict[str, Any]], Any]


def takes(*groups: Group) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of some groups; Typer sees them all in its signature."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def call(**values: Any) -> None:
            try:
                _run(command, groups, dict(values))
            except DamagedIndex:
                _run(command, groups, values)  # compiles the index anew

        call.__dict__["__signature__"] = inspect.Signature(_parameters(command, groups))
        # The signature has the kind of each option; Typer would evaluate annotations beside it, twice in every call.
        call.__annotations__ = {}
        return call

    return decorate


def _parameters(command: Callable[..., None], groups: Sequence[Group]) -> list[inspect.Parameter]:
    """A command's own parameters, and in place of the arguments that groups make the options of these."""
    arguments = [group.argument for group in groups]
    declared = inspect.signature(command, eval_str=True).parameters.values()
    own = [parameter for parameter in declared if parameter.name not in arguments]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    for group in groups:
        parameters.extend(group.options)
    return parameters


def _run(command: Callable[..., None], groups: Sequence[Group], values: dict[str, Any]) -> None:
    """Run a command once; an index that turns out to be damaged is given up. Raises DamagedIndex."""
    arguments: dict[str, Any] = {}
    for group in groups:
        options = {option.name: _filled(option, values.pop(option.name)) for option in group.options}
        arguments[group.argument] = group.make(options)
    session: Session | None = arguments.get("session")
    selection: Selection | None = arguments.get("selection")
    if session and selection:
        session.plans = selection.plan
    try:
        command(**arguments, **values)
    except sqlite3.DatabaseError as error:
        if is_interrupt(error):
            raise KeyboardInterrupt from None
        if session and is_damage(error):
            give_up(session.index)
        raise
    finally:
        if session:
            session.close()


def _filled(parameter: inspect.Parameter, value: Any) -> Any:
    """An empty value is a variable that a script forgot to set, never a wish. Raises WrongCall."""
    if value == "" or (type(value) is list and "" in value):
        declared = parameter.default.param_decls
        name = f"選項 {declared[0]}" if declared else f"參數 {parameter.default.metavar}"
        raise WrongCall(f"{name} 的值是空的。")
    return value


UNIT, TIME, WHAT, PROGRESS, SHOWN, SOURCE = "按單位選取", "按時限選取", "按內容選取", "按進展選取", "輸出", "規則庫"

_TIME_CHOICES = "milestone 限期、triggered 逐案、recurring 定期、none 無時限；可重複"
_READING_CHOICES = "、".join(f"{name} {SCOPED[name]}" for name in ("strict", "lenient"))
_KIND_CHOICES = "、".join(f"{name} {word}" for name, word in KINDS.items())

_CONDITIONS = (
    option("unit", MANY, "--unit -u", "牽頭或負責的單位，可重複，或寫成 甲，乙；簡繁、簡稱均可", UNIT, "單位", "unit"),
    option("lead", MANY, "--lead", "牽頭單位", UNIT, "單位", "unit"),
    option("responsible", MANY, "--responsible", "責任單位", UNIT, "單位", "unit"),
    option("actor", MANY, "--actor", "條文所稱的行為主體，如 行政執法機關", UNIT, "主體", "function"),
    option("not_unit", MANY, "--not-unit", "略去此單位牽頭或負責的", UNIT, "單位", "unit"),
    option("min_leads", NUMBER, "--min-leads", "牽頭單位不少於", UNIT, "個數", min=0, max=9999),
    option("max_leads", NUMBER, "--max-leads", "牽頭單位不多於", UNIT, "個數", min=0, max=9999),
    option("include_open", bool, "--include-open", "一併列出「市直有關部門」等泛稱的任務", UNIT),
    option("include_succeeded", bool, "--include-succeeded", "一併列出所承接單位的任務", UNIT),
    option("when", MANY, "--when", _TIME_CHOICES, TIME, "類別", CHOICES["when"]),
    option("due_by", TEXT, "--due-by", "某日或之前到期", TIME, "日期"),
    option("due_before", TEXT, "--due-before", "某日之前到期，不含當日", TIME, "日期"),
    option("due_from", TEXT, "--due-from", "某日或之後到期", TIME, "日期"),
    option("within", TEXT, "--within", "今天起若干天內到期，如 30d", TIME, "天數"),
    option("reading", TEXT, "--reading", f"「N月前」：{_READING_CHOICES}", TIME, "口徑", CHOICES["reading"]),
    option("today", TEXT, "--today", "以此日為今天", TIME, "日期"),
    option(
        "as_of", TEXT, "--as-of", "此日施行的方案：計入當日已生效的調整（暫緩、改期、更名等），默認今天", TIME, "日期"
    ),
    option("id", MANY, "--id", "任務序號，如 10,12-15 或 三十一", WHAT, "序號", "task"),
    option("chapter", MANY, "--chapter", "章，如 3 或 三", WHAT, "章", "chapter"),
    option("text", MANY, "--text", "標題與正文含此詞；可重複，或以空格隔開，須全部含有", WHAT, "詞"),
    option("kind", MANY, "--kind", f"{_KIND_CHOICES}；可重複", WHAT, "性質", CHOICES["kind"]),
    option("status", MANY, "--status", "已登記的狀態，如 推進中、未登記；可重複", PROGRESS, "狀態", CHOICES["status"]),
    option("light", MANY, "--light", "green 綠、yellow 黃、red 紅；可重複", PROGRESS, "燈", CHOICES["light"]),
    option("plan", MANY, "--plan", "文庫中的方案編號", WHAT, "方案", "plan"),
    option("place", MANY, "--place", "文庫中此地的方案，如 遂寧", WHAT, "地名", "place"),
    option("year", MANY, "--year", "文庫中此年的方案：成文日期的年份，沒有的按文號", WHAT, "年份", "year"),
    option(
        "sort",
        TEXT,
        "--sort -F",
        "按字段排序，可寫幾個，前加 - 為倒序；各命令字段不同，任務的如 chapter,-id",
        WHAT,
        "字段",
        "field",
    ),
    option("limit", NUMBER, "--limit", "只列前若干條", WHAT, "條數", min=0, max=MOST),
)

SELECTION_OPTIONS = {condition.name: condition for condition in _CONDITIONS}
"""The option of each field of Selection, by its name."""


def _selection(values: dict[str, Any]) -> Selection:
    return selection_of(values, date.today())


SELECTION = Group("selection", _CONDITIONS, _selection)
WITH_PROGRESS = Group(
    "with_progress",
    (option("progress", bool, "--progress", "一併列出各項任務的狀態、燈和最近填報", PROGRESS),),
    lambda values: bool(values["progress"]),
)
OF_UNIT = Group("selection", (SELECTION_OPTIONS["unit"],), _selection)
PLAN = Group("selection", (SELECTION_OPTIONS["plan"],), _selection)
PLANS = Group(
    "selection",
    tuple(SELECTION_OPTIONS[name] for name in ("plan", "place", "year", "as_of", "sort", "limit")),
    _selection,
)
AS_OF = Group("selection", (SELECTION_OPTIONS["as_of"],), _selection)


ALL_FORMATS = {format_.name: format_.help for format_ in FORMATS}
FORMATS_OF_DOCUMENTS = {format_.name: format_.help for format_ in FORMATS if format_.documents}


def _format(known: dict[str, str]) -> inspect.Parameter:
    return option("format", TEXT, "--format -f", "、".join(known), SHOWN, "格式", known)


_OUTPUT = (
    _format(ALL_FORMATS),
    option("fields", TEXT, "--fields", "只列這些字段，逗號分隔", SHOWN, "字段", "field"),
    option("header", bool | None, "--header/--no-header", "是否帶表頭", SHOWN),
    option("fail_empty", bool, "--fail-empty", "沒有結果時退出碼為 1", SHOWN),
)
_FILE = (
    option("path", TEXT, "--output -o", "寫入文件，格式由擴展名定；- 為標準輸出", SHOWN, "文件"),
    option("encoding", TEXT, "--encoding", "文件編碼，如 utf-8、gb18030", SHOWN, "編碼"),
    option("force", bool, "--force", "覆蓋已有的文件", SHOWN),
)


def _output(values: dict[str, Any]) -> Output:
    typed_fields = values.pop("fields", None) or ""
    for separator in ("\uff0c", "、"):  # no blanks: a column of SQL may be named with one
        typed_fields = typed_fields.replace(separator, ",")
    names = [name.strip() for name in typed_fields.split(",")]
    office = os.environ.get("FAZHI_OFFICE", "")
    return Output(fields=tuple(name for name in names if name), office=office, **values)


OUTPUT = Group("out", (*_OUTPUT, *_FILE), _output)
FILE = Group("out", _FILE, _output)
BYTES = Group("out", (_FILE[0], _FILE[2]), _output)
FORMATTED = Group("out", (_OUTPUT[0], *_FILE), _output)
PRINTED = Group("out", (_format(FORMATS_OF_DOCUMENTS), *_FILE), _output)

MANY_PLANS = 20
"""Plans that take long enough for a bar."""

_SESSION = (
    option("data", TEXT, "--data", "規則庫文件夾、文庫或索引文件", SOURCE, "路徑", envvar="FAZHI_DATA"),
    option("script", TEXT, "--script", "hans 以簡體顯示，hant 照原文", SOURCE, "字體", SCRIPTS),
    option("explain", bool, "--explain", "在標準錯誤上說明如何理解所選", SOURCE),
)


def _note_sentence(note: Note) -> str:
    from fazhi_cli.cli.hints import note_sentence  # an answer without notes does not wait for it

    return note_sentence(note)


def _watched(entries: Iterable[Any], count: int) -> Iterable[Any]:
    """A bar on the terminal while a library is read; a few plans are read before anybody has looked."""
    if count < MANY_PLANS or sys.stderr is None or not sys.stderr.isatty():
        return entries
    from fazhi_cli.output.terminal import progress

    return progress(entries, "讀入方案", count)


def _session(values: dict[str, Any]) -> Session:
    typed = values["script"]
    name = typed or os.environ.get("FAZHI_SCRIPT")
    return Session(
        values.get("data"),
        script_named(name) if name else Script(),
        is_script_typed=typed is not None,
        explain=values.get("explain", False),
        word=_note_sentence,
        watch=_watched,
    )


def _session_at(values: dict[str, Any]) -> Session:
    """The session of a command that is about one place, which its argument may name. Raises WrongCall where --data does too."""
    place = values.pop("place")
    if place is not None:
        from fazhi_cli.cli.places import rulebook_at  # only who names a place waits for it

        values["data"] = rulebook_at(place, values["data"])
    return _session(values)


_PLACE_NAMED = inspect.Parameter(
    "place",
    inspect.Parameter.KEYWORD_ONLY,
    default=argument("路徑", "規則庫文件夾、文庫或索引文件，與 --data 相同"),
    annotation=TEXT,
)

SESSION = Group("session", _SESSION, _session)
PLACE = Group("session", _SESSION[:2], _session)
SCRIPT = Group("session", _SESSION[1:2], _session)
PLACE_NAMED = Group("session", (_PLACE_NAMED, *_SESSION[:2]), _session_at)
