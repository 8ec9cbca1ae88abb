"""Prints the lowest release of each requirement that pyproject.toml allows, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_LOWER_BOUND = re.compile(r"([\w-]+)[^>]*>=([\w.]+)")


def main() -> None:
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    requirements = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        requirements.extend(extra)
    for requirement in requirements:
        if match := _LOWER_BOUND.match(requirement):
            name, release = match.groups()
            print(f"{name}=={release}")


if __name__ == "__main__":
    main()
