"""fazhi completion"""

from __future__ import annotations

from pathlib import Path

from fazhi_cli.cli.options import FILE, takes
from fazhi_cli.cli.parameters import argument
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.view import unknown
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output

SHELLS = {"bash": ".bash", "zsh": ".zsh", "fish": ".fish", "powershell": ".ps1"}
"""The shells, each with the ending of a file of its commands."""
SHELL = argument("終端", "bash、zsh、fish 或 powershell", dict.fromkeys(SHELLS, ""), default=...)


@takes(FILE)
def run(out: Output, shell: str = SHELL) -> None:
    """印出命令行補全腳本：命令、選項、單位（簡繁均可）、章、任務序號及標題。

    例：source <(fazhi completion bash)
    """
    if shell not in SHELLS:
        raise WrongCall(unknown("補全腳本", shell, SHELLS))
    endings.expect(out.file, SHELLS[shell])
    script = Path(__file__).parents[1] / "shells" / shell
    output.deliver_text(script.read_text(encoding="utf-8"), out)
