from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.plan.names import Folding, half_width, near, prefixes, unit_keys
from fazhi_cli.plan.script import character_table

fold = Folding(*character_table())

OPTIONS = ["unit", "lead", "responsible", "kind", "when", "due-by", "due-before", "due-from", "force", "format"]
FIELDS = ["id", "number", "title", "lead", "responsible", "when", "due", "due_latest"]
UNITS = ["市法制辦", "市府辦", "市法院", "市編辦", "市司法局", "市環保局", "市工商局", "市政務公開辦", "各縣(區)政府"]


@pytest.mark.parametrize(
    ("wanted", "known", "offered"),
    [
        # options
        ("unti", OPTIONS, ["unit"]),
        ("fromat", OPTIONS, ["format"]),
        ("due", OPTIONS, ["due-by", "due-from", "due-before"]),
        ("foo", OPTIONS, []),
        # fields
        ("titel", FIELDS, ["title"]),
        ("TITLE", FIELDS, ["title"]),
        ("due_lastest", FIELDS, ["due_latest", "due"]),
        ("leader", FIELDS, ["lead"]),
        ("color", FIELDS, []),
        # units, in either script and width
        ("市法治辦", UNITS, ["市法制辦"]),
        ("市法制办公室", UNITS, ["市法制辦"]),
        ("環保", UNITS, ["市環保局"]),
        ("市工商", UNITS, ["市工商局"]),
        ("各县（区）政俯", UNITS, ["各縣(區)政府"]),
        ("外星人", UNITS, []),
        ("市", UNITS, []),
        ("", UNITS, []),
        ("市法制辦", [], []),
    ],
)
def test_a_name_is_offered_only_where_it_is_near(wanted: str, known: list[str], offered: list[str]) -> None:
    assert near(wanted, known, fold) == offered


@pytest.mark.parametrize(
    ("wanted", "name", "is_near"),
    [
        ("abcde", "abcxy", True),
        ("abcde", "abxyz", False),
        ("abc", "abcdefghijklmnopqrstuvw", True),
        ("ab", "ba", False),
    ],
)
def test_of_five_characters_three_are_the_same_or_one_name_is_part_of_the_other(
    wanted: str, name: str, is_near: bool
) -> None:
    assert near(wanted, [name]) == ([name] if is_near else [])


def test_the_likeliest_comes_first_and_no_more_than_asked_for() -> None:
    known = ["tasking", "tasks", "task", "tusk", "task"]
    assert near("task", known) == ["task", "tasks", "tasking", "tusk"]
    assert near("task", known, most=2) == ["task", "tasks"]
    assert near("tosk", ["tusk", "task"]) == ["tusk", "task"]


def test_without_a_folding_only_case_is_folded() -> None:
    assert near("JSNO", ["Json"]) == ["Json"]
    assert near("市監察局", ["市监察局"]) == ["市监察局"]
    assert near("監察", ["监察"]) == []


def test_a_word_of_more_than_64_characters_is_no_slip() -> None:
    assert near("a" * 64, ["a" * 63]) == ["a" * 63]
    assert near("a" * 65, ["a" * 64]) == []


@pytest.mark.parametrize(
    ("wanted", "known"),
    [
        ("a" * 1_000_000, ["a" * 1_000_000]),
        ("ab" * 32, [f"{'ba' * 32}{n}" for n in range(20_000)]),
        ("ab" * 32, ["ba" * 500_000] * 5),
        ("單位", [f"單{n}位" for n in range(50_000)]),
    ],
    ids=["long word", "like names", "long names", "many names"],
)
def test_hostile_words_and_thousands_of_names_cost_little(wanted: str, known: list[str]) -> None:
    before = time.process_time()
    near(wanted, known)
    assert time.process_time() - before < 5


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_what_is_offered_is_known_and_said_once(wanted: str, known: list[str]) -> None:
    offered = near(wanted, known)
    assert set(offered) <= set(known)
    assert len(set(offered)) == len(offered) <= 5


@pytest.mark.parametrize(
    ("place", "names", "before"),
    [
        ("遂寧市", (), ("中共遂寧市", "中共遂寧", "遂寧市", "遂寧", "市")),
        ("遂寧", (), ("中共遂寧", "中共遂寧市", "遂寧", "遂寧市", "市")),
        ("沙市區", (), ("中共沙市區", "中共沙市", "沙市區", "沙市", "區")),
        ("射洪县", (), ("中共射洪县", "中共射洪", "射洪县", "射洪", "县")),
        ("", (), ("市",)),
        ("", ("縣住建局", "縣司法局", "各鄉鎮"), ("縣",)),
        ("", ("縣住建局", "市司法局"), ("市",)),
    ],
)
def test_what_may_be_left_out_before_a_name(place: str, names: tuple[str, ...], before: tuple[str, ...]) -> None:
    assert prefixes(place, names) == before


@pytest.mark.parametrize(
    ("place", "own"),
    [
        ("四川省遂寧市", "遂寧市"),
        ("遂寧市船山區", "船山區"),
        ("達州市渠縣", "渠縣"),
        ("荊州市沙市區", "沙市區"),
        ("阿壩藏族羌族自治州", "自治州"),
        ("內蒙古自治區", "自治區"),
    ],
)
def test_the_last_part_of_a_place_may_stand_before_a_name_too(place: str, own: str) -> None:
    assert own in prefixes(place)


@pytest.mark.parametrize(
    ("folded", "place", "keys"),
    [
        ("县住建局", "射洪县", ("住建局", "县住建局")),
        ("市住建局", "射洪县", ("市住建局",)),
        ("县财政局", "遂宁市", ("县财政局",)),
        ("省教育厅", "四川省", ("教育厅", "省教育厅")),
        ("四川省教育厅", "四川省", ("教育厅",)),
        ("船山区住建局", "遂宁市船山区", ("住建局",)),
        ("自治区教育厅", "内蒙古自治区", ("教育厅",)),
        ("四川省遂宁市人民检察院", "遂宁市", ("人民检察院",)),
        ("中共遂宁市委编办", "遂宁市", ("委编办",)),
        ("市委编办", "遂宁市", ("委编办", "市委编办")),
        ("遂宁海关", "遂宁市", ("海关",)),
        ("内江市财政局", "遂宁市", ("内江市财政局",)),
        ("遂宁市法制办", "遂宁市", ("法制办",)),
        ("市法制办", "遂宁市", ("法制办", "市法制办")),
        ("法制办", "遂宁市", ("法制办",)),
        ("市市场监督管理局", "遂宁市", ("市场监督管理局", "市市场监督管理局")),
        ("市 法制 办", "", ("法制办", "市法制办")),
        ("遂宁市", "遂宁市", ("遂宁市",)),
        ("市", "", ("市",)),
        ("遂宁市法制办", "", ("遂宁市法制办",)),
        ("", "", ("",)),
    ],
)
def test_the_keys_of_a_unit(folded: str, place: str, keys: tuple[str, ...]) -> None:
    assert unit_keys(folded, prefixes(place)) == keys


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("市法制辦", "市法制办"),
        ("市法制办", "市法制办"),
        ("川府發〔2014〕71號", "川府发(2014)71号"),
        ("川府发[2014]71号", "川府发(2014)71号"),
        ("【川府發】", "(川府发)"),
        ("「一」“二”", '"一""二"'),
        ("『一』‘二’", "'一''二'"),
        ("ＡBc１，　", "abc1, "),
        ("EXCEL", "excel"),
    ],
)
def test_spellings_of_the_same_words_fold_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "text"),
    [("１０，１２～１３", "10,12~13"), ("（十）　：", "(十) :"), ("10,12", "10,12"), ("。「」〔〕", "。「」〔〕")],
)
def test_full_width_signs_become_half_width(typed: str, text: str) -> None:
    assert half_width(typed) == text
