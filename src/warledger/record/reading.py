"""Documents → claims, few of them in this process, many in several."""

from __future__ import annotations

from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from warledger.model import Document
from warledger.plugs import load
from warledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim

FEW = 150
"""Documents that this process reads itself before others are worth their start."""
WEIGHT = 400_000
"""Characters of text after which a batch is full, however few its documents."""


class Reading(Protocol):
    """What the record needs of a reader: a pure function of a document, and its version."""

    @property
    def version(self) -> str:
        """Stands beside every claim; a change of it makes readings outdated."""

    def read(self, document: Document) -> list[Claim]:
        """Every claim of a document."""


class Outcome(msgspec.Struct, frozen=True):
    """What a process sends back about one document: its claims as JSON, or what went wrong."""

    claims: bytes = b"[]"
    failure: str | None = None


class Batch(msgspec.Struct, frozen=True):
    """What a process is sent."""

    settings: Settings
    documents: list[Document]


def read_all(
    documents: Iterator[Document], settings: Settings, reader: Reading | None
) -> Iterator[tuple[list[Document], list[Outcome]]]:
    """Batches of documents with what came of each, in the order of the documents.

    A `reader` of the caller's own stays in this process; so do the first documents.
    """
    own = reader or opened(settings)
    for document in documents if reader is not None or settings.processes == 1 else islice(documents, FEW):
        yield [document], [_outcome(own, document)]
    further = next(documents, None)
    if further is None:
        return
    sent: list[list[Document]] = []
    engine = load("engines", settings.engine)
    payloads = _payloads(chain([further], documents), settings, sent)
    for result in engine.run(read_batch, payloads, settings.processes):
        yield sent.pop(0), msgspec.msgpack.decode(result, type=list[Outcome])


@cache
def opened(settings: Settings) -> Reading:
    """The pipeline's reader under these settings, one for each process."""
    from warledger.pipeline import Reader  # noqa: PLC0415 - opens lexicons and the gazetteer

    return Reader.open(Path(settings.gazetteer) if settings.gazetteer else None)


def read_batch(payload: bytes) -> bytes:
    """The work of one process: an encoded batch in, encoded outcomes out."""
    batch = msgspec.msgpack.decode(payload, type=Batch)
    reader = opened(batch.settings)
    return msgspec.msgpack.encode([_outcome(reader, document) for document in batch.documents])


def _outcome(reader: Reading, document: Document) -> Outcome:
    """A document's claims, or what went wrong: one document never stops the others."""
    try:
        return Outcome(msgspec.json.encode(reader.read(document)))
    except Exception as wrong:  # noqa: BLE001 - named to the user with its document
        return Outcome(failure=f"{type(wrong).__name__}: {wrong}")


def _payloads(
    documents: Iterable[Document], settings: Settings, sent: list[list[Document]]
) -> Iterator[bytes]:
    """Encoded batches; each is also appended to `sent`, to be met by its outcomes."""
    batch: list[Document] = []
    weight = 0
    for document in documents:
        batch.append(document)
        weight += len(document.text)
        if len(batch) >= settings.batch or weight >= WEIGHT:
            sent.append(batch)
            yield msgspec.msgpack.encode(Batch(settings, batch))
            batch, weight = [], 0
    if batch:
        sent.append(batch)
        yield msgspec.msgpack.encode(Batch(settings, batch))
