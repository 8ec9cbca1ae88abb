"""The notes on a selection as a document bears them: it is read without the program, and as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.sheet_facts import known_by_then
from fazhi_cli.vocabulary.checklist_notes import on_paper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.query.question import Question
    from fazhi_cli.vocabulary.note import Note


def sentences(notes: Iterable[Note], question: Question) -> list[str]:
    """Their sentences, without those that only an explanation tells, and what the day of the question cannot know."""
    told = (note for note in notes if note.prominence != "explain")
    return [on_paper(note) for note in known_by_then(told, question)]
