"""What a clerk reads in the sentences of the plan, typed from its text.

Where a sentence is cut is a matter of judgement: so a table names a task and words of the sentence, never a clause.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest

Row = dict[str, Any]

FIELDS = (
    "plan task clause ref text time kind when limits items actor to output if except event per due due_latest "
    "lead responsible roles"
)

# Task, wording, the last day without the month named, the last day with it.
MILESTONES = [
    (1, "2015年3月前", "2015-02-28", "2015-03-31"),
    (10, "2015年5月前", "2015-04-30", "2015-05-31"),
    (12, "2015年3月前", "2015-02-28", "2015-03-31"),
    (20, "2015年12月底前", "2015-12-31", "2015-12-31"),
    (22, "2015年3月底前", "2015-03-31", "2015-03-31"),
    (35, "2015年6月前", "2015-05-31", "2015-06-30"),
]
TRIGGERED = [
    (24, "作出決定之日起15日內"),
    (31, "作出決定之日起10個工作日內"),
    (31, "作出決定之日起20個工作日內"),
]
# 日常 (19, 37) is no period, 年度考核 (32) describes what is assessed.
RECURRING = [
    (14, "定期"),
    (22, "每年"),
    (23, "定期"),
    (25, "每年"),
    (25, "定期"),
    (32, "定期"),
    (37, "年度"),
    (37, "年終"),
    (39, "年度"),
]
TIMES = [
    *((task, "milestone", wording) for task, wording, _, _ in MILESTONES),
    *((task, "triggered", wording) for task, wording in TRIGGERED),
    *((task, "recurring", wording) for task, wording in RECURRING),
]

# A wording and what else its sentence or paragraph asks for, without that limit.
UNLIMITED = [
    (1, "動態調整行政權力清單"),
    (1, "深化行政職權職責目錄"),
    (10, "建立法律顧問的選拔聘用"),
    (14, "建立市級行政規範性檔案查詢檢索系統"),
    (20, "推行行政執法文書規範化建設"),
    (24, "完善行政複議委員會制度"),
    (31, "行政審批機關應當公開行政審批事項名稱"),
    (32, "科學配置人員編制"),
    (35, "充實政府法制機構法律專業人員"),
    (37, "全面建立和落實依法行政責任制"),
    (39, "大力培育依法行政先進典型"),
]

# The nine hard limits: who must act where it is not simply the task's units, who receives, what is handed in or set up.
HARD = [
    (1, "2015年3月前", [], [], ["市級行政權力清單"]),
    (10, "2015年5月前", ["市直部門"], ["市政府法制機構"], ["法律顧問"]),
    (12, "2015年3月前", [], [], []),
    (20, "2015年12月底前", [], [], ["執法全過程記錄製度"]),
    (22, "2015年3月底前", [], ["社會"], ["裁量標準"]),
    (
        24,
        "15日內",
        ["重大行政處罰、重大行政強制的決定機關"],
        ["本級人民政府法制工作部門", "上一級主管部門"],
        ["決定書", "必要的說明材料"],
    ),
    (31, "10個工作日內", ["行政審批機關"], [], ["行政審批決定"]),
    (31, "20個工作日內", ["行政執法機關", "行政複議機關"], [], ["案件信息"]),
    (35, "2015年6月前", ["縣級以上行政執法部門", "鄉(鎮)人民政府"], [], ["法制工作機構", "法治員"]),
]
EVENTS = [
    (31, "10個工作日內", ["行政審批決定"]),
    (31, "20個工作日內", ["行政處罰", "行政複議"]),
]

KINDS = [
    (3, "prohibition", "政府不得限制進入"),
    (4, "prohibition", "一律不再作為前置條件"),
    (4, "prohibition", "法律法規未明確規定為前置條件的,一律不再進行前置審批"),
    (4, "prohibition", "審批機關能通過徵求部門意見解決的,一律不再進行前置審批"),
    (4, "prohibition", "一律不得設定強制性中介服務和指定中介機構"),
    (4, "right", "企業需要中介服務的,由企業自主選擇"),
    (5, "prohibition", "嚴禁違法設定行政許可、增加行政許可條件和程式"),
    (5, "prohibition", "嚴禁以備案、登記、註冊、年檢、監製、認定、認證、審定、指定、配號、換證等形式"),
    (5, "prohibition", "嚴禁借實施行政審批變相收費或者違法設定收費項目"),
    (5, "prohibition", "嚴禁將屬於行政審批的事項轉為中介服務事項"),
    (5, "prohibition", "嚴禁以加強事中事後監管為名"),
    (8, "gate", "作為重大決策必經程式"),
    (9, "gate", "行政決策事項報請政府常務會議審議前,均應由政府法制機構進行合法性審查"),
    (9, "gate", "將合法性審查作為行政決策必經程式"),
    (13, "prohibition", "不得違法創設行政許可、行政處罰、行政強制、行政收費等行政權力"),
    (13, "prohibition", "不得違法增加公民、法人或者其他組織的義務"),
    (17, "prohibition", "不得授予執法資格"),
    (17, "prohibition", "不得從事執法活動"),
    (17, "prohibition", "嚴禁收費罰沒收入同部門利益直接或變相掛鈎"),
    (21, "gate", "之前,應當由本機關法制工作機構進行審核"),
    (21, "prohibition", "未經法制審核或者審核未通過的,不得作出決定"),
    (32, "gate", "把法律知識考試作為授予行政執法資格的前提條件"),
]
# Orders that stand beside a prohibition, a gate or a right and are neither.
DUTIES = [
    (3, "進一步深化工商登記制度改革試點工作"),
    (4, "制定目錄並向社會公布"),
    (5, "及時編制並公布市本級行政許可目錄"),
    (8, "要向社會公開徵求意見"),
    (13, "應當廣泛聽取意見"),
    (15, "區級不設執法隊伍"),
    (17, "落實行政執法主體資格審查及公示制度"),
    (21, "審核的重點是執法主體是否合法"),
    (32, "定期組織行政執法人員參加通用法律知識培訓"),
]

LISTS = [
    (
        4,
        [
            "對屬於企業經營自主權的事項,一律不再作為前置條件",
            "對法律法規未明確規定為前置條件的,一律不再進行前置審批",
            "對地方性法規有明確規定的前置條件,除確有必要保留的外,按立法程式提請人大及其常委會修改法規後一律取消",
            "審批機關能通過徵求部門意見解決的,一律不再進行前置審批",
            "除特殊需要並有法律法規依據外,一律不得設定強制性中介服務和指定中介機構",
        ],
    ),
    (
        5,
        [
            "嚴禁違法設定行政許可、增加行政許可條件和程式",
            "嚴禁以備案、登記、註冊、年檢、監製、認定、認證、審定、指定、配號、換證等形式或者以非行政許可審批名義變相設定行政許可",
            "嚴禁借實施行政審批變相收費或者違法設定收費項目",
            "嚴禁將屬於行政審批的事項轉為中介服務事項,搞變相審批、有償服務",
            "嚴禁以加強事中事後監管為名,變相恢復、上收已取消和下放的行政審批項目",
        ],
    ),
    (
        8,
        [
            "部門論證",
            "公眾參與",
            "民主協商",
            "專家論證",
            "專業機構測評",
            "成本效益分析",
            "風險評估",
            "合法性審查",
            "集體討論",
        ],
    ),
    (
        21,
        [
            "執法主體是否合法",
            "認定事實是否清楚",
            "證據是否確實充分",
            "程式是否完備",
            "適用法律是否準確",
            "處罰幅度或強制措施是否適當",
        ],
    ),
]
# Lists whose parts share words: 、 stands between items, / between words that may be one item or two.
SHARED = [
    (30, "徵地拆遷、土地使用權出讓、產權交易、政府採購、保障性住房分配、審批、核准、招標、投標"),
    (30, "教育、科學、文化、衛生、體育、環境保護、災害救助/社會救助、市政公用設施建設"),
    (31, "名稱、法律依據、條件、程式、數量、時限、收費依據/標準、材料目錄/申請書示範文本、監督舉報受理機關/辦公電話"),
]

ACTORS = [
    (3, "政府"),
    (4, "企業"),
    (9, "政府法制機構"),
    (10, "市直部門"),
    (13, "各級行政機關"),
    (13, "制定機關"),
    (21, "行政執法機關"),
    (21, "本機關法制工作機構"),
    (22, "市級行政執法部門"),
    (24, "重大行政處罰、重大行政強制的決定機關"),
    (25, "各級行政執法部門"),
    (30, "所有使用財政資金的部門"),
    (31, "行政審批機關"),
    (31, "行政執法機關"),
    (31, "行政複議機關"),
    (35, "縣級以上行政執法部門"),
    (35, "鄉(鎮)人民政府"),
    (37, "市、縣(區)政府"),
    (37, "市、縣(區)政府依法行政領導小組辦公室"),
]
RECIPIENTS = [
    (4, "人大及其常委會"),
    (4, "社會"),
    (8, "社會"),
    (10, "市政府法制機構"),
    (22, "社會"),
    (24, "本級人民政府法制工作部門"),
    (24, "上一級主管部門"),
    (25, "市政府"),
    (25, "社會"),
    (38, "第三方評估機構"),
]
EXCEPTIONS = [
    (4, "除確有必要保留的外"),
    (4, "除特殊需要並有法律法規依據外"),
    (6, "除因涉密等特殊情況外"),
    (30, "除涉密信息外"),
    (31, "除依法需要保護的涉及國家秘密、商業秘密和個人隱私的案件外"),
]
CONDITIONS = [
    (3, "市場主體基於自願的投資經營和民商事行為"),
    (3, "不屬於法律法規禁止進入的領域"),
    (3, "不損害第三方利益、社會公共利益和國家安全"),
    (4, "企業需要中介服務的"),
    (8, "涉及人民民眾切身利益的重大決策事項"),
    (8, "重大、疑難和專業性強的決策事項"),
    (8, "涉及重大公共利益、可能產生重大分歧的決策事項"),
    (9, "行政決策事項報請政府常務會議審議前"),
    (11, "決策嚴重失誤"),
    (11, "久拖不決造成重大損失、惡劣影響的"),
    (11, "發生決策失誤的"),
    (13, "涉及相關部門職責的"),
    (15, "市直部門承擔執法職責並設立執法隊伍的"),
    (15, "區級部門承擔執法職責並設立執法隊伍的"),
    (17, "未經執法資格考試合格"),
    (21, "作出重大行政許可、行政處罰、行政強制、行政徵收等重大行政執法決定之前"),
    (21, "未經法制審核或者審核未通過的"),
    (37, "推進工作不力、存在問題較多的"),
]
PER_CASE = [
    (8, "作為重大決策必經程式"),
    (8, "要向社會公開徵求意見"),
    (8, "要開展專家諮詢論證"),
    (8, "要組織聽證"),
    (9, "均應由政府法制機構進行合法性審查"),
    (21, "應當由本機關法制工作機構進行審核"),
    (21, "審核的重點是"),
    (24, "作出決定之日起15日內"),
    (31, "作出決定之日起10個工作日內"),
    (31, "作出決定之日起20個工作日內"),
]


def of(task: int, clauses: list[Row]) -> list[Row]:
    return [row for row in clauses if row["task"] == task]


def with_words(task: int, words: str, clauses: list[Row]) -> list[Row]:
    """Give the clauses of a task that hold these words: at least one, or the sentence was cut within them."""
    found = [row for row in of(task, clauses) if words in row["text"]]
    assert found, f"{task}: {words}"
    return found


def phrases(field: str, rows: list[Row]) -> list[str]:
    return list(chain.from_iterable(row[field] for row in rows))


def test_every_task_has_clauses_with_the_promised_fields(clauses: list[Row]) -> None:
    assert [row["ref"] for row in clauses if " ".join(row) != FIELDS or row["plan"] != "suining-2015"] == []
    assert sorted({row["task"] for row in clauses}) == list(range(1, 40))
    expected = [f"{task}.{place}" for task in range(1, 40) for place, _ in enumerate(of(task, clauses), 1)]
    assert [row["ref"] for row in clauses] == expected


@pytest.mark.parametrize(("task", "axis", "wording"), TIMES)
def test_time_wording_is_read_on_its_axis(task: int, axis: str, wording: str, clauses: list[Row]) -> None:
    found = [row for row in of(task, clauses) if any(wording in phrase for phrase in row["when"])]
    assert {row["time"] for row in found} == {axis}
    limits = [limit for row in found for limit in row["limits"] if wording in limit["wording"]]
    assert {limit["time"] for limit in limits} == {axis}


def test_nothing_else_is_a_limit(clauses: list[Row]) -> None:
    known = {task: [wording for held, _, wording in TIMES if held == task] for task, _, _ in TIMES}
    limits = [(row["task"], phrase) for row in clauses for phrase in row["when"]]
    assert [limit for limit in limits if not any(word in limit[1] for word in known.get(limit[0], []))] == []
    assert [row["ref"] for row in clauses if [limit["wording"] for limit in row["limits"]] != row["when"]] == []


@pytest.mark.parametrize(("task", "wording", "strict", "lenient"), MILESTONES)
def test_milestone_has_both_days(task: int, wording: str, strict: str, lenient: str, clauses: list[Row]) -> None:
    limits = [limit for row in of(task, clauses) for limit in row["limits"] if wording in limit["wording"]]
    assert {(limit["due"], limit["due_latest"]) for limit in limits} == {(strict, lenient)}
    rows = [row for row in with_words(task, wording, clauses) if row["when"]]
    assert {(row["due"], row["due_latest"]) for row in rows} == {(strict, lenient)}


def test_only_the_milestones_give_a_task_its_days(tasks: list[Row], clauses: list[Row]) -> None:
    expected = {task: (strict, lenient) for task, _, strict, lenient in MILESTONES}
    assert {row["id"]: (row["due"], row["due_latest"]) for row in tasks if row["due"] or row["due_latest"]} == expected
    assert {row["task"]: (row["due"], row["due_latest"]) for row in clauses if row["due"]} == expected


@pytest.mark.parametrize(("task", "words"), UNLIMITED)
def test_limit_does_not_reach_other_duties(task: int, words: str, clauses: list[Row]) -> None:
    assert phrases("when", with_words(task, words, clauses)) == []


@pytest.mark.parametrize(("task", "wording", "actors", "recipients", "outputs"), HARD)
def test_hard_limit_binds_and_yields(
    task: int, wording: str, actors: list[str], recipients: list[str], outputs: list[str], clauses: list[Row]
) -> None:
    rows = with_words(task, wording, clauses)
    assert phrases("actor", rows) == actors
    assert phrases("to", rows) == recipients
    found = phrases("output", rows)
    assert bool(found) == bool(outputs)
    assert [output for output in outputs if not any(output in phrase for phrase in found)] == []


@pytest.mark.parametrize(("task", "wording", "acts"), EVENTS)
def test_clock_names_the_act_that_starts_it(task: int, wording: str, acts: list[str], clauses: list[Row]) -> None:
    [row] = with_words(task, wording, clauses)
    assert [act for act in acts if act not in (row["event"] or "")] == []


@pytest.mark.parametrize(("task", "kind", "words"), KINDS)
def test_kind(task: int, kind: str, words: str, clauses: list[Row]) -> None:
    assert {row["kind"] for row in with_words(task, words, clauses)} == {kind}


@pytest.mark.parametrize(("task", "words"), DUTIES)
def test_plain_duty_stays_one(task: int, words: str, clauses: list[Row]) -> None:
    assert {row["kind"] for row in with_words(task, words, clauses)} == {"duty"}


def test_nothing_else_is_forbidden_gated_or_a_right(clauses: list[Row]) -> None:
    marked = [row for row in clauses if row["kind"] != "duty"]
    expected = {(task, kind, words) for task, kind, words in KINDS}
    unknown = [
        row["ref"]
        for row in marked
        if not any((row["task"], row["kind"]) == held[:2] and held[2] in row["text"] for held in expected)
    ]
    assert unknown == []


@pytest.mark.parametrize(("task", "items"), LISTS)
def test_announced_list_is_one_clause_in_order(task: int, items: list[str], clauses: list[Row]) -> None:
    assert items in [row["items"] for row in of(task, clauses)]


@pytest.mark.parametrize(("task", "words"), SHARED)
def test_list_that_shares_words_is_complete_and_in_order(task: int, words: str, clauses: list[Row]) -> None:
    items = phrases("items", of(task, clauses))
    parts = words.replace("/", "、").split("、")
    held = [place for part in parts for place in [k for k, item in enumerate(items) if part in item][:1]]
    assert len(held) == len(parts)
    assert held == sorted(held)
    assert len(set(held)) >= len(words.split("、"))


@pytest.mark.parametrize(
    ("field", "task", "phrase"),
    [
        *(("actor", *row) for row in ACTORS),
        *(("to", *row) for row in RECIPIENTS),
        *(("except", *row) for row in EXCEPTIONS),
    ],
)
def test_named_exactly(field: str, task: int, phrase: str, clauses: list[Row]) -> None:
    assert phrase in phrases(field, of(task, clauses))


def test_no_other_exception_is_made(clauses: list[Row]) -> None:
    found = {(row["task"], phrase) for row in clauses for phrase in row["except"]}
    assert found - set(EXCEPTIONS) == set()


@pytest.mark.parametrize(("task", "condition"), CONDITIONS)
def test_condition(task: int, condition: str, clauses: list[Row]) -> None:
    assert any(condition in phrase for phrase in phrases("if", of(task, clauses)))


@pytest.mark.parametrize(("task", "words"), PER_CASE)
def test_done_for_each_case(task: int, words: str, clauses: list[Row]) -> None:
    assert {row["per"] for row in with_words(task, words, clauses)} == {"case"}


def test_no_other_task_is_done_by_the_case(clauses: list[Row]) -> None:
    assert {row["task"] for row in clauses if row["per"]} == {task for task, _ in PER_CASE}
    assert {row["per"] for row in with_words(31, "行政審批機關應當公開行政審批事項名稱", clauses)} == {None}


def test_what_an_item_hands_over_is_its_clause_s_too(clauses: list[Row]) -> None:
    [laws] = with_words(4, "落實“五個一律”", clauses)
    assert laws["to"] == ["人大及其常委會"]


def test_the_meeting_receives_the_decision_and_not_the_examination(clauses: list[Row]) -> None:
    [gate] = with_words(9, "均應由政府法制機構進行合法性審查", clauses)
    assert (gate["actor"], gate["to"]) == (["政府法制機構"], [])


def test_who_sits_on_the_committee_is_set_up(clauses: list[Row]) -> None:
    [appointing] = with_words(33, "聘請行政複議委員會委員", clauses)
    assert appointing["output"] == ["行政複議委員會委員"]


def test_the_commissioned_institution_receives_and_does_not_act(clauses: list[Row]) -> None:
    [commission] = with_words(38, "委託第三方評估機構", clauses)
    assert (commission["actor"], commission["to"]) == ([], ["第三方評估機構"])


def test_a_power_is_named_with_the_departments_and_posts_that_hold_it(clauses: list[Row]) -> None:
    [powers] = with_words(23, "實行分事行權", clauses)
    assert powers["items"] == [
        "財政資金分配使用權力集中部門和崗位",
        "國有資產監管權力集中部門和崗位",
        "政府投資權力集中部門和崗位",
        "政府採購權力集中部門和崗位",
        "公共資源交易權力集中部門和崗位",
    ]


def test_what_the_signed_form_holds_is_nothing_done_one_by_one(clauses: list[Row]) -> None:
    [signing] = with_words(37, "簽訂《依法行政責任書》", clauses)
    assert (signing["items"], signing["output"], signing["when"]) == ([], ["《依法行政責任書》"], ["年度"])
