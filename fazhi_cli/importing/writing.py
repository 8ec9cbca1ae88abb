"""The values of a proposal as the files of a rulebook, in canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from fazhi_cli.data_files import DATA_FILES, TASKS, UNITS
from fazhi_cli.rulebook.canonical import canonical
from fazhi_cli.rulebook.load import assemble, model_of
from fazhi_cli.rulebook.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.importing.proposal import Proposal
    from fazhi_cli.rulebook.load import Loaded

_UNBROKEN = 10**9
"""Columns of a line that YAML shall not break."""


def files_of(proposal: Proposal) -> dict[str, str]:
    """The texts of the files, by their names."""
    values = {TASKS: proposal.tasks, UNITS: proposal.units}
    texts: dict[str, str] = {}
    for row in DATA_FILES:
        if row.file in values:
            written: str = yaml.safe_dump(values[row.file], allow_unicode=True, sort_keys=False, width=_UNBROKEN)
            source = Source.of(row.file, written.encode())
            header = f"# yaml-language-server: $schema={row.name}.schema.json\n"
            texts[row.file] = header + canonical(written, source.root, model_of(row))
    return texts


def loaded(texts: Mapping[str, str]) -> Loaded:
    """The rulebook of the files. Raises InvalidRulebook."""
    return assemble({name: Source.of(name, text.encode()) for name, text in texts.items()})
