"""A plan that changes: what a clerk registers, and what every command then says. Days and words typed from the plan."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]
    Said = Callable[..., str]

pytestmark = pytest.mark.slow  # a rulebook is copied, changed and asked in each

DATA = Path(__file__).parents[3] / "data"
SOURCE = Path(__file__).parents[2] / "source" / "suining-2015.txt"
HALT = ("--basis", "國發〔2015〕25號", "--from", "2015-05-10", "--by", "市法制辦/王某")
EARLY = ("--basis", "遂府發〔2015〕3號", "--from", "2015-03-15", "--by", "市法制辦/王某")


@pytest.fixture
def rulebook(tmp_path: Path) -> Path:
    """A copy of the plan, as an office keeps its own."""
    folder = tmp_path / "規則庫"
    folder.mkdir()
    for name in ("tasks.yaml", "units.yaml", "wording.yaml"):
        shutil.copy(DATA / name, folder)
    return folder


@pytest.fixture
def said(rulebook: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """said(*arguments, code=0): what a call prints on stdout, or on stderr where it fails."""

    def call(*arguments: str, code: int = 0) -> str:
        assert run([*arguments, "--data", str(rulebook)]) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return call


def days(said: Said, task: str, *arguments: str) -> list[str | None]:
    [row] = json.loads(said("tasks", "--id", task, "-f", "json", *arguments))
    return [row["due"], row["due_latest"]]


def test_a_suspension_is_written_told_and_shown(fazhi: Program, rulebook: Path) -> None:
    asked = ("--data", rulebook)
    written = fazhi("change", "12", "--suspend", *HALT, *asked)
    told = "第(十二)項「2015年3月前」暫緩，自2015-05-10起，據國發〔2015〕25號；12.2 的時限在此之前已過，不受影響"
    assert (written.code, written.stderr) == (0, "")
    assert written.lines == [f"已登記第1號調整：{told}。", str(rulebook / "changes.yaml")]
    listed = fazhi("change", "list", *asked)
    assert listed.stdout == "1\tsuspend\t12\t\t\t2015-05-10\t國發〔2015〕25號\t市法制辦/王某\t\n"
    shown = fazhi("show", "12", *asked, COLUMNS="200")
    assert "    時限：2015年3月前（從嚴 2015-02-28，從寬 2015-03-31）" in shown.lines
    assert f"    〔調整〕{told}" in shown.lines
    assert shown.stderr == ""
    tasks = fazhi("tasks", "--id", "12", *asked)
    assert (tasks.lines[0].split("\t")[-2:], tasks.stderr) == (["2015-02-28", "2015-03-31"], f"〔調整〕{told}\n")


def test_the_entry_as_it_is_written(said: Said, rulebook: Path) -> None:
    said("change", "12.2", "--suspend", *HALT)
    assert (rulebook / "changes.yaml").read_text("utf-8").split("changes:\n")[1] == (
        "- id: 1\n  kind: suspend\n  task: 12\n  clause: 2\n  when: 2015年3月前\n"
        "  basis: 國發〔2015〕25號\n  from: 2015-05-10\n  by: 市法制辦/王某\n"
    )


@pytest.mark.parametrize(
    ("task", "since", "day", "expected"),
    [
        ("12", "2015-05-10", "2015-05-10", ["2015-02-28", "2015-03-31"]),  # late before: stays late
        ("12", "2015-04-01", "2015-04-01", ["2015-02-28", "2015-03-31"]),  # the day after its last day
        ("12", "2015-03-31", "2015-03-31", [None, None]),  # its last day is not late
        ("12", "2015-03-15", "2015-03-15", [None, None]),  # between the two days nobody can say that it is late
        ("12", "2015-03-15", "2015-03-14", ["2015-02-28", "2015-03-31"]),  # not yet in force
        ("10", "2015-05-10", "2016-01-01", [None, None]),
        ("20", "2015-12-31", "2016-01-01", [None, None]),
        ("20", "2016-01-01", "2016-01-01", ["2015-12-31", "2015-12-31"]),
    ],
)
def test_what_was_late_before_a_suspension_stays_late(
    said: Said, task: str, since: str, day: str, expected: list[str | None]
) -> None:
    said("change", task, "--suspend", "--basis", "國發〔2015〕25號", "--from", since)
    assert days(said, task, "--as-of", day) == expected


def test_each_reading_is_late_by_its_own_day(said: Said) -> None:
    said("change", "12", "--suspend", *EARLY)
    assert days(said, "12", "--as-of", "2015-03-20", "--reading", "strict") == ["2015-02-28", "2015-02-28"]
    assert days(said, "12", "--as-of", "2015-03-20", "--reading", "lenient") == [None, None]


def test_a_limit_moved_suspended_and_resumed_day_by_day(said: Said) -> None:
    basis = ("--basis", "川府發〔2015〕9號", "--from")
    said("change", "10", "--move-to", "2015-09-30", *basis, "2015-04-27")
    said("change", "10", "--suspend", *basis, "2015-06-01")
    said("change", "10", "--resume", *basis, "2015-11-01")
    said("change", "10", "--move-to", "2015-12-31", *basis, "2015-11-01")
    stood = [days(said, "10", "--as-of", day)[0] for day in ("2015-04-26", "2015-04-27", "2015-06-01", "2015-11-01")]
    assert stood == ["2015-04-30", "2015-09-30", None, "2015-12-31"]
    assert (
        said("tasks", "--id", "10")
        == "10\t完善落實政府法律顧問制度\t市法制辦\t各縣(區)政府、市直有關部門\t2015年5月前\t2015-12-31\t2015-12-31\n"
    )


def test_a_limit_that_had_passed_is_not_moved(said: Said) -> None:
    told = said("change", "1", "--move-to", "2015-12-31", "--basis", "川府發〔2015〕9號", "--from", "2015-04-27")
    assert "1.1 的時限在此之前已過，不受影響" in told
    assert days(said, "1") == ["2015-02-28", "2015-03-31"]


def test_today_is_the_day_whose_plan_is_shown(said: Said) -> None:
    said("change", "10", "--suspend", *EARLY)
    assert "10.5" in said("due", "--today", "2015-03-14", "-f", "ids")
    assert "10.5" not in said("due", "--today", "2015-03-15", "-f", "ids")
    assert "10.5" in said("due", "--today", "2015-03-15", "--as-of", "2015-03-14", "-f", "ids")
    assert said("tasks", "--due-by", "2015-05-31", "-f", "ids", "--as-of", "2015-03-20").split() == [
        "1",
        "12",
        "22",
        "35",
    ]


def test_a_suspended_limit_is_told_where_its_day_would_have_listed_it(
    fazhi: Program, said: Said, rulebook: Path
) -> None:
    said("change", "10", "--suspend", *EARLY)
    answer = fazhi("due", "--due-by", "2015-05-31", "--unit", "市法制辦", "--data", rulebook)
    assert "10.5" not in [line.split("\t")[0] for line in answer.lines]
    assert "〔調整〕第(十)項「2015年5月前」暫緩，自2015-03-15起，據遂府發〔2015〕3號\n" in answer.stderr


def test_a_reading_fixed(said: Said) -> None:
    said("change", "--reading", "從嚴", "--basis", "遂府辦〔2015〕1號", "--from", "2015-02-01", "--by", "市法制辦")
    assert days(said, "35") == ["2015-05-31", "2015-05-31"]
    assert days(said, "35", "--as-of", "2015-01-31") == ["2015-05-31", "2015-06-30"]
    assert "「N月前」口徑：從嚴，據遂府辦〔2015〕1號，自2015-02-01起" in said("where")
    assert "市法制辦" not in said("where")
    assert "於2015年2月1日定為" not in said("checklist", "-u", "市財政局", "--id", "35")
    assert "「N月前」口徑：未定" in said("where", "--as-of", "2015-01-31")
    said("change", "35", "--reading", "lenient", "--basis", "遂府辦〔2015〕2號", "--from", "2015-03-01")
    assert days(said, "35") == ["2015-06-30", "2015-06-30"]


def test_a_unit_renamed_is_found_by_both_names_and_printed_as_the_plan_has_it(
    fazhi: Program, said: Said, rulebook: Path
) -> None:
    said("change", "--rename", "工商局", "--to", "市市場主體局", "--basis", "遂編發〔2017〕3號", "--from", "2017-01-01")
    answer = fazhi("tasks", "--unit", "市场主体局", "--data", rulebook)
    assert answer.stdout == said("tasks", "--unit", "市工商局")
    assert "〔調整〕市工商局更名為市市場主體局，自2017-01-01起，據遂編發〔2017〕3號\n" in answer.stderr
    [unit] = json.loads(said("units", "市場主體局", "-f", "json"))
    assert (unit["name"], unit["aliases"][-1]) == ("市工商局", "市市場主體局")
    told = said("tasks", "--unit", "市場主體局", "--as-of", "2016-12-31", code=2)
    assert told == "「市市場主體局」自2017-01-01起才是市工商局的名稱；截至2016-12-31請查市工商局。\n"


def test_a_unit_split_shares_out_its_tasks(said: Said) -> None:
    said(
        "change", "--split", "市法制辦", "--to", "甲局:1,9", "--to", "乙局:10", "--new", "--basis", "遂編發〔2018〕1號",
        "--from", "2018-12-01",
    )  # fmt: skip
    assert said("tasks", "--unit", "甲局", "-f", "ids") == "1\n9\n"
    assert said("tasks", "--unit", "乙局", "-f", "ids") == "10\n"
    [unit] = json.loads(said("units", "市法制辦", "-f", "json"))
    assert [(each["name"], each["year"], each["basis"]) for each in unit["successors"][-2:]] == [
        ("甲局", 2018, "遂編發〔2018〕1號"),
        ("乙局", 2018, "遂編發〔2018〕1號"),
    ]


def test_a_unit_succeeded(said: Said) -> None:
    before = said("tasks", "--lead", "市法制辦", "-f", "ids")
    said(
        "change",
        "--succeed",
        "市法制辦",
        "--to",
        "丙局",
        "--new",
        "--basis",
        "遂編發〔2018〕1號",
        "--from",
        "2018-12-01",
    )
    assert said("tasks", "--lead", "丙局", "-f", "ids") == before


def test_an_undo_is_an_entry_too(said: Said) -> None:
    said("change", "10", "--suspend", *EARLY)
    said("change", "undo", "1", "--basis", "遂府發〔2015〕4號", "--by", "李某")
    assert days(said, "10") == ["2015-04-30", "2015-05-31"]
    assert said("change", "list", "--fields", "id,kind,undoes,from,by,undone_by") == (
        "1\tsuspend\t\t2015-03-15\t市法制辦/王某\t2\n2\tundo\t1\t2015-03-15\t李某\t\n"
    )
    said("change", "undo", "2", "--basis", "遂府發〔2015〕5號")
    assert days(said, "10") == [None, None]


def test_an_undo_from_a_later_day_leaves_what_held_until_then(said: Said) -> None:
    said("change", "20", "--suspend", *EARLY)
    said("change", "undo", "1", "--basis", "遂府發〔2015〕4號", "--from", "2015-06-01")
    assert [days(said, "20", "--as-of", day)[0] for day in ("2015-05-31", "2015-06-01")] == [None, "2015-12-31"]


def test_the_text_of_the_plan_is_never_touched(fazhi: Program, said: Said, rulebook: Path) -> None:
    kept = {path.name: path.read_bytes() for path in rulebook.iterdir()}
    said("change", "12", "--suspend", *HALT)
    said("change", "--rename", "市工商局", "--to", "市市場主體局", "--basis", "x", "--from", "2017-01-01")
    assert {name: (rulebook / name).read_bytes() for name in kept} == kept
    assert fazhi("text", "--data", rulebook).stdout.encode() == SOURCE.read_bytes()


def test_the_days_and_the_count_are_in_the_index(said: Said) -> None:
    said("change", "10", "--move-to", "2015-09-30", "--basis", "x", "--from", "2015-04-01")
    said("change", "10", "--suspend", "--basis", "x", "--from", "2015-05-01")
    said("change", "undo", "2", "--basis", "x")
    counted = "SELECT due, suspended, adjusted FROM limits WHERE task IN (1, 10) ORDER BY task"
    assert said("sql", counted) == "2015-02-28\t0\t0\n2015-09-30\t0\t3\n"


GROUND = ("--basis", "x", "--from", "2015-05-10")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("12", "--suspend", "--from", "2015-05-10"),
            "調整要有依據，請加 --basis 文件及文號，如 --basis 國發〔2015〕25號。",
        ),
        (("12", "--suspend", "--basis", " ", "--from", "2015-05-10"), "調整要有依據"),
        (("12", "--suspend", "--basis", "x"), "請寫明生效日期，如 --from 2015-05-10。"),
        (("12", "--suspend", "--basis", "x", "--from", "2015-02-30"), "2015年2月沒有30日"),
        (("12", "--suspend", "--basis", "x", "--from", "2015-05"), "「2015-05」不是一天；請寫到日"),
        (("10", "--move-to", "2015-06-31", *GROUND), "2015年6月沒有31日"),
        (("99", "--suspend", *GROUND), "方案沒有任務「99」；任務序號為 1 至 39。"),
        (
            ("5", "--suspend", *GROUND),
            "第5項「禁止變相設定或者實施行政審批」沒有時限；有時限的任務：1、10、12、14、20",
        ),
        (("10.1", "--suspend", *GROUND), "沒有這個時限；它的時限：10.5「2015年5月前」。"),
        (("22", "--move-to", "2015-09-30", *GROUND), "改期要寫明是哪一個：22.3「2015年3月底前」、22.5「每年」。"),
        (("24", "--move-to", "2015-09-30", *GROUND), "「作出決定之日起15日內」沒有到期日，不能改期。"),
        (("12", "--resume", *GROUND), "任務 12 此前沒有暫緩，不能恢復。"),
        (("12", "--suspend", "--resume", *GROUND), "一次只登記一種變化"),
        (("12", *GROUND), "請寫明怎樣調整"),
        (("--suspend", *GROUND), "請寫明是哪一項的時限"),
        (("12-14", "--suspend", *GROUND), "一次只調整一項"),
        (("12", "--reading", "寬", *GROUND), "--reading 沒有「寬」這個值"),
        (("--rename", "市工商局", *GROUND), "請用 --to 寫明新名或承接的單位。"),
        (("--rename", "市工商局", "--to", "市財政局", *GROUND), "「市財政局」是已有的單位；職責併入它的，用 succeed。"),
        (("--rename", "市工商", "--to", "甲局", *GROUND), "沒有「市工商」這個單位。最接近的是：市工商局"),
        (("--split", "市工商局", "--to", "甲局", "--new", *GROUND), "分設要寫出兩個以上的單位。"),
        (
            ("--split", "市工商局", "--to", " :9", "--to", "乙局", *GROUND),
            "無法識別「 :9」；寫單位名，或 單位名:任務序號。",
        ),
        (("--split", "市工商局", "--to", "甲局:99", "--to", "乙局", "--new", *GROUND), "沒有序號是「99」的任務。"),
        (("undo", "7", "--basis", "x"), "沒有第7號調整；尚未登記調整。"),
        (("undo", "--basis", "x"), "請寫明撤銷哪一號調整"),
        (("lst",), "列出調整用 fazhi change list，撤銷用 fazhi change undo 調整號。"),
        (("20", "--move-to", "2014-12-31", *GROUND), "改到的 2014-12-31 早於生效日期"),
        (("--rename", "市工商局", "--to", "市财政局", *GROUND), "「市財政局」是已有的單位；職責併入它的，用 succeed。"),
        (("--rename", "市工商局", "--to", "工商局", *GROUND), "「工商局」本來就是「市工商局」的名稱。"),
        (("--rename", "市工商局", "--to", "遂寧市財政局", *GROUND), "「市財政局」是已有的單位"),
        (("--succeed", "市工商局", "--to", "市某某局", *GROUND), "沒有「市某某局」這個單位；如屬新設，請加 --new。"),
        (("--succeed", "市工商局", "--to", "工商局", *GROUND), "「工商局」就是「市工商局」，不能承接自己。"),
        (
            ("--split", "市審計局", "--to", "市財政局:26", "--to", "市工商局:1", *GROUND),
            "第1項「建立健全行政權力清單制度」不由「市審計局」牽頭或負責，無從承接。",
        ),
        (("22", "--reading", "strict", *GROUND), "的時限不是單寫的「N月前」，沒有口徑可定。"),
        (("12", "--suspend", "--new", *GROUND), "--new 只用於 --to 寫明的承接單位。"),
    ],
)
def test_a_wrong_call_is_a_sentence_and_writes_nothing(
    said: Said, rulebook: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in said("change", *arguments, code=2)
    assert {path.name for path in rulebook.iterdir()} == {"tasks.yaml", "units.yaml", "wording.yaml"}


def test_all_that_is_missing_is_said_at_once(said: Said) -> None:
    assert len(said("change", "12", code=2).splitlines()) == 3


def test_a_list_without_entries_is_empty(said: Said) -> None:
    assert said("change", "list") == ""
    assert said("change") == ""


def test_a_compiled_index_is_read_only(fazhi: Program, said: Said, tmp_path: Path, cache: Path) -> None:
    said("tasks")
    index = max(cache.rglob("規則庫-*.sqlite"), key=lambda file: file.stat().st_mtime_ns)
    given = shutil.copy(index, tmp_path / "index.sqlite")
    answer = fazhi("change", "12", "--suspend", *HALT, "--data", given)
    assert (answer.code, answer.stderr) == (4, "索引文件只讀，不能登記調整；請用 --data 指明規則庫文件夾。\n")


def test_the_rulebook_inside_the_package_is_read_only(fazhi: Program, tmp_path: Path) -> None:
    package = tmp_path / "fazhi_cli"
    shutil.copytree(DATA.parent / "fazhi_cli", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(DATA, package / "data")
    answer = fazhi("change", "12", "--suspend", *HALT, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert answer.code == 4
    assert answer.stderr.startswith("隨軟件附帶的規則庫只讀。請先複製一份：")
    assert not (package / "data" / "changes.yaml").exists()


def test_a_library_asks_which_plan(fazhi: Program, rulebook: Path, tmp_path: Path) -> None:
    library = tmp_path / "文庫"
    shutil.copytree(rulebook, library / "a")
    shutil.copytree(DATA.parent / "tests" / "rulebook" / "good", library / "b")
    asked = ("change", "1", "--suspend", *EARLY, "--data", library)
    answer = fazhi(*asked)
    assert (answer.code, answer.stderr) == (2, "文庫裡有 2 個方案，請用 --plan 指明一個：suining-2015、demo。\n")
    assert fazhi(*asked, "--plan", "demo").code == 0
    assert [path.parent.name for path in library.rglob("changes.yaml")] == ["b"]
    assert fazhi("change", "list", "--data", library, "-f", "ids").stdout == "demo:1\n"


def test_entries_made_at_the_same_time_are_all_kept(fazhi: Program, rulebook: Path) -> None:
    def register(task: int) -> Any:
        return fazhi("change", str(task), "--suspend", *EARLY, "--data", rulebook).code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(register, (1, 10, 12, 20))) == [0, 0, 0, 0]
    listed = fazhi("change", "list", "--data", rulebook, "--fields", "id,ref").lines
    assert [line.split("\t")[0] for line in listed] == ["1", "2", "3", "4"]
    assert {line.split("\t")[1] for line in listed} == {"1", "10", "12", "20"}
    assert {path.name for path in rulebook.iterdir()} == {"tasks.yaml", "units.yaml", "wording.yaml", "changes.yaml"}


def test_what_is_suspended_is_not_suspended_again_and_what_runs_is_not_resumed(said: Said) -> None:
    basis = ("--basis", "x", "--from")
    said("change", "10", "--suspend", *basis, "2015-03-15")
    assert "這個時限在 2015-04-01 已經暫緩，不必再次暫緩。" in said(
        "change", "10", "--suspend", *basis, "2015-04-01", code=2
    )
    assert "沒有暫緩，不能恢復" in said("change", "10", "--resume", *basis, "2015-03-14", code=2)
    said("change", "10", "--resume", *basis, "2015-06-01")
    assert "這個時限在 2015-07-01 沒有暫緩，不能恢復。" in said(
        "change", "10", "--resume", *basis, "2015-07-01", code=2
    )
    said("change", "10", "--suspend", *basis, "2015-08-01")
    said("change", "undo", "3", "--basis", "x")
    assert "不能恢復" in said("change", "10", "--resume", *basis, "2015-09-01", code=2)


def test_what_is_registered_is_not_registered_again(said: Said) -> None:
    """Another basis is another entry; so is what was taken back in between."""
    reading = ("change", "--reading", "strict", "--from", "2015-03-01", "--basis")
    move = ("change", "20", "--move-to", "2016-03-31", "--from", "2015-11-01", "--basis")
    for number, entry in enumerate((reading, move), 1):
        assert said(*entry, "甲").startswith(f"已登記第{number}號調整")
        assert said(*entry, "甲", "--by", "another", code=2) == f"第{number}號調整已經這樣登記，不必再次登記。\n"
    assert said(*reading, "乙").startswith("已登記第3號調整")
    said("change", "undo", "2", "--basis", "丙")
    assert said(*move, "甲").startswith("已登記第5號調整")


def test_a_body_that_took_over_is_named_in_units_yaml_before_it_changes(said: Said, rulebook: Path) -> None:
    """Before: the message told to rename the unit from which it took over."""
    later = ("--basis", "甲", "--from", "2016-01-01")
    said("change", "--split", "市法制辦", "--to", "甲局:9", "--to", "乙局:10", "--new", *later)
    told = said("change", "--rename", "甲局", "--to", "丙局", "--new", *later, code=2)
    assert told == ("「甲局」是承接市法制辦職責的單位，規則庫還沒有列它；要登記它的變化，請先把它寫進 units.yaml。\n")
    units = rulebook / "units.yaml"
    text = units.read_text("utf-8")
    units.write_text(text.replace("functional:", "- name: 甲局\n  named: false\nfunctional:"), "utf-8")
    assert said("change", "--rename", "甲局", "--to", "丙局", "--new", *later).startswith("已登記第2號調整")


def test_a_name_that_a_change_gave_is_in_use(said: Said) -> None:
    basis = ("--basis", "x", "--from", "2017-01-01")
    said("change", "--rename", "市工商局", "--to", "市市場主體局", *basis)
    assert "「市工商局」是已有的單位" in said("change", "--rename", "市國土局", "--to", "市市场主体局", *basis, code=2)
    said("change", "undo", "1", "--basis", "x")
    assert said("change", "--rename", "市國土局", "--to", "市市場主體局", *basis).startswith("已登記第3號調整")


def test_a_dry_run_shows_what_would_be_and_writes_nothing(said: Said, rulebook: Path) -> None:
    told = said("change", "10", "--suspend", *EARLY, "--dry-run")
    assert told.splitlines() == [
        "演練，未寫入。登記後為第1號調整：第(十)項「2015年5月前」暫緩，自2015-03-15起，據遂府發〔2015〕3號。",
        "  10.5「2015年5月前」：2015-04-30（最遲2015-05-31） → 暫緩",
        f"{rulebook / 'changes.yaml'}：",
        "- id: 1",
        "  kind: suspend",
        "  task: 10",
        "  when: 2015年5月前",
        "  basis: 遂府發〔2015〕3號",
        "  from: 2015-03-15",
        "  by: 市法制辦/王某",
    ]
    assert not (rulebook / "changes.yaml").exists()
    told = said("change", "--succeed", "市審計局", "--to", "市財政局", *EARLY, "--dry-run")
    assert "  市審計局現有任務1項：26" in told.splitlines()
    assert "已經暫緩" not in said("change", "10", "--suspend", *EARLY)
    assert "  10.5「2015年5月前」：暫緩 → 2015-04-30（最遲2015-05-31）" in said(
        "change", "undo", "1", "--basis", "x", "--dry-run"
    )
    assert said("change", "list", "-f", "ids") == "1\n"
    assert "已經暫緩，不必再次暫緩" in said("change", "10", "--suspend", *EARLY, "--dry-run", code=2)


def test_a_change_is_told_beside_the_rows_that_it_concerns_only(fazhi: Program, said: Said, rulebook: Path) -> None:
    basis = ("--basis", "x", "--from", "2015-03-15")
    said("change", "10", "--suspend", *basis)
    said("change", "20", "--move-to", "2016-03-31", *basis)
    said("change", "--rename", "市工商局", "--to", "市市場主體局", *basis)

    def told(*arguments: str) -> list[str]:
        lines = fazhi(*arguments, "--data", rulebook).stderr.splitlines()
        return [line[4:].partition("，")[0] for line in lines if line.startswith("〔調整〕")]

    suspended, moved, renamed = (
        "第(十)項「2015年5月前」暫緩",
        "第(二十)項「2015年12月底前」改期至2016-03-31",
        "市工商局更名為市市場主體局",
    )
    assert told("tasks", "--id", "10") == [suspended]
    assert told("clauses", "--id", "10.5") == [suspended]
    assert told("clauses", "--id", "10.1") == []
    assert told("tasks", "--due-by", "2015-05-31") == [suspended]
    assert told("tasks", "--due-by", "2015-03-31") == []
    assert told("tasks", "--due-by", "2015-12-31", "--id", "20") == [moved]
    assert told("due", "--due-from", "2016-01-01") == [moved]
    assert told("units", "市工商局") == [renamed]
    assert told("units", "市財政局") == []
    assert told("cites") == told("stats") == told("chapters") == []
    assert told("matrix") == [renamed]
    assert told("duties", "行政執法機關") == []
    assert told("tasks", "--limit", "1") == []
