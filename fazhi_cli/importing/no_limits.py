"""Why words of time are no limit of a clause: what they describe, a day of a third party, how long a service takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Term

if TYPE_CHECKING:
    from fazhi_cli.plan.time_meaning import Meaning

_DESCRIBED = re.compile(
    "^(?:以?[前后]|之[前后]|期间|以来)?(?:已|新|累计|首次|当年|期间)*(?:到期|届满|发生|产生|签订|缴纳|入库|新增|新建|投产|开工|竣工"
    "|注册|登记|认定|取得|获得|购置|购买|投保|参保|毕业|成立|购车|购房|返岗|复产|吸纳|招用|上规|升规|纳统|入统|落户|生产|销售|形成|发放|实施|执行|享受|复工|捐赠|进口|出口|支付|实际)"
    "[^，,。；;、]{0,14}的"
)
_ESTABLISHED = re.compile(
    "^(?:以?前|之前|以?后|之后|期间|以来)?(?:已|新|正式)*(?:开业|开办|开设|设立|建成|建立|批准|核准|备案|受理|立案|完工|动工|立项|出台|印发|颁布|发布|公布|施行"
    "|上市|入驻|入职|退休|离岗|入学|出生|就业|创业|失业|停业|歇业|停产|关闭|搬迁|迁入|申请|提交|验收|交付|签约|开户|登录)"
    "(?:投用|投产|运营|并投用|并投入使用|投入使用|生效|通过|合格)?的(?=[^，,。；;、])"
)
"""As _DESCRIBED, of things that a task may also do: only right before 的 they describe (6月底前設立統一的窗口 is a limit)."""
_OF_MONTH = re.compile("^(?:的)?(?:申报|纳税|应缴|应交|缴费|缴纳|法定|社会保险|电费|水费|气费|租金|工资)")
_SINCE = re.compile("^(?:起|以来|以后|之后)")
_FROM = re.compile("(?:自|从|由)$")
_AMOUNT = re.compile(
    "(?:不超过|不少于|不低于|最长|最短|缓缴|顺延|延长|满|给予|展期|期限为?|为期|达到?|前|近|每隔)[^，,。；;]{0,4}$"
)
_SERVICE = re.compile("(?:压缩|压减|缩短|缩减|控制|减少|提速|限定)(?:[^，,。；;]{0,4}(?:至|到|在|为))?$")
_PUT_OFF = re.compile(
    "(?:缴|纳税|申报|还款|还本|付息|征收|贷款|合同|租金|履约|交付)[^，,。；;]{0,12}(?:期|期限|时间)[^，,。；;]{0,8}(?:延|推迟|顺|展|缓)[^，,。；;]{0,2}$"
)
_MAY_PUT_OFF = re.compile("(?:可以?|予以|允许|准予|同意|申请)(?:延期|展期|顺延|延长|缓缴|延缓|推迟)[^，,。；;]{0,6}$")
_PARTY = re.compile(
    "(?:企业|公司|申请人|纳税人|个体(?:工商)?户|商户|农户|业主|承租人|借款人|投保人|旅行社|经营者|当事人)[^，,。；;]{0,6}(?:应当?|[须需可要])[^，,。；;]{0,2}$"
)
_OWED = re.compile("(?:保证金|贷款|本金|税款|保险费|租金|费用)[^，,。；;]{0,8}$")
_ASKED = re.compile("^[^，,。；;]{0,6}(?:申请|申报|报名|登记|提交|提供|办理|缴)")
_PAID = re.compile("^(?:如数|足额|全额|一次性|自行|主动)*(?:交还|归还|偿还|还清|还款|缴清|补缴|缴纳|补交|交清)")
_YEARLY_THING = re.compile(
    "^[^，,。；;、的]{0,12}(?:考核|资金|计划|预算|决算|指标|目标|费率|投资|目录|清单|名录|要点|任务|方案)"
)
_REGULAR_THING = re.compile("^(?:减|免|定额|存款|存单|保险|寿险|公交|航班|班列|车票)")


def no_limit(sentence: str, start: int, end: int, meaning: Meaning | None) -> str | None:
    """Why a wording of time is no limit of the clause, or None where it is one; meaning: what the wording says."""
    folded = fold_script(sentence)
    before, wording, after = folded[:start], folded[start:end], folded[end:]
    if _DESCRIBED.match(after) or _ESTABLISHED.match(after) or (wording.endswith("月份") and _OF_MONTH.match(after)):
        return "說明後面的事物，不是辦理期限"
    if _FROM.search(before) and _SINCE.match(after):
        return "說明起始時間，不是辦理期限"
    if wording == "年度" and _YEARLY_THING.match(after):
        return "「年度」是所說事物名稱的一部分，不是辦理期限"
    if wording == "定期" and _REGULAR_THING.match(after):
        return "「定期」是所說事物名稱的一部分，不是辦理期限"
    is_put_off = wording.startswith(("至", "到")) and (_PUT_OFF.search(before) or _MAY_PUT_OFF.search(before))
    is_asked = _PARTY.search(before) and (_ASKED.match(after) or _PAID.match(after))
    if is_put_off or is_asked or (_OWED.search(before) and _PAID.match(after)):
        return "是當事人繳納、申報或還款的日期，不是辦理期限"
    if isinstance(meaning, Term) and not meaning.event:
        if _SERVICE.search(before):
            return "是服務所用的時間，不是辦理期限"
        if _AMOUNT.search(before):
            return "說明時間的長短，不是辦理期限"
    return None
