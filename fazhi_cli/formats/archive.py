"""Office files are zip archives: the same parts are to give the same bytes on any day."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONGEST_PROPERTY = 255
"""Characters that Word and Excel keep of one of a file's properties."""

MADE = datetime(2015, 1, 1)
"""The day that files carry as that of their making: a clock would make every file differ from the last."""


def made_on(day: date | None) -> datetime:
    """When a file says that it was made: on the day that its document bears."""
    return datetime.combine(day, time()) if day else MADE


def steady(data: bytes) -> bytes:
    """The archive with its parts in the same order, under the earliest day that a zip file knows."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return packed.getvalue()
