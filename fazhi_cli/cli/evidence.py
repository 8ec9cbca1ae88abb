"""Evidence that lies in a file: its checksum, by which anyone can tell later whether it is still the same."""

from __future__ import annotations

import os
from hashlib import file_digest

from fazhi_cli import files
from fazhi_cli.errors import Fault, MissingPart


def checksum_of(evidence: str | None) -> str | None:
    """SHA-256 of the file at a path, in hexadecimal; None of an address and of words. Raises MissingPart where it cannot be read."""
    if evidence is None or not os.path.isfile(evidence):
        return None
    try:
        with open(evidence, "rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise MissingPart(Fault("no-evidence", path=evidence, reason=files.reason(error))) from error
