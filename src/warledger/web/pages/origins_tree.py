"""Where an incident's reports come from: origins, the reports that carry each, and their copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.merge.origins import Origin, origin, voice
from warledger.normalize.copies import copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Claim, Document


class Carrier(msgspec.Struct, frozen=True):
    """A report that carries an origin's word; `copied` is the report it goes back to, if any."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    copied: str | None = None
    share: float = 0.0


class Branch(msgspec.Struct, frozen=True):
    """An origin, the reports in which it is told, oldest first, and how many claims go back to it."""

    name: str
    rank: int
    side: str | None
    claims: int
    carriers: tuple[Carrier, ...]


def origins_tree(claims: Sequence[Claim], documents: Sequence[Document]) -> list[Branch]:
    """The origins of some claims, the best placed to know first."""
    told = {document.id: document for document in documents}
    copied = {row.document: row for row in copies(documents)}
    voices = {}
    for one in documents:
        root = one.id
        while root in copied and copied[root].of in told:
            root = copied[root].of
        voices[one.id] = voice(told[root].forwarded_from or told[root].publisher, root)
    found: dict[str, list[tuple[Origin, Claim]]] = {}
    for claim in claims:
        first = origin(claim, voices)
        found.setdefault(first.key, []).append((first, claim))
    branches = []
    for pairs in found.values():
        first = max((one for one, _ in pairs), key=lambda one: (one.rank, one.name))
        carriers = []
        for identity in dict.fromkeys(claim.document.id for _, claim in pairs):
            document = told.get(identity)
            row = copied.get(identity)
            if document is not None:
                carriers.append(
                    _carrier(document, told.get(row.of) if row else None, row.share if row else 0.0)
                )
        branches.append(Branch(first.name, first.rank, first.side, len(pairs), tuple(_in_time(carriers))))
    return sorted(branches, key=lambda branch: (-branch.rank, -len(branch.carriers), branch.name))


def _carrier(document: Document, of: Document | None, share: float) -> Carrier:
    return Carrier(
        document.id,
        document.title or document.name,
        document.publisher,
        document.published,
        (of.publisher or of.title or of.name) if of else None,
        share,
    )


def _in_time(carriers: Iterable[Carrier]) -> list[Carrier]:
    return sorted(carriers, key=lambda one: (one.published or "9999", one.id))
