"""The bodies and the word pairs of the Suining plan, typed a second time from the reviewed facts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "tests" / "source" / "suining-2015.txt").read_text(encoding="utf-8")


def _load(name: str) -> Any:
    return yaml.load((ROOT / "data" / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


UNITS: list[dict[str, Any]] = _load("units.yaml")["units"]
FUNCTIONAL: list[dict[str, Any]] = _load("units.yaml")["functional"]
PAIRS: list[dict[str, Any]] = _load("wording.yaml")["pairs"]
BY_NAME = {unit["name"]: unit for unit in UNITS}

# name: full name, its confidence, category, aliases
NAMED: dict[str, tuple[str | None, str | None, str, list[str]]] = {
    "市監察局": ("遂寧市監察局", "BG", "黨政監督機關", ["監察局"]),
    "市法制辦": ("遂寧市人民政府法制辦公室", "H", "政府辦事機構", ["法制辦", "政府法制辦"]),
    "市委編辦": ("中共遂寧市委機構編制委員會辦公室", "BG", "黨委機構", ["編辦", "市編辦"]),
    "市外網辦": (None, None, "未明", ["外網辦", "電子政務外網辦"]),
    "市政府辦公室": ("遂寧市人民政府辦公室", "H", "政府辦公機構", ["市府辦", "市政府辦"]),
    "市發改委": ("遂寧市發展和改革委員會", "M", "政府工作部門", ["發改委", "市發展改革委"]),
    "市工商局": ("遂寧市工商行政管理局", "BG", "政府工作部門", ["工商局"]),
    "市政務中心": ("遂寧市政務服務中心", "L", "服務機構", ["政務中心", "政務服務中心"]),
    "市公共資源交易服務中心": ("遂寧市公共資源交易服務中心", "BG", "事業單位", ["公共資源交易中心", "交易中心"]),
    "市財政局": ("遂寧市財政局", "BG", "政府工作部門", ["財政局"]),
    "市檢察院": ("遂寧市人民檢察院", "BG", "司法機關", ["檢察院"]),
    "市國土局": ("遂寧市國土資源局", "BG", "政府工作部門", ["國土局", "國土資源局"]),
    "市國資委": ("遂寧市政府國有資產監督管理委員會", "BG", "直屬特設機構", ["國資委"]),
    "市政務公開辦": (None, None, "議事協調機構辦公室", ["政務公開辦", "公開辦"]),
    "市目督室": ("市目標(績效)督查室", "M", "督查機構", ["目督室", "目標督查室"]),
    "市審計局": ("遂寧市審計局", "BG", "政府工作部門", ["審計局"]),
    "市人社局": ("遂寧市人力資源和社會保障局", "BG", "政府工作部門", ["人社局", "人力社保局"]),
    "市司法局": ("遂寧市司法局", "BG", "政府工作部門", ["司法局"]),
}

# name: later name, year, source, confidence
SUCCESSORS: dict[str, list[tuple[str, str | None, str | None, str]]] = {
    "市監察局": [("市監察委員會", "2018", "媒體報道(四川21市州監委成立)", "M")],
    "市法制辦": [("市司法局", "2019", "遂寧市司法局機構沿革頁", "H")],
    "市工商局": [("市市場監督管理局", "2019", "承接單位名稱見公開文件;併入細節為常識", "H")],
    "市政務中心": [
        ("市政務服務和大數據局", None, "遂府辦發〔2020〕2號所列責任單位", "H"),
        ("市政務服務管理局", None, "承接單位名稱見官方網站", "M"),
    ],
    "市國土局": [("市自然資源和規劃局", "2019", "承接單位官方網站", "H")],
    "市目督室": [("目標績效管理機構", None, None, "L")],
    "射洪縣政府": [("射洪市政府", "2019", None, "BG")],
}

COUNTIES = {
    "船山區政府": "船山區人民政府",
    "安居區政府": "安居區人民政府",
    "射洪縣政府": "射洪縣人民政府",
    "蓬溪縣政府": "蓬溪縣人民政府",
    "大英縣政府": "大英縣人民政府",
}

# wording: mainland form, the words around each place that it stands in, in the order of the text
PLACES: dict[str, tuple[str, list[str]]] = {
    "程式": (
        "程序",
        [
            "立法程式",
            "條件和程式",
            "法定程式",
            "決策程式規定",
            "必經程式",
            "決策程式置於",
            "必經程式",
            "制定程式",
            "移送程式",
            "執法程式",
            "環節和程式",
            "程式是否完備",
            "執法程式規範",
            "方式和程式",
            "條件、程式、數量",
        ],
    ),
    "檔案": ("文件", ["規範性檔案"] * 17),
    "設定": ("設置", ["重複設定的執法隊伍", "政府機構設定", "使其機構設定"]),
    "最佳化": ("優化", ["清理最佳化", "最佳化全市", "最佳化政府機構", "最佳化審計資源"]),
    "民眾": ("群眾", ["人民民眾", "企業和民眾", "關係民眾", "拓寬民眾", "處理民眾"]),
    "網路": ("網絡", ["信息網路查詢", "信息網路技術"]),
    "準入": ("准入", ["市場準入負面", "市場準入,"]),
    "許可權": ("權限", ["執法許可權範圍"]),
    "線上": ("在線", ["實現線上"]),
    "即時": ("實時", ["即時監控"]),
    "計畫": ("計劃", ["審計計畫管理"]),
    "記錄製度": ("記錄制度", ["全過程記錄製度"]),
}

UNTOUCHED = [
    "公眾參與",
    "公眾反映",
    "不得設定強制性",
    "變相設定或者",
    "違法設定行政許可",
    "變相設定行政許可",
    "違法設定收費",
]


def test_the_plan_names_eighteen_units_in_this_order() -> None:
    assert [unit["name"] for unit in UNITS[:18]] == list(NAMED)
    at = [re.search(f"[:、,]{name}[、,\n]", SOURCE) for name in NAMED]
    starts = [place.start() for place in at if place]
    assert len(starts) == 18
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", NAMED)
def test_a_named_unit_says_what_the_facts_say(name: str) -> None:
    unit = BY_NAME[name]
    full = unit.get("full_name", {})
    assert (full.get("text"), full.get("confidence"), unit["category"], unit["aliases"]) == NAMED[name]
    assert "named" not in unit


def test_later_names_are_those_of_the_facts_and_no_others() -> None:
    encoded = {
        unit["name"]: [(s["name"], s.get("year"), s.get("source"), s["confidence"]) for s in unit["successors"]]
        for unit in UNITS
        if "successors" in unit and unit.get("named") != "false"
    }
    assert encoded == SUCCESSORS


def test_the_basis_of_a_succession_is_the_reform_and_not_the_rule_on_duties_under_regulations() -> None:
    """國發〔2018〕17號 says only what becomes of duties that regulations of the State Council give to a body."""
    based = {u["name"]: s["basis"] for u in UNITS[:18] for s in u.get("successors", []) if "basis" in s}
    assert based == dict.fromkeys(["市監察局", "市法制辦", "市工商局", "市國土局"], "深化黨和國家機構改革方案")


def test_of_the_offices_own_list_only_what_was_seen_of_suining_is_said() -> None:
    """What is known of cities at large is the program's; see fazhi_cli/plan/successions.csv."""
    own = {u["name"]: [(s["name"], s["confidence"]) for s in u["successors"]] for u in UNITS[25:] if "successors" in u}
    assert own == {
        "市經濟和信息化委": [("市經濟和信息化局", "H")],
        "市水務局": [("市水利局", "H")],
        "市農業局": [("市農業農村局", "H")],
        "市林業局": [],
        "市衛生計生委": [("市衛生健康委", "H")],
        "市食品藥品監管局": [("市市場監督管理局", "H")],
        "市質監局": [("市市場監督管理局", "H")],
        "市國稅局": [("市稅務局", "H")],
        "市地稅局": [("市稅務局", "H")],
    }


def test_the_reorganised_bureau_of_justice_has_a_note_and_no_later_name() -> None:
    assert "2019年重組，原市法制辦的職責併入" in BY_NAME["市司法局"]["note"]


def test_one_group_is_closed_and_the_other_open() -> None:
    assert [unit["name"] for unit in UNITS if "members" in unit] == ["各縣(區)政府"]
    assert BY_NAME["各縣(區)政府"]["members"] == list(COUNTIES)
    assert [unit["name"] for unit in UNITS if unit.get("open") == "true"] == ["市直有關部門"]


@pytest.mark.parametrize(("name", "full_name"), COUNTIES.items())
def test_a_county_is_found_by_its_three_names(name: str, full_name: str) -> None:
    unit = BY_NAME[name]
    assert unit["full_name"] == {"text": full_name, "confidence": "H"}
    assert name.removesuffix("政府") in unit["aliases"]
    assert "named" not in unit


def test_the_offices_own_list_is_general_knowledge_that_the_plan_does_not_print() -> None:
    own = UNITS[18 + 2 + 5 :]
    assert len(own) == 34
    assert {unit["named"] for unit in own} == {"false"}
    assert {unit["full_name"]["confidence"] for unit in own if "full_name" in unit} == {"BG"}
    assert not [unit["name"] for unit in own if unit["name"] in SOURCE]


def _owners(bodies: list[tuple[str, list[str]]]) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for owner, spellings in bodies:
        for spelling in spellings:
            for key in (spelling, re.sub("^(遂寧市|市)", "", spelling)):
                owners.setdefault(key, set()).add(owner)
    return owners


def test_no_two_bodies_share_a_name() -> None:
    units = [
        (unit["name"], [unit["name"], *unit.get("aliases", []), unit.get("full_name", {}).get("text", unit["name"])])
        for unit in UNITS
    ]
    functions = [(f"functional {entry['name']}", entry["spellings"]) for entry in FUNCTIONAL]
    # Only without its 市 does 市政府 read like 政府; each is still told from the other by its exact words.
    shared = {name: owners for name, owners in _owners(units + functions).items() if len(owners) > 1}
    assert shared == {"政府": {"functional 政府", "functional 市政府"}}


@pytest.mark.parametrize("entry", FUNCTIONAL, ids=lambda entry: entry["name"])
def test_a_name_by_function_stands_in_the_plan(entry: dict[str, Any]) -> None:
    assert entry["name"] in entry["spellings"]
    assert not [spelling for spelling in entry["spellings"] if spelling not in SOURCE]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("政府", "政府"),  # 3
        ("審批機關", "行政審批機關"),  # 4
        ("政府常務會議", "政府常務會議"),  # 9
        ("市直部門", "市直部門"),  # 10
        ("市政府法制機構", "政府法制機構"),  # 10
        ("各級行政機關", "行政機關"),  # 13
        ("本機關法制工作機構", "法制工作機構"),  # 21
        ("市級行政執法部門", "行政執法機關"),  # 22
        ("重大行政處罰、重大行政強制的決定機關", "決定機關"),  # 24
        ("本級人民政府法制工作部門", "政府法制機構"),  # 24
        ("上一級主管部門", "上一級主管部門"),  # 24
        ("各級行政執法部門", "行政執法機關"),  # 25
        ("市政府", "市政府"),  # 25
        ("行政審批機關", "行政審批機關"),  # 31
        ("行政執法機關", "行政執法機關"),  # 31
        ("行政複議機關", "行政複議機關"),  # 31
        ("縣級以上行政執法部門", "行政執法機關"),  # 35
        ("鄉(鎮)人民政府", "鄉(鎮)人民政府"),  # 35
        ("市、縣(區)政府", "市、縣(區)政府"),  # 37
        ("市、縣(區)政府依法行政領導小組辦公室", "依法行政領導小組辦公室"),  # 37
        ("政府督查機構", "政府督查機構"),  # 37
    ],
)
def test_who_acts_or_receives_is_declared(spelling: str, name: str) -> None:
    assert [entry["name"] for entry in FUNCTIONAL if spelling in entry["spellings"]] == [name]


def test_only_the_legal_office_is_certain_behind_a_name_by_function() -> None:
    assert {e["name"]: e["unit"] for e in FUNCTIONAL if "unit" in e} == {"政府法制機構": "市法制辦"}


def _starts(word: str, text: str) -> set[int]:
    return {match.start() for match in re.finditer(re.escape(word), text)}


def _hits(pair: dict[str, Any]) -> list[int]:
    word, only = pair["text"], pair.get("only", [pair["text"]])
    return sorted({start + phrase.index(word) for phrase in only for start in _starts(phrase, SOURCE)})


def test_the_pairs_are_those_of_the_facts() -> None:
    assert {pair["text"]: pair["mainland"] for pair in PAIRS} == {word: to for word, (to, _) in PLACES.items()}
    assert {p["text"]: p["only"] for p in PAIRS if "only" in p} == {
        "設定": ["重複設定", "機構設定"],
        "許可權": ["執法許可權"],
    }
    assert not [pair["text"] for pair in PAIRS if "not" in pair]
    assert all(pair["because"].endswith("。") for pair in PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["text"])
def test_a_pair_holds_exactly_where_the_text_was_converted(pair: dict[str, Any]) -> None:
    contexts = PLACES[pair["text"]][1]
    hits = _hits(pair)
    assert len(hits) == len(contexts)
    for hit, context in zip(hits, contexts, strict=True):
        before = context.index(pair["text"])
        assert SOURCE[hit - before : hit - before + len(context)] == context


@pytest.mark.parametrize("phrase", UNTOUCHED)
def test_an_original_word_is_left_alone(phrase: str) -> None:
    (start,) = _starts(phrase, SOURCE)
    place = range(start, start + len(phrase))
    assert not [pair["text"] for pair in PAIRS for hit in _hits(pair) if hit in place]
