"""What posts say of themselves: which version of what, whose words, in answer to which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; documents that were there have none of it."""
    for name in ("series", "edited", "forwarded_from", "replies_to"):
        op.add_column("documents", sa.Column(name, sa.Text))
