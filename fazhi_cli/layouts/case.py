"""The sheet of one case as a document: a box a step, with room for remarks and signatures."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Box, Cell, Document, FillIn, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.query.case import undefined_words
from fazhi_cli.vocabulary import HEADINGS, SECTIONS, WEEKDAYS
from fazhi_cli.vocabulary.case_notes import basis
from fazhi_cli.vocabulary.judgements import question as question_of
from fazhi_cli.vocabulary.note import Note
from fazhi_cli.vocabulary.notes import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.case import Step
    from fazhi_cli.query.case_kinds import Case

TICKED = Cell(((Box(""),),))
"""The cell of a row that is ticked as a whole."""

ANSWERED = Cell(((Box("是"),), (Box("否"),)))
"""The cell of a question."""

JUDGED = Cell(((Box("有關"),), (Box("無關"),)))
"""The cell of what may not concern the case."""

OF_CASE = tuple(FillIn(((label,),)) for label in ("案號：", "當事人：", "承辦機關："))
"""Which case it is, entered by hand: a row each, for what is written behind a label needs a line of its own height."""

COLUMNS = (TableColumn("核對", 9.5, "center"), TableColumn("事項", 73), TableColumn("備註", 17.5))
SIGNATURES = ("承辦人（簽字）：", "審核人（簽字）：", "日期：")

DATED = {
    **SECTIONS,
    "also": f"{SECTIONS['also']}：方案不分個案的有關禁止",
    "unstated": f"{SECTIONS['unstated']}的禁止，是否有關由本單位判斷",
}
UNDATED = {**DATED, "running": "作出決定後起算"}
"""The headings while no day of a decision is known."""

COUNTING = {"calendar": "日", "working": "個工作日"}


def document(
    cases: Sequence[Case], steps: Sequence[Step], notes: Sequence[Note], titles: Sequence[str], *, is_library: bool
) -> Document:
    """The sheet of a kind of case, one a plan that knows it; with the days of its limits where the decision has a day.

    titles: of the plans. is_library: the references of its rows say of which plan they are.
    """
    days = [step.decided for step in steps if step.decided]
    lines = (f"{_day(days[0])}作出決定",) if days else ()
    undefined = [Note("undefined-word", {"word": word}) for word in undefined_words(steps)]
    headings = DATED if days else UNDATED
    rows = [
        *OF_CASE,
        *_questions(steps, ("scope", "condition"), "先行判斷"),
        *_steps(steps, headings, is_library=is_library),
        *_questions(steps, ("exception",), "例外，待判斷"),
    ]
    return Document(
        "case",
        f"{cases[0].event}逐項核對",
        (Table(COLUMNS, tuple(rows), divided_by="階段"),),
        lines,
        signatures=SIGNATURES,
        notes=tuple(sentence(note) for note in (*undefined, *notes)),
        is_outline=True,
        foreword=(basis(titles), *(case.note for case in cases if case.note)),
        names=tuple(dict.fromkeys(body for step in steps for body in _bodies(step))),
    )


def _bodies(step: Step) -> Iterator[str]:
    """Whom a step names: who acts, who receives, whose task it is."""
    yield from (*step.actor, *step.to, *step.lead, *step.responsible)


def _steps(steps: Sequence[Step], headings: dict[str, str], *, is_library: bool) -> Iterator[Section | TableRow]:
    for section, members in groupby(steps, lambda step: step.section):
        yield Section(headings[section])
        for step in members:
            ref = f"{step.plan}:{step.ref}" if is_library else step.ref
            if section not in ("also", "unstated"):
                yield TableRow((TICKED, _words(step), Cell()), ref)
                continue
            # What holds in any case is read and not ticked. What names nobody is judged, and stands whole: its points have their
            # condition.
            judged = JUDGED if section == "unstated" else Cell()
            texts = step.items if section == "also" and step.items else (step.text,)
            for text in texts:
                words = cell(f"{step.ref}  {text}")
                yield TableRow((judged, words, Cell()), ref)


def _words(step: Step) -> Cell:
    """The clause with its points to tick, and what else it asks."""
    lines: list[str | Box] = [f"{step.ref}  {step.text}"]
    lines += [Box(item) for item in step.items]
    lines += _details(step)
    return cell(*lines)


def _details(step: Step) -> Iterator[str]:
    """What a step asks beside its words: by when, of whom, for whom."""
    if step.wording and step.due:
        yield f"期限：{step.wording} → {_until(step)}"
    elif step.wording:
        yield f"期限：{step.wording}"
    facts: dict[str, Sequence[str]] = {}
    if step.actor:
        facts["actor"] = step.actor
    else:
        facts |= {"lead": step.lead, "responsible": step.responsible}
    facts |= {"to": step.to, "output": step.output}
    for field, values in facts.items():
        if values:
            yield f"{HEADINGS[field]}：{'、'.join(values)}"
    if step.note:
        yield f"{HEADINGS['note']}：{step.note}"


def _until(step: Step) -> str:
    """The last day of a limit, how it was counted, and the later day where it may move to one."""
    last = _day(step.due or "")
    counting = COUNTING[step.counting or "calendar"]
    text = f"{last}止（{step.days}{counting}，決定當日不計；{step.rule}）"
    if step.moved and step.due_latest:
        return f"{text}，順延至{_day(step.due_latest)}"
    return text


def _day(iso: str) -> str:
    weekday = WEEKDAYS[date.fromisoformat(iso).weekday()]
    return f"{iso}（週{weekday}）"


def _questions(steps: Sequence[Step], kinds: Sequence[str], heading: str) -> Iterator[Section | TableRow]:
    """What a person must judge, each question once with the clauses that depend on it, and with where it is defined."""
    asked: dict[str, _Asked] = {}
    for step in steps:
        for judgement in step.judgements:
            if judgement.kind in kinds:
                of_question = asked.setdefault(question_of(judgement), _Asked({}, {}))
                of_question.refs[step.ref] = None
                if judgement.kind == "scope":
                    of_question.defined.update((f"{step.ref}：{text}", None) for text in step.defined)
    if asked:
        yield Section(heading)
    for question, of_question in asked.items():
        words = cell(f"{question}（{'、'.join(of_question.refs)}）", *of_question.defined)
        yield TableRow((ANSWERED, words, Cell()))


class _Asked(NamedTuple):
    """Of a question the clauses that depend on it, and where its words are defined; each once, in their order."""

    refs: dict[str, None]
    defined: dict[str, None]
