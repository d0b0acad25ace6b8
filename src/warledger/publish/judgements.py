"""Judgements as JSON Lines: the log of what people decided, oldest first; `warledger import` takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.publish._rows import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident, Judgement

WHOLE = True
LOSES = "nothing of the log; the claims it is about are in `claims` and `superseded`"
FIELDS = {
    "id": "hash of the decision",
    "verdict": "accept, reject, correct, same, different, unsure, merge, split or undo",
    "subjects": "ids of the claims it is about; for undo, of the judgement taken back",
    "who": "the person",
    "at": "when, ISO, UTC",
    "why": "the reason, in words",
    "field": "what a correct sets; else null",
    "value": "what it sets it to, as JSON text; else null",
}


def export(
    claims: Iterable[Claim],  # noqa: ARG001 - as every exporter
    incidents: Iterable[Incident],  # noqa: ARG001 - as every exporter
    judgements: Iterable[Judgement],
) -> Iterator[bytes]:
    """Yield one judgement a line."""
    yield from lines(map(msgspec.structs.asdict, judgements))
