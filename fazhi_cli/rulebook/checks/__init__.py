"""What must hold in a rulebook beyond the form of its values: a family of checks a file, and the tables of them.

A check of nodes runs on whatever could be read, so that a file with a misspelt key has all its other faults told at
once. It runs on nodes without places first, and once more where it finds something or asks for a place. A check of the
rulebook runs on values that fit their model, and compares them with the words of the plan. A check of the writing looks
at the signs of the file itself, when `fazhi check` is asked, and only warns; writing.py lists these.

To add a check, write its function into the file of its family, its line here, the line of its code in problems.CODES and
a file in tests/bad that shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.data_files import CHANGES, OFFICE, TASKS, UNITS, WORKDAYS
from fazhi_cli.rulebook.checks import (
    cases,
    changes,
    clocks,
    days,
    exceptions,
    layouts,
    numbers,
    office,
    phrases,
    prohibitions,
    reviews,
    times,
    units,
    wordings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fazhi_cli.rulebook.checks.findings import Finding, NodeFinding, Roots
    from fazhi_cli.rulebook.model import Rulebook


class NodeCheck(NamedTuple):
    """A check of one file's nodes.

    needs: the files without which it would report what is not missing but was not read; it runs where all were read.
    """

    run: Callable[[Roots], Iterator[NodeFinding]]
    file: str
    needs: tuple[str, ...] = ()


# In this order: of two faults at one place the first is told.
NODE_CHECKS = (
    NodeCheck(numbers.task_used_twice, TASKS),
    NodeCheck(numbers.chapter_used_twice, TASKS),
    NodeCheck(phrases.not_in_clause, TASKS),
    NodeCheck(layouts.misplaced, TASKS),
    NodeCheck(layouts.untitled, TASKS),
    NodeCheck(layouts.not_behind_a_clause, TASKS),
    NodeCheck(cases.named_twice, TASKS),
    NodeCheck(cases.in_no_clause, TASKS),
    NodeCheck(cases.calling_nothing, TASKS),
    NodeCheck(units.sharing_a_name, UNITS),
    NodeCheck(units.unfit_for_task, TASKS, needs=(TASKS, UNITS)),
    NodeCheck(units.leading_nowhere, UNITS, needs=(TASKS, UNITS)),
    NodeCheck(days.written_twice, WORKDAYS),
    NodeCheck(changes.numbered_twice, CHANGES),
    NodeCheck(changes.unfit, CHANGES),
    NodeCheck(office.detailed_twice, OFFICE),
    NodeCheck(office.with_two_roles, OFFICE),
    NodeCheck(office.of_nothing, OFFICE, needs=(TASKS,)),
    NodeCheck(office.of_no_unit, OFFICE, needs=(TASKS, UNITS)),
)

RULEBOOK_CHECKS: tuple[Callable[[Rulebook], Iterator[Finding]], ...] = (
    times.left_out,
    times.unreadable,
    times.overruled_without_cause,
    prohibitions.overruled,
    prohibitions.without_words,
    prohibitions.cut_off,
    exceptions.left_out,
    exceptions.without_words,
    units.unused,
    units.succeeding_itself,
    numbers.left_out,
    layouts.unprinted,
    layouts.without_words,
    clocks.without_case,
    clocks.without_event,
    wordings.unused,
    reviews.outstanding,
)
