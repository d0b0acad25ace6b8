"""The first shape of the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str, *, needed: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=not needed)


def _number(name: str, *, needed: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not needed)


def _spot() -> list[sa.Column[str] | sa.Column[float]]:
    degrees = [sa.Column(name, sa.Float) for name in ("latitude", "longitude")]
    return [_text("place"), _text("country"), *degrees, _text("when_start"), _text("when_end")]


def upgrade() -> None:
    """Make the tables that only grow, and those derived from them."""
    _growing()
    _derived()


def _growing() -> None:
    told = ["publisher", "published", "title", "url", "origin", "retrieved"]
    op.create_table(
        "documents",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        *(_text(name, needed=True) for name in ("name", "language", "source", "sha256", "text")),
        *(_text(name) for name in told),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        *(_text(name, needed=True) for name in ("reader", "at")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        *(_text(name, needed=True) for name in ("id", "type", "words", "modality", "scope")),
        *(_number(name, needed=True) for name in ("start", "end")),
        *(_text(name) for name in ("speaker", "actor", "recipient")),
        *_spot(),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(_text(name, needed=True) for name in ("verdict", "subjects", "who", "at", "why")),
        *(_text(name) for name in ("field", "value")),
        sqlite_autoincrement=True,
    )
    for table, column in (
        ("documents", "name"),
        ("documents", "published"),
        ("readings", "document"),
        ("claims", "id"),
        ("claims", "reading"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _derived() -> None:
    op.create_table(
        "incidents",
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name, needed=True) for name in ("id", "type", "status")),
        *(_text(name) for name in ("actor", "recipient")),
        *_spot(),
        _number("independent_sources", needed=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "figures",
        *(_text(name, needed=True) for name in ("incident", "effect", "rule")),
        *(_number(name, needed=True) for name in ("low", "best")),
        _number("high"),
    )
    op.create_table(
        "derived",
        sa.Column("one", sa.Integer, primary_key=True),
        *(_number(name, needed=True) for name in ("readings", "judgements")),
        _text("rules", needed=True),
    )
    op.create_index("ix_incidents_id", "incidents", ["id"])
    op.create_index("ix_figures_incident", "figures", ["incident"])
