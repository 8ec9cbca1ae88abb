"""Small rulebooks from a few lines of YAML, and what is wrong with them."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from fazhi_cli.rulebook.check import check_sources
from fazhi_cli.rulebook.source import Source

if TYPE_CHECKING:
    from fazhi_cli.errors import Problem

PLAN = """\
plan:
  id: demo
  title: 示例市實施方案
  place: 示例市
  issued: {issued}
  layout: {{chapter: "{{一}}、{{title}}", task: "({{一}}){{title}}。{{text}}", lead: "牽頭單位:{{units}}", responsible: "責任單位:{{units}}"}}
"""
UNITS = "- name: 市法制辦\n"


def of_clauses(clauses: str, *, issued: str = "") -> list[str]:
    """The codes of a rulebook whose only task has these clauses."""
    return of_tasks(f"- id: 1\n  title: 甲\n  lead: 市法制辦\n  clauses:\n{indent(clauses, '  ')}", issued=issued)


def of_tasks(tasks: str, *, units: str = UNITS, issued: str = "", more: str = "", **files: str) -> list[str]:
    """The codes of a rulebook of one chapter; more: further keys of tasks.yaml, files: further files by their names."""
    return [problem.code for problem in problems(tasks, units=units, issued=issued, more=more, **files)]


def problems(tasks: str, *, units: str = UNITS, issued: str = "", more: str = "", **files: str) -> list[Problem]:
    chapters = f"chapters:\n- number: 1\n  title: 章\n  tasks:\n{indent(tasks, '  ')}"
    return of_files(tasks=PLAN.format(issued=issued) + chapters + more, units="units:\n" + units, **files)


def of_files(**files: str) -> list[Problem]:
    sources = {f"{name}.yaml": Source.of(f"{name}.yaml", text.encode()) for name, text in files.items()}
    return check_sources(sources)


TASK = "- {id: 1, title: 甲, lead: 市法制辦, clauses: [{text: 做好甲。}]}\n"
