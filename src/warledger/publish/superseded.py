"""Claims of earlier readings as JSON Lines, oldest first: what judgements made then are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._rows import CLAIM_FIELDS, claim_row, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

WHOLE = True
LOSES = "the current claims, which are in `claims`; the texts and judgements"
FIELDS = CLAIM_FIELDS


def export(
    claims: Iterable[Claim],  # noqa: ARG001 - as every exporter
    incidents: Iterable[Incident],  # noqa: ARG001 - as every exporter
    superseded: Iterable[Claim],
) -> Iterator[bytes]:
    """Yield one claim a line, with the version of the reader that found it."""
    yield from lines(map(claim_row, superseded))
