"""Terms that other plans have: back from an event, in hours, from the plan's own day; and a case in a year without a notice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.notices import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

GOOD = Path(__file__).parents[2] / "rulebook" / "good"
CLAUSE = "作出決定之日起15日內報送備案。"
FIELDS = "counting,days,last_day,due,due_latest,note"
AHEAD = "往前數到的末日不上班，未查到可以推遲的規定，穩妥起見以此前的工作日為準"
HOURS = "按小時、分鐘計，從日期推算不出時刻，以方案原文為準"


def rulebook(folder: Path, text: str, when: str, issued: str = "") -> Path:
    """A rulebook whose clause 2.1 has another text and time."""
    for name in ("tasks.yaml", "units.yaml"):
        written = (GOOD / name).read_text("utf-8").replace(CLAUSE, text).replace("作出決定之日起15日內", when)
        if issued:
            written = written.replace("  number:\n", f"  number:\n  issued: {issued}\n")
        (folder / name).write_text(written, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "when", "event", "expected"),
    [
        # 30 days before Sunday 31 May 2015
        ("應當在有效期屆滿30日前申請延續。", "屆滿30日前", "2015-05-31", "calendar\t30\t2015-05-01\t2015-04-30\t2015-05-01\t" + AHEAD),
        ("應當在有效期屆滿30日前申請延續。", "屆滿30日前", "2015-06-27", "calendar\t30\t2015-05-28\t2015-05-28\t2015-05-28\t"),
        ("合同到期前一個月書面告知。", "到期前一個月", "2015-03-31", "calendar\t31\t2015-02-28\t2015-02-28\t2015-02-28\t"),
        # 28 February 2015 was worked; 2 March, 28, 27, 26, 25 February
        ("會議召開5個工作日前報送議題。", "召開5個工作日前", "2015-03-03", "working\t5\t2015-02-25\t2015-02-25\t2015-02-25\t"),
    ],
    ids=["a holiday", "a weekday", "a month", "working days"],
)  # fmt: skip
def test_what_must_be_done_before_an_event_is_counted_back_from_it(
    text: str, when: str, event: str, expected: str, tmp_path: Path, fazhi: Fazhi
) -> None:
    answer = fazhi("clock", "2", "--from", event, "--fields", FIELDS, "--data", rulebook(tmp_path, text, when))
    assert (answer.code, answer.lines) == (0, [expected])


def test_the_days_back_are_told_one_by_one(tmp_path: Path, fazhi: Fazhi) -> None:
    data = rulebook(tmp_path, "活動舉辦3日前備案。", "舉辦3日前")
    told = fazhi("clock", "2", "--from", "2015-05-05", "--explain", "--data", data).stderr.splitlines()
    holiday = "勞動節（國辦發明電〔2014〕28號，文號據轉載）"
    assert told[-5:] == [
        "  2015-05-04 週一 第1日 工作日",
        "  2015-05-03 週日 第2日 週末",
        "  2015-05-02 週六 第3日 週末",
        f"  2015-05-01 週五 提前 {holiday}",
        "  2015-04-30 週四 提前至此 工作日",
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [("接報後24小時內核查。", "接報後24小時內"), ("事發後30分鐘內電話報告。", "事發後30分鐘內")],
)
def test_hours_are_the_plans_words_without_a_day(text: str, when: str, tmp_path: Path, fazhi: Fazhi) -> None:
    data = rulebook(tmp_path, text, when)
    answer = fazhi("clock", "2", "--from", "2015-04-28", "--fields", f"wording,{FIELDS},rule", "--data", data)
    assert (answer.code, answer.stderr) == (0, "")
    assert answer.lines == [f"{when}\t\t\t\t\t\t{HOURS}\t"]


def test_a_limit_before_an_event_does_not_run_from_a_case(tmp_path: Path, fazhi: Fazhi) -> None:
    data = rulebook(tmp_path, "聽證舉行7日前通知當事人。", "聽證舉行7日前")
    answer = fazhi("case", "聽證舉行", "--decided", "2015-04-28", "--fields", "section,ref,due", "--data", data)
    assert answer.lines[0] == "each\t2.1\t"


def test_a_case_of_hours_has_its_words_and_no_day(tmp_path: Path, fazhi: Fazhi) -> None:
    data = rulebook(tmp_path, "接報後24小時內核查。", "接報後24小時內")
    answer = fazhi("case", "接報", "--decided", "2015-04-28", "--data", data)
    assert answer.code == 0
    assert "期限：接報後24小時內" in answer.stdout
    assert f"說明：{HOURS}" in answer.stdout


def test_a_case_beyond_the_notices_leaves_the_day_open_and_says_why(fazhi: Fazhi) -> None:
    decided = f"{LAST_YEAR + 1}-01-05"
    answer = fazhi("case", "行政處罰", "--decided", decided)
    assert answer.code == 0
    sheet = answer.stdout
    assert "24.8" in sheet
    assert "期限：作出決定之日起15日內 → " in sheet
    assert "期限：作出決定之日起20個工作日內\n" in sheet
    assert f"說明：{LAST_YEAR + 1}年的放假通知不在曆表內" in sheet
    rows = fazhi("case", "行政處罰", "--decided", decided, "--fields", "section,ref,due").lines
    assert [row for row in rows if row.startswith("running")] == [
        f"running\t24.8\t{LAST_YEAR + 1}-01-20",
        "running\t31.4\t",
    ]


@pytest.mark.parametrize(
    ("issued", "due"),
    [
        # 18 to 24 February 2015 were days off, 15 and 28 February were worked.
        ("2015-02-11", "2015-03-02"),
        ("2015-04-01", "2015-04-16"),
    ],
)
def test_working_days_from_the_plans_own_day_have_a_day(issued: str, due: str, tmp_path: Path, fazhi: Fazhi) -> None:
    data = rulebook(tmp_path, "自本方案印發之日起10個工作日內報送。", "自本方案印發之日起10個工作日內", issued)
    options = ("--today", "2015-01-01", "--fields", "ref,due,due_latest", "--data", data)
    assert f"2.1\t{due}\t{due}" in fazhi("due", *options).lines


def test_the_offices_notice_counts_from_the_plans_own_day_too(tmp_path: Path, fazhi: Fazhi) -> None:
    data = rulebook(tmp_path, "自本方案印發之日起2個工作日內報送。", "自本方案印發之日起2個工作日內", "2015-04-01")
    (data / "workdays.yaml").write_text("notices:\n- {notice: 示例〔2015〕1號, off: [2015-04-02]}\n", "utf-8")
    answer = fazhi("due", "--today", "2015-01-01", "--fields", "ref,due", "--data", data)
    assert "2.1\t2015-04-07" in answer.lines


def test_beyond_the_notices_the_plans_own_day_gives_none(tmp_path: Path, fazhi: Fazhi) -> None:
    issued = f"{LAST_YEAR + 1}-01-05"
    data = rulebook(tmp_path, "自本方案印發之日起10個工作日內報送。", "自本方案印發之日起10個工作日內", issued)
    answer = fazhi("due", "--today", "2015-01-01", "--fields", "ref,due", "--data", data)
    assert answer.code == 0
    assert not any(line.startswith("2.1\t") for line in answer.lines)


@pytest.mark.parametrize(
    ("wording", "today", "due"),
    [
        ("每年6月、12月", "2015-03-01", "2015-06-30"),
        ("每年6月、12月", "2015-07-01", "2015-12-31"),
        ("每年6月和12月底前", "2015-12-31", "2015-12-31"),
        ("每年3月10日、9月20日前", "2015-03-11", "2015-09-20"),
        ("每年3月10日、9月20日前", "2015-09-21", "2016-03-10"),
        ("每年2月和8月底前", "2015-10-01", "2016-02-29"),
    ],
)
def test_several_days_of_each_year_have_the_next_of_them(
    wording: str, today: str, due: str, tmp_path: Path, fazhi: Fazhi
) -> None:
    data = rulebook(tmp_path, f"{wording}報送備案。", wording)
    assert f"2.1\t{due}" in fazhi("due", "--today", today, "--fields", "ref,due", "--data", data).lines


def repeated(fazhi: Fazhi, data: Path, today: str) -> list[tuple[str, str]]:
    """The days and rules of what a calendar repeats."""
    lines = fazhi("calendar", "--when", "recurring", "--today", today, "--data", data).lines
    days = [line.removeprefix("DTSTART;VALUE=DATE:") for line in lines if line.startswith("DTSTART")]
    rules = [line.removeprefix("RRULE:") for line in lines if line.startswith("RRULE")]
    assert len({line for line in lines if line.startswith("UID")}) == len(days)
    return list(zip(days, rules, strict=True))


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("每年3月31日前", [("20160331", "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=3")]),
        ("每年2月底前", [("20160229", "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2")]),
        (
            "每年6月、12月",
            [("20150630", "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=6"), ("20151231", "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=12")],
        ),
        (
            "每年3月10日、9月20日前",
            [("20160310", "FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=3"), ("20150920", "FREQ=YEARLY;BYMONTHDAY=20;BYMONTH=9")],
        ),
    ],
)
def test_a_calendar_repeats_what_comes_again_every_year(
    wording: str, expected: list[tuple[str, str]], tmp_path: Path, fazhi: Fazhi
) -> None:
    data = rulebook(tmp_path, f"{wording}報送備案。", wording)
    assert repeated(fazhi, data, "2015-04-01") == expected


def test_each_event_of_a_repeated_limit_tells_its_words_without_the_day_of_another(
    tmp_path: Path, fazhi: Fazhi
) -> None:
    data = rulebook(tmp_path, "每年6月、12月報送備案。", "每年6月、12月")
    lines = fazhi("calendar", "--when", "recurring", "--today", "2015-04-01", "--data", data).lines
    told = [line for line in lines if line.startswith("DESCRIPTION")]
    assert len(told) == 2
    assert all(line.startswith(r"DESCRIPTION:時限：每年6月、12月\n2.1 ") for line in told)
