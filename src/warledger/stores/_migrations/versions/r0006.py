"""The highest position that a derived incident ever had, so that no other one gets it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; where it is 0 the incidents' own positions say it."""
    op.add_column("derived", sa.Column("last", sa.Integer, nullable=False, server_default="0"))
