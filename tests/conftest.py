"""What the whole suite shares: the plan as a view of literal rows, and texts compared with golden files."""

from __future__ import annotations

import csv
import os
import signal
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.view import Column, View
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fazhi_cli.formats.document import Document

TESTS = Path(__file__).parent
LISTS = ("lead", "responsible", "when")
DAY = date(2015, 3, 1)

# A busy machine makes no law false; in CI the same examples come every time.
settings.register_profile(
    "fazhi", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("fazhi")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")
    parser.addoption("--update-docs", action="store_true", help="write what README and manual show anew instead")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder for the tests alone: the reader's own index is neither read nor written."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("LOCALAPPDATA", str(folder))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))  # nor is the reader's own register
        yield folder


@pytest.fixture(scope="session", autouse=True)
def signals() -> Iterator[None]:
    """The usual signals for the tests and the programs they start, also where nohup or a script ignores some."""
    usual: dict[str, Any] = {"SIGINT": signal.default_int_handler, "SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
    before = {}
    for name, handler in usual.items():
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) == signal.SIG_IGN:
            before[number] = signal.signal(number, handler)
    yield
    for number, ignored in before.items():
        signal.signal(number, ignored)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """golden(name, text) compares the text with tests/golden/<name>, to the character."""

    def compare(name: str, text: str) -> None:
        path = TESTS / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="")
        assert text == path.read_bytes().decode("utf-8")

    return compare


@pytest.fixture(scope="session")
def plan_view() -> View:
    """The 39 tasks of the plan as a tasks query gives them."""
    with (TESTS / "formats" / "tasks.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    return View(
        name="tasks",
        columns=(
            Column("id", "項", numeric=True),
            Column("chapter", "章"),
            Column("title", "任務"),
            Column("lead", "牽頭單位"),
            Column("responsible", "責任單位"),
            Column("when", "時限"),
            Column("due", "到期日"),
        ),
        pipe=("id", "title", "lead", "responsible", "when", "due"),
        shown=("id", "title", "lead", "responsible", "when", "due"),
        rows=[
            {
                "id": int(line["id"]),
                "chapter": line["chapter"],
                "title": line["title"],
                **{field: line[field].split("、") if line[field] else [] for field in LISTS},
                "due": line["due"] or None,
            }
            for line in lines
        ],
        ident="id",
        section=lambda row: str(row["chapter"]),
        feet=("共 39 項。另有 35 項的責任單位為「市直有關部門」,如需計入請加 --include-open。",),
        title="任務",
    )


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    opened = Session()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def build(session: Session) -> Callable[..., Document]:
    """build(layout, level=None, unit=("市法制辦",)) -> the document."""

    def built(layout: str | None = None, level: Any = None, **asked: Any) -> Document:
        return layouts.build(session.question(Selection(today=DAY, as_of=DAY, **asked)), layout, level)

    return built
