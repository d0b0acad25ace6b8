from __future__ import annotations

from typing import TYPE_CHECKING

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from warledger.stores import _schema, sqlite
from warledger.stores._tables import metadata

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


def migrated(path: Path) -> Engine:
    sqlite.open(str(path)).close()
    return create_engine(f"sqlite:///{path}")


def test_the_newest_migration_is_the_one_the_code_knows():
    config = Config()
    config.set_main_option("script_location", str(_schema.FOLDER))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == _schema.HEAD
    assert {revision.revision for revision in script.walk_revisions()} == set(_schema.KNOWN)


def test_migrations_make_the_tables_the_code_writes(tmp_path: Path):
    engine = migrated(tmp_path / "a.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_writes_go_to_a_log_that_readers_can_pass(tmp_path: Path):
    engine = migrated(tmp_path / "a.db")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    engine.dispose()


def test_a_name_with_odd_characters_is_a_file_name(tmp_path: Path):
    for name in ("100%.db", "a b?c#d.db", "рік.db"):
        sqlite.open(str(tmp_path / name)).close()
        assert (tmp_path / name).is_file()
