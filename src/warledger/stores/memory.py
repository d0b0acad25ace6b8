"""The record in this process's memory: for trying things out and for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.stores._held import Held
from warledger.stores._ledger import State, claims_decoder
from warledger.stores._outline import Head
from warledger.stores._words import searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warledger.model import Claim, Document, Incident, Judgement
    from warledger.stores._ledger import Kept, Reading
    from warledger.stores._outline import Teller
    from warledger.stores._words import Alternatives


def open(path: str = "", *, create: bool = True, patience: float = 60.0) -> MemoryStore:  # noqa: A001, ARG001 - as every store
    """An empty record; nothing of it outlives the process."""
    return MemoryStore()


class MemoryStore(Held):
    """The append-only tables as lists, and the derived rows."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._documents: dict[str, Document] = {}
        self._readings: list[tuple[str, str, tuple[Claim, ...]]] = []
        self._judgements: list[Judgement] = []

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

    def since(self, reading: int, upto: int | None = None) -> Iterator[Reading]:
        """Documents whose current reading is newer than that number (and not than `upto`), with their claims."""
        fresh = {identity for identity, _, _ in self._readings[reading:upto]}
        fresh -= {identity for identity, _, _ in self._readings[upto:]} if upto is not None else set()
        for identity, (_, claims) in sorted(self._current().items()):
            if identity in fresh:
                yield self._documents[identity], claims

    def superseded(self) -> Iterator[Claim]:
        """Claims of earlier readings, oldest first."""
        last = {identity: number for number, (identity, _, _) in enumerate(self._readings)}
        for number, (identity, _, claims) in enumerate(self._readings):
            if last[identity] != number:
                yield from claims

    def readers(self) -> Iterator[tuple[str, str, str]]:
        """Each document's id, the version of the reader that read it last, and no time; by id."""
        yield from ((identity, reader, "") for identity, (reader, _) in sorted(self._current().items()))

    def take(self, kept: Iterable[Kept]) -> None:
        """Keep documents with all their readings; one that is there gets them added."""
        for document, readings in kept:
            self._documents.setdefault(document.id, document)
            self._readings += [(document.id, reader, tuple(claims)) for reader, claims in readings]

    def judge(self, judgement: Judgement) -> None:
        """Append one judgement."""
        self._judgements.append(judgement)

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""
        return list(self._judgements)

    def state(self, rules: str) -> State:
        """What derived rows would depend on now, under these rules."""
        return State(readings=len(self._readings), judgements=len(self._judgements), rules=rules)

    def texts(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids."""
        return [self._documents[one] for one in ids if one in self._documents]

    def replaced(self, reading: int, upto: int) -> bool:
        """Whether later readings replace earlier ones, or whether any post has several versions."""
        before = {identity for identity, _, _ in self._readings[:reading]}
        series = [one.series for one in self._documents.values() if one.series is not None]
        edited = any(one.edited is not None for one in self._documents.values())
        reread = any(identity in before for identity, _, _ in self._readings[reading:upto])
        return reread or edited or len(set(series)) < len(series)

    def without_text(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids, their texts left out."""
        return [msgspec.structs.replace(one, text="") for one in self.texts(ids)]

    def decode(self, claims: bytes) -> list[Claim]:
        """Claims from a JSON list."""
        return claims_decoder().decode(claims)

    def typed(self, kind: str) -> list[Claim]:
        """The current claims of a type."""
        return [claim for claim in self.claims() if claim.type == kind]

    def chosen(self, ids: Sequence[str]) -> list[Incident]:
        """The derived incidents with these ids, in the order of the ids; unknown ids are passed over."""
        known = {incident.id: incident for incident in self._incidents}
        return [known[one] for one in ids if one in known]

    def told_by(self, ids: Sequence[str]) -> list[Claim]:
        """The claims with these ids, current or superseded, in the order of the ids."""
        known = {claim.id: claim for _, _, claims in self._readings for claim in claims}
        return [known[one] for one in ids if one in known]

    def claims_in(self, document: str) -> list[Claim]:
        """The current claims of one document, by place in the text."""
        _, claims = self._current().get(document, ("", ()))
        return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))

    def heads(self, limit: int | None = None, offset: int = 0) -> list[Head]:
        """The documents without their texts, the latest to come in first."""
        stop = None if limit is None else offset + limit
        return self.numbered(list(range(len(self._documents), 0, -1))[offset:stop])

    def tellers(self, names: Sequence[str] | None = None, after: int = 0) -> Iterator[Teller]:
        """Who tells: number, name, language and publisher of the documents of some names, or all, after a number."""
        for number, one in enumerate(self._documents.values(), 1):
            if number > after and (names is None or one.name in names):
                yield number, one.name, one.language, one.publisher

    def count(self) -> int:
        """How many documents there are."""
        return len(self._documents)

    def number(self, document: str) -> int | None:
        """A document's number by its id, None if there is none."""
        return next((n for n, one in enumerate(self._documents, 1) if one == document), None)

    def numbered(self, numbers: Sequence[int]) -> list[Head]:
        """The documents with these numbers, in the order of the numbers."""
        documents = dict(enumerate(self._documents.values(), 1))
        kept = [name for name in Head.__struct_fields__ if name != "number"]
        return [
            Head(number, *(getattr(documents[number], name) for name in kept))
            for number in numbers
            if number in documents
        ]

    def found(self, wanted: Sequence[Alternatives]) -> list[int]:
        """Numbers of the documents in whose title or text each of the words is, the latest first."""
        numbered = [(n, searched(d.title, d.text)) for n, d in enumerate(self._documents.values(), 1)]
        return [
            number
            for number, text in reversed(numbered)
            if wanted and all(any(word in text for word in alternatives) for alternatives in wanted)
        ]

    def starting(self, identity: str, limit: int = 6) -> dict[str, str]:
        """Ids that start so: what each is, "incident", "claim" or (where no other claim is) "superseded"."""
        current = {claim.id for claim in self.claims()}
        former = {claim.id for claim in self.superseded()} - current
        incidents = [incident.id for incident in self._incidents]
        kinds = {"superseded": former, "claim": current, "incident": incidents}
        found: dict[str, str] = {}
        for kind, ids in kinds.items():
            some = sorted(one for one in ids if identity and one.startswith(identity))[:limit]
            if kind == "claim" and some:
                found.clear()
            found.update(dict.fromkeys(some, kind))
        return found

    def close(self) -> None:
        """Nothing to let go of."""

    def _current(self) -> dict[str, tuple[str, tuple[Claim, ...]]]:
        """Each document's current reading: the version of the reader, and the claims."""
        return {identity: (reader, claims) for identity, reader, claims in self._readings}
