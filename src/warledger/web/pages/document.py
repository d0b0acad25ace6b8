"""One document: its text as received, every claim marked in it, repeats dimmed, copies listed."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec
from starlette.exceptions import HTTPException

from warledger.model import Document
from warledger.normalize.copies import copies
from warledger.normalize.repeats import first_copies
from warledger.normalize.sentences import passages
from warledger.web.pages._render import page
from warledger.web.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.model import Claim, Incident
    from warledger.record import Record

KIN = 200
"""Other reports of the same events that are compared with a document, at most."""


class Stretch(msgspec.Struct, frozen=True):
    """A piece of the text: under which claims it stands, which of them begin here, whether it repeats."""

    text: str
    claims: tuple[str, ...]
    begins: tuple[str, ...]
    kind: str
    repeated: bool


class Copy(msgspec.Struct, frozen=True):
    """Another report that copies this one, or that this one copies."""

    document: Document
    share: float
    kind: str
    older: bool


def document(request: Request) -> Response:
    """The page of one document."""
    record: Record = request.app.state.record
    found = record.document(request.path_params["id"])
    if found is None:
        raise HTTPException(404, say("missing.document"))
    claims = record.claims_in(found.id)
    told = record.incidents_in(found.id)
    homes = {claim: incident for incident in told for claim in incident.claims}
    return page(
        request,
        "document.html",
        title=found.title or found.name,
        document=found,
        stretches=stretches(found, claims),
        claims=claims,
        incidents=told,
        homes=homes,
        copies=_copies(record, found, told),
    )


def stretches(found: Document, claims: Sequence[Claim]) -> list[Stretch]:
    """The text cut wherever a claim or a repeated passage begins or ends; joined, it is the text."""
    text = found.text
    repeats = _repeats(found)
    cuts = {0, len(text)}
    for start, end in [*((c.start, c.end) for c in claims), *repeats]:
        cuts |= {start, end}
    order = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    made = []
    for start, end in itertools.pairwise(order):
        over = [claim for claim in claims if claim.start < end and claim.end > start]
        made.append(
            Stretch(
                text[start:end],
                tuple(claim.id for claim in over),
                tuple(claim.id for claim in over if claim.start == start),
                next((claim.type for claim in over if claim.type == "harm"), over[0].type if over else ""),
                any(first < end and last > start for first, last in repeats),
            )
        )
    return made


def _repeats(found: Document) -> list[tuple[int, int]]:
    """The spans of passages whose words stood earlier in the text."""
    parts = passages(found.text, found.language)
    first = first_copies(part.text for part in parts)
    return [(part.start, part.end) for part, copy in zip(parts, first, strict=True) if copy is not None]


def _copies(record: Record, found: Document, told: Sequence[Incident]) -> list[Copy]:
    """The reports of the same events that go back to this one or to which it goes back."""
    ids = dict.fromkeys(claim for incident in told for claim in incident.claims)
    names = dict.fromkeys(claim.document.id for claim in record.claims_of(list(ids)[: KIN * 10]))
    names.pop(found.id, None)
    kin = [other for one in list(names)[:KIN] if (other := record.document(one)) is not None]
    known = {other.id: other for other in kin}
    made = []
    for row in copies([found, *kin]):
        if found.id in (row.document, row.of):
            older = row.document == found.id
            made.append(Copy(known[row.of if older else row.document], row.share, row.kind, older))
    return sorted(made, key=lambda copy: (copy.document.published or "9999", copy.document.id))
