"""What the claims add up to, kept up to date while a record is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge import Merge
from warledger.normalize.copies import Copies

if TYPE_CHECKING:
    from warledger.model import Incident
    from warledger.stores._ledger import Ledger


class Sums:
    """The incidents of a store; asking again looks only at what was read since.

    A document that was read anew replaces its earlier reading.
    """

    def __init__(self, store: Ledger) -> None:
        """Start without anything of the store."""
        self._store = store
        self._merge = Merge()
        self._copies = Copies()
        self._upto = 0

    def now(self) -> list[Incident]:
        """The incidents as of now, in order of time."""
        upto = self._store.state("").readings
        fresh = list(self._store.since(self._upto))
        documents = [document for document, _ in fresh]
        self._copies.add(documents)
        claims = [claim for _, own in fresh for claim in own]
        self._merge.update(documents, claims, self._store.judgements(), self._copies.families())
        self._upto = upto
        return self._merge.incidents()
