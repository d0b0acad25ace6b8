"""How many a dealing or an interception is about: prisoners exchanged, drones shot down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.model import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.model import Claim

RULE = "latest-told"
_COUNTED = {"exchange": "what", "interception": "means"}


def counts(claims: Sequence[Claim]) -> dict[str, Figure]:
    """The figures of an exchange by what is handed over, of an interception by its weapons.

    Args:
        claims: the incident's claims that are not denied, in the order of publication.

    Returns:
        For each thing counted the range over all accounts; best is what was told last.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        field = _COUNTED.get(claim.type)
        number = _number(claim) if field else None
        if field and number is not None:
            told.setdefault(str(getattr(claim, field)), []).append(claim)
    return {thing: _figure(found) for thing, found in sorted(told.items())}


def _number(claim: Claim) -> int | None:
    """The number a claim tells, by its lower end where it has one."""
    low, high = getattr(claim, "low", None), getattr(claim, "high", None)
    return low if low is not None else high


def _figure(claims: Sequence[Claim]) -> Figure:
    """The range over some accounts of one thing."""
    numbers = [number for claim in claims if (number := _number(claim)) is not None]
    best = numbers[-1]
    return Figure(
        low=min(numbers),
        best=best,
        high=max(numbers),
        rule=RULE,
        claims=tuple(claim.id for claim in claims),
    )
