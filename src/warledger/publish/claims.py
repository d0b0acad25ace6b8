"""Claims as JSON Lines: every current claim with its exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._rows import CLAIM_FIELDS, claim_row, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

LOSES = "the documents' texts, judgements, and claims of earlier readings"
FIELDS = CLAIM_FIELDS


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:  # noqa: ARG001 - as every exporter
    """Yield one claim a line."""
    yield from lines(map(claim_row, claims))
