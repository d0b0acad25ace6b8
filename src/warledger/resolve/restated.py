"""What a document says twice is one claim: a headline and the body, a figure told again.

Codebook, Claims 11: a teaser or headline that restates the body is one claim, with the body's
fuller words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.model import Claim


def _place(claim: Claim) -> object:
    place = claim.place
    return None if place is None else place.geonames or place.name


def _harm(claim: Claim) -> tuple[object, ...]:
    """Effect and the end of the figure that both wordings keep ("17 dead", "at least 17")."""
    low, high = getattr(claim, "low", None), getattr(claim, "high", None)
    return (getattr(claim, "effect", None), low if low is not None else high)


def _exchange(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name, None) for name in ("what", "low", "status"))


def _attack(claim: Claim) -> tuple[object, ...]:
    return (_place(claim), claim.modality)


_SAME: dict[str, Callable[[Claim], tuple[object, ...]]] = {
    "harm": _harm,
    "attack": _attack,
    "damage": lambda claim: (getattr(claim, "object", None), _place(claim)),
    "exchange": _exchange,
    "talks": lambda claim: (getattr(claim, "round", None), claim.modality),
    "agreement": lambda claim: (getattr(claim, "status", None),),
    "interception": lambda claim: (getattr(claim, "low", None), claim.actor),
    "territory": lambda claim: (_place(claim), getattr(claim, "what", None)),
}


def _key(claim: Claim) -> tuple[object, ...]:
    """What two wordings of one claim have in common."""
    same = _SAME.get(claim.type)
    return (claim.type, *(same(claim) if same else (claim.actor, claim.recipient)))


def _speaker(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


def _told_again(claim: Claim, before: Claim) -> bool:
    """A harm figure of one place told again by the same speaker, or by nobody else named."""
    if claim.type != "harm" or _place(claim) != _place(before) or claim.scope != before.scope:
        return False
    if getattr(claim, "high", None) != getattr(before, "high", None) or getattr(claim, "low", None) == 1:
        return False
    return _speaker(claim) in {None, _speaker(before)}


def _is_vaguer(claim: Claim, body: dict[tuple[object, ...], list[Claim]]) -> bool:
    """A headline's "dozens hurt" where the body has a figure of the same effect."""
    effect = getattr(claim, "effect", None)
    told = (other for others in body.values() for other in others if other.type == "harm")
    return bool(getattr(claim, "vague", False)) and any(
        getattr(other, "effect", None) == effect for other in told
    )


def without_restatements(claims: Sequence[Claim], is_headline: Callable[[Claim], bool]) -> list[Claim]:
    """The claims of one document, each told once, in their order.

    Args:
        claims: all claims of the document, in the order of its text.
        is_headline: whether a claim stands in a title or heading.
    """
    body: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if not is_headline(claim):
            body.setdefault(_key(claim), []).append(claim)
    kept: list[Claim] = []
    told: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        key = _key(claim)
        if is_headline(claim) and (key in body or _is_vaguer(claim, body)):
            continue
        if any(_told_again(claim, before) for before in told.get(key, ())):
            continue
        told.setdefault(key, []).append(claim)
        kept.append(claim)
    return kept
