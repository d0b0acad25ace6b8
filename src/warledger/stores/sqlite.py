"""The record as one SQLite file: several processes may read and write it at once."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import OperationalError
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Column, Connection, create_engine, event, func, insert, select, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from warledger.stores import _rows, _tables
from warledger.stores._filing import Filing
from warledger.stores._ledger import State, StoreTrouble, claims_decoder
from warledger.stores._lookups import Lookups
from warledger.stores._schema import HEAD, migrate, revision
from warledger.stores._words import searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Engine, Select

    from warledger.model import Claim, Document, Judgement
    from warledger.stores._ledger import Kept, Reading

CHUNK = 500
_REASONS = (
    (
        "disk is full",
        "the disk is full",
        "Make room, then run the same command again; nothing half-written was kept.",
    ),
    ("disk i/o error", "the disk refused a write or read", "Check the disk and its room, then run it again."),
    ("file is not a database", "not a record, but some other file", "Name another file with --record."),
    ("malformed", "the file is damaged", "Restore it from a copy; the documents can be read again."),
    ("readonly", "the file may not be written", "Ask for the right to write it, or copy it."),
    ("unable to open", "can't be opened", "Check the path, that its folder exists, and your rights there."),
    (
        "locked",
        "another program kept it locked",
        "Wait for it to end, or raise WARLEDGER_PATIENCE (seconds).",
    ),
)


def open(path: str, *, create: bool = True, patience: float = 60.0) -> SqliteStore:  # noqa: A001 - as in plugs
    """Open a record's file, making it if need be.

    Raises:
        StoreTrouble: if there is none and `create` is false, or it can't be used.
    """
    if not create and not Path(path).is_file():
        raise StoreTrouble(
            path, "no record here", "Make one with `warledger read`, or name it with --record."
        )
    return SqliteStore(path, patience)


class SqliteStore(Filing, Lookups):
    """One record's file. Every write is one transaction; readers never see half of it."""

    def __init__(self, path: str, patience: float = 60.0) -> None:
        """Open the file and bring it to this version's shape."""
        self.path = path
        self._patience = patience
        self._engine = _engine(path, patience)
        try:
            self._prepare()
        except BaseException:
            self._engine.dispose()
            raise

    def _prepare(self) -> None:
        with self._connected() as connection:
            if revision(connection, self.path) == HEAD:
                return
        with self._connected(writes=True) as connection:
            if revision(connection, self.path) != HEAD:
                migrate(connection)

    @contextmanager
    def _connected(self, *, writes: bool = False) -> Iterator[Connection]:
        """A connection in one transaction, committed at the end; SQLite's complaints said plainly."""
        try:
            with self._engine.execution_options(writes=writes).begin() as connection:
                yield connection
        except SQLAlchemyError as wrong:
            raise _trouble(self.path, wrong) from wrong

    def add(self, document: Document, claims: Sequence[Claim], reader: str) -> bool:
        """Write one document with its claims in one transaction; False if it was there."""
        return self.add_all([(document, claims)], reader) == 1

    def add_all(self, readings: Iterable[Reading], reader: str) -> int:
        """Write several documents in one transaction; how many were new."""
        given = {document.id: (document, claims) for document, claims in reversed(list(readings))}
        with self._connected(writes=True) as connection:
            there = _known(connection, list(given))
            fresh = [reading for key, reading in reversed(given.items()) if key not in there]
            _enter(connection, [document for document, _ in fresh])
            _write(connection, fresh, reader)
        return len(fresh)

    def reread(self, readings: Iterable[Reading], reader: str) -> int:
        """Append newer readings; a document that was read by this version meanwhile is let be."""
        with self._connected(writes=True) as connection:
            older = [one for one in readings if _current_reader(connection, one[0].id) != reader]
            _write(connection, older, reader)
        return len(older)

    def known(self, ids: Iterable[str]) -> set[str]:
        """Which of the document ids are in the record."""
        with self._connected() as connection:
            return _known(connection, list(ids))

    def outdated(self, reader: str) -> Iterator[Document]:
        """Documents whose current reading is by another version of the reader."""
        table = _tables.readings
        query = (
            select(_tables.documents)
            .join(table, table.c.document == _tables.documents.c.id)
            .where(table.c.id.in_(_latest()), table.c.reader != reader)
            .order_by(_tables.documents.c.id)
        )
        yield from map(_rows.document_of, self._rows(query))

    def documents(self) -> Iterator[Document]:
        """All documents, in order of their ids."""
        yield from map(
            _rows.document_of, self._rows(select(_tables.documents).order_by(_tables.documents.c.id))
        )

    def document(self, identity: str) -> Document | None:
        """One document, None if there is none."""
        query = select(_tables.documents).where(_tables.documents.c.id == identity)
        return next(map(_rows.document_of, self._rows(query)), None)

    def claims(self) -> Iterator[Claim]:
        """All current claims, ordered by document name, then by place in the text."""
        table, texts = _tables.claims, _tables.documents
        query = (
            select(table.c.body)
            .join(texts, texts.c.id == table.c.document)
            .where(table.c.reading.in_(_latest()))
            .order_by(texts.c.name, texts.c.id, table.c.start, table.c.end, table.c.id)
        )
        yield from self._claims(query)

    def since(self, reading: int, upto: int | None = None) -> Iterator[Reading]:
        """Documents whose current reading is newer than that number (and not than `upto`), with their claims."""
        table, readings = _tables.claims, _tables.readings
        last = sys.maxsize if upto is None else upto
        later = readings.alias()
        newer = select(later.c.id).where(later.c.document == readings.c.document, later.c.id > readings.c.id)
        fresh = (readings.c.id > reading, readings.c.id <= last, ~newer.exists())
        query = select(table.c.body).join(readings, readings.c.id == table.c.reading).where(*fresh)
        claims: dict[str, list[Claim]] = {}
        for claim in self._claims(query.order_by(table.c.start, table.c.end, table.c.id)):
            claims.setdefault(claim.document.id, []).append(claim)
        texts = select(_tables.documents).join(readings, readings.c.document == _tables.documents.c.id)
        for row in self._rows(texts.where(*fresh).order_by(_tables.documents.c.id)):
            document = _rows.document_of(row)
            yield document, claims.get(document.id, [])

    def superseded(self) -> Iterator[Claim]:
        """Claims of earlier readings, oldest first."""
        table = _tables.claims
        yield from self._claims(
            select(table.c.body).where(table.c.reading.not_in(_latest())).order_by(table.c.number)
        )

    def readers(self) -> Iterator[tuple[str, str, str]]:
        """Each document's id, the version of the reader that read it last, and when; by id."""
        table = _tables.readings
        query = select(table).where(table.c.id.in_(_latest())).order_by(table.c.document)
        yield from ((row["document"], row["reader"], row["at"]) for row in self._rows(query))

    def take(self, kept: Iterable[Kept]) -> None:
        """Write documents with all their readings in one transaction; one that is there gets them added."""
        with self._connected(writes=True) as connection:
            for document, readings in kept:
                if not _known(connection, [document.id]):
                    _enter(connection, [document])
                for reader, claims in readings:
                    _write(connection, [(document, claims)], reader)

    def judge(self, judgement: Judgement) -> None:
        """Append one judgement."""
        with self._connected(writes=True) as connection:
            connection.execute(insert(_tables.judgements), _rows.judgement_row(judgement))

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""
        query = select(_tables.judgements).order_by(_tables.judgements.c.number)
        return [_rows.judgement_of(row) for row in self._rows(query)]

    def state(self, rules: str) -> State:
        """What derived rows would depend on now, under these rules."""
        with self._connected() as connection:
            readings = connection.execute(select(func.max(_tables.readings.c.id))).scalar()
            judgements = connection.execute(select(func.max(_tables.judgements.c.number))).scalar()
        return State(readings=readings or 0, judgements=judgements or 0, rules=rules)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _claims(self, query: Select[Any]) -> Iterator[Claim]:
        decode = claims_decoder().decode
        for row in self._rows(query):
            yield decode(b"[" + row["body"] + b"]")[0]

    def _rows(self, query: Select[Any]) -> Iterator[Any]:
        """The rows of a query, a chunk at a time, all as of one moment."""
        with self._connected() as connection:
            result = connection.execution_options(yield_per=CHUNK).execute(query)
            yield from result.mappings()


def _latest() -> Select[tuple[int]]:
    """The number of each document's current reading."""
    return select(func.max(_tables.readings.c.id)).group_by(_tables.readings.c.document)


def _current_reader(connection: Connection, document: str) -> str | None:
    table = _tables.readings
    query = select(table.c.reader).where(table.c.document == document).order_by(table.c.id.desc()).limit(1)
    return connection.execute(query).scalar()


def _known(connection: Connection, asked: Sequence[str]) -> set[str]:
    """Which of the document ids are in the record."""
    found: set[str] = set()
    for start in range(0, len(asked), CHUNK):
        some = _tables.documents.c.id.in_(asked[start : start + CHUNK])
        found.update(connection.execute(select(_tables.documents.c.id).where(some)).scalars())
    return found


def _enter(connection: Connection, documents: Sequence[Document]) -> None:
    """Write new documents, give them numbers, and make their words searchable."""
    first = _next(connection, _tables.numbers.c.number)
    numbers = [{"number": n, "document": document.id} for n, document in enumerate(documents, first)]
    words = [
        {"number": n, "text": searched(document.title, document.text)}
        for n, document in enumerate(documents, first)
    ]
    if documents:
        connection.execute(
            insert(_tables.documents), [_rows.document_row(document) for document in documents]
        )
        connection.execute(insert(_tables.numbers), numbers)
        connection.execute(text("INSERT INTO words (rowid, text) VALUES (:number, :text)"), words)


def _write(connection: Connection, readings: Sequence[Reading], reader: str) -> None:
    """Append readings with their claims."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    first = _next(connection, _tables.readings.c.id)
    rows = [
        {"id": n, "document": document.id, "reader": reader, "at": at}
        for n, (document, _) in enumerate(readings, first)
    ]
    claims = [_rows.claim_row(claim, n) for n, (_, own) in enumerate(readings, first) for claim in own]
    if rows:
        connection.execute(insert(_tables.readings), rows)
    if claims:
        connection.execute(insert(_tables.claims), claims)


def _next(connection: Connection, column: Column[int]) -> int:
    """The number that the next row gets; nobody else writes meanwhile, and no row is ever taken away."""
    return (connection.execute(select(func.max(column))).scalar() or 0) + 1


def _engine(path: str, patience: float) -> Engine:
    """An engine whose connections wait for other writers and whose write transactions lock first."""
    engine = create_engine(URL.create("sqlite", database=path), connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def _opened(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        _write_ahead(connection, patience)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _began(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: Any, patience: float) -> None:
    """Turn write-ahead logging on. SQLite asks for the whole file at once here, without its own waiting."""
    until = monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except OperationalError as wrong:
            if "locked" not in str(wrong) or monotonic() > until:
                raise
            sleep(0.01)


def _trouble(path: str, wrong: SQLAlchemyError) -> StoreTrouble:
    """What a user is told about an error of the database."""
    told = str(wrong.orig if isinstance(wrong, DatabaseError) else wrong)
    for sign, why, remedy in _REASONS:
        if sign in told.lower():
            return StoreTrouble(path, why, remedy)
    return StoreTrouble(path, told, "The record is as it was before this command.")
