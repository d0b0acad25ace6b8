"""Claims as a Parquet table with typed, nested columns; one table for all types. Needs the extra `scale`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.plugs import load, names
from warledger.publish._columns import DAY_FIELDS, DAYS, column, day_cells, parquet
from warledger.publish._rows import CLAIM_FIELDS, HEAD, TAIL, claim_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

LOSES = "the documents' texts, judgements, and claims of earlier readings"
FIELDS = CLAIM_FIELDS | DAY_FIELDS


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:  # noqa: ARG001 - as every exporter
    """Yield the file in pieces; the columns are the same whatever the claims."""
    yield from parquet((claim_row(claim) | day_cells(claim) for claim in claims), _columns() | DAYS, LOSES)


def _columns() -> dict[str, str]:
    """Every field of every type of claim; one that two types hold differently is text."""
    from warledger.model import Claim

    found: dict[str, str] = {}
    for name in names("codebook"):
        for kind in vars(load("codebook", name)).values():
            if isinstance(kind, type) and issubclass(kind, Claim):
                for field in msgspec.structs.fields(kind):
                    spelled = column(field.type)
                    found[field.name] = spelled if found.get(field.name, spelled) == spelled else "VARCHAR"
    typed = [name for name in sorted(found) if name not in (*HEAD, *TAIL)]
    head = {name: "VARCHAR" if name == "type" else found[name] for name in HEAD}
    return head | {name: found[name] for name in (*typed, *TAIL)}
