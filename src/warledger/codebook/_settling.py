"""What a document's attacks say once they are looked over together.

A region told where one settlement in it was struck means that settlement; where several were,
it is a sum over them (codebook, Incidents 1 and Claims 4). A telling without a place beside one
with it is no further attack; one without a weapon has the weapon that the document gives it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.model import Claim, Place

_COARSE = frozenset({"country", "admin1"})
_AROUND = 60
_FIGHT = re.compile(r"\b(?:fight|fought|clash|battl|skirmish)", re.IGNORECASE)
"""Two sides' deed, which tells no weapon of one of them elsewhere."""
_TOLD = frozenset({"asserted"})


def _means(claim: Claim) -> str:
    return str(getattr(claim, "means", "unspecified"))


def _key(place: Place) -> object:
    return place.geonames or place.name


def _holds(outer: Place, inner: Place) -> bool:
    """True when a settlement lies in a region or country, or is a name that no gazetteer has."""
    if inner.precision is None and inner.country is None:
        return True
    if inner.precision in _COARSE or inner.country != outer.country:
        return False
    return outer.precision == "country" or (inner.admin1 is not None and inner.admin1 == outer.admin1)


def _same_party(one: Claim, other: Claim) -> bool:
    return one.actor is None or other.actor is None or one.actor == other.actor


def _overlap(one: Claim, other: Claim) -> bool:
    """True when two times can be one, or one of them is unknown."""
    if one.when is None or other.when is None or None in {one.when.start, other.when.start}:
        return True
    first, second = str(one.when.start)[:10], str(other.when.start)[:10]
    return first <= str(other.when.end or second)[:10] and second <= str(one.when.end or first)[:10]


def _refined(claim: Claim, told: Sequence[Claim]) -> Claim:
    """A telling of a region or country: at the one settlement in it, else a sum."""
    place = claim.place
    if (
        place is None
        or place.precision not in _COARSE
        or claim.modality not in _TOLD
        or claim.scope == "total"
    ):
        return claim
    inside = {
        _key(other.place): other.place
        for other in told
        if other.place is not None
        and _holds(place, other.place)
        and _same_party(claim, other)
        and _overlap(claim, other)
    }
    if len(inside) == 1:
        return msgspec.structs.replace(
            claim, place=msgspec.structs.replace(*inside.values(), words=place.words)
        )
    return msgspec.structs.replace(claim, scope="total") if inside else claim


def _armed(claim: Claim, told: Sequence[Claim], everything: Sequence[Claim], text: str) -> Claim:
    """A telling without a weapon: as the document has it for the same attack, party, or air defense."""
    means = _means(claim)
    told = [other for other in told if not _FIGHT.search(other.words)]
    here = [other for other in told if _is_one(claim, other)]
    if (
        means == "artillery"
        and "rocket" in text[max(0, claim.start - _AROUND) : claim.end + _AROUND].casefold()
    ):
        others = {_means(other) for other in here}
        return msgspec.structs.replace(claim, means="missile") if "missile" in others else claim
    if means != "unspecified":
        return claim
    by_party = [other for other in told if claim.actor and other.actor == claim.actor]
    downed = [
        other for other in everything if other.type == "interception" and other.recipient == claim.actor
    ]
    for group in (here, by_party, downed):
        counts = Counter(_means(other) for other in group if _means(other) != "unspecified")
        if counts:
            found = max(counts, key=lambda one: counts[one])
            return msgspec.structs.replace(claim, means=found)
    return claim


def _is_one(claim: Claim, other: Claim) -> bool:
    """True when two tellings can be of one attack."""
    return _is_there(claim, other) and _overlap(claim, other)


def _dated(claim: Claim, told: Sequence[Claim]) -> Claim:
    """A denial without a place of its own is of the attack charged, and has its time."""
    if claim.modality != "denied" or claim.place is None or claim.place.words is not None:
        return claim
    charged = next((other for other in told if other.modality != "denied" and _is_there(claim, other)), None)
    return msgspec.structs.replace(claim, when=charged.when) if charged is not None else claim


def _is_there(claim: Claim, other: Claim) -> bool:
    """True when two tellings can have one place and one author."""
    here = claim.place is not None and other.place is not None and _key(claim.place) == _key(other.place)
    return here and _same_party(claim, other)


def _is_needless(claim: Claim, told: Sequence[Claim]) -> bool:
    """True for a telling that adds nothing: no place beside a place, a denial of what nobody charges."""
    if claim.modality == "denied" and (claim.place is None or claim.place.words is None):
        return not any(other.modality != "denied" and _is_there(claim, other) for other in told)
    return claim.place is None and any(other.place is not None for other in told)


def settled(claims: Sequence[Claim], everything: Sequence[Claim], text: str) -> list[Claim]:
    """The attacks of one document, settled.

    Args:
        claims: the document's attacks.
        everything: all its claims.
        text: its text.
    """
    kept = [claim for claim in claims if not _is_needless(claim, claims)]
    scenes = [claim for claim in everything if claim.type in {"harm", "damage"} and claim.scope != "total"]
    kept = [_dated(claim, kept) for claim in kept]
    placed = [_refined(claim, [*kept, *scenes]) for claim in kept]
    return [_armed(claim, placed, everything, text) for claim in placed]
