"""PostgreSQL from the system, started for the tests on a free port, in a folder of its own, as a user of its own: it refuses to run as root."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "postgres"
"""Debian's package makes it."""


class Server(NamedTuple):
    """A running server. commands: how pg_ctl and its like are called."""

    folder: Path
    port: int
    programs: Path

    def address(self, database: str) -> str:
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def call(self, program: str, *arguments: str) -> None:
        _call(self.programs / program, *arguments)

    def new_database(self, name: str) -> str:
        """The address of a new database."""
        self.call("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, name)
        return self.address(name)

    def stop(self) -> None:
        """As a server goes that loses its power: no connection is waited for, and nothing is written any more."""
        self.call("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self.call(
            *("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log")), "-w", "-o", options, "start"
        )


def programs() -> Path | None:
    """Where Debian keeps the programs of its newest PostgreSQL; None where it is not installed, or nobody may run it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found or (os.getuid() == 0 and not _is_known(USER)):
        return None
    return found[-1].parent


@contextmanager
def running() -> Iterator[Server]:
    """A server that ends with the block; programs() must have found it."""
    where = programs()
    assert where is not None
    folder = Path(tempfile.mkdtemp(prefix="fazhi-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, USER)
    server = Server(folder, _free_port(), where)
    try:
        server.call("initdb", "-D", str(folder / "data"), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _call(*command: str | Path) -> None:
    user = USER if os.getuid() == 0 else None
    subprocess.run(
        list(map(str, command)), user=user, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _is_known(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])
