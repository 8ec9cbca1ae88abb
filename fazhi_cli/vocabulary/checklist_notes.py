"""The sentence for each note under a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan.readings import READINGS, SCOPED_IN_FULL, SCOPES
from fazhi_cli.vocabulary import HEADINGS
from fazhi_cli.vocabulary.gaps import SILENT
from fazhi_cli.vocabulary.marks import OFFICE
from fazhi_cli.vocabulary.notes import STEMS as NOTES
from fazhi_cli.vocabulary.notes import sentence as sentence_of
from fazhi_cli.vocabulary.successions import became, ground_on_paper
from fazhi_cli.vocabulary.templates import day_in_words, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.vocabulary.note import Facts, Note
    from fazhi_cli.vocabulary.notes import Wordings

OWN = "本單位"
"""What a sheet calls the one body that it is of."""

OF_ASKED_UNIT = {"itself": "即{}", "included": "含{}", "possible": "由{}判斷", "receives": "{}收件"}
"""What the words of a clause make of an asked unit, after those who must act."""

OF_ITSELF = "{}自行判斷"
"""The same of a unit that judges whether it is meant: behind another unit 由 would have it judge of that one."""

NOT_CHECKED, NOT_STRUCK_OFF = "不核對", "不銷號"
"""Of a right, which its holder may leave unused: on a sheet to check, and on one on which things are struck off."""

_EXPLAINED = {
    "itself": "按單位名錄所載的名稱、職能",
    "included": "按單位名錄所載的類別、層級",
    "possible": "指{}是否在內，方案和單位名錄均未寫明",
    "receives": "指條文所寫的報送或對象為{}",
}


def of_asked_unit(part: str, called: str) -> str:
    """What the words of a clause make of the one body that a sheet is of, or of units that it calls by their names."""
    wording = OF_ITSELF if part == "possible" and called != OWN else OF_ASKED_UNIT[part]
    return wording.format(called)


def kept_whole(asked: Iterable[str]) -> tuple[str, ...]:
    """Set phrases of a sheet, of which no line ends within: one character alone in the next looks like a slip.

    asked: what the sheet calls the asked units.
    """
    of_asked = (of_asked_unit(part, name) for name in asked for part in OF_ASKED_UNIT)
    return (SILENT, NOT_CHECKED, NOT_STRUCK_OFF, "其中", f"{HEADINGS['actor']}：", *of_asked)


def sentence(note: Note) -> str:
    """The whole sentence of a note, after the title of its plan where the sheet is of several."""
    text = sentence_of(note, STEMS)
    plan = note.facts.get("plan")
    return f"《{plan}》：{text}" if plan else text


def _wordings(facts: Facts) -> str:
    return "".join(f"「{wording}」" for wording in facts["wordings"])


def on_paper(note: Note) -> str:
    """The sentence of a note on a selection, without how surely the program knows of a succession; on paper all end with 。"""
    text = sentence_of(note, _ON_PAPER)
    return text if text.endswith("。") else f"{text}。"


def _later_name(facts: Facts) -> str:
    unit, later = facts["unit"], facts["later"]
    text = became(unit, later, ground_on_paper(later))
    return f"{text}，方案原列{unit}" if facts["named"] else text


def _succession(facts: Facts) -> str:
    later = facts["later"]
    tasks = f"牽頭的{facts['leads']}項、負責的{facts['responsible']}項"
    return f"{later.name}另承接{facts['unit']}{tasks}{ground_on_paper(later)}"


def _reading_open(facts: Facts) -> str:
    both = "，".join(f"{READINGS[reading]}{scope}" for reading, scope in SCOPES.items())
    return f"{_wordings(facts)}口徑{READINGS['both']}：{both}"


def _reading_followed(facts: Facts) -> str:
    return f"{_wordings(facts)}按{SCOPED_IN_FULL[facts['reading']]}"


def _reading_fixed(facts: Facts) -> str:
    reading = SCOPED_IN_FULL[facts["reading"]]
    decided_on = day_in_words(facts["on"])
    fixed = f"據{facts['basis']}，自{decided_on}起" if facts["basis"] else f"由{facts['by']}於{decided_on}"
    return f"{OFFICE}{_wordings(facts)}{fixed}定為{reading}"


def _successions(facts: Facts) -> str:
    successions = []
    for unit, successors in facts["successions"]:
        bodies = [f"{later.name}{ground_on_paper(later, with_tasks=True)}" for later in successors]
        successions.append(f"{unit}→{listed(bodies)}")
    all_of_them = "；".join(successions)
    return f"單位按方案原文列名，職責其後的承接：{all_of_them}"


def _actors_explained(facts: Facts) -> str:
    asked = facts["asked"]
    said, meant = (asked, asked) if asked else ("某單位", "該單位")
    explained = [f"「{of_asked_unit(part, said)}」{_EXPLAINED[part].format(meant)}" for part in facts["parts"]]
    points = ["「其中第幾點」指條文列舉的第幾點由其辦理"] if facts["tells_points"] else []
    return "；".join(("「行為主體」為條文寫明的行為人", *points, *explained))


def _boxes_explained(facts: Facts) -> str:
    """Which rows have no box: a clause whose points have each one, or points that have none."""
    explained = []
    if "divided" in facts["topics"]:
        explained.append("列舉的各點分別核對的，整句不設框")
    if "no box" in facts["topics"]:
        explained.append("列舉的各點不能單獨辦理的，不設框，在整句核對")
    return "；".join(explained)


def _answering_explained(facts: Facts) -> str:
    """Who stands in the column of those who must hand a thing in."""
    topics = facts["topics"]
    if topics == {"answering without leads"}:
        return "「責任單位」欄列該項任務的各單位"
    by_role = []
    if "answering by role" in topics:
        own = f"和{facts['asked'] or '本表單位'}" if "answering beside leads" in topics else ""
        by_role.append(f"列該項任務的牽頭單位{own}")
    if "answering without leads" in topics:
        by_role.append("方案未列牽頭單位的，列其各單位")
    if "answering by words" not in topics:
        column = f"「責任單位」欄{'；'.join(by_role)}"
    elif by_role:
        column = f"「責任單位」欄：條文寫明行為主體的，列行為主體；未寫明的，{'；'.join(by_role)}"
    else:
        column = "「責任單位」欄列條文寫明的行為主體"
    return f"{column}；該項任務的全部單位見任務名稱之下"


_ON_PAPER: Wordings = {
    **NOTES,
    "later-name": _later_name,
    "succession-included": _succession,
    "succession-left-out": _succession,
    # What became of it, and how surely that is known, stays in the program.
    "undeclared-body": NOTES["unnamed-unit"],
}

STEMS: Wordings = {
    "reading-open": _reading_open,
    "reading-followed": _reading_followed,
    "reading-fixed": _reading_fixed,
    "open-group": "「{group}」為泛稱，方案未列明具體單位",
    "successions": _successions,
    "limits-silent": f"條文下沒有註明時限的，{SILENT}",
    "limits-of-clause": "列舉的事項不另列時限，時限見所屬條文一行",
    "boxes-explained": _boxes_explained,
    "cases-counted": "填應辦、已辦件數的為逐案事項，本表只填件數；每案另用個案核對表",
    "actors-explained": _actors_explained,
    "answering-explained": _answering_explained,
    "office-mark": f"標「{OFFICE}」的為本單位細化，不是方案原文",
}
