"""What the claims add up to, kept up to date while a record is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge import Merge, relocated
from warledger.normalize.copies import Copies
from warledger.record.versions import Versions

if TYPE_CHECKING:
    from warledger.merge import Question
    from warledger.model import Incident, Judgement
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
        self._versions = Versions()
        self._upto = 0

    def now(self) -> list[Incident]:
        """The incidents as of now, in order of time."""
        upto = self._store.state("").readings
        fresh = list(self._store.since(self._upto))
        self._copies.add(document for document, _ in fresh)
        latest = self._versions.latest(fresh)
        documents = [document for document, _ in latest]
        claims = [claim for _, own in latest for claim in own]
        self._merge.update(documents, claims, self._judgements(), self._copies.families())
        self._upto = upto
        return self._versions.told(self._merge.incidents())

    def questions(self, limit: int) -> list[Question]:
        """What a person should look at first, as of the last call of `now`."""
        return self._merge.questions(limit)

    def _judgements(self) -> list[Judgement]:
        """The log; what was said of a claim that a newer reader words otherwise is said of that."""
        log = self._store.judgements()
        former = {claim.id: claim for claim in self._store.superseded()} if log else {}
        return relocated(log, self._store.claims(), former) if former else log
