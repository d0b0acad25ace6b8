"""The whole of merging."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.merge import assemble
from warledger.merge.attach import Index, target
from warledger.merge.block import Account, accounts, by_document
from warledger.merge.cluster import groups
from warledger.merge.origins import voice
from warledger.merge.view import SETTLEMENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warledger.model import Claim, Document, Incident, Judgement

class State: ...

def incidents(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    families: Mapping[str, str] | None = None,
    rule: str = "latest-by-authority",
) -> list[Incident]:
    voices = {}
    known = {d.id: d for d in documents}
    for d in documents:
        root = known.get((families or {}).get(d.id, d.id), d)
        voices[d.id] = voice(root.publisher, root.id)
    keyed = defaultdict(list)
    for _, own in by_document(claims):
        for account in accounts(own):
            keyed[account.spot.key].append(account)
    found = []
    for key in sorted(keyed):
        found += groups(keyed[key])
    for level in (0, 2, 3, 4, 5):
        index = Index(g for g in found if g.window is not None and (g.spot.level != level))
        moves = []
        for g in found:
            if g.spot.level == level:
                t = target(g, index)
                if t: moves.append((g, t))
        from warledger.merge.score import absorb
        for g, (t, why) in moves:
            for a in g.accounts: absorb(t, a)
            t.reasons.extend([*g.reasons, why])
        gone = {id(g) for g, _ in moves}
        found = [g for g in found if id(g) not in gone]
    out = [assemble.attack(g, voices, rule) for g in found]
    from warledger.merge.dealings import dealings
    out += [assemble.dealing(d, voices) for d in dealings(claims)]
    return [i for i in out if i]
