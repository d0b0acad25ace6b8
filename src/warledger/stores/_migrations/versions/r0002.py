"""Words and names can be searched: folded texts under trigrams, and a number for each document."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from warledger.stores._words import searched

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number the documents in the order they came in, and index their texts."""
    op.create_table(
        "numbers",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False, unique=True),
        sqlite_autoincrement=True,
    )
    op.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='trigram')")
    connection = op.get_bind()
    connection.exec_driver_sql(
        "INSERT INTO numbers (document) SELECT document FROM readings GROUP BY document ORDER BY min(id)"
    )
    told = connection.exec_driver_sql(
        "SELECT numbers.number, title, text FROM documents JOIN numbers ON numbers.document = documents.id"
    )
    for number, title, text in told:
        row = (number, searched(title, text))
        connection.exec_driver_sql("INSERT INTO words (rowid, text) VALUES (?, ?)", row)
    op.create_index("ix_claims_document", "claims", ["document"])
