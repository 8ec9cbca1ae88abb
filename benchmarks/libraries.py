"""Libraries of plans to measure with: seeded, so that every run has the same, and built as real ones are.

    python benchmarks/libraries.py FOLDER PLANS

A plan has 10 to 60 tasks in 3 to 9 chapters and 15 to 40 units; places, years, units and texts vary from plan to plan, and the
folders are nested by year and place. Half of the plans have their units in lines of their own, half in brackets, some of these with
a third role; one of five has sections. A third is in simplified characters; some have later changes, some pairs of converted words.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_cli.plan.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2015
TASKS = (10, 60)
"""The least and the most tasks of a plan."""

PLACES = [
    "青湄市",
    "白榆市",
    "臨溪市",
    "安瀾市",
    "長汀縣",
    "平湖縣",
    "石泉縣",
    "東陵區",
    "西津區",
    "南屏市",
    "北固縣",
    "遠山縣",
    "清源市",
    "永和縣",
    "新橋區",
    "雲嶺市",
    "海陵市",
    "江浦縣",
    "松亭縣",
    "竹溪縣",
]
BODIES = [
    "發改委",
    "經信委",
    "教育局",
    "科技局",
    "公安局",
    "監察局",
    "民政局",
    "司法局",
    "財政局",
    "人社局",
    "國土局",
    "環保局",
    "住建局",
    "交通局",
    "水務局",
    "農業局",
    "商務局",
    "文廣局",
    "衛計委",
    "審計局",
    "國資委",
    "林業局",
    "工商局",
    "質監局",
    "安監局",
    "統計局",
    "法制辦",
    "編辦",
    "政務中心",
    "信息辦",
    "金融辦",
    "扶貧辦",
    "外僑辦",
    "旅遊局",
    "糧食局",
    "畜牧局",
    "稅務局",
    "人行",
    "銀監局",
    "殘聯",
    "總工會",
    "團委",
    "婦聯",
    "科協",
    "工商聯",
    "應急辦",
    "信訪局",
    "檔案局",
    "地震局",
    "氣象局",
    "供銷社",
    "公積金中心",
    "不動產中心",
    "投資促進局",
    "城管局",
    "房管局",
    "機關事務局",
    "地稅局",
    "食藥監局",
    "規劃局",
]
SUBJECTS = [
    "行政審批",
    "市場準入",
    "中小企業融資",
    "穩崗就業",
    "職業培訓",
    "農田水利",
    "農村道路",
    "基層治理",
    "政務公開",
    "行政執法",
    "公共服務",
    "社會保障",
    "醫療衛生",
    "學前教育",
    "養老服務",
    "生態環境",
    "大氣污染",
    "河道管理",
    "安全生產",
    "食品安全",
    "招商引資",
    "科技創新",
    "電子商務",
    "文化旅遊",
    "信用體系",
    "數據共享",
    "項目建設",
    "土地供應",
    "稅費減免",
    "物流運輸",
    "住房保障",
    "防汛抗旱",
    "節能減排",
    "糧食收購",
    "畜禽養殖",
    "森林防火",
    "社區矯正",
    "法律援助",
    "審計監督",
    "預算績效",
]
THINGS = [
    "清單",
    "台賬",
    "目錄",
    "方案",
    "辦法",
    "細則",
    "規程",
    "標準",
    "指南",
    "計劃",
    "報告",
    "名錄",
    "流程圖",
    "責任書",
    "考核辦法",
    "信息平台",
    "聯席會議制度",
    "通報制度",
    "備案制度",
    "獎補辦法",
]
VERBS = [
    "建立健全",
    "制定",
    "修訂",
    "編制",
    "完善",
    "印發",
    "公布",
    "落實",
    "推進",
    "規範",
    "強化",
    "優化",
    "梳理",
    "整合",
    "開展",
    "組織實施",
]
AIMS = [
    "確保各項措施落地見效",
    "切實減輕企業和群眾負擔",
    "提高辦事效率和服務水平",
    "形成齊抓共管的工作格局",
    "推動工作常態化規範化",
    "做到底數清、情況明、責任實",
    "杜絕推諉扯皮和不作為",
    "最大限度方便企業群眾辦事",
    "嚴格按照法定職責和程序辦理",
    "加快構建統一開放的市場環境",
]
CLASSES = ["各行政機關", "各級行政執法機關", "各項目業主單位", "各鄉鎮人民政府", "政府部門", "決定機關"]
MILESTONES = ("{year}年{month}月底前", "{year}年{month}月前", "{year}年{month}月15日前", "{year}年底前")
RECURRING = ["每年", "每季度", "每月", "每年12月底前", "定期"]
TRIGGERED = ["作出決定之日起10個工作日內", "收到申請之日起15日內", "辦結後5個工作日內"]
LINES = [
    '    task: "({一}){title}。{text}"',
    '    lead: "牽頭單位:{units}"',
    '    responsible: "責任單位:{units}"',
]
BRACKETS = [
    '    task: "({一}){title}。{text}{assignment}"',
    '    assignment: "（{lead}；{responsible}）"',
    '    lead: "牽頭單位：{units}"',
    '    responsible: "責任單位：{units}"',
]
IN_SECTION = 4
"""Tasks of a section."""


def main() -> int:
    folder, plans = Path(sys.argv[1]), int(sys.argv[2])
    make(folder, plans)
    return 0


def make(folder: Path, plans: int, seed: int = SEED) -> Path:
    """Write a library of so many plans into a folder, and give the folder."""
    for number in range(1, plans + 1):
        _Plan(random.Random(f"{seed} {number}"), number).write(folder)
    return folder


class _Plan:
    """One plan in the making; number: from 1, tells it from all others."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self._chance = chance
        self._number = number
        self._place = chance.choice(PLACES)
        self._level = self._place[-1]
        self._year = chance.randint(2012, 2024)
        self._units = [f"{self._level}{body}" for body in chance.sample(BODIES, chance.randint(15, 40))]
        self._groups = [f"各{'縣區' if self._level == '市' else '鄉鎮'}政府", f"{self._level}直有關部門"]
        self._topic = chance.choice(SUBJECTS)
        self._limits: list[tuple[int, str]] = []
        self._is_simplified = number % 3 == 0
        self._has_brackets = number % 4 >= 2
        self._has_third_role = number % 4 == 3
        self._has_sections = number % 5 == 0

    def write(self, library: Path) -> None:
        folder = library / str(self._year) / self._place / f"{self._number:04}"
        folder.mkdir(parents=True)
        files = {"tasks.yaml": self._tasks(), "units.yaml": self._units_file()}
        if self._number % 10 == 1:
            files["wording.yaml"] = ["pairs:", "- {text: 信息, mainland: 資訊}"]
        if self._number % 10 == 2:
            files["changes.yaml"] = self._changes()
        for name, lines in files.items():
            text = "".join(f"{line}\n" for line in lines)
            (folder / name).write_text(simplified(text) if self._is_simplified else text, encoding="utf-8")

    def _tasks(self) -> list[str]:
        month, day = self._chance.randint(1, 12), self._chance.randint(1, 28)
        lines = [
            "plan:",
            f"  id: plan-{self._number:04}",
            f"  title: {self._place}{self._topic}工作實施方案",
            f"  place: {self._place}",
            f"  number: {self._place[:1]}府發〔{self._year}〕{self._chance.randint(1, 99)}號",
            f"  issued: {self._year}-{month:02}-{day:02}",
            "  layout:",
            '    chapter: "{一}、{title}"',
            *(['    section: "（{一}）{title}"'] if self._has_sections else []),
            *(BRACKETS if self._has_brackets else LINES),
            f"  preamble: 為做好{self._topic}工作,結合我{self._level}實際,制定本實施方案。",
            "chapters:",
        ]
        count = self._chance.randint(*TASKS)
        chapters = self._chance.randint(3, 9)
        starts = {round(count * chapter / chapters) + 1 for chapter in range(chapters)}
        chapter = 0
        in_chapter = 0
        deeper = "  " if self._has_sections else ""
        for task in range(1, count + 1):
            if task in starts:
                chapter += 1
                in_chapter = 0
                lines += [f"- number: {chapter}", f"  title: {self._about(2)}"]
                lines += ["  sections:" if self._has_sections else "  tasks:"]
            if self._has_sections and in_chapter % IN_SECTION == 0:
                section = in_chapter // IN_SECTION + 1
                title = SUBJECTS[(self._number + chapter + section) % len(SUBJECTS)]
                lines += [f"  - number: {section}", f"    title: {title}", "    tasks:"]
            in_chapter += 1
            lines += (deeper + line for line in self._task(task))
        return lines

    def _task(self, number: int) -> Iterator[str]:
        leads = self._chance.sample(self._units, self._chance.choice((1, 1, 1, 2, 2, 3, 4)))
        others = [unit for unit in self._units if unit not in leads]
        responsible = [*self._chance.sample(others, self._chance.randint(0, 4)), self._chance.choice(self._groups)]
        yield f"  - id: {number}"
        yield f"    title: {self._about(1)}"
        yield f"    lead: [{', '.join(leads)}]"
        yield f"    responsible: [{', '.join(responsible)}]"
        if self._has_third_role and len(responsible) > 1:
            yield f"    roles: {{{responsible[0]}: 配合單位}}"
        yield "    clauses:"
        for _ in range(self._chance.randint(3, 7)):
            yield from self._clause(number)

    def _clause(self, task: int) -> Iterator[str]:
        draw = self._chance.random()
        what, thing = self._about(self._chance.randint(1, 3)), self._thing()
        aim = self._chance.choice(AIMS)
        if draw < 0.18:
            limit = self._chance.choice(MILESTONES).format(
                year=self._year + self._chance.randint(0, 2), month=self._chance.randint(1, 12)
            )
            self._limits.append((task, limit))
            yield from (
                f"    - text: {limit},{what},報{self._units[0]}備案。",
                f"      when: {limit}",
                f"      to: {self._units[0]}",
            )
        elif draw < 0.28:
            every = self._chance.choice(RECURRING)
            yield from (f"    - text: {every}對{what}情況進行檢查,{aim}。", f"      when: {every}")
        elif draw < 0.33:
            yield from self._case(what, thing)
        elif draw < 0.43:
            forbidden = [f"嚴禁擅自變更{self._thing()}" for _ in range(2)]
            yield f"    - text: {';'.join(dict.fromkeys(forbidden))}。"
            yield "      items:"
            yield from (f"      - {item}" for item in dict.fromkeys(forbidden))
        elif draw < 0.6:
            yield from (f"    - text: {what},形成{thing},{aim}。", f"      output: {thing}")
        elif draw < 0.7:
            actor = self._chance.choice(CLASSES)
            yield from (f"    - text: {actor}要按照規定{what},{aim}。", f"      actor: {actor}")
        else:
            yield f"    - text: {what},{aim}。"

    def _case(self, what: str, thing: str) -> Iterator[str]:
        limit = self._chance.choice(TRIGGERED)
        yield f"    - text: 決定機關應當自{limit}將{thing}報送備案,並{what}。"
        yield "      actor: 決定機關"
        yield f"      when: {limit}"
        yield "      per: case"

    def _about(self, parts: int) -> str:
        return "、".join(f"{self._chance.choice(VERBS)}{self._thing()}" for _ in range(parts))

    def _thing(self) -> str:
        return f"{self._chance.choice(SUBJECTS)}{self._chance.choice(THINGS)}"

    def _units_file(self) -> Iterator[str]:
        yield "units:"
        for unit in self._units:
            yield f"- name: {unit}"
            yield f"  full_name: {{text: {self._place}{unit[1:]}, confidence: L}}"
            yield f"  aliases: [{self._place[:2]}{unit[1:]}, {unit[1:]}單位]"
            yield "  category: 政府工作部門"
            yield "  level: city" if self._level == "市" else "  level: county"
        for group in self._groups:
            yield f"- name: {group}"
            yield "  open: true"
        yield "functional:"
        yield from ("- name: 決定機關", f"  unit: {self._units[1]}", "- name: 各行政機關")

    def _changes(self) -> Iterator[str]:
        yield "changes:"
        for number, (task, wording) in enumerate(sorted(dict(self._limits).items())[:3], 1):
            yield f"- id: {number}"
            yield "  kind: suspend"
            yield f"  task: {task}"
            yield f"  when: {wording}"
            yield f"  basis: {self._place[:1]}府辦〔{self._year}〕{number}號"
            yield f"  from: {self._year}-12-28"
            yield "  by: 督查室"


if __name__ == "__main__":
    sys.exit(main())
