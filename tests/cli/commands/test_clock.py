"""Clocks from an event: the worked examples, a week of decisions pasted in, and what is no day."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.events import exact, pasted
from fazhi_cli.cli import app as cli
from tests.notices import LAST_YEAR, YEARS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

DATA = Path(__file__).parents[3] / "data"
FIELDS = [
    "plan",
    "ref",
    "from",
    "wording",
    "event",
    "actor",
    "counting",
    "days",
    "last_day",
    "due",
    "due_latest",
    "moved",
    "rule",
    "note",
]
ANALOGY = "末日不上班，順延是比照民事期間的規定；內部報送可否順延，未查到明文，穩妥起見以末日為準"
SECRETS = "例外待判斷：除依法需要保護的涉及國家秘密、商業秘密和個人隱私的案件外"


def clock(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert cli.run(["clock", *arguments, "-f", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


@pytest.mark.parametrize(
    ("decided", "last_day", "due_latest", "note"),
    [
        ("2015-02-06", "2015-02-21", "2015-02-25", ANALOGY),
        ("2015-02-13", "2015-02-28", "2015-02-28", "末日是週末但調休上班，不順延"),
        ("2015-06-05", "2015-06-20", "2015-06-23", ANALOGY),
        ("2015-08-20", "2015-09-04", "2015-09-06", ANALOGY),
        ("2015-04-28", "2015-05-13", "2015-05-13", None),
    ],
)
def test_filing_within_15_days(
    decided: str, last_day: str, due_latest: str, note: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clock(capsys, "24", "--from", decided) == [
        {
            "plan": "suining-2015",
            "ref": "24.8",
            "from": decided,
            "wording": "作出決定之日起15日內",
            "event": "重大行政處罰、重大行政強制",
            "actor": ["重大行政處罰、重大行政強制的決定機關"],
            "counting": "calendar",
            "days": 15,
            "last_day": last_day,
            "due": last_day,
            "due_latest": due_latest,
            "moved": last_day != due_latest,
            "rule": "比照民法通則第154—155條",
            "note": note,
        }
    ]


@pytest.mark.parametrize(
    ("decided", "approval", "case"),
    [
        ("2015-02-12", "2015-03-03", "2015-03-17"),
        ("2015-09-01", "2015-09-16", "2015-09-30"),
        ("2015-04-28", "2015-05-13", "2015-05-27"),
    ],
)
def test_publication_within_working_days(
    decided: str, approval: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = clock(capsys, "31", "--from", decided)
    assert [list(row) for row in rows] == [FIELDS, FIELDS]
    told = [(row["ref"], row["counting"], row["days"], row["last_day"], row["due"], row["due_latest"]) for row in rows]
    assert told == [
        ("31.3", "working", 10, approval, approval, approval),
        ("31.4", "working", 20, case, case, case),
    ]
    assert rows[1]["note"].startswith(SECRETS)


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("31", ["31.3", "31.4"]),
        ("31.3", ["31.3"]),
        ("(三十一)", ["31.3", "31.4"]),
        ("第二十四项", ["24.8"]),
        ("24,31.4", ["24.8", "31.4"]),
    ],
)
def test_a_task_or_a_clause_in_every_spelling(typed: str, refs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["ref"] for row in clock(capsys, typed, "--from", "2015年2月12日")] == refs


def test_the_law_is_that_of_the_day_of_the_event(capsys: pytest.CaptureFixture[str]) -> None:
    rows = clock(capsys, "24", "--from", "2017-09-30", "--from", "2020-12-31", "--from", "2021-01-01")
    assert [row["rule"] for row in rows] == [
        "比照民法通則第154—155條",
        "比照民法總則第201、203、205條",
        "比照民法典第201—203條、第1259條",
    ]


def test_calendar_days_need_no_notice_of_days_off(fazhi: Fazhi) -> None:
    answer = fazhi("clock", "24", "--from", f"{LAST_YEAR}-12-25", "--fields", "last_day,due,due_latest,moved,note")
    day = f"{LAST_YEAR + 1}-01-09"
    assert (answer.code, answer.stderr) == (0, "")
    assert answer.lines == [f"{day}\t{day}\t\t\t{LAST_YEAR + 1}年的放假通知未收錄，末日是否順延待定"]
    said = fazhi("clock", "24", "--from", f"{LAST_YEAR}-12-25", "--explain").stderr.splitlines()
    assert said[-1].endswith(" 第15日 放假通知未收錄")


def test_the_safe_day_stands_in_the_column_and_the_later_one_beside_it(terminal: Fazhi) -> None:
    told = terminal("clock", "24", "--from", "2015-02-06", columns=100).stdout
    assert "到期日      順延後" in told
    assert "2015-02-21  2015-02-25" in told


@pytest.mark.parametrize(
    ("ref", "decided", "matter", "last_day"),
    [("31.3", "2015-09-01", "行政許可", "2015-09-11"), ("31.4", "2015-09-01", "行政處罰", "2015-09-11")],
)
def test_a_later_paper_with_a_shorter_term_is_a_marked_note(
    ref: str, decided: str, matter: str, last_day: str, fazhi: Fazhi
) -> None:
    [note] = fazhi("clock", ref, "--from", decided, "--fields", "note").lines
    assert note.endswith(
        f"〔參考〕國辦發〔2015〕51號第18點對{matter}決定的公開另定7個工作日，即{last_day}止"
        "（法律、行政法規另有規定的除外；非方案原文，現行效力由本單位核實）"
    )


def test_reconsideration_has_no_shorter_term(fazhi: Fazhi) -> None:
    table = "日期,事項\n2025-03-03,行政複議\n"
    assert fazhi("clock", "31", "--fields", "note", stdin=table).lines == [SECRETS]


def test_short_terms_of_a_licence_are_working_days_by_statute(tmp_path: Path, fazhi: Fazhi) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "tasks.yaml"
    text = file.read_text("utf-8")
    text = text.replace("行政審批決定應當在作出決定之日起10個工作日內公開", "行政許可應當自受理申請之日起7日內辦結")
    text = text.replace("      output: 行政審批決定\n", "").replace("作出決定之日起10個工作日內", "受理申請之日起7日內")
    file.write_text(text.replace("      event: 行政審批決定\n", ""), "utf-8")
    answer = fazhi("clock", "31.3", "--from", "2022-03-01", "--fields", "counting,due,rule,note", "--data", tmp_path)
    assert answer.lines == [
        "calendar\t2022-03-08\t比照民法典第201—203條、第1259條\t〔參考〕方案的7日按自然日計算；"
        "行政許可法第82條（2004-07-01起施行）、行政處罰法第85條（2021-07-15起施行）、行政強制法第69條（2012-01-01起施行）、"
        "行政複議法第40條（1999-10-01起施行）所定的同類期限按工作日計算，是否適用由本單位判斷"
    ]


def test_the_days_are_told_one_by_one(fazhi: Fazhi) -> None:
    answer = fazhi("clock", "24", "--from", "2015-08-20", "--explain")
    said = answer.stderr.splitlines()
    assert said[0] == "24.8 作出決定之日起15日內，自2015-08-20（當日不計），比照民法通則第154—155條："
    assert said[1] == "  2015-08-21 週五 第1日 工作日"
    assert said[-3:] == [
        "  2015-09-04 週五 第15日 抗戰勝利紀念日（國發明電〔2015〕1號，文號據轉載）",
        "  2015-09-05 週六 順延 週末",
        "  2015-09-06 週日 順延至此 調休上班（國發明電〔2015〕1號，文號據轉載）",
    ]
    assert len(answer.lines) == 1


def test_days_off_are_skipped_where_working_days_count(fazhi: Fazhi) -> None:
    said = fazhi("clock", "31.3", "--from", "2015-02-12", "--explain").stderr.splitlines()
    assert "  2015-02-15 週日 第2日 調休上班（國辦發明電〔2014〕28號，文號據轉載）" in said
    assert "  2015-02-18 週三 不計 春節（國辦發明電〔2014〕28號，文號據轉載）" in said
    assert "  2015-02-14 週六 不計 週末" in said
    assert said[-1] == "  2015-03-03 週二 第10日 工作日"


def test_each_year_names_its_notice(fazhi: Fazhi) -> None:
    said = fazhi("clock", "31.3", "--from", "2016-02-05", "--explain").stderr
    assert "2016-02-08 週一 不計 春節（國辦發明電〔2015〕18號，文號據轉載）" in said
    said = fazhi("clock", "31.3", "--from", "2005-09-30", "--explain").stderr
    assert "2005-10-03 週一 不計 國慶節（放假通知出處未查）" in said


def test_a_week_of_decisions_is_pasted_in(fazhi: Fazhi) -> None:
    table = "决定日期,类型\n2015/2/6,行政处罚\n2015-02-12,行政審批\n2015年2月12日,行政许可\n2015-02-12,\n"
    answer = fazhi("clock", "31", "--fields", "ref,from,due", stdin=table)
    assert answer.code == 0
    assert answer.lines == [
        "31.4\t2015-02-06\t2015-03-11",
        "31.3\t2015-02-12\t2015-03-03",
        "31.3\t2015-02-12\t2015-03-03",
        "31.3\t2015-02-12\t2015-03-03",
        "31.4\t2015-02-12\t2015-03-17",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "2015-02-06\n\n2015-02-13\n",
        "\ufeff日期\r\n2015-02-06\r\n2015-02-13\r\n",
        "event\tdate\n行政處罰\t2015-02-06 00:00:00\n重大行政强制決定\t2015/2/13 0:00\n",
        "2015-02-06,行政處罰\n2015-02-13,处罚\n",
        '"案件類型","作出決定日期"\n"行政處罰","2015-02-06"\n"行政處罰","2015.2.13"\n',
    ],
    ids=["lines", "excel", "tabs", "no heading", "quoted"],
)
def test_what_is_pasted_may_be_lines_or_a_table(table: str, fazhi: Fazhi) -> None:
    for arguments in ((), ("--from", "-")):
        answer = fazhi("clock", "24", *arguments, "--fields", "from,due", stdin=table)
        assert (answer.code, answer.stderr) == (0, "")
        assert answer.lines == ["2015-02-06\t2015-02-21", "2015-02-13\t2015-02-28"]


CASES = "案號,決定日期,类型,備註,備註\n遂罰〔2015〕1號,2015/2/6,行政處罰,甲,乙\n遂許2號,2015-02-12,行政许可\n"


def test_the_rows_of_a_file_come_back_whole_beside_their_answers(tmp_path: Path, fazhi: Fazhi) -> None:
    given = ["案號", "決定日期", "类型", "備註", "備註5"]
    rows = json.loads(fazhi("clock", "31", "-f", "json", stdin=CASES).stdout)
    assert [list(row) for row in rows] == [FIELDS + given, FIELDS + given]
    assert [[row[name] for name in ("ref", "due", *given)] for row in rows] == [
        ["31.4", "2015-03-11", "遂罰〔2015〕1號", "2015/2/6", "行政處罰", "甲", "乙"],
        ["31.3", "2015-03-03", "遂許2號", "2015-02-12", "行政许可", "", ""],
    ]
    file = tmp_path / "期限.csv"
    assert fazhi("clock", "31", "-o", file, stdin=CASES).code == 0
    head, first, *_ = file.read_text("utf-8-sig").splitlines()
    assert head == "ref,from,event,wording,last_day,due,due_latest,note," + ",".join(given)
    assert first.endswith(",遂罰〔2015〕1號,2015/2/6,行政處罰,甲,乙")
    assert fazhi("clock", "31", "--fields", "案號,due", stdin=CASES).lines == [
        "遂罰〔2015〕1號\t2015-03-11",
        "遂許2號\t2015-03-03",
    ]
    assert "遂罰〔2015〕1號" in fazhi("clock", "31", "--script", "hans", "-f", "md", stdin=CASES).stdout


def test_a_heading_that_the_answer_uses_itself_is_told_apart(fazhi: Fazhi) -> None:
    [row] = json.loads(fazhi("clock", "24", "-f", "json", stdin="from,note,\n2015-04-28,急件,x\n").stdout)
    assert (row["from"], row["原表from"], row["原表note"], row["列3"]) == ("2015-04-28", "2015-04-28", "急件", "x")
    [row] = json.loads(fazhi("clock", "24", "-f", "json", stdin="2015-04-28,重大行政處罰,甲\n").stdout)
    assert (row["列1"], row["列2"], row["列3"]) == ("2015-04-28", "重大行政處罰", "甲")
    [row] = json.loads(fazhi("clock", "24", "-f", "json", stdin="2015-04-28\n").stdout)
    assert list(row) == FIELDS


def test_good_rows_are_printed_and_bad_ones_listed_with_their_line(fazhi: Fazhi) -> None:
    table = (
        "日期,事項\n2015-02-30,行政處罰\n2015-02-06,行政處罰\n9999-12-20,行政處罰\n2015-02,行政處罰\n2015-02-06,罰款\n"
    )
    answer = fazhi("clock", "24", "--fields", "from,due", stdin=table + "2015-02-06,行政複議\n")
    assert answer.code == 2
    assert answer.lines == ["2015-02-06\t2015-02-21"]
    said = answer.stderr.splitlines()
    assert [line.partition("：")[0] for line in said] == ["第2行", "第4行", "第5行", "第6行", "第7行"]
    assert "2015年2月沒有30日" in said[0]
    assert said[1] == "第4行：24.8 期限超出公元9999年，無法推算"
    assert "「2015-02」不是一天" in said[2]
    assert "沒有「罰款」這類逐案事項" in said[3]
    assert said[4] == "第7行：這裡的期限不從「行政複議」起算；起算事由是：重大行政處罰、重大行政強制。"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("24", "--from", "2015-02-30"), "--from 2015-02-30：沒有「2015-02-30」這個日期：2015年2月沒有30日"),
        (("31.3", "--from", f"{LAST_YEAR + 1}-01-04"), f"{LAST_YEAR + 1}年的放假通知不在曆表內（{YEARS}）"),
        (("10", "--from", "2015-02-06"), "「10」沒有自某事之日起計算的時限。有這種時限的條款：24.8、31.3、31.4。"),
        (("24.3", "--from", "2015-02-06"), "有這種時限的條款：24.8、31.3、31.4。"),
        (("40", "--from", "2015-02-06"), "方案沒有任務「40」"),
        (("24",), "標準輸入是空的"),
        (("24", "--from", "-"), "標準輸入是空的"),
    ],
)
def test_a_wrong_call_is_a_sentence(arguments: tuple[str, ...], sentence: str, fazhi: Fazhi) -> None:
    answer = fazhi("clock", *arguments)
    assert (answer.code, answer.stdout) == (2, "")
    assert sentence in answer.stderr


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("日期,事項\n", "標準輸入只有表頭，沒有日期。"),
        ("文號,標題\n遂法〔2015〕3號,處罰\n", "第1行沒有日期；日期列的表頭可用：date、"),
        ("\n \n", "標準輸入是空的"),
        ("日期,事項\n,行政處罰\n", "第2行：沒有日期。"),
        ("日期,決定日期\n2015-04-01,2015-04-28\n", "都可作一列的表頭，無法確定是哪一列"),
    ],
)
def test_a_table_without_days_is_a_sentence(table: str, sentence: str, fazhi: Fazhi) -> None:
    answer = fazhi("clock", "24", stdin=table)
    assert (answer.code, answer.stdout) == (2, "")
    assert sentence in answer.stderr


def test_a_terminal_without_days_is_asked_for_them(terminal: Fazhi) -> None:
    answer = terminal("clock", "24", "--from", "2015-02-06", columns=80)
    assert "24.8      2015-02-06" in answer.stdout
    assert "比照民事期間" in answer.stdout


def test_the_office_adds_a_year(tmp_path: Path, fazhi: Fazhi) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "workdays.yaml").write_text(
        "notices:\n- notice: 示例通知〔2039〕9號\n"
        "  off: [2040-01-01, 2040-01-02, 2040-01-03, 2040-02-05, 2040-10-01]\n  work: 2040-01-07\n",
        "utf-8",
    )
    answer = fazhi("clock", "31.3", "--from", "2040-01-02", "--explain", "--data", tmp_path)
    assert answer.code == 0, answer.stderr
    assert answer.lines[0].split("\t")[5] == "2040-01-16"
    assert "  2040-01-03 週二 不計 放假（示例通知〔2039〕9號）" in answer.stderr
    assert "  2040-01-07 週六 第4日 上班（示例通知〔2039〕9號）" in answer.stderr


def test_a_fault_of_the_offices_days_has_its_place(tmp_path: Path, fazhi: Fazhi) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "workdays.yaml").write_text("notices:\n- off: [2027-01-01, 2027-13-01]\n", "utf-8")
    answer = fazhi("clock", "31.3", "--from", "2015-02-06", "--data", tmp_path)
    assert answer.code == 3
    assert "workdays.yaml:2:3: S01 缺少鍵「notice」" in answer.stderr
    assert "workdays.yaml:2:21: S06" in answer.stderr


def test_in_a_library_a_clause_says_of_which_plan_it_is(tmp_path: Path, fazhi: Fazhi) -> None:
    for plan in ("suining-2015", "other-2015"):
        shutil.copytree(DATA, tmp_path / plan)
        file = tmp_path / plan / "tasks.yaml"
        file.write_text(file.read_text("utf-8").replace("id: suining-2015", f"id: {plan}"), "utf-8")
    answer = fazhi("clock", "24", "--from", "2015-02-06", "--fields", "plan,ref,due", "--data", tmp_path)
    assert answer.lines == ["other-2015\t24.8\t2015-02-21", "suining-2015\t24.8\t2015-02-21"]
    assert fazhi("clock", "suining-2015:24", "--from", "2015-02-06", "-f", "ids", "--data", tmp_path).lines == [
        "suining-2015:24.8"
    ]


def test_a_suspension_that_meets_a_term_is_told_with_its_basis(tmp_path: Path, fazhi: Fazhi) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "changes.yaml").write_text(
        "changes:\n- {id: 1, kind: suspend, task: 24, basis: 示例發〔2015〕1號, from: 2015-05-10, by: 市法制辦}\n"
        "- {id: 2, kind: resume, task: 24, basis: 示例發〔2015〕2號, from: 2015-06-01, by: 市法制辦}\n",
        "utf-8",
    )
    decided = ("2015-04-20", "2015-04-24", "2015-04-27", "2015-05-10", "2015-05-31", "2015-06-01")
    days = [word for day in decided for word in ("--from", day)]
    answer = fazhi("clock", "24", *days, "--fields", "due,note", "--data", tmp_path)
    change = "〔調整〕第(二十四)項的時限暫緩，自2015-05-10起，據示例發〔2015〕1號"
    assert answer.lines == [
        "2015-05-05\t",
        f"2015-05-09\t{change}（期限屆滿前暫緩，所列日期未扣除）；{ANALOGY}",
        f"2015-05-12\t{change}（期限屆滿前暫緩，所列日期未扣除）",
        f"2015-05-25\t{change}（事發之日已暫緩）",
        f"2015-06-15\t{change}（事發之日已暫緩）",
        "2015-06-16\t",
    ]


def test_whether_a_decision_is_a_great_one_is_asked(fazhi: Fazhi) -> None:
    table = "日期,事項\n2015-04-28,行政處罰\n2015-04-28,重大行政處罰決定\n2015-04-28,\n"
    answer = fazhi("clock", "24", "--fields", "due,note", stdin=table)
    assert answer.lines == ["2015-05-13\t是否屬「重大行政處罰」待判斷", "2015-05-13\t", "2015-05-13\t"]


def test_of_two_limits_the_one_within_the_calendar_is_told(fazhi: Fazhi) -> None:
    december = date(LAST_YEAR, 12, 7)
    monday = december + timedelta(days=-december.weekday() % 7)
    answer = fazhi("clock", "31", "--from", str(monday), "--fields", "ref,due")
    assert (answer.code, answer.lines) == (2, [f"31.3\t{monday + timedelta(weeks=2)}"])
    assert answer.stderr.startswith(f"--from {monday}：31.4 {LAST_YEAR + 1}年的放假通知不在曆表內（{YEARS}）")


@pytest.mark.parametrize(
    ("codec", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("gb18030", b"\x84\x31\x95\x33"), ("utf-16", b"")],
    ids=["utf-8", "utf-8 with a mark", "gbk", "gb18030 with a mark", "unicode text"],
)
@pytest.mark.parametrize("comma", [",", "\t", "\uff0c", ";"])
def test_whatever_a_spreadsheet_saves_is_read(codec: str, mark: bytes, comma: str) -> None:
    table = "决定日期,案件类型\r\n2015/4/28,行政处罚\r\n2015-04-29T00:00:00,\r\n".replace(",", comma)
    assert pasted(mark + table.encode(codec)) == [
        ("第2行", "2015/4/28", "行政处罚"),
        ("第3行", "2015-04-29T00:00:00", ""),
    ]


def test_a_day_in_any_dress_is_a_day() -> None:
    for text in ("2015-04-29", "2015/4/29 0:00", "2015-04-29 00:00:00", "2015-04-29T00:00:00", "2015年4月29日"):
        assert exact(text, date(2015, 1, 1)) == date(2015, 4, 29)


YEAR = """\
{
    "$schema": "https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json",
    "$id": "https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/2040.json",
    "year": 2040,
    "papers": ["https://www.gov.cn/2040.htm"],
    "days": [
        {"name": "元旦", "date": "2040-01-02", "isOffDay": true},
        {"name": "元旦", "date": "2040-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2040-01-07", "isOffDay": false},
        {"name": "国庆节", "date": "2040-10-01", "isOffDay": true}
    ]
}
"""
SPANS = "off: [2040-01-01至2040-01-02, 2040-10-01..2040-10-07]\n  work: 2040-01-07\n"


@pytest.mark.parametrize(
    ("workdays", "notice"),
    [
        (YEAR, "https://www.gov.cn/2040.htm"),
        ("notices:\n- " + YEAR.replace("\n", "\n  "), "https://www.gov.cn/2040.htm"),
        (
            "notices:\n- " + YEAR.replace("{", '{"notice": "示例〔2039〕9號",', 1).replace("\n", "\n  "),
            "示例〔2039〕9號",
        ),
        ("notices:\n- notice: 示例〔2039〕9號\n  " + SPANS, "示例〔2039〕9號"),
        ("notices:\n- notice: 示例〔2039〕9號\n  " + SPANS.replace("至", " 到 ").replace("..", "/"), "示例〔2039〕9號"),
    ],
    ids=["the JSON itself", "the JSON pasted", "the JSON with a number", "spans", "spans in other words"],
)
def test_the_office_adds_spans_or_the_public_calendar(workdays: str, notice: str, tmp_path: Path, fazhi: Fazhi) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "workdays.yaml").write_text(workdays, "utf-8")
    assert fazhi("check", "--data", tmp_path).code == 0
    answer = fazhi("clock", "31.3", "--from", "2040-01-01", "--explain", "--data", tmp_path)
    assert answer.lines[0].split("\t")[5] == "2040-01-13"
    assert f"  2040-01-02 週一 不計 放假（{notice}）" in answer.stderr
    assert f"  2040-01-07 週六 第5日 上班（{notice}）" in answer.stderr


@pytest.mark.parametrize(
    ("workdays", "problem"),
    [
        (
            "notices:\n- {notice: x, off: [2027-01-05至2027-01-03]}\n",
            "workdays.yaml:2:20: S06 「off」的起止日期要先起後止",
        ),
        ("notices:\n- {notice: x, off: [2027-02-28至2027-02-29]}\n", "S06 「off」的起止日期要先起後止"),
        ("notices:\n- {notice: x, off: [2027-01-05至2027-01-07, 2027-01-06]}\n", "R08 2027-01-06已經在第 2 行"),
        (YEAR.replace("2040-01-07", "2040-01-02"), "R08 2040-01-02已經在第 7 行；一天只寫一次"),
        (YEAR.replace("2040-01-07", "2040-13-07"), "S06 「work」要寫日期"),
    ],
)
def test_a_faulty_span_or_calendar_has_its_place(workdays: str, problem: str, tmp_path: Path, fazhi: Fazhi) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "workdays.yaml").write_text(workdays, "utf-8")
    answer = fazhi("check", "--data", tmp_path)
    assert answer.code != 0
    assert problem in answer.stdout + answer.stderr


def test_a_page_tells_a_note_once(fazhi: Fazhi) -> None:
    """It stood in a column of the row and under the table."""
    for format_ in ("md", "html"):
        page = fazhi("clock", "24", "--from", "2015-02-05", "-f", format_).stdout
        assert page.count("末日不上班，順延是比照民事期間的規定") == 1
    assert "末日不上班" in fazhi("clock", "24", "--from", "2015-02-05", "-f", "csv").stdout
