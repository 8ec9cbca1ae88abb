"""From the lines of a document to the files of a rulebook that loads and prints every one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.data_files import DATA_FILES, TASKS, UNITS
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.importing.earlier import keep_reviewed
from fazhi_cli.importing.proposal import propose, verbatim
from fazhi_cli.rulebook.file_text import file_text
from fazhi_cli.rulebook.load import assemble
from fazhi_cli.rulebook.render_text import printed
from fazhi_cli.rulebook.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.importing.earlier import Kept
    from fazhi_cli.importing.proposal import Proposal
    from fazhi_cli.rulebook.model import Rulebook

_BLANKS = re.compile(r"\s+")


class PlanRead(NamedTuple):
    """files: their texts by name. is_verbatim: no tasks could be told apart, so that the text stands there as it is.

    kept: what was taken over from an earlier version, where there was one.
    """

    proposal: Proposal
    files: dict[str, str]
    is_verbatim: bool
    kept: Kept | None = None


def read_plan(lines: Sequence[str], plan_id: str | None, name: str, earlier: Rulebook | None = None) -> PlanRead:
    """Read a document as far as the rulebook still is the document: one that would lose a sign of it keeps its text alone.

    earlier: the rulebook of an earlier version, of which is kept what a person decided and still stands there.
    """
    if earlier is not None:
        proposal = propose(lines, plan_id, name)
        kept = keep_reviewed(proposal, earlier)
        files = _files(proposal)
        if _prints(files, lines):
            return PlanRead(proposal, files, is_verbatim=False, kept=kept)
    proposal = propose(lines, plan_id, name)
    files = _files(proposal)
    if _prints(files, lines):
        return PlanRead(proposal, files, is_verbatim=False)
    proposal = verbatim(lines, plan_id, name)
    return PlanRead(proposal, _files(proposal), is_verbatim=True)


def _files(proposal: Proposal) -> dict[str, str]:
    values = {TASKS: proposal.tasks, UNITS: proposal.units}
    return {row.file: file_text(row, values[row.file]) for row in DATA_FILES if row.file in values}


def _prints(files: dict[str, str], lines: Sequence[str]) -> bool:
    """Whether the files are a rulebook that prints the document, up to line ends and runs of blanks."""
    try:
        loaded = assemble({name: Source.of(name, text.encode()) for name, text in files.items()})
    except InvalidRulebook:
        return False
    return _without_blanks(printed(loaded.rulebook)) == _without_blanks("".join(lines))


def _without_blanks(text: str) -> str:
    return _BLANKS.sub("", text)
