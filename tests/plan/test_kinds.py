from __future__ import annotations

import pytest
from opencc import OpenCC

from fazhi_cli.plan.kinds import exceptions, kind_of, marks

simplified = OpenCC("t2s").convert

KINDS = {
    "不損害國家安全,政府不得限制進入。": "prohibition",
    "即對屬於企業經營自主權的事項,一律不再作為前置條件;": "prohibition",
    "除特殊需要並有法律法規依據外,一律不得設定強制性中介服務和指定中介機構。": "prohibition",
    "落實“五個嚴禁”,即嚴禁違法設定行政許可、增加行政許可條件和程式;": "prohibition",
    "不得違法創設行政許可、行政處罰、行政強制、行政收費等行政權力": "prohibition",
    "未經執法資格考試合格,不得授予執法資格,不得從事執法活動。": "prohibition",
    "嚴禁收費罰沒收入同部門利益直接或變相掛鈎。": "prohibition",
    "未經法制審核或者審核未通過的,不得作出決定。": "prohibition",
    "對依法不得公開的信息予以保密。": "prohibition",
    "應當在審議前審查,不得事後補辦,作出決定之前,應當審核。": "prohibition",
    "把部門論證、集體討論作為重大決策必經程式,將決策程式置於法治框架內。": "gate",
    "將合法性審查作為行政決策必經程序和重要依據。": "gate",
    "行政決策事項報請政府常務會議審議前,均應由政府法制機構進行合法性審查,": "gate",
    "作出重大行政執法決定之前,應當由本機關法制工作機構進行審核。": "gate",
    "把法律知識考試作為授予行政執法資格的前提條件,": "gate",
    "發布前須經合法性審查。": "gate",
    "簽訂合同前，必須送審。": "gate",
    "按立法程式提請人大及其常委會修改法規後一律取消;": "duty",
    "對地方性法規有明確規定的前置條件,除確有必要保留的外,": "duty",
    "只要不屬於法律法規禁止進入的領域": "duty",
    "禁止變相設定或者實施行政審批。": "duty",
    "2015年3月前,完善並公布市級行政權力清單;": "duty",
    "2015年3月前,應當完善並公布市級行政權力清單;": "duty",
    "2015年3月底前應公布裁量標準": "duty",
    "2015年底之前應當完成": "duty",
    "3月15日前,均應報送": "duty",
    "一季度前應當完成": "duty",
    "日前應邀參加": "duty",
    "目前應當加強": "duty",
    "當前,應以此為重點": "duty",
    "以前應辦的事項": "duty",
    "推進法治幹部下基層活動。": "duty",
    "不得不採取措施的": "duty",
    "不得已時可以": "duty",
    "一律不收。": "prohibition",
    "企業需要中介服務的,由企業自主選擇。": "duty",
    "": "duty",
}


@pytest.mark.parametrize("script", [str, simplified], ids=["hant", "hans"])
@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_the_kind_that_the_words_say(text: str, kind: str, script: type[str]) -> None:
    assert kind_of(script(text)) == kind


def test_the_words_that_forbid_stand_at_their_places() -> None:
    text = "一律不再審批,一律不得收費;嚴禁違法,不得變相,不得不說明的,依法不得公開"
    assert [word for _, _, word in marks(text)] == ["一律不", "一律不得", "嚴禁", "不得", "不得"]
    assert all(text[start:end] == word for start, end, word in marks(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("對前置條件,除確有必要保留的外,按立法程式", ["除確有必要保留的外"]),
        ("除特殊需要並有法律法規依據外,一律不得設定", ["除特殊需要並有法律法規依據外"]),
        ("除因涉密等特殊情況外,所有行政審批", ["除因涉密等特殊情況外"]),
        ("在財政預算領域,除涉密信息外,政府預決算", ["除涉密信息外"]),
        (
            "除依法需要保護的涉及國家秘密、商業秘密和個人隱私的案件外,行政執法機關",
            ["除依法需要保護的涉及國家秘密、商業秘密和個人隱私的案件外"],
        ),
        ("除法律另有規定以外,應當公開", ["除法律另有規定以外"]),
        ("除法律另有規定之外，均應公開", ["除法律另有規定之外"]),
        ("除法律另有規定外不得收費", ["除法律另有規定外"]),
        ("除了涉密的外,全部公開", ["除了涉密的外"]),
        ("除涉外案件外,公開;除甲外,公開", ["除涉外案件外", "除甲外"]),
        ("除涉密信息外", ["除涉密信息外"]),
        ("消除隱患,對外開放,內外,均衡", []),
        ("解除合同外,應當", []),
        ("除此之外", []),
        ("除隱患。對外,公開", []),
        ("排除境外、海外因素", []),
        ("加強對外合作", []),
    ],
)
def test_exceptions_are_found_in_both_scripts(text: str, found: list[str]) -> None:
    assert [phrase for _, _, phrase in exceptions(text)] == found
    assert [phrase for _, _, phrase in exceptions(simplified(text))] == [simplified(phrase) for phrase in found]
    assert all(text[start:end] == phrase for start, end, phrase in exceptions(text))


def exception_phrases(text: str) -> list[str]:
    return [phrase for _, _, phrase in exceptions(text)]


@pytest.mark.parametrize("before", "消清解廢废排免刪删扣撤拆開开破去根剔切掃扫革驅驱")
def test_a_verb_that_ends_in_the_word_for_except_makes_no_exception(before: str) -> None:
    assert exception_phrases(f"{before}除隱患外,全部") == []
    assert exception_phrases(f"除{before}隱患外,全部") == [f"除{before}隱患外"]


@pytest.mark.parametrize("before", "境海國国對对涉")
def test_abroad_is_no_exception(before: str) -> None:
    assert exception_phrases(f"除甲{before}外,全部") == []


ENDINGS = (
    *",，、。;；:：)）\n",
    "均",
    "都",
    "應",
    "应",
    "不得",
    "一律",
    "所有",
    "其他",
    "其餘",
    "其余",
    "原則上",
    "原则上",
    "",
)


@pytest.mark.parametrize("after", ENDINGS)
def test_an_exception_ends_where_the_rest_begins(after: str) -> None:
    assert exception_phrases(f"除甲外{after}") == ["除甲外"]


@pytest.mark.parametrize("after", ["國", "其", "原", "部", "不"])
def test_a_word_that_begins_with_outside_ends_no_exception(after: str) -> None:
    assert exception_phrases(f"除甲外{after}乙") == []


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("甲" * 60, True),
        ("甲" * 61, False),
        ("", False),
        ("甲除乙", False),
        ("甲。", False),
        ("甲;", False),
        ("甲；", False),
        ("甲\n", False),
    ],
)
def test_an_exception_stands_in_one_sentence_of_sixty_characters(inside: str, found: bool) -> None:
    assert (f"除{inside}外" in exception_phrases(f"除{inside}外,全部")) is found


@pytest.mark.parametrize("before", "年月日號号底末度")
@pytest.mark.parametrize("time", ["前", "之前"])
def test_a_limit_is_no_gate(before: str, time: str) -> None:
    assert kind_of(f"3{before}{time}應當完成") == "duty"


@pytest.mark.parametrize("before", "以目當当日此先")
def test_the_present_and_the_past_are_no_gate(before: str) -> None:
    assert kind_of(f"{before}前應當完成") == "duty"


@pytest.mark.parametrize("before", ["發布前", "發布之前"])
@pytest.mark.parametrize("stop", ["", ",", "，"])
@pytest.mark.parametrize("all_of", ["", "均", "都", "一律"])
@pytest.mark.parametrize("duty", ["應當", "应当", "應", "须", "須", "必須", "必须"])
def test_an_act_that_must_wait_is_a_gate(before: str, stop: str, all_of: str, duty: str) -> None:
    assert kind_of(f"{before}{stop}{all_of}{duty}審查") == "gate"


@pytest.mark.parametrize("words", ["前提條件", "前提条件", "必經程序", "必经程序", "必經程式"])
def test_words_that_say_gate_by_themselves(words: str) -> None:
    assert kind_of(f"作為{words}。") == "gate"


@pytest.mark.parametrize("text", ["發布前審查", "前提", "必經之路", "經過程序", "發布前。應當"])
def test_words_that_nearly_say_gate(text: str) -> None:
    assert kind_of(text) == "duty"


@pytest.mark.parametrize("text", ["嚴禁吸煙", "严禁吸烟", "不得吸煙", "一律不得吸煙", "一律不吸"])
def test_words_that_forbid(text: str) -> None:
    assert kind_of(text) == "prohibition"


@pytest.mark.parametrize("text", ["不得不吸", "不得已", "不得而知", "一律不得不", "一律不得已", "一律取消", "禁止吸煙"])
def test_words_that_nearly_forbid(text: str) -> None:
    assert kind_of(text) == "duty"


@pytest.mark.parametrize("unit", ["除", "除外", "之前", "不", "除a", "前,"])
def test_a_million_hostile_characters_hold_nothing(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert (kind_of(text), marks(text), exceptions(text)) == ("duty", [], [])
