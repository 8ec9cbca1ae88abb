"""The table of time wordings: a row a wording, with an example, what the example means, and who says so.

To add a wording, add its row to ROWS; the row's example, with its meaning, is its test, and nothing else is needed. A
pattern is written in traditional script with half-width figures and signs, and finds every script and width. At one place the
first row that fits wins. Every repetition is bounded, so that any text costs linear time.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.fixed_days import (
    before_month,
    before_year,
    five_year_plan_end,
    half_year_end,
    labelled,
    month_end,
    on_day,
    quarter_end,
    unless_past,
    window_end,
    year_end,
    year_range_end,
)
from fazhi_cli.plan.near_days import before_near_month, near_month, near_quarter, near_week, next_day
from fazhi_cli.plan.readings import LENIENT, STRICT
from fazhi_cli.plan.recurrences import (
    after_period,
    every,
    every_other_month,
    every_period,
    monthly_day,
    monthly_term,
    quarterly,
    several,
    weekly_day,
    yearly,
    yearly_half_year,
    yearly_quarter,
    yearly_year_end,
)
from fazhi_cli.plan.terms import (
    backward_term,
    half_term,
    term,
)
from fazhi_cli.plan.time_meaning import Context, Meaning, Milestone, Recurrence, Term
from fazhi_cli.plan.wording_parts import (
    ACT,
    ACT_SOON,
    AFTER_LABEL,
    AMOUNT,
    ANNUAL,
    BEFORE,
    BEFORE_COMING_MONTH,
    BUILT,
    BY_PERIOD,
    COMING_MONTH,
    COMING_MONTH_OF_EACH,
    COMING_YEAR,
    DAILY,
    DAY,
    DAYS,
    DO_ONCE,
    DUTY,
    DUTY_AT_ONCE,
    EACH_ACT,
    EACH_MONTH,
    EACH_OTHER_MONTH,
    EACH_QUARTER,
    EACH_WEEK,
    EACH_YEAR,
    END,
    ENDED_PERIOD,
    EVENT,
    EVENT_AHEAD,
    FIGURE_DAY,
    FIGURE_MONTH,
    FIRST_DAY,
    FIVE_YEAR_PLAN,
    FROM,
    FROM_DAY,
    GOAL_ACT,
    GOAL_SOON,
    HALF,
    HALF_TERM,
    HOUR,
    IN_MONTH,
    IN_MONTH_OF_FIGURES,
    IN_STAGE,
    IN_STEPS,
    INSIDE,
    LIMIT,
    LISTED_EVENT,
    LISTED_YEAR,
    MONTH,
    MONTH_OF_QUARTER,
    MONTHS,
    MONTHS_IN_WORDS,
    MORE_DAYS,
    MORE_HALVES,
    MORE_MONTH_ENDS,
    MORE_MONTHS,
    MORE_MONTHS_BEFORE,
    MORE_QUARTERS,
    MORE_YEAR_ENDS,
    MORE_YEARS_BEFORE,
    NEAR_QUARTER,
    NEAR_WEEK,
    NEXT_DAY,
    NO_AMOUNT,
    NO_ENDED_PERIOD,
    NO_LEVEL,
    NO_NUMBER,
    NO_RESULT_OF_TERM,
    NO_START,
    NO_STATE,
    NO_STATE_OF_TERM,
    NO_YEAR,
    NOT_THE_END,
    NOTICE,
    OF_YEAR,
    OFTEN_ENOUGH,
    OTHER_EACH,
    QUARTER,
    QUARTER_OF_EACH,
    REGULARLY,
    REPORTS,
    SEVERAL_DAYS,
    SEVERAL_MONTHS,
    SEVERAL_MONTHS_BEFORE,
    SO_OFTEN,
    SPAN,
    SPAN_ENDS,
    SPELLED_TERM,
    START,
    TERM,
    THIRD,
    THIS_YEAR,
    TIME_AHEAD,
    WEEKDAY,
    WHOLE,
    WORK_THEN_ACT,
    YEAR,
    YEAR_CLOSE,
    YEAR_SPAN,
    YEARLY_FROM,
)

if TYPE_CHECKING:
    from fazhi_cli.plan.interpretation import (
        Interpretation,
    )


class Row(NamedTuple):
    """A wording: the example begins with it, and read after EXAMPLE_CONTEXT it has the meaning `means`.

    pattern is a regex; interpret turns its named groups into a meaning; source is the law or custom that says so. The
    example goes on after the wording where only what follows makes it a limit (9月投入使用).
    """

    name: str
    example: str
    means: Meaning
    pattern: str
    interpret: Interpretation
    source: str


EXAMPLE_CONTEXT = Context(issued=dt.date(2014, 3, 1), year=2014)
"""The year of an example that writes none, in a document of that year."""

PRACTICE = "公文用語實踐"
TWO_READINGS = f"未查到法律規定,{STRICT}、{LENIENT}兩種口徑"
PERIODS = "比照民法典第201—203條;此前民法總則第201、203、205條、民法通則第154—155條"
INCLUDED = "比照民法典第1259條(以內、屆滿包括本數);此前民法總則第205條、民法通則第155條"


def _by(year: int, month: int, day: int) -> Milestone:
    """A last day that both readings share."""
    last_day = dt.date(year, month, day)
    return Milestone(last_day, last_day)


_BEFORE_MARCH = Milestone(strict=dt.date(2015, 2, 28), lenient=dt.date(2015, 3, 31))
_BEFORE_2020 = Milestone(strict=dt.date(2019, 12, 31), lenient=dt.date(2020, 12, 31))
_BEFORE_MID_MARCH = Milestone(strict=dt.date(2015, 3, 10), lenient=dt.date(2015, 3, 20))
_BEFORE_MID_APRIL = Milestone(strict=dt.date(2014, 4, 10), lenient=dt.date(2014, 4, 20))

ROWS = (
    # Spans, by their end
    Row("自某日起至N月N日(止)", "2020年1月1日至3月31日", _by(2020, 3, 31), f"{FROM}{IN_MONTH}(?:{DAY}|{END})止?", unless_past(window_end), PRACTICE),
    Row("N月至N月", "2015年10月至12月", _by(2015, 12, 31), f"{FROM}{IN_MONTH}(?:{THIRD})?{SPAN_ENDS}", unless_past(window_end), PRACTICE),
    Row("N月N日至N日", "3月1日至15日", _by(2014, 3, 15), f"{FROM_DAY}{DAY}止?", unless_past(window_end), PRACTICE),
    Row("N年至N年", "2016年—2018年", _by(2018, 12, 31), YEAR_SPAN, unless_past(year_range_end), PRACTICE),
    Row("至年底", "至年底", _by(2014, 12, 31), f"[至到]年{END}(?!{BEFORE})", year_end, PRACTICE),
    # Days
    Row("N月N日前", "2015年3月15日前", _by(2015, 3, 15), f"{MONTH}{DAY}{HOUR}{BEFORE}{LIMIT}", on_day, PRACTICE),
    Row("N.N.N前", "2015.6.30前", _by(2015, 6, 30), f"{FIGURE_DAY}{HOUR}{BEFORE}{LIMIT}", on_day, PRACTICE),
    Row("N-N-N完成", "2015-6-30完成", _by(2015, 6, 30), f"{NO_STATE}{FIGURE_DAY}{HOUR}{NO_START}{ACT}", unless_past(on_day), PRACTICE),
    Row("N-N完成", "2015-06完成", _by(2015, 6, 30), f"{NO_STATE}{FIGURE_MONTH}{NO_START}{ACT}", unless_past(month_end), PRACTICE),
    Row("至N月N日(止)", "至2015年6月30日止", _by(2015, 6, 30), f"[至到]{MONTH}{DAY}{HOUR}(?:止|(?!{BEFORE}))", unless_past(on_day), PRACTICE),
    Row("N月N日、N日前", "3月10日、20日前", _by(2014, 3, 10), f"{MONTH}{DAY}{MORE_DAYS}", on_day, PRACTICE),
    Row("N月N日完成", "3月15日完成", _by(2014, 3, 15), f"{NO_STATE}{MONTH}{DAY}{HOUR}{NO_START}{ACT}", unless_past(on_day), PRACTICE),
    Row("完成時限:N月", "完成時限:2015年6月", _by(2015, 6, 30), f"{AFTER_LABEL}{MONTH}(?:{THIRD}|{DAY}|{END})?(?! ?{BEFORE}|{NOT_THE_END})", unless_past(labelled), PRACTICE),
    # Months
    Row("N月底前", "2015年3月底前", _by(2015, 3, 31), f"{MONTH}{END}{BEFORE}{LIMIT}", month_end, PRACTICE),
    Row("N月前", "2015年3月前", _BEFORE_MARCH, f"{MONTH}(?:{BEFORE}{LIMIT}|{MORE_MONTHS_BEFORE})", before_month, TWO_READINGS),
    Row("N月中旬前", "2015年3月中旬前", _BEFORE_MID_MARCH, f"{MONTH}{THIRD}{BEFORE}{LIMIT}", before_month, TWO_READINGS),
    Row("至N月底", "至2015年6月底", _by(2015, 6, 30), f"[至到]{MONTH}{END}(?:止|(?!{BEFORE}))", unless_past(month_end), PRACTICE),
    Row("到N年N月", "到2015年6月", _by(2015, 6, 30), f"(?<!達)[至到]{YEAR} ?{IN_MONTH}(?:(?=,)|{DUTY})", unless_past(month_end), PRACTICE),
    Row("N月內", "3月內", _by(2014, 3, 31), f"{OF_YEAR}{IN_MONTH_OF_FIGURES}{INSIDE}", unless_past(month_end), PRACTICE),
    Row("N月底完成", "6月底完成", _by(2014, 6, 30), f"{NO_STATE}{MONTH}{END}{NO_START}(?:{MORE_MONTH_ENDS}|(?=[,)])|{ACT_SOON})", unless_past(month_end), PRACTICE),
    Row("N月中旬完成", "4月中旬召開", _by(2014, 4, 20), f"{NO_STATE}{MONTH}{THIRD}{NO_START}(?:(?=[,)])|{ACT_SOON})", unless_past(month_end), PRACTICE),
    Row("N月完成", "9月投入使用", _by(2014, 9, 30), f"{NO_STATE}{MONTH}(?:{MORE_MONTHS}|{WHOLE}{NO_START}{ACT_SOON})", unless_past(month_end), PRACTICE),
    Row("(N月)", "整改階段(3月)", _by(2014, 3, 31), rf"{IN_STAGE}{MONTH}(?=\))", unless_past(month_end), PRACTICE),
    Row("本月底前", "本月底前", _by(2014, 3, 31), f"本月(?:{END}(?:{BEFORE})?|{DAY}{HOUR}{BEFORE}|{INSIDE})", near_month, PRACTICE),
    Row("下月N日前", "下月5日前", _by(2014, 4, 5), COMING_MONTH, near_month, PRACTICE),
    Row("下月中旬前", "下月中旬前", _BEFORE_MID_APRIL, BEFORE_COMING_MONTH, before_near_month, TWO_READINGS),
    # Weeks
    Row("下週N前", "下週五前", _by(2014, 3, 7), NEAR_WEEK, near_week, PRACTICE),
    # Quarters and half-years
    Row("本季度末前", "本季度末前", _by(2014, 3, 31), NEAR_QUARTER, near_quarter, PRACTICE),
    Row("一季度前", "2015年一季度前", _by(2015, 3, 31), f"{OF_YEAR}{QUARTER}{END}?{BEFORE}{LIMIT}", quarter_end, PRACTICE),
    Row("一季度完成", "二季度完成", _by(2014, 6, 30), f"(?<!每)(?<!每個){NO_STATE}{OF_YEAR}{QUARTER}(?:{END}?{NO_START}(?:(?=,)|{EACH_ACT}|{ACT_SOON})|{INSIDE}|{MORE_QUARTERS})", unless_past(quarter_end), PRACTICE),
    Row("上半年", "2015年上半年", _by(2015, 6, 30), f"{OF_YEAR}(?<!上)(?<!上[、和]){HALF}(?:{END}?{BEFORE}{LIMIT}|內|{DUTY}|(?=,)|{ACT_SOON}|{MORE_HALVES})", unless_past(half_year_end), PRACTICE),
    # Years
    Row("N年底前", "2015年底前", _by(2015, 12, 31), f"{LISTED_YEAR}(?: ?年?{END}{BEFORE}{LIMIT}|{MORE_YEARS_BEFORE})", year_end, PRACTICE),
    Row("至N年底(末)", "到2015年底", _by(2015, 12, 31), f"(?<!達)[至到]{YEAR} ?年?{END}(?!{BEFORE})", unless_past(year_end), PRACTICE),
    Row("N年末", "2015年末", _by(2015, 12, 31), f"{NO_STATE}{YEAR} ?年?{END}(?:{DUTY}|{MORE_YEAR_ENDS}|分別|(?=,)|{ACT_SOON})", unless_past(year_end), PRACTICE),
    Row("到N年", "到2020年", _by(2020, 12, 31), f"(?<![年達])到{YEAR}(?!{BEFORE})(?:(?=,)|{DUTY}|{GOAL_SOON}|{GOAL_ACT})", unless_past(year_end), PRACTICE),
    Row("在N年", "在2015年", _by(2015, 12, 31), f"在{YEAR}{DUTY}", unless_past(year_end), PRACTICE),
    Row("N年完成", "2016年基本完成", _by(2016, 12, 31), f"(?<![至到在]){NO_STATE}{YEAR}(?:{DUTY_AT_ONCE}|(?=,){GOAL_SOON})", unless_past(year_end), PRACTICE),
    Row("明年某事完成", "明年水廠全面建成", _by(2015, 12, 31), f"{COMING_YEAR}{WORK_THEN_ACT}", year_end, PRACTICE),
    Row("N年內", "2015年內", _by(2015, 12, 31), f"{YEAR} ?年?{INSIDE}", year_end, PRACTICE),
    Row("今年某工程建成", "今年水廠全面建成", _by(2014, 12, 31), f"{THIS_YEAR}{BUILT}", unless_past(year_end), PRACTICE),
    Row("N年前完成", "2020年前建成", _BEFORE_2020, f"{YEAR}{BEFORE}{LIMIT}{DUTY_AT_ONCE}", before_year, TWO_READINGS),
    Row("年內", "年內", _by(2014, 12, 31), f"{NO_YEAR}年{INSIDE}", year_end, PRACTICE),
    Row("年底前", "年底前", _by(2014, 12, 31), f"{NO_YEAR}年{END}{BEFORE}{LIMIT}", year_end, PRACTICE),
    Row("年底完成", "年底兌現", _by(2014, 12, 31), f"(?<![至到截]){NO_YEAR}年{END}{NO_START}(?:(?=,)|{ACT_SOON})", year_end, PRACTICE),
    Row("五年規劃期內", "“十三五”期內", _by(2020, 12, 31), FIVE_YEAR_PLAN, unless_past(five_year_plan_end), PRACTICE),
    # Terms from an event, and back from one
    Row("自…之日起N日內", "作出決定之日起15日內", Term(15, "day", "作出決定"), f"{START}{NO_ENDED_PERIOD}{EVENT}之日[起後],?{TERM}", term, PERIODS),
    Row("自甲、乙之日起N日內", "自收到報告書、報告表之日起10日內", Term(10, "day", "收到報告書、報告表"), f"{NO_ENDED_PERIOD}{LISTED_EVENT}之日[起後],?{TERM}", term, PERIODS),
    Row("自…之日起不超過N日", "受理之日起不超過20日", Term(20, "day", "受理"), f"{START}{EVENT}之日[起後],?(?:最[遲長多])?不得?超過{SPELLED_TERM}(?!的)", term, PERIODS),
    Row("…之後N日內", "收到申請後5個工作日內", Term(5, "working_day", "收到申請"), f"{START}{NO_ENDED_PERIOD}{EVENT}(?:之後|後|起)的?,?{TERM}", term, PERIODS),
    Row("N日內", "15日內", Term(15, "day", ""), f"{NO_LEVEL}{DAYS}{NO_RESULT_OF_TERM}", term, INCLUDED),
    Row("N個月內、N年內", "3個月內", Term(3, "month", ""), f"{NO_LEVEL}{START}{MONTHS}{NO_STATE_OF_TERM}", term, INCLUDED),
    Row("一月內", "一月內", Term(1, "month", ""), f"{NO_LEVEL}{START}{MONTHS_IN_WORDS}{NO_STATE_OF_TERM}", term, INCLUDED),
    Row("半年內", "半年內", Term(6, "month", ""), f"{NO_LEVEL}(?<![上下每]){HALF_TERM}{NO_STATE_OF_TERM}", half_term, INCLUDED),
    Row("屆滿N日前", "屆滿30日前", Term(30, "day", "屆滿", backward=True), f"{START}{EVENT_AHEAD}的?{TIME_AHEAD}(?:之|以)?前", backward_term, PRACTICE),
    Row("屆滿前N日", "屆滿前30日", Term(30, "day", "屆滿", backward=True), f"{START}{EVENT_AHEAD}(?:之|以)?前(?:至少)?{TIME_AHEAD}(?:{INSIDE})?", backward_term, PRACTICE),
    Row("提前N日報", "提前5日報送", Term(5, "day", "", backward=True), f"提前(?:至少)?{TIME_AHEAD}{NOTICE}", backward_term, PRACTICE),
    Row("次日", "次日12時前", Term(1, "day", ""), NEXT_DAY, next_day, PRACTICE),
    # After each period
    Row("季度終了後N日內", "季度終了後15日內", Recurrence("quarter", amount=15, unit="day"), f"{ENDED_PERIOD}{TERM}", after_period, PERIODS),
    # Every year
    Row("每年N月至N月", "每年10月1日至次年9月30日", Recurrence("year", 9, 30), f"{EACH_YEAR}的?{YEARLY_FROM}{IN_MONTH}(?:{DAY}|{END}|{THIRD})?止?", yearly, PRACTICE),
    Row("每年N月、N月前", "每年6月、12月前", Recurrence("year"), f"{EACH_YEAR}的?{SEVERAL_MONTHS_BEFORE}", every("year"), PRACTICE),
    Row("每年N月和N月", "每年6月和12月底前", Recurrence("year", days=((6, None), (12, None))), f"{EACH_YEAR}的?{SEVERAL_MONTHS}", several("year"), PRACTICE),
    Row("每年N月N日前", "每年3月31日前", Recurrence("year", 3, 31), f"{EACH_YEAR}的?{IN_MONTH}{DAY}{HOUR}(?:{BEFORE})?", yearly, PRACTICE),
    Row("每年N月底前", "每年2月底前", Recurrence("year", 2), f"{EACH_YEAR}的?{IN_MONTH}(?:{END}|{THIRD})(?:{BEFORE})?", yearly, PRACTICE),
    # The day of bare 「每年N月前」 is as open as that of 「N月前」: yearly is all that it surely says.
    Row("每年N月前", "每年3月前", Recurrence("year"), f"{EACH_YEAR}的?{IN_MONTH}{BEFORE}", every("year"), PRACTICE),
    Row("每年N月", "每年3月", Recurrence("year", 3), f"{EACH_YEAR}的?{IN_MONTH}(?!前)", yearly, PRACTICE),
    Row("每年一季度前", "每年一季度前", Recurrence("year", 3), f"{EACH_YEAR}的?{QUARTER}{END}?(?:{BEFORE})?", yearly_quarter, PRACTICE),
    Row("每年上半年", "每年上半年", Recurrence("year", 6), f"{EACH_YEAR}的?{HALF}", yearly_half_year, PRACTICE),
    Row("每年年底前", "每年年底前", Recurrence("year", 12), f"{EACH_YEAR}年?{END}(?:{BEFORE})?", yearly_year_end, PRACTICE),
    Row("每年", "每年", Recurrence("year"), f"{EACH_YEAR}度?+{NO_AMOUNT}", every("year"), PRACTICE),
    Row("一年不少於N次", "全年不少於4次", Recurrence("year"), f"(?:全年|{NO_NUMBER}一年內?|{NO_YEAR}年度?內)(?={OFTEN_ENOUGH}|{SO_OFTEN})", every("year"), PRACTICE),
    Row("年度", "年度", Recurrence("year"), ANNUAL, every("year"), PRACTICE),
    Row("年終", "年終", Recurrence("year"), YEAR_CLOSE, every("year"), PRACTICE),
    # Every half-year and quarter
    Row("上下半年各", "上下半年各一次", Recurrence("half_year"), "上[、和]?下半年(?=各|分別)", every("half_year"), PRACTICE),
    Row("每半年", "每半年", Recurrence("half_year"), f"每隔?半年{NO_AMOUNT}", every("half_year"), PRACTICE),
    Row("半年一總結", "半年一總結", Recurrence("half_year"), f"(?<!每)半年{DO_ONCE}", every("half_year"), PRACTICE),
    Row("年中和年末", "年中和年末", Recurrence("half_year"), "年中[、和及與]年[底末終]", every("half_year"), PRACTICE),
    Row("每季度第N個月N日前", "每季度第1個月20日前", Recurrence("quarter", 1, 20), f"{QUARTER_OF_EACH}的?第?{MONTH_OF_QUARTER}(?:{DAY}{HOUR}|{THIRD}|{END})?(?:{BEFORE})?", quarterly, PRACTICE),
    Row("每季度", "每季度", Recurrence("quarter"), f"{EACH_QUARTER}[初底末]?(?:{BEFORE})?{NO_AMOUNT}", every("quarter"), PRACTICE),
    Row("季度末", "季度末", Recurrence("quarter"), f"{NO_NUMBER}季度?{END}(?:{BEFORE})?", every("quarter"), PRACTICE),
    # Every month
    Row("每月N日至N日", "每月1日至5日", Recurrence("month", None, 5), f"{EACH_MONTH}的?{FIRST_DAY}{DAY}(?:{BEFORE})?", monthly_day, PRACTICE),
    Row("每月N日、N日前", "每月9日、19日、28日前", Recurrence("month", days=((None, 9), (None, 19), (None, 28))), f"{EACH_MONTH}的?{SEVERAL_DAYS}", several("month"), PRACTICE),
    Row("每月N日前", "每月15日前", Recurrence("month", None, 15), f"{EACH_MONTH}的?{DAY}{HOUR}(?:{BEFORE})?", monthly_day, PRACTICE),
    Row("每月", "每月", Recurrence("month"), f"{EACH_MONTH}(?:月?{END}|[上中下]旬|初)?(?:{BEFORE})?{NO_AMOUNT}", every("month"), PRACTICE),
    Row("當月某事下月N日前", "當月進展情況於下月5日前", Recurrence("month", None, 5), COMING_MONTH_OF_EACH, monthly_day, PRACTICE),
    Row("次月N日前", "次月5日前", Recurrence("month", None, 5), f"次月的?{DAY}{HOUR}{BEFORE}", monthly_day, PRACTICE),
    Row("次月N日內", "次月15日內", Recurrence("month", None, 15, 15, "day"), f"次月的?前?{AMOUNT} ?個?(?P<unit>日|工作日){INSIDE}", monthly_term, PRACTICE),
    # Every other period
    Row("每雙月", "每雙月", Recurrence("span", amount=2, unit="month"), EACH_OTHER_MONTH, every_other_month, PRACTICE),
    Row("每半月", "每半月", Recurrence("half_month"), f"每半個?月{NO_AMOUNT}", every("half_month"), PRACTICE),
    Row("半月一報", "半月一報", Recurrence("half_month"), f"(?<!每)半個?月{DO_ONCE}", every("half_month"), PRACTICE),
    Row("每週N", "每週二前", Recurrence("week", None, 2), f"{EACH_WEEK}的?(?!{DO_ONCE}){WEEKDAY}(?!次){HOUR}(?:{BEFORE})?", weekly_day, PRACTICE),
    Row("每週、每學期", "每學期", Recurrence("school_term"), f"{OTHER_EACH}{NO_AMOUNT}", every_period, PRACTICE),
    Row("每日報告", "每日報告", Recurrence("day"), DAILY, every_period, PRACTICE),
    Row("每N年", "每3年", Recurrence("span", amount=3, unit="year"), f"每隔?{SPAN}{NO_AMOUNT}", every_period, PRACTICE),
    Row("N年一次", "三年一評估", Recurrence("span", amount=3, unit="year"), f"(?<!每)(?<!每隔){NO_NUMBER}{SPAN}{DO_ONCE}", every_period, PRACTICE),
    Row("逐月、按季度", "逐月", Recurrence("month"), f"{BY_PERIOD}{NO_AMOUNT}", every_period, PRACTICE),
    Row("以季度為節點", "以季度為節點", Recurrence("quarter"), IN_STEPS, every_period, PRACTICE),
    Row("月調度、季通報", "月調度", Recurrence("month"), f"{NO_NUMBER}(?<![每按逐本上下當個次該歲整])(?P<period>週|旬|月|季|半年){REPORTS}", every_period, PRACTICE),
    Row("定期", "定期", Recurrence("regular"), REGULARLY, every("regular"), PRACTICE),
)  # fmt: skip
