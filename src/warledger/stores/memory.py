"""The record in this process's memory: for trying things out and for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.stores._ledger import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warledger.model import Claim, Document, Incident, Judgement
    from warledger.stores._ledger import Reading


def open(path: str = "", *, create: bool = True, patience: float = 60.0) -> MemoryStore:  # noqa: A001, ARG001 - as every store
    """An empty record; nothing of it outlives the process."""
    return MemoryStore()


class MemoryStore:
    """The append-only tables as lists, and the derived rows."""

    def __init__(self) -> None:
        """Start empty."""
        self._documents: dict[str, Document] = {}
        self._readings: list[tuple[str, str, tuple[Claim, ...]]] = []
        self._judgements: list[Judgement] = []
        self._incidents: tuple[Incident, ...] = ()
        self._derived: State | None = None

    def add(self, document: Document, claims: Sequence[Claim], reader: str) -> bool:
        """Keep one document with its claims; False if it was there."""
        return self.add_all([(document, claims)], reader) == 1

    def add_all(self, readings: Iterable[Reading], reader: str) -> int:
        """Keep several documents; how many were new."""
        new = 0
        for document, claims in readings:
            if document.id not in self._documents:
                self._documents[document.id] = document
                self._readings.append((document.id, reader, tuple(claims)))
                new += 1
        return new

    def reread(self, readings: Iterable[Reading], reader: str) -> int:
        """Append newer readings; a document that this version has read is let be."""
        count = 0
        for document, claims in readings:
            if self._current()[document.id][0] != reader:
                self._readings.append((document.id, reader, tuple(claims)))
                count += 1
        return count

    def known(self, ids: Iterable[str]) -> set[str]:
        """Which of the document ids are in the record."""
        return {identity for identity in ids if identity in self._documents}

    def outdated(self, reader: str) -> Iterator[Document]:
        """Documents whose current reading is by another version of the reader."""
        for identity, (version, _) in sorted(self._current().items()):
            if version != reader:
                yield self._documents[identity]

    def documents(self) -> Iterator[Document]:
        """All documents, in order of their ids."""
        yield from (self._documents[identity] for identity in sorted(self._documents))

    def document(self, identity: str) -> Document | None:
        """One document, None if there is none."""
        return self._documents.get(identity)

    def claims(self) -> Iterator[Claim]:
        """All current claims, ordered by document name, then by place in the text."""
        current = [claim for _, claims in self._current().values() for claim in claims]
        yield from sorted(
            current,
            key=lambda claim: (claim.document.name, claim.document.id, claim.start, claim.end, claim.id),
        )

    def since(self, reading: int) -> Iterator[Reading]:
        """Documents whose current reading is newer than that number, with their claims."""
        fresh = {identity for identity, _, _ in self._readings[reading:]}
        for identity, (_, claims) in sorted(self._current().items()):
            if identity in fresh:
                yield self._documents[identity], claims

    def superseded(self) -> Iterator[Claim]:
        """Claims of earlier readings, oldest first."""
        last = {identity: number for number, (identity, _, _) in enumerate(self._readings)}
        for number, (identity, _, claims) in enumerate(self._readings):
            if last[identity] != number:
                yield from claims

    def judge(self, judgement: Judgement) -> None:
        """Append one judgement."""
        self._judgements.append(judgement)

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""
        return list(self._judgements)

    def state(self, rules: str) -> State:
        """What derived rows would depend on now, under these rules."""
        return State(readings=len(self._readings), judgements=len(self._judgements), rules=rules)

    def derived(self) -> State | None:
        """What the derived rows were made from, None when there are none."""
        return self._derived

    def rebuild(self, incidents: Sequence[Incident], state: State) -> None:
        """Replace the derived rows."""
        self._incidents, self._derived = tuple(incidents), state

    def incidents(self) -> Iterator[Incident]:
        """The derived incidents, in the order they were given."""
        yield from self._incidents

    def close(self) -> None:
        """Nothing to let go of."""

    def _current(self) -> dict[str, tuple[str, tuple[Claim, ...]]]:
        """Each document's current reading: the version of the reader, and the claims."""
        return {identity: (reader, claims) for identity, reader, claims in self._readings}
