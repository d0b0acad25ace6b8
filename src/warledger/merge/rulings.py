"""What people decided: which claims stand, as corrected, and what belongs together.

The log is read oldest first, so the last person wins; an undone judgement is as if it had
never been made (codebook, Incidents 7).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from warledger.model import Claim

JOINING = frozenset({"same", "merge"})
PARTING = frozenset({"different", "split"})


class Rulings(msgspec.Struct, frozen=True):
    """The judgements in force: by claim, and the joins and partings in their order."""

    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    corrected: dict[str, tuple[Judgement, ...]] = {}
    moves: tuple[Judgement, ...] = ()
    named: frozenset[str] = frozenset()

    def about(self, claim: str) -> tuple[bool, tuple[Judgement, ...]]:
        """What is ruled of one claim itself: whether it is out, and its corrections."""
        return claim in self.rejected, self.corrected.get(claim, ())


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The judgements in force, from the log."""
    log = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    undone: set[str] = set()
    for judgement in reversed(log):
        if judgement.verdict == "undo" and judgement.id not in undone:
            undone.update(judgement.subjects)
    stand = [judgement for judgement in log if judgement.id not in undone and judgement.verdict != "undo"]
    rejected: set[str] = set()
    accepted: set[str] = set()
    corrected: dict[str, tuple[Judgement, ...]] = {}
    for judgement in stand:
        if judgement.verdict in ("accept", "reject"):
            accepting = judgement.verdict == "accept"
            (accepted if accepting else rejected).update(judgement.subjects)
            (rejected if accepting else accepted).difference_update(judgement.subjects)
        elif judgement.verdict == "correct":
            for claim in judgement.subjects:
                corrected[claim] = (*corrected.get(claim, ()), judgement)
    return Rulings(
        frozenset(rejected),
        frozenset(accepted),
        corrected,
        tuple(judgement for judgement in stand if judgement.verdict in JOINING | PARTING),
        frozenset(
            claim for judgement in stand if judgement.verdict != "unsure" for claim in judgement.subjects
        ),
    )


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """A claim with one field set as a person said; `field` may be dotted ("place.name").

    Raises:
        ValueError: if the claim has no such field, or the value is not one of its kind.
    """
    fields: dict[str, Any] = msgspec.to_builtins(claim)
    *path, last = (judgement.field or "").split(".")
    inner: Any = fields
    for name in path:
        if not isinstance(inner, dict) or inner.get(name) is None:
            raise ValueError(f"claim {claim.id} has no {judgement.field!r} to correct")
        inner = inner[name]
    if not isinstance(inner, dict) or (last not in inner and last not in claim.__struct_fields__):
        raise ValueError(f"claim {claim.id} has no {judgement.field!r} to correct")
    try:
        inner[last] = msgspec.json.decode((judgement.value or "null").encode())
        return msgspec.convert(fields, type(claim))
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ValueError(
            f"claim {claim.id}: {judgement.field} cannot be {judgement.value}: {error}"
        ) from error


def effective(claims: Iterable[Claim], ruled: Rulings) -> list[Claim]:
    """The claims that stand, as corrected."""
    kept = []
    for claim in claims:
        out, corrections = ruled.about(claim.id)
        if out:
            continue
        standing = claim
        for judgement in corrections:
            standing = corrected(standing, judgement)
        kept.append(standing)
    return kept


def moved(
    clusters: Iterable[frozenset[str]],
    moves: Sequence[Judgement],
    together: Callable[[str], frozenset[str]],
) -> list[frozenset[str]]:
    """Clusters of claim ids after people joined and parted them.

    Joining two claims joins their whole clusters; parting takes a claim out with its own
    document's account (`together`), unless the other claim stands in that account too.
    """
    state = [set(cluster) for cluster in clusters]

    def where(claim: str) -> set[str] | None:
        return next((cluster for cluster in state if claim in cluster), None)

    for judgement in moves:
        known = [claim for claim in judgement.subjects if where(claim) is not None]
        if judgement.verdict in JOINING:
            for one, two in pairwise(known):
                _join(state, where(one), where(two))
        elif judgement.verdict == "split":
            out = set(known)
            state = [*(cluster - out for cluster in state), out]
        else:
            for index, two in enumerate(known):
                for one in known[:index]:
                    _part(state, where(one), one, two, together(two))
        state = [cluster for cluster in state if cluster]
    return [frozenset(cluster) for cluster in sorted(state, key=min)]


def _join(state: list[set[str]], one: set[str] | None, two: set[str] | None) -> None:
    """Make one cluster of two."""
    if one is None or two is None or one is two:
        return
    one |= two
    two.clear()
    state[:] = [cluster for cluster in state if cluster]


def _part(state: list[set[str]], home: set[str] | None, one: str, two: str, account: frozenset[str]) -> None:
    """Take a claim with its account out of a cluster in which another must not be."""
    if home is None or two not in home:
        return
    out = {two} if one in account else (set(account) & home) | {two}
    home -= out
    state.append(out)


def relocated(
    judgements: Iterable[Judgement], claims: Iterable[Claim], former: Mapping[str, Claim]
) -> list[Judgement]:
    """Judgements about claims that a newer reader no longer makes, moved to those it makes instead.

    A vanished claim's place is taken by the claim of the same document and type whose words
    overlap its own the most; a judgement about nothing that is left stays as it was.
    """
    current: dict[str, Claim] = {}
    by_place: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        current[claim.id] = claim
        by_place.setdefault((claim.document.id, claim.type), []).append(claim)

    def heir(identity: str) -> str:
        old = former.get(identity)
        if identity in current or old is None:
            return identity
        shared = [
            (min(claim.end, old.end) - max(claim.start, old.start), claim.id)
            for claim in by_place.get((old.document.id, old.type), ())
        ]
        best = max(shared, default=(0, identity))
        return best[1] if best[0] > 0 else identity

    return [
        judgement
        if judgement.verdict == "undo"
        else msgspec.structs.replace(judgement, subjects=tuple(dict.fromkeys(map(heir, judgement.subjects))))
        for judgement in judgements
    ]
