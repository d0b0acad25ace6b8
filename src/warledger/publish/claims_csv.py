"""Claims as one flat CSV table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.plugs import load, names
from warledger.publish._rows import CLAIM_FIELDS, HEAD, TAIL, claim_row, flat, flat_columns
from warledger.publish._table import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

LOSES = "the order of candidates and chains beyond text; a leading =, +, - or @ gets an apostrophe"
FIELDS = CLAIM_FIELDS | {"place_…, when_…, speaker_…, document_…": "the fields of the nested nouns"}


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:  # noqa: ARG001 - as every exporter
    """Yield the header, then one claim a row; the columns are the same whatever the claims."""
    typed = sorted({field for name in names("codebook") for field in _typed(name)})
    columns = [*flat_columns(HEAD), *typed, *TAIL]
    yield from table((flat(claim_row(claim)) for claim in claims), columns)


def _typed(name: str) -> list[str]:
    """The fields that a type of claim adds."""
    from warledger.model import Claim

    kinds = [k for k in vars(load("codebook", name)).values() if isinstance(k, type) and issubclass(k, Claim)]
    return [f for kind in kinds for f in kind.__struct_fields__ if f not in Claim.__struct_fields__]
