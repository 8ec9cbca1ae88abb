"""Every word of the table's patterns: what it lets in, and what it keeps out."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_cli.plan.time_meaning import Context, Meaning, Milestone, Recurrence, Term
from fazhi_cli.plan.wordings import find, read, read_in

IN_2014 = Context(year=2014)


def by(year: int, month: int, day: int) -> Milestone:
    return Milestone(date(year, month, day), date(year, month, day))


def found(text: str) -> list[str]:
    return [wording for _, _, wording in find(text)]


EVENTS = ["成立", "設立", "註冊", "出生", "畢業", "簽訂", "發放", "取得", "開工", "投產", "發生"]


@pytest.mark.parametrize(
    "words", ["到期", "有望", "能夠", "已", *(f"{event}的" for event in EVENTS), "註冊成立的", "註冊設立的"]
)
@pytest.mark.parametrize(
    "limit", ["2015年3月5日前", "2015年3月底前", "2015年3月前", "2015年底前", "年底前", "一季度前", "上半年前"]
)
def test_a_day_that_tells_which_are_meant_is_no_limit(limit: str, words: str) -> None:
    assert found(f"{limit}{words}") == []


@pytest.mark.parametrize("words", [*EVENTS, "註冊登記的", "完成", "的"])
def test_a_day_before_which_something_is_to_be_done_is_one(words: str) -> None:
    assert found(f"2015年3月5日前{words}") == ["2015年3月5日前"]


DUTIES = [
    "要",
    "應",
    "須",
    "將",
    "全面",
    "基本",
    "力爭",
    "爭取",
    "確保",
    "實現",
    "完成",
    "建成",
    "建立",
    "達到",
    "制定",
    "出臺",
    "形成",
    "全部",
    "初步",
    "普遍",
    "啟動",
    "消除",
]


@pytest.mark.parametrize("duty", [*DUTIES, *(f",{duty}" for duty in DUTIES), ""])
@pytest.mark.parametrize("year", ["2020年末", "到2020年", "在2020年", "2020年上半年"])
def test_a_year_before_a_duty_is_a_limit(year: str, duty: str) -> None:
    assert found(f"{year}{duty}") == [year]


@pytest.mark.parametrize("words", ["情況", "的", ";完成", "。完成"])
@pytest.mark.parametrize("year", ["2020年末", "到2020年", "在2020年", "2020年上半年"])
def test_a_year_before_anything_else_is_none(year: str, words: str) -> None:
    assert found(f"{year}{words}") == []


@pytest.mark.parametrize(
    "text",
    [
        "在2012年制定的規劃",
        "在2012年,制定的規劃",
        "在2012年全面清理的基礎上",
        f"在2012年全面{'清' * 28}基礎上",
    ],
)
def test_a_year_that_looks_back_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "在2020年完成,基礎上",
        "在2020年完成。基礎上",
        "在2020年完成;基礎上",
        "在2020年完成",
        f"在2020年全面{'清' * 30}基礎上",
    ],
)
def test_a_year_followed_by_another_clause_is_not_looking_back(text: str) -> None:
    assert found(text) == ["在2020年"]


@pytest.mark.parametrize("after", list("期後夕往"))
@pytest.mark.parametrize("limit", ["2015年3月", "2015年3月5日", "2015年3月底", "2015年底", "每年3月底"])
def test_what_is_not_before(limit: str, after: str) -> None:
    assert all("前" not in wording for wording in found(f"{limit}前{after}工作"))


@pytest.mark.parametrize("after", list("部容在蒙瓦"))
@pytest.mark.parametrize("term", ["15日", "5個工作日", "3個月"])
def test_what_is_not_within(term: str, after: str) -> None:
    assert found(f"{term}內{after}") == []


@pytest.mark.parametrize("before", ["至", "到", "為", "近", "前", "月", "超過", "控制在", "壓縮在", "今後", "最後"])
def test_a_service_level_or_a_span_that_looks_back_is_no_limit(before: str) -> None:
    assert found(f"{before}5個工作日內") == []


@pytest.mark.parametrize("before", ["過", "在", "後", "於", "的"])
def test_other_words_before_a_term_leave_it_one(before: str) -> None:
    assert found(f"審核{before}5個工作日內")[0].endswith("5個工作日內")


@pytest.mark.parametrize("before", list("自從在於至,。;:、()《》“”「」 \n"))
def test_a_term_of_months_begins_a_phrase(before: str) -> None:
    expected = [] if before == "至" else ["3個月內"]
    assert found(f"完成{before}3個月內") == expected


@pytest.mark.parametrize(
    ("text", "wordings"),
    [("應當3個月內", ["3個月內"]), ("必須3個月內", ["3個月內"]), ("當3個月內", []), ("須3個月內", ["3個月內"])],
)
def test_a_term_of_months_follows_a_duty(text: str, wordings: list[str]) -> None:
    assert found(text) == wordings


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("1999年底前", by(1999, 12, 31)),
        ("一九九九年底前", by(1999, 12, 31)),
        ("2015年三季度前", by(2015, 9, 30)),
        ("2015年四季度前", by(2015, 12, 31)),
        ("2015年二季度底前", by(2015, 6, 30)),
        ("2015年第1季度末前", by(2015, 3, 31)),
        ("2015年3季度之前", by(2015, 9, 30)),
        ("2015年第4季度以前", by(2015, 12, 31)),
        ("2015年下半年內", by(2015, 12, 31)),
        ("2015年上半年底前", by(2015, 6, 30)),
        ("2015年上半年末前", by(2015, 6, 30)),
        ("2015年上半年前", by(2015, 6, 30)),
        ("每年四季度末前", Recurrence("year", 12)),
        ("每年下半年", Recurrence("year", 12)),
        ("每年年末", Recurrence("year", 12)),
        ("每年末前", Recurrence("year", 12)),
        ("每年1月31日前", Recurrence("year", 1, 31)),
        ("每年2月28日前", Recurrence("year", 2, 28)),
        ("每年2月29日前", None),
        ("每年4月31日前", None),
        ("每年4月末前", Recurrence("year", 4)),
        ("每年4月份之前", Recurrence("year")),
        ("每月31日以前", Recurrence("month", None, 31)),
        ("每個月底前", Recurrence("month")),
        ("每月末前", Recurrence("month")),
        ("每季末前", Recurrence("quarter")),
        ("每季", Recurrence("quarter")),
        ("每個季度底前", Recurrence("quarter")),
        ("3月1日至3月31日", by(2014, 3, 31)),
        ("3月至3月底", by(2014, 3, 31)),
        ("3月5日起至4月5日止", by(2014, 4, 5)),
        ("2015年3月5日起,到4月末", by(2015, 4, 30)),
        ("2015年3月-4月底止", by(2015, 4, 30)),
        ("2015年3月—4月5號", by(2015, 4, 5)),
        ("2015年3月~4月5日", by(2015, 4, 5)),
        ("2015年3月～4月5日", by(2015, 4, 5)),
        ("2015年12月至2016年1月底", by(2016, 1, 31)),
        ("到2015年6月末", by(2015, 6, 30)),
        ("至6月30號", by(2014, 6, 30)),
        ("2015年3月31號前", by(2015, 3, 31)),
        ("2015年3月三十一日前", by(2015, 3, 31)),
        ("2015年3月二十九日前", by(2015, 3, 29)),
        ("2015年3月三十日前", by(2015, 3, 30)),
        ("2015年3月十日前", by(2015, 3, 10)),
        ("2015年3月九日前", by(2015, 3, 9)),
        ("2015年十月底前", by(2015, 10, 31)),
        ("2015年十一月底前", by(2015, 11, 30)),
        ("2015年年末前", by(2015, 12, 31)),
        ("2015年末之前", by(2015, 12, 31)),
        ("至2015年年底", by(2015, 12, 31)),
        ("2015年以內", by(2015, 12, 31)),
        ("2015年之內", by(2015, 12, 31)),
        ("年末前", by(2014, 12, 31)),
        ("收到申請起5日內", Term(5, "day", "收到申請")),
        ("收到申請之日後,5日內", Term(5, "day", "收到申請")),
        ("收到申請後一百二十日之內", Term(120, "day", "收到申請")),
        ("一百零五日內", Term(105, "day", "")),
        ("5工作日內", Term(5, "working_day", "")),
        ("999天內", Term(999, "day", "")),
        ("三年內", Term(3, "year", "")),
        ("0日內", None),
        ("百日內", None),
    ],
)
def test_every_spelling_that_the_table_takes(phrase: str, meaning: Meaning | None) -> None:
    assert read(phrase, IN_2014) == meaning


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("今後15日內", []),
        ("此後15日內", ["15日內"]),
        ("其後15日內", ["15日內"]),
        ("然後15日內", ["15日內"]),
        ("最後15日內", []),
        ("隨後15日內", ["15日內"]),
        ("之後15日內", ["15日內"]),
        ("自收到之日起應當15日內", ["15日內"]),
        ("每日後15日內", ["15日內"]),
        (f"{'甲' * 24}後15日內", [f"{'甲' * 24}後15日內"]),
        (f"{'甲' * 25}後15日內", ["15日內"]),
        ("10 0日內", ["0日內"]),
    ],
)
def test_what_is_no_event(text: str, wordings: list[str]) -> None:
    assert [wording for wording in found(text) if wording != "0日內"] == [w for w in wordings if w != "0日內"]


@pytest.mark.parametrize("before", list("不固規法約指限確預"))
def test_words_that_end_in_regular(before: str) -> None:
    assert found(f"{before}定期檢查") == []


@pytest.mark.parametrize("after", list("限間存"))
def test_words_that_begin_with_regular(after: str) -> None:
    assert found(f"定期{after}") == []


@pytest.mark.parametrize("before", [*"09零一九十上下本該當跨半學", "2019 "])
def test_a_certain_annual_period_is_no_recurrence(before: str) -> None:
    assert found(f"{before}年度") == []


@pytest.mark.parametrize("before", list("09零一九今"))
def test_the_close_of_a_certain_year_is_no_recurrence(before: str) -> None:
    assert found(f"{before}年終") == []


@pytest.mark.parametrize("text", ["每年度1000元", "每季度1000元"])
def test_an_amount_of_a_year_or_a_quarter_is_no_recurrence(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["年度內", "年終獎"])
def test_what_is_no_yearly_duty(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("unit", ["元", "名", "人", "噸", "家", "個百分點", "%"])
@pytest.mark.parametrize("amount", ["1", "1.5", " 12345678 ", "三", "十百千萬億"])
@pytest.mark.parametrize("each", ["每年", "每半年", "每季度", "每月"])
def test_an_amount_is_no_recurrence(each: str, amount: str, unit: str) -> None:
    assert found(f"{each}{amount}{unit}") == []


@pytest.mark.parametrize("words", ["不高於", "不低於", "不少於", "不超過", "不多於"])
@pytest.mark.parametrize("each", ["每年", "每半年", "每季度", "每月"])
def test_a_bound_is_no_recurrence(each: str, words: str) -> None:
    assert found(f"{each}{words}200元") == []


@pytest.mark.parametrize("words", ["不得", "3次", "三項", "個", "123456789元"])
@pytest.mark.parametrize("each", ["每年", "每半年", "每季度", "每月"])
def test_what_is_no_amount_leaves_a_recurrence(each: str, words: str) -> None:
    assert found(f"{each}{words}") == [each]


@pytest.mark.parametrize("text", ["每人每年報告", "每人每月報告", "人均每個月報告", "每畝每年補助", "每村每年補助"])
def test_a_rate_by_person_is_no_recurrence(text: str) -> None:
    assert found(text) == []


def test_a_person_who_reports_every_year_is_no_rate() -> None:
    assert found("法定代表人每年報告") == ["每年"]


@pytest.mark.parametrize("before", list("09零一九十今明次翌當去後上每該 "))
def test_the_end_of_a_year_that_is_not_the_documents_is_no_limit(before: str) -> None:
    assert "年底前" not in found(f"{before}年底前")


NO_DAYS = (
    *("12015年3月底前", "3015年3月底前", "達到2015年底水平", "年到2020年完成", "達到2020年完成", "2015年0月底前"),
    *("13月底前", "二十一月底前", "123月底前", "2015年3月0日前", "2015年4月31日前", "1000日內"),
)  # fmt: skip


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_of_the_calendar(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["每年3月前期", "每年底前期"])
def test_yearly_without_a_day(text: str) -> None:
    assert found(text)[0].startswith("每年")


@pytest.mark.parametrize("title", ["《2015年3月底前》", f"《{'甲' * 90}2015年3月底前》"])
def test_a_documents_name_holds_no_limit(title: str) -> None:
    assert found(title) == []


@pytest.mark.parametrize("title", ["《2015年3月底前", "《《》2015年3月底前》"])
def test_what_is_no_documents_name_holds_one(title: str) -> None:
    assert found(title) == ["2015年3月底前"]


@pytest.mark.parametrize(
    ("phrase", "every", "days"),
    [
        ("每月9日、19日、28日前", "month", [(None, 9), (None, 19), (None, 28)]),
        ("每年3、9月", "year", [(3, None), (9, None)]),
        ("每年1月10日和7月15日前", "year", [(1, 10), (7, 15)]),
        ("每年3月10日、20日前", "year", [(3, 10), (3, 20)]),
        ("每年3月上旬、9月下旬", "year", [(3, 10), (9, None)]),
        ("每年6月底前、12月底前", "year", [(6, None), (12, None)]),
        ("每年3月底、6月底和9月底前", "year", [(3, None), (6, None), (9, None)]),
        ("每年1月15日前和7月15日前", "year", [(1, 15), (7, 15)]),
        ("每年3、6、9、12月底前", "year", [(3, None), (6, None), (9, None), (12, None)]),
        ("每年6月底前和年底前", "year", [(6, None), (12, None)]),
        ("每年一、三季度", "year", [(3, None), (9, None)]),
        ("每年上、下半年", "year", [(6, None), (12, None)]),
        ("每月5日前、20日前", "month", [(None, 5), (None, 20)]),
    ],
)
def test_several_days_of_a_period_are_kept(phrase: str, every: str, days: list[tuple[int | None, int]]) -> None:
    meaning = read(phrase)
    assert isinstance(meaning, Recurrence)
    assert (meaning.every, meaning.month, meaning.day, list(meaning.days)) == (every, None, None, days)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("6月、11月開展檢查", {"6月": by(2014, 6, 30), "11月": by(2014, 11, 30)}),
        ("3月、6月和9月底前完成", {"3月": by(2014, 3, 31), "6月": by(2014, 6, 30), "9月底前": by(2014, 9, 30)}),
        (
            "2015年3月、6月前完成",
            {
                "2015年3月": Milestone(date(2015, 2, 28), date(2015, 3, 31)),
                "6月前": Milestone(date(2014, 5, 31), date(2014, 6, 30)),
            },
        ),
        ("免收2月、3月租金", {}),
        ("2月、3月份工資", {}),
    ],
)
def test_each_month_of_a_list_is_read_as_the_last(text: str, limits: dict[str, Meaning]) -> None:
    assert found(text) == list(limits)
    assert {limit: read_in(text, limit, IN_2014) for limit in limits} == limits
