"""The .ics file, read back by vobject and, where only bytes tell, by hand."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import vobject

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

DATA = Path(__file__).parents[3] / "data"
ALL = [
    ("suining-2015.1.1.", "2015-02-28", "1.1 2015年3月前：市級行政權力清單（從嚴2015年2月28日，從寬2015年3月31日）"),
    (
        "suining-2015.12.2.",
        "2015-02-28",
        "12.2 2015年3月前：全面清理規範稅收優惠政策（從嚴2015年2月28日，從寬2015年3月31日）",
    ),
    ("suining-2015.22.3.", "2015-03-31", "22.3 2015年3月底前：裁量標準"),
    (
        "suining-2015.10.5.",
        "2015-04-30",
        "10.5 2015年5月前：法律顧問備案（市直部門）（從嚴2015年4月30日，從寬2015年5月31日）",
    ),
    (
        "suining-2015.35.7.",
        "2015-05-31",
        "35.7 2015年6月前：法制工作機構、法治員（縣級以上行政執法部門、鄉(鎮)人民政府）（從嚴2015年5月31日，從寬2015年6月30日）",
    ),
    ("suining-2015.20.3.", "2015-12-31", "20.3 2015年12月底前：執法全過程記錄製度"),
]


@pytest.fixture
def written(fazhi: Fazhi, tmp_path: Path) -> Callable[..., bytes]:
    """written(*options) -> the bytes of the file."""

    def write(*options: str | Path) -> bytes:
        file = tmp_path / "時限.ics"
        answer = fazhi("calendar", *options, "-o", file, "--force")
        assert (answer.code, answer.stdout) == (0, "")
        return file.read_bytes()

    return write


def events(data: bytes) -> list[Any]:
    return list(vobject.readOne(data.decode()).vevent_list)


def test_one_all_day_event_a_limit_ends_the_day_after(written: Callable[..., bytes]) -> None:
    found = events(written())
    told = [
        (e.uid.value[: len(uid)], e.dtstart.value.isoformat(), e.summary.value)
        for e, (uid, *_) in zip(found, ALL, strict=True)
    ]
    assert told == ALL
    assert [event.dtend.value - event.dtstart.value for event in found] == [dt.timedelta(days=1)] * 6
    assert {type(event.dtstart.value) for event in found} == {dt.date}


def test_both_days_are_described_where_they_differ(written: Callable[..., bytes]) -> None:
    by_ref = {event.uid.value.split(".", 1)[1][:4]: event.description.value for event in events(written())}
    assert "從嚴口徑（不含當月）2015年4月30日，從寬口徑（含當月）2015年5月31日" in by_ref["10.5"]
    assert "行為主體：市直部門\n牽頭單位：市法制辦\n責任單位：各縣(區)政府、市直有關部門" in by_ref["10.5"]
    assert by_ref["22.3"].startswith("時限：2015年3月底前（2015年3月31日）\n22.3 2015年3月底前向社會公開發布裁量標準")
    lenient = events(written("--reading", "lenient", "--id", "10"))[0]
    assert lenient.dtstart.value == dt.date(2015, 5, 31)
    assert lenient.description.value.startswith("時限：2015年5月前（2015年5月31日）")


def test_the_bytes_are_as_the_standard_asks(written: Callable[..., bytes]) -> None:
    data = written("--alarm", "15d")
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()  # no character is torn in two
    unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")
    starts = [line for line in unfolded if line.startswith(("DTSTART", "DTEND"))]
    assert starts[:2] == ["DTSTART;VALUE=DATE:20150228", "DTEND;VALUE=DATE:20150301"]
    assert not any("Z" in line for line in starts)
    assert unfolded.count("DTSTAMP:20000101T000000Z") == unfolded.count("SEQUENCE:0") == 6
    assert unfolded.count("TRIGGER:-P15D") == unfolded.count("ACTION:DISPLAY") == 6
    assert unfolded[:1] + unfolded[-2:] == ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]
    assert {"VERSION:2.0", "METHOD:PUBLISH", "CALSCALE:GREGORIAN"} <= set(unfolded)


def test_the_bytes_repeat_and_an_event_keeps_its_uid(written: Callable[..., bytes]) -> None:
    assert written() == written()
    whole = {event.uid.value for event in events(written())}
    part = {event.uid.value for event in events(written("--lead", "市监察局", "--reading", "lenient"))}
    assert len(part) == 1
    assert part < whole


def test_a_revision_of_the_plan_raises_the_sequence(written: Callable[..., bytes], tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    tasks = folder / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("revision: 0", "revision: 3"), "utf-8")
    assert {event.sequence.value for event in events(written("--data", folder))} == {"3"}


def test_the_selection_holds_and_the_rest_is_counted(fazhi: Fazhi, written: Callable[..., bytes]) -> None:
    assert [e.dtstart.value.isoformat() for e in events(written("--due-by", "2015-03"))] == [
        "2015-02-28", "2015-02-28", "2015-03-31",
    ]  # fmt: skip
    answer = fazhi("calendar", "--id", "22,24")
    assert answer.stderr == "寫入1條時限；另有12條分句沒有日期，未列入：逐案限時1條、定期開展1條、無時限10條。\n"
    assert answer.stdout.count("BEGIN:VEVENT") == 1


def test_nothing_with_a_day_is_an_empty_calendar(fazhi: Fazhi) -> None:
    answer = fazhi("calendar", "--id", "24")
    assert answer.code == 0
    assert "VEVENT" not in answer.stdout
    assert answer.stderr.startswith("寫入0條時限；另有8條分句沒有日期")


def test_simplified_characters(written: Callable[..., bytes]) -> None:
    [event] = events(written("--id", "10", "--script", "hans"))
    assert event.summary.value == "10.5 2015年5月前：法律顾问备案（市直部门）（从严2015年4月30日，从宽2015年5月31日）"
    assert "从严口径（不含当月）2015年4月30日" in event.description.value


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (("--alarm", "soon"), 2, "無法識別天數「soon」"),
        (("--lead", "市法制班"), 2, "市法制辦"),
        (("-o", "nowhere/時限.ics"), 4, "nowhere"),
    ],
)
def test_a_wrong_call_is_a_sentence(
    options: tuple[str, ...], code: int, sentence: str, fazhi: Fazhi, tmp_path: Path
) -> None:
    answer = fazhi("calendar", *options, cwd=tmp_path)
    assert (answer.code, answer.stdout) == (code, "")
    assert sentence in answer.stderr


def test_a_file_is_not_replaced_unasked(fazhi: Fazhi, tmp_path: Path) -> None:
    file = tmp_path / "時限.ics"
    file.write_text("mine")
    assert fazhi("calendar", "-o", file).code == 2
    assert file.read_text() == "mine"


def test_what_was_moved_stands_on_its_new_day_and_what_rests_is_cancelled(
    written: Callable[..., bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    (folder / "changes.yaml").write_text(
        "changes:\n"
        "- {id: 1, kind: move, task: 20, day: 2016-06-30, basis: 示例發〔2015〕1號, from: 2015-04-01, by: 市法制辦}\n"
        "- {id: 2, kind: suspend, task: 35, basis: 示例發〔2015〕2號, from: 2015-05-01, by: 市法制辦}\n",
        "utf-8",
    )
    options = ("--id", "20,35", "--data", folder)
    told = [(e.dtstart.value.isoformat(), e.sequence.value) for e in events(written(*options))]
    assert told == [("2016-06-30", "1"), ("2015-05-31", "1")]
    event, rests = events(written(*options))
    assert event.summary.value == "20.3 2016年6月30日（方案原為「2015年12月底前」）：執法全過程記錄製度"
    assert "status" not in event.contents
    assert (rests.status.value, rests.summary.value.split("：")[0]) == (
        "CANCELLED",
        "35.7 已暫緩（方案原為「2015年6月前」）",
    )
    said = event.description.value.split("\n")[:2]
    assert said == [
        "時限：2016年6月30日（方案原為「2015年12月底前」）",
        "〔調整〕第(二十)項的時限改期至2016年6月30日，自2015年4月1日起，據示例發〔2015〕1號",
    ]
    before = [
        (e.dtstart.value.isoformat(), e.sequence.value) for e in events(written(*options, "--as-of", "2015-03-01"))
    ]
    assert before == [("2015-05-31", "0"), ("2015-12-31", "0")]


def test_the_message_counts_what_is_written_as_cancelled_apart_from_what_has_no_day(
    fazhi: Fazhi, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    (folder / "changes.yaml").write_text(
        "changes:\n- {id: 1, kind: suspend, task: 20, basis: 示例發〔2015〕2號, from: 2015-05-01, by: 市法制辦}\n",
        "utf-8",
    )
    said = fazhi("calendar", "--id", "20", "--data", folder, "--as-of", "2015-05-02").stderr.splitlines()[-1]
    # Of the three clauses of 20 the one with a limit has an event, and the other two have no time at all.
    assert said == (
        "寫入0條時限；已暫緩的1條寫為取消，日曆讀入後撤去原有的日程；另有2條分句沒有日期，未列入：無時限2條。"
    )


def test_what_is_taken_back_raises_the_sequence_once_more(fazhi: Fazhi, tmp_path: Path) -> None:
    """A calendar that has the changed event takes the unchanged one for newer."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    (folder / "changes.yaml").write_text(
        "changes:\n"
        "- {id: 1, kind: move, task: 20, day: 2016-06-30, basis: 示例發〔2015〕1號, from: 2015-04-01, by: 市法制辦}\n"
        "- {id: 2, kind: suspend, task: 35, basis: 示例發〔2015〕2號, from: 2015-05-01, by: 市法制辦}\n"
        "- {id: 3, kind: undo, undoes: 1, basis: 示例發〔2015〕3號, from: 2015-06-01, by: 市法制辦}\n"
        "- {id: 4, kind: resume, task: 35, basis: 示例發〔2015〕4號, from: 2015-06-01, by: 市法制辦}\n",
        "utf-8",
    )
    told = {}
    for day in ("2015-03-01", "2015-05-02", "2015-06-02"):
        answer = fazhi("calendar", "--id", "20,35", "--data", folder, "--as-of", day, "--alarm", "15d")
        told[day] = sorted(
            (e.dtstart.value.isoformat(), e.sequence.value, "status" in e.contents, "valarm" in e.contents)
            for e in events(answer.stdout.encode())
        )
    assert told == {
        "2015-03-01": [("2015-05-31", "0", False, True), ("2015-12-31", "0", False, True)],
        # What is cancelled rings no bell.
        "2015-05-02": [("2015-05-31", "1", True, False), ("2016-06-30", "1", False, True)],
        "2015-06-02": [("2015-05-31", "2", False, True), ("2015-12-31", "2", False, True)],
    }


def test_a_reading_that_was_fixed_raises_the_sequence(written: Callable[..., bytes], tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    fixed = "{id: 1, kind: reading, reading: strict, basis: 示例發〔2015〕1號, from: 2015-04-01, by: 市法制辦}"
    (folder / "changes.yaml").write_text(f"changes:\n- {fixed}\n", "utf-8")
    [before] = events(written("--id", "35", "--data", folder, "--as-of", "2015-03-01"))
    [after] = events(written("--id", "35", "--data", folder))
    assert (before.uid.value, before.sequence.value) == (after.uid.value, "0")
    assert (after.sequence.value, after.summary.value.split("：")[0]) == ("1", "35.7 2015年6月前")


SPLIT_AND_RENAMED = """\
changes:
- id: 1
  kind: split
  unit: 市監察局
  to: [{name: 市監督檢查局, tasks: [1, 11]}, {name: 市效能監察局, tasks: [27]}]
  basis: 示例發〔2015〕1號
  from: 2015-03-10
  by: 市委編辦
- {id: 2, kind: rename, unit: 市外網辦, to: 市政務數據中心, basis: 示例發〔2015〕2號, from: 2015-04-01, by: 市委編辦}
- {id: 3, kind: undo, undoes: 1, basis: 示例發〔2015〕3號, from: 2015-05-01, by: 市委編辦}
- {id: 4, kind: rename, unit: 市財政局, to: 市財政和國資局, basis: 示例發〔2015〕4號, from: 2015-04-01, by: 市委編辦}
"""
"""What became of two units of task 1, and of one of task 35 and others."""


@pytest.fixture
def reorganised(tmp_path: Path) -> Path:
    """The program's own plan, of which some units became others."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    (folder / "changes.yaml").write_text(SPLIT_AND_RENAMED, "utf-8")
    return folder


def test_what_became_of_a_unit_is_told_as_of_the_day_and_raises_the_sequence(
    written: Callable[..., bytes], reorganised: Path
) -> None:
    split = "〔調整〕市監察局分設為市監督檢查局（第1、11項）、市效能監察局（第27項），自2015年3月10日起，據示例發〔2015〕1號"
    renamed = "〔調整〕市外網辦更名為市政務數據中心，自2015年4月1日起，據示例發〔2015〕2號"
    told = {}
    for day in ("2015-03-01", "2015-03-20", "2015-04-02", "2015-05-02"):
        [event] = events(written("--id", "1", "--data", reorganised, "--as-of", day))
        told[day] = (
            event.sequence.value,
            [line for line in event.description.value.split("\n") if line.startswith("〔")],
        )
    assert told == {
        "2015-03-01": ("0", []),
        "2015-03-20": ("1", [split]),
        "2015-04-02": ("2", [split, renamed]),
        # What was taken back is told no more, and makes the event a newer one.
        "2015-05-02": ("3", [renamed]),
    }
    [another] = events(written("--id", "12", "--data", reorganised, "--as-of", "2015-05-02"))
    assert (another.sequence.value, "〔" in another.description.value) == ("0", False)


def test_bodies_that_only_a_change_names_have_a_calendar_and_a_sheet_of_what_they_took_over(
    fazhi: Callable[..., Answer], reorganised: Path, tmp_path: Path
) -> None:
    for day, count in (("2015-03-20", 25), ("2015-05-02", 23)):
        folder = tmp_path / day
        asked = ("--each", "unit", "--as-of", day, "--today", day, "--data", reorganised)
        assert fazhi("calendar", *asked, "-o", folder).stderr == f"已寫{count}份及目錄，在「{folder}」。\n"
    names = sorted(file.name for file in (tmp_path / "2015-03-20").iterdir())
    assert [name.split("-")[0] for name in names[1:5]] == [
        "01 市監察局",
        "02 市監督檢查局",
        "03 市效能監察局",
        "04 市法制辦",
    ]
    calendar = vobject.readOne((tmp_path / "2015-03-20" / names[2]).read_text("utf-8"))
    assert calendar.contents["x-wr-calname"][0].value.startswith("市監督檢查局：")
    assert [event.summary.value.split("：")[0] for event in calendar.vevent_list] == ["1.1 2015年3月前"]
    assert "市監督檢查局（承接市監察局）" in (tmp_path / "2015-03-20" / names[0]).read_text("utf-8")
    sheets = tmp_path / "sheets"
    of_day = ("--as-of", "2015-03-20", "--data", reorganised)
    fazhi("checklist", "--each", "unit", *of_day, "-f", "md", "-o", sheets)
    fazhi("checklist", "--each", "unit", "--unit", "市監督檢查局", *of_day, "-f", "md", "-o", tmp_path / "one")
    assert [file.name.split("-")[0] for file in sorted((tmp_path / "one").iterdir())[1:]] == ["01 市監督檢查局"]
    [sheet] = sheets.glob("* 市監督檢查局-*.md")
    assert "市監督檢查局：牽頭2項" in sheet.read_text("utf-8")
    assert "共同牽頭（承接市監察局）" in sheet.read_text("utf-8")


def test_each_unit_has_a_calendar_and_a_page_links_them(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    folder = tmp_path / "日曆"
    asked = ("--when", "milestone", "--unit", "市法制辦,市委編辦", "--today", "2015-03-01")
    answer = fazhi("calendar", "--each", "unit", *asked, "-o", folder)
    assert (answer.code, answer.stderr) == (0, f"已寫2份及目錄，在「{folder}」。\n")
    names = sorted(file.name for file in folder.iterdir())
    assert [name.split(" ")[1] for name in names] == [
        "目錄.html",
        "市法制辦-時限日曆-2015-03-01.ics",
        "市委編辦-時限日曆-2015-03-01.ics",
    ]
    assert (folder / names[1]).read_bytes().count(b"BEGIN:VEVENT") == 6
    calendars = [vobject.readOne((folder / name).read_text("utf-8")) for name in names[1:]]
    plan = "遂寧市深入推進依法行政加快建設法治政府實施方案"
    assert [each.contents["x-wr-calname"][0].value for each in calendars] == [f"市法制辦：{plan}", f"市委編辦：{plan}"]
    page = (folder / names[0]).read_text("utf-8")
    assert 'href="01%20%E5%B8%82' in page
    assert fazhi("calendar", "--each", "unit").code == 2
