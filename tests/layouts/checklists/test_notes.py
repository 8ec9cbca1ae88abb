"""The notes under a sheet: nothing that it does not print, and what is the office's own marked as that."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.session import Session, built_in
from tests.shelf import LIBRARY, RICH, B, Q

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.formats.document import Document

TOOK_OVER_SINCE = ["市法制辦", "市國土局"]
"""Units of the one task of 市國土局 of which others took over."""

MOVED = """\
changes:
- {id: 1, kind: move, task: 1, when: 2015年3月前, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-02-10, by: 市法制辦}
"""


TODAY = date(2026, 11, 27)

EXPLAINED = "「由本單位判斷」指本單位是否在內，方案和單位名錄均未寫明；「本單位收件」指條文所寫的報送或對象為本單位。"


@pytest.mark.parametrize(("layout", "counts", "acts"), [
    ("任務分工表", False, False), ("督查督辦台賬", False, False), ("單位任務清單", True, True), ("對賬銷號表", True, True),
    ("逐項核對表", True, True),
])  # fmt: skip
def test_a_note_explains_only_what_its_sheet_prints(
    build: Callable[..., Document], layout: str, counts: bool, acts: bool
) -> None:
    notes = "".join(build(layout, unit=("市法制辦",)).notes)
    assert ("本表只填件數" in notes) is counts
    assert (EXPLAINED in notes) is acts


@pytest.mark.parametrize(("units", "told"), [
    (("各縣(區)政府",), "「含各縣(區)政府」按單位名錄所載的類別、層級；「各縣(區)政府自行判斷」指各縣(區)政府是否在內，方案和單位名錄均未寫明。"),
    (("市法制辦", "市財政局"), "「即某單位」按單位名錄所載的名稱、職能；「某單位自行判斷」指該單位是否在內，方案和單位名錄均未寫明；"
     "「某單位收件」指條文所寫的報送或對象為該單位。"),
    (("市直有關部門",), "「行為主體」為條文寫明的行為人；「其中第幾點」指條文列舉的第幾點由其辦理。"),
])  # fmt: skip
def test_a_note_explains_what_is_said_of_several_units_and_of_a_group(
    build: Callable[..., Document], units: tuple[str, ...], told: str
) -> None:
    [note] = [note for note in build("清單", unit=units).notes if note.startswith("「行為主體」")]
    assert note.endswith(told)


@pytest.mark.parametrize(("layout", "task", "is_told"), [
    ("核對表", "7", True), ("核對表", "10", False), ("核對表", "8", False), ("清單", "7", False),
])  # fmt: skip
def test_a_sheet_explains_rows_without_boxes(
    build: Callable[..., Document], layout: str, task: str, is_told: bool
) -> None:
    """What 7.2 brings to the market cannot be done by itself, each system of 10.2 can; those of 8.2 are on the sheet of a case."""
    notes = build(layout, id=(task,)).notes
    assert ("列舉的各點不能單獨辦理的，不設框，在整句核對。" in notes) is is_told


def test_a_sheet_explains_why_a_clause_of_which_each_point_has_a_box_has_none(build: Callable[..., Document]) -> None:
    assert "列舉的各點分別核對的，整句不設框。" in build("核對表", id=("4",)).notes


def test_who_does_only_some_points_is_explained_where_no_unit_is_asked_for_too(
    build: Callable[..., Document],
) -> None:
    notes = build("銷號表", id=("4",)).notes
    assert "「行為主體」為條文寫明的行為人；「其中第幾點」指條文列舉的第幾點由其辦理。" in notes


def test_a_workbook_explains_its_own_cells(build: Callable[..., Document]) -> None:
    sheet = build("核對表", id=("4", "7"))
    silence, of_clause = "條文下沒有註明時限的，方案未規定。", "列舉的事項不另列時限，時限見所屬條文一行。"
    assert silence in sheet.notes
    assert of_clause not in sheet.notes
    # Its column of limits says in each row of a clause that there is none.
    assert silence not in sheet.workbook_notes
    assert of_clause in sheet.workbook_notes


RENAMED = """\
changes:
- {id: 1, kind: rename, unit: 市國土局, to: 市自然資源局, basis: 遂編發〔2015〕2號, from: 2015-03-10, by: 市委編辦}
"""


@pytest.mark.parametrize("layout", ["任務分工表", "督查督辦台賬", "單位任務清單", "逐項核對表", "對賬銷號表"])
def test_every_layout_prints_all_units_and_tells_of_their_changed_names(
    build_from: Callable[..., Document], tmp_path: Path, layout: str
) -> None:
    """市國土局 answers for task 23, which 市發改委 does too."""
    told = "〔調整〕市國土局更名為市自然資源局，自2015年3月10日起，據遂編發〔2015〕2號。"
    sheet = build_from(copied(tmp_path, RENAMED), layout, unit=("市發改委",))
    assert told in sheet.notes
    assert told in sheet.workbook_notes
    assert told in build_from(tmp_path, layout, unit=("市國土局",)).notes


def test_no_line_of_a_page_may_break_a_name_that_its_rows_or_notes_tell(
    build_from: Callable[..., Document], tmp_path: Path
) -> None:
    """Of who must act, of who took over, and of a changed unit; after 「（2018年，」 a line ended for the name of an act."""
    names = build_from(copied(tmp_path, RENAMED), "清單", day=TODAY, unit=()).names
    assert {"市法制辦", "行政複議機關", "縣級以上行政執法部門", "市司法局", "市自然資源局"} <= set(names)
    assert "深化黨和國家機構改革方案" not in names


def test_the_sheet_of_a_unit_by_its_new_name_is_headed_by_both(
    build_from: Callable[..., Document], tmp_path: Path
) -> None:
    copied(tmp_path, RENAMED)
    by_new, by_old = (build_from(tmp_path, "清單", unit=(name,)) for name in ("市自然資源局", "市國土局"))
    assert by_new.lines[1] == "市自然資源局（方案原列市國土局）：責任1項"
    assert by_old.lines[1] == "市國土局：責任1項"


SPLIT = """\
changes:
- id: 1
  kind: split
  unit: 市監察局
  to: [{name: 市監委, tasks: [1]}, {name: 市督查中心, tasks: [11, 27]}]
  basis: 遂編發〔2015〕3號
  from: 2015-03-10
  by: 市委編辦
"""


def test_who_took_over_is_told_in_the_order_of_the_years_with_the_tasks(
    build_from: Callable[..., Document], tmp_path: Path
) -> None:
    """市監委 is what 市監察委員會 is called too, which took over all of them three years later."""
    notes = build_from(copied(tmp_path, SPLIT), "清單", day=TODAY, unit=("市監委",)).notes
    assert "市監察局的部分任務由市監委承接（2015年，遂編發〔2015〕3號），方案原列市監察局。" in notes
    assert "市監察局的職責併入市監察委員會（2018年，深化黨和國家機構改革方案），方案原列市監察局。" in notes
    [told] = [note for note in notes if note.startswith("單位按方案原文列名")]
    assert told.split("；")[0] == (
        "單位按方案原文列名，職責其後的承接：市監察局→市監委（第1項，2015年，遂編發〔2015〕3號）、"
        "市督查中心（第11、27項，2015年，遂編發〔2015〕3號）、市監察委員會（2018年，深化黨和國家機構改革方案）"
    )


def copied(folder: Path, changes: str) -> Path:
    """The program's own plan in a folder, with what became of it."""
    for name in ("tasks", "units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", folder)
    (folder / "changes.yaml").write_text(changes, encoding="utf-8")
    return folder


OPEN_GROUP = "「市直部門」為泛稱，方案未列明具體單位。"
TOOK_OVER = "單位按方案原文列名，職責其後的承接：市法制辦→市司法局（2019年）。"
FOLLOWED = "「2015年3月前」按從嚴口徑（不含當月）。"
FIXED = "※「2015年3月前」由市法制辦於2015年2月1日定為從嚴口徑（不含當月）。"
OFFICE = "標「※」的為本單位細化，不是方案原文。"


def test_a_page_tells_who_took_over_from_each_unit_that_its_headings_name(session: Session) -> None:
    """The 對賬銷號表 of 市國土局 names the others above the rows, and a workbook in columns."""
    asked = session.question(Selection(today=TODAY, unit=("市國土局",)))
    sheet = layouts.build(asked, "對賬銷號表")
    for notes in (sheet.notes, sheet.workbook_notes):
        assert [unit for unit in TOOK_OVER_SINCE if f"{unit}→" in "".join(notes)] == TOOK_OVER_SINCE


OF_ANSWERING = "；該項任務的全部單位見任務名稱之下。"


@pytest.mark.parametrize(("asked", "told"), [
    ({"id": ("2",)}, "「責任單位」欄列該項任務的牽頭單位"),
    ({"id": ("10",)}, "「責任單位」欄：條文寫明行為主體的，列行為主體；未寫明的，列該項任務的牽頭單位"),
    ({"unit": ("市國土局",)}, "「責任單位」欄列該項任務的牽頭單位和本單位"),
    ({"unit": ("市國土局", "市發改委")}, "「責任單位」欄：條文寫明行為主體的，列行為主體；未寫明的，列該項任務的牽頭單位和本表單位"),
    ({"unit": ("市法制辦",), "id": ("9",)}, "「責任單位」欄：條文寫明行為主體的，列行為主體；未寫明的，列該項任務的牽頭單位"),
])  # fmt: skip
def test_a_note_says_who_stands_in_the_column_of_those_who_hand_in(
    build: Callable[..., Document], asked: dict[str, tuple[str, ...]], told: str
) -> None:
    sheet = build("對賬銷號表", **asked)
    assert [note for note in sheet.notes if "「責任單位」欄" in note] == [told + OF_ANSWERING]
    # A workbook has a column for each role.
    assert not [note for note in sheet.workbook_notes if "「責任單位」欄" in note]


def test_an_open_group_is_told_of_the_whole_plan_and_not_again_of_a_unit(build_from: Callable[..., Document]) -> None:
    assert OPEN_GROUP in build_from(RICH, "分工表", id=("3",)).notes
    of_unit = build_from(RICH, "分工表", id=("3",), unit=("市法制辦",)).notes
    assert OPEN_GROUP not in of_unit
    assert any("為「市直部門」（泛稱，未列明具體單位），未據此列入。" in note for note in of_unit)
    assert OPEN_GROUP not in build_from(RICH, "分工表", id=("9",)).notes  # which names no group


def test_a_library_tells_of_a_unit_only_what_its_own_plan_says(build_from: Callable[..., Document]) -> None:
    assert [
        note for note in build_from(LIBRARY, "分工表", day=TODAY, id=("3",), plan=(Q,)).notes if "承接" in note
    ] == [TOOK_OVER]


@pytest.mark.parametrize(("today", "told"), [(date(2018, 12, 31), []), (TODAY, [TOOK_OVER])])
def test_a_sheet_that_is_made_on_a_day_tells_of_no_later_year(today: date, told: list[str]) -> None:
    with closing(Session(str(RICH))) as session:
        document = layouts.build(session.question(Selection(today=today, id=("3",))), "分工表")
    assert [note for note in document.notes if "承接" in note] == told


@pytest.mark.parametrize("as_of", [None, date(2015, 3, 20)])
def test_a_sheet_tells_of_no_succession_without_a_year(session: Session, as_of: date | None) -> None:
    """市政務中心 of the program's plan became two bodies, of which no year is known."""
    assert not [note for note in of_unit(session, "市政務中心", date(2015, 3, 20), as_of) if "承接" in note]


TAKEN_OVER = "市司法局另承接市法制辦牽頭的25項、負責的1項（2019年，深化黨和國家機構改革方案），未列入。"


@pytest.mark.parametrize(("today", "told"), [(date(2018, 12, 31), []), (TODAY, [TAKEN_OVER])])
def test_a_sheet_of_a_unit_does_not_tell_what_it_takes_over_later(
    session: Session, today: date, told: list[str]
) -> None:
    assert [note for note in of_unit(session, "市司法局", today) if "承接" in note] == told


def of_unit(session: Session, unit: str, today: date, as_of: date | None = None) -> tuple[str, ...]:
    """The notes on the list of a unit."""
    return layouts.build(session.question(Selection(today=today, as_of=as_of, unit=(unit,)))).notes


def test_a_library_tells_of_which_plan_s_units_others_took_over(build_from: Callable[..., Document]) -> None:
    """市法制辦 is a unit of the first plan alone; what became of the 市信息中心 of the second is known of another city only."""
    notes = [note for note in build_from(LIBRARY, "分工表", day=TODAY, id=("1",)).notes if "承接" in note]
    assert notes == [f"《青湄市推進政務公開實施方案》：{TOOK_OVER}"]


def test_what_two_plans_say_alike_of_their_units_is_told_once(
    build_from: Callable[..., Document], tmp_path: Path
) -> None:
    shutil.copytree(RICH, tmp_path / "first")
    shutil.copytree(RICH, tmp_path / "second")
    tasks = tmp_path / "second" / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace(Q, "another-2015"), encoding="utf-8")
    notes = build_from(tmp_path, "分工表", day=TODAY, id=("1",)).notes
    assert [note for note in notes if "承接" in note] == [TOOK_OVER]


def test_a_sheet_names_every_plan_over_its_own_table(build_from: Callable[..., Document]) -> None:
    both = build_from(LIBRARY, "分工表", id=("1",))
    titles = ["《青湄市推進政務公開實施方案》（青府發〔2015〕3號）", "《白榆市规范行政公文实施方案》"]
    assert [table.caption for table in both.tables] == titles
    assert both.lines == ("全部16項中的2項：第1項",)
    for asked in ({"id": ("1",), "plan": (B,)}, {"id": (f"{B}:1",)}):
        second = build_from(LIBRARY, "分工表", **asked)
        assert second.lines[0] == titles[1]
        assert [table.caption for table in second.tables] == [""]


def test_nothing_that_no_cell_prints_is_explained(build_from: Callable[..., Document]) -> None:
    answers = "".join(build_from(RICH, "清單", id=("9",), unit=("市財政局",)).notes)
    assert "「行為主體」為條文寫明的行為人。" in answers
    assert "行為主體" not in "".join(build_from(RICH, "清單", id=("10",)).notes)
    leads = "".join(build_from(RICH, "清單", id=("2",), unit=("市法制辦",)).notes)
    assert EXPLAINED in leads
    receives = "".join(build_from(RICH, "清單", id=("2",), unit=("市信息中心",)).notes)
    assert "「行為主體」為條文寫明的行為人；「本單位收件」指條文所寫的報送或對象為本單位。" in receives
    assert "本表只填件數" not in leads
    assert "本表只填件數" in "".join(build_from(RICH, "清單", id=("4",), unit=("市府辦",)).notes)


@pytest.mark.parametrize(("reading", "expected"), [(None, [FIXED, OFFICE]), ("strict", [FOLLOWED])])
def test_a_reading_that_is_asked_for_is_not_told_to_be_the_office_s(
    build_from: Callable[..., Document], tmp_path: Path, reading: str | None, expected: list[str]
) -> None:
    _copy_with_ruling(tmp_path)
    notes = build_from(tmp_path, "台賬", id=("12",), reading=reading).notes
    assert [note for note in notes if "口徑" in note or "※" in note] == expected


def _copy_with_ruling(folder: Path) -> None:
    """The program's plan, whose office has fixed the reading."""
    for name in ("units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", folder)
    plan = (built_in() / "tasks.yaml").read_text(encoding="utf-8")
    ruling = "reading: {is: strict, decided_by: 市法制辦, day: 2015-02-01}"
    (folder / "tasks.yaml").write_text(plan.replace("reading: both", ruling), encoding="utf-8")


def test_a_reading_that_the_office_fixed_is_marked_as_its_own(tmp_path: Path) -> None:
    _copy_with_ruling(tmp_path)
    (tmp_path / "changes.yaml").write_text(MOVED, encoding="utf-8")
    day = date(2015, 6, 1)
    session = Session(str(tmp_path))
    document = layouts.build(session.question(Selection(id=("1", "12"), today=day, as_of=day)), "台賬")
    session.close()
    assert [note for note in document.notes if "口徑" in note] == [FIXED]  # task 1 was moved: it has no reading left
    assert document.notes[-1] == OFFICE


def test_a_limit_that_was_moved_between_its_two_days_is_read_in_no_way(
    build_from: Callable[..., Document], tmp_path: Path
) -> None:
    for name in ("tasks", "units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", tmp_path)
    between = MOVED.replace("2015-02-10", "2015-03-10")  # after 2015-02-28 and before 2015-03-31
    (tmp_path / "changes.yaml").write_text(between, encoding="utf-8")
    assert not [note for note in build_from(tmp_path, "台賬", id=("1",)).notes if "口徑" in note]
