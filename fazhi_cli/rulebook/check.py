"""Everything that is wrong with a rulebook: in its files, in what they say of the plan, and against the document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fazhi_cli.data_files import DATA_FILES, TASKS
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.characters import decode
from fazhi_cli.rulebook.checks import RULEBOOK_CHECKS
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.writing import WRITING_CHECKS
from fazhi_cli.rulebook.difference import difference
from fazhi_cli.rulebook.load import assemble, id_in_use, model_of
from fazhi_cli.rulebook.phrasing import quoted, subject
from fazhi_cli.rulebook.problems import LISTED, WHOLE_FILE, Report, listed, problem
from fazhi_cli.rulebook.source import read_bytes, read_folder
from fazhi_cli.rulebook.written_values import WrittenFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fazhi_cli.errors import Problem
    from fazhi_cli.rulebook.load import Loaded
    from fazhi_cli.rulebook.source import Source


def check(folder: Path, document: Path | None = None) -> list[Problem]:
    """Every problem of a folder, sorted; document: the text of the plan, with which the printed rulebook is compared."""
    if folder.is_file():  # a compiled index, or one file of the rulebook
        message = "這是一個文件；請給出它所屬的規則庫文件夾，內有 tasks.yaml"
        return [problem(str(folder), WHOLE_FILE, "F01", message)]
    return check_sources(read_folder(folder), document)


def check_library(folders: Sequence[Path], document: Path | None = None) -> list[Problem]:
    """Every problem of the rulebooks of a library, sorted: each for itself, and plans that have one id."""
    problems: list[Problem] = []
    first_of: dict[str, Path] = {}
    for folder in folders:
        sources = read_folder(folder)
        problems.extend(check_sources(sources, document))
        plan_id = sources[TASKS].root.get("plan").get("id")
        first = first_of.setdefault(plan_id.text, folder)
        if plan_id.text and first is not folder:
            problems.append(id_in_use(sources, first))
    return sorted(problems)


def check_sources(sources: Mapping[str, Source], document: Path | None = None) -> list[Problem]:
    """Every problem of some files by their names, sorted.

    Where they are no rulebook, these are the reasons; else they are what disagrees with the words of the plan.
    """
    problems = list(_check_writing(sources))
    try:
        loaded = assemble(sources)
    except InvalidRulebook as invalid:
        return sorted([*invalid.problems, *problems])
    problems.extend(_check_rulebook(loaded))
    if document:
        problems.extend(_compare(loaded, document))
    return sorted(problems)


def _check_writing(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """What the checks of the writing find in the files that could be read to their end, of each no more than is listed."""
    for row in DATA_FILES:
        source = sources.get(row.file)
        if source is None or not source.whole:
            continue
        file = WrittenFile(source.text, source.root, model_of(row))
        report = Report(source.report.file)
        for run in WRITING_CHECKS:
            report.take(
                (place, code, subject(source.root, steps) + message) for steps, place, code, message in run(file)
            )
        yield from report


def _check_rulebook(loaded: Loaded) -> list[Problem]:
    """What the checks of the rulebook find, file by file, of each no more than is listed."""
    found: dict[str, list[Problem]] = {file: [] for file in loaded.sources}
    for run in RULEBOOK_CHECKS:
        counts: Counter[str] = Counter()
        for finding in run(loaded.rulebook):
            file = finding.location.file
            counts[file] += 1
            # A check goes through a file from top to bottom: what comes later than so many others is not listed.
            if counts[file] <= LISTED + 1:
                found[file].append(_placed(loaded, finding))
    problems: list[Problem] = []
    for file, of_file in found.items():
        problems.extend(listed(loaded.sources[file].report.file, of_file))
    return problems


def _placed(loaded: Loaded, finding: Finding) -> Problem:
    """A finding as a problem of its file, with its line and column and the name of the task or unit concerned."""
    file, steps = finding.location
    source = loaded.sources[file]
    place = loaded.place(finding.location, finding.offset)
    message = subject(source.root, steps) + finding.message
    return problem(source.report.file, place, finding.code, message)


def _compare(loaded: Loaded, document: Path) -> Iterator[Problem]:
    """C15: the first place where the printed rulebook and the document part."""
    report = Report(str(document))
    data = read_bytes(document, report)
    text = None if data is None else decode(data, report)
    yield from report
    if text is None:
        return
    part = difference(loaded.rulebook, text)
    if part is None:
        return
    theirs = quoted(part.source) if part.source else "文末"
    ours = quoted(part.printed) if part.printed else "文末"
    there = f"{document} 第 {part.line} 行第 {part.column} 列是{theirs}，這裡印出{ours}"
    yield _placed(loaded, Finding(part.location, "C15", f"與原文不一致：{there}", part.offset))
