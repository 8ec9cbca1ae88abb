"""The table of time wordings: a row a wording, with its example and its source; what no row knows stays text.

To add a wording, add its row: the example is its test. Patterns are read on folded text (half-width figures,
traditional script); at one place the first row that fits wins. Every repetition is bounded, so that any text costs
linear time.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.plan import numerals
from fazhi_cli.plan import time_meaning as limits
from fazhi_cli.plan.time_meaning import Clock, Context, Meaning, Milestone, Recurrence, UnknownYear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.plan.time_meaning import Reader

__all__ = [
    "ROWS",
    "Clock",
    "Context",
    "Meaning",
    "Milestone",
    "Recurrence",
    "Row",
    "UnknownYear",
    "find",
    "read",
    "time_of",
]

_N = "一二三四五六七八九"
_YEAR = rf"今年|(?<![0-9])[12][0-9]{{3}} ?年|(?<![零{_N}])[一二][零{_N}]{{3}}年"
_MONTH = rf"(?:(?<![0-9])(?:1[0-2]|0?[1-9])|(?<![{_N}十])(?:十[一二]?|[{_N}]))"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[{_N}]?|[{_N}])"

YEAR = rf"(?P<year>{_YEAR})"
OF_YEAR = rf"(?:{YEAR} ?|(?<!年)(?<!年 ))"
IN_MONTH = rf"(?P<month>{_MONTH}) ?月份? ?"
MONTH = OF_YEAR + IN_MONTH
DAY = rf"(?P<day>{_DAY}) ?[日號]"
QUARTER = r"第?(?P<quarter>[一二三四1-4])季度"
BEFORE = "(?:之|以)?前(?![期後夕往])"
# A day that tells which loans, firms or projects are meant is no limit of the duty (2020年6月30日前到期的貸款).
LIMIT = "(?!到期|有望|能夠|已|(?:註冊)?(?:成立|設立|註冊|出生|畢業|簽訂|發放|取得|開工|投產|發生)的)"
# A year alone is a limit only where a duty follows at once; 「在2012年…的基礎上」「在2012年制定的」 look back.
DUTY = (
    r"(?=\Z|,?(?:要|應|須|將|全面|基本|力爭|爭取|確保|實現|完成|建成|建立|達到|制定|出臺|形成|全部|初步|普遍|啟動|消除))"
    r"(?!,?..的|[^,。;]{0,30}基礎上)"
)
_FIGURES = rf"(?:(?<![0-9])[0-9]{{1,3}}|(?<![零{_N}十百])[零{_N}十百]{{1,5}})"
_INSIDE = "(?:以|之)?內(?![部容在蒙瓦])"
_DAYS = "個?工作日|日|天"
_MONTHS = "個月|年"
DAYS = rf"(?P<amount>{_FIGURES}) ?(?P<unit>{_DAYS}){_INSIDE}"
MONTHS = rf"(?P<amount>{_FIGURES}) ?(?P<unit>{_MONTHS}){_INSIDE}"
TERM = rf"(?P<amount>{_FIGURES}) ?(?P<unit>{_DAYS}|{_MONTHS}){_INSIDE}"
_STOP = r"自從在於至,。;:、()《》“”「」\s"
START = rf"(?:\A|(?<=[{_STOP}])|(?<=應當)|(?<=必須))"
EVENT = rf"(?P<event>(?![今此其然最隨之]後)(?:(?!應當|必須|之日)[^{_STOP}前每起]){{1,24}}?)"
# Service levels (壓縮至5個工作日以內) and spans that look back (近5日內) are no limits.
NO_LEVEL = "(?<![至到為近前月])(?<!超過)(?<!控制在)(?<!壓縮在)(?<![今最]後)"
EACH_YEAR = "(?<!人)每年"
EACH_MONTH = "(?<!人)每個?月"
# 「每人每年1000元」「每月不高於200元」 are amounts.
NO_AMOUNT = rf"(?! ?[0-9.{_N}十百千萬億]{{1,8}} ?(?:元|名|人|噸|家|個百分點|%)|不[高低少超多])"

PRACTICE = "公文用語實踐"
PERIODS = "民法典第201—203條;此前民法通則第154—155條"
INCLUDED = "民法典第1259條(以內、屆滿包括本數)"


class Row(NamedTuple):
    """A wording: pattern is a regex on folded text, means turns its named groups into a meaning."""

    name: str
    example: str
    pattern: str
    means: Reader
    source: str


ROWS = (
    Row(
        "自某日起至N月N日(止)",
        "2020年1月1日至3月31日",
        rf"(?:(?P<from_year>{_YEAR}) ?|(?<!年))(?P<from_month>{_MONTH}) ?月(?: ?{_DAY} ?[日號])?起?,?(?:至|到|-|—|~)"
        rf"(?:{YEAR} ?)?{IN_MONTH}(?:{DAY}|[底末])止?",
        limits.window_end,
        PRACTICE,
    ),
    Row("N月N日前", "2015年3月15日前", f"{MONTH}{DAY}{BEFORE}{LIMIT}", limits.that_day, PRACTICE),
    Row("N月底前", "2015年3月底前", f"{MONTH}[底末]{BEFORE}{LIMIT}", limits.month_end, PRACTICE),
    Row("N月前", "2015年3月前", f"{MONTH}{BEFORE}{LIMIT}", limits.before_month, "無法律規定,從嚴、從寬兩種口徑"),
    Row("至N月N日(止)", "至2015年6月30日止", f"[至到]{MONTH}{DAY}(?:止|(?!{BEFORE}))", limits.that_day, PRACTICE),
    Row("至N月底", "至2015年6月底", f"[至到]{MONTH}[底末](?:止|(?!{BEFORE}))", limits.month_end, PRACTICE),
    Row("N年底前", "2015年底前", f"{YEAR} ?年?[底末]{BEFORE}{LIMIT}", limits.year_end, PRACTICE),
    Row("至N年底(末)", "到2015年底", f"(?<!達)[至到]{YEAR} ?年?[底末](?!{BEFORE})", limits.year_end, PRACTICE),
    Row("N年末", "2015年末", f"{YEAR} ?年?[底末]{DUTY}", limits.year_end, PRACTICE),
    Row("到N年", "到2020年", rf"(?<![年達])到{YEAR}(?:(?=,)|{DUTY})", limits.year_end, PRACTICE),
    Row("在N年", "在2015年", f"在{YEAR}{DUTY}", limits.year_end, PRACTICE),
    Row("N年內", "2015年內", f"{YEAR}{_INSIDE}", limits.year_end, PRACTICE),
    Row(
        "年底前",
        "年底前",
        rf"(?<![0-9零{_N}十今明次翌當去後上每該 ])年[底末]{BEFORE}{LIMIT}",
        limits.year_end,
        PRACTICE,
    ),
    Row("一季度前", "2015年一季度前", f"{OF_YEAR}{QUARTER}[底末]?{BEFORE}{LIMIT}", limits.quarter_end, PRACTICE),
    Row(
        "上半年",
        "2015年上半年",
        f"{OF_YEAR}(?P<half>[上下])半年(?:[底末]?{BEFORE}{LIMIT}|內|{DUTY})",
        limits.half_end,
        PRACTICE,
    ),
    Row("自…之日起N日內", "作出決定之日起15日內", f"{START}{EVENT}之日[起後],?{TERM}", limits.clock, PERIODS),
    Row("…之後N日內", "收到申請後5個工作日內", f"{START}{EVENT}(?:之後|後|起),?{TERM}", limits.clock, PERIODS),
    Row("N日內", "15日內", f"{NO_LEVEL}{DAYS}", limits.clock, INCLUDED),
    Row("N個月內、N年內", "3個月內", f"{NO_LEVEL}{START}{MONTHS}", limits.clock, INCLUDED),
    Row("每年N月N日前", "每年3月31日前", f"{EACH_YEAR}{IN_MONTH}{DAY}{BEFORE}", limits.yearly, PRACTICE),
    Row("每年N月底前", "每年2月底前", f"{EACH_YEAR}{IN_MONTH}[底末]{BEFORE}", limits.yearly, PRACTICE),
    # The day of bare 「每年N月前」 is as open as that of 「N月前」: yearly is all that it surely says.
    Row("每年N月前", "每年3月前", f"{EACH_YEAR}{IN_MONTH}{BEFORE}", limits.every("year"), PRACTICE),
    Row("每年一季度前", "每年一季度前", f"{EACH_YEAR}{QUARTER}[底末]?{BEFORE}", limits.yearly_quarter, PRACTICE),
    Row("每年上半年", "每年上半年", f"{EACH_YEAR}(?P<half>[上下])半年", limits.yearly_half, PRACTICE),
    Row("每年年底前", "每年年底前", f"{EACH_YEAR}年?[底末](?:{BEFORE})?", limits.year_end_yearly, PRACTICE),
    Row("每年", "每年", f"{EACH_YEAR}度?{NO_AMOUNT}", limits.every("year"), PRACTICE),
    Row("每半年", "每半年", f"每半年{NO_AMOUNT}", limits.every("half_year"), PRACTICE),
    Row("每季度", "每季度", f"每個?季度?(?:[底末]{BEFORE})?{NO_AMOUNT}", limits.every("quarter"), PRACTICE),
    Row("每月N日前", "每月15日前", f"{EACH_MONTH}{DAY}{BEFORE}", limits.monthly_day, PRACTICE),
    Row("每月", "每月", f"{EACH_MONTH}(?:[底末]{BEFORE})?{NO_AMOUNT}", limits.every("month"), PRACTICE),
    Row("定期", "定期", "(?<![不固規法約指限確預])定期(?![限間存])", limits.every("regular"), PRACTICE),
    Row("年度", "年度", rf"(?<![0-9零{_N}十上下本該當跨半學])(?<![0-9] )年度(?!內)", limits.every("year"), PRACTICE),
    Row("年終", "年終", rf"(?<![0-9零{_N}今])年終(?!獎)", limits.every("year"), PRACTICE),
)


_SCRIPT = str.maketrans(
    "个内后从号终应须当毕业设册注签订发开产实现达确争础缩压为过启动万亿吨际规约预够台将该随于点间学奖，；：　",
    "個內後從號終應須當畢業設冊註簽訂發開產實現達確爭礎縮壓為過啟動萬億噸際規約預夠臺將該隨於點間學獎,;: ",
)
_LEAP = Context(dt.date(2000, 1, 1), 2000)


def read(phrase: str, context: Context = Context()) -> Meaning | None:  # noqa: B008  (an immutable value)
    """The meaning of a phrase, or of the first wording within it; None if it holds none or no such day exists.

    Raises UnknownYear where neither the wording nor its context gives the year.
    """
    for row, said in _wordings(_fold(phrase)):
        meaning = row.means(said, context)
        # The event is quoted as the phrase writes it, not as folding does.
        if isinstance(meaning, Clock) and meaning.event:
            return meaning._replace(event=phrase[slice(*said.span("event"))])
        return meaning
    return None


def find(text: str) -> list[tuple[int, int, str]]:
    """Every time wording of a text as (start, end, wording), left to right; those within 《》 are a document's name."""
    return [(*said.span(), text[slice(*said.span())]) for row, said in _wordings(_fold(text)) if _exists(row, said)]


def time_of(meaning: Meaning) -> Literal["milestone", "triggered", "recurring"]:
    """Name the axis of time that a meaning lies on."""
    if isinstance(meaning, Milestone):
        return "milestone"
    return "triggered" if isinstance(meaning, Clock) else "recurring"


def _exists(row: Row, said: re.Match[str]) -> bool:
    try:
        return row.means(said, _LEAP) is not None
    except UnknownYear:
        return True


def _wordings(folded: str) -> Iterator[tuple[Row, re.Match[str]]]:
    for hit in _any_row().finditer(folded):
        row = ROWS[int(hit.lastgroup[1:])] if hit.lastgroup else None
        said = row and re.compile(row.pattern).match(folded, hit.start())
        if row and said:
            yield row, said


@cache
def _any_row() -> re.Pattern[str]:
    """All rows as one pattern: one pass finds them without overlaps, and the group that closes last names the row."""
    rows = (f"(?P<r{n}>{re.sub(r'[?]P<[a-z_]+>', '?:', row.pattern)})" for n, row in enumerate(ROWS))
    return re.compile("|".join(["《[^《》]{0,100}》", *rows]))


def _fold(text: str) -> str:
    return numerals.fold(text).translate(_SCRIPT)
