"""Sums over places and periods: kept, shown, checked against their parts, never an event.

A total never raises an incident's figure (codebook, Incidents 5); only a total of nobody
says something of each part: nobody there either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.merge.attach import contains
from warledger.merge.view import COUNTRY, UNKNOWN, sameactor
from warledger.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warledger.merge.score import Side
    from warledger.model import Claim, Incident

SLACK = 12  # hours: a night's sum and its parts are not told to the hour


def covers(total: Side, part: Side) -> bool:
    """Whether an incident's group lies within a total's area and hours."""
    if total.window is None or part.window is None:
        return False
    inside = total.window.start - SLACK <= part.window.start and part.window.end <= total.window.end + SLACK
    where = total.spot.level == UNKNOWN or (
        total.spot.country == part.spot.country
        and (
            total.spot.level == COUNTRY or contains(total.spot, part.spot) or total.spot.key == part.spot.key
        )
    )
    return inside and where and sameactor(total.actor, part.actor)


def zeros(total: Side) -> list[Claim]:
    """The claims of a total that say nobody was hurt."""
    return [
        claim
        for account in total.accounts
        for claim in account.claims
        if claim.type == "harm" and claim.modality == "asserted" and getattr(claim, "high", None) == 0
    ]


def spared(figures: Mapping[str, Figure], totals: Iterable[Side], part: Side, rule: str) -> dict[str, Figure]:
    """An incident's figures with the zeros that totals imply, where nobody says anything of it."""
    found = dict(figures)
    if found:
        return found
    for total in totals:
        if not covers(total, part):
            continue
        for claim in zeros(total):
            for effect in ("killed", "injured"):
                found.setdefault(effect, Figure(low=0, best=0, high=0, rule=rule, claims=(claim.id,)))
    return found


def checked(total: Incident, parts: Sequence[Incident]) -> Incident:
    """A total with its sum compared to that of the incidents it covers, in words."""
    reasons = []
    for effect, figure in sorted(total.figures.items()):
        numbers = [part.figures[effect].best for part in parts if effect in part.figures]
        known = sum(numbers)
        gap = figure.best - known
        told = "as many" if gap == 0 else f"{abs(gap)} {'more than' if gap > 0 else 'fewer than'} the parts"
        reasons.append(
            f"{effect}: the total says {figure.best}; {len(numbers)} incidents here add up to {known}: {told}"
        )
    return msgspec.structs.replace(total, reasons=(*total.reasons, *reasons))
