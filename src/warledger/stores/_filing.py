"""Derived rows: incidents, and what merging files away so that the next process need not begin anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, tuple_

from warledger.model import Incident
from warledger.model.filed import Amendment, Copied, Group, Sketch
from warledger.stores import _rows, _tables
from warledger.stores._ledger import State, claims_decoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Select, Table

    from warledger.model import Claim, Document

CHUNK = 500
_COLUMNS = ("kind", "id", "key", "root", "target", "why", "body", "claims")
_DERIVED = (
    "figures",
    "incidents",
    "derived",
    "groups",
    "group_days",
    "group_documents",
    "sketches",
    "copies",
)


class Filing:
    """The part of a store that keeps derived rows."""

    if TYPE_CHECKING:

        def _connected(self, *, writes: bool = False) -> AbstractContextManager[Connection]: ...

        def _rows(self, query: Select[Any]) -> Iterator[Any]: ...

    def derived(self) -> State | None:
        """What the derived rows were made from, None when there are none."""
        with self._connected() as connection:
            return _derived(connection)

    def moved(self) -> tuple[str, ...]:
        """The parts of merging whose own incidents people's moves replaced."""
        told = next(self._rows(select(_tables.derived.c.moved)), None)
        return tuple(msgspec.json.decode(told["moved"])) if told else ()

    def rebuild(self, incidents: Sequence[Incident], state: State) -> None:
        """Replace the derived rows in one transaction."""
        everything = Amendment(
            units={"": list(incidents)}, groups=[], gone=[], sketches=[], copies=[], whole=True
        )
        with self._connected(writes=True) as connection:
            _write(connection, everything, state)

    def amend(self, amendment: Amendment, state: State, base: State | None) -> bool:
        """Change the derived rows in one transaction; False, and nothing, if they are not of `base` any more."""
        with self._connected(writes=True) as connection:
            if _derived(connection) != base:
                return False
            _write(connection, amendment, state)
        return True

    def incidents(self) -> Iterator[Incident]:
        """The derived incidents in order of time."""
        told = select(_tables.incidents.c.body).order_by(*ordered())
        for row in self._rows(told):
            yield msgspec.json.decode(row["body"], type=Incident)

    def filed(
        self,
        kind: str,
        *,
        keys: Sequence[str] = (),
        days: Sequence[tuple[str, int]] = (),
        documents: Sequence[str] = (),
        roots: Sequence[str] = (),
    ) -> list[Group]:
        """Groups of a kind at these places, in these areas and days, of these documents, or of these roots."""
        groups, in_days, in_documents = _tables.groups, _tables.group_days, _tables.group_documents
        asked: list[ColumnElement[bool]] = []
        asked += [groups.c.key.in_(some) for some in _chunks(keys)]
        asked += [groups.c.root.in_(some) for some in _chunks(roots)]
        for some in _chunks(days):
            held = select(in_days.c.id).where(
                in_days.c.kind == kind, tuple_(in_days.c.area, in_days.c.day).in_(some)
            )
            asked.append(groups.c.id.in_(held))
        for some in _chunks(documents):
            held = select(in_documents.c.id).where(
                in_documents.c.kind == kind, in_documents.c.document.in_(some)
            )
            asked.append(groups.c.id.in_(held))
        found: dict[str, Group] = {}
        with self._connected() as connection:
            for condition in asked:
                rows = connection.execute(_groups().where(groups.c.kind == kind, condition))
                found.update((row.id, _group(row)) for row in rows)
        return list(found.values())

    def every(self, kind: str) -> list[Group]:
        """All groups of a kind."""
        with self._connected() as connection:
            return [_group(row) for row in connection.execute(_groups().where(_tables.groups.c.kind == kind))]

    def copied(self) -> list[Copied]:
        """The reports that go back to another, by id."""
        told = select(_tables.copies).order_by(_tables.copies.c.document)
        with self._connected() as connection:
            return [Copied(*row) for row in connection.execute(told)]

    def made_of(self, units: Sequence[str]) -> dict[str, Incident]:
        """The derived incidents by the part of merging that they came of, where that is one only."""
        table = _tables.incidents
        found: dict[str, Incident] = {}
        with self._connected() as connection:
            for some in _chunks(units):
                told = connection.execute(select(table.c.unit, table.c.body).where(table.c.unit.in_(some)))
                found.update((unit, msgspec.json.decode(body, type=Incident)) for unit, body in told)
        return found

    def sketches(self, days: Sequence[tuple[int, int]], whole: int) -> Iterator[Sketch]:
        """The sketches of reports from these spans of days, and of those with this whole, each once."""
        table = _tables.sketches
        near = table.c.whole == whole
        for first, last in days:
            near |= table.c.day.between(first, last)
        with self._connected() as connection:
            for row in connection.execute(select(table).where(near)):
                yield Sketch(*row)

    def replaced(self, reading: int, upto: int) -> bool:
        """Whether later readings replace earlier ones, or whether any post has several versions."""
        table, texts = _tables.readings, _tables.documents
        former = table.alias()
        older = select(former.c.id).where(former.c.document == table.c.document, former.c.id <= reading)
        reread = select(table.c.id).where(table.c.id > reading, table.c.id <= upto, older.exists())
        several = select(texts.c.series).where(texts.c.series.is_not(None)).group_by(texts.c.series)
        edited = select(texts.c.edited).where(texts.c.edited.is_not(None))
        with self._connected() as connection:
            asked = (reread, edited, several.having(func.count() > 1))
            return any(connection.execute(one.limit(1)).first() is not None for one in asked)

    def decode(self, claims: bytes) -> list[Claim]:
        """Claims from a JSON list."""
        return claims_decoder().decode(claims)

    def texts(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids."""
        table = _tables.documents
        found: list[Document] = []
        for some in _chunks(ids):
            found += map(_rows.document_of, self._rows(select(table).where(table.c.id.in_(some))))
        return found

    def without_text(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids, their texts left out."""
        table = _tables.documents
        columns = [column for column in table.c if column.name != "text"]
        found: list[Document] = []
        for some in _chunks(ids):
            rows = self._rows(select(*columns).where(table.c.id.in_(some)))
            found += [_rows.document_of({**row, "text": ""}) for row in rows]
        return found

    def typed(self, kind: str) -> list[Claim]:
        """The current claims of a type."""
        table, readings = _tables.claims, _tables.readings
        later = readings.alias()
        newer = select(later.c.id).where(later.c.document == table.c.document, later.c.id > table.c.reading)
        told = select(table.c.body).where(table.c.type == kind, ~newer.exists())
        with self._connected() as connection:
            rows = connection.execute(told.order_by(table.c.number)).scalars().all()
        return claims_decoder().decode(b"[" + b",".join(rows) + b"]")


def ordered() -> tuple[ColumnElement[str], ...]:
    """Incidents in order of time, the undated last."""
    table = _tables.incidents
    return func.coalesce(table.c.when_start, "9"), table.c.type, table.c.id


def _derived(connection: Connection) -> State | None:
    """What the derived rows are made from."""
    told = select(*(_tables.derived.c[name] for name in State.__struct_fields__))
    row = connection.execute(told).first()
    return None if row is None else State(**row._mapping)  # noqa: SLF001 - the public name of a row's fields


def _groups() -> Select[Any]:
    """The columns of groups that are read back."""
    return select(*(_tables.groups.c[name] for name in _COLUMNS))


def _group(row: Any) -> Group:
    """A group read back: merging knows its days and documents from its body."""
    return Group(**row._mapping, days=(), documents=())  # noqa: SLF001 - as above


def _write(connection: Connection, amendment: Amendment, state: State) -> None:
    """Write what changed."""
    last = _last(connection)
    if amendment.whole:
        for name in _DERIVED:
            connection.execute(delete(_tables.metadata.tables[name]))
    else:
        _clear(connection, amendment)
    told = [(unit, incident) for unit, own in amendment.units.items() for incident in own]
    numbered = [
        {"position": n, **_rows.incident_row(one, unit)} for n, (unit, one) in enumerate(told, last + 1)
    ]
    _insert(connection, _tables.incidents, numbered)
    _insert(connection, _tables.figures, [row for _, one in told for row in _rows.figure_rows(one)])
    groups = amendment.groups
    _insert(connection, _tables.groups, [{name: getattr(one, name) for name in _COLUMNS} for one in groups])
    days = [{"kind": g.kind, "area": area, "day": day, "id": g.id} for g in groups for area, day in g.days]
    _insert(connection, _tables.group_days, days)
    held = [{"kind": g.kind, "document": document, "id": g.id} for g in groups for document in g.documents]
    _insert(connection, _tables.group_documents, held)
    for table, rows in ((_tables.sketches, amendment.sketches), (_tables.copies, amendment.copies)):
        _delete(connection, table, ("document",), [(row.document,) for row in rows])
        _insert(connection, table, [msgspec.structs.asdict(row) for row in rows])
    connection.execute(delete(_tables.derived))
    moved = msgspec.json.encode(amendment.moved).decode()
    made = {"one": 1, **msgspec.structs.asdict(state), "moved": moved, "last": last + len(told)}
    connection.execute(insert(_tables.derived), made)


def _last(connection: Connection) -> int:
    """The highest position that an incident ever had."""
    kept = connection.execute(select(_tables.derived.c.last)).scalar() or 0
    return max(kept, connection.execute(select(func.max(_tables.incidents.c.position))).scalar() or 0)


def _clear(connection: Connection, amendment: Amendment) -> None:
    """Take out the rows that an amendment replaces."""
    incidents, figures = _tables.incidents, _tables.figures
    for some in _chunks(list(amendment.units)):
        old = select(incidents.c.id).where(incidents.c.unit.in_(some))
        connection.execute(delete(figures).where(figures.c.incident.in_(old)))
        connection.execute(delete(incidents).where(incidents.c.unit.in_(some)))
    old_groups = [*amendment.gone, *((group.kind, group.id) for group in amendment.groups)]
    for table in (_tables.groups, _tables.group_days, _tables.group_documents):
        _delete(connection, table, ("kind", "id"), old_groups)


def _delete(
    connection: Connection, table: Table, names: Sequence[str], values: Iterable[Sequence[str]]
) -> None:
    """Delete the rows whose columns of these names have these values."""
    rows = [dict(zip((f"old_{name}" for name in names), one, strict=True)) for one in values]
    if rows:
        same = [table.c[name] == bindparam(f"old_{name}") for name in names]
        connection.execute(delete(table).where(*same), rows)


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if any."""
    if rows:
        connection.execute(insert(table), rows)


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Values as many at a time as one query takes."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
