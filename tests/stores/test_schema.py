from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from warledger.stores import _schema, sqlite
from warledger.stores._tables import metadata
from warledger.stores._words import terms

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
    searched = re.compile(
        r"words(_data|_idx|_content|_docsize|_config)?"
    )  # not a table, but an index of FTS5

    def ours(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or not searched.fullmatch(name or "")

    with engine.connect() as connection:
        opts = {"compare_type": False, "include_name": ours}
        context = MigrationContext.configure(connection, opts=opts)
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


def test_a_record_of_the_first_shape_becomes_searchable(tmp_path: Path):
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(_schema.FOLDER))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for number in (2, 1):
            row = {"id": f"d{number}", "text": f"У Харкові тиша, {number}"}
            connection.execute(
                text(
                    "INSERT INTO documents (id, name, language, source, sha256, text)"
                    " VALUES (:id, :id, 'uk', 'text', '', :text)"
                ),
                row,
            )
            connection.execute(
                text("INSERT INTO readings (document, reader, at) VALUES (:id, 'v1', '2025')"), row
            )
    engine.dispose()
    store = sqlite.open(str(path), create=False)
    assert [head.id for head in store.numbered(store.found(terms("харків")))] == ["d1", "d2"]
    store.close()
