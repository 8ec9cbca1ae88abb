"""A desk without a network: a folder of wheels is made, and installs with nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import program
from tests.scripts import loaded

CHECKOUT = Path(__file__).parents[1]
SCRIPT = CHECKOUT / "requirements" / "offline.py"


def laid(folder: Path, *words: str) -> Path:
    """The folder that the script makes; skipped where no wheel can be fetched."""
    done = subprocess.run([sys.executable, str(SCRIPT), str(folder), *words], capture_output=True, check=False)
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode and re.search("connection|resolution|timed out", told, re.IGNORECASE):
        pytest.skip("no network from which wheels could be fetched")
    assert done.returncode == 0, told
    return folder


@pytest.mark.slow
def test_what_the_folder_holds_is_enough_for_the_main_jobs(tmp_path: Path) -> None:
    wheels = laid(tmp_path / "wheels")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "desk")], check=True)
    scripts = tmp_path / "desk" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "install",
        "--no-index",
        "--find-links",
        str(wheels),
        "fazhi",
    ]
    subprocess.run([str(scripts / "python"), *install], check=True)
    environment = program.environment({"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)})
    environment.pop("PYTHONPATH", None)

    def fazhi(*words: str) -> str:
        called = [str(scripts / "fazhi"), *words]
        done = subprocess.run(called, capture_output=True, cwd=tmp_path, env=environment, check=True)
        return done.stdout.decode()

    assert len(fazhi("tasks", "--unit", "市法制辦", "-f", "ids").split()) == 26
    fazhi("checklist", "--unit", "市法制辦", "-o", "清單.docx")
    fazhi("checklist", "--unit", "市法制辦", "-o", "清單.xlsx")
    fazhi("new", "新方案")
    assert fazhi("check", "新方案") == "沒有發現問題。\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("system", "tag", "more"),
    [("windows", "win_amd64", {"colorama"}), ("linux", "x86_64", set()), ("linux-arm", "aarch64", set())],
)
def test_wheels_are_laid_for_another_system(tmp_path: Path, system: str, tag: str, more: set[str]) -> None:
    folder = laid(tmp_path / "wheels", "--system", system, "--python", "3.12")
    names = sorted(wheel.name for wheel in folder.glob("*.whl"))
    bound = [name for name in names if not name.endswith("-none-any.whl")]
    assert {"lxml", "pydantic_core", "pyyaml"} <= {name.partition("-")[0] for name in bound}
    assert all(tag in name for name in bound)
    assert all("cp312" in name or "abi3" in name for name in bound)
    assert {"fazhi", "typer", *more} <= {name.partition("-")[0] for name in names}
    assert "--no-index" in (folder / "安裝.txt").read_text("utf-8-sig")


def test_a_wheel_that_the_lock_file_does_not_know_is_named(tmp_path: Path) -> None:
    (tmp_path / "typer-0.28.0-py3-none-any.whl").write_bytes(b"another")
    (tmp_path / "fazhi-0.1.0-py3-none-any.whl").write_bytes(b"our own")
    assert loaded(SCRIPT).unknown(tmp_path) == ["typer-0.28.0-py3-none-any.whl"]


def test_every_release_of_the_lock_file_is_a_constraint() -> None:
    lock = (CHECKOUT / "requirements" / "dev.txt").read_text("utf-8")
    pinned = re.findall(r"(?m)^[a-z].*==", lock)
    assert len(loaded(SCRIPT).releases()) == len(pinned) > 50
    assert not any("--hash" in release or "\\" in release for release in loaded(SCRIPT).releases())
