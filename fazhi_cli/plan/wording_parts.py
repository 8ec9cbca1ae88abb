"""The parts of which the patterns of time wordings are made: years, months, days, acts, events, and what is no limit.

All are written in traditional script with half-width figures and signs. Every repetition is bounded.
"""

from __future__ import annotations

_N = "一二三四五六七八九"

FIRST_CHARACTER = rf"(?=[0-9零{_N}十今本全明後去來次翌當同下上年月季週旬半在至到第每提逐按以定逢“\"「『])"
"""With which a wording begins, but for one that begins with its event: a place of the text to look at more closely."""

FIRST_OF_DAY = rf"(?=[0-9{_N}十今本明後去來次翌當同下上年在至到第“\"「『])"
"""The same of a wording that leads to a fixed day: where 每 or 定期 stands, half of the table need not be tried."""

SIGN_OF_TIME = r"[年月日旬季週天時期前內末.\-/]"
"""Of these every wording has one at least, so that a text without them need not be looked at more closely."""

# Years, months, days
_NUMBERED_YEAR = rf"(?<![0-9])[12][0-9]{{3}} ?年度?|(?<![零{_N}])[一二][零{_N}]{{3}}年度?"
_NEXT_YEAR = "次年度?|翌年|第二年度?"
_RELATIVE_YEAR = rf"今年|(?<![基資日])本年度?|明年度?|後年|來年|{_NEXT_YEAR}|(?<!應)當年度?|同年|(?<![以天])下一?年度?"
_YEAR = rf"{_RELATIVE_YEAR}|{_NUMBERED_YEAR}"
_MONTH = rf"(?:(?<![0-9])(?:1[0-2]|0?[1-9])|(?<![{_N}十])(?:十[一二]?|[{_N}]))"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[{_N}]?|[{_N}])"

YEAR = rf"(?P<year>{_YEAR})"
COMING_YEAR = "(?P<year>明年|來年|後年)"
THIS_YEAR = "(?P<year>今年)"
BUILT = "(?=[^,。;:、的起了0-9]{1,10}(?:建成|竣工|[完開]工(?!作)|投產|投入使用|通車|封頂)(?!了|的))"
FIGURE_DAY = (
    r"(?P<year>(?<![0-9.])[12][0-9]{3})[.\-/](?P<month>1[0-2]|0?[1-9])[.\-/](?P<day>3[01]|[12][0-9]|0?[1-9])日?"
)
FIGURE_MONTH = r"(?P<year>(?<![0-9.])[12][0-9]{3})[.\-/](?P<month>1[0-2]|0?[1-9])(?![0-9.\-/])"
OF_YEAR = rf"(?:{YEAR} ?|(?<!年)(?<!年 )(?<!年度))"
IN_MONTH = rf"(?P<month>{_MONTH}) ?月份? ?"
IN_MONTH_OF_FIGURES = r"(?P<month>(?<![0-9])(?:1[0-2]|0?[1-9])) ?月份?"
MONTH = OF_YEAR + IN_MONTH
THIRD = "(?P<third>[上中下])旬"
DAY = rf"(?P<day>{_DAY}) ?[日號]"
END = "[底末]"
# 「第一、三季度」: the sign may stand after the last alone.
QUARTER = r"第?(?P<quarter>[一二三四1-4])(?: ?季度?|(?<=第.)(?=[、和及與][一二三四1-4] ?季))"
HALF = r"(?P<half>[上下])半年"
_CLOCK = rf"(?:[0-9零{_N}十]{{1,3}}(?:時|點|:[0-9]{{2}})(?:[0-9]{{1,2}}分|整)?)"
HOUR = rf"(?:\((?![農陰夏]曆)[^()]{{1,8}}\))?(?:上午|中午|下午|晚上?)?{_CLOCK}?(?:下班)?"
BEFORE = "(?:之|以)?前(?![期後夕往])"
INSIDE = "(?:以|之)?內(?![部容在蒙瓦])"

# A day that tells which loans, firms or projects are meant is no limit of the duty (2020年6月30日前到期的貸款).
LIMIT = "(?!到期|有望|能夠|已|(?:註冊)?(?:成立|建成|建造|設立|註冊|出生|畢業|簽訂|發放|取得|開工|投產|發生)的)"
# A year alone is a limit only where a duty follows at once; 「在2012年…的基礎上」「在2012年制定的」 look back.
_DUTIES = "要|應|須|將|全面|基本|力爭|爭取|確保|實現|完成|建成|建立|達到|制定|出臺|形成|全部|初步|普遍|啟動|消除"
_NOT_LOOKING_BACK = "(?!,?..的|[^,。;]{0,30}基礎上)"
DUTY = rf"(?=\Z|,?(?:{_DUTIES})){_NOT_LOOKING_BACK}"
DUTY_AT_ONCE = (
    rf"(?=,?(?:{_DUTIES}|開展|推開|推廣|推行|試行|啟用|[開動完]工(?!作)|竣工|投產|投用|上線|組織|分別(?:完成|實現|達到|建成)|建設(?!計劃|項目|用地|的))(?!計劃|方案))"
    rf"{_NOT_LOOKING_BACK}"
)

# An act that is to be done, after a month, quarter or year without 前.
_STRONG_ACTS = (
    "完成|建成|建立|[開動完]工(?!作)|竣工|投產|投用|投入(?:使用|運行|運營)|啟動|啟用|開展|召開|舉辦|舉行|出臺|印發|制定|制訂"
    "|編制|修訂|實現|達到|達標|兌現|上報|報送|呈報|匯報|提交|提出|公布|公開(?!工作|信息|欄)|公示|驗收|開通|開放|試運行|上線|掛牌|移交|交付"
    "|銷號|開園|開業|開館|開班|開幕|揭牌|取消|關閉|淘汰|撥付|下達|辦結|組建|成立|到位|封頂|通車|覆蓋|覆核|審議|全面|基本|全部|正式"
)
_ACTS = (
    _STRONG_ACTS + "|建設(?!用地|銀行|工程)|組織(?!部)|擬定|起草|修改|形成|初步|普遍|力爭|爭取|確保|務必|落實|報告"
    "|報(?:市|省|縣|區|國|州|盟|辦|送|至|到|上級|我|所在|主管|同級|本級)|提請|發布|通報|考核|評估|檢查|督查|抽查|總結|匯總"
    "|梳理|清理|整改|整治|部署|動員|推開|推廣|推行|試行|試點|運行|改造|消除|搬遷|簽訂|發放|安排|分解|審查|審定|培訓|招標"
    "|鋪設|歸檔|備案|申報|評審|評選|表彰|結束|截止|見效|設立|配備|配齊|清零|接受|集中|陸續|分別|先後|做好|抓好|搞好|推進"
    "|推動|健全|完善|劃定|確定|明確|查清|摸清|摸底|排查|普查|調查|調研|統計|核查|復查|巡查|演練|徵求|徵集|收集|轉發|下發"
    "|創建|納入|安裝|調試|採購|遴選|選派|換屆|繳納|繳清|支付|審計|送審|審核|批覆|立項|拆除|復工|復產|復課|清欠|償還|讓"
    "|進行|要|應(?!收|付|急|納稅|繳)|須|將|由|向|對(?!外|口|接|照|比)"
)
# Facts and names: 完成了, 完成率, 開工的項目.
_NO_FACT = r"(?!了|的|率|情況|量|值|額|後|以來|時|期間|過程|報告)(?![^,。;:、]{0,6}的(?:項目|企業|工程|人員|貸款|單位|小區|產品|車輛|機構|案件))"
ACT = rf"(?=,?(?:{_ACTS}){_NO_FACT})"
# 「明年水廠全面建成」: an act after what is to be worked on.
WORK_THEN_ACT = rf"(?!年?[底末初春度]|[0-9]|年|起|開始)(?=[^,。;:、的]{{1,10}}(?:{_STRONG_ACTS})){_NOT_LOOKING_BACK}"
ACT_SOON = rf"(?=,?(?:(?:{_ACTS})|[^,。;:、()起的了0-9]{{1,8}}(?:{_STRONG_ACTS})){_NO_FACT})"
# Words after a day that say it is a beginning, or only a part of the sentence's subject.
NO_START = "(?! ?(?:[以之]?內|起|開始|以來|以後|之後|後|前|的|及|或|至|到|-|—|~))"
# 「截至2014年底」 tells how things stood; 「已於3月完成」 what was done.
NO_STATE = "(?<!截)(?<!已於)(?<!已在)(?<!自)(?<!從)"
# 「到2020年森林覆蓋率達到40%」: what is to be reached.
GOAL_SOON = "(?=,?[^,。;:的了]{1,14}(?:達到|實現|完成|建成|提高到|提升到|提升至|降至|降到|力爭|控制在|不低於|全覆蓋))"
# 「到2025年引進人才500名」: an act to be done by then, and not what was done (引進的人才).
GOAL_ACT = "(?=(?:引進|培育|培養|新增|新建|打造|創建|構建|建設|發展|力爭|累計|新改擴建|改造|推廣|淘汰|壓減)(?![^,。;]{0,10}的))"
# A month by itself: no day and no part of it follows.
WHOLE = f"(?![底末初0-9{_N}十]|[上中下]旬)"
IN_STAGE = r"(?<=階段\()"
# 「完成時限:2015年12月」
AFTER_LABEL = "(?:(?<=[成結改止實送報辦理][時期][限間][:為是])|(?<=[止成]日期[:為是])|(?<=截止)) ?"
# 「2013年年底和2015年年底」, 「3月底、9月底前」, 「3月10日、20日前」: what is read once more after it.
_AND = " ?[、和及與] ?"
MORE_YEAR_ENDS = rf"(?=(?:{_AND}(?:{_YEAR}) ?年?[底末]){{1,5}})"
# 「2015、2016年底前」, 「今年和明年年底前」: the sign and 底前 may stand after the last alone.
LISTED_YEAR = rf"(?P<year>{_YEAR}|(?<![0-9])[12][0-9]{{3}}(?={_AND}[12]))"
MORE_YEARS_BEFORE = rf"(?=(?:{_AND}(?:{_YEAR}|[12][0-9]{{3}}) ?){{1,5}}年?{END}{BEFORE}{LIMIT})"
MORE_MONTH_ENDS = rf"(?=(?:{_AND}(?:(?:{_YEAR}) ?)?{_MONTH} ?月份?[底末]){{1,5}}(?:{BEFORE}|{_AND}|分別|各))"
# 「6月、11月開展」, 「3月、6月和9月底前」: each is read as the last of them is.
_MORE_MONTHS = rf"(?:{_AND}(?:(?:{_YEAR}) ?)?{_MONTH} ?月份?){{1,5}}"
MORE_MONTHS = rf"(?={_MORE_MONTHS}(?:{WHOLE}{NO_START}{ACT_SOON}|{END}{BEFORE}{LIMIT}))"
MORE_MONTHS_BEFORE = rf"(?={_MORE_MONTHS}{BEFORE}{LIMIT})"
# 「一季度、三季度各督查一次」, 「上半年、下半年分別培訓」: the same.
EACH_ACT = rf"(?=(?:各|分別)(?:{_ACTS}))"
_AS_LAST = rf"(?:{END}?{BEFORE}{LIMIT}|{END}?{NO_START}(?:(?=,)|{EACH_ACT}|{ACT_SOON}))"
MORE_QUARTERS = rf"(?=(?:{_AND}(?:(?:{_YEAR}) ?)?第?[一二三四1-4] ?季度?){{1,3}}{_AS_LAST})"
MORE_HALVES = rf"(?={_AND}(?:(?:{_YEAR}) ?)?下半年{_AS_LAST})"
MORE_DAYS = rf"(?=(?:{_AND}(?:{_MONTH} ?月份? ?)?{_DAY} ?[日號]){{1,5}}{BEFORE})"

# 「自2019年1月1日起至」, 「2015年4月至」: the beginning of a span.
_TO = " ?(?:至|到|-|—{1,2}|–|~) ?"
_FROM_DAY = rf"(?: ?(?:{_DAY} ?[日號]|[上中下]旬|[初底末]))?"
_TO_YEAR = rf"(?:(?P<to_next_year>{_NEXT_YEAR}|來年|明年) ?|{YEAR} ?)?"
FROM = rf"(?:(?P<from_year>{_YEAR}|去年) ?|(?<!年)(?<!年 ))(?P<from_month>{_MONTH})(?: ?月份?{_FROM_DAY})?起?,?{_TO}{_TO_YEAR}"
FROM_DAY = rf"(?:(?P<from_year>{_YEAR}|去年) ?|(?<!年)(?<!年 ))(?P<from_month>{_MONTH}) ?月 ?{_DAY} ?[日號]?起?{_TO}"
FIRST_DAY = rf"{_DAY} ?[日號]?{_TO}"
NOT_THE_END = _TO
# A span of months without a day is a limit only where it stands by itself or an act follows.
SPAN_ENDS = r"止?(?=\Z|[,。;:)、]|期間|為|集中|實施|執行|" + _ACTS + ")"
# 「規劃(2016—2020年)」 and 「2018—2020年三年行動計劃」 are names.
YEAR_SPAN = (
    rf"(?:(?<=階段\()|(?<![0-9(]))[12][0-9]{{3}} ?年?起?{_TO}(?P<last_year>[12][0-9]{{3}}) ?年"
    rf"(?!度?[0-9{_N}]|度(?:計劃|規劃|預算))(?=\Z|[,;。:)]|期間,|{_ACTS})"
)
YEARLY_FROM = rf"(?:{_MONTH})(?: ?月份?{_FROM_DAY})?起?{_TO}(?:(?:{_NEXT_YEAR}|來年|當年|同年) ?)?"

# 「年底前」 without a year: the last of the year in which the document was issued.
NO_YEAR = rf"(?<![0-9零{_N}十今明次翌去前後來同上下每該年度近多幾數干些學半全隔往財曆 ])(?<!(?<!應)當)(?<!本)"

FIVE_YEAR_PLAN = (
    r"(?<!第)[“\"「『]?十(?P<plan>[一二三四五])?五[”\"」』]?(?:規劃)?"
    rf"(?:期(?:間|末)?{INSIDE}|(?:期|時期)?末(?:期)?|(?:期間|時期){NO_START}(?:(?=,)|{ACT_SOON}))"
)

# Terms
_FIGURES = rf"(?:(?<![0-9×])[0-9]{{1,3}}|(?<![零{_N}十百])[零{_N}十百]{{1,5}})"
AMOUNT = rf"(?P<amount>{_FIGURES})"
_SHORT_UNITS = "工作日|自然日|日|天|小時|分鐘|週|星期"
_LONG_UNITS = "個月|年"
_UNIT = f"(?:個(?!月))?(?P<unit>{_SHORT_UNITS}|{_LONG_UNITS})"
DAYS = rf"{AMOUNT} ?個?(?P<unit>{_SHORT_UNITS})(?:時間)?{INSIDE}"
MONTHS = rf"{AMOUNT} ?(?P<unit>{_LONG_UNITS})(?:時間)?{INSIDE}"
# 「一月內」 is a month's time; 「1月內」 is January.
MONTHS_IN_WORDS = rf"(?P<amount>(?<![{_N}十0-9年])[{_N}十]) ?(?P<unit>月){INSIDE}"
TERM = rf"{AMOUNT} ?{_UNIT}(?:時間)?{INSIDE}"
SPELLED_TERM = rf"{AMOUNT} ?{_UNIT}"
TIME_AHEAD = rf"{AMOUNT} ?(?:個(?!月))?(?P<unit>{_SHORT_UNITS}|個月)"
HALF_TERM = rf"(?P<half_of>半個?小時|半個月|半年)(?:時間)?{INSIDE}"
_STOP = r"自從在於至,。;:、()《》“”「」\s"
# What leads to an event: a sign, or a word whose last character is looked for first.
START = (
    rf"(?:\A|(?<=[{_STOP}用須要可的])"
    r"|(?<=[當須取爭保必次上])(?:(?<=應當)|(?<=必須)|(?<=爭取)|(?<=力爭)|(?<=確保)|(?<=務必)|(?<=每次)|(?<=原則上)))"
)
WITH_EVENT = rf"{START}(?=[^,。;]{{0,80}}[前後起])"
"""Where a wording may begin that begins with its event: it says 前, 後 or 起 before the sentence goes on."""
EVENT = rf"(?P<event>(?![今此其然最隨之]後)(?:(?!應當|必須|之日)[^{_STOP}前每起]){{1,24}}?)"
LISTED_EVENT = r"(?<=自)(?P<event>(?:(?!應當|必須|之日)[^自從在於至,。;:()《》“”「」\s前每起]){1,30}?)"
# Service levels (壓縮至5個工作日以內) and spans that look back (近5日內) are no limits.
NO_LEVEL = "(?<![至到為近前月])(?<!超過)(?<!控制在)(?<!壓縮在)(?<!平均)(?<![今最]後)"
# Reliefs, bans and states that last so long are no limits of an act (五年內免徵, 兩年內不得申報).
NO_RESULT_OF_TERM = (
    "(?!,?(?:[^,。;:、]{1,6}率|不得|不再|不予|免|享受|有效|未|無|沒有|曾|累計|的|[0-9一二三四五六七八九十]{1,2}次))"
)
NO_STATE_OF_TERM = (
    NO_RESULT_OF_TERM + "(?!(?:稅收|稅費|[^,。;]{0,4}稅)?,?(?:減徵|減按|減免|減半|免徵|保持|給予|發生|連續|每年|可))"
)
_EVENTS_AHEAD = (
    "屆滿|期滿|滿|到期|開工|施工|動工|召開|舉行|舉辦|開始|實施|施行|開庭|聽證|選舉|投票|考試|開幕|生效|使用|作出|開學|換屆"
    "|終止|解除|結束|啟用|變更|停業|歇業|開標|開會|出境|離境|離任|拍賣|屠宰|調離|入庫|投產|投用|上市|搬遷|拆除|爆破|停[水電氣運產]"
    rf"|驗收|檢修|作業|註銷|轉讓|發行|卸任|會議|(?<!社)會|(?:召開|舉行|舉辦|組織)[^{_STOP}前每起的]{{1,8}}"
)
EVENT_AHEAD = rf"(?P<event>(?:(?!應當|必須|之日)[^{_STOP}前每起]){{0,20}}?(?:{_EVENTS_AHEAD})(?:之?日)?)"
NOTICE = r"(?=,?(?:[^,。;0-9]{0,6}(?:向|報|通知|告知|申請|申報|公告|公示|書面|送|發|將|公布|提出|提交|通報|預約|預告)))"

# What stands before a wording and says that its year or month is no such one of the document: 竣工次年, 驗收後|年底前, 農曆|八月.
_EVENTS_OF_A_YEAR = "後|之日|竣工|完工|開工|驗收|投產|投用|簽約|簽訂|屆滿|期滿|到期|到任|任職|任命|入職|畢業|成立|認定|獲批|批准|批覆|備案|入庫|上市|退休"
OF_ANOTHER_YEAR = rf"(?:{_EVENTS_OF_A_YEAR})(?=次年|翌年|第二年|當年|同年|下一?年)|[^\s,。;:、(“\"「『於在至到和與及或並](?=後年)|[農陰夏]曆"

# Again and again
EACH_YEAR = "每(?<!每[人畝戶噸名頭村校家]每)(?<!人均每) ?1?年"
EACH_MONTH = "每(?<!每[人畝戶噸名頭村校家]每)(?<!人均每)個?月"
EACH_QUARTER = "每個?季度?+"
QUARTER_OF_EACH = "(?:每個?|[下次]個?)季度?+"
EACH_OTHER_MONTH = "[每逢][單雙]月"
MONTH_OF_QUARTER = "(?P<month_of_quarter>[一二三1-3首末]) ?個?月"
NO_NUMBER = rf"(?<![0-9{_N}十百第上下本當該每])"
SO_OFTEN = rf"[0-9{_N}十]{{1,2}} ?次"
OFTEN_ENOUGH = (
    rf"(?:不(?:得)?[少低]於|至少|最少) ?[0-9{_N}十]{{1,3}} ?(?:次|場|期|批|輪|回|遍|學時|課時|個?小時|天|篇|條)"
)
# 「每人每年1000元」「每月不高於200元」 are amounts; 「每年不少於2次」 is how often.
NO_AMOUNT = (
    rf"(?! ?[0-9.{_N}十百千萬億]{{1,8}} ?(?:元|名|人|噸|家|個百分點|%)|(?!{OFTEN_ENOUGH})不[高低少超多]"
    rf"|(?:工資|補助|補貼|津貼)(?:標準)?為?(?:不?[高低]於|不?超過)? ?[0-9{_N}]"
    "|(?:平均|均)?(?:遞增|遞減|增長|增速|增幅|下降))"
)
_NEXT = " ?[、和及與] ?"
_LISTED_DAY = rf"{_DAY} ?[日號](?:{BEFORE})?"
SEVERAL_DAYS = rf"(?P<several>{_LISTED_DAY}(?: ?[、和及與,] ?{_LISTED_DAY}){{1,5}})"
# A bare month before 前 is no day of a list.
_OF_MONTH = rf" ?月份?+(?: ?{_LISTED_DAY}|(?:[上中下]旬|{END})(?:{BEFORE})?|(?!{BEFORE}))"
_OF_QUARTER = rf" ?季度?{END}?(?:{BEFORE})?"
_NUMBERED_QUARTER = "第?[一二三四1-4]"
_ONE_END = rf"(?:{_MONTH}{_OF_MONTH}|{_NUMBERED_QUARTER}{_OF_QUARTER}|[上下]半年|年{END}(?:{BEFORE})?)"
# The sign may stand after the last alone: 3、9月; 一、三季度; 上、下半年.
_ENDS_OF_ONE_SIGN = (
    rf"(?:{_MONTH}(?:{_NEXT}{_MONTH}){{1,11}}{_OF_MONTH}"
    rf"|{_NUMBERED_QUARTER}(?:{_NEXT}{_NUMBERED_QUARTER}){{1,3}}{_OF_QUARTER}|上{_NEXT}下半年)"
)
_LISTED_ENDS = rf"(?:{_ENDS_OF_ONE_SIGN}|{_ONE_END}|{_LISTED_DAY})"
SEVERAL_MONTHS = (
    rf"(?P<several>(?:{_ENDS_OF_ONE_SIGN}|{_ONE_END}{_NEXT}{_LISTED_ENDS})(?:{_NEXT}{_LISTED_ENDS}){{0,11}})"
)
SEVERAL_MONTHS_BEFORE = rf"{_MONTH}(?: ?月份?(?:{BEFORE})?)?(?:{_NEXT}{_MONTH}(?: ?月份?(?:{BEFORE})?)?){{1,11}}(?<=前)"
_PERIODS_WITH_END = "年度|季度|月[份度]?|半年|學期|學年"
_ENDED = "(?:終了|結束|期滿)(?:之?日)?(?:之?後|起)的?"
ENDED_PERIOD = rf"(?:每個?)?(?<![0-9{_N}十半])(?P<period>{_PERIODS_WITH_END}){_ENDED}"
NO_ENDED_PERIOD = rf"(?!每?個?(?:{_PERIODS_WITH_END}){_ENDED})"
_MANY = rf"(?P<amount>[0-9]{{1,2}}|[{_N}十]{{1,2}})"
SPAN = rf"{_MANY} ?個?(?P<period>年|季度?|月|週|星期|日|天|小時)"
OTHER_EACH = "每(?:隔|個)?(?P<period>學年|學期|旬|週|星期)(?![邊歲期])"
BY_PERIOD = "[逐按](?P<period>季度?|月|週|旬|學期)(?![份租薪息供]|..的)"
IN_STEPS = "以(?P<period>季度?|月|週|旬|半年)為(?:節點|週期)"
DO_ONCE = (
    "一(?:次|度|報|評|總結|小結|通報|調度|督查|督導|檢查|考核|評估|匯報|講評|點評|報告|分析|研判|會商|匯總|公示|公開|更新|輪"
    "|檢|測|清理|結|排名|例會|研究|碰頭|梳理|回頭看|巡查|抽查|培訓|演練|審|換|修訂|議|述)"
)
DAILY = rf"每(?:個工作)?(?P<period>[日天])(?=(?:[上中下]午|晚上?)?{_CLOCK}{BEFORE}|{HOUR}(?:{BEFORE})?(?:向|報|上報|匯總|調度|通報|更新|公布|公開|填報|統計|監測|巡|檢|至少|不少於)|{DO_ONCE})"
WEEKDAY = "(?P<weekday>[一二三四五六日天])"
EACH_WEEK = "每個?(?:週|星期)(?![邊歲期])"
REPORTS = "(?:調度|通報|講評|督查|例會|排名|點評|小結|研判|會商|報告?制度?|報告)"
# 「不定期」「規定期限」「定期存款」 say nothing of how often.
REGULARLY = "(?<![不固規法約指限確預])定期(?![限間存])"
# 「2019年度」「上年度」 name a year.
ANNUAL = rf"(?<![0-9零{_N}十今明次二上下本該當跨半學每])(?<![0-9] )年度(?!內)"
YEAR_CLOSE = rf"(?<![0-9零{_N}今])年終(?!獎)"
# 「下月底前」, 「下週五前」, 「次日12時前」: days near the document's own, or the event's.
_DUE = f"(?:{BEFORE}|{INSIDE}|{NO_START}(?:(?=[,)])|{ACT_SOON}))"
_COMING_MONTH = "(?<![以如天])下個?月份?"
COMING_MONTH = (
    f"(?P<coming>{_COMING_MONTH})"
    f"(?:{THIRD}{NO_START}(?:(?=[,)])|{ACT_SOON})|(?:{END}|的?{DAY}{HOUR}){_DUE}|{INSIDE}|{WHOLE}{NO_START}{ACT_SOON})"
)
BEFORE_COMING_MONTH = f"(?P<coming>{_COMING_MONTH})(?:{THIRD})?{BEFORE}"
# 「當月進展情況於下月5日前」 is of every month.
COMING_MONTH_OF_EACH = f"當月[^,。;:0-9]{{0,16}},?[於在]?下個?月的?{DAY}{HOUR}{BEFORE}"
NEAR_WEEK = (
    "(?:本|(?P<coming>下)個?)(?:週|星期)(?![邊期歲])"
    f"(?:(?:{WEEKDAY}(?!次)|[末底]){HOUR}{_DUE}|{INSIDE}|(?![一二三四五六日天末底初]){NO_START}{ACT_SOON})"
)
NEAR_QUARTER = f"(?:本|(?P<coming>下)個?)季度?(?:{END}(?:{BEFORE})?|{INSIDE})"
NEXT_DAY = f"(?<![至到])(?:次日|(?P<working>次一?工作日|下一?個?工作日)){HOUR}{_DUE}"
# Words of time that set no day, and those of a time that no calendar here knows (春節前).
STANDING_WORDS = (
    "抓緊|當[日天場]|即日起|限時"
    "|持續(?:推進|開展|深化|加強|優化|改進|實施|推動|鞏固|提升|整改|落實|抓好)|長期(?:堅持|推進|開展|實施|抓|任務)|常年|常態化|[盡儘]快|[盡儘]早|早日|及時"
    "|適時|隨時|立即|即時|即刻|近期|分步|分階段|分年度|限期|按期|如期|按時|逐步|第一時間|適當時[候機]|條件成熟[時後]"
    "|立[行查]立改|即知即改|邊[查學]邊改|(?<![^,。;、])(?:長期|持續|全年|日常)(?![^,。;、])"
)
_FEASTS = f"(?<![0-9{_N}十])(?:五一(?:國際)?(?:勞動節)?|七一|八一|十一)|勞動節|建軍節|國慶節?|元旦|春節|元宵節?|清明節?|端午節?|中秋節?|重陽節?|除夕|教師節"
_SEASONS = "入汛|主?汛期|入冬|入夏|入秋|採暖期?|供暖期?|春運|春耕|秋收|開學|學期|暑假|寒假|高考|中考"
# Figures are folded: 兩會 stands as 二會.
_MEETINGS = "二會|人代會|黨代會|(?:人民|黨員|黨)?代表大會|換屆"
_KNOWN_DAYS = f"(?:{_FEASTS}|{_SEASONS}|{_MEETINGS})(?:假期|期間|到來|來臨|來|開始|召開|結束)?{BEFORE}"
_LUNAR_DAYS = f"(?:農曆|陰曆|夏曆)[^,。;、農陰夏]{{1,10}}?{BEFORE}"
# 上年 may be the one before the document's, or before a year that the sentence tells of (次年計劃於上年12月底前報送).
_OTHER_YEAR = f"(?:隔年|去年|(?<!以)上一?年度?|前年)(?:年?{END}|{_MONTH} ?月份?{END}?(?:{_DAY} ?[日號])?)?{BEFORE}"
MOMENTS = (
    f"(?<![0-9])年中(?=[以之]?前|完成|出臺|印發|[,。;])(?:[以之]?前)?|今冬明春|歲末年初|{_KNOWN_DAYS}|{_LUNAR_DAYS}"
)
"""Times whose day the document does not give, and by which something is to be done (汛期前)."""
OPEN_WORDS = (
    f"{STANDING_WORDS}|{MOMENTS}|任期內|今後一個時期|{_OTHER_YEAR}"
    "|(?:今後|未來)[0-9一二三四五六七八九十]{1,2}(?:個月|年)"
    f"|(?:經過|利用|用)[0-9{_N}十]{{1,2}}(?:個月|年)(?:左右)?(?:的)?(?:努力|時間)"
)
