"""What merging keeps between one process and the next, so that a report touches only what it reaches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables of groups and of copies; derived rows are made anew with them."""
    for table in ("figures", "incidents", "derived"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    op.add_column("incidents", sa.Column("unit", sa.Text))
    op.create_index("ix_incidents_unit", "incidents", ["unit"])
    op.create_table(
        "groups",
        *_words("kind", "id", "key", "root"),
        *(sa.Column(name, sa.Text) for name in ("target", "why")),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("body", "claims")),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.create_index("ix_groups_key", "groups", ["kind", "key"])
    op.create_index("ix_groups_root", "groups", ["kind", "root"])
    op.create_table(
        "group_days",
        *_words("kind", "area"),
        sa.Column("day", sa.Integer, nullable=False),
        *_words("id"),
        sa.PrimaryKeyConstraint("kind", "area", "day", "id"),
    )
    op.create_table(
        "group_documents",
        *_words("kind", "document", "id"),
        sa.PrimaryKeyConstraint("kind", "document", "id"),
    )
    op.create_index("ix_group_days_id", "group_days", ["kind", "id"])
    op.create_index("ix_group_documents_id", "group_documents", ["kind", "id"])
    op.create_table(
        "sketches",
        sa.Column("document", sa.Text, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("day", "whole")),
        sa.Column("runs", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_sketches_day", "sketches", ["day"])
    op.create_index("ix_sketches_whole", "sketches", ["whole"])
    op.create_table(
        "copies",
        sa.Column("document", sa.Text, primary_key=True, nullable=False),
        *_words("of"),
        sa.Column("share", sa.Float, nullable=False),
        *_words("kind"),
    )
    op.create_index("ix_copies_of", "copies", ["of"])
    for column in ("series", "edited"):
        op.create_index(f"ix_documents_{column}", "documents", [column])
    op.create_index("ix_claims_type", "claims", ["type"])
    op.add_column("derived", sa.Column("moved", sa.Text, nullable=False, server_default="[]"))
