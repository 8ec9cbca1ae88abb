"""A rulebook to start from: three tasks that load, with comments for the clerk who will write the others."""

from __future__ import annotations

from fazhi_cli.data_files import TASKS, UNITS
from fazhi_cli.rulebook.scalars import scalar

_TASKS = """\
# yaml-language-server: $schema=tasks.schema.json
#
# 一份方案。改完一處就用 fazhi check 查一遍；fazhi text 印出全文，可與原件逐字核對。
# 原則：文字照抄原文；時限、主體、例外都是原文裡的詞語，原文沒有的一律不寫。
plan:
  # 方案編號：小寫字母、數字和 -，同一文庫內不能重複。
  id: {id}
  title: {title}
  place: {place}
  # 文號和印發日期：原文沒有就空著，不要推測。
  number:
  issued:
  # 「N月前」是否含當月，辦公室未定以前為 both，兩種日期都列。
  reading: both
  # 原件怎樣排印：{{一}}、{{1}} 為序號，{{title}} 為標題，{{text}} 為正文，{{units}} 為單位。
  layout:
    chapter: "{{一}}、{{title}}"
    task: "（{{一}}）{{title}}。{{text}}"
    lead: "牽頭單位：{{units}}"
    responsible: "責任單位：{{units}}"
  preamble: 為推進各項工作，制定本方案。

chapters:
- number: 1
  title: 加強制度建設
  tasks:
  # 一項任務：標題後面的正文分成幾條，逐條寫在 clauses 裡，連起來就是原文。
  - id: 1
    title: 公布權力清單
    lead: [市司法局]
    responsible: [市財政局, 市直有關部門]
    clauses:
    - text: {year}年6月底前，完成權力清單編制並向社會公布；
      # to：報送、公布的對象；output：要交付的成果；when：時限，照抄原文。
      to: 社會
      output: 權力清單
      when: {year}年6月底前
    - text: 每年12月31日前更新一次。
      when: 每年12月31日前

- number: 2
  title: 規範執法行為
  tasks:
  - id: 2
    title: 公開決定信息
    lead: [市司法局]
    responsible: [市直有關部門]
    clauses:
    # 逐案辦理的寫 per: case；原文點明由誰辦的寫 actor；除…外寫 except。
    - text: 行政執法機關應當在作出決定之日起7個工作日內公開決定信息，除涉及國家秘密的外。
      actor: 行政執法機關
      except: 除涉及國家秘密的外
      when: 作出決定之日起7個工作日內
      per: case
    - text: 不得以罰款作為考核指標。

  - id: 3
    title: 加強經費保障
    lead: [市財政局]
    responsible: [市司法局]
    clauses:
    - text: 按照國家有關規定保障辦案經費。
"""

_UNITS = """\
# yaml-language-server: $schema=units.schema.json
#
# 方案寫到的每個單位都要在這裡聲明；名稱照方案的寫法，全稱、別稱供查找。
units:
- name: 市司法局
  aliases: [司法局]

- name: 市財政局
  aliases: [財政局]

# open: true 表示統稱，未列明具體單位；能列舉的統稱寫 members: [甲區政府, 乙區政府]。
- name: 市直有關部門
  open: true

# 條款按職能寫到的機關，如行政執法機關。
functional:
- name: 行政執法機關
"""


def starter(plan_id: str, title: str, place: str, year: int) -> dict[str, str]:
    """The texts of the files of a new rulebook, by their names; place: the city or county whose plan it is; year: of its limits."""
    tasks = _TASKS.format(
        id=plan_id,
        year=year,
        title=scalar(title, in_flow=False, is_text=True),
        place=scalar(place, in_flow=False, is_text=True),
    )
    return {TASKS: tasks, UNITS: _UNITS}
