"""One incident: figures and their history, two accounts, claims in their words, origins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from warledger.record.trace import NotFoundError, SeveralError
from warledger.web.pages._render import data, page
from warledger.web.pages.origins_tree import origins_tree
from warledger.web.pages.two_accounts import EFFECTS, two_accounts
from warledger.web.telling import moment_words, place_words
from warledger.web.wording import label, say

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.model import Claim, Incident
    from warledger.record import Record

CORRECTED = (
    "low",
    "high",
    "vague",
    "actor",
    "recipient",
    "scope",
    "modality",
    "background",
    "effect",
    "means",
)
"""Fields that the page offers to correct; the command line can set any."""


def incident(request: Request) -> Response:
    """The page of one incident."""
    record: Record = request.app.state.record
    asked = request.path_params["id"]
    found = record.incident(asked)
    if found is None:
        return _by_start(record, asked)
    why = record.why(found.id)
    claims = [evidence.claim for evidence in why.evidence if not evidence.superseded]
    ids = dict.fromkeys(claim.document.id for claim in claims)
    documents = [document for one in ids if (document := record.document(one)) is not None]
    said = {claim.id: claim for claim in claims}
    return page(
        request,
        "incident.html",
        title=f"{label('type', found.type)}, {place_words(found.place)}",
        incident=found,
        figures=sorted(
            found.figures.items(),
            key=lambda item: EFFECTS.index(item[0]) if item[0] in EFFECTS else len(EFFECTS),
        ),
        why=why,
        sums={one.effect: one for one in why.sums},
        accounts=two_accounts(found, claims),
        tree=origins_tree(claims, documents),
        documents=documents,
        history=_moments(found, said),
        chart=data(msgspec.json.encode(_moments(found, said))),
        fields=CORRECTED,
        said=said,
    )


def _by_start(record: Record, start: str) -> Response:
    """To the incident whose id starts so.

    Raises:
        SeveralError: if there are several of them.
        HTTPException: if there is none.
    """
    try:
        return RedirectResponse(f"/incidents/{record.whole_id(start, 'incident')}", 307)
    except SeveralError:
        raise
    except NotFoundError:
        raise HTTPException(404, say("missing.incident")) from None


def _moments(found: Incident, said: dict[str, Claim]) -> list[dict[str, Any]]:
    """The history with who had spoken, for the table and the chart."""
    return [
        {
            "at": moment.at,
            "when": moment_words(moment.at),
            "effect": moment.effect,
            "name": label("effect", moment.effect),
            "low": moment.low,
            "high": moment.high,
            "claim": moment.claim,
            "by": _by(said.get(moment.claim)),
            "words": " ".join(said[moment.claim].words.split()) if moment.claim in said else "",
        }
        for moment in found.history
    ]


def _by(claim: Claim | None) -> str:
    if claim is None:
        return ""
    speaker = claim.speaker
    return (speaker.name or speaker.words) if speaker else (claim.document.publisher or claim.document.name)
