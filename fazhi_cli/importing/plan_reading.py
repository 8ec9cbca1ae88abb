"""From the lines of a document to the files of a rulebook that loads and prints every one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.data_files import CHANGES, DATA_FILES, MAX_BYTES, OFFICE, TASKS, UNITS
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.importing.earlier import keep_reviewed
from fazhi_cli.importing.earlier_remarks import kept_remarks
from fazhi_cli.importing.proposal import as_it_was, propose, verbatim
from fazhi_cli.rulebook.file_text import file_text
from fazhi_cli.rulebook.load import assemble
from fazhi_cli.rulebook.render_text import printed
from fazhi_cli.rulebook.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.importing.proposal import Proposal, Watch
    from fazhi_cli.rulebook.load import Loaded

_BLANKS = re.compile(r"\s+")
_SCHEMA_LINE = re.compile(r"(?m)^(# yaml-language-server: \$schema=).*$")


class PlanRead(NamedTuple):
    """files: their texts by name. is_verbatim: no tasks could be told apart, so that the text stands there as it is;
    is_too_large: because no file of a rulebook holds them.

    reviewed: how many tasks are kept as an earlier version has them, where there was one; remarks: what became of the others.
    lost: what was decided and has no place in the new version.
    is_unchanged: the document is that of the earlier version, whose files these are.
    """

    proposal: Proposal
    files: dict[str, str]
    is_verbatim: bool = False
    is_too_large: bool = False
    reviewed: int | None = None
    remarks: Sequence[str] = ()
    lost: Sequence[str] = ()
    is_unchanged: bool = False


def read_plan(
    lines: Sequence[str], plan_id: str | None, name: str, earlier: Loaded | None = None, watch: Watch = iter
) -> PlanRead:
    """Read a document as far as the rulebook still is the document: one that would lose a sign of it keeps its text alone.

    earlier: the rulebook of an earlier version, of which is kept what a person decided and still stands there. watch:
    lets somebody see how far it is.
    """
    if earlier is not None:
        return _read_again(lines, plan_id or earlier.rulebook.plan.id, name, earlier, watch)
    proposal = propose(lines, plan_id, name, watch)
    files = _files(proposal)
    if _prints(files, lines):
        return PlanRead(proposal, files)
    if any(len(text.encode()) > MAX_BYTES for text in files.values()):
        proposal = verbatim(lines, plan_id, name)
        return PlanRead(proposal, _files(proposal), is_verbatim=True, is_too_large=True)
    proposal = propose(lines, plan_id, name, watch, is_as_printed=True)
    files = _files(proposal)
    if _prints(files, lines):
        return PlanRead(proposal, files)
    proposal = verbatim(lines, plan_id, name)
    return PlanRead(proposal, _files(proposal), is_verbatim=True)


def _read_again(lines: Sequence[str], plan_id: str, name: str, earlier: Loaded, watch: Watch) -> PlanRead:
    """Read a new version of a document; the same document is the same rulebook."""
    rulebook = earlier.rulebook
    is_same = _without_blanks(printed(rulebook)) == _without_blanks("".join(lines))
    if is_same and plan_id == rulebook.plan.id:
        reviewed = sum(task.is_read for task in rulebook.tasks)
        files = {name: _beside_schema(name, source.text) for name, source in earlier.sources.items()}
        return PlanRead(as_it_was(rulebook), files, reviewed=reviewed, is_unchanged=True)
    proposal = propose(lines, plan_id, name, watch)
    kept = keep_reviewed(proposal, earlier)
    made = {TASKS: proposal.tasks, UNITS: proposal.units} | ({CHANGES: kept.changes} if kept.changes else {})
    comments, lost = kept_remarks(earlier, kept.places, made)
    files = {row.file: file_text(row, made[row.file], comments.get(row.file)) for row in DATA_FILES if row.file in made}
    files |= {
        name: _beside_schema(name, source.text)
        for name, source in earlier.sources.items()
        if name not in (TASKS, UNITS, CHANGES, OFFICE)
    }
    if OFFICE in earlier.sources:
        # Its numbers are those of the earlier version, and what it says of a task was said of the earlier words.
        lost = [*lost, f"{OFFICE} 的細化按舊版的序號，未帶入；請對照新版後自行抄入。"]
    if _prints(files, lines):
        return PlanRead(proposal, files, reviewed=kept.reviewed, remarks=kept.remarks, lost=[*kept.lost, *lost])
    read = read_plan(lines, plan_id, name)
    return read._replace(reviewed=0, lost=["舊版的核對結果合不上新版的文字，全部未帶入。"])


def _beside_schema(name: str, text: str) -> str:
    """A file of an earlier version, whose editor finds the schema beside it."""
    return re.sub(_SCHEMA_LINE, f"\\1{name.removesuffix('.yaml')}.schema.json", text, count=1)


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
