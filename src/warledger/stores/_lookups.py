"""Single things and short lists out of a record's file, without reading the rest."""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Column, Connection, Select, func, select

from warledger.model import Incident
from warledger.stores import _tables
from warledger.stores._ledger import claims_decoder
from warledger.stores._outline import Head, Outline, Teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from warledger.model import Claim
    from warledger.stores._words import Alternatives

CHUNK = 500
_outlines = msgspec.json.Decoder(list[Outline])
_incident = msgspec.json.Decoder(Incident)


class Lookups(ABC):
    """The part of a store that answers questions about few things."""

    @abstractmethod
    def _connected(self, *, writes: bool = False) -> AbstractContextManager[Connection]:
        """A connection in one transaction."""

    def outlined(self) -> list[int]:
        """The numbers of the derived incidents. What is written anew has a higher number than any had before."""
        with self._connected() as connection:
            return [number for (number,) in _raw(connection, "SELECT position FROM incidents")]

    def outlines(self, after: int = 0) -> Iterator[tuple[int, Outline]]:
        """The derived incidents with higher numbers, each with its own, without their long parts."""
        told = "SELECT position, body FROM incidents WHERE position > ?"
        with self._connected() as connection:
            rows = _raw(connection, told, after)
            while some := list(islice(rows, CHUNK)):
                found = _outlines.decode(b"[" + b",".join([body for _, body in some]) + b"]")
                yield from zip([number for number, _ in some], found, strict=True)

    def chosen(self, ids: Sequence[str]) -> list[Incident]:
        """The derived incidents with these ids, in the order of the ids; unknown ids are passed over."""
        table = _tables.incidents
        found = self._bodies(select(table.c.id, table.c.body), table.c.id, ids)
        return [_incident.decode(found[one]) for one in ids if one in found]

    def told_by(self, ids: Sequence[str]) -> list[Claim]:
        """The claims with these ids, current or superseded, in the order of the ids."""
        table = _tables.claims
        found = self._bodies(select(table.c.id, table.c.body).order_by(table.c.number), table.c.id, ids)
        return _claims([found[one] for one in ids if one in found])

    def claims_in(self, document: str) -> list[Claim]:
        """The current claims of one document, by place in the text."""
        table, readings = _tables.claims, _tables.readings
        latest = select(func.max(readings.c.id)).where(readings.c.document == document).scalar_subquery()
        told = select(table.c.body).where(table.c.reading == latest)
        with self._connected() as connection:
            rows = connection.execute(told.order_by(table.c.start, table.c.end, table.c.id)).scalars().all()
        return _claims(rows)

    def heads(self, limit: int | None = None, offset: int = 0) -> list[Head]:
        """The documents without their texts, the latest to come in first."""
        told = _heads().order_by(_tables.numbers.c.number.desc())
        with self._connected() as connection:
            rows = connection.execute(told.limit(-1 if limit is None else limit).offset(offset))
            return [Head(*row) for row in rows]

    def tellers(self, names: Sequence[str] | None = None, after: int = 0) -> Iterator[Teller]:
        """Who tells: number, name, language and publisher of the documents of some names, or all, after a number."""
        told = (
            "SELECT numbers.number, name, language, publisher FROM documents"
            " JOIN numbers ON numbers.document = documents.id WHERE numbers.number > ?"
        )
        with self._connected() as connection:
            if names is None:
                yield from _raw(connection, told, after)
                return
            for start in range(0, len(names), CHUNK):
                some = names[start : start + CHUNK]
                yield from _raw(connection, f"{told} AND name IN ({','.join('?' * len(some))})", after, *some)

    def count(self) -> int:
        """How many documents there are."""
        with self._connected() as connection:
            return connection.execute(select(func.count()).select_from(_tables.numbers)).scalar_one()

    def number(self, document: str) -> int | None:
        """A document's number by its id, None if there is none."""
        told = select(_tables.numbers.c.number).where(_tables.numbers.c.document == document)
        with self._connected() as connection:
            return connection.execute(told).scalar()

    def numbered(self, numbers: Sequence[int]) -> list[Head]:
        """The documents with these numbers, in the order of the numbers."""
        found: dict[int, Head] = {}
        with self._connected() as connection:
            for start in range(0, len(numbers), CHUNK):
                some = _heads().where(_tables.numbers.c.number.in_(numbers[start : start + CHUNK]))
                found.update((row[0], Head(*row)) for row in connection.execute(some))
        return [found[number] for number in numbers if number in found]

    def found(self, wanted: Sequence[Alternatives]) -> list[int]:
        """Numbers of the documents in whose title or text each of the words is, the latest first."""
        if not wanted:
            return []
        asked = " AND ".join(f"({' OR '.join(map(_quoted, alternatives))})" for alternatives in wanted)
        told = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC"
        with self._connected() as connection:
            return [number for (number,) in _raw(connection, told, asked)]

    def starting(self, identity: str, limit: int = 6) -> dict[str, str]:
        """Ids that start so: what each is, "incident", "claim" or (where no other claim is) "superseded"."""
        if not identity:
            return {}
        readings, claims = _tables.readings, _tables.claims
        later = readings.alias()
        newer = select(later.c.id).where(later.c.document == claims.c.document, later.c.id > claims.c.reading)
        with self._connected() as connection:

            def ids(told: Select[Any]) -> list[str]:
                return list(connection.execute(told.distinct().limit(limit)).scalars())

            incidents = ids(_starts(select(_tables.incidents.c.id), _tables.incidents.c.id, identity))
            current = ids(_starts(select(claims.c.id), claims.c.id, identity).where(~newer.exists()))
            former = [] if current else ids(_starts(select(claims.c.id), claims.c.id, identity))
        return {
            **dict.fromkeys(former, "superseded"),
            **dict.fromkeys(current, "claim"),
            **dict.fromkeys(incidents, "incident"),
        }

    def _bodies(self, told: Select[Any], key: Column[str], ids: Sequence[str]) -> dict[str, bytes]:
        """The bodies of rows with these ids; of several with one id, the last."""
        found: dict[str, bytes] = {}
        with self._connected() as connection:
            for start in range(0, len(ids), CHUNK):
                some = told.where(key.in_(ids[start : start + CHUNK]))
                found.update((one, body) for one, body in connection.execute(some))
        return found


def _heads() -> Select[Any]:
    """The columns of a head, in the order of its fields."""
    texts, numbers = _tables.documents, _tables.numbers
    columns = [numbers.c.number, *(texts.c[name] for name in Head.__struct_fields__ if name != "number")]
    return select(*columns).join(numbers, numbers.c.document == texts.c.id)


def _raw(connection: Connection, told: str, *given: str | int) -> Iterator[Any]:
    """The rows of a query as SQLite hands them over: for many short ones."""
    cursor = connection.connection.cursor()
    try:
        yield from cursor.execute(told, given)
    finally:
        cursor.close()


def _starts(told: Select[Any], key: Column[str], identity: str) -> Select[Any]:
    """Narrow a query to ids that start so, in a way that an index serves."""
    return told.where(key >= identity, key < identity + "\U0010ffff").order_by(key)


def _claims(bodies: Sequence[bytes]) -> list[Claim]:
    return claims_decoder().decode(b"[" + b",".join(bodies) + b"]")


def _quoted(words: str) -> str:
    """A stretch of text as FTS5 takes it, whatever is in it."""
    return '"' + words.replace('"', '""') + '"'
