"""Which drafts of a passage say no more than another one beside them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.codebook._draft import Draft

_TELLING = frozenset({"proposal", "rejection", "precondition", "ultimatum", "accusation", "sanction"})


def needless(drafts: Sequence[Draft], kept: Iterable[int]) -> set[int]:
    """The ids of stances that are an offer, refusal, threat or charge, and of charges that are one attack.

    Args:
        drafts: all drafts of one passage.
        kept: the ids of those drafts of diplomacy that stand.
    """
    standing = set(kept)
    attacks = [d for d in drafts if d.type == "attack"]
    charges = {id(d) for d in drafts if d.fields.get("plain") and _tells_one(d, attacks)}
    others = [*attacks, *(d for d in drafts if d.type in _TELLING and id(d) in standing)]
    stances = [d for d in drafts if d.type == "position"]
    return charges | {id(d) for d in stances if any(_holds(other, d) for other in others)}


def _tells_one(charge: Draft, attacks: Iterable[Draft]) -> bool:
    """True where an attack is told behind the verb of a charge."""
    return any(charge.trigger <= attack.trigger <= charge.last for attack in attacks)


def _holds(other: Draft, stance: Draft) -> bool:
    """True where another draft's words are a stance's; not a view on what somebody else offers."""
    if other.last < stance.first or stance.last < other.first:
        return False
    if other.type == "attack":
        return not stance.fields.get("firm")
    return not (other.type == "proposal" and stance.fields.get("view") and other.agent != stance.agent)
