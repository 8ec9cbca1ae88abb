"""fazhi check"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fazhi_cli.cli.hints import shell_word
from fazhi_cli.cli.options import FORMATTED, PLACE_NAMED, takes
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.errors import Problem
from fazhi_cli.formats import TERMINAL
from fazhi_cli.formats.columns import columns
from fazhi_cli.formats.view import View
from fazhi_cli.index.folders import folders
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.output.words import worded
from fazhi_cli.rulebook.check import check, check_library
from fazhi_cli.rulebook.problems import exit_code
from fazhi_cli.session import AS_WRITTEN, Session, script_of_files
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.plan.shown_script import Script

SOURCE = own_option("--source", "與原件文本逐字核對", "核對", "文件")
UNREAD = "C17"
"""The code of the problem that nobody has read some tasks."""
FIELDS = ("file", "line", "column", "code", "severity", "message")


@takes(FORMATTED, PLACE_NAMED)
def run(session: Session, out: Output, source: str | None = SOURCE) -> None:
    """檢查規則庫：格式、單位、時限、禁止與例外是否編全，並可與原件核對。

    例：fazhi check 我的規則庫 --source 方案.txt
    """
    places = folders(session.data) if session.data.is_dir() else []
    original = Path(source) if source else None
    problems = check_library(places, original) if places else check(session.data, original)
    format_ = output.format_of(out, otherwise=TERMINAL)
    script = session.script if session.script.name else script_of_files(session.data)
    if format_.verbatim and not session.is_script_typed:
        script = AS_WRITTEN
    if format_.for_terminal:
        text = _text(problems, script)
        if any(problem.code == UNREAD for problem in problems):
            text += f"{script.shown('逐條核對')}：fazhi review {visible(shell_word(str(session.data)))}\n"
        output.deliver_text(text, out)
    else:
        view = _view(problems)
        if format_.for_people:
            view = worded(view)
        output.deliver_rows(view.mapped(script.shown, verbatim=("file", "@")), out)
    code = exit_code(problems)
    # Of a library the other plans can be used, whatever ails one of them.
    raise typer.Exit(min(code, 1) if len(places) > 1 else code)


def _text(problems: Sequence[Problem], script: Script) -> str:
    """A line a problem and the count of them; the names of files stay as they are, in any script."""
    lines = []
    for problem in problems:
        message = script.shown(problem.message)
        lines.append(str(problem._replace(message=message)))
    counts = Counter(problem.severity for problem in problems)
    total = "沒有發現問題。"
    if problems:
        total = f"錯誤 {counts['error']} 處，提示 {counts['warning']} 處。"
    lines.append(script.shown(total))
    return "".join(f"{line}\n" for line in lines)


def _view(problems: Sequence[Problem]) -> View:
    rows = []
    for problem in problems:
        ident = f"{problem.file}:{problem.line}"
        rows.append({**problem._asdict(), "@": ident})
    return View(name="check", title="問題", columns=columns(Problem), pipe=FIELDS, shown=FIELDS, rows=rows, ident="@")
