"""What a time is said of: typed by hand from sentences as plans write them."""

from __future__ import annotations

import time

import pytest

from fazhi_cli.plan.limit_subject import LimitedClause, subject_of
from fazhi_cli.plan.periods import names_period


def subject(text: str, wording: str, **phrases: list[str]) -> str:
    clause = LimitedClause(
        text=text,
        wordings=phrases.get("wordings", [wording]),
        outputs=phrases.get("outputs", []),
        recipients=phrases.get("recipients", []),
        actors=phrases.get("actors", []),
        title="修一座橋",
    )
    return subject_of(wording, clause)


@pytest.mark.parametrize(
    ("text", "wording", "phrases", "expected"),
    [
        (
            "2015年3月前,完善並公布市級行政權力清單;",
            "2015年3月前",
            {"outputs": ["市級行政權力清單"]},
            "市級行政權力清單",
        ),
        (
            "市直部門聘請的法律顧問,於2015年5月前,向市政府法制機構備案。",
            "2015年5月前",
            {"outputs": ["市直部門聘請的法律顧問"], "recipients": ["市政府法制機構"], "actors": ["市直部門"]},
            "法律顧問備案",
        ),
        (
            "行政審批決定應當在作出決定之日起10個工作日內公開。",
            "作出決定之日起10個工作日內",
            {"outputs": ["行政審批決定"]},
            "行政審批決定公開",
        ),
        ("认真落实年度报告制度。", "年度", {"outputs": ["年度报告"]}, "年度报告制度"),
        (
            "2015年3月底前向社會公開發布裁量標準並錄入行政職權目錄。",
            "2015年3月底前",
            {"outputs": ["裁量標準"], "recipients": ["社會"]},
            "裁量標準",
        ),
    ],
)
def test_what_is_handed_in_is_told_with_the_act_that_the_sentence_ends_in(
    text: str, wording: str, phrases: dict[str, list[str]], expected: str
) -> None:
    assert subject(text, wording, **phrases) == expected


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("2015年3月前,全面清理規範稅收優惠政策,明確政府和市場的邊界。", "2015年3月前", "全面清理規範稅收優惠政策"),
        ("實行分事行權、分級授權,定期輪崗。", "定期", "輪崗"),
        ("落實有效期制度和定期清理制度。", "定期", "清理制度"),
        ("開展日常和年終督促檢查,", "年終", "督促檢查"),
        ("清理工作於2015年6月底前完成。", "2015年6月底前", "清理工作完成"),
        ("清理工作在2015年6月底前全面完成;", "2015年6月底前", "清理工作全面完成"),
        ("推进试点,2015年底前完成。", "2015年底前", "推进试点完成"),
        ("9月投入使用", "9月", "投入使用"),
        ("情況複雜的,自受理之日起3個月內辦結,除當事人同意延長外。", "受理之日起3個月內", "情況複雜的辦結"),
        ("应当自收到之日起一个月内答复。", "收到之日起一个月内", "答复"),
        ("持續推進", "持續推進", "修一座橋"),
    ],
)
def test_without_an_output_it_is_what_the_time_stands_before(text: str, wording: str, expected: str) -> None:
    assert subject(text, wording) == expected


def test_another_time_of_the_clause_is_no_subject() -> None:
    """The clause consists of its two times: they are said of the task."""
    text, both = "6月底前,并长期坚持", ["6月底前", "长期坚持"]
    assert subject(text, "6月底前", wordings=both) == "修一座橋"
    assert subject(text, "长期坚持", wordings=both) == "修一座橋"


def test_each_time_of_a_clause_has_what_follows_it() -> None:
    text = "2015年3月底前印發方案,2015年6月底前完成清理,年底前組織驗收。"
    each = {"2015年6月底前": "完成清理", "年底前": "組織驗收", "2015年3月底前": "印發方案"}
    for wording, expected in each.items():
        assert subject(text, wording, wordings=list(each)) == expected


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("2020年启动,2022年基本完成。", {"2020年": "启动", "2022年": "基本完成"}),
        ("清理工作3月启动,6月底前完成。", {"3月": "清理工作启动", "6月底前": "清理工作完成"}),
        ("修建新桥,3月底前开工,当年年底前竣工。", {"3月底前": "修建新桥开工", "当年年底前": "修建新桥竣工"}),
        ("3月底前印发方案,6月底前完成。", {"3月底前": "印发方案", "6月底前": "完成"}),
        ("3月底前印发方案,组织清理,6月底前完成。", {"3月底前": "印发方案", "6月底前": "组织清理完成"}),
    ],
)
def test_a_closing_act_is_not_told_of_what_an_earlier_time_governs(text: str, each: dict[str, str]) -> None:
    for wording, expected in each.items():
        assert subject(text, wording, wordings=list(each)) == expected


def test_a_closing_act_is_not_told_of_another() -> None:
    assert subject("启动,2022年基本完成。", "2022年") == "基本完成"


def test_an_act_is_told_without_its_actor() -> None:
    text = "受理投訴後5個工作日內,承辦機關應當作出答覆;"
    assert subject(text, "受理投訴後5個工作日內", actors=["承辦機關"]) == "作出答覆"
    text = "4月1日至4月30日,縣區人民政府集中清理河道;"
    assert subject(text, "4月1日至4月30日", actors=["縣區人民政府"]) == "集中清理河道"


def test_the_actor_alone_is_no_subject() -> None:
    assert subject("各單位要在6月底前完成。", "6月底前", actors=["各單位"]) == "完成"


@pytest.mark.parametrize("wording", ["年度", "年終", "年终", "季度", "年中和年末"])
def test_a_word_that_only_names_a_period(wording: str) -> None:
    assert names_period(wording)


@pytest.mark.parametrize("wording", ["每年", "定期", "每年定期", "年底前", "2015年3月前", "每季度末"])
def test_a_word_that_says_how_often_or_by_when(wording: str) -> None:
    assert not names_period(wording)


@pytest.mark.parametrize("word", ["及", "以及", "於", "應當", "、"])
def test_however_many_words_lead_to_a_time(word: str) -> None:
    """Each of twenty thousand was tried as the first of those that end the part: 10 seconds."""
    started = time.process_time()
    assert subject(f"甲{word * 9_000}乙{word * 900}2015年3月前完成。", "2015年3月前").endswith("乙完成")
    assert time.process_time() - started < 1
