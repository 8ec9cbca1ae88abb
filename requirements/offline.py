"""Lay fazhi and all that it needs into one folder of wheels, for a desk without a network.

    python requirements/offline.py FOLDER [--system here|windows|linux|linux-arm] [--python 3.11] [--with pdf]

The releases are those of dev.txt beside this file, and each wheel is held against the hashes there. The folder gets a text, 安裝.txt,
with the one line that installs it. Needs the network, and pip; the desk needs neither more than Python and its pip.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
LOCK = Path(__file__).with_name("dev.txt")

GLIBC = range(5, 36)
"""The minor releases of glibc 2 that a wheel may ask for: 2.35 is that of systems of 2022."""

SYSTEMS = {
    "here": (),
    "windows": ("win_amd64",),
    "linux": ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in GLIBC)),
    "linux-arm": ("manylinux2014_aarch64", *(f"manylinux_2_{minor}_aarch64" for minor in GLIBC)),
}
"""The platform tags of the wheels that fit a system."""

OF_WINDOWS = ("colorama",)
"""What a requirement asks for on Windows alone: pip reads its conditions as if this system were the other."""

LINES = {
    "here": "python3 -m venv .venv && .venv/bin/pip install --no-index --find-links . {name}",
    "windows": r"py -m venv .venv && .venv\Scripts\pip install --no-index --find-links . {name}",
}
"""The line that installs, said in the folder itself."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--system", choices=SYSTEMS, default="here")
    parser.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}")
    parser.add_argument("--with", dest="extras", default="", help="pdf, or pdf,postgres")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    name = f"fazhi[{asked.extras}]" if asked.extras else "fazhi"
    _pip("wheel", "--no-deps", "--wheel-dir", asked.folder, CHECKOUT)
    _download(asked.folder, asked.extras, asked.system, asked.python)
    if strangers := unknown(asked.folder):
        print(f"not as requirements/dev.txt has them: {', '.join(strangers)}", file=sys.stderr)
        return 1
    line = LINES.get(asked.system, LINES["here"]).format(name=f'"{name}"' if asked.extras else name)
    (asked.folder / "安裝.txt").write_text(f"在這個文件夾裡執行：\n\n{line}\n", encoding="utf-8-sig", newline="\r\n")
    print(f"{len(list(asked.folder.glob('*.whl')))} wheels in {asked.folder}; install there: {line}")
    return 0


def _download(folder: Path, extras: str, system: str, python: str) -> None:
    """Fetch the wheels of all requirements. Raises CalledProcessError where one is not to be had for this system."""
    [own] = folder.glob("fazhi-*.whl")
    wanted = [f"{own}[{extras}]" if extras else str(own)]
    tags = [word for tag in SYSTEMS[system] for word in ("--platform", tag)]
    if system != "here":
        tags += ["--python-version", python, "--implementation", "cp"]
    if system == "windows":
        wanted += OF_WINDOWS
    with tempfile.TemporaryDirectory() as place:
        constraints = Path(place) / "constraints.txt"
        constraints.write_text("".join(f"{line}\n" for line in releases()), encoding="utf-8")
        _pip("download", *wanted, "-d", folder, "--only-binary=:all:", "-c", constraints, *tags)


def releases() -> list[str]:
    """The releases of the lock file, without their hashes, which pip allows no constraint to have beside a local wheel."""
    pinned = re.compile(r"^([\w.\[\],-]+==[^\s;\\]+(?: ;[^\\]+)?)", re.MULTILINE)
    return [match[1].strip() for match in pinned.finditer(LOCK.read_text("utf-8"))]


def unknown(folder: Path) -> list[str]:
    """The wheels, but for our own, of which the lock file has no hash."""
    known = set(re.findall(r"--hash=sha256:([0-9a-f]{64})", LOCK.read_text("utf-8")))
    return [
        wheel.name
        for wheel in sorted(folder.glob("*.whl"))
        if not wheel.name.startswith("fazhi-") and hashlib.sha256(wheel.read_bytes()).hexdigest() not in known
    ]


def _pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, words)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main())
