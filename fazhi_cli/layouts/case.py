"""The sheet of one case, with boxes to tick: as text, and as Markdown with task lists."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.formats.widths import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.case import Case, Step
    from fazhi_cli.query.notes import Note

HEADS = {
    "before": "之前", "each": "逐案應辦", "forbidden": "不得", "running": "現在起算", "also": "另見:方案不分個案的有關禁止",
}  # fmt: skip
WEEKDAYS = "一二三四五六日"
COUNTING = {"calendar": "日", "working": "個工作日"}


class Line(NamedTuple):
    """A line of the sheet and its part: title, head, note, a box, a box within a box, a plain entry, a detail of one."""

    part: Literal["title", "head", "note", "box", "inner", "entry", "detail"]
    text: str


TEXT = {"title": "", "head": "", "note": "", "box": "□ ", "inner": "     □ ", "entry": "· ", "detail": "     "}
MARKDOWN = {
    "title": "# ", "head": "## ", "note": "", "box": "- [ ] ", "inner": "  - [ ] ", "entry": "- ", "detail": "  - ",
}  # fmt: skip


def text(sheet: Sequence[Line], cells: int) -> str:
    """For a reader, wrapped to so many terminal cells."""
    lines: list[str] = []
    for line in sheet:
        lead = TEXT[line.part]
        lines += [""] if line.part == "head" else []
        for n, piece in enumerate(wrap([line.text], max(20, cells - width(lead)))):
            lines.append((" " * width(lead) if n else lead) + piece)
    return "\n".join(lines) + "\n"


def markdown(sheet: Sequence[Line]) -> str:
    from fazhi_cli.formats.md import escaped

    lines: list[str] = []
    for line in sheet:
        lines += [""] if line.part in ("head", "note") else []
        lines += [MARKDOWN[line.part] + escaped(line.text), *([""] if line.part == "head" else [])]
    return "\n".join(lines) + "\n"


def sheet(cases: Sequence[Case], steps: Sequence[Step], notes: Sequence[Note]) -> Iterator[Line]:
    decided = next((step.decided for step in steps if step.decided), None)
    yield Line("title", f"{cases[0].event}逐項核對" + (f":{_day(decided)}作出決定" if decided else ""))
    yield from (Line("note", case.note) for case in cases if case.note)
    for section, members in groupby(steps, lambda step: step.section):
        yield Line("head", HEADS[section] if decided or section != "running" else "作出決定後起算")
        for step in members:
            yield from _standing(step) if section == "also" else _step(step)
    yield from _judgements(steps)
    yield from (Line("note", note.text) for note in notes)


def _standing(step: Step) -> Iterator[Line]:
    yield from (Line("entry", f"{step.ref}  {text}") for text in step.items or (step.text,))


def _step(step: Step) -> Iterator[Line]:
    yield Line("box", f"{step.ref}  {step.text}")
    yield from (Line("inner", item) for item in step.items)
    if step.wording:
        yield Line("detail", f"期限:{step.wording}" + (f" → {_until(step)}" if step.due else ""))
    whose = (("行為主體", step.actor),) if step.actor else (("牽頭單位", step.lead), ("責任單位", step.responsible))
    for label, values in (*whose, ("報送或對象", step.to), ("交付成果", step.output)):
        if values:
            yield Line("detail", f"{label}:{'、'.join(values)}")
    if step.note:
        yield Line("detail", f"說明:{step.note}")


def _until(step: Step) -> str:
    last, due = _day(step.last_day or ""), _day(step.due or "")
    how = f"{step.days}{COUNTING[step.counting or 'calendar']},決定當日不計;{step.rule}"
    return f"末日 {last},順延至 {due}({how})" if step.moved else f"{last}止({how})"


def _day(iso: str) -> str:
    return f"{iso}(週{WEEKDAYS[date.fromisoformat(iso).weekday()]})"


def _judgements(steps: Sequence[Step]) -> Iterator[Line]:
    questions: dict[str, list[str]] = {}
    for step in steps:
        for question in step.judge:
            questions.setdefault(question, []).append(step.ref)
    if questions:
        yield Line("head", "例外與條件,待判斷")
    for question, refs in questions.items():
        yield Line("box", f"{question}({'、'.join(dict.fromkeys(refs))})")
    if any("重大" in question for question in questions):
        yield Line("note", "何為「重大」,方案未規定。")
