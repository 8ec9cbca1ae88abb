"""Days, numbers and places in the plan stay on one line: what a piece is, and that a Word file keeps one."""

from __future__ import annotations

import re
import time
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.docx_faces import FACES, ends_of
from fazhi_cli.formats.docx_lines import BY_ID, parted, setting
from fazhi_cli.formats.whole import LIST, NOT_FIRST, NOT_LAST, pieces, words_of_name
from fazhi_cli.formats.widths import atoms
from fazhi_cli.layouts import checklists as layouts
from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from fazhi_cli.session import Session

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WHOLE = [
    "2015年3月前", "2015年3月31日", "2015年12月底前", "至2021年4月30日", "從嚴2月28日", "从宽3月31日", "15日內", "10個工作日內", "20个工作日内", "39項",
    "65項次", "第（二十三）項", "第(十)項", "第一章", "第二十三條", "第3點", "28.10", "10.3-2", "2015-02-28", "15%", "1號", "3天", "十五日內", "三個月", "二十個工作日內", "十日",
    "川府發〔2015〕1號", "遂府辦函〔2015〕1號", "國辦發〔2014〕25號", "臨政辦發〔2021〕18號",
]  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_a_day_a_number_and_a_place_are_one_piece(text: str) -> None:
    assert pieces(f"「{text}」印發") == [("「", False), (text, True), ("」印發", False)]


def test_the_number_of_a_document_begins_with_its_office() -> None:
    assert pieces("根據國發〔2014〕9號和遂府发［2015］3号") == [
        ("根據", False), ("國發〔2014〕9號", True), ("和", False), ("遂府发［2015］3号", True),
    ]  # fmt: skip


def test_a_run_of_articles_and_a_day_of_the_week_are_one_piece() -> None:
    assert pieces("5月13日（週三）止，比照第154—155條") == [
        ("5月13日", True), ("（", False), ("週三", True), ("）止，比照", False), ("第154—155條", True),
    ]  # fmt: skip


def test_a_name_of_the_document_is_one_piece_and_the_longer_of_two() -> None:
    names = ("市教育局", "市教育局基教科", "市" + "委" * 14)
    assert pieces("報市教育局基教科、市教育局", names) == [
        ("報", False), ("市教育局基教科", True), ("、", False), ("市教育局", True),
    ]  # fmt: skip
    assert pieces(names[-1], names) == [(names[-1], False)]


def test_points_that_are_listed_are_one_piece() -> None:
    assert pieces("（其中第1、3點）") == [("（其中", False), ("第1、3點", True), ("）", False)]


def test_a_label_stays_with_the_name_after_it() -> None:
    names = ("行為主體：", "各級行政機關", "縣級以上行政執法部門")
    assert pieces("；行為主體：各級行政機關，由", names) == [
        ("；", False),
        ("行為主體：各級行政機關", True),
        ("，由", False),
    ]
    assert pieces("行為主體：縣級以上行政執法部門", names) == [("行為主體：縣級以上", True), ("行政執法部門", True)]
    assert pieces("行為主體：2015年", names) == [("行為主體：2015年", True)]
    assert pieces("行為主體：某", names) == [("行為主體：", True), ("某", False)]


LEADING_GROUP = "市、縣（區）政府依法行政領導小組辦公室"


@pytest.mark.parametrize(("name", "words"), [
    ("縣級以上行政執法部門", ["縣級以上", "行政執法部門"]),
    ("县级以上行政执法部门", ["县级以上", "行政执法部门"]),
    ("各級行政機關", ["各級", "行政機關"]),
    ("本機關法制工作機構", ["本機關", "法制工作機構"]),
    ("鄉（鎮）人民政府", ["鄉（鎮）", "人民政府"]),
    ("市、縣（區）政府", ["市、縣（區）政府"]),
    (LEADING_GROUP, ["市、縣（區）政府", "依法行政", "領導小組", "辦公室"]),
    ("重大行政處罰、重大行政強制的決定機關", ["重大行政處罰、", "重大行政強制的", "決定機關"]),
    ("市法制辦", ["市法制辦"]),
])  # fmt: skip
def test_a_name_is_parted_between_its_words(name: str, words: list[str]) -> None:
    assert words_of_name(name) == words
    assert [piece for piece, is_whole in pieces(name, (name,), lambda text: len(text) < 3) if is_whole] == words


def test_a_name_stays_whole_where_a_line_has_room_for_it_with_its_marks() -> None:
    name = "縣級以上行政執法部門"
    assert pieces(f"由{name}", (name,), lambda text: len(text) <= 10) == [("由", False), (name, True)]
    parted_by_marks = pieces(f"（{name}）", (name,), lambda text: len(text) <= 11)
    assert parted_by_marks == [("（", False), ("縣級以上", True), ("行政執法部門", True), ("）", False)]


def test_of_a_thousand_names_each_is_found() -> None:
    names = tuple(f"市{first}{second}局" for first in "教財公交住水農林商文" * 2 for second in "育政安通建利業")
    for name in (*names, "市教育局（駐市辦）"):
        assert pieces(f"報{name}", (*names, "市教育局（駐市辦）")) == [("報", False), (name, True)]


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters by the rule that a Word file brings; Latin letters and figures are words.

    A word may be parted behind a hyphen, and nowhere else.
    """
    is_word = re.fullmatch(r"[0-9A-Za-z.:][0-9A-Za-z.:-]", before + after)
    return not (is_word or before in NOT_LAST or after in NOT_FIRST)


@pytest.mark.parametrize("text", WHOLE)
def test_word_may_end_no_line_inside_a_piece(text: str) -> None:
    assert not [f"{a}|{b}" for a, b in pairwise(text) if may_part(a, b)]


def test_no_piece_of_any_sheet_can_be_torn_in_word_and_most_of_a_line_can_end_anywhere(session: Session) -> None:
    found: list[str] = []
    chains: list[str] = []
    for layout in ("assignment", "duties"):
        data = rendered(layouts.build(session.question(Selection()), layout), "docx")
        body = ElementTree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
        for paragraph in body.iter(f"{W}p"):
            text = "".join(run.text or "" for run in paragraph.iter(f"{W}t"))
            found += [
                piece for piece, is_whole in pieces(text) if is_whole and not piece.startswith("_")
            ]  # no words yet
            chains += chained(text)
    assert len(set(found)) > 60
    torn = {f"{a}|{b}" for piece in found for a, b in pairwise(piece) if may_part(a, b)}
    assert torn == set()
    # What hangs together must still find room in the narrowest column of prose, of twelve characters.
    assert max(len(chain) for chain in chains if not re.search("[0-9A-Za-z_]", chain)) <= 12


def chained(text: str) -> list[str]:
    """The text taken apart wherever a line may end."""
    parts = [text[:1]]
    for before, after in pairwise(text):
        if may_part(before, after):
            parts.append(after)
        else:
            parts[-1] += after
    return parts


def test_the_rule_stands_in_the_settings_of_a_word_file(session: Session) -> None:
    data = rendered(layouts.build(session.question(Selection(id=("10",))), "duties"), "docx")
    archive = ZipFile(BytesIO(data))
    settings = ElementTree.fromstring(archive.read("word/settings.xml"))
    rules = [(f"{W}noLineBreaksBefore", NOT_FIRST, 100), (f"{W}noLineBreaksAfter", NOT_LAST, 50)]
    for tag, characters, most in rules:
        [rule] = settings.iter(tag)
        assert (rule.get(f"{W}lang"), rule.get(f"{W}val")) == ("zh-CN", characters)
        assert len(characters) == len(set(characters)) <= most
    # It holds for text of its language, which is that of all.
    [language] = ElementTree.fromstring(archive.read("word/styles.xml")).iter(f"{W}lang")
    assert language.get(f"{W}eastAsia") == "zh-CN"
    # The words themselves stay as they are: found, copied and read back without a sign that nobody sees.
    assert not re.search("[\u200b-\u200f\u2060\ufeff]", archive.read("word/document.xml").decode())


def indents(texts: list[str], names: tuple[str, ...], style: str) -> list[dict[str, str]]:
    """How paragraphs of a style with lines of ten characters are narrowed, by the edges at which they are, in twentieths of a point."""
    width = round(10 * BY_ID[style].size * 20)
    found = [setting(text, style, width, names).indent for text in texts]
    return [{} if form is None else {key.removeprefix(W): value for key, value in form.items()} for form in found]


def test_a_line_in_word_is_narrowed_where_it_would_end_inside_a_name() -> None:
    texts = [
        "報送市法制辦審查後市教育局公布",
        "報送市法制辦後由市教育局公布並",
        "市教育局",
        "報送某某部門審查後某某部門公布",
    ]
    assert indents(texts, ("市法制辦", "市教育局"), "TableText") == [{"right": "52"}, {"right": "262"}, {}, {}]


def test_a_centred_line_that_no_indent_keeps_whole_is_set_as_lines_of_its_own() -> None:
    width = round(12 * BY_ID["TableSmallCentered"].size * 20)
    moved = "（方案原為「2015年12月底前」）"
    assert parted((moved,), "TableSmallCentered", width, ()) == [("（方案原為",), ("「2015年12月底前」）",)]
    assert parted((moved,), "TableSmall", width, ()) == [(moved,)]
    assert parted(("其餘條款：方案未規定",), "TableSmallCentered", width, ()) == [("其餘條款：方案未規定",)]


@pytest.mark.parametrize(("limit", "lines"), [
    ("2015年3月底前：裁量標準", ["2015年3月底前：", "裁量標準"]),
    ("每年：典型案件（市級行政執法部門）", ["每年：典型案件", "（市級行政執法部門）"]),
    ("定期開展：《依法行政責任書》（市、縣（區）政府）", ["定期開展：", "《依法行政責任書》", "（市、縣（區）政府）"]),
    ("市、縣（區）政府依法行政領導小組辦公室", ["市、縣（區）政府依法", "行政領導小組辦公室"]),
    (
        "作出決定之日起10個工作日內：行政審批決定公開（行政審批機關）",
        ["作出決定之日起", "10個工作日內：", "行政審批決定公開", "（行政審批機關）"],
    ),
    ("2015年3月前", ["2015年3月前"]),
])  # fmt: skip
def test_a_centred_line_is_broken_by_what_it_says_as_in_a_pdf(limit: str, lines: list[str]) -> None:
    """In the column of 督查督辦台賬: Word set 準 and 關 alone in a line."""
    width = round(11.2 * BY_ID["TableSmallCentered"].size * 20)
    assert parted((limit,), "TableSmallCentered", width, ()) == [(line,) for line in lines]


def test_a_centred_line_that_an_indent_would_leave_thin_is_set_as_lines_of_its_own() -> None:
    width = round(11 * BY_ID["TableSmallCentered"].size * 20)
    limit = "作出決定之日起20個工作日內：案件信息（行政執法機關、行政複議機關）"
    assert parted((limit,), "TableSmallCentered", width, ("行政執法機關",)) == [
        ("作出決定之日起",),
        ("20個工作日內：",),
        ("案件信息",),
        ("（行政執法機關、",),
        ("行政複議機關）",),
    ]


@pytest.mark.parametrize(("style", "lines"), [
    ("TableText", ["25項（1、5、9、", "10、12-22、24、", "25）"]),
    ("TableCentered", ["25項", "（1、5、9、10、", "12-22、24、25）"]),
])  # fmt: skip
def test_numbers_for_which_a_line_has_no_room_are_set_as_lines_of_their_own(style: str, lines: list[str]) -> None:
    """LibreOffice would set 2 at the end of a line and 4 at the beginning of the next."""
    width = round(10 * BY_ID[style].size * 20)
    assert parted(("25項（1、5、9、10、12-22、24、25）",), style, width, ()) == [(line,) for line in lines]
    assert parted(("第1、5、9項",), style, width, ()) == [("第1、5、9項",)]


TASK_12 = (
    "認真落實市政府辦公室《關於開展全市清理規範稅收等優惠政策工作的通知》（遂府辦函〔2015〕1號）精神，2015年3月前，"
    "全面清理規範稅收優惠政策，明確政府和市場的邊界，規範市場秩序，維護市場統一，減少政府對市場行為的過度干預，"
    "切實提高資源配置的效率。"
)


@pytest.mark.parametrize(("title", "right"), [
    ("大力推進綜合執法", "45"),
    ("拓展政務公開範圍", "45"),
    ("加強行政執法主體管理", None),
    ("大力推進綜合執法。", "45"),
    ("□推進中 □落實", None),
    ("應辦________件", None),
])  # fmt: skip
def test_no_character_of_a_title_stands_alone_in_the_last_line(title: str, right: str | None) -> None:
    """In the column of 工作任務 of a 督查督辦台賬, of seven characters."""
    width = round(7 * BY_ID["TableSmall"].size * 20)
    indent = setting(title, "TableSmall", width, ()).indent
    assert (None if indent is None else indent.get(f"{W}right")) == right


@pytest.mark.parametrize(("text", "characters", "lines"), [
    ("市直部門聘請的法律顧問，於2015年5月前，向市政府法制機構備案。", 19.35, [
        "市直部門聘請的法律顧問，", "於2015年5月前，向市政府法制機構備案。",
    ]),
    (TASK_12, 22.2, [TASK_12[:34], TASK_12[34:51], TASK_12[51:]]),
    (TASK_12[50:], 22.36, [TASK_12[50:]]),
])  # fmt: skip
def test_words_that_only_a_seen_indent_would_keep_whole_go_on_behind_a_mark(
    text: str, characters: float, lines: list[str]
) -> None:
    """In 核對表 10.5 and 分工表 12 a third and a quarter of the cell stood blank."""
    width = round(characters * BY_ID["TableText"].size * 20)
    assert parted((text,), "TableText", width, ("政府法制機構",)) == [(line,) for line in lines]
    for line in lines:
        indent = setting(line, "TableText", width, ()).indent
        assert indent is None or int(str(indent.get(f"{W}right"))) <= width / 5


def test_a_paragraph_gets_two_lines_more_where_only_then_nothing_is_torn() -> None:
    """In the column of 任務分工表."""
    size = BY_ID["TableText"].size
    of_text = setting(TASK_12, "TableText", round(22.54 * size * 20), ())
    assert of_text.indent is not None
    assert of_text.indent.get(f"{W}right") == str(round(5.75 * size * 20))
    assert of_text.of_runs == ()


def test_the_length_of_a_line_is_that_of_latin_faces_and_has_gaps_between_figures_and_characters_alone() -> None:
    """As LibreOffice set them, in sizes of the face: a stop is half a figure wide, and beside a mark or a blank stands no gap."""
    set_by_libreoffice = FACES[1]
    assert ends_of("是否屬「重大行政處罰」（21.1、21.2、21.3、24.8）", 23.01, set_by_libreoffice) == set()
    assert ends_of("決定之日起15日內將作出的決定書和必要的說明材料報送", 25.41, set_by_libreoffice) == set()
    assert ends_of("決定之日起15日內將作出的決定書和必要的說明材料報送", 25.39, set_by_libreoffice) == {25}


def test_no_sign_of_a_sentence_stands_alone_in_the_last_line() -> None:
    size = BY_ID["TableText"].size
    of_text = setting("深化工商登記制度改革試點工作。", "TableText", round(13 * size * 20), ())
    assert of_text.indent is not None
    assert int(str(of_text.indent.get(f"{W}right"))) <= 1.25 * size * 20


def test_characters_are_set_closer_rather_than_that_an_indent_is_seen() -> None:
    """In the column of 逐項核對表."""
    size = BY_ID["TableSmall"].size
    of_text = setting("時限：2015年12月底前（2015年12月31日）", "TableSmall", round(21.8 * size * 20), ())
    assert of_text.indent is None
    [closer] = of_text.of_runs
    assert closer.get(f"{W}val") == "-8"


def test_characters_are_set_closer_where_no_indent_keeps_all_whole() -> None:
    """In the column of 對賬銷號表."""
    size = BY_ID["TableText"].size
    of_text = setting(TASK_12[:49], "TableText", round(15.79 * size * 20), ())
    assert of_text.indent is None
    [closer] = of_text.of_runs
    assert closer.get(f"{W}val") == "-6"


def test_a_centred_line_is_narrowed_at_both_sides() -> None:
    assert indents(["報送市法制辦審查後市教育局公布"], ("市教育局",), "TableCentered") == [
        {"left": "26", "right": "26"}
    ]


@pytest.mark.parametrize("sign", ["字", "政", "1", "_", "第", "一", "1、", "1.", "至"])
def test_a_text_of_one_sign_takes_time_as_its_length(sign: str) -> None:
    """A statement of SQL gives such texts: of 40,000 signs a table took half a minute, for each place looked at all that follow."""
    text = sign * (40_000 // len(sign))
    started = time.process_time()
    assert "".join(piece for piece, _whole in pieces(text)) == text
    assert "".join(atoms(text)) == text
    assert sum(1 for _listed in LIST.finditer(text)) <= 1
    assert time.process_time() - started < 2
