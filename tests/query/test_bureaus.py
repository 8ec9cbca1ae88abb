"""Bodies under their names of 2015 and of today, in plans of a city, a county and a province."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.shelf import ask

pytestmark = pytest.mark.slow

_NAMED = """
市監察局 市法制辦 市司法局 市委編辦 市信訪局 市工商局 市質監局 市食藥監局 市物價局 市知識產權局 市環保局 市國土局 市規劃局 市林業局
市測繪局 市氣象局 市防震減災局 市水務局 市農業局 市畜牧局 市委農工委 市農機局 市扶貧移民局 市糧食局 市供銷社 市衛計委 市老齡辦 市民政局
市人社局 市社保局 市就業局 市殘聯 市教育局 市體育局 市文廣新局 市旅遊局 市科技局 市檔案局 市地方志辦 市安監局 市政府應急辦 市公安消防支隊
市公安局 市發改委 市經信委 市商務局 市投促局 市招商局 市國資委 市金融辦 市統計局 市財政局 市審計局 市國稅局 市地稅局
市出入境檢驗檢疫局 人行示例中支 示例銀監分局 市煙草局 市郵政管理局 市住建局 市房管局 市城管執法局 市交通局 公積金中心 市人防辦 市外僑辦
市僑辦 市民宗局 市政務中心 市公共資源交易服務中心 市外網辦 市信息辦 市目督辦 市政府督查室 市政務公開辦 市機關事務局 市政府辦公室
市委網信辦 市總工會 市中院 市檢察院
"""
NAMED = _NAMED.split()
"""The bodies of 2015, as the plan of a city may name them; each leads the task of its place in this list."""


def rulebook(folder: Path, place: str, units: list[str | dict[str, object]]) -> Path:
    """A plan of a place, in which each unit leads one task of its own."""
    folder.mkdir(exist_ok=True)
    declared = [unit if isinstance(unit, dict) else {"name": unit} for unit in units]
    tasks = [
        {"id": n, "title": f"第{n}事", "lead": [unit["name"]], "clauses": [{"text": f"辦理第{n}事。"}]}
        for n, unit in enumerate(declared, 1)
    ]
    layout = {
        "chapter": "{一}、{title}",
        "task": "({一}){title}。{text}",
        "lead": "牽頭單位：{units}",
        "responsible": "責任單位：{units}",
    }
    plan = {"id": "example", "title": "示例方案", "place": place, "layout": layout}
    chapters = [{"number": 1, "title": "各事", "tasks": tasks}]
    write(folder / "tasks.yaml", {"plan": plan, "chapters": chapters})
    write(folder / "units.yaml", {"units": declared})
    return folder


def write(file: Path, content: object) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="module")
def suining() -> Path:
    return Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rulebook(tmp_path_factory.mktemp("city"), "示例市", list(NAMED))


def found(name: str, folder: Path, *more: str) -> list[str]:
    """The units whose tasks a name finds."""
    answer = ask(" ".join(("tasks -f ids --unit", name, *more)), folder, day=None)
    assert answer.code == 0, answer.stderr
    return [NAMED[int(line) - 1] for line in answer.lines]


TODAY = """
市監委 市监察委员会 示例市监察委员会 市纪委监委: 市監察局
市市场监管局 市市场监督管理局 示例市市场监督管理局 市场监管局 市市监局 市监局 市場監督管理局: 市工商局 市質監局 市食藥監局 市知識產權局
市生态环境局 示例市生態環境局 生态环境局 环境局: 市環保局
市自然资源和规划局 市自然资源规划局 市自规局 自规局 市资规局 市规自局 自然资源局: 市國土局 市規劃局 市測繪局
市应急局 市应急管理局 应急局 示例市应急管理局: 市安監局 市政府應急辦
市水利局 市水利水务局: 市水務局
市农业农村局 农业农村局: 市農業局 市畜牧局 市委農工委 市農機局
市委农办 市委农领办 中共示例市委农村工作领导小组办公室: 市委農工委
市粮食和物资储备局 市粮储局 粮食和储备局: 市糧食局
市卫健委 市卫生健康委 示例市卫生健康委员会 卫健委 市卫健局: 市衛計委
市教体局 市教育和体育局 市教育体育局 教体局: 市教育局 市體育局
市文广旅局 市文化广播电视和旅游局 市文化和旅游局 市文旅局 市文旅广体局: 市文廣新局 市旅遊局
市委党史地方志研究室: 市地方志辦
市消防支队 市消防救援支队: 市公安消防支隊
市经信局 市经济和信息化局 市工信局 市工业和信息化局: 市經信委
市经合局 市经济合作局: 市投促局 市招商局
市金融工作局 市地方金融监管局 市金融局 市委金融办: 市金融辦
市税务局 税务局 国家税务总局示例市税务局: 市國稅局 市地稅局
示例海关 海关: 市出入境檢驗檢疫局
人行示例市分行 中国人民银行示例市分行: 人行示例中支
示例金融监管分局 国家金融监督管理总局示例监管分局 示例银保监分局 银保监分局: 示例銀監分局
市国动办 市国防动员办公室 示例市人民政府国防动员办公室: 市人防辦
市委统战部 中共示例市委统一战线工作部: 市僑辦 市民宗局
市政务服务局 市政务服务管理局 市行政审批局 市审批局 市政务服务和大数据局: 市政務中心
市大数据中心: 市外網辦
市社保中心: 市社保局
市就业创业促进中心: 市就業局
市房管中心 市住房保障和房地产事务中心: 市房管局
"""
"""Names of today, and the bodies of 2015 whose tasks each of them has: after a rename or a merge."""

SAME = """
市人力资源社会保障局 市人力资源和社会保障局 示例市人力资源和社会保障局 人社局 市人力社保局: 市人社局
市住房城乡建设局 市住房和城乡建设局 住建局 市建委: 市住建局
市发展改革委 示例市发展和改革委员会 发改委: 市發改委
市城管局 市城市管理行政执法局 城管局 市综合执法局: 市城管執法局
市交通运输局 交运局 市交委: 市交通局
市科学技术局 科技局 市科委: 市科技局
市公积金中心 示例市住房公积金管理中心 住房公积金中心: 公積金中心
市机构编制委员会办公室 编办 市编办 中共示例市委机构编制委员会办公室: 市委編辦
市民族宗教事务局 民宗局: 市民宗局
市公资中心 市公共资源交易中心 交易中心: 市公共資源交易服務中心
市目督室 目督室 市目标督查办公室: 市目督辦
市府办 市政府办 示例市人民政府办公室: 市政府辦公室
网信办 市委网络安全和信息化委员会办公室: 市委網信辦
市法院 市中级法院 示例市中级人民法院: 市中院
检察院 四川省示例市人民检察院: 市檢察院
残联 市残疾人联合会: 市殘聯
供销社 市供销合作社联合社: 市供銷社
市外事侨务办公室: 市外僑辦
市卫生和计划生育委员会 市卫生计生委 市卫计局 市卫生局: 市衛計委
市食品药品监管局 市食品药品监督管理局: 市食藥監局
市工商行政管理局: 市工商局
人行市中心支行 中国人民银行示例市中心支行 人民银行: 人行示例中支
市国有资产监督管理委员会 市政府国资委 国资委: 市國資委
市机关事务管理局 机管局: 市機關事務局
市烟草专卖局: 市煙草局
市地震局: 市防震減災局
"""
"""Other ways to write the names of 2015 that are in use."""


def rows(text: str) -> list[tuple[str, list[str]]]:
    pairs = []
    for line in text.strip().splitlines():
        names, bodies = line.split(":")
        pairs += [(name, bodies.split()) for name in names.split()]
    return pairs


@pytest.mark.parametrize(("name", "bodies"), rows(TODAY) + rows(SAME))
def test_a_body_is_found_under_its_names_of_2015_and_of_today(name: str, bodies: list[str], city: Path) -> None:
    assert found(name, city) == bodies


@pytest.mark.parametrize("name", NAMED)
def test_a_body_of_2015_is_found_by_its_own_name_and_alone(name: str, city: Path) -> None:
    assert found(name, city) == [name]


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("市司法局", ["市法制辦"]),
        ("市发改委", ["市糧食局"]),
        ("市住建局", ["市房管局"]),
        ("市政府办公室", ["市政務公開辦"]),
    ],
)
def test_a_body_that_is_named_has_what_it_took_over_only_if_asked(name: str, bodies: list[str], city: Path) -> None:
    own = found(name, city)
    assert len(own) == 1
    assert set(found(name, city, "--include-succeeded")) == {*own, *bodies}


NO_TASKS = """
市医保局: 市人社局 市民政局
市退役军人局 市退役军人事务局: 市人社局 市民政局
市扶贫开发局 市扶贫办: 市扶貧移民局
市乡村振兴局: 市扶貧移民局
市委外办 市外事办 市外办: 市外僑辦
市档案馆: 市檔案局
市委审计办: 市審計局
市委社会工作部 市委社工部: 市信訪局
市数据局 市大数据局: 市政務中心 市外網辦 市信息辦
市目标绩效办: 市目督辦
市农机中心: 市農機局
"""


@pytest.mark.parametrize(("name", "bodies"), rows(NO_TASKS))
def test_what_split_off_has_no_task_and_says_where_it_came_from(name: str, bodies: list[str], city: Path) -> None:
    answer = ask(f"tasks -f ids --unit {name}", city, day=None)
    assert (answer.code, answer.lines) == (0, [])
    assert "方案未列明" in answer.stderr
    assert "任務不隨之轉入" in answer.stderr
    assert all(body in answer.stderr for body in bodies)


@pytest.mark.parametrize(
    "name",
    [
        "市妇联",
        "市委宣传部",
        "团市委",
        "市农民工服务中心",
        "市热线中心",
        "市文联",
        "市人大",
        "市人大常委会",
        "市政协",
    ],
)
def test_a_usual_body_that_the_plan_does_not_name_is_known(name: str, city: Path) -> None:
    answer = ask(f"tasks -f ids --unit {name}", city, day=None)
    assert (answer.code, answer.lines) == (0, [])
    assert "方案未列明" in answer.stderr


OFFERED = [
    ("市法治辦", ["市法制辦"]),
    ("环宝局", ["市環保局"]),
    ("市法制辦公", ["市法制辦"]),
    ("市市场监官局", ["市市場監督管理局"]),
    ("射洪市政付", ["射洪縣政府"]),
    ("市编办公", ["市委編辦"]),
    ("市财整局", ["市財政局"]),
    ("市发制办", ["市法制辦"]),
    ("市制法办", ["市法制辦"]),
    ("发制办", ["市法制辦"]),
    ("市政财局", ["市財政局"]),
    ("市才政局", ["市財政局", "市民政局"]),
    ("市住剑局", ["市住建局"]),
    ("市共商局", ["市工商局"]),
    ("市外星局", []),
    ("市甲乙局", []),
    ("县财政局", ["市財政局"]),
]
"""Misspelt names, and the units that are offered: each once, and none that is only as long and ends alike."""


@pytest.mark.parametrize(("name", "offered"), OFFERED)
def test_what_is_offered_is_a_unit_once_and_near(name: str, offered: list[str], suining: Path) -> None:
    answer = ask(f"tasks --unit {name}", suining, day=None)
    hint = f"最接近的是：{'、'.join(offered)}。" if offered else "可用 fazhi units 查看名單。"
    assert (answer.code, answer.stderr) == (2, f"沒有「{name}」這個單位。{hint}\n")


@pytest.mark.parametrize(("name", "government"), [("船山区公安局", "船山區政府"), ("射洪县司法局", "射洪縣政府"), ("蓬溪县人民法院", "蓬溪縣政府")])  # fmt: skip
@pytest.mark.parametrize("command", ["duties", "tasks --unit"])
def test_of_a_department_of_a_county_it_is_told_where_to_look(
    name: str, government: str, command: str, suining: Path
) -> None:
    """Before: the city's department was offered, whose tasks are not its."""
    answer = ask(f"{command} {name}", suining, day=None)
    assert (answer.code, answer.stderr) == (
        2,
        f"單位名錄沒有「{name}」。所在地的政府見{government}，約束各類機關的條款按職能查。職能名稱見 fazhi duties。\n",
    )


def test_how_surely_a_succession_is_known_is_told(city: Path) -> None:
    told = ask("tasks -f ids --unit 市卫健委", city, day=None).stderr
    assert told == "市衛計委更名為市衛健委（2019年，深化黨和國家機構改革方案，據二手資料），方案原列市衛計委。\n"
    told = ask("tasks -f ids --unit 市大数据中心", city, day=None).stderr
    assert told == "市外網辦的職責併入市大數據中心（2019年，屬常識，出處未查），方案原列市外網辦。\n"
    [unit] = json.loads(ask("units 市卫健委 -f json", city, day=None).stdout)
    assert unit["successors"] == [
        {
            "name": "市衛健委",
            "change": "rename",
            "year": 2019,
            "basis": "深化黨和國家機構改革方案",
            "source": "遂府辦發〔2020〕2號所列責任單位",
            "confidence": "M",
            "tasks": [],
        }
    ]


COUNTY = ["縣住建局", "縣司法局", "縣人力資源和社會保障局", "縣財政局", "縣工商局"]
PROVINCE = ["省教育廳", "省人力資源和社會保障廳", "省司法廳", "省政府法制辦"]


@pytest.mark.parametrize(
    ("place", "units", "name", "unit"),
    [
        ("射洪縣", COUNTY, "住建局", "縣住建局"),
        ("射洪縣", COUNTY, "县住房和城乡建设局", "縣住建局"),
        ("射洪縣", COUNTY, "射洪县住建局", "縣住建局"),
        ("射洪縣", COUNTY, "射洪住建局", "縣住建局"),
        ("遂寧市射洪縣", COUNTY, "射洪县财政局", "縣財政局"),
        ("射洪縣", COUNTY, "人社局", "縣人力資源和社會保障局"),
        ("", COUNTY, "司法局", "縣司法局"),
        ("四川省", PROVINCE, "教育厅", "省教育廳"),
        ("四川省", PROVINCE, "四川省教育厅", "省教育廳"),
        ("四川省", PROVINCE, "省人社厅", "省人力資源和社會保障廳"),
        ("四川省", PROVINCE, "人力资源社会保障厅", "省人力資源和社會保障廳"),
        ("四川省", PROVINCE, "四川省人民政府法制办公室", "省政府法制辦"),
        ("遂寧市船山區", ["區住建局"], "船山区住建局", "區住建局"),
        ("船山區", ["船山區住建局"], "住建局", "船山區住建局"),
        ("涼山彝族自治州", ["州教育局"], "教育局", "州教育局"),
    ],
)
def test_level_and_place_may_be_left_out_at_every_level(
    place: str, units: list[str], name: str, unit: str, tmp_path: Path
) -> None:
    folder = rulebook(tmp_path, place or "射洪縣", list(units))
    if not place:
        tasks = folder / "tasks.yaml"
        tasks.write_text(tasks.read_text(encoding="utf-8").replace("  place: 射洪縣\n", ""), encoding="utf-8")
    answer = ask(f"tasks --fields lead --unit {name}", folder, day=None)
    assert (answer.code, answer.lines) == (0, [unit])


@pytest.mark.parametrize("name", ["县市场监管局", "市住建局", "市财政局", "县医保局"])
def test_of_a_county_no_succession_is_known_and_a_city_s_bureau_is_another(name: str, tmp_path: Path) -> None:
    assert ask(f"tasks --unit {name}", rulebook(tmp_path, "射洪縣", list(COUNTY)), day=None).code == 2


@pytest.mark.parametrize("name", ["省财政局", "国家财政局", "县财政局", "内江市财政局"])
def test_a_body_of_another_place_or_level_is_not_the_city_s(name: str, city: Path) -> None:
    assert ask(f"tasks --unit {name}", city, day=None).code == 2


def test_what_an_office_says_goes_before_what_the_program_knows(tmp_path: Path) -> None:
    corrected: list[str | dict[str, object]] = [
        {"name": "市水務局", "successors": []},
        {"name": "市旅遊局", "successors": [{"name": "市文化旅遊局", "year": 2021, "confidence": "H"}]},
        {"name": "市人社局", "successors": [{"name": "市醫保局", "change": "split", "tasks": [3], "confidence": "H"}]},
        {"name": "市城管執法局", "not_aliases": ["執法局"]},
        {"name": "市環保局", "aliases": ["市監局"]},
        {"name": "市工商局"},
    ]
    folder = rulebook(tmp_path, "示例市", corrected)

    def asked(name: str) -> list[str]:
        return ask(f"tasks --fields lead --unit {name}", folder, day=None).lines

    assert asked("市水利局") == []
    assert asked("市文化旅游局") == ["市旅遊局"]
    assert asked("市医疗保障局") == ["市人社局"]
    assert asked("执法局") == []
    assert asked("城管局") == ["市城管執法局"]
    assert asked("市监局") == ["市環保局"]
    assert asked("市市场监管局") == ["市工商局"]


def test_a_name_that_is_the_unit_s_own_is_no_successor(tmp_path: Path) -> None:
    unit: dict[str, object] = {
        "name": "市公共資源交易服務中心",
        "aliases": ["公共資源交易中心"],
        "successors": [{"name": "市公共資源交易中心", "confidence": "M"}],
    }
    folder = rulebook(tmp_path, "示例市", [unit])
    answer = ask("tasks -f ids --unit 市公共资源交易中心", folder, day=None)
    assert (answer.lines, answer.stderr) == (["1"], "")
    assert json.loads(ask("units -f json", folder, day=None).stdout)[0]["successors"] == []
    assert "C16" in ask("check", folder, day=None).stdout


def test_a_simplified_rulebook_is_told_in_its_own_characters(tmp_path: Path) -> None:
    folder = rulebook(tmp_path, "示例市", ["市监察局", "市财政局"])
    assert "市监委" in ask("tasks -f ids --unit 市監委", folder, day=None).stderr
    [unit] = json.loads(ask("units 市医保局 -f json", folder, day=None).stdout)
    assert (unit["name"], unit["full_name"]) == ("市医保局", "示例市医疗保障局")


LIBRARY = [
    ("财政局", ["市財政局", "縣財政局"]),
    ("市财政局", ["市財政局"]),
    ("县财政局", ["縣財政局"]),
    ("示例县财政局", ["縣財政局"]),
    ("示例市财政局", ["市財政局"]),
    ("财政厅", ["省財政廳"]),
]


@pytest.mark.parametrize(("name", "units"), LIBRARY)
def test_in_a_library_a_level_may_be_left_out_in_the_plans_of_that_level_only(
    name: str, units: list[str], tmp_path: Path
) -> None:
    for plan, place, unit in (("a", "示例市", "市財政局"), ("b", "示例縣", "縣財政局"), ("c", "示例省", "省財政廳")):
        tasks = rulebook(tmp_path / plan, place, [unit]) / "tasks.yaml"
        tasks.write_text(tasks.read_text(encoding="utf-8").replace("id: example", f"id: {plan}"), encoding="utf-8")
    assert ask(f"tasks --fields lead --unit {name}", tmp_path, day=None).lines == units


def test_a_unit_that_was_split_without_a_word_on_its_tasks_keeps_them(tmp_path: Path) -> None:
    folder = rulebook(tmp_path, "示例市", ["市甲局", "市乙局"])
    split = {"kind": "split", "unit": "市甲局", "basis": "某文", "from": "2015-05-01", "by": "某人"}
    write(
        folder / "changes.yaml", {"changes": [{"id": 1, **split, "to": ["市丙局", {"name": "市丁局", "tasks": [1]}]}]}
    )
    answer = ask("tasks -f ids --unit 市丙局", folder, "2015-06-01")
    assert (answer.code, answer.lines) == (0, [])
    assert "部分職責來自市甲局" in answer.stderr
    assert ask("tasks -f ids --unit 市丁局", folder, "2015-06-01").lines == ["1"]
    assert ask("tasks -f ids --unit 市丙局", folder, "2015-04-30").code == 2


def test_duties_answer_for_a_body_that_no_rulebook_declares(suining: Path) -> None:
    """市醫保局 is a department of a city as 市環保局 is, which the office declares."""
    assert (
        ask("duties 市医保局 --fields ref,applies", suining).lines
        == ask("duties 市环保局 --fields ref,applies", suining).lines
    )


@pytest.mark.parametrize(("name", "may_belong"), [("市环保局", True), ("市信访局", True), ("市委组织部", True), ("市法院", False), ("市人大", False), ("市政协", False), ("市总工会", False)])  # fmt: skip
def test_only_who_may_belong_to_an_open_group_is_sent_there(name: str, may_belong: bool, suining: Path) -> None:
    """Before: 市直有關部門, departments of the government, was told to a court too."""
    told = ask(f"tasks --unit {name}", suining).stderr
    assert ("其職責見「市直有關部門」及按職能規定的條款" in told) is may_belong
    assert "按職能規定的條款" in told


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("执法机关", "行政執法機關"),
        ("复议机关", "行政複議機關"),
        ("法制机构", "政府法制機構"),
        ("督查机构", "政府督查機構"),
    ],
)
def test_a_name_by_function_is_known_without_what_kind_of_body_it_is(name: str, whole: str, suining: Path) -> None:
    asked = ask(f"duties {name} --fields ref,function,applies", suining)
    assert asked.code == 0
    assert asked.lines == ask(f"duties {whole} --fields ref,function,applies", suining).lines
    assert ask("duties 机关", suining).code == 2


SUINING = [
    ("市市场监管局", [3], "市工商局的職責併入市市場監督管理局（2019年，深化黨和國家機構改革方案），方案原列市工商局。"),
    (
        "市监委",
        [1, 11, 27],
        "市監察局的職責併入市監察委員會（2018年，深化黨和國家機構改革方案，據二手資料），方案原列市監察局。",
    ),
    ("市自规局", [23], "市國土局的職責併入市自然資源和規劃局（2019年，深化黨和國家機構改革方案），方案原列市國土局。"),
    (
        "市政务服务局",
        [4, 5, 6, 31],
        "市政務中心更名為市政務服務管理局（年份出處未查，據二手資料），方案原列市政務中心。",
    ),
    ("市生态环境局", [], "市環保局更名為市生態環境局（2019年，深化黨和國家機構改革方案，據二手資料）。"),
    ("市应急局", [], "市安監局的職責併入市應急局（2019年，深化黨和國家機構改革方案，據二手資料）。"),
    ("市卫健委", [], "市衛生計生委更名為市衛生健康委（2019年，深化黨和國家機構改革方案）。"),
    ("市水利局", [], "市水務局更名為市水利局（2019年）。"),
    ("市公共资源交易中心", [7, 23], None),
]
"""Names of today, the tasks of the plan of Suining, and what is told first."""


@pytest.mark.parametrize(("name", "tasks", "told"), SUINING)
def test_names_of_today_in_the_plan_of_suining(name: str, tasks: list[int], told: str | None, suining: Path) -> None:
    answer = ask(f"tasks -f ids --unit {name}", suining)
    assert [int(line) for line in answer.lines] == tasks
    assert answer.stderr.splitlines()[:1] == ([told] if told else [])


def test_a_card_tells_whose_work_went_to_the_body_and_how_surely(suining: Path) -> None:
    card = ask("units 市司法局 -f table", suining, day=None).stdout
    assert card.startswith("市司法局\n")
    assert "市法制辦\n" not in card
    origin = "市法制辦（併入，2019年，深化黨和國家機構改革方案，出處：遂寧市司法局機構沿革頁，見官方文件）"
    assert f"  所承接單位：{origin}\n" in card
    assert "原市法制辦的職責併入" in card
    assert "併入市法制辦" not in card


def test_a_name_that_a_unit_got_by_a_change_is_its_own_since(tmp_path: Path) -> None:
    folder = rulebook(tmp_path, "示例市", [{"name": "市甲局", "successors": [{"name": "市乙局", "confidence": "M"}]}])
    renamed = {
        "id": 1,
        "kind": "rename",
        "unit": "市甲局",
        "to": "市乙局",
        "basis": "某文",
        "from": "2015-05-01",
        "by": "某人",
    }
    write(folder / "changes.yaml", {"changes": [renamed]})
    [unit] = json.loads(ask("units 市乙局 -f json --as-of 2015-06-01", folder, day=None).stdout)
    assert (unit["aliases"], unit["successors"]) == (["市乙局"], [])
    assert "承接" not in ask("tasks -f ids --unit 市乙局", folder, "2015-06-01").stderr
