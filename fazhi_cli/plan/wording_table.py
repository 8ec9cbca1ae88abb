"""The table of time wordings: a row a wording, with an example, what the example means, and who says so.

To add a wording, add its row to ROWS; the row's example, with its meaning, is its test, and nothing else is needed. A
pattern is written in traditional script with half-width figures and signs, and finds every script and width. At one place the
first row that fits wins. Every repetition is bounded, so that any text costs linear time.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.plan.time_meaning import (
    Context,
    Interpretation,
    Meaning,
    Milestone,
    Recurrence,
    Term,
    before_month,
    every,
    half_year_end,
    month_end,
    monthly_day,
    on_day,
    quarter_end,
    term,
    window_end,
    year_end,
    yearly,
    yearly_half_year,
    yearly_quarter,
    yearly_year_end,
)


class Row(NamedTuple):
    """A wording: the example, read after EXAMPLE_CONTEXT, has the meaning `means`.

    pattern is a regex; interpret turns its named groups into a meaning; source is the law or custom that says so.
    """

    name: str
    example: str
    means: Meaning
    pattern: str
    interpret: Interpretation
    source: str


EXAMPLE_CONTEXT = Context(year=2014)
"""The year of an example that writes none."""

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
HALF = r"(?P<half>[上下])半年"
BEFORE = "(?:之|以)?前(?![期後夕往])"
# A day that tells which loans, firms or projects are meant is no limit of the duty (2020年6月30日前到期的貸款).
LIMIT = "(?!到期|有望|能夠|已|(?:註冊)?(?:成立|設立|註冊|出生|畢業|簽訂|發放|取得|開工|投產|發生)的)"
# A year alone is a limit only where a duty follows at once; 「在2012年…的基礎上」「在2012年制定的」 look back.
DUTY = (
    r"(?=\Z|,?(?:要|應|須|將|全面|基本|力爭|爭取|確保|實現|完成|建成|建立|達到|制定|出臺|形成|全部|初步|普遍|啟動|消除))"
    r"(?!,?..的|[^,。;]{0,30}基礎上)"
)
# 「自2019年1月1日起至」, 「2015年4月至」: the beginning of a span.
FROM = (
    rf"(?:(?P<from_year>{_YEAR}) ?|(?<!年))(?P<from_month>{_MONTH}) ?月(?: ?{_DAY} ?[日號])?起?,?(?:至|到|-|—|~)"
    rf"(?:{YEAR} ?)?"
)
# 「年底前」 without a year; 「明年底前」 and the like have one that no rule reads.
NO_YEAR = rf"(?<![0-9零{_N}十今明次翌當去後上每該 ])"
_FIGURES = rf"(?:(?<![0-9])[0-9]{{1,3}}|(?<![零{_N}十百])[零{_N}十百]{{1,5}})"
INSIDE = "(?:以|之)?內(?![部容在蒙瓦])"
_DAYS = "個?工作日|日|天"
_MONTHS = "個月|年"
DAYS = rf"(?P<amount>{_FIGURES}) ?(?P<unit>{_DAYS}){INSIDE}"
MONTHS = rf"(?P<amount>{_FIGURES}) ?(?P<unit>{_MONTHS}){INSIDE}"
TERM = rf"(?P<amount>{_FIGURES}) ?(?P<unit>{_DAYS}|{_MONTHS}){INSIDE}"
_STOP = r"自從在於至,。;:、()《》“”「」\s"
START = rf"(?:\A|(?<=[{_STOP}])|(?<=應當)|(?<=必須))"
EVENT = rf"(?P<event>(?![今此其然最隨之]後)(?:(?!應當|必須|之日)[^{_STOP}前每起]){{1,24}}?)"
# Service levels (壓縮至5個工作日以內) and spans that look back (近5日內) are no limits.
NO_LEVEL = "(?<![至到為近前月])(?<!超過)(?<!控制在)(?<!壓縮在)(?<![今最]後)"
EACH_YEAR = "(?<!人)每年"
EACH_MONTH = "(?<!人)每個?月"
# 「每人每年1000元」「每月不高於200元」 are amounts.
NO_AMOUNT = rf"(?! ?[0-9.{_N}十百千萬億]{{1,8}} ?(?:元|名|人|噸|家|個百分點|%)|不[高低少超多])"
# 「不定期」「規定期限」「定期存款」 say nothing of how often.
REGULARLY = "(?<![不固規法約指限確預])定期(?![限間存])"
# 「2019年度」「上年度」 name a year.
ANNUAL = rf"(?<![0-9零{_N}十上下本該當跨半學每])(?<![0-9] )年度(?!內)"
YEAR_CLOSE = rf"(?<![0-9零{_N}今])年終(?!獎)"

PRACTICE = "公文用語實踐"
TWO_READINGS = f"未查到法律規定,{STRICT}、{LENIENT}兩種口徑"
PERIODS = "比照民法典第201—203條;此前民法總則第201、203、205條、民法通則第154—155條"
INCLUDED = "比照民法典第1259條(以內、屆滿包括本數);此前民法總則第205條、民法通則第155條"


def _by(year: int, month: int, day: int) -> Milestone:
    """A last day that both readings share."""
    last_day = dt.date(year, month, day)
    return Milestone(last_day, last_day)


_BEFORE_MARCH = Milestone(strict=dt.date(2015, 2, 28), lenient=dt.date(2015, 3, 31))

ROWS = (
    Row("自某日起至N月N日(止)", "2020年1月1日至3月31日", _by(2020, 3, 31), f"{FROM}{IN_MONTH}(?:{DAY}|[底末])止?", window_end, PRACTICE),
    Row("N月N日前", "2015年3月15日前", _by(2015, 3, 15), f"{MONTH}{DAY}{BEFORE}{LIMIT}", on_day, PRACTICE),
    Row("N月底前", "2015年3月底前", _by(2015, 3, 31), f"{MONTH}[底末]{BEFORE}{LIMIT}", month_end, PRACTICE),
    Row("N月前", "2015年3月前", _BEFORE_MARCH, f"{MONTH}{BEFORE}{LIMIT}", before_month, TWO_READINGS),
    Row("至N月N日(止)", "至2015年6月30日止", _by(2015, 6, 30), f"[至到]{MONTH}{DAY}(?:止|(?!{BEFORE}))", on_day, PRACTICE),
    Row("至N月底", "至2015年6月底", _by(2015, 6, 30), f"[至到]{MONTH}[底末](?:止|(?!{BEFORE}))", month_end, PRACTICE),
    Row("N年底前", "2015年底前", _by(2015, 12, 31), f"{YEAR} ?年?[底末]{BEFORE}{LIMIT}", year_end, PRACTICE),
    Row("至N年底(末)", "到2015年底", _by(2015, 12, 31), f"(?<!達)[至到]{YEAR} ?年?[底末](?!{BEFORE})", year_end, PRACTICE),
    Row("N年末", "2015年末", _by(2015, 12, 31), f"{YEAR} ?年?[底末]{DUTY}", year_end, PRACTICE),
    Row("到N年", "到2020年", _by(2020, 12, 31), f"(?<![年達])到{YEAR}(?:(?=,)|{DUTY})", year_end, PRACTICE),
    Row("在N年", "在2015年", _by(2015, 12, 31), f"在{YEAR}{DUTY}", year_end, PRACTICE),
    Row("N年內", "2015年內", _by(2015, 12, 31), f"{YEAR}{INSIDE}", year_end, PRACTICE),
    Row("年底前", "年底前", _by(2014, 12, 31), f"{NO_YEAR}年[底末]{BEFORE}{LIMIT}", year_end, PRACTICE),
    Row("一季度前", "2015年一季度前", _by(2015, 3, 31), f"{OF_YEAR}{QUARTER}[底末]?{BEFORE}{LIMIT}", quarter_end, PRACTICE),
    Row("上半年", "2015年上半年", _by(2015, 6, 30), f"{OF_YEAR}{HALF}(?:[底末]?{BEFORE}{LIMIT}|內|{DUTY})", half_year_end, PRACTICE),
    Row("自…之日起N日內", "作出決定之日起15日內", Term(15, "day", "作出決定"), f"{START}{EVENT}之日[起後],?{TERM}", term, PERIODS),
    Row("…之後N日內", "收到申請後5個工作日內", Term(5, "working_day", "收到申請"), f"{START}{EVENT}(?:之後|後|起),?{TERM}", term, PERIODS),
    Row("N日內", "15日內", Term(15, "day", ""), f"{NO_LEVEL}{DAYS}", term, INCLUDED),
    Row("N個月內、N年內", "3個月內", Term(3, "month", ""), f"{NO_LEVEL}{START}{MONTHS}", term, INCLUDED),
    Row("每年N月N日前", "每年3月31日前", Recurrence("year", 3, 31), f"{EACH_YEAR}{IN_MONTH}{DAY}{BEFORE}", yearly, PRACTICE),
    Row("每年N月底前", "每年2月底前", Recurrence("year", 2), f"{EACH_YEAR}{IN_MONTH}[底末]{BEFORE}", yearly, PRACTICE),
    # The day of bare 「每年N月前」 is as open as that of 「N月前」: yearly is all that it surely says.
    Row("每年N月前", "每年3月前", Recurrence("year"), f"{EACH_YEAR}{IN_MONTH}{BEFORE}", every("year"), PRACTICE),
    Row("每年一季度前", "每年一季度前", Recurrence("year", 3), f"{EACH_YEAR}{QUARTER}[底末]?{BEFORE}", yearly_quarter, PRACTICE),
    Row("每年上半年", "每年上半年", Recurrence("year", 6), f"{EACH_YEAR}{HALF}", yearly_half_year, PRACTICE),
    Row("每年年底前", "每年年底前", Recurrence("year", 12), f"{EACH_YEAR}年?[底末](?:{BEFORE})?", yearly_year_end, PRACTICE),
    Row("每年", "每年", Recurrence("year"), f"{EACH_YEAR}度?+{NO_AMOUNT}", every("year"), PRACTICE),
    Row("每半年", "每半年", Recurrence("half_year"), f"每半年{NO_AMOUNT}", every("half_year"), PRACTICE),
    Row("每季度", "每季度", Recurrence("quarter"), f"每個?季度?+(?:[底末]{BEFORE})?{NO_AMOUNT}", every("quarter"), PRACTICE),
    Row("每月N日前", "每月15日前", Recurrence("month", None, 15), f"{EACH_MONTH}{DAY}{BEFORE}", monthly_day, PRACTICE),
    Row("每月", "每月", Recurrence("month"), f"{EACH_MONTH}(?:[底末]{BEFORE})?{NO_AMOUNT}", every("month"), PRACTICE),
    Row("定期", "定期", Recurrence("regular"), REGULARLY, every("regular"), PRACTICE),
    Row("年度", "年度", Recurrence("year"), ANNUAL, every("year"), PRACTICE),
    Row("年終", "年終", Recurrence("year"), YEAR_CLOSE, every("year"), PRACTICE),
)  # fmt: skip
