"""fazhi check"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fazhi_cli.cli.options import FORMATTED, PLACE, takes
from fazhi_cli.errors import Problem
from fazhi_cli.formats import TERMINAL
from fazhi_cli.formats.columns import columns
from fazhi_cli.formats.view import View
from fazhi_cli.index.sources import folders
from fazhi_cli.output import delivery as output
from fazhi_cli.output.delivery import Output
from fazhi_cli.rulebook.check import check
from fazhi_cli.rulebook.problems import exit_code
from fazhi_cli.session import Session, worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


SOURCE = typer.Option(None, "--source", metavar="文件", help="與原件文本逐字核對", rich_help_panel="核對")
FIELDS = ("file", "line", "column", "code", "severity", "message")


@takes(FORMATTED, PLACE)
def run(session: Session, out: Output, source: str | None = SOURCE) -> None:
    """檢查規則庫:格式、單位、時限、禁止與例外是否編全,並可與原件核對。

    例:fazhi check --source 方案.txt
    """
    places = folders(session.data) if session.data.is_dir() else []
    problems = sorted(p for folder in places or [session.data] for p in check(folder, Path(source) if source else None))
    format_ = output.format_of(out, otherwise=TERMINAL)
    if format_.for_terminal:
        output.deliver_text(_text(problems, session.spoken), out)
    else:
        view = _view(problems)
        if format_.for_people:
            view = worded(view)
        output.deliver_rows(view.mapped(session.spoken, verbatim=("file", "@")), out)
    raise typer.Exit(exit_code(problems))


def _text(problems: Sequence[Problem], spoken: Callable[[str], str]) -> str:
    """A line a problem and the count of them; the names of files stay as they are, in any script."""
    lines = [str(problem._replace(message=spoken(problem.message))) for problem in problems]
    counts = Counter(problem.severity for problem in problems)
    total = f"錯誤 {counts['error']} 處,提示 {counts['warning']} 處。" if problems else "沒有發現問題。"
    return "".join(f"{line}\n" for line in (*lines, spoken(total)))


def _view(problems: Sequence[Problem]) -> View:
    rows = [{**problem._asdict(), "@": f"{problem.file}:{problem.line}"} for problem in problems]
    return View(name="check", title="問題", columns=columns(Problem), pipe=FIELDS, shown=FIELDS, rows=rows, ident="@")
