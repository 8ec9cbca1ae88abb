"""Where the index lies, whether it still holds, and how it is made anew: by one process or by many at once."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from fazhi_cli import __version__
from fazhi_cli.errors import InvalidRulebook, MissingPart, Problem
from fazhi_cli.index import integrity, schema, sources
from fazhi_cli.index.cache import cache_file
from fazhi_cli.index.integrity import DamagedIndex

if TYPE_CHECKING:
    from fazhi_cli.index.broken_plans import BrokenPlans
    from fazhi_cli.rulebook.model import Rulebook


class Index(NamedTuple):
    """An open index; state is fresh (as found), compiled (made by this call), memory (made, not kept) or given."""

    connection: sqlite3.Connection
    data: Path
    file: Path | None
    state: str


def open_index(data: Path) -> Index:
    """The index of a rulebook's folder, of a library of such folders, or of a compiled file; made anew where it is stale.

    Raises InvalidRulebook where nothing is there, or what is there is no rulebook.
    """
    if data.is_file():
        return Index(_given(data), data, data, "given")
    if not data.is_dir():
        raise _unusable(data, "找不到規則庫；應為含 tasks.yaml 的文件夾、文庫文件夾或索引文件")
    try:
        file = cache_file(data)
    except RuntimeError:  # no home: a container may run under a number that has no user
        return Index(compile_data(data), data, None, "memory")
    connection = _fresh(file, data)
    if connection is not None:
        return Index(connection, data, file, "fresh")
    return _compiled(file, data)


def give_up(index: Index) -> NoReturn:
    """Let go of an index that proved damaged.

    Raises DamagedIndex after a cached one has been removed, MissingPart where it cannot be, InvalidRulebook for a given one.
    """
    index.connection.close()
    if index.state == "given" or index.file is None:
        raise _unusable(index.data, "索引文件已經損壞，請重新編製")
    try:
        index.file.unlink(missing_ok=True)
    except OSError as error:
        from fazhi_cli.files import reason

        why = reason(error)
        raise MissingPart(f"緩存的索引「{index.file}」已經損壞，且無法刪除：{why}") from error
    raise DamagedIndex


def program_mark() -> str:
    """What the index depends on beside the YAML: tables, version, and in a checkout the code that fills the tables."""
    return f"{schema.VERSION} {__version__} {sources.code_mark()}"


def _fresh(file: Path, data: Path) -> sqlite3.Connection | None:
    """The index in a file if it is whole, of this program and as new as the YAML; else None."""
    if not integrity.is_whole(file):
        return None
    try:
        connection = _connect(file)
    except sqlite3.OperationalError:  # gone since it was read: another process cleans up
        return None
    if _holds(connection, data):
        return connection
    connection.close()
    return None


def _holds(connection: sqlite3.Connection, data: Path) -> bool:
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('program', 'data', 'sources')"))
        ours = meta["program"] == program_mark() and meta["data"] == os.path.realpath(data)
        return ours and sources.unchanged(meta["sources"], data)
    except (sqlite3.DatabaseError, KeyError, ValueError):
        return False


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{uri_of(file.absolute())}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def uri_of(file: PurePath) -> str:
    """The path as SQLite takes it: a share's server (\\\\server\\share) stands in the path, not where a URI has its host."""
    uri = file.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def _compiled(file: Path, data: Path) -> Index:
    """Compile in memory, answer from there, and leave a copy in the cache where that folder can be written."""
    connection = compile_data(data)
    try:
        save(connection, file)
    except OSError:
        return Index(connection, data, None, "memory")
    return Index(connection, data, file, "compiled")


def compile_data(data: Path) -> sqlite3.Connection:
    """The index of a folder or library, in memory; the only place where the YAML is read for a query."""
    from fazhi_cli.index.broken_plans import BrokenPlans
    from fazhi_cli.index.compile import compile_into

    folders = sources.folders(data)
    if not folders:
        raise _unusable(data, "文件夾裡沒有規則庫：缺 tasks.yaml")
    meta = {"program": program_mark(), "data": os.path.realpath(data), "sources": sources.state(data)}
    broken = BrokenPlans()
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        compile_into(connection, _loaded(folders, broken), meta)
        broken.keep(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def compile_rulebook(rulebook: "Rulebook") -> sqlite3.Connection:
    """The index of one rulebook, in memory: it lies in no folder, as one that was only foreseen."""
    from fazhi_cli.index.compile import compile_into

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    compile_into(connection, [(1, rulebook)], {})
    return connection


def _loaded(folders: Iterable[Path], broken: "BrokenPlans") -> "Iterator[tuple[int, Rulebook]]":
    """Each usable rulebook after its place, one after the other, for those of a library are too large together."""
    from fazhi_cli.rulebook.load import id_in_use, load

    first_of: dict[str, Path] = {}
    for position, folder in enumerate(folders, 1):
        try:
            loaded = load(folder)
        except InvalidRulebook as error:
            broken.add(error.problems)
            continue
        plan = loaded.rulebook.plan.id
        if plan in first_of:
            broken.add([id_in_use(loaded.sources, first_of[plan])], plan)
        else:
            first_of[plan] = folder
            yield position, loaded.rulebook


def _unusable(data: Path, why: str) -> InvalidRulebook:
    return InvalidRulebook([Problem(str(data), 0, 0, "F01", "error", why)])


def save(connection: sqlite3.Connection, file: Path) -> None:
    """Write the index to its place; who reads meanwhile finds the old one or the new one. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    integrity.write(file, connection.serialize())


def _given(file: Path) -> sqlite3.Connection:
    """A compiled index named by --data: read as it is, never rebuilt."""
    if file.suffix in (".yaml", ".yml"):
        raise _unusable(file, f"這是規則庫中的一個文件，請給出它所在的文件夾：--data {file.parent}")
    if not integrity.is_whole(file):
        raise _unusable(file, "不是完整的 fazhi 索引文件")
    connection = _connect(file)
    version = _version(connection)
    if version == str(schema.VERSION):
        return connection
    connection.close()
    if version is None:
        raise _unusable(file, "不是完整的 fazhi 索引文件")
    raise _unusable(file, f"由另一版本的 fazhi 編成（索引版本 {version}，現為 {schema.VERSION}），請重新編製")


def _version(connection: sqlite3.Connection) -> str | None:
    try:
        [(program,)] = connection.execute("SELECT value FROM meta WHERE key = 'program'")
    except (sqlite3.DatabaseError, ValueError):
        return None
    return str(program).split()[0]
