"""The sentence for each note that a query gives beside its rows.

A sentence has a stem, and an ending that tells what was done about it. On the command line another ending may name the
option to use (cli/hints.py); on paper, where nobody can add an option, this one stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from fazhi_cli.plan.readings import LENIENT, SCOPES, STRICT
from fazhi_cli.vocabulary import ROLES, TIMES
from fazhi_cli.vocabulary.gaps import SILENT
from fazhi_cli.vocabulary.marks import CHANGE
from fazhi_cli.vocabulary.successions import became, fate, ground, origin
from fazhi_cli.vocabulary.templates import filled, listed

if TYPE_CHECKING:
    from fazhi_cli.vocabulary.note import Facts, Note

_READINGS = f"{STRICT}{SCOPES['strict']}，{LENIENT}{SCOPES['lenient']}"
READING_GAP = f"{SILENT}「N月前」是否含當月：{_READINGS}"
"""No law is named: the day of a plan is often unknown, and with it the law in force then."""

COLLECTING = f"{SILENT}（慣例由列首位者匯總；僅為慣例，未查到明文）"
"""Who collects the reports of several leads: that the first-named does is custom only."""

WITHOUT_DAY = {
    "suspended": "已暫緩的時限{}條",
    "milestone": "年份不明的時限{}條",
    "triggered": "逐案時限{}條",
    "recurring": "定期事項{}條",
    "words": "只有文字、不能計日的時限{}條",
    "none": SILENT + "時限的任務{}項",
}
"""What an agenda has no day for."""

DAYLESS = TIMES | {"milestone": "年份不明", "words": "時限只有文字"}
"""What kept a clause without a day."""

FEW_FOLDERS = 5
"""Folders that are named where a library has many broken plans."""

FEW = 20
"""Tasks that are told by number; more are counted."""


def _lights(facts: Facts) -> str:
    from fazhi_cli.vocabulary.registers import lights_told

    return lights_told(*facts["near"])


def _later_name(facts: Facts) -> str:
    unit = facts["unit"]
    text = became(unit, facts["later"])
    return f"{text}，方案原列{unit}" if facts["named"] else text


def _succession(facts: Facts) -> str:
    later = facts["later"]
    tasks = f"牽頭的{facts['leads']}項、負責的{facts['responsible']}項"
    return f"{later.name}另承接{facts['unit']}{tasks}（{ground(later)}）"


def _unnamed_unit(facts: Facts) -> str:
    return f"方案未列明{facts['unit']}；其職責見{_where_to_look(facts)}"


def _undeclared_body(facts: Facts) -> str:
    known = [*origin(facts["before"]), *fate(facts["after"])]
    text = "；".join((f"方案未列明{facts['unit']}", *known))
    return f"{text}；其職責見{_where_to_look(facts)}"


def _where_to_look(facts: Facts) -> str:
    """Where the plan may bind a body that it does not name."""
    groups = listed(f"「{group}」" for group in facts["groups"])
    return f"{groups}及按職能規定的條款" if groups else "按職能規定的條款"


def _open_group(facts: Facts) -> str:
    role = ROLES[facts["condition"]]
    count = facts["count"]
    return f"方案有{count}項的{role}為「{facts['group']}」（泛稱，未列明具體單位）"


def _change(facts: Facts) -> str:
    whose = f"《{facts['plan']}》：" if facts["plan"] else ""
    return f"{CHANGE}{whose}{facts['change'].text}"


def _open_reading(facts: Facts) -> str:
    return f"{READING_GAP}（{_keys_named(facts['tasks'])}）"


def _keys_named(tasks: Any) -> str:
    """Tasks by their numbers where these are few and of one plan; else how many there are."""
    plans = {key.plan for key in tasks}
    if len(plans) > 1 or len(tasks) > FEW:
        return f"共{len(tasks)}項"
    numbers = listed(key.task for key in tasks)
    return f"第{numbers}項"


def duties_counted(facts: Facts) -> str:
    """How many clauses bind a body, and how surely."""
    parts = [
        f"確定適用{facts['certain']}條",
        f"是否適用由本單位判斷{facts['possible']}條",
        f"條文未寫明主體{facts['unstated']}條",
    ]
    if facts["named"]:
        parts.append(f"只提及{facts['named']}條")
    return f"約束各類機關的條款：{'，'.join(parts)}"


def _duties_counted(facts: Facts) -> str:
    unnamed = listed(facts["unnamed"])
    counted = duties_counted(facts)
    return f"方案未列明{unnamed}；{counted}" if unnamed else counted


def _unread_tasks(facts: Facts) -> str:
    return f"{_keys_named(facts['tasks'])}由程序拆分，未經人工核對"


def _without_day(facts: Facts) -> str:
    counts = []
    for kind, template in WITHOUT_DAY.items():
        if facts.get(kind):
            counts.append(template.format(facts[kind]))
    return f"沒有明確日期、未列入：{listed(counts)}"


def _calendar_written(facts: Facts) -> str:
    text = f"寫入{facts['count']}條時限"
    if facts["cancelled"]:
        text += f"；已暫緩的{facts['cancelled']}條寫為取消，日曆讀入後撤去原有的日程"
    dayless = facts["dayless"]
    if not dayless:
        return text
    by_time = []
    for time, word in DAYLESS.items():
        if dayless[time]:
            by_time.append(f"{word}{dayless[time]}條")
    total = sum(dayless.values())
    return f"{text}；另有{total}條分句沒有日期，未列入：{listed(by_time)}"


WORDS_TRIED = "已查標題與正文，不分簡繁，不計括號、引號、頓號，兼查大陸用語"
"""Where a word was looked for, and which spellings of it are one."""


def _word_not_found(facts: Facts) -> str:
    text = f"查無「{facts['word']}」（{WORDS_TRIED}）"
    near = facts["near"]
    if near is None:
        return text
    if near.is_part:
        return f"{text}；其中「{near.text}」見{_named(near.tasks)}"
    return f"{text}；最接近的是「{near.text}」，見{_named(near.tasks)}"


def _words_apart(facts: Facts) -> str:
    places = [f"「{word}」見{_named(tasks)}" for word, tasks in facts["places"].items()]
    return f"沒有同時含這些詞的任務：{'，'.join(places)}"


def _words_in_no_clause(facts: Facts) -> str:
    words = "".join(f"「{word}」" for word in facts["words"])
    return f"含{words}的任務是{_named(facts['tasks'])}，其中沒有一個分句合乎條件"


def _words_elsewhere(facts: Facts) -> str:
    words = "".join(f"「{word}」" for word in facts["words"])
    return f"含{words}的是{_named(facts['tasks'])}，不合其他條件"


def _named(tasks: Any) -> str:
    """Tasks by their numbers, with the count of those that are not named."""
    if not tasks.numbers:
        return f"{tasks.total}項"
    numbers = listed(tasks.numbers)
    if tasks.total > len(tasks.numbers):
        return f"第{numbers}項等{tasks.total}項"
    return f"第{numbers}項"


def _broken_plans(facts: Facts) -> str:
    folders = facts["folders"]
    named = listed(f"「{folder}」" for folder in folders[:FEW_FOLDERS])
    more = f"等{len(folders)}處" if len(folders) > FEW_FOLDERS else ""
    return f"文庫裡{named}{more}的方案有錯，不能用，未列入"


def _explanation(facts: Facts) -> str:
    from fazhi_cli.vocabulary.explanations import line  # only who asks for an explanation waits for it

    return line(facts["explanation"])


Wording = str | Callable[["Facts"], str]
Wordings = Mapping[str, Wording]

STEMS: dict[str, Wording] = {
    "function-name": "「{name}」是職能名稱，此處按{unit}查找",
    "member-of-group": "{units}屬「{group}」，方案以該統稱列其任務",
    "later-name": _later_name,
    "succession-included": _succession,
    "succession-left-out": _succession,
    "unnamed-unit": _unnamed_unit,
    "undeclared-body": _undeclared_body,
    "open-group-included": _open_group,
    "open-group-left-out": _open_group,
    "open-group-apart": _open_group,
    "change": _change,
    "open-reading": _open_reading,
    "unread-tasks": _unread_tasks,
    "implied-units": "{units}未逐項列出，依方案「{phrase}」一句列入責任單位",
    "limits-of-clauses": "時限只屬冒號後所列的事項，不是全項任務的時限",
    "tasks-without-limit": "{count}項任務的時限" + SILENT,
    "clauses-without-limit": "{count}條的時限" + SILENT,
    "function-note": "{function}：{note}",
    "function-is-unit": "條文所稱的{function}即{unit}",
    "duties-counted": _duties_counted,
    "category-unknown": "單位名錄未載明{units}屬於哪一類機關，約束各類機關的{count}條是否適用無法判斷，未列入",
    "open-group-undecided": "{groups}為泛稱，方案未列明具體單位，約束各類機關的{count}條是否適用無法判斷，未列入",
    "members-counted": "{groups}的成員按該統稱的任務計數",
    "actors-undecided": "{actors}是否包括本單位無法判斷，所約束的{count}條未列入",
    "succeeded-duties-left-out": "{name}另承接{units}",
    "other-duties-left-out": "另有{count}條約束他類主體，或只以他者為收件者，未列入",
    "calendar-written": _calendar_written,
    "sheets-written": "已寫{count}份及目錄，在「{folder}」",
    "no-sheets": "沒有符合條件的任務，未寫文件",
    "explanation": _explanation,
    "broken-plans": _broken_plans,
    "days-crossed": "所問的時間自{first}起、到{end}止，其間沒有一天，沒有時限合乎這一條件",
    "days-crossed-before": "所問的時間自{first}起、在{end}之前，其間沒有一天，沒有時限合乎這一條件",
    "leads-crossed": "牽頭單位不少於{least}個又不多於{most}個，沒有任務合乎這一條件",
    "word-not-found": _word_not_found,
    "words-apart": _words_apart,
    "words-in-no-clause": _words_in_no_clause,
    "words-elsewhere": _words_elsewhere,
    "counting": "{line}",
    "change-of-unit": _change,
    "near-days": "今天為{today}；「臨近到期」指{near}日內到期（方案未規定）；到期當日不算過期",
    "without-day": _without_day,
    "lights": _lights,
    "undefined-word": "何為「{word}」，" + SILENT,
}

ENDINGS = {
    "succession-included": "，已一併列出",
    "succession-left-out": "，未列入",
    "open-group-included": "，已一併列出",
    "open-group-left-out": "，未據此列入",
    "open-group-apart": "，未計入其他單位",
    "succeeded-duties-left-out": "，其職能條款未列入",
}

WITHOUT_STOP = {"change", "function-note", "explanation", "counting"}
"""The sentences that end without 。"""


def sentence(note: Note, stems: Wordings = STEMS, endings: Wordings = ENDINGS) -> str:
    """The whole sentence of a note; endings: by code what is told to have been done about it."""
    stem = _worded(stems[note.code], note.facts)
    ending = _worded(endings.get(note.code, ""), note.facts)
    stop = "" if note.code in WITHOUT_STOP else "。"
    return f"{stem}{ending}{stop}"


def _worded(wording: Wording, facts: Facts) -> str:
    if isinstance(wording, str):
        return filled(wording, facts)
    return wording(facts)
