"""The wheel, built and installed as a user gets it, in an environment and a folder where nothing of the checkout is."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli import __version__
from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable

    Installed = Callable[..., subprocess.CompletedProcess[bytes]]

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parent.parent
PLAN = CHECKOUT / "tests" / "source" / "suining-2015.txt"
OF_FAZHIBAN = [1, 5, 9, 10, *range(12, 26), 31, 32, 33, *range(35, 40)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, CHECKOUT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Runs the installed `fazhi` in an empty folder; what it depends on is lent from this environment, to be quick."""
    home = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home / "env"], check=True)
    scripts = home / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    pip("--python", scripts / "python", "install", "--no-deps", "--no-index", wheel)
    places = {"base": str(home / "env"), "platbase": str(home / "env")}
    site = Path(sysconfig.get_path("purelib", "venv", places))
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    environment = program.environment({"XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home)})
    environment.pop("PYTHONPATH", None)

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [str(scripts / "fazhi"), *arguments]
        return subprocess.run(command, capture_output=True, cwd=elsewhere, env=environment, check=False)

    return run


def pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    subprocess.run(command, check=True)


def test_the_wheel_holds_the_program_with_its_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {f"fazhi_cli/{path.relative_to(CHECKOUT).as_posix()}" for path in (CHECKOUT / "data").rglob("*.*")}
    assert {"fazhi_cli/data/tasks.yaml", "fazhi_cli/data/units.yaml", "fazhi_cli/data/schema/tasks.schema.json"} <= data
    assert data <= names
    assert {name.split("/")[0] for name in names} == {"fazhi_cli", f"fazhi-{__version__}.dist-info"}


def test_the_main_question_is_answered(installed: Installed) -> None:
    answer = installed("tasks", "--unit", "市法制辦", "--fields", "id")
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert list(map(int, answer.stdout.split())) == OF_FAZHIBAN


def test_the_text_is_the_document_to_the_byte(installed: Installed) -> None:
    assert installed("text").stdout == PLAN.read_bytes()


def test_it_says_where_its_data_are(installed: Installed) -> None:
    told = installed("where").stdout.decode()
    assert "site-packages" in told
    assert str(CHECKOUT) not in told


@pytest.mark.parametrize(
    ("code", "arguments"),
    [(0, ["--version"]), (0, ["check"]), (2, ["tasks", "--unit", "市"]), (3, ["tasks", "--data", "none"])],
)
def test_exit_codes_reach_the_shell(installed: Installed, code: int, arguments: list[str]) -> None:
    assert installed(*arguments).returncode == code
