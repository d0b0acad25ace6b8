"""The record as CSV tables in one ZIP file: incidents, figures, history, claims, documents, and what every column means."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from warledger.plugs import load
from warledger.publish._rows import ATTRIBUTION, flat_columns
from warledger.publish._table import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warledger.model import Claim, Document, Incident

    Rows = Callable[[], Iterator[dict[str, Any]]]

LOSES = "the documents' texts, judgements, claims of earlier readings; a leading =, +, - or @ of a cell gets an apostrophe"
TABLES = {
    "figures.csv": {
        "incident": "the incident's id",
        "effect": "killed, injured, missing, captured, displaced, evacuated; of exchanges what is exchanged, of "
        "interceptions the weapon",
        "side": "whose accounts it is by; empty for all",
        "low": "at least",
        "best": "best figure",
        "high": "at most; empty when open",
        "rule": "the rule that chose it",
        "claims": "ids of the claims behind it, joined by semicolons",
    },
    "history.csv": {
        "incident": "the incident's id",
        "at": "when it was told, ISO; empty when unknown",
        "effect": "as in figures.csv",
        "low": "at least, as told then",
        "high": "at most, as told then; empty when open",
        "claim": "the claim that told it",
    },
    "links.csv": {"incident": "the incident's id", "claim": "id of a claim that tells it"},
    "documents.csv": {
        "id": "the document's id",
        "name": "its name",
        "title": "its title",
        "published": "ISO; empty when unknown",
        "publisher": "who published it",
        "url": "where",
        "language": "ISO 639-1 code",
        "source": "the source that read it",
        "retrieved": "when, ISO, UTC",
        "sha256": "of the raw bytes",
        "characters": "length of the text",
    },
}
FIELDS = {
    "incidents.csv": "one incident a row, as the export incidents_csv",
    "claims.csv": "one claim a row, as the export claims_csv",
    **{name: ", ".join(columns) for name, columns in TABLES.items()},
    "fields.csv": "file, column and meaning of every column of the others",
    "ATTRIBUTION.txt": "whose the place names are",
}


def export(
    claims: Iterable[Claim], incidents: Iterable[Incident], documents: Iterable[Document]
) -> Iterator[bytes]:
    """Yield the ZIP file in pieces."""
    made: dict[str, Rows] = {
        "figures.csv": lambda: (row for incident in incidents for row in _figures(incident)),
        "history.csv": lambda: (row for incident in incidents for row in _history(incident)),
        "links.csv": lambda: ({"incident": i.id, "claim": claim} for i in incidents for claim in i.claims),
        "documents.csv": lambda: map(_document, documents),
        "fields.csv": _fields,
    }
    files: dict[str, Iterator[bytes]] = {
        "ATTRIBUTION.txt": iter([f"{ATTRIBUTION}\n".encode()]),
        "incidents.csv": load("publish", "incidents_csv").export(claims, incidents),
        "claims.csv": load("publish", "claims_csv").export(claims, incidents),
    }
    columns = TABLES | {"fields.csv": {"file": "", "column": "", "meaning": ""}}
    files |= {name: table(rows(), list(columns[name])) for name, rows in made.items()}
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, chunks in files.items():
            entry = zipfile.ZipInfo(name)  # dated 1980, so that the same rows make the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as file:
                for chunk in chunks:
                    file.write(chunk)
                    yield from sink.taken()
    yield from sink.taken()


class _Sink(io.RawIOBase):
    """A file that only goes forward and gives away what was written."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []

    def writable(self) -> bool:
        """Whether it can be written: yes."""
        return True

    def write(self, data: Any) -> int:
        """Hold some bytes."""
        held = bytes(data)
        self._held.append(held)
        return len(held)

    def taken(self) -> Iterator[bytes]:
        """What has been written since the last call."""
        held, self._held = self._held, []
        yield from (part for part in held if part)


def _figures(incident: Incident) -> Iterator[dict[str, Any]]:
    for effect, figure in incident.figures.items():
        for side, one in {"": figure, **(figure.by_side or {})}.items():
            cells = {"low": one.low, "best": one.best, "high": one.high, "rule": one.rule}
            yield {
                "incident": incident.id,
                "effect": effect,
                "side": side,
                "claims": "; ".join(one.claims),
            } | cells


def _history(incident: Incident) -> Iterator[dict[str, Any]]:
    for moment in incident.history:
        cells = {"effect": moment.effect, "low": moment.low, "high": moment.high, "claim": moment.claim}
        yield {"incident": incident.id, "at": moment.at} | cells


def _document(document: Document) -> dict[str, Any]:
    told = {name: getattr(document, name, None) for name in TABLES["documents.csv"]}
    return told | {"characters": len(document.text)}


def _fields() -> Iterator[dict[str, Any]]:
    """Every column of every file."""
    for name in ("incidents", "claims"):
        exporter = load("publish", f"{name}_csv")
        for field, meaning in exporter.FIELDS.items():
            for column in flat_columns([field]):
                yield {"file": f"{name}.csv", "column": column, "meaning": meaning}
    for file, columns in TABLES.items():
        for column, meaning in columns.items():
            yield {"file": file, "column": column, "meaning": meaning}
