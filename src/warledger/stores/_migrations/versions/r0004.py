"""Who tells can be listed without passing over the texts."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index that holds all that is asked of who tells."""
    op.create_index("ix_documents_teller", "documents", ["id", "name", "language", "publisher"])
