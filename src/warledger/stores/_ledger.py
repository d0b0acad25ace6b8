"""What a record asks of every store, beyond `plugs.Store`; and how a store says it can't."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

import msgspec

from warledger.model import Claim
from warledger.plugs import Trouble, load, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warledger.model import Document, Incident, Judgement
    from warledger.model.filed import Amendment, Copied, Group, Sketch
    from warledger.stores._outline import Head, Outline, Teller
    from warledger.stores._words import Alternatives

Reading: TypeAlias = "tuple[Document, Sequence[Claim]]"
Kept: TypeAlias = "tuple[Document, Sequence[tuple[str, Sequence[Claim]]]]"
"""A document with its readings, oldest first: the version of each reader, and its claims."""


class StoreTrouble(Trouble):
    """The record can't be used or written; what was in it before is whole."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What derived rows depend on: they are stale when this has changed since they were made."""

    readings: int = 0
    judgements: int = 0
    rules: str = ""


class Ledger(Protocol):
    """Append-only documents, readings with their claims, and judgements; derived incidents."""

    def add(self, document: Document, claims: Sequence[Claim], reader: str) -> bool:
        """Write one document with its claims in one transaction; False if it was there."""

    def add_all(self, readings: Iterable[Reading], reader: str) -> int:
        """Write several documents in one transaction; how many were new."""

    def known(self, ids: Iterable[str]) -> set[str]:
        """Which of the document ids are in the record."""

    def reread(self, readings: Iterable[Reading], reader: str) -> int:
        """Append newer readings of documents; their claims supersede the older ones, which stay."""

    def outdated(self, reader: str) -> Iterator[Document]:
        """Documents whose current reading is by another version of the reader."""

    def documents(self) -> Iterator[Document]:
        """All documents, in order of their ids."""

    def document(self, identity: str) -> Document | None:
        """One document, None if there is none."""

    def claims(self) -> Iterator[Claim]:
        """All current claims, ordered by document name, then by place in the text."""

    def since(self, reading: int, upto: int | None = None) -> Iterator[Reading]:
        """Documents whose current reading is newer than that number (and not than `upto`), with their claims."""

    def replaced(self, reading: int, upto: int) -> bool:
        """Whether later readings replace earlier ones, or whether any post has several versions.

        A reading replaces one when it comes after the number `reading`, up to `upto`, and is of
        a document that was read by then before.
        """

    def without_text(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids, their texts left out."""

    def superseded(self) -> Iterator[Claim]:
        """Claims of earlier readings, oldest first."""

    def readers(self) -> Iterator[tuple[str, str, str]]:
        """Each document's id, the version of the reader that read it last, and when (ISO, UTC); by id."""

    def take(self, kept: Iterable[Kept]) -> None:
        """Write documents with all their readings in one transaction; one that is there gets them added."""

    def judge(self, judgement: Judgement) -> None:
        """Append one judgement."""

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""

    def state(self, rules: str) -> State:
        """What derived rows would depend on now, under these rules."""

    def derived(self) -> State | None:
        """What the derived rows were made from, None when there are none."""

    def rebuild(self, incidents: Sequence[Incident], state: State) -> None:
        """Replace the derived rows."""

    def amend(self, amendment: Amendment, state: State, base: State | None) -> bool:
        """Change the derived rows at once; False, and nothing, if they are not those of `base` any more."""

    def moved(self) -> tuple[str, ...]:
        """The parts of merging whose own incidents people's moves replaced."""

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

    def every(self, kind: str) -> list[Group]:
        """All groups of a kind."""

    def made_of(self, units: Sequence[str]) -> dict[str, Incident]:
        """The derived incidents by the part of merging that they came of, where that is one only."""

    def copied(self) -> list[Copied]:
        """The reports that go back to another, by id."""

    def sketches(self, days: Sequence[tuple[int, int]], whole: int) -> Iterator[Sketch]:
        """The sketches of reports from these spans of days, and of those with this whole, each once."""

    def texts(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids."""

    def typed(self, kind: str) -> list[Claim]:
        """The current claims of a type."""

    def decode(self, claims: bytes) -> list[Claim]:
        """Claims from a JSON list."""

    def incidents(self) -> Iterator[Incident]:
        """The derived incidents in order of time."""

    def outlined(self) -> list[int]:
        """The numbers of the derived incidents. What is written anew has a higher number than any had before."""

    def outlines(self, after: int = 0) -> Iterator[tuple[int, Outline]]:
        """The derived incidents with higher numbers, each with its own, without their long parts."""

    def chosen(self, ids: Sequence[str]) -> list[Incident]:
        """The derived incidents with these ids, in the order of the ids; unknown ids are passed over."""

    def told_by(self, ids: Sequence[str]) -> list[Claim]:
        """The claims with these ids, current or superseded, in the order of the ids."""

    def claims_in(self, document: str) -> list[Claim]:
        """The current claims of one document, by place in the text."""

    def heads(self, limit: int | None = None, offset: int = 0) -> list[Head]:
        """The documents without their texts, the latest to come in first."""

    def tellers(self, names: Sequence[str] | None = None, after: int = 0) -> Iterator[Teller]:
        """Who tells: number, name, language and publisher of the documents of some names, or all, after a number."""

    def count(self) -> int:
        """How many documents there are."""

    def number(self, document: str) -> int | None:
        """A document's number by its id, None if there is none."""

    def numbered(self, numbers: Sequence[int]) -> list[Head]:
        """The documents with these numbers, in the order of the numbers."""

    def found(self, wanted: Sequence[Alternatives]) -> list[int]:
        """Numbers of the documents in whose title or text each of the words is, the latest first."""

    def starting(self, identity: str, limit: int = 6) -> dict[str, str]:
        """Ids that start so, of current claims, derived incidents and superseded claims: what each is."""

    def close(self) -> None:
        """Let go of the file."""


@cache
def claim_types() -> type[Claim]:
    """The union of the claims of every type in `codebook/`, built as data."""
    found: list[type[Claim]] = [Claim]
    for name in names("codebook"):
        module = load("codebook", name)
        found += [
            kind
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Claim) and kind.__module__ == module.__name__
        ]
    union = found[0]
    for kind in found[1:]:
        union = union | kind  # type: ignore[assignment] # a union of types, built as data
    return union


@cache
def claims_decoder() -> msgspec.json.Decoder[list[Claim]]:
    """Decodes a JSON list of claims of every type in `codebook/`, strictly."""
    return msgspec.json.Decoder(list[claim_types()])  # type: ignore[misc]
