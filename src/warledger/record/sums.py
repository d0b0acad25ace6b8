"""What the claims add up to: derived rows brought up to date from where any process left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.merge import Merge, Start, relocated
from warledger.normalize.copies import Copies
from warledger.record.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warledger.merge import Question
    from warledger.model import Judgement
    from warledger.stores._ledger import Ledger, Reading, State

SHARED = ("document", "place", "when", "speaker")
"""Parts that the claims of one report, or of one event, have in common."""


class Sums:
    """The incidents of a store; bringing them up to date looks only at what new reports can reach.

    What an earlier process derived is taken up where it stands in the store; it is thrown
    away when the rules have changed, when documents were read anew, or when posts were edited.
    """

    def __init__(self, store: Ledger) -> None:
        """Start without anything of the store."""
        self._store = store
        self._merge: Merge | None = None
        self._copies = Copies()
        self._versions = Versions()
        self._base: State | None = None

    def now(self, rules: str) -> State:
        """Bring the derived rows up to date; what they are made from.

        The rows change at once or not at all. When another process changed them meanwhile,
        this one begins again from what that left.
        """
        while True:
            base, state = self._store.derived(), self._store.state(rules)
            if base == state:
                return state
            whole = base is None or base.rules != rules or self._replaced(base, state)
            merge = self._begin() if whole or base is None else self._resume(base)
            upto = 0 if whole or base is None else base.readings
            latest = self._versions.latest(self._fresh(upto, state.readings))
            claims = [claim for _, own in latest for claim in own]
            log = self._log(state.judgements)
            merge.update([document for document, _ in latest], claims, log, self._copies.families())
            amendment = merge.amendment(whole=whole)
            amendment.sketches, amendment.copies = self._copies.fresh()
            told = iter(self._versions.told([one for own in amendment.units.values() for one in own]))
            amendment.units = {unit: [next(told) for _ in own] for unit, own in amendment.units.items()}
            if self._store.amend(amendment, state, base):
                self._base = state
                return state
            self._merge = None

    def _fresh(self, after: int, upto: int) -> Iterator[Reading]:
        """Documents read since, in no more room than they need: without their texts, equal parts of claims once."""
        parts: dict[object, object] = {}
        for document, claims in self._store.since(after, upto):
            self._copies.add([document])
            for claim in claims:
                for name in SHARED:
                    part = getattr(claim, name)
                    if part is not None:
                        msgspec.structs.force_setattr(claim, name, parts.setdefault(part, part))
            yield msgspec.structs.replace(document, text=""), claims

    def questions(self, limit: int, rules: str) -> list[Question]:
        """What a person should look at first."""
        return self._resume(self.now(rules)).questions(limit, list(self._store.incidents()))

    def _replaced(self, base: State, state: State) -> bool:
        """Whether what was derived can't be gone on from: readings replaced, or rows that merging did not make."""
        return self._store.replaced(base.readings, state.readings) or bool(self._store.made_of([""]))

    def _begin(self) -> Merge:
        """Start without what was derived before."""
        self._copies, self._versions, self._merge = Copies(), Versions(), Merge()
        return self._merge

    def _resume(self, base: State) -> Merge:
        """Go on from the derived rows as they are: in memory, if this process made them."""
        if self._merge is None or self._base != base:
            self._copies = Copies(self._store, self._store.copied())
            self._versions = Versions()
            log = self._log(base.judgements)
            start = Start(self._store, self._copies.families(), log, self._store.moved())
            self._merge, self._base = Merge(start=start), base
        return self._merge

    def _log(self, upto: int) -> Sequence[Judgement]:
        """The first judgements; what was said of a claim that a newer reader words otherwise is said of that."""
        log = self._store.judgements()[:upto]
        if not log:
            return log
        subjects = sorted({subject for judgement in log for subject in judgement.subjects})
        told = self._store.told_by(subjects)
        current = {
            claim.id: claim
            for document in sorted({claim.document.id for claim in told})
            for claim in self._store.claims_in(document)
        }
        former = {claim.id: claim for claim in told if claim.id not in current}
        return relocated(log, current.values(), former) if former else log
