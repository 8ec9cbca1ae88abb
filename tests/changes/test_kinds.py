"""A kind of change is one file and one line: everything else follows the table."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_cli.changes.entry import Entry, Heir
from fazhi_cli.changes.history import History
from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.changes.kinds.kind import ConcernedLimit, NameInUse, Surroundings

CHECKOUT = Path(__file__).parents[2]
GOOD = CHECKOUT / "tests" / "rulebook" / "good"

EXTEND = '''
"""extend: a limit gets a year more; made up for the test of the table."""

from fazhi_cli.changes.kinds.kind import Finding, Kind


def sentence(entry, limits):
    return f"{limits}延長一年"


def after(state, entry):
    def later(day):
        return day and f"{int(day[:4]) + 1}{day[4:]}"

    return state._replace(strict=later(state.strict), lenient=later(state.lenient))


def check(entry, surroundings):
    if surroundings.history.has("extend", entry.task):
        yield Finding("task", "R10", "只能延長一次")


EXTEND = Kind(
    name="extend",
    word="延期",
    meaning="延長一年",
    subject="limit",
    required=("task",),
    optional=("clause", "when"),
    sentence=sentence,
    after=after,
    check=check,
)
'''
ENTRY = "- {id: %d, kind: extend, task: 1, basis: 遂府發〔2015〕9號, from: 2015-01-10, by: 市法制辦}\n"


@pytest.mark.slow
def test_a_file_and_a_line_make_a_kind(tmp_path: Path) -> None:
    """In a copy of the program: check, schema, the list and the limits of the plan know it."""
    kinds = tmp_path / "fazhi_cli" / "changes" / "kinds"
    shutil.copytree(CHECKOUT / "fazhi_cli", tmp_path / "fazhi_cli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(GOOD, tmp_path / "data")
    (kinds / "extend.py").write_text(EXTEND, "utf-8")
    table = (kinds / "__init__.py").read_text("utf-8")
    table = table.replace(
        "_IN_ORDER = (", "from fazhi_cli.changes.kinds.extend import EXTEND\n_IN_ORDER = (\n    EXTEND,"
    )
    (kinds / "__init__.py").write_text(table, "utf-8")
    changes = tmp_path / "data" / "changes.yaml"

    def fazhi(*arguments: str) -> tuple[int, str]:
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)}
        command = [sys.executable, "-m", "fazhi_cli", *arguments, "--data", "data"]
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=False)
        return done.returncode, (done.stdout + done.stderr).decode()

    changes.write_text("changes:\n" + ENTRY % 1, "utf-8")
    assert fazhi("check")[0] == 0
    assert "extend\t1\t" in fazhi("change", "list")[1]
    listed = fazhi("change", "list", "--fields", "text")[1]
    assert "延期" in fazhi("change", "list", "-f", "table")[1]
    assert "的時限延長一年，自2015-01-10起" in listed
    days = ("tasks", "--id", "1", "--fields", "due,due_latest", "--as-of")
    assert fazhi(*days, "2015-01-09") == (0, "2015-02-28\t2015-03-31\n")
    assert fazhi(*days, "2015-01-10")[1].startswith("2016-02-28\t2016-03-31\n〔調整〕")
    assert "--extend" in fazhi("change", "--help")[1]
    changes.unlink()
    entered = ("change", "1", "--extend", "--basis", "遂府發〔2015〕9號", "--from", "2015-01-10", "--by", "市法制辦")
    code, answer = fazhi(*entered)
    assert code == 0
    assert answer.startswith("已登記第1號調整：")
    assert "「2015年3月前」延長一年，自2015-01-10起" in answer
    assert fazhi(*days, "2015-01-10")[1].startswith("2016-02-28\t2016-03-31\n〔調整〕")
    assert "extend 延期、move 改期" in fazhi("sql", "--schema")[1]
    changes.write_text("changes:\n" + ENTRY % 1 + ENTRY % 2, "utf-8")
    code, problems = fazhi("check")
    assert code == 1
    assert "R10 第 2 號調整：只能延長一次" in problems
    changes.write_text("changes:\n" + (ENTRY % 1).replace("task: 1,", ""), "utf-8")
    assert "第 1 號調整：kind 是 extend，缺少鍵「task」" in fazhi("check")[1]
    schema = "import json; from fazhi_cli.changes.model import ChangesFile; print(json.dumps(ChangesFile.model_json_schema()))"
    done = subprocess.run([sys.executable, "-c", schema], capture_output=True, cwd=tmp_path, check=True)
    assert json.loads(done.stdout)["$defs"]["Change"]["properties"]["kind"]["enum"][0] == "extend"


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (Entry(1, "move", "2015-01-01", day="2015-09-30"), "第(一)項的時限改期至2015-09-30"),
        (Entry(1, "suspend", "2015-01-01"), "第(一)項的時限暫緩"),
        (Entry(1, "resume", "2015-01-01"), "第(一)項的時限恢復"),
        (Entry(1, "reading", "2015-01-01", reading="strict"), "第(一)項的時限口徑定為從嚴（不含當月）"),
        (Entry(1, "rename", "2015-01-01", unit="市法制辦", heirs=(Heir("市司法局"),)), "市法制辦更名為市司法局"),
        (Entry(1, "split", "2015-01-01", unit="甲", heirs=(Heir("乙"), Heir("丙"))), "甲分設為乙、丙"),
        (Entry(1, "succeed", "2015-01-01", unit="甲", heirs=(Heir("乙"),)), "甲的職責由乙承接"),
        (Entry(1, "succeed", "2015-01-01", unit="甲", heirs=(Heir("乙", (9, 12)),)), "甲的職責由乙（第9、12項）承接"),
        (Entry(1, "undo", "2015-01-01", undoes=3), "撤銷第3號調整"),
    ],
    ids=lambda value: value.kind if isinstance(value, Entry) else "",
)
def test_the_sentence_of_each_kind(entry: Entry, sentence: str) -> None:
    assert KINDS[entry.kind].sentence(entry, "第(一)項的時限") == sentence


def test_a_reading_of_the_whole_plan_names_no_limit() -> None:
    entry = Entry(1, "reading", "2015-01-01", reading="both")
    assert KINDS["reading"].sentence(entry, "") == "「N月前」口徑定為未定"


def test_every_kind_is_one_that_all_places_can_follow() -> None:
    for name, kind in KINDS.items():
        assert kind.name == name
        assert kind.value is None or kind.value in kind.required
        assert (kind.after is not None) == (kind.subject in ("limit", "reading"))
        assert (kind.sense is not None) == (kind.subject == "unit")


ONE, TWO = ConcernedLimit("「2015年3月前」", has_day=True, has_two_days=True), ConcernedLimit("「每年」", has_day=False)
STOPPED = ONE._replace(is_suspended=True)
USES = {
    "市財政局": (NameInUse("市財政局", "own"),),
    "甲": (NameInUse("甲", "own"),),
    "船山區": (NameInUse("各縣(區)政府", "member"),),
    "丁": (NameInUse("乙", "successor"),),
    "戊": (NameInUse("乙", "heir"),),
}
HEIRS = (Heir("市司法局"), Heir("市綜合執法局"))


@pytest.mark.parametrize(
    ("entry", "limits", "found"),
    [
        (Entry(2, "move", "2015-05-10", task=1, day="2015-05-10"), [ONE], []),
        (Entry(2, "move", "2015-05-10", task=1, day="2015-05-09"), [ONE], [("day", "R09", None)]),
        (Entry(2, "move", "2015-05-10", task=1, day="2015-05-10"), [ONE, ONE], [("task", "R09", None)]),
        (Entry(2, "move", "2015-05-10", task=1, day="2015-05-10"), [TWO], [("task", "R09", None)]),
        (Entry(2, "move", "2015-05-10", task=1, day="2015-05-10"), [], []),
        (Entry(2, "suspend", "2015-05-10", task=1), [ONE, STOPPED], []),
        (Entry(2, "suspend", "2015-05-10", task=1), [STOPPED], [("task", "R10", None)]),
        (Entry(2, "resume", "2015-05-10", task=1), [ONE, STOPPED], []),
        (Entry(2, "resume", "2015-05-10", task=1), [ONE], [("task", "R10", None)]),
        (Entry(2, "reading", "2015-05-10", task=1, reading="strict"), [ONE, TWO], []),
        (Entry(2, "reading", "2015-05-10", task=1, reading="strict"), [TWO], [("task", "R09", None)]),
        (Entry(2, "resume", "2015-05-10", task=2), [ONE], [("task", "R10", None)]),
        (Entry(2, "rename", "2015-05-10", unit="甲", heirs=HEIRS[:1]), [], []),
        (Entry(2, "rename", "2015-05-10", unit="甲", heirs=HEIRS), [], [("to", "R10", None)]),
        (Entry(2, "rename", "2015-05-10", unit="甲", heirs=(Heir("市財政局"),)), [], [("to", "R05", 0)]),
        (Entry(2, "rename", "2015-05-10", unit="甲", heirs=(Heir("甲"),)), [], [("to", "R05", 0)]),
        (Entry(2, "rename", "2015-05-10", unit="甲", heirs=(Heir("船山區"),)), [], [("to", "R05", 0)]),
        (Entry(2, "rename", "2015-05-10", unit="甲", heirs=(Heir("丁"),)), [], [("to", "R05", 0)]),
        (Entry(2, "rename", "2015-05-10", unit="乙", heirs=(Heir("丁"),)), [], []),
        (Entry(2, "rename", "2015-05-10", unit="乙", heirs=(Heir("戊"),)), [], [("to", "R05", 0)]),
        (Entry(2, "succeed", "2015-05-10", unit="甲", heirs=(Heir("市財政局"),)), [], []),
        (Entry(2, "succeed", "2015-05-10", unit="甲", heirs=(Heir("甲"),)), [], [("to", "R10", 0)]),
        (Entry(2, "succeed", "2015-05-10", unit="乙", heirs=(Heir("戊"),)), [], [("to", "R10", 0)]),
        (
            Entry(2, "split", "2015-05-10", unit="甲", heirs=(Heir("己", (1,)), Heir("己", (2,)))),
            [],
            [("to", "R10", 1)],
        ),
        (Entry(2, "succeed", "2015-05-10", unit="甲", heirs=HEIRS), [], [("to", "R10", None)]),
        (Entry(2, "split", "2015-05-10", unit="甲", heirs=HEIRS), [], []),
        (Entry(2, "split", "2015-05-10", unit="甲", heirs=HEIRS[:1]), [], [("to", "R10", None)]),
        # Nothing is left of a unit that was split up wholly, from that day on; of one that gave some tasks away all else is.
        (Entry(2, "rename", "2015-05-10", unit="庚", heirs=HEIRS[:1]), [], [("unit", "R10", None)]),
        (Entry(2, "split", "2015-05-10", unit="庚", heirs=HEIRS), [], [("unit", "R10", None)]),
        (Entry(2, "succeed", "2015-05-10", unit="庚", heirs=(Heir("市財政局"),)), [], [("unit", "R10", None)]),
        (Entry(2, "rename", "2015-01-09", unit="庚", heirs=HEIRS[:1]), [], []),
        (Entry(2, "succeed", "2015-05-10", unit="辛", heirs=(Heir("市財政局", (2,)),)), [], []),
        (Entry(2, "rename", "2015-05-10", unit="壬", heirs=HEIRS[:1]), [], []),
        (Entry(2, "undo", "2015-05-10", undoes=1), [], []),
        (Entry(2, "undo", "2015-05-10", undoes=3), [], [("undoes", "R10", None)]),
        (Entry(2, "undo", "2015-05-10", undoes=0), [], [("undoes", "R10", None)]),
        (Entry(2, "undo", "2015-05-10"), [], []),
    ],
)
def test_the_rules_that_a_kind_has_alone(
    entry: Entry, limits: list[ConcernedLimit], found: list[tuple[str, str, int | None]]
) -> None:
    """Beside a suspension of task 1 and an entry that was taken back, among units of which one is 市財政局."""
    history = History()
    for before in (
        Entry(0, "suspend", "2015-01-01", task=3),
        Entry(1, "suspend", "2015-01-01", task=1),
        Entry(9, "undo", "2015-01-01", undoes=0),
        Entry(10, "split", "2015-01-10", unit="庚", heirs=HEIRS),
        Entry(11, "succeed", "2015-01-10", unit="辛", heirs=(Heir("市財政局", (1,)),)),
        Entry(12, "succeed", "2015-01-10", unit="壬", heirs=(Heir("市財政局"),)),
        Entry(13, "undo", "2015-01-10", undoes=12),
    ):
        history.add(before)
    surroundings = Surroundings(history, limits, units_called=lambda name: USES.get(name, ()))
    findings = KINDS[entry.kind].check(entry, surroundings)
    assert [(finding.key, finding.code, finding.heir) for finding in findings] == found


def test_what_an_undone_undo_took_back_may_be_taken_back_again() -> None:
    history = History()
    for entry in (
        Entry(1, "suspend", "2015-01-01", task=1),
        Entry(2, "undo", "2015-01-01", undoes=1),
        Entry(3, "undo", "2015-01-01", undoes=2),
    ):
        history.add(entry)
    assert history.undone_by == {2: 3}
    history.add(Entry(4, "undo", "2015-01-01", undoes=1))
    assert history.undone_by == {2: 3, 1: 4}


@pytest.mark.parametrize(
    ("undos", "undone_by"),
    [
        ({2: 1}, {1: 2}),
        ({2: 1, 3: 1}, {1: 2}),
        ({2: 1, 3: 2}, {2: 3}),
        ({2: 1, 3: 2, 4: 1, 5: 3}, {1: 4, 3: 5}),
        ({2: 1, 3: 2, 4: 1, 5: 3, 6: 2}, {1: 4, 3: 5, 2: 6}),
        ({2: 7}, {}),
    ],
    ids=["once", "twice", "undone", "undone and done again", "the first of two undone again", "of nothing"],
)
def test_who_took_back_what(undos: dict[int, int], undone_by: dict[int, int]) -> None:
    """undos: the number of an entry -> of the one that it takes back; number 1 is a suspension."""
    history = History()
    history.add(Entry(1, "suspend", "2015-01-01", task=1))
    for number, target in undos.items():
        history.add(Entry(number, "undo", "2015-01-01", undoes=target))
    assert history.undone_by == undone_by


def test_the_kinds_need_no_library() -> None:
    """A query tells changes without pydantic."""
    code = "import sys, fazhi_cli.changes.kinds, fazhi_cli.changes.replay; print('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"
