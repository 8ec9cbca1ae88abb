"""The documents of the Suining plan, made in process."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.documents import layouts
from fazhi_cli.query.selection import Selection
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fazhi_cli.documents.model import Document

DAY = date(2015, 3, 1)


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    its = Session(None, None)
    yield its
    its.close()


@pytest.fixture(scope="session")
def build(session: Session) -> Callable[..., Document]:
    """build(layout, level=None, unit=("市法制辦",)) -> the document."""

    def built(layout: str | None = None, level: Any = None, **asked: Any) -> Document:
        return layouts.build(session.reader, Selection(today=DAY, as_of=DAY, **asked), layout, level)

    return built
