"""What fuzz.py tries of what comes from other desks: sheets filled in, registers, forms, an office's own settings, office files."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from fazhi_cli.errors import WrongCall

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Mutated = Callable[[random.Random, bytes], bytes]

ROOT = Path(__file__).parents[1]
TODAY = date(2015, 6, 1)
UNIT = "市政務公開辦"
OFFICE = """\
desk: {unit: 市法制辦, script: hans, near_days: 7}
details:
- {task: 1, collects: 市法制辦, leader: 李四副主任}
- {task: 10, clause: 5, output: 法律顧問名冊, day: 2015-04-20, taken_by: 法規科, contact: "張三，0825-0000000"}
- {task: 8, clause: 2, item: 4, taken_by: [市財政局, 市統計局]}
"""


def office(chance: random.Random, mutated: Mutated) -> dict[str, bytes]:
    """The rulebook of Suining with settings of an office that are mutated."""
    folder = ROOT / "data"
    files = {name: (folder / name).read_bytes() for name in ("tasks.yaml", "units.yaml", "wording.yaml")}
    return {**files, "office.yaml": mutated(chance, OFFICE.encode())}


@cache
def _sheet() -> bytes:
    """A sheet as the program sends it out, with two of its cells filled in."""
    import openpyxl

    with tempfile.TemporaryDirectory() as folder:
        said = (
            "--period",
            "2015-06",
            "--return-by",
            "2015-06-25",
            "--unit",
            UNIT,
            "--today",
            "2015-06-01",
            "-o",
            folder,
        )
        call = [sys.executable, "-m", "fazhi_cli", "sheet", "out", *said, "--force"]
        subprocess.run(call, check=True, capture_output=True, cwd=ROOT)
        book = openpyxl.load_workbook(next(Path(folder).glob("01*.xlsx")))
    page = book.worksheets[0]
    texts = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(number for number, row in enumerate(texts) if "ref" in row)
    for heading, value in (("進展情況", "已清理文件36份"), ("狀態", "推進中")):
        page.cell(head + 2, texts[head].index(heading) + 1, value)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _archive(chance: random.Random, data: bytes, mutated: Mutated) -> bytes:
    """An office file with one of its parts mutated, or with some bytes of it changed."""
    if chance.random() < 0.2:
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 4, 40))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        return bytes(damaged)
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        names = before.namelist()
        parts = [
            name for name in names if re.search(r"sheet\d|sharedStrings|workbook\.xml|document\.xml|styles|rels", name)
        ]
        chosen = chance.choice(parts)
        for name in names:
            content = before.read(name)
            if name == chosen:
                content = _marked_up(chance, content) if chance.random() < 0.5 else mutated(chance, content)
            if name != chosen or chance.random() < 0.95:
                after.writestr(name, content)
    return file.getvalue()


_VALUES = (
    "", "-1", "0", "1e999", "NaN", "9" * 30, "A0", "AAAA1", "XFD1048576", "A1:XFD1048576", "42370.99", "s", "inlineStr", "e", "b",
    "&#27;]0;x&#7;", "=1+1", "市" * 3000, "已報完成", "30.9", "2015-13", "veryHidden", "../../x", "&lt;b&gt;",
)  # fmt: skip


def _marked_up(chance: random.Random, content: bytes) -> bytes:
    """XML that is still well-formed, with another value in some attribute or text."""
    text = content.decode("utf-8", "replace")
    places = [match.span(1) for match in re.finditer(r'="([^"]*)"|>([^<>]+)<', text) if match.group(1) is not None]
    places += [match.span(1) for match in re.finditer(r">([^<>]+)<", text)]
    if places:
        start, end = chance.choice(places)
        text = text[:start] + chance.choice(_VALUES) + text[end:]
    return text.encode()


def sheet(chance: random.Random, mutated: Mutated) -> dict[str, bytes]:
    return {"sheet.xlsx": _archive(chance, _sheet(), mutated)}


def try_sheet(files: dict[str, bytes]) -> None:
    """Read a sheet that came back, and hold it against the plan and a register in which nothing is entered."""
    from fazhi_cli.cli.filled_in import read
    from fazhi_cli.cli.taking_in import Said, taken_in
    from fazhi_cli.session import Session

    with tempfile.TemporaryDirectory() as folder, closing(Session(str(ROOT / "data"))) as session:
        file = Path(folder) / "sheet.xlsx"
        file.write_bytes(files["sheet.xlsx"])
        taken_in(session, read(str(file)), Said(TODAY, "某人", Path(folder)), None)


def file(chance: random.Random, mutated: Mutated) -> dict[str, bytes]:
    """A Word file, a workbook or a web page in which a plan might come."""
    kind = chance.choice(("docx", "xlsx", "html"))
    if kind == "html":
        return {"plan.html": mutated(chance, _page())}
    return {f"plan.{kind}": _archive(chance, _word() if kind == "docx" else _sheet(), mutated)}


@cache
def _word() -> bytes:
    from fazhi_cli.formats import example
    from fazhi_cli.layouts.fields import FIELDS

    return example.make("docx", FIELDS)


@cache
def _page() -> bytes:
    rows = (ROOT / "tests" / "rulebooks" / "simplified" / "source.txt").read_text("utf-8").splitlines()
    paragraphs = "".join(f"<p class='a'>{row}</p>\n<table><tr><td>{row}</td></tr></table>" for row in rows[:40])
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head><body>{paragraphs}</body></html>".encode()


def try_file(files: dict[str, bytes]) -> None:
    from fazhi_cli.importing.plan_reading import read_plan
    from fazhi_cli.importing.readers import document_at

    [(name, data)] = files.items()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        read_plan([line.text for line in document_at(path).lines], None, "plan")


def register(chance: random.Random, mutated: Mutated) -> dict[str, bytes]:
    """An export of a register; half of them with a value that is hashed as if it had been entered."""
    if chance.random() < 0.5:
        return {"register.jsonl": mutated(chance, _lines({}))}
    field, value = chance.choice(_ENTERED)
    return {"register.jsonl": _lines({field: value})}


_ENTERED: tuple[tuple[str, Any], ...] = (
    ("task", 2**63), ("task", -1), ("year", 10**30), ("step", 0), ("corrects", 2**63), ("corrects", 99), ("day", "2015-02-30"),
    ("day", "x"), ("at", ""), ("note", "\u202e"), ("unit", ""), ("unit", "無"), ("plan", "nowhere"), ("period", "2015-99"),
    ("new_day", "9999-12-31"), ("mark", ""), ("clause", 2**63 - 1), ("status", "closed"), ("act", "urge"), ("sha256", "x" * 2000),
)  # fmt: skip


def _lines(changed: dict[str, Any]) -> bytes:
    """Five entries in a chain, the third with other values."""
    from fazhi_cli.ledger.entry import EMPTY, Entry, own_hash
    from fazhi_cli.ledger.moving import exported

    entries = []
    before = EMPTY.hash
    for number in range(1, 6):
        said: dict[str, Any] = dict.fromkeys(Entry._fields)
        said |= {
            "number": number,
            "at": "2015-06-01T00:00:00Z",
            "day": "2015-06-01",
            "act": "report",
            "plan": "suining-2015",
            "task": 12,
            "unit": "市法制辦",
            "status": "in_progress",
            "note": "已清理文件36份",
            "by": "張三",
            "mark": "x",
            "hash_before": before,
            "hash": "",
        }
        if number == 3:
            said |= changed
        entry = Entry(**said)
        entry = entry._replace(hash=own_hash(entry))
        before = entry.hash
        entries.append(entry)
    return "".join(exported(entries)).encode("utf-8", "surrogatepass")


def try_register(files: dict[str, bytes]) -> None:
    """Take an export over into an empty register, and ask the program how far the tasks are."""
    from fazhi_cli.ledger.moving import imported
    from fazhi_cli.ledger.store import Ledger

    try:
        lines = files["register.jsonl"].decode()
    except UnicodeDecodeError:
        raise WrongCall("no UTF-8") from None
    list(imported(lines.splitlines(keepends=True)))  # most are refused here
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "register.db")
        Ledger.open(f"sqlite:///{place}").restore(imported(lines.splitlines(keepends=True)))
        for words in (
            ("progress", "--id", "12"),
            ("progress", "log", "12"),
            ("progress", "stats"),
            ("ledger", "verify"),
        ):
            _called(words, {"FAZHI_LEDGER": place})


def _called(words: tuple[str, ...], told: dict[str, str]) -> None:
    """Run the program in this process. Raises whatever it does not turn into a sentence."""
    import contextlib
    import io
    import os

    from fazhi_cli.cli.app import run

    before = dict(os.environ)
    os.environ.update(told)
    try:
        with (
            contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            code = run(words)
    finally:
        os.environ.clear()
        os.environ.update(before)
    if code not in (0, 1, 2, 3, 4):
        raise AssertionError(f"exit code {code}")


_PIECES = (
    "{{ title }}", "{{ tasks }}", "{% for task in tasks %}", "{% endfor %}", "{{ task.title }}", "{{ loop.index }}", "{% if unit %}", "{% endif %}",
    "{{ tasks[0].clauses }}", "|join('、')", "|length", "{{ tasks|", "first }}", "sort(attribute='id') }}", "groupby('lead') }}", "{% set x = ",
    "x * x %}", "range(99999) ", "{{ 'a' * 99999 }}", "{{ x.y.z }}", "{{ -", "}}", "{%", "%}", "{#", "#}", "{{ 1 / 0 }}", "{{ loop }}", "{% macro m(x) %}",
    "{% endmacro %}", "{{ m(m) }}", "{{ self }}", "{{ tasks|map('upper')|list }}", "{{ ''.join(tasks) }}", "{{ title|truncate(-3) }}",
    "{{ title|center(9999) }}", "{{ namespace() }}", "{{ title.format(title) }}", "{% block b %}", "{% endblock %}", "{{ [1,2]|slice(0)|list }}",
    "{{ title|batch(0)|list }}", "{{ title|round }}", "{{ 1e999|int }}", "{{ title|int(base=1) }}", "{% filter upper %}", "{% endfilter %}",
    "{{ cycler(", "joiner(',') }}", "{{ dict(a=1)|dictsort(by='x') }}", "{{ title|indent('x') }}", "{{ tasks|sum(attribute='id') }}", "{% raw %}",
    "{{ title|wordwrap(-1) }}", "{{ title|filesizeformat }}", "{{ title|tojson }}", "{{ title|xmlattr }}", "{{ {}|xmlattr }}", "{{ title|pprint }}",
)  # fmt: skip


def form(chance: random.Random, mutated: Mutated) -> dict[str, bytes]:
    """A form of pieces of the language of forms, as HTML or inside a Word file; or a Word file that is damaged."""
    text = "".join(chance.choice(_PIECES) for _ in range(chance.choice((1, 2, 4, 12))))
    kind = chance.choice(("html", "html", "docx", "damaged"))
    if kind == "html":
        return {"form.html": mutated(chance, text.encode()) if chance.random() < 0.3 else text.encode()}
    if kind == "damaged":
        return {"form.docx": _archive(chance, _word(), mutated)}
    import docx

    word: Any = docx.Document()
    word.add_paragraph(text)
    made = BytesIO()
    word.save(made)
    return {"form.docx": made.getvalue()}


def try_form(files: dict[str, bytes]) -> None:
    from fazhi_cli.formats import form_bounds, templates

    form_bounds.SECONDS = 1.0
    [(name, data)] = files.items()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        templates.render(str(path), _told())


@cache
def _told() -> dict[str, Any]:
    """The fields that a form gets, of two tasks."""
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.formats.punctuation import full_width
    from fazhi_cli.layouts import checklists, fields
    from fazhi_cli.query.task_sheets import task_sheets
    from fazhi_cli.session import Session

    with closing(Session(str(ROOT / "data"))) as session:
        question = session.question(Selection(unit=(UNIT,)))
        return fields.of(checklists.build(question, "duties"), task_sheets(question), {}, [UNIT], full_width)
