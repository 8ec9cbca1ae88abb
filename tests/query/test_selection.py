"""The selections of the Suining plan that its readers ask for, a command line and its ids a row."""

from __future__ import annotations

import pytest

from fazhi_cli.cli.app import run
from tests import program

ALL = list(range(1, 40))
LED_BY_LEGAL_OFFICE = [1, 5, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 31, 32, 33, 35, 36, 37, 38, 39]
WITH_LIMIT = [1, 10, 12, 14, 20, 22, 23, 24, 25, 31, 32, 35, 37, 39]

SELECTED = [
    # units: full names, short names, either script, with or without 市 and 遂寧市
    ("--lead 市法制辦", LED_BY_LEGAL_OFFICE),
    ("--lead 市法制办", LED_BY_LEGAL_OFFICE),
    ("--lead 法制办", LED_BY_LEGAL_OFFICE),
    ("--lead 遂寧市人民政府法制辦公室", LED_BY_LEGAL_OFFICE),
    ("--lead 遂宁市法制办", LED_BY_LEGAL_OFFICE),
    ("--lead 市法制辦 --max-leads 1", [9, 10, 12, 13, 14, 19, 20, 21, 22, 36]),
    ("--lead 市法制辦 --min-leads 2", [1, 5, 15, 16, 17, 18, 24, 25, 31, 32, 33, 35, 37, 38, 39]),
    ("--unit 市法制辦", sorted([*LED_BY_LEGAL_OFFICE, 23])),
    ("--responsible 市法制辦", [23]),
    ("--lead 市檢察院 --lead 市審計局", [18, 26]),
    ("--lead 市监察局", [1, 11, 27]),
    ("--unit 市國土局", [23]),
    ("--lead 市國土局", []),
    ("--responsible 各縣(區)政府", ALL),
    ("--unit 各县（区）人民政府", ALL),
    ("--responsible 市直有關部門", [n for n in ALL if n != 23]),
    ("--unit 船山區", ALL),
    ("--unit 船山区人民政府", ALL),
    ("--unit 射洪市", ALL),
    ("--unit 射洪市政府", ALL),
    ("--unit 市環保局", []),
    ("--unit 市环保局 --include-open", [n for n in ALL if n != 23]),
    ("--unit 市司法局", [34]),
    ("--unit 市司法局 --include-succeeded", sorted([*LED_BY_LEGAL_OFFICE, 23, 34])),
    ("--lead 市司法局 --include-succeeded", sorted([*LED_BY_LEGAL_OFFICE, 34])),
    ("--unit 市自然资源和规划局", [23]),
    ("--unit 市場監督管理局", [3]),
    ("--unit 政府法制机构", sorted([*LED_BY_LEGAL_OFFICE, 23])),
    # lists of names, and names that hold what else separates a list
    ("--unit 市监察局,市审计局", [1, 11, 26, 27]),
    ("--unit 市監察局、市審計局", [1, 11, 26, 27]),
    ("--lead 市监察局，市审计局", [1, 11, 26, 27]),
    ("--lead 市监察局;市审计局 --lead 市检察院", [1, 11, 18, 26, 27]),
    ("--responsible 市法制办,市国土局", [23]),
    ("--unit 各縣(區)政府,市审计局", ALL),
    ("--actor 行政審批機關,市直部門", [4, 10, 31]),
    ("--actor 重大行政處罰、重大行政強制的決定機關", [24]),
    ("--actor 重大行政处罚、重大行政强制的决定机关,市直部门", [10, 24]),
    ("--actor 县区政府", [37]),
    ("--actor 乡镇政府", [35]),
    ("--actor 重大行政处罚重大行政强制的决定机关", [24]),
    ("--plan suining-2015,suining-2015 --id 3", [3]),
    # what is left out
    ("--not-unit 市法制办", [n for n in ALL if n not in LED_BY_LEGAL_OFFICE and n != 23]),
    ("--not-unit 市法制办,市监察局 --chapter 2,3", [8]),
    ("--not-unit 市法制办 --not-unit 市监察局 --chapter 2,3", [8]),
    ("--not-unit 船山区", []),
    ("--not-unit 市环保局 --include-open", ALL),
    # how many lead
    ("--min-leads 3", [1, 5, 18, 32, 33, 35, 37]),
    ("--min-leads 4", [1, 35]),
    # days, under either reading while both are open
    ("--due-by 2015-03-31", [1, 12, 22]),
    ("--due-by 2015-03", [1, 12, 22]),
    ("--due-by 2015Q1", [1, 12, 22]),
    ("--due-by 20150331", [1, 12, 22]),
    ("--due-by 2015年3月底", [1, 12, 22]),
    ("--due-by 3月底 --today 2015-01-05", [1, 12, 22]),
    ("--due-by 2015年一季度", [1, 12, 22]),
    ("--due-by 一季度 --today 2015-01-05", [1, 12, 22]),
    ("--due-by 2015H1", [1, 10, 12, 22, 35]),
    ("--due-by 上半年 --today 2015-01-05", [1, 10, 12, 22, 35]),
    ("--due-from 下半年 --today 2015-01-05", [20]),
    ("--due-by 年底 --today 2015-01-05", [1, 10, 12, 20, 22, 35]),
    ("--due-by 本月 --today 2015-03-05", [1, 12, 22]),
    ("--due-by 下月底 --today 2015-02-05", [1, 12, 22]),
    ("--due-before 本月 --today 2015-03-05", [1, 12]),
    ("--due-from 昨天 --due-by 明天 --today 2015-03-30", [1, 12, 22]),
    ("--due-before 2015-03-01", [1, 12]),
    ("--due-before 2015年3月", [1, 12]),
    ("--due-before 2015-03-01 --reading strict", [1, 12]),
    ("--due-before 2015-03-01 --reading lenient", []),
    ("--due-from 2015-03 --due-by 2015-03", [1, 12, 22]),
    ("--due-from 2015-03 --due-by 2015-03 --reading strict", [22]),
    ("--due-from 2015-04 --due-by 2015-04", [10]),
    ("--due-from 2015-05 --due-by 2015-05", [10, 35]),
    ("--due-from 2015-06 --due-by 2015-06", [35]),
    ("--due-from 2015-12", [20]),
    ("--within 15d --today 2015-03-20", [1, 12, 22]),
    ("--within 0 --today 2015-03-31", [1, 12, 22]),
    ("--within 30天 --today 2016-01-01", []),
    # the two axes
    ("--when milestone", [1, 10, 12, 20, 22, 35]),
    ("--when triggered", [24, 31]),
    ("--when recurring", [14, 22, 23, 25, 32, 37, 39]),
    ("--when 定期開展", [14, 22, 23, 25, 32, 37, 39]),
    ("--when none", [n for n in ALL if n not in WITH_LIMIT]),
    ("--kind prohibition", [3, 4, 5, 13, 17, 21]),
    ("--kind 禁止", [3, 4, 5, 13, 17, 21]),
    ("--kind gate", [8, 9, 21, 32]),
    ("--kind 前置程序", [8, 9, 21, 32]),
    ("--kind right", [4]),
    # several values are any of them
    ("--kind 禁止 --kind 前置程序", [3, 4, 5, 8, 9, 13, 17, 21, 32]),
    ("--kind 禁止,前置程序", [3, 4, 5, 8, 9, 13, 17, 21, 32]),
    ("--when 限期 --when 逐案", [1, 10, 12, 20, 22, 24, 31, 35]),
    ("--when milestone、triggered", [1, 10, 12, 20, 22, 24, 31, 35]),
    ("--when none --when 逐案", sorted([24, 31, *(n for n in ALL if n not in WITH_LIMIT)])),
    ("--when none,限期 --due-by 2015-03", [1, 12, 22]),
    ("--when none --due-by 2015-12", []),
    ("--kind 权利", [4]),
    # numbers
    ("--id 10", [10]),
    ("--id 10,12-15", [10, 12, 13, 14, 15]),
    ("--id 三十一", [31]),
    ("--id (三十一)", [31]),
    ("--id 10.5", [10]),
    # as a Chinese keyboard types them
    ("--id １０，１２－１４；20", [10, 12, 13, 14, 20]),
    ("--id （十）、１２～１３", [10, 12, 13]),
    ("--id suining-2015：10", [10]),
    ("--due-by ２０１５Ｑ１", [1, 12, 22]),
    ("--within １５Ｄ --today 2015-03-20", [1, 12, 22]),
    ("--chapter 3", [12, 13, 14]),
    ("--chapter 三 --chapter 6", [12, 13, 14, 23, 24, 25, 26, 27, 28]),
    # words, as printed and as the mainland writes them
    ("--text 規範性檔案", [13, 14, 22]),
    ("--text 规范性文件", [13, 14, 22]),
    ("--text 程序", [4, 5, 8, 9, 13, 18, 20, 21, 22, 27, 31]),
    ("--text 程式", [4, 5, 8, 9, 13, 18, 20, 21, 22, 27, 31]),
    ("--text 优化", [1, 23, 26]),
    ("--text 群众", [8, 14, 19, 28]),
    ("--text 公众", [8, 25]),
    ("--text 网络", [14, 19]),
    ("--text 权限", [16]),
    ("--text 实时", [19]),
    ("--text 设定行政许可", [5]),
    ("--text 设置行政许可", []),
    ("--text 设置", [15, 23, 35]),
    ("--text 记录制度", [20]),
    ("--text 备案 --text 报送", [24]),
    # brackets, quotes and the signs of a list hide no word
    ("--text 乡镇", [35]),
    ("--text 鄉(鎮)", [35]),
    ("--text 乡人民政府", [35]),
    ("--text 县区", [15, 16, 37]),
    ("--text 三公经费", [30]),
    ("--text 「三公」經費", [30]),
    ("--text 立改废", [1]),
    ("--text 立、改、廢", [1]),
    ("--text 立·改·废", [1]),
    # several words are all asked for
    ("--text 法律顾问,备案", [10]),
    ("--text 法律顾问。备案", [10]),
    ("--text (川府发[2014]71号)", [36]),
    # actors, by a class of body or as the text has them
    ("--actor 市直部门", [10]),
    ("--actor 行政審批機關", [4, 31]),
    ("--actor 决定机关", [24]),
    # joined by AND
    ("--unit 市财政局 --when milestone", [35]),
    ("--lead 市法制辦 --kind prohibition --chapter 5", [21]),
    # order and number
    ("--when milestone --sort due", [1, 12, 22, 10, 35, 20]),
    ("--chapter 3 --sort -id", [14, 13, 12]),
    ("--chapter 2,3 --sort -chapter,id", [12, 13, 14, 8, 9, 10, 11]),
    ("--chapter 2,3 --sort chapter、-id", [11, 10, 9, 8, 14, 13, 12]),
    ("--limit 2", [1, 2]),
]


def ids(capsys: pytest.CaptureFixture[str], command: str) -> list[int]:
    assert run(["tasks", *command.split(), "-f", "ids"]) == 0
    return [int(line) for line in capsys.readouterr().out.split()]


@pytest.mark.parametrize(("command", "expected"), SELECTED, ids=[row[0] for row in SELECTED])
def test_tasks_of_a_selection(capsys: pytest.CaptureFixture[str], command: str, expected: list[int]) -> None:
    assert ids(capsys, command) == expected


@pytest.mark.slow
def test_a_thousand_conditions_are_no_more_than_one(capsys: pytest.CaptureFixture[str]) -> None:
    """What `fazhi tasks -f ids` prints may be typed again, however much it is."""
    assert ids(capsys, f"--id {','.join(map(str, ALL * 100))}") == ALL
    assert ids(capsys, f"--id {','.join(f'{task}.1' for task in ALL * 100)}") == ALL
    assert ids(capsys, "--text 公众 " * 1500) == [8, 25]
    assert ids(capsys, "--actor 市直部门 " * 1500) == [10]


def test_more_numbers_than_a_statement_can_hold_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tasks", "--id", "1," * 4001]) == 2
    assert "一次最多寫 4000 個序號，這裡有 4001 個" in capsys.readouterr().err


UNKNOWN = [
    ("--unit 市法治辦", "沒有「市法治辦」這個單位。最接近的是：市法制辦"),
    ("--unit 環宝局", "沒有「環宝局」這個單位。最接近的是：市環保局"),
    ("--id 40", "方案沒有任務「40」；任務序號為 1 至 39。"),
    ("--id 10.9", "方案沒有分句「10.9」"),
    ("--id 十A", "無法識別序號「十A」"),
    ("--chapter 10", "方案沒有第10章；共9章。"),
    ("--chapter 政务公开", "無法識別章「政务公开」；可寫 3、1-3、三 或 第三章。最接近的是：7 深入推進政務公開。"),
    ("--due-by 2015-02-30", "沒有「2015-02-30」這個日期：2015年2月沒有30日。"),
    ("--within 一個月", "無法識別天數「一個月」"),
    ("--kind 任務", "--kind 沒有「任務」這個值；可用：duty（應辦）"),
    ("--reading both", "--reading 沒有「both」這個值"),
    ("--plan suining", "沒有「suining」這個方案。有：suining-2015。"),
    ("--sort leads", "不能按「leads」排序"),
    ("--sort id,-leads", "不能按「leads」排序"),
    ("--due-by 2015-00", "沒有「2015-00」這個日期：一年沒有0月。"),
    ("--due-by 2015-02-29", "沒有「2015-02-29」這個日期：2015年2月沒有29日。"),
    ("--unit 市监察局,不存在", "沒有「不存在」這個單位。"),
    ("--unit ,", "沒有「,」這個單位。"),
    ("--not-unit 不存在", "沒有「不存在」這個單位。"),
    ("--plan ,", "沒有「,」這個方案。"),
    (
        "--unit 行政执法机关",
        "「行政执法机关」是條文對一類機關的稱呼，不是一個單位，方案未列明是哪些單位。約束它的條款見 fazhi duties 行政执法机关，或用 --actor 行政执法机关 選取。",
    ),
    (
        "--lead 决定机关",
        "「决定机关」是條文對一類機關的稱呼，不是一個單位，方案未列明是哪些單位。約束它的條款見 fazhi duties 决定机关，或用 --actor 决定机关 選取。",
    ),
    ("--text 「」", "「「」」裡沒有可查的字。"),
    ("--actor 外星人", "沒有「外星人」這個行為主體。"),
    ("--fields id,titel", "沒有字段「titel」，是否指 title"),
    ("--format jsno", "沒有格式「jsno」，是否指 json"),
]


@pytest.mark.parametrize(("command", "sentence"), UNKNOWN, ids=[row[0] for row in UNKNOWN])
def test_an_unknown_name_is_one_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], command: str, sentence: str
) -> None:
    assert run(["tasks", *command.split()]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(sentence)
    assert captured.err.count("\n") == 1


SAID = [
    ("--unit 市環保局", "方案未列明市環保局"),
    ("--unit 船山区", "船山區政府屬「各縣(區)政府」"),
    (
        "--unit 市自然資源和規劃局",
        "市國土局的職責併入市自然資源和規劃局（2019年，深化黨和國家機構改革方案），方案原列市國土局",
    ),
    ("--unit 射洪市政府", "射洪縣政府屬「各縣(區)政府」"),
    ("--unit 射洪市政府", "射洪縣政府的職責由射洪市政府承接（2019年，屬常識，出處未查），方案原列射洪縣政府"),
    ("--unit 市司法局", "市司法局另承接市法制辦牽頭的25項、負責的1項（2019年，深化黨和國家機構改革方案），未列入"),
    ("--unit 政府法制機構", "「政府法制機構」是職能名稱"),
]


@pytest.mark.parametrize(("command", "sentence"), SAID, ids=[row[0] for row in SAID])
def test_a_name_read_as_another_is_said_on_stderr(
    capsys: pytest.CaptureFixture[str], command: str, sentence: str
) -> None:
    assert run(["tasks", *command.split()]) == 0
    assert sentence in capsys.readouterr().err


def test_of_a_unit_that_is_asked_for_itself_nothing_is_said_to_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """市司法局 took over the work of 市法制辦, all of which is listed here."""
    assert run(["tasks", "--unit", "市法制辦,市司法局", "-f", "ids"]) == 0
    answer = capsys.readouterr()
    assert len(answer.out.splitlines()) == 27
    assert answer.err == ""


def test_of_a_unit_that_is_left_out_nothing_more_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tasks", "--lead", "市法制辦", "--not-unit", "市司法局", "--limit", "1", "-f", "ids"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["tasks", "--lead", "市審計局", "--not-unit", "船山區", "-f", "ids"]) == 0
    assert capsys.readouterr().err == "船山區政府屬「各縣(區)政府」，方案以該統稱列其任務。\n"


def test_the_open_group_is_told_only_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    run(["tasks", "--unit", "市法制辦"])
    assert capsys.readouterr().err == ""
    run(["tasks", "--unit", "市法制辦", "--explain"])
    assert "方案有38項的牽頭或責任單位為「市直有關部門」" in capsys.readouterr().err
    run(["tasks", "--unit", "市法制辦", "-f", "table"])
    assert "方案有38項的牽頭或責任單位為「市直有關部門」" in capsys.readouterr().out


def test_what_a_sheet_prints_for_an_item_is_read_back() -> None:
    """1.3 lists four things; the clause that lists what was asked for is found."""
    assert program.run("clauses", "--id", "1.3-4", "-f", "ids").lines == ["1.3"]
    assert program.run("clauses", "--id", "suining-2015:1.3-2,10.1", "-f", "ids").lines == ["1.3", "10.1"]
    assert program.run("show", "1.3-2").stdout == program.run("show", "1.3").stdout
    beyond = program.run("clauses", "--id", "1.3-5")
    assert (beyond.code, beyond.stderr) == (2, "方案沒有分項「1.3-5」；該分句列有 4 項。\n")
    none = program.run("clauses", "--id", "10.1-1")
    assert (none.code, none.stderr) == (2, "方案沒有分項「10.1-1」；該分句沒有逐項列舉。\n")
