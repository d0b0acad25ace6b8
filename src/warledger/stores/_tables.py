"""The record's tables: three that only grow, and those derived from them."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("publisher", String),
    Column("published", String, index=True),
    Column("language", String, nullable=False),
    Column("title", String),
    Column("url", String),
    Column("source", String, nullable=False),
    Column("origin", String),
    Column("sha256", String, nullable=False),
    Column("retrieved", String),
    Column("text", Text, nullable=False),
    Column("series", String, index=True),
    Column("edited", String, index=True),
    Column("forwarded_from", String),
    Column("replies_to", String),
    Index("ix_documents_teller", "id", "name", "language", "publisher"),
)

numbers = Table(
    "numbers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False, unique=True),
    sqlite_autoincrement=True,
)
# Beside these stands `words`, a trigram index (FTS5) of the folded texts; its rows have these numbers.

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("reader", String, nullable=False),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, index=True),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False, index=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("type", String, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("speaker", String),
    Column("modality", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("place", String),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("when_start", String),
    Column("when_end", String),
    Column("actor", String),
    Column("recipient", String),
    Column("body", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("verdict", String, nullable=False),
    Column("subjects", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("field", String),
    Column("value", Text),
    sqlite_autoincrement=True,
)

incidents = Table(
    "incidents",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("actor", String),
    Column("recipient", String),
    Column("place", String),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("when_start", String),
    Column("when_end", String),
    Column("status", String, nullable=False),
    Column("independent_sources", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("unit", String, index=True),
)

figures = Table(
    "figures",
    metadata,
    Column("incident", String, nullable=False, index=True),
    Column("effect", String, nullable=False),
    Column("low", Integer, nullable=False),
    Column("best", Integer, nullable=False),
    Column("high", Integer),
    Column("rule", String, nullable=False),
)

derived = Table(
    "derived",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("readings", Integer, nullable=False),
    Column("judgements", Integer, nullable=False),
    Column("rules", String, nullable=False),
    Column("moved", String, nullable=False, server_default="[]"),
    Column("last", Integer, nullable=False, server_default="0"),
)

groups = Table(
    "groups",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("root", String, nullable=False),
    Column("target", String),
    Column("why", String),
    Column("body", LargeBinary, nullable=False),
    Column("claims", LargeBinary, nullable=False),
    Index("ix_groups_key", "kind", "key"),
    Index("ix_groups_root", "kind", "root"),
)

group_days = Table(
    "group_days",
    metadata,
    Column("kind", String, primary_key=True),
    Column("area", String, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("id", String, primary_key=True),
    Index("ix_group_days_id", "kind", "id"),
)

group_documents = Table(
    "group_documents",
    metadata,
    Column("kind", String, primary_key=True),
    Column("document", String, primary_key=True),
    Column("id", String, primary_key=True),
    Index("ix_group_documents_id", "kind", "id"),
)

sketches = Table(
    "sketches",
    metadata,
    Column("document", String, primary_key=True),
    Column("day", Integer, nullable=False, index=True),
    Column("whole", Integer, nullable=False, index=True),
    Column("runs", LargeBinary, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("document", String, primary_key=True),
    Column("of", String, nullable=False, index=True),
    Column("share", Float, nullable=False),
    Column("kind", String, nullable=False),
)
