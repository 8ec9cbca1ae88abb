from __future__ import annotations

import calendar
import importlib
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.numerals import chinese
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Context, Meaning, Milestone, Recurrence, Term, UnknownYear
from fazhi_cli.plan.wording_table import EXAMPLE_CONTEXT, ROWS
from fazhi_cli.plan.wordings import find, fold, read, read_in, readings, time_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fazhi_cli.plan.wording_table import Row

FULL_WIDTH = str.maketrans("0123456789(),:;", "０１２３４５６７８９（），：；")
simplified = OpenCC("t2s").convert


def on(year: int, month: int, day: int) -> Milestone:
    return Milestone(date(year, month, day), date(year, month, day))


IN_2014 = Context(year=2014)


def place(text: str) -> tuple[int, int]:
    """Where the only wording of a text stands."""
    [(start, end, _)] = find(text)
    return start, end


def stands_at(row: Row, text: str, start: int, end: int) -> bool:
    """Whether a row takes this part of a text for its wording."""
    match = re.compile(fold_script(row.pattern)).match(fold(text), start)
    return match is not None and match.end() == end


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_example_of_a_row_has_its_meaning_and_its_row_alone(row: Row) -> None:
    assert [reading.meaning for reading in readings(row.example, EXAMPLE_CONTEXT)] == [row.means]
    start, end = place(row.example)
    assert [other.name for other in ROWS if stands_at(other, row.example, start, end)] == [row.name]
    assert row.source


def test_no_two_rows_share_a_name_or_an_example() -> None:
    assert len({row.name for row in ROWS}) == len({row.example for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("write", [simplified, lambda text: text.translate(FULL_WIDTH)], ids=["hans", "full-width"])
def test_an_example_is_read_in_both_scripts_and_widths(row: Row, write: Callable[[str], str]) -> None:
    meaning = row.means
    if isinstance(meaning, Term):
        meaning = meaning._replace(event=write(meaning.event))
    assert [reading.meaning for reading in readings(write(row.example), EXAMPLE_CONTEXT)] == [meaning]
    assert place(write(row.example)) == place(row.example)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_words_of_a_pattern_fold_as_their_simplified_spelling_does(row: Row) -> None:
    assert fold_script(simplified(row.pattern)) == fold_script(row.pattern)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_pattern_is_written_in_half_width(row: Row) -> None:
    assert half_width(row.pattern) == row.pattern


VARIANTS: dict[str, Meaning] = {
    "2015年3月份前": Milestone(strict=date(2015, 2, 28), lenient=date(2015, 3, 31)),
    "2016年3月前": Milestone(strict=date(2016, 2, 29), lenient=date(2016, 3, 31)),
    "2016年1月前": Milestone(strict=date(2015, 12, 31), lenient=date(2016, 1, 31)),
    "於2015年5月前": Milestone(strict=date(2015, 4, 30), lenient=date(2015, 5, 31)),
    "二〇一五年三月底前": on(2015, 3, 31),
    "二○一五年十二月三十一日前": on(2015, 12, 31),
    "2015 年 3 月 底前": on(2015, 3, 31),
    "2015年03月05日之前": on(2015, 3, 5),
    "2015年3月5日以前": on(2015, 3, 5),
    "三月底前": on(2014, 3, 31),
    "2016年2月底前": on(2016, 2, 29),
    "2015年年底前": on(2015, 12, 31),
    "至2015年底": on(2015, 12, 31),
    "到2015年末": on(2015, 12, 31),
    "到2020年,基本建成法治政府": on(2020, 12, 31),
    "確保在2020年實現清零": on(2020, 12, 31),
    "在2015年內完成": on(2015, 12, 31),
    "2020年第二季度末前": on(2020, 6, 30),
    "一季度前": on(2014, 3, 31),
    "下半年完成": on(2014, 12, 31),
    "至2015年6月30日": on(2015, 6, 30),
    "自發布之日起暫執行至2020年6月30日止": on(2020, 6, 30),
    "自2019年1月1日起至2020年12月31日止": on(2020, 12, 31),
    "2015年4月至2016年6月底": on(2016, 6, 30),
    "自印發之日起30日內": Term(30, "day", "印發"),
    "在本意見印發之日起30日內": Term(30, "day", "本意見印發"),
    "《辦法》公布之日後三個月內": Term(3, "month", "公布"),
    "決定機關應當在作出決定之日起15日內": Term(15, "day", "作出決定"),
    "作出決定之日起10個工作日以內": Term(10, "working_day", "作出決定"),
    "作出決定之日起二十個工作日內": Term(20, "working_day", "作出決定"),
    "作出决定之日起１０个工作日内": Term(10, "working_day", "作出决定"),
    "疫情解除之後兩個月內": Term(2, "month", "疫情解除"),
    "通知施行之日起一年內": Term(1, "year", "通知施行"),
    "2015年3月1日起30天內": Term(30, "day", "2015年3月1日"),
    "十五日內": Term(15, "day", ""),
    "7天之內": Term(7, "day", ""),
    "應當在5個工作日內公開": Term(5, "working_day", ""),
    "兩年內": Term(2, "year", ""),
    "每年度": Recurrence("year"),
    "每年定期": Recurrence("year"),
    "每年12月底前": Recurrence("year", 12, None),
    "每年底": Recurrence("year", 12, None),
    "每個季度": Recurrence("quarter"),
    "每月底前": Recurrence("month"),
    "定期清理制度": Recurrence("regular"),
}


@pytest.mark.parametrize(("phrase", "meaning"), VARIANTS.items())
def test_other_spellings_and_wordings_within_a_phrase(phrase: str, meaning: Meaning) -> None:
    assert read(phrase, IN_2014) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "完善以隨機抽查為重點的日常監管制度",
        "實行終身責任追究",
        "以備案、登記、註冊、年檢、監製等形式",
        "規範性檔案有效期制度",
        "以2012年清理規範行政權力事項、公布的行政職權目錄為基礎",
        "在2012年全面清理的基礎上",
        "在2012年制定的規劃",
        "(川府發〔2015〕1號)",
        "《關於2015年3月底前完成年度報告的通知》",
        "對2020年6月30日前到期的貸款予以展期",
        "对2020年6月30日前到期的贷款予以展期",
        "2015年12月31日前設立的企業",
        "2月底前能夠完成技改的項目",
        "壓縮至5個工作日以內",
        "由20個工作日縮短為5個工作日內",
        "控制在5個工作日內",
        "近5日內",
        "到達遂寧前14日內",
        "今後三年內",
        "畢業2年內高校畢業生",
        "現在、目前、以前、日前、當前",
        "規定期限內,法定期間,約定期限",
        "定期存款",
        "不定期抽查",
        "上年度、2019年度、2019 年度、本年度、半年度",
        "2015年終",
        "年終獎",
        "每人每年1000元",
        "每年1000名左右",
        "每月不高於200元",
        "2015年前",
        "2015年",
        "三十日前",
        "2015年3月前後",
        "2015年3月前期工作",
        "2015年2月30日前",
        "2015年13月底前",
        "2015年3月",
        "持續推進、長期堅持、及時公布、盡快落實",
        "承諾整改時限和整改效果",
        "達到2019年水平",
        "15日內瓦會議",
        "",
    ],
)
def test_what_the_table_does_not_know_stays_text(text: str) -> None:
    assert find(text) == []
    assert read(text, Context(date(2015, 1, 20), 2015)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("進一步清理最佳化行政權力事項,2015年3月前,完善並公布市級行政權力清單;", ["2015年3月前"]),
        ("市直部門聘請的法律顧問,於2015年5月前,向市政府法制機構備案。", ["2015年5月前"]),
        ("落實規範性檔案有效期制度和定期清理制度。", ["定期"]),
        ("2015年12月底前,建立執法全過程記錄製度,", ["2015年12月底前"]),
        ("種類、幅度,2015年3月底前向社會公開發布裁量標準並錄入行政職權目錄。", ["2015年3月底前"]),
        ("市級行政執法部門每年公布一批認定事實清楚", ["每年"]),
        ("實行分事行權、分崗設權、分級授權,定期輪崗。", ["定期"]),
        ("重大行政處罰、重大行政強制的決定機關應當在作出決定之日起15日內將作出的決定書", ["作出決定之日起15日內"]),
        ("各級行政執法部門每年定期梳理公眾反映強烈的依法行政突出問題", ["每年", "定期"]),
        ("行政審批決定應當在作出決定之日起10個工作日內公開。", ["作出決定之日起10個工作日內"]),
        ("和行政複議機關在作出決定之日起20個工作日內,在政府或者部門網站", ["作出決定之日起20個工作日內"]),
        ("依法辦事情況作為行政執法人員年度考核內容和任職晉升的重要依據。", ["年度"]),
        ("2015年6月前,縣級以上行政執法部門普遍設立法制工作機構", ["2015年6月前"]),
        ("明確年度推進依法行政工作的目標任務、完成時限。", ["年度"]),
        ("各項工作進展情況開展日常和年終督促檢查,", ["年終"]),
        ("允許延期至疫情解除後三個月內補辦", ["疫情解除後三個月內"]),
        ("現代化經濟體系,至2015年3月底前完成", ["2015年3月底前"]),
        ("於每年2月底前報送,今年2月底前完成", ["每年2月底前", "今年2月底前"]),
    ],
)
def test_what_is_found_in_a_sentence(text: str, found: list[str]) -> None:
    assert [wording for _, _, wording in find(text)] == found
    assert all(text[start:end] == wording for start, end, wording in find(text))


ISSUED = date(2015, 4, 1)


@pytest.mark.parametrize(
    ("phrase", "context", "day"),
    [
        ("6月底前", Context(year=2016), date(2016, 6, 30)),
        ("6月底前", Context(ISSUED), date(2015, 6, 30)),
        ("6月底前", Context(ISSUED, 2016), date(2016, 6, 30)),
        ("6月30日前", Context(ISSUED), date(2015, 6, 30)),
        ("今年6月底前", Context(ISSUED, 2016), date(2015, 6, 30)),
        ("今年3月底前", Context(ISSUED), date(2015, 3, 31)),
        ("今年底前", Context(ISSUED), date(2015, 12, 31)),
        ("年底前", Context(ISSUED), date(2015, 12, 31)),
        ("至12月31日止", Context(ISSUED), date(2015, 12, 31)),
        ("4月1日前", Context(ISSUED), date(2015, 4, 1)),
        ("2月29日前", Context(year=2016), date(2016, 2, 29)),
    ],
)
def test_the_year_comes_from_the_limit_before_or_the_document(phrase: str, context: Context, day: date) -> None:
    assert read(phrase, context) == Milestone(day, day)


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("6月底前", Context()),
        ("年底前", Context()),
        ("一季度前", Context()),
        ("今年6月底前", Context()),
        ("今年6月底前", Context(year=2015)),
        ("至12月31日止", Context()),
        ("3月31日前", Context(ISSUED)),  # passed when the document was dated: this year or the next?
        ("2015年11月1日至3月31日", Context(ISSUED, 2015)),
    ],
)
def test_a_year_that_nothing_gives_is_a_problem(phrase: str, context: Context) -> None:
    with pytest.raises(UnknownYear, match=phrase):
        read(phrase, context)


def test_a_day_that_its_year_lacks_stays_text() -> None:
    assert read("2月29日前", Context(year=2015)) is None
    assert find("2月29日前")


@pytest.mark.parametrize(
    ("before", "year"),
    [("2015年3月底前", 2015), ("2016年1月前", 2016), ("每年", 2014), ("15日內", 2014), ("以前", 2014)],
)
def test_a_limit_gives_its_year_to_the_next(before: str, year: int) -> None:
    assert IN_2014.after(read(before, IN_2014)).year == year


@pytest.mark.parametrize(
    ("phrase", "axis"), [("2015年3月前", "milestone"), ("15日內", "triggered"), ("年終", "recurring")]
)
def test_the_axis_of_time(phrase: str, axis: str) -> None:
    meaning = read(phrase)
    assert meaning
    assert time_of(meaning) == axis


def year_figures(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(year))


FIGURES: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "2015": (str, str),
    "２０１５": (lambda n: str(n).translate(FULL_WIDTH), lambda n: str(n).translate(FULL_WIDTH)),
    "二〇一五": (year_figures, chinese),
}
DATED: dict[str, Callable[[date], date]] = {
    "{y}年{m}月{d}日前": lambda day: day,
    "{y}年{m}月{d}日之前": lambda day: day,
    "至{y}年{m}月{d}日": lambda day: day,
    "至{y}年{m}月{d}日止": lambda day: day,
    "1000年1月1日至{y}年{m}月{d}日": lambda day: day,
    "{m}月{d}日前": lambda day: day,
    "{y}年{m}月底前": lambda day: day.replace(day=calendar.monthrange(day.year, day.month)[1]),
    "{m}月底前": lambda day: day.replace(day=calendar.monthrange(day.year, day.month)[1]),
    "{y}年{m}月前": lambda day: day.replace(day=calendar.monthrange(day.year, day.month)[1]),
    "{y}年底前": lambda day: date(day.year, 12, 31),
    "到{y}年": lambda day: date(day.year, 12, 31),
    "到{y}年底": lambda day: date(day.year, 12, 31),
    "{y}年內": lambda day: date(day.year, 12, 31),
    "在{y}年": lambda day: date(day.year, 12, 31),
}
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
phrases = st.builds(
    lambda form, figures, day: (
        form.format(y=FIGURES[figures][0](day.year), m=FIGURES[figures][1](day.month), d=FIGURES[figures][1](day.day)),
        day,
        DATED[form](day),
    ),
    st.sampled_from(sorted(DATED)),
    st.sampled_from(sorted(FIGURES)),
    days,
)


@given(phrases, st.sampled_from([str, simplified]))
def test_any_date_in_any_wording_is_read_back(phrase: tuple[str, date, date], script: Callable[[str], str]) -> None:
    text, day, last = script(phrase[0]), *phrase[1:]
    meaning = read(text, Context(year=day.year))
    assert isinstance(meaning, Milestone)
    assert meaning.lenient == last
    assert find(text) == [(0, len(text), text)]


@given(st.integers(1, 999), st.sampled_from(["日", "天", "個工作日", "個月"]), st.sampled_from([str, chinese]))
def test_any_term_is_read_back(amount: int, unit: str, write: Callable[[int], str]) -> None:
    meaning = read(f"自收到之日起{write(amount)}{unit}內")
    assert isinstance(meaning, Term)
    assert (meaning.amount, meaning.event) == (amount, "收到")


EXAMPLES = {row.example: row.example[slice(*place(row.example))] for row in ROWS}
"""The wording of each example."""


@given(st.lists(st.sampled_from(sorted(EXAMPLES)), max_size=6))
def test_no_wording_overlaps_another(examples: list[str]) -> None:
    text = "".join(f"{example}完成。" for example in examples)
    assert [wording for _, _, wording in find(text)] == [EXAMPLES[example] for example in examples]


@given(st.text(st.sampled_from("2015年三十月底日前之起內至到在,每定期度終個工作一季上半自後決《》 今")))
def test_whatever_is_found_stands_in_order_without_overlap(text: str) -> None:
    end = 0
    for start, stop, wording in find(text):
        assert end <= start < stop
        assert text[start:stop] == wording
        end = stop


def repeats(tree: Any) -> Iterator[int]:
    """The upper bound of every repetition in a parsed pattern, nested ones too."""
    for operation, argument in tree:
        if str(operation) in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            yield int(argument[1])
        for part in argument if isinstance(argument, tuple | list) else [argument]:
            for branch in part if isinstance(part, list) else [part]:
                if type(branch).__name__ == "SubPattern":
                    yield from repeats(branch)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_pattern_takes_a_bounded_number_of_steps_at_each_place(row: Row) -> None:
    assert max(repeats(importlib.import_module("re._parser").parse(row.pattern)), default=0) <= 40


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "一", "年", "每", "在2015年", "自作出決定", "《", "2015年3月", " "])
def test_many_hostile_characters_are_text(unit: str) -> None:
    assert find(unit * (300_000 // len(unit)) + "。") == []


RELATIVE_YEARS = {"今年": 0, "本年": 0, "當年": 0, "明年": 1, "來年": 1, "次年": 1, "翌年": 1, "第二年": 1, "後年": 2}
OF_A_YEAR = ["{y}{m}月底前", "{y}{m}月{d}日前", "{y}{m}月前", "{y}年底前", "{y}上半年", "{y}三季度前", "{y}{m}月下旬前"]


@given(
    days.filter(lambda day: day.year < 2990), st.sampled_from(sorted(RELATIVE_YEARS)), st.sampled_from(OF_A_YEAR), days
)
def test_a_relative_year_is_the_number_that_it_means(issued: date, word: str, form: str, day: date) -> None:
    number = f"{issued.year + RELATIVE_YEARS[word]}年"
    said, numbered = (form.format(y=year, m=day.month, d=min(day.day, 28)) for year in (word, number))
    assert read(said, Context(issued)) == read(numbered, Context(issued))


@given(days, st.sampled_from(["完成", "投入使用", "組織驗收", ",全面建成"]))
def test_a_month_before_an_act_ends_as_its_end_does(day: date, act: str) -> None:
    month = f"{day.year}年{day.month}月"
    assert read(f"{month}{act}") == read(f"{month}底{act}") == read(f"{month}底前{act}")


@given(days, st.integers(1, 400))
def test_the_documents_own_day_starts_a_term(issued: date, amount: int) -> None:
    meaning = read(f"自本方案印發之日起{amount}日內", Context(issued))
    assert isinstance(meaning, Milestone)
    assert (meaning.lenient - issued).days == amount


@given(days, days)
def test_what_ended_before_the_document_is_no_limit_without_before(issued: date, day: date) -> None:
    meaning = read(f"{day.year}年{day.month}月完成", Context(issued))
    assert meaning is None or (isinstance(meaning, Milestone) and meaning.lenient >= issued)


def test_a_year_after_one_that_comes_again_is_of_every_year() -> None:
    found = [reading.meaning for reading in readings("每年12月底前總結,次年1月底前報送", Context(date(2015, 1, 10)))]
    assert found == [Recurrence("year", 12), Recurrence("year", 1)]


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("每年6月底前報半年總結,12月20日前報全年總結", [Recurrence("year", 6), Recurrence("year", 12, 20)]),
        ("每年6月底前報半年總結;年底前報全年總結", [Recurrence("year", 6), Recurrence("year", 12)]),
        ("每年6月底前報半年總結,12月前報全年總結", [Recurrence("year", 6), Recurrence("year")]),
        ("每年3月底前總結,10月1日至11月30日檢查", [Recurrence("year", 3), Recurrence("year", 11, 30)]),
        ("每半年報送一次(6月底前、12月底前)", [Recurrence("half_year"), Recurrence("year", 6), Recurrence("year", 12)]),
        ("每年6月底前總結。12月底前建成平台", [Recurrence("year", 6), on(2014, 12, 31)]),
        ("每年6月底前總結,2016年於5月底前總結", [Recurrence("year", 6), on(2014, 5, 31)]),
        ("每年檢查一次,12月底前建成平台", [Recurrence("year"), on(2014, 12, 31)]),
        ("每季度通報,12月底前建成平台", [Recurrence("quarter"), on(2014, 12, 31)]),
        ("今年6月底前、12月底前", [on(2014, 6, 30), on(2014, 12, 31)]),
        (
            "每年6月底前總結,2016年12月底前建成平台,3月底前撤銷",
            [Recurrence("year", 6), on(2016, 12, 31), on(2016, 3, 31)],
        ),
    ],
)
def test_a_day_after_one_of_each_year_is_of_each_year_within_its_sentence(text: str, meanings: list[Meaning]) -> None:
    assert [reading.meaning for reading in readings(text, Context(date(2014, 1, 10), 2014))] == meanings


@pytest.mark.parametrize(
    ("text", "phrase", "meaning"),
    [
        ("9月投入使用", "9月", on(2014, 9, 30)),
        ("事故發生後24小時內報告", "24小時內", Term(24, "hour", "事故發生")),
        ("明年3月底前完成", "3月底前", on(2015, 3, 31)),
        ("9月的報表", "9月", None),
    ],
)
def test_a_phrase_is_read_within_its_clause(text: str, phrase: str, meaning: Meaning | None) -> None:
    assert read_in(text, phrase, Context(date(2014, 1, 1), 2014)) == meaning
