"""The values of a file, made by a program, as the text of that file in canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from fazhi_cli.rulebook.canonical import canonical
from fazhi_cli.rulebook.load import model_of
from fazhi_cli.rulebook.source import Source

if TYPE_CHECKING:
    from fazhi_cli.data_files import DataFile
    from fazhi_cli.rulebook.canonical import Remarks

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""libyaml, where PyYAML was built with it."""

_UNBROKEN = 10**9
"""Columns of a line that YAML shall not break."""


def file_text(row: DataFile, values: dict[str, Any], remarks: Remarks | None = None) -> str:
    """The text, with the line by which an editor finds the schema that lies beside the file; remarks: comments on its values."""
    written: str = yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_UNBROKEN)
    source = Source.of(row.file, written.encode())
    header = f"# yaml-language-server: $schema={row.name}.schema.json\n"
    return header + canonical(written, source.root, model_of(row), remarks)
