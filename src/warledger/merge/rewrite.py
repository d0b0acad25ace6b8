"""Joins and partings that people made, applied to what the rules put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.merge import assemble
from warledger.merge.dealings import Dealing
from warledger.merge.rulings import Rulings, moved
from warledger.merge.score import Side, side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warledger.merge.block import Account
    from warledger.merge.grouping import Grouping
    from warledger.merge.reconcile import Setting
    from warledger.model import Incident

DECIDED = "a person decided what belongs together here"


def rearranged(
    ruled: Rulings,
    events: Grouping,
    dealt: Mapping[tuple[str, str], Sequence[Dealing]],
    setting: Setting,
) -> tuple[set[str], set[tuple[str, str]], list[Incident]]:
    """Incidents after people's moves.

    Returns:
        The groups and the blocks of dealings whose own incidents these replace, and they.
    """
    if not ruled.moves:
        return set(), set(), []
    named = {claim for judgement in ruled.moves for claim in judgement.subjects}
    homes = events.holding(named)
    sides = [whole for root in sorted(homes) if (whole := events.whole(root)) is not None]
    blocks = {key for key, group in dealt.items() if any(_names(one, named) for one in group)}
    found = _attacks(sides, ruled, setting)
    for key in sorted(blocks):
        found += _dealings(dealt[key], ruled, setting)
    return homes, blocks, found


def _names(dealing: Dealing, named: set[str]) -> bool:
    """Whether a dealing holds a named claim."""
    return any(term.claim.id in named for term in dealing.terms)


def _attacks(sides: Sequence[Side], ruled: Rulings, setting: Setting) -> list[Incident]:
    """The incidents of violence that the moves leave."""
    owner: dict[str, Account] = {
        claim.id: account for whole in sides for account in whole.accounts for claim in account.claims
    }
    reasons = {claim.id: whole for whole in sides for account in whole.accounts for claim in account.claims}
    clusters = moved(
        [frozenset(claim.id for account in whole.accounts for claim in account.claims) for whole in sides],
        ruled.moves,
        lambda claim: frozenset(one.id for one in owner[claim].claims),
    )
    found = []
    for cluster in clusters:
        parts = {owner[claim].id: owner[claim] for claim in cluster}
        pieces = [_piece(parts[key], cluster) for key in sorted(parts)]
        whole = side(pieces)
        origin = reasons[min(cluster)]
        if frozenset(claim.id for account in origin.accounts for claim in account.claims) == cluster:
            whole = origin
        else:
            whole.reasons.append(DECIDED)
        made = assemble.attack(whole, setting, ())
        if made is not None:
            found.append(made)
    return found


def _piece(account: Account, cluster: frozenset[str]) -> Account:
    """The part of an account that a cluster holds."""
    claims = tuple(claim for claim in account.claims if claim.id in cluster)
    return msgspec.structs.replace(account, id=claims[0].id, claims=claims)


def _dealings(dealt: Sequence[Dealing], ruled: Rulings, setting: Setting) -> list[Incident]:
    """The dealings that the moves leave."""
    owner = {term.claim.id: term for dealing in dealt for term in dealing.terms}
    clusters = moved(
        [frozenset(term.claim.id for term in dealing.terms) for dealing in dealt],
        ruled.moves,
        lambda claim: frozenset({claim}),
    )
    found = []
    for cluster in clusters:
        terms = sorted((owner[claim] for claim in cluster), key=lambda term: (term.at, term.claim.id))
        same = next((one for one in dealt if {term.claim.id for term in one.terms} == cluster), None)
        found.append(assemble.dealing(same or Dealing(terms, [DECIDED]), setting))
    return found
