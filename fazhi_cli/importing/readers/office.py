"""A plan in a format of text that only an office program reads (.doc, .wps, .odt, .rtf): LibreOffice makes a Word document of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.files import DRAFT_BEGINNING, DRAFT_ENDINGS, clear_drafts
from fazhi_cli.importing.readers import text, word

if TYPE_CHECKING:
    from fazhi_cli.importing.readers.documents import Document

_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
"""Where LibreOffice is on systems that do not put it on the path."""

_SECONDS = 120
_FIRST_BYTES = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"{\\rtf")
"""Of the formats of older office programs, of packages, of RTF."""


class Kind(NamedTuple):
    """What LibreOffice is to make: given: the name of the file that it gets; which format that really is, it sees by its content."""

    given: str
    made: str
    filter: str


_TEXT = Kind("plan.doc", ".docx", "docx:MS Word 2007 XML")


def read(data: bytes) -> Document:
    """The lines of the document. Raises MissingPart without LibreOffice, WrongCall for what it cannot read."""
    return word.read(converted(data, _TEXT))


def converted(data: bytes, kind: Kind) -> bytes:
    """A document in the format that the program reads itself. Raises as read does."""
    program = _program()
    if program is None:
        raise MissingPart(
            f"這種文件要由 LibreOffice 轉換，這台電腦沒有裝。請裝上，或者在WPS或Office中另存為{kind.made}後再導入。"
        )
    _refuse_if_no_document(data)
    clear_drafts(tempfile.gettempdir())  # of calls that were killed
    with tempfile.TemporaryDirectory(prefix=DRAFT_BEGINNING, suffix=DRAFT_ENDINGS[0]) as folder:
        given = Path(folder, kind.given)
        given.write_bytes(data)
        _convert(program, given, kind)
        made = given.with_suffix(kind.made)
        if not made.is_file():
            raise WrongCall("LibreOffice 打不開；文件可能已損壞，或者加了密。")
        return made.read_bytes()


def _refuse_if_no_document(data: bytes) -> None:
    """Raise WrongCall for bytes of no format, of which LibreOffice would make a text; pages and texts are saved as .doc too."""
    if data.startswith(_FIRST_BYTES):
        return
    try:
        text.read(data)
    except WrongCall:
        raise WrongCall("文件已損壞，或者加了密，打不開。") from None


def _program() -> str | None:
    """LibreOffice, where it is installed."""
    found = (shutil.which(name) for name in _NAMES)
    return next(filter(None, found), None) or next(filter(os.path.isfile, _ELSEWHERE), None)


def _convert(program: str, given: Path, kind: Kind) -> None:
    """Make a file of another format beside a file, with a profile of its own, so that a window of the user's stays out of it."""
    profile = given.with_name("profile").as_uri()
    options = ("--headless", "--norestore", "--convert-to", kind.filter, "--outdir", str(given.parent))
    command = [program, f"-env:UserInstallation={profile}", *options, str(given)]
    quiet = subprocess.DEVNULL
    has_groups = sys.platform != "win32"
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=has_groups) as running:
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            raise WrongCall(f"LibreOffice 用了 {_SECONDS} 秒還沒有轉換完，已停止。") from None
        finally:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End LibreOffice where it still runs, with the process that it has begun."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)
