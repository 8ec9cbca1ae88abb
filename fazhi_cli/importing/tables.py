"""A table of tasks: its header row found, its columns named by what they say, a task a row.

The cells of a row are parted by tabs, as they are where a table is copied as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.importing.assigned import Assigned
from fazhi_cli.importing.assignment_words import TIME_WORDS
from fazhi_cli.importing.assignments import limits_in, read
from fazhi_cli.importing.labels import Label
from fazhi_cli.importing.outline import Part
from fazhi_cli.importing.tasks import TaskText
from fazhi_cli.importing.units import names_in
from fazhi_cli.plan import numerals
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BODIES = "(?:单位|部门|主体|机构|处室|科室|股室)"
_OF_WORK = "主要|工作|具体|任务|改革|目标|整改|建设|项目|政策|年度|重点|实事|惠民|民生|攻坚|专项|行动|落实|细化|分解|创建|考核|推进"
_WORK = f"(?:{_OF_WORK})*(?:内容|要求|措施|举措|目标|任务|事项|标准|做法)"
_COLUMNS = (
    ("number", "序号|编号|号"),
    ("lead", f"(?:第一)?牵头(?:责任|负责)?{_BODIES}?"),
    (
        "responsible",
        f"(?:责任|主办|主责|负责|配合|协办|协助|协同|协作|参加|参与|参办|指导|实施|落实|承办|执行){_BODIES}?|(?:责任|任务|职责|工作)?分工|(?:督办|督导|督查|监管|监督){_BODIES}",
    ),
    ("when", TIME_WORDS),
    ("basis", "(?:政策|文件)?依据|来源"),
    ("contact", "联系(?:人|电话|方式)"),
    (
        "title",
        f"(?:存在|突出|反馈|风险|排查)*(?:的)?(?:问题(?:隐患)?|隐患(?:问题)?)(?:清单|表现|描述|内容|名称)?|(?:{_OF_WORK})*(?:任务|事项|项目|举措|行动)(?:名称)?|(?:重点|主要|具体)工作|任务(?:分解|清单)|民生实事|(?:实事|工作)?名称",
    ),
    ("text", f"{_WORK}(?:[及和与、]{_WORK})*"),
)
"""What a heading says its column holds, in simplified script; the first that fits, and each once."""

_LEADING = ("number", "title", "text")
_OF_ASSIGNMENT = ("lead", "responsible", "when", "basis", "contact")


_RESPONSIBLE = dict(_COLUMNS)["responsible"]
_OTHER_ROLE = re.compile(
    f"(?:主办|主责|负责|配合|协办|协助|协同|协作|参加|参与|参办|指导){_BODIES}?|(?:督办|督导|督查|监管|监督){_BODIES}"
)
_ROLE = "role:"
"""Before the heading of a further column of units, which is the printed word of their role."""

_MOST_COLUMNS = 100


@dataclass
class Table:
    """header: the number of its line among those of the document, from 0. columns: what each holds, or its heading.

    word: the role that the column `responsible` is headed by, where that says another than responsible: 協辦單位.
    """

    header: int
    columns: list[str]
    word: str = ""

    @property
    def is_usual(self) -> bool:
        """Whether a layout can say how its rows print: number, title, text, and then who has it."""
        leading = [column for column in self.columns if column in _LEADING]
        return self.columns[: len(leading)] == [column for column in _LEADING if column in leading]

    @property
    def place_of_text(self) -> int:
        return self.columns.index("text")

    @property
    def behind(self) -> list[str]:
        """The columns behind the text."""
        return self.columns[self.place_of_text + 1 :]


def find(lines: Sequence[str]) -> Table | None:
    """The first row of headings of a table of tasks."""
    return next((table for number, line in enumerate(lines) if (table := headed_by(line, number)) is not None), None)


def headed_by(line: str, number: int) -> Table | None:
    """The table of which a line is the row of headings: it names a task and who has it. number: of the line, from 0."""
    if not 2 <= line.count("\t") <= _MOST_COLUMNS:
        return None
    headings = line.split("\t")
    columns = _columns(headings)
    if not ({"title", "text"} & set(columns) and {"lead", "responsible"} & set(columns)):
        return None
    return Table(number, columns, _word_of(headings, columns))


def _word_of(headings: Sequence[str], columns: Sequence[str]) -> str:
    """The role that heads the column of the responsible, where it is another."""
    if "responsible" not in columns:
        return ""
    heading = _bare(headings[columns.index("responsible")])
    return heading if _OTHER_ROLE.fullmatch(fold_script(heading)) else ""


def _bare(heading: str) -> str:
    """A heading without blanks, and without what stands in brackets: 責任單位（列首位的為牽頭單位）."""
    return re.sub(r"\s|[（(][^（）()]*[）)]", "", heading)


def _columns(headings: Sequence[str]) -> list[str]:
    """What each column holds, by its heading; one above others (責任分工 牽頭單位) does not count."""
    found: list[str] = []
    for heading in headings:
        found.append(_column(heading, found))
    for column in ("text", "title"):
        place = found.index(column) if column in found else len(found)
        if place + 1 < len(found) and found[place + 1] == "":
            # One heading over two columns: the first has the class of the work in the second.
            found[place], found[place + 1] = _bare(headings[place]), column
            break
    if "title" in found and "text" not in found:
        found[found.index("title")] = "text"
    return found


def _column(heading: str, others: Sequence[str]) -> str:
    """What a column holds; others: those before it, for each thing has one column, but for those of further roles."""
    names = [_bare(heading), *map(_bare, heading.split()[-1:])]
    for name in names:
        folded = fold_script(name)
        for column, pattern in _COLUMNS:
            if column not in others and re.fullmatch(pattern, folded):
                return column
        if re.fullmatch(_RESPONSIBLE, folded):
            return _ROLE + name
    return fold_script(names[0])


def whole_rows(lines: Sequence[str], tables: list[Table]) -> Iterator[tuple[int, str]]:
    """The lines behind a header with their numbers from 1; a row that a cell of several lines has parted is one again.

    tables: the first table; each other, whose headings stand further down, is added when its rows begin.
    """
    position = tables[0].header + 1
    while position < len(lines):
        other = headed_by(lines[position], position)
        if other is not None and other.columns != tables[-1].columns:
            tables.append(other)
        count = len(tables[-1].columns) - 1
        end = position + 1
        if "\t" in lines[position]:
            signs = lines[position].count("\t")
            while signs < count and end < len(lines) and signs + lines[end].count("\t") <= count:
                signs += lines[end].count("\t")
                end += 1
            if signs < count:
                end = position + 1
        yield position + 1, " ".join(lines[position:end])
        position = end


def row_of(line: str, number: int, table: Table) -> TaskText | None:
    """A row of the table as a task; None for a line that has not its cells. number: of the line in the document, from 1."""
    cells = line.split("\t")
    if len(cells) != len(table.columns):
        return None
    values = dict(zip(table.columns, cells, strict=True))
    if not values.get("text", "").strip() or heading_of(cells, number, table) is not None:
        return None
    label = Label("", 0, "")
    if "number" in values:
        figures = numerals.number(values["number"])
        if figures is None and (values["number"].strip() or not _is_task(values)):
            return None
        label = Label(values["number"] + "\t", figures or 0, "{1}\t")
    place = table.place_of_text
    heading = None if table.is_usual else "".join(f"{cell}\t" for cell in cells[:place])
    if heading == "":
        label, heading = Label("", label.number, ""), None
    assigned = Assigned("".join(f"\t{cell}" for cell in cells[place + 1 :]))
    for column, cell in zip(table.columns, cells, strict=True):
        content = cell.strip()
        if not content:
            continue
        if column in ("lead", "responsible") or column.startswith(_ROLE):
            _assign(assigned, column, content, role_of(column, table))
        elif column in _OF_ASSIGNMENT:
            getattr(assigned, column).extend(limits_in(content) if column == "when" else [content])
    text = values["text"]
    return TaskText(
        Part(label, text, number), text, values.get("title"), heading=heading, pieces=[text], assigned=[assigned]
    )


_CHINESE_NUMBER = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")


def heading_of(cells: Sequence[str], number: int, table: Table) -> Part | None:
    """A row that heads those below it: a Chinese number and one cell of words (二, 民生類), where tasks have Arabic numbers."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    is_heading = len(filled) == 2 and table.columns[0] == "number" and _CHINESE_NUMBER.fullmatch(filled[0]) is not None
    if not is_heading or cells[0].strip() != filled[0]:
        return None
    label = Label(f"{cells[0]}\t", numerals.number(filled[0]) or 0, "{一}\t")
    return Part(label, "\t".join(cells[1:]), number)


def _assign(assigned: Assigned, column: str, content: str, word: str) -> None:
    """Add the units of a cell, each once, with the printed word of their role where that is one of its own.

    A cell may tell its units' roles and limits itself: 國務院辦公廳牽頭，教育部配合，2021年10月底前完成.
    """
    told = read(content, "")
    if told is not None and (told.roles or told.when):
        assigned.add(told, "")
        return
    for name in names_in(content):
        if name in assigned.units:
            continue
        (assigned.lead if column == "lead" else assigned.responsible).append(name)
        if word:
            assigned.roles[name] = word


_SUM = re.compile("^(?:合计|小计|总计|共计|备注|说明)")


def _is_task(values: dict[str, str]) -> bool:
    """Whether a row without a number is a task: somebody has it, and it is no sum."""
    has_units = any(values.get(column, "").strip() for column in ("lead", "responsible"))
    return has_units and not _SUM.match(fold_script(values["text"].strip()))


def template(table: Table) -> tuple[str, str]:
    """How a row prints as far as its text, without the number; and how its assignment does."""
    before = "".join(f"{{{column}}}\t" for column in table.columns if column == "title" and table.is_usual)
    columns = "".join(f"\t{{{column}}}" for column in table.behind if column in _OF_ASSIGNMENT)
    return f"{before}{{text}}" if table.behind else f"{before}{{assignment}}{{text}}", columns


def role_of(column: str, table: Table) -> str:
    """The role word that the heading of a column has for the units in it; nothing where it says lead or responsible alone."""
    if column == "responsible":
        return table.word
    return column.removeprefix(_ROLE) if column.startswith(_ROLE) else ""


def role_words(table: Table) -> list[str]:
    """The role words of all columns that have one of their own."""
    return [word for column in table.columns if (word := role_of(column, table))]


def parts_of(table: Table) -> list[str]:
    """The columns that say who has a task, by when, on what basis."""
    return [column for column in table.columns if column in _OF_ASSIGNMENT]
