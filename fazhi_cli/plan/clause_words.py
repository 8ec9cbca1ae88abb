"""The words by which a clause says who does it, on what condition, to whom, and what comes of it: a table, a row a wording.

Each row has an example from a real plan and the phrases that it gives: these are its test. A row fits where there is no doubt
alone; what no row reads, a person reads. Patterns are written in simplified script with half-width signs and find every
script and width. Every repetition is bounded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = Literal["actor", "to", "output", "if", "cites"]
"""The key of a clause under which a phrase stands."""


class Row(NamedTuple):
    """A wording: the key of its phrases, an example, the phrases of the example, and the pattern, whose group is `phrase`."""

    key: Key
    example: str
    phrases: tuple[str, ...]
    pattern: str


_S = r"[^,;。:!?\n]"
"""A sign within one part of a sentence."""

_HEAD = r"(?:^|(?<=[,;。:\n])|(?<=[,;”’」]即))"
_END = r"(?=[,;。!?\n]|$)"
_BODY = "(?:[局委办厅部署院]|政府|部门|机关|机构|单位|委员会|办公室|领导小组|指挥部|中心|人大|政协|人大及其常委会|常委会|协会|商会)"
"""With what the name of a body, or of a class of bodies, ends."""

_CLASS = "(?:机关|部门|机构|政府|单位|委员会|办公室|领导小组|企业|市本级|[市县区]级)"
_NO_ACTOR = (
    "对|按|由|凡|向|以|在|从|为|未|除|经|将|把|与|和|及|并|使|让|请|推动|推进|加强|加大|加快|落实|建立|开展|实施|组织|督促|指导"
    "|广泛|积极|大力|宣传|鼓励|支持|引导|要求|协调|会同|配合|通过|完善|规范|严格|强化|明确|根据|依据|提高|确保|健全|符合|涉及|申请|依托|委托|深化|\\d"
)
"""What a part of a sentence that names who does it does not begin with."""

_MUST = "(?:均|都|也)?(?:应当|应(?!急)|要(?!求|素)|须|必须|不得|每[年季月]|定期|普遍|不设|负责(?!人|制))"
_ADVERBS = "(?:研究|抓紧|及时|尽快|加快|全面|探索|逐步|进一步|统一|普遍|积极|分级|定期|每年|应当?|要|认真|依法|清理|试点|推动|组织){0,3}"
_MAKE = "(?:制定|制订|出台|印发|编制|编印|修订|起草|拟定|公布|发布|公开发布|组建|设立|成立|搭建|建成|建立)"
_MAKE_TOO = "(?:健全|完善|实施|落实|公布|发布|印发|出台)"
_ADJECTIVES = "(?:(?:(?:统一|规范|科学|合理|高效|便捷|公开|公平|公正|透明|长效|有效|完善|健全|完备|集中|多元|稳定|权威)[、和]?){1,6}的)?"
_MADE = (
    "(?:制度|机制|方案|办法|清单|目录|规划|计划|细则|标准|意见|体系|规定|台账|名录|名单|指南|规则|规范|预案|平台|系统|数据库|队伍"
    "|基金|窗口|专区|专班|工作小组|领导小组|机构|手册|通知|责任制|规范性文件|规范性档案)"
)
_TITLE = "《[^《》]{2,60}》"

ROWS: tuple[Row, ...] = (
    Row(
        "if", "凡涉及重大公共利益的決策事項,都要組織聽證。", ("凡涉及重大公共利益的決策事項",),
        f"{_HEAD}(?P<phrase>凡{_S}{{2,60}})(?=,)",
    ),
    Row(
        "if", "對推進工作不力、存在問題較多的,要通報批評。", ("對推進工作不力、存在問題較多的",),
        f"{_HEAD}(?P<phrase>对{_S}{{2,80}}的)(?=,)",
    ),
    Row(
        "if", "對確需保留的前置審批及中介服務,制定目錄。", ("對確需保留的前置審批及中介服務",),
        f"{_HEAD}(?P<phrase>对(?:确需|确有|符合|属于|未|已|拟|因|受|在|有|无|不|暂|违反|吸纳|招用|首次|新|存在|经|发生|出现|逾期)"
        f"{_S}{{1,80}}的{_S}{{1,14}})(?=,)",
    ),
    Row(
        "if", "企業需要中介服務的,由企業自主選擇。", ("企業需要中介服務的",),
        f"{_HEAD}(?P<phrase>(?!对|除|凡|按|根据|依照|围绕|针对|坚持|以|把|将|是|我|各|全){_S}{{3,60}}(?<!目)的)(?=,)",
    ),
    Row(
        "if", "未經執法資格考試合格,不得從事執法活動。", ("未經執法資格考試合格",),
        f"{_HEAD}(?P<phrase>未[经取]{_S}{{2,40}})(?=,不得)",
    ),
    Row(
        "if", "決策事項報請政府常務會議審議前,均應進行合法性審查。", ("決策事項報請政府常務會議審議前",),
        f"{_HEAD}(?P<phrase>{_S}{{4,60}}?(?<![年月日号底末度以目当此先之])前)(?=,(?:均|都|一律)?(?:应|须|必须))",
    ),
    Row(
        "if", "行政執法機關作出重大行政執法決定之前,應當進行審核。", ("作出重大行政執法決定之前",),
        f"{_HEAD}(?:{_S}{{0,16}}?{_CLASS})?(?P<phrase>(?:作出|办理|实施|制定|出台){_S}{{2,60}}?(?<![年月日号底末度])之前)"
        "(?=,(?:均|都|一律)?(?:应|须|必须))",
    ),
    Row(
        "if", "制定作為行政管理依據的規範性檔案,應當廣泛聽取意見。", ("制定作為行政管理依據的規範性檔案",),
        f"{_HEAD}(?P<phrase>(?:制定|作出|实施|办理){_S}{{2,40}})(?=,(?:应当|不得|必须))",
    ),
    Row(
        "if", "在確保安全的前提下,簡化審批程式。", ("在確保安全的前提下",),
        f"{_HEAD}(?P<phrase>在{_S}{{2,40}}(?:情况|情形|前提)下)(?=,)",
    ),
    Row(
        "to", "凡重大事項,都要向社會公開徵求意見;向市政府法制機構備案。", ("社會", "市政府法制機構"),
        f"(?<![面转导方倾趋走意志动双单定一去])向(?P<phrase>{_S}{{2,24}}?)(?:书面|及时|主动|统一|定期|全面|依法|提前)?"
        "(?:公开|公布|公示|公告|发布|备案|报告|汇报|通报|报备|报送|反馈|移送|移交|征求)",
    ),
    Row(
        "to", "廣泛徵求意見並報市政府審定。", ("市政府",),
        f"报(?:送|请|经)?(?P<phrase>{_S}{{1,30}}?{_BODY})(?=(?:统一|同意)?(?:审定|审批|批准|审核|审议|审查|同意|备案|核准|研究|决定)"
        "(?!之?前|通过))",
    ),
    Row(
        "to", "每季度進展情況報送市發改委。", ("市發改委",),
        f"报(?:送|给|至)?(?P<phrase>(?:[省市县区州]|本级|上级|同级|所在地){_S}{{1,24}}?{_BODY}){_END}",
    ),
    Row(
        "to", "按立法程式提請人大及其常委會修改法規。", ("人大及其常委會",),
        f"提请(?P<phrase>{_S}{{1,15}}?(?:人大|常委会|政府|会议|委员会))(?=审议|修改|研究|批准|审定|决定)",
    ),
    Row(
        "to", "委託第三方評估機構獨立開展評估。", ("第三方評估機構",),
        f"委托(?P<phrase>{_S}{{2,15}}?机构)(?=独立|开展|进行|对|实施|承担)",
    ),
    Row(
        "to", "要與所屬部門和下一級政府的主要負責人簽訂責任書。", ("所屬部門和下一級政府的主要負責人",),
        f"(?:要|应当?|须)与(?P<phrase>{_S}{{2,30}}?)(?=签订|签署)",
    ),
    Row(
        "output", "探索建立統一規範的公共資源交易平台,及時編制並公布目錄。", ("公共資源交易平台", "目錄"),
        f"{_HEAD}{_ADVERBS}(?:完善并)?{_MAKE}(?:[并和、]?{_MAKE_TOO}){{0,2}}{_ADJECTIVES}(?P<phrase>(?!或){_S}{{0,40}}?{_MADE})"
        f"(?<!征求意见)(?<!听取意见)(?={_END}|并)(?!,(?:应|必须|不得))",
    ),
    Row(
        "output", "抓緊修訂《遂寧市責任追究辦法》,明確追責範圍。", ("《遂寧市責任追究辦法》",),
        f"{_HEAD}{_ADVERBS}{_MAKE}(?:[并和、]?{_MAKE_TOO}){{0,2}}(?P<phrase>{_TITLE}){_END}",
    ),
    Row(
        "output", "2015年3月底前向社會公開發布裁量標準並錄入目錄。", ("裁量標準",),
        f"向社会(?:公开)?(?:发布|公布|公开)(?!征求|听取)(?P<phrase>{_S}{{0,20}}?{_MADE})(?={_END}|并)",
    ),
    Row(
        "output", "制定機關應將備案報告報送市政府法制機構備案。", ("備案報告",),
        f"将(?P<phrase>{_S}{{2,30}}?)(?=报送|上报|报[省市县区本])",
    ),
    Row(
        "output", "要與主要負責人簽訂《依法行政責任書》。", ("《依法行政責任書》",),
        f"签订(?P<phrase>{_TITLE}|{_S}{{2,16}}?责任书)",
    ),
    Row(
        "actor", "行政審批機關應當公開審批條件;市、縣(區)政府要簽訂責任書。", ("行政審批機關", "市、縣(區)政府"),
        f"{_HEAD}(?!{_NO_ACTOR})(?P<phrase>(?!{_S}{{0,30}}由){_S}{{0,30}}?{_CLASS})(?={_MUST})",
    ),
    Row(
        "actor", "各級行政機關制定規範性檔案應當符合法律。", ("各級行政機關",),
        f"{_HEAD}(?!{_NO_ACTOR})(?P<phrase>{_S}{{0,20}}?{_CLASS})(?=在{_S}{{2,20}}(?:之日起|日内|月内)|(?:制定|作出|办理|实施){_S}{{2,50}}(?:应当|不得|须|之?前,应当?))",
    ),
    Row(
        "actor", "應當由本機關法制工作機構進行審核。", ("本機關法制工作機構",),
        f"(?<![理自缘])由(?!于|此)(?P<phrase>{_S}{{0,30}}?(?:{_BODY}|企业))"
        "(?=牵头|负责|组织|会同|按|依法|统一|进行|自主|集体|审核|审批|审定|制定|确定|承担|给予|实施|出具|核发|发放|认定|予以|提出)",
    ),
    Row(
        "cites", "嚴格執行省政府統一公布的市縣行政許可項目清單,及時編制目錄。", ("省政府統一公布的市縣行政許可項目清單",),
        f"(?:执行|落实|依据|按照|遵循)(?P<phrase>(?:国家|国务院|中央|省|市|自治区)(?:委|政府|有关部门)?(?:统一|联合|新)?"
        f"(?:公布|制定|印发|出台|发布)的{_S}{{2,24}}?(?:清单|目录|规定|标准|办法|意见|规范|规划)){_END}",
    ),
)  # fmt: skip
"""In this order: of two rows that fit at one place for one key the first holds."""


_RIGHT = re.compile("由(?:企业|当事人|申请人|个人|职工|群众|市场主体|用人单位)自主(?:选择|决定|确定)")
"""What leaves a choice to those whom the plan serves, and binds nobody."""


class Found(NamedTuple):
    """A phrase of a clause where it stands, and the key under which it belongs."""

    key: Key
    start: int
    end: int


def phrases(text: str) -> Iterator[Found]:
    """What the table finds in a clause, row by row, each place once for a key."""
    folded = fold(text)
    taken: set[tuple[Key, int]] = set()
    for row, pattern in zip(ROWS, _patterns(), strict=True):
        for match in pattern.finditer(folded):
            start, end = match.span("phrase")
            if (row.key, start) not in taken:
                taken.add((row.key, start))
                yield Found(row.key, start, end)


def right_in(text: str) -> str | None:
    """The words of a clause that leave a choice to those whom the plan serves."""
    found = _RIGHT.search(fold(text))
    return text[found.start() : found.end()] if found else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row.pattern) for row in ROWS)


def fold(text: str) -> str:
    """Bring width and script to one spelling, character for character, so that positions stay true."""
    return fold_script(half_width(text))
