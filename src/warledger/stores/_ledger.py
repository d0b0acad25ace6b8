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

Reading: TypeAlias = "tuple[Document, Sequence[Claim]]"


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

    def since(self, reading: int) -> Iterator[Reading]:
        """Documents whose current reading is newer than that number, with their claims."""

    def superseded(self) -> Iterator[Claim]:
        """Claims of earlier readings, oldest first."""

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

    def incidents(self) -> Iterator[Incident]:
        """The derived incidents, in the order they were given."""

    def close(self) -> None:
        """Let go of the file."""


@cache
def claims_decoder() -> msgspec.json.Decoder[list[Claim]]:
    """Decodes a JSON list of claims of every type in `codebook/`, strictly."""
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
    return msgspec.json.Decoder(list[union])  # type: ignore[valid-type]
