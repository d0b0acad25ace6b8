"""The claims' words, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warledger.model import Claim, Incident

LOSES = "everything but the words"
FIELDS = {"words": "a claim's words, as printed"}


def export(claims: Sequence[Claim], incidents: Sequence[Incident]) -> Iterator[bytes]:
    """One line a claim."""
    yield from (claim.words.encode() + b"\n" for claim in claims)
