"""The tables of the register, and how a register of an older program is brought up to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from fazhi_cli.ledger.entry import FOREIGN, NEVER_EMPTY, NUMBERS, STATEMENTS_INSIDE, VERSION, Entry, version_from

if TYPE_CHECKING:
    from collections.abc import Callable

_METADATA = sa.MetaData()

meta = sa.Table(
    "meta", _METADATA, sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False)
)
entries = sa.Table(
    "entries",
    _METADATA,
    *(
        sa.Column(
            field,
            sa.BigInteger().with_variant(sa.Integer, "sqlite") if field in NUMBERS else sa.Text,
            primary_key=field == "number",
            autoincrement=False,
            nullable=field not in NEVER_EMPTY,
        )
        for field in Entry._fields
    ),
    sa.Index("entries_of_work", "plan", "task", "unit"),
    sa.Index("entries_of_unit", "plan", "unit"),
)


STEPS: tuple[Callable[[sa.Connection], None], ...] = ()
"""What brings a register from a version to the next, the first from 1 to 2."""


def version_of(connection: sa.Connection) -> int:
    """The version of a register; 0 where the database has none yet, FOREIGN where a file holds something else, or what runs when it is read.

    A server's database may hold more than the register.
    """
    is_file = connection.dialect.name == "sqlite"
    if is_file and connection.exec_driver_sql(STATEMENTS_INSIDE).first():
        return FOREIGN
    inspected = sa.inspect(connection)
    if not inspected.has_table("meta"):
        return FOREIGN if is_file and inspected.get_table_names() else 0
    return version_from(connection.scalar(sa.select(meta.c.value).where(meta.c.key == "version")))


def migrate(connection: sa.Connection) -> None:
    """Make the tables, or bring those of an older program up to this one, in the caller's transaction: all steps or none.

    Which steps are missing is asked behind the caller's lock: of two programs that come at once the second finds nothing left to do.
    """
    version = version_of(connection)
    if version >= VERSION:
        return
    if version == 0:
        _METADATA.create_all(connection)
    else:
        for step in STEPS[version - 1 :]:
            step(connection)
    connection.execute(meta.delete().where(meta.c.key == "version"))
    connection.execute(meta.insert().values(key="version", value=str(VERSION)))
