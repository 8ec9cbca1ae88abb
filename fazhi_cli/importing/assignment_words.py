"""The words of assignments: roles, limits, contacts and persons beside units, and rules that are stated once."""

from __future__ import annotations

import re

from fazhi_cli.importing.units import ALIKE
from fazhi_cli.plan.script import fold_script

_BODIES = "(?:单位|部门|机构|处室|科室|股室|主体)"
_ROLE = (
    "(?:(?:第一)?(?:牵头|主办|主责|责任|负责|配合|协办|会办|协同|协助|参加|参与|参办|承办|承担|指导|实施|落实|执行|组织|监督|督办|支持)"
    "(?:负责|实施|落实)?(?:单位|部门|机构|处室|科室|股室|主体|责任单位|责任部门|地区和单位|地区)?"
    f"|(?:督导|督促|协作|联动|验收|考核|评估|审核|监管|保障){_BODIES})"
)
_SHARE = "(?:责任|任务|工作|职责)分工"
"""A word for who does what, before units with their roles behind them: 責任分工：X牽頭，Y配合."""

_HEADS = "(?:[:：]|(?<=单位)[为是]|(?<=部门)[为是])"
"""What parts a word for a role from its units: 牽頭單位：X, 牽頭單位為X."""

TIME_WORDS = "(?:计划)?(?:完成|办理|办结|整改|实施|推进|落实|起止)?(?:时限|时间|期限)(?:要求|节点)?|(?:时间|完成)节点|完成日期|(?:工作|完成|推进|时间|时序)?进度(?:安排|要求)?|时间安排|推进时间"
_AND_TIME = f"(?:[及和与、](?:{TIME_WORDS}))?"
"""A word for limits behind that for a role: 責任單位及完成時限：X，6月底前."""

HEADED = re.compile(f"^(?P<role>{_ROLE}|{_SHARE}){_AND_TIME}(?P<sign>{_HEADS})(?P<units>.*)$", re.DOTALL)
BRACKETED = re.compile(f"^[【〔\\[](?P<role>{_ROLE})[】〕\\]](?P<sign>[:：]?)(?P<units>.+)$", re.DOTALL)
_PERSON_WORDS = "[\u4e00-\u9fff]{0,4}(?:领导|责任人|负责人|负责同志)"
_CONTACT_WORDS = "联系(?:人|电话|方式|单位)|咨询(?:电话|热线)|电话"
_BASIS_WORDS = "依据|政策依据|文件依据|来源"
_TIME_IS = "(?:完成|办理|办结|整改|落实)(?:时限|时间|期限)(?=[为是])"
"""A word for a limit that no colon follows: 完成時限為6月底前."""

_OTHER_WORDS = f"(?:{TIME_WORDS}|{_CONTACT_WORDS}|{_BASIS_WORDS}|{_PERSON_WORDS})"
NEXT_HEAD = re.compile(
    f"(?:(?<![，,、\\s])[，,、\\s]+|(?<=[）)]))(?={_ROLE}{_HEADS}|{_OTHER_WORDS}[:：]|{_TIME_IS})"
    f"|(?=[【〔\\[](?:{_ROLE}|{_OTHER_WORDS})[】〕\\]](?![、，,；;。]|$))"
)
"""What parts two roles where no semicolon does: 牽頭單位：X，責任單位：Y，時限：Z, or 【牽頭單位】X【責任單位】Y; in X【牽頭單位】、Y it is behind its unit."""

OTHER_HEAD = re.compile("^[\u4e00-\u9fff]{2,8}[:：]")
"""A part under a word that is none of these: it is printed, and says nothing of units."""

_AT_END = "。?(?=(?:\n[^。；;\n]{1,40}){0,8}\\Z)"
"""The end of a text; behind it may stand the lines that end a paper: who issued it, and when."""

SENTENCE = re.compile(
    "(?:^|(?<=[。；;！”」\n])|(?<=[，,])(?=[\u4e00-\u9fff]{2,4}(?:单位|部门)[:：]))"
    f"(?P<content>{_ROLE}{_AND_TIME}{_HEADS}[^\n]{{2,300}}?){_AT_END}"
)
"""An assignment that is the last sentence of a text, or several, without brackets."""

_DONE = "(?:全部|全面|基本)?(?:完成|落实|办结|建成|到位)"
_LIMIT_BEHIND = f"[，,；;][^，,。；;\n]{{1,20}}(?:前|内|[年月季]底|季度|半年)(?:{_DONE})?"
"""A limit behind the units of a sentence, which no word heads."""

LED = re.compile(
    "(?:^|(?<=[。；;！”」\n]))(?P<content>(?:[此该本]项(?:工作|任务))?由?[^，,。；;：:\n]{2,60}牵头(?:负责|组织实施|实施)?[，,；;][^。\n]{2,200}?"
    "(?:负责|配合|参加|参与|协助|协同|落实|实施|推进)"
    f"|由[^，,。；;：:\n]{{2,120}}(?:负责|负责落实|负责实施|负责组织实施|牵头|牵头负责))"
    f"(?P<when>[。；;，,](?:{TIME_WORDS})[:：][^\n。；;]{{2,40}}|{_LIMIT_BEHIND})?{_AT_END}"
)
"""The same where the words for roles stand behind the units: 由市應急局牽頭，市公安局配合，6月底前完成。"""

PERSON = re.compile(f"^{_PERSON_WORDS}[:：]")
TIMED = re.compile(
    f"^(?:(?P<word>{TIME_WORDS})[:：]|{_TIME_IS}[为是]|[【〔\\[](?:{TIME_WORDS})[】〕\\]][:：]?)(?P<text>.+)$",
    re.DOTALL,
)
SEVERAL = re.compile("[ \u00a0\u3000；;]+")
LISTED = re.compile("[、和及与與]")
MONTH_OR_DAY = re.compile(r"^(?:\d{4}年)?\d{1,2}月(?:份|底|末|[上中下]旬|\d{1,2}日)?前?$")
"""What parts limits beside units: 3月底前；6月底前, and of months and days alone 6月、11月."""

CONTACT = re.compile(f"^(?P<word>{_CONTACT_WORDS})[:：](?P<text>.+)$", re.DOTALL)
BASIS = re.compile(f"^(?P<word>{_BASIS_WORDS})[:：](?P<text>.+)$", re.DOTALL)
_HOW = "(?:分别|同步|共同|联合|协同|具体|认真|积极)?"
TAIL = re.compile(
    f"(?P<word>{_HOW}(?:牵头(?:负责|落实|实施)?|主办|主责|会办|负总责|为主|负责(?:落实|实施)?|配合(?:落实)?|参加|参与|指导|协助|协办|协同|承办|落实|实施|督办)"
    f"|(?:按照?|根据|依据)(?:各自)?(?:的)?(?:职责任务|职责|职能)(?:分工|范围)?{_HOW}(?:负责|配合|落实|实施|推进|组织实施|抓好落实)?"
    f"|{_HOW}组织(?:实施|落实|开展)|抓好落实|分工负责|为(?:牵头|责任|配合|主办|协办|负责)(?:单位|部门))$"
)
NEXT_SHARE = re.compile(
    "(?<=牵头)[、\\s]+|(?<=牵头负责)[、\\s]+|(?<=[主会协]办)[、\\s]+|(?<=负责)[、\\s]+|(?<=配合)[、\\s]+|(?<=牵头)(?=会同|联合[\u4e00-\u9fff]{2,}(?:局|委|办|部|厅))"
)
"""What parts the words for roles behind units where no comma does: X牽頭、Y配合, X牽頭會同Y落實."""

HELPS = re.compile("配合|协|参加|参与|参办|指导|支持|督|验收|考核|评估|审核|监管|保障|联动")
"""A word for a role beside those who have the work: none of these units leads because it stands first."""
FIRST_LEADS = re.compile(
    "(?:列|排|排名|排序|位列|名列|位居|位于|列为)(?:在)?(?:首位|第一位|第一|第1位|第1|最前面|之首|前列)(?:者|的)?(?:单位|部门)?(?:为|是|牵头)"
    "|(?:第一|首)(?:位|个|家)?(?:责任)?(?:单位|部门)?(?:为|是)(?:牵头|主办)|首位为牵头"
)
"""The rule that the first unit of a list leads."""
IMPLIED = re.compile(
    "(?:不再|不)(?:单独|一一|逐一|另行|重复|具体|分别)?(?:列出|列明|列举|列示|罗列|标注|注明|[做作]?分工|赘述|列(?=$|[，,。；;（(]))"
)
"""The rule that some units have all tasks though no task names them."""
LEADING = re.compile("牵头")


WHEN_BEHIND = re.compile(f"(?:[年月][底末]?前?|年内|日前?|季度|上半年)(?:{_DONE}|取得.{{1,6}})?$|^(?:持续|长期|常态化)")
"""A limit behind the units that no word heads: 2021年6月底前完成, 持續推進."""

NAMED_BEFORE = re.compile(
    "^(?:(?:[此该本]项(?:工作|任务)|以上(?:工作|任务|措施)?)?由|会同|联合(?![会国社])|商(?=[省市县区]))"
)
"""What may stand before the units of a role that has its word behind them: 會同市財政局落實."""

RULE_BEGINS = re.compile("^(?:以下|以上|上述|各项|其他|其余|后续|后面|均|都|涉及|凡)|均需|均涉及|都涉及|[均都][为是]")
"""How a part begins that adds units to what follows: 以下均需各區政府落實，不再列出."""

UNCLOSED = re.compile(
    f"[（(〔【\\[](?:{_ROLE})[:：][^（()）〔〕【】\\[\\]]*(?:[（(][^（()）]*[）)][^（()）〔〕【】\\[\\]]*)*$"
)
"""A line at whose end a bracket that assigns is still open."""

PERSON_ACTS = re.compile(
    "(?:同志|副?(?:省|市|县|区|州|镇|乡|主任|局|厅|处|秘书)长[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{2,3}副?(?:省长|市长|县长|区长|州长|镇长|主任))$"
)
"""A person who has something beside the units: 張三同志負責."""

IN_BRACKETS = re.compile(
    "^(?P<name>.+)[（(【〔\\[](?P<role>按照?(?:各自)?职责(?:分工)?(?:负责|落实)?|(?:第一)?(?:牵头|主办|主责|负责|配合|协办|协同|协助|协作|参加|参与|指导|责任|承办|落实|实施)"
    "(?:单位|部门)?)[）)】〕\\]]$"
)
"""A unit with its role in brackets behind it: 市教育局（牽頭）."""


def fold(text: str) -> str:
    """Simplified script and one sign for a colon, a semicolon, a comma and a stop, character for character."""
    return fold_script(text).translate(ALIKE)
