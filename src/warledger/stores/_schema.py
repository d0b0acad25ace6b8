"""Bringing a record's file to the shape this version knows, or refusing it clearly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect

from warledger.stores._ledger import StoreTrouble

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0006"
"""The newest migration; a test holds it to the folder."""
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006")
FOLDER = Path(__file__).parent / "_migrations"


def revision(connection: Connection, where: str) -> str | None:
    """The migration the file is at, None for an empty file.

    Raises:
        StoreTrouble: if it is another program's file, or a newer Warledger's.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables or "readings" not in tables:
        raise StoreTrouble(
            where,
            "not a Warledger record, but another program's database",
            "Name another file with --record.",
        )
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found not in KNOWN:
        raise StoreTrouble(
            where,
            f"written by a newer Warledger (its shape is {found}, this version knows {HEAD})",
            "Use that version, or export from it and read again.",
        )
    return str(found)


def migrate(connection: Connection) -> None:
    """Run the migrations that the file lacks, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
