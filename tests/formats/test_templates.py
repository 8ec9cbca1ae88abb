"""An office's own form: what it may name, what it prints, and what is said of one that is wrong."""

from __future__ import annotations

import random
import sys
import time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats import example, form_bounds, templates
from fazhi_cli.formats.punctuation import full_width
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.layouts import fields
from fazhi_cli.query.task_sheets import task_sheets

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from fazhi_cli.session import Session


@pytest.fixture(scope="module")
def told(session: Session) -> dict[str, Any]:
    """The fields of 市國土局's list: one task, the 23rd."""
    question = session.question(Selection(unit=("市國土局",)))
    document = layouts.build(question, "duties")
    return fields.of(document, task_sheets(question), {}, ["市國土局"], full_width)


def filled(tmp_path: Path, form: str, told: dict[str, Any]) -> str:
    (tmp_path / "form.html").write_text(form, encoding="utf-8")
    return templates.render(str(tmp_path / "form.html"), told).decode("utf-8")


def test_the_fields_are_those_that_are_documented(told: dict[str, Any]) -> None:
    assert list(told) == list(fields.FIELDS)


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("{{ title }}:{{ unit }}", "單位任務清單:市國土局"),
        ("{% for task in tasks %}{{ task.number }}{{ task.title }}{% endfor %}", "（二十三）加強政府內部權力制約"),
        ("{{ tasks[0].lead }}", "市政府辦公室"),
        ("{{ tasks[0].responsible }}"[:24] + "[1:3] }}", "市國土局、市公共資源交易服務中心"),
        ("{{ tasks[0].due }}|", "|"),
        ("{{ tasks[0].clauses[0].ref }}", "23.1"),
        ("{{ tables[0].columns[0] }}{{ tables[0].rows[0].section }}", "六、強化對行政權力的制約和監督"),
        ("{{ '<b>' }}", "&lt;b&gt;"),
    ],
)
def test_a_form_prints_fields(tmp_path: Path, told: dict[str, Any], form: str, printed: str) -> None:
    assert filled(tmp_path, form, told) == printed


def test_items_of_a_clause_are_the_field_and_not_a_method(tmp_path: Path) -> None:
    told = {"clause": {"items": ["甲", "乙"]}}
    assert filled(tmp_path, "{{ clause.items }}", told) == "甲、乙"


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (
            "{{ tittle }}",
            "沒有字段「tittle」，是否指 title。可用的字段：title、lines、unit、tasks、tables、signatures、notes",
        ),
        ("{% if tittle %}{% endif %}", "沒有字段「tittle」"),
        ("{{ tasks[0].titel }}", "沒有字段「titel」，是否指 title。可用的字段：plan、id、number"),
        ("{{ tasks.titel }}", "沒有字段「titel」。"),
        ("{{ title", "{{ }} 或 {% %} 的寫法不對"),
        ("{{ title|frobnicate }}", "{{ }} 或 {% %} 的寫法不對"),
        ("{{ 1/0 }}", "有無法計算的表達式"),
        ("{{ range(10**9)|list }}", "有無法計算的表達式"),
        ("{{ 10**10**10 }}", "有無法計算的表達式"),
        ("{{ 'x' * 10000000000 }}", "有無法計算的表達式"),
        (
            "{% set n = namespace(x=9) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
            "有無法計算的表達式",
        ),
        ("{{ cycler() }}", "有無法計算的表達式"),
        ("{{ 'abc'|truncate(-1) }}", "有無法計算的表達式"),
        ("{{ 1e999|int }}", "有無法計算的表達式"),
        ("{{ " + "(" * 300 + "1" + ")" * 300 + " }}", "有誤"),
        ("{% for a in [1] %}" * 25 + "{% endfor %}" * 25, "有誤"),
        ("{% include '/etc/passwd' %}", "模板不能引用別的文件"),
        ("{% import '/etc/passwd' as secret %}", "模板不能引用別的文件"),
        ("{% extends 'other.html' %}", "模板不能引用別的文件"),
        ("{{ ''.__class__.__mro__ }}", "模板只能填入字段，不能運行代碼"),
        ("{{ lipsum.__globals__['os'].system('true') }}", "模板只能填入字段，不能運行代碼"),
        ("{{ '{0.__class__}'.format(title) }}", "模板只能填入字段，不能運行代碼"),
        ("{{ tasks|map(attribute='__class__')|list }}", "模板只能填入字段，不能運行代碼"),
        ("{% set own = [] %}{{ own.append(1) }}", "模板只能填入字段，不能運行代碼"),
    ],
)
def test_a_wrong_form_is_told_in_one_sentence(tmp_path: Path, told: dict[str, Any], form: str, fault: str) -> None:
    word = docx.Document()
    word.add_paragraph(form)
    word.save(str(tmp_path / "form.docx"))
    (tmp_path / "form.html").write_text(form, encoding="utf-8")
    for name in ("form.html", "form.docx"):
        with pytest.raises(WrongCall) as failure:
            templates.render(str(tmp_path / name), told)
        [sentence] = failure.value.messages
        assert fault in sentence
        assert sentence.startswith(f"模板「{tmp_path / name}」有誤：")


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("form.docx", b"not a zip", "不是完好的 Word 文件（.docx）"),
        ("form.html", bytes(17 * 2**20), "超過 16 MiB，不像是一份表樣"),
        ("form.docx", b"", "不是完好的 Word 文件（.docx）"),
        ("form.html", "標題".encode("gb18030"), "不是 UTF-8 文本"),
        ("form.doc", b"", "應為 .docx 或 .html 文件"),
    ],
)
def test_a_file_that_is_no_form(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(WrongCall, match=fault.replace("(", r"\(").replace(")", r"\)")):
        templates.render(str(tmp_path / name), {})


def test_an_excel_file_called_docx_is_no_form(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "form.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(WrongCall, match="不是完好的 Word 文件"):
        templates.render(str(tmp_path / "form.docx"), {})


def test_a_form_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="找不到模板"):
        templates.render(str(tmp_path / "form.docx"), {})


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_the_example_can_be_filled_as_it_is(tmp_path: Path, told: dict[str, Any], kind: str) -> None:
    form = tmp_path / f"form.{kind}"
    form.write_bytes(example.make(kind, fields.FIELDS))
    assert example.make(kind, fields.FIELDS) == form.read_bytes()
    data = templates.render(str(form), told)
    assert templates.render(str(form), told) == data
    if kind == "docx":
        word = docx.Document(BytesIO(data))
        [table] = word.tables
        read = [[each.text for each in row.cells] for row in table.rows]
        words = "\n".join(paragraph.text for paragraph in word.paragraphs)
        assert read[0][0] == "方案序號"  # the only number of a row, as notes call it
        assert read[1] == ["23", "加強政府內部權力制約", "市政府辦公室", "定期：輪崗", ""]
        assert len(read) == 2
    else:
        words = data.decode("utf-8")
        assert "<td>23</td>\n<td>加強政府內部權力制約</td>" in words
    assert "單位任務清單" in words
    assert "{" not in words.partition("<body>")[2] if kind == "html" else "{" not in words
    assert words.count(told["notes"][0]) == 1


def test_the_word_form_lists_its_fields_and_prints_none_of_that(tmp_path: Path, told: dict[str, Any]) -> None:
    form = tmp_path / "form.docx"
    form.write_bytes(example.make("docx", fields.FIELDS))
    listed = [paragraph.text for paragraph in docx.Document(str(form)).paragraphs if "{#p" in paragraph.text]
    assert [line.split(" ")[1].partition("：")[0] for line in listed[1:]] == list(fields.FIELDS)
    printed = docx.Document(BytesIO(templates.render(str(form), told)))
    assert not [paragraph.text for paragraph in printed.paragraphs if "字段" in paragraph.text or "#" in paragraph.text]
    assert printed.paragraphs[-1].text == "3. 條文下沒有註明時限的，方案未規定。"


LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_a_loop_without_an_end_is_stopped(
    tmp_path: Path, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(form_bounds, "SECONDS", 0.5)
    form = write_form(tmp_path, LOOP, kind)
    with pytest.raises(WrongCall, match=r"超過 0\.5 秒還沒有填完，已停止"):
        templates.render(str(form), told)


LISTS = "{% set ns = namespace(x=[1], y=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% set ns.y = [ns.y, ns.y] %}{% endfor %}"


@pytest.mark.skipif(sys.platform == "win32", reason="there a form has no process of its own")
@pytest.mark.parametrize(
    "form",
    [
        "{{ 5|round(1000000000, 'ceil') }}",
        "{{ ([[1] * 99999] * 99999)|sum(start=[])|length }}",
        LISTS + "{{ ns.x == ns.y }}",
    ],
)
def test_a_single_operation_without_an_end_is_stopped(
    tmp_path: Path, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(form_bounds, "SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(WrongCall, match=r"超過 0\.5 秒還沒有填完，已停止"):
        templates.render(str(write_form(tmp_path, form, "html")), told)
    assert time.monotonic() - started < 30


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process that runs")
@pytest.mark.parametrize(
    "form", ["{{ '%1000000000d'|format(1) }}", "{{ '{:>1000000000}'.format(1) }}", "{{ 'a'|center(10000000000) }}"]
)
def test_a_text_that_would_fill_the_memory_is_refused(tmp_path: Path, told: dict[str, Any], form: str) -> None:
    for kind in ("html", "docx"):
        with pytest.raises(WrongCall, match="有無法計算的表達式"):
            templates.render(str(write_form(tmp_path, form, kind)), told)


def write_form(folder: Path, text: str, kind: str) -> Path:
    path = folder / f"form.{kind}"
    if kind == "html":
        path.write_text(text, encoding="utf-8")
    else:
        word = docx.Document()
        word.add_paragraph(text)
        word.save(str(path))
    return path


def altered(data: bytes, parts: dict[str, bytes]) -> bytes:
    """A Word file with some parts more, or with others in their place."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, parts[name] if name in parts else before.read(name))
        for name in parts.keys() - set(before.namelist()):
            after.writestr(name, parts[name])
    return file.getvalue()


DOCUMENT = "word/document.xml"


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        (DOCUMENT, b"<w:p/>" * 800_000, "解開後過大"),
        ("word/media/a.bin", bytes(65 * 2**20), "解開後過大"),
        (DOCUMENT, b"<a>&undefined;</a>", "不是完好的 Word 文件"),
        (DOCUMENT, b"<a", "不是完好的 Word 文件"),
        (DOCUMENT, b"<a/>", "有誤"),
        ("docProps/core.xml", b"<a/>", "有誤"),
    ],
    ids=["a part", "all parts", "an entity", "no XML", "no document", "no properties"],
)
def test_a_word_file_with_a_part_that_cannot_be(
    tmp_path: Path, told: dict[str, Any], name: str, content: bytes, fault: str
) -> None:
    form = write_form(tmp_path, "{{ title }}", "docx")
    form.write_bytes(altered(form.read_bytes(), {name: content}))
    with pytest.raises(WrongCall, match=fault):
        templates.render(str(form), told)


def test_a_damaged_word_file_is_a_form_or_none(tmp_path: Path, told: dict[str, Any]) -> None:
    form = write_form(tmp_path, "{{ title }}", "docx")
    whole = form.read_bytes()
    chance = random.Random(1)
    refused = 0
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        form.write_bytes(damaged)
        try:
            templates.render(str(form), told)
        except WrongCall:
            refused += 1
    assert refused > 20


def test_an_encrypted_word_file_is_told(tmp_path: Path, told: dict[str, Any]) -> None:
    form = write_form(tmp_path, "{{ title }}", "docx")
    data = bytearray(form.read_bytes())
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    form.write_bytes(data)
    with pytest.raises(WrongCall, match="或者加了密"):
        templates.render(str(form), told)
