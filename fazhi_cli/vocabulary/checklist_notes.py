"""The sentence for each note under a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan.readings import READINGS, SCOPED_IN_FULL
from fazhi_cli.vocabulary.marks import OFFICE
from fazhi_cli.vocabulary.notes import sentence as sentence_of
from fazhi_cli.vocabulary.successions import ground
from fazhi_cli.vocabulary.templates import day_in_words, listed

if TYPE_CHECKING:
    from fazhi_cli.vocabulary.note import Facts, Note
    from fazhi_cli.vocabulary.notes import Wordings

OF_ASKED_UNIT = {"included": "含本單位", "possible": "由本單位判斷", "receives": "本單位收件"}
"""What the words of a clause make of the asked unit, after those who must act."""

_EXPLAINED = {
    "included": "「含本單位」按單位名錄所載的類別、層級",
    "possible": "「由本單位判斷」指本單位是否在內，方案和單位名錄均未寫明",
    "receives": "「本單位收件」指條文所寫的報送或對象為本單位",
}


def sentence(note: Note) -> str:
    """The whole sentence of a note, after the title of its plan where the sheet is of several."""
    text = sentence_of(note, STEMS)
    plan = note.facts.get("plan")
    return f"《{plan}》：{text}" if plan else text


def _reading_open(facts: Facts) -> str:
    days = []
    for reading, words in SCOPED_IN_FULL.items():
        day = day_in_words(facts[reading])
        days.append(f"{words}為{day}")
    both = "，".join(days)
    return f"「{facts['wording']}」口徑{READINGS['both']}：{both}"


def _reading_followed(facts: Facts) -> str:
    reading = SCOPED_IN_FULL[facts["reading"]]
    day = day_in_words(facts["day"])
    return f"「{facts['wording']}」按{reading}，至{day}"


def _reading_fixed(facts: Facts) -> str:
    reading = SCOPED_IN_FULL[facts["reading"]]
    decided_on = day_in_words(facts["on"])
    day = day_in_words(facts["day"])
    fixed = f"據{facts['basis']}，自{decided_on}起" if facts["basis"] else f"由{facts['by']}於{decided_on}"
    return f"{OFFICE}「{facts['wording']}」{fixed}定為{reading}，至{day}"


def _successions(facts: Facts) -> str:
    successions = []
    for unit, successors in facts["successions"]:
        bodies = [f"{later.name}（{ground(later)}）" for later in successors]
        successions.append(f"{unit}→{listed(bodies)}")
    all_of_them = "；".join(successions)
    return f"單位按方案原文列名，職責其後的承接：{all_of_them}"


def _actors_explained(facts: Facts) -> str:
    parts = ["「行為主體」為條文寫明的行為人", *(_EXPLAINED[part] for part in facts["parts"])]
    return "；".join(parts)


STEMS: Wordings = {
    "reading-open": _reading_open,
    "reading-followed": _reading_followed,
    "reading-fixed": _reading_fixed,
    "open-group": "「{group}」為泛稱，方案未列明具體單位",
    "successions": _successions,
    "cases-counted": "「逐案」事項按個案辦理，本表只填件數；每案另用個案核對表",
    "actors-explained": _actors_explained,
    "office-mark": f"標「{OFFICE}」的為本單位細化，不是方案原文",
}
